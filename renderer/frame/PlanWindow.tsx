/** The window of an open plan: header, rail, the chosen screen, footer, and what opens over them. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import type { OpenPlan } from "#shared/contract/methods.ts";
import type { Field } from "#shared/domain/field.ts";
import { paperKey } from "#shared/domain/paper.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { papersOf } from "#shared/forms/papers.ts";
import { AnswersScreen } from "#renderer/answers/AnswersScreen.tsx";
import { ArchiveScreen } from "#renderer/archive/ArchiveScreen.tsx";
import { failureOf } from "#renderer/client/bridge.ts";
import { rememberedPlace, rememberPlace } from "#renderer/client/placeMemory.ts";
import { useContractCommand, useContractQuery } from "#renderer/client/useContract.ts";
import { CommitteeScreen } from "#renderer/committee/CommitteeScreen.tsx";
import { focusField } from "#renderer/common/fieldElement.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { isComposing } from "#renderer/common/ime.ts";
import { Waiting } from "#renderer/common/Waiting.tsx";
import { PreviewPage } from "#renderer/export/PreviewPage.tsx";
import { OutputDialog } from "#renderer/export/OutputDialog.tsx";
import { HistoryScreen } from "#renderer/history/HistoryScreen.tsx";
import { MinutesScreen } from "#renderer/minutes/MinutesScreen.tsx";
import { PlanScreen } from "#renderer/plan/PlanScreen.tsx";
import { ProgressScreen } from "#renderer/progress/ProgressScreen.tsx";
import { RecordScreen } from "#renderer/record/RecordScreen.tsx";
import { SearchDialog } from "#renderer/search/SearchDialog.tsx";
import { SheetsScreen } from "#renderer/sheets/SheetsScreen.tsx";
import { NextYearDialog } from "#renderer/year/NextYearDialog.tsx";
import { Footer } from "#renderer/frame/Footer.tsx";
import { useLeave } from "#renderer/frame/LeaveGuard.tsx";
import { Header } from "#renderer/frame/Header.tsx";
import { LocationNote } from "#renderer/frame/LocationNote.tsx";
import { Rail } from "#renderer/frame/Rail.tsx";
import { SaveBand } from "#renderer/frame/SaveStatus.tsx";
import { UndoContext } from "#renderer/frame/UndoContext.ts";
import { useUndo } from "#renderer/frame/useUndo.ts";
import { clockOf } from "#shared/rules/momentLabel.ts";
import {
  paperOfSubject,
  WorkspaceContext,
  type Drawer,
  type Overlay,
  type Workspace,
} from "#renderer/frame/workspace.ts";
import type { Place, SideTab } from "#renderer/client/place.ts";

export function PlanWindow({ plan }: { plan: OpenPlan }): ReactNode {
  const [place, setPlace] = useState<Place>(
    () =>
      rememberedPlace(plan)?.place ?? {
        screen: "progress",
        fiscalYear: plan.currentFiscalYear,
        paper: undefined,
        sheet: undefined,
        part: undefined,
        planPart: "plan",
        focus: undefined,
        comment: undefined,
      },
  );
  // A year that was taken away from the plan gives way to the nearest one that is still there.
  const fiscalYear = plan.fiscalYears.includes(place.fiscalYear) ? place.fiscalYear : plan.currentFiscalYear;
  const snapshot = useContractQuery("plan.snapshot", { fiscalYear }, { keepPrevious: true });
  const close = useContractCommand("plan.close");
  const leave = useLeave();
  if (snapshot.isError) {
    return (
      <Box component="main" sx={{ p: 3, maxWidth: 720, mx: "auto" }}>
        <Typography variant="h1" gutterBottom>
          {plan.title}
        </Typography>
        <FailureNote failure={failureOf(snapshot.error)} />
        <Box sx={{ display: "flex", gap: 1, mt: 2 }}>
          <Button variant="contained" onClick={() => void snapshot.refetch()}>
            もう一度読み込む
          </Button>
          <Button variant="outlined" onClick={() => leave(() => void close.run({}))}>
            計画を閉じる
          </Button>
        </Box>
      </Box>
    );
  }
  if (snapshot.data === undefined) {
    return (
      <main>
        <Waiting what="計画を読み込んでいます…" />
      </main>
    );
  }
  return (
    <OpenWindow plan={plan} snapshot={snapshot.data} place={{ ...place, fiscalYear }} setPlace={setPlace} />
  );
}

interface OpenWindowProps {
  plan: OpenPlan;
  snapshot: YearSnapshot;
  place: Place;
  setPlace: (change: (place: Place) => Place) => void;
}

function OpenWindow({ plan, snapshot, place: asked, setPlace }: OpenWindowProps): ReactNode {
  const [field, setField] = useState<Field>();
  const [tab, setTab] = useState<SideTab>(() => rememberedPlace(plan)?.tab ?? "comments");
  const [overlay, setOverlay] = useState<Overlay>();
  const [drawer, setDrawer] = useState<Drawer>();
  const undo = useUndo(!plan.readOnly);

  const place = useMemo(() => placeIn(snapshot, asked), [asked, snapshot]);

  const go = useCallback(
    (to: Partial<Place>) => {
      setPlace((now) => {
        // A sheet or a paper is asked for, never both; the other follows from it.
        const other = "paper" in to ? { sheet: undefined } : "sheet" in to ? { paper: undefined } : {};
        const from = to.screen === undefined || to.screen === now.screen ? now.from : now.screen;
        return { ...now, focus: undefined, ...other, ...to, from };
      });
      if ("paper" in to || "sheet" in to || "fiscalYear" in to) setField(undefined);
    },
    [setPlace],
  );

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isComposing(event) || event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOverlay((now) => now ?? "search");
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  useFocusOnArrival(place.focus);
  useEffect(() => rememberPlace(plan, place, tab), [plan, place, tab]);

  const workspace = useMemo<Workspace>(
    () => ({
      plan,
      snapshot,
      readOnly: plan.readOnly,
      place,
      go,
      field,
      setField,
      tab,
      setTab,
      drawer,
      setDrawer,
      show: setOverlay,
    }),
    [plan, snapshot, place, go, field, tab, drawer],
  );
  const close = () => setOverlay(undefined);
  // A meeting is taken down with nothing else on the screen, which may be on the wall for everyone to see.
  const alone = place.screen === "record" && snapshot.meetings.length > 0;

  return (
    <WorkspaceContext value={workspace}>
      <Box
        sx={{
          height: "100vh",
          display: "grid",
          gridTemplate: alone
            ? "minmax(0, 1fr) 30px / minmax(0, 1fr)"
            : "48px minmax(0, 1fr) 30px / 56px minmax(0, 1fr)",
          overflow: "hidden",
        }}
      >
        <Link
          href="#main"
          onClick={(event) => {
            event.preventDefault();
            document.getElementById("main")?.focus();
          }}
          sx={{
            position: "absolute",
            zIndex: 2000,
            top: 4,
            left: 4,
            p: 1,
            bgcolor: "#fff",
            transform: "translateY(-200%)",
            "&:focus": { transform: "none" },
          }}
        >
          本文へ移動
        </Link>
        {!alone && <Header />}
        {!alone && <Rail />}
        <Box sx={{ minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column" }}>
          {plan.readOnly && (
            <Alert severity="info" sx={{ borderRadius: 0, py: 0 }}>
              {plan.copiedAt === undefined
                ? "読み取り専用で開いています。"
                : `${clockOf(plan.copiedAt)} に保存されていた内容の写しを、閲覧用に開いています。そのあとの編集は映りません。`}
              見ること、Word に出力することはできますが、書き換えることはできません。
            </Alert>
          )}
          <LocationNote location={plan.location} />
          <SaveBand />
          {undo.failure && <FailureNote failure={undo.failure} />}
          <UndoContext value={undo}>
            <Screen name={place.screen} />
          </UndoContext>
        </Box>
        <Footer undo={undo} />
        {overlay === "word" && <OutputDialog onClose={close} />}
        {overlay === "preview-one" && <PreviewPage scope="one" onClose={close} />}
        {overlay === "preview-all" && <PreviewPage scope="all" onClose={close} />}
        {overlay === "search" && <SearchDialog onClose={close} />}
        {overlay === "next-year" && <NextYearDialog onClose={close} />}
      </Box>
    </WorkspaceContext>
  );
}

/**
 * The place as this year has it: a paper it does not have gives way to that of the same sheet, or to its first; a meeting
 * that evaluates another year to the latest of this one.
 */
function placeIn(snapshot: YearSnapshot, asked: Place): Place {
  const papers = papersOf(snapshot);
  const key = asked.paper && paperKey(asked.paper);
  const about = asked.paper?.subject ?? asked.sheet;
  const same = papers.find((one) => paperKey(one) === key);
  const paper = same ?? (about && paperOfSubject(snapshot, about)) ?? papers[0];
  const kept =
    same !== undefined || (paper !== undefined && asked.sheet !== undefined && about !== undefined);
  const meeting = snapshot.meetings.find(({ id }) => id === asked.meeting) ?? snapshot.meetings.at(-1);
  return {
    ...asked,
    paper,
    sheet: paper?.subject,
    part: kept ? asked.part : undefined,
    meeting: meeting?.id,
  };
}

/** Milliseconds a field that was asked for may take to appear: another year is read, a drawer opens. */
const ARRIVAL = 3000;

/** Puts the keyboard into the field that was asked for as soon as it is on screen. */
function useFocusOnArrival(wanted: Place["focus"]): void {
  useEffect(() => {
    if (wanted === undefined) return undefined;
    const end = performance.now() + ARRIVAL;
    const attempt = () => {
      if (!focusField(wanted.key) && performance.now() < end) frame = requestAnimationFrame(attempt);
    };
    // Not before everything that came with the place has settled.
    let frame = requestAnimationFrame(attempt);
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
}

function Screen({ name }: { name: Place["screen"] }): ReactNode {
  switch (name) {
    case "progress":
      return <ProgressScreen />;
    case "sheets":
      return <SheetsScreen />;
    case "plan":
      return <PlanScreen />;
    case "committee":
      return <CommitteeScreen />;
    case "answers":
      return <AnswersScreen />;
    case "minutes":
      return <MinutesScreen />;
    case "archive":
      return <ArchiveScreen />;
    case "record":
      return <RecordScreen />;
    case "history":
      return <HistoryScreen />;
  }
}
