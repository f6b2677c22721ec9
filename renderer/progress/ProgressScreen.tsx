/** 進捗: where the year is, what to do next, how the grades fall, and how far the indicators are. The first screen of a plan. */
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import visuallyHidden from "@mui/utils/visuallyHidden";
import { useMemo, type ReactNode } from "react";
import { yearCycle } from "#shared/rules/cycle.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { today } from "#renderer/common/today.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { progressCards } from "#renderer/progress/cards.ts";
import { CycleSteps } from "#renderer/progress/CycleSteps.tsx";
import { GradesCard } from "#renderer/progress/GradesCard.tsx";
import { RatesCard } from "#renderer/progress/RatesCard.tsx";
import { TodoCard } from "#renderer/progress/TodoCard.tsx";

/** Below this width (CSS px) the cards stand below each other. */
const BESIDE = 1000;

export function ProgressScreen(): ReactNode {
  const { snapshot, plan } = useWorkspace();
  const planned = snapshot.fiscalYear > plan.latestOpenYear;
  const { hasGrades, hasRates } = progressCards(snapshot);
  const indicators = snapshot.indicators.length > 0;
  // Above each other as they stand; an empty card gives its room to what there is to do.
  const rows: { areas: readonly string[]; height: string }[] = [
    ...(planned ? [{ areas: ["note", "note"], height: "auto" }] : []),
    { areas: ["steps", "steps"], height: "auto" },
    { areas: ["todo", hasGrades ? "grades" : "todo"], height: "minmax(218px, 1fr)" },
    ...(hasRates
      ? [
          {
            areas: ["rates", "rates"],
            height: indicators ? "minmax(250px, 1.4fr)" : "auto",
          },
        ]
      : []),
  ];
  const day = today();
  const cycle = useMemo(() => yearCycle(snapshot, day), [snapshot, day]);
  return (
    <Box
      component="main"
      id="main"
      tabIndex={-1}
      sx={{
        flex: 1,
        minHeight: 0,
        overflow: "auto",
        outline: "none",
        p: "14px 20px",
        display: "grid",
        gap: 1.75,
        gridTemplateColumns: "minmax(0, 1.35fr) minmax(0, 1fr)",
        gridTemplateRows: rows.map(({ height }) => height).join(" "),
        gridTemplateAreas: rows.map(({ areas }) => `"${areas.join(" ")}"`).join(" "),
        [`@media (max-width: ${BESIDE}px)`]: {
          gridTemplateColumns: "minmax(0, 1fr)",
          gridTemplateRows: "none",
          gridAutoRows: "max-content",
          gridTemplateAreas: [...new Set(rows.flatMap(({ areas }) => areas))]
            .map((area) => `"${area}"`)
            .join(" "),
        },
      }}
    >
      <h2 style={visuallyHidden}>{fiscalYearLabel(snapshot.fiscalYear)}の進捗</h2>
      {planned && <PlannedYear />}
      <CycleSteps steps={cycle.steps} />
      <TodoCard todo={cycle.todo} year={snapshot.fiscalYear} />
      {hasGrades && <GradesCard />}
      {hasRates && <RatesCard />}
    </Box>
  );
}

/** A year that 翌年度へ進む has not reached can be looked at and prepared. */
function PlannedYear(): ReactNode {
  const { snapshot, plan, go, show, readOnly } = useWorkspace();
  const isNext = snapshot.fiscalYear === plan.latestOpenYear + 1;
  const open = fiscalYearLabel(plan.latestOpenYear);
  return (
    <Alert
      severity="info"
      sx={{
        gridArea: "note",
        py: 0,
        alignItems: "center",
        border: "1px solid",
        borderColor: "divider",
        "& .MuiAlert-action": { pt: 0 },
      }}
      action={
        isNext && !readOnly ? (
          <Button variant="outlined" onClick={() => show("next-year")}>
            翌年度へ進む…
          </Button>
        ) : (
          <Button onClick={() => go({ fiscalYear: plan.latestOpenYear })}>{open}へ</Button>
        )
      }
    >
      {fiscalYearLabel(snapshot.fiscalYear)}はまだ始めていません（いまは{open}）。見ることと準備はできます。
    </Alert>
  );
}
