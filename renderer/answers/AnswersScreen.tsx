/** 意見と回答: the ledger of every 意見, 質問 and 要望 of the year, answered in place. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import Typography from "@mui/material/Typography";
import { useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { commentKindLabels, type Comment } from "#shared/domain/comment.ts";
import { subjectKey } from "#shared/domain/ids.ts";
import { answeredIds, dispositionsOf, opinionsOf } from "#shared/rules/dispositions.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { useClient, useSaveState } from "#renderer/client/ClientProvider.tsx";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { useSave } from "#renderer/client/useSave.ts";
import { AnswerRow, ledgerColumns, LEDGER_NARROW, LONG } from "#renderer/answers/AnswerRow.tsx";
import { BulkBar } from "#renderer/answers/BulkBar.tsx";
import { LEDGER_ATTRIBUTE } from "#renderer/answers/cells.ts";
import { FilterBar } from "#renderer/answers/FilterBar.tsx";
import {
  departmentsUsed,
  filterOf,
  grouped,
  matching,
  noFilter,
  type Filter,
  type Order,
} from "#renderer/answers/ledger.ts";
import { LazyRow } from "#renderer/answers/LazyRow.tsx";
import { WordList } from "#renderer/answers/WordList.tsx";
import { commentPlace } from "#renderer/committee/agenda.ts";
import { answeringDepartments } from "#renderer/common/departments.ts";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { speakerName } from "#renderer/common/speakerName.ts";
import { Empty } from "#renderer/common/Waiting.tsx";
import { paperOfSubject, useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

/** What was looked for last holds when the screen is left and come back to. */
let kept: { filter: Filter; order: Order } = { filter: noFilter, order: "sheet" };

export function AnswersScreen(): ReactNode {
  const { snapshot, readOnly, place, go, setTab } = useWorkspace();
  const save = useSave();
  const [asked, setAsked] = useState(kept);
  const filter = useMemo(() => filterOf(snapshot, asked.filter), [snapshot, asked.filter]);
  const change = (next: Partial<typeof kept>) => {
    kept = { ...asked, ...next };
    setAsked(kept);
  };
  const groups = useMemo(() => grouped(snapshot, asked.order), [snapshot, asked.order]);
  const fitting = useMemo(() => matching(snapshot, filter), [snapshot, filter]);
  const { shown, renew } = useStay(snapshot.fiscalYear, filter, fitting);
  const unsaved = useUnsavedCells();
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const { ledger } = useClient();
  const bulk = useContractCommand("comment.answerMany");
  const answerMany = async (patch: { department: string } | { disposition: string }) => {
    // What is being typed into one of them comes first.
    await ledger.flush();
    await bulk.run({ ids: chosen, patch });
  };

  // Someone came here for one opinion: no filter may hide it.
  const wanted = place.comment ?? /^comment\/([^/]+)\//u.exec(place.focus?.key ?? "")?.[1];
  useEffect(() => {
    if (place.comment !== undefined)
      document.getElementById(`answer-${place.comment}`)?.scrollIntoView({ block: "center" });
  }, [place.comment]);

  const { committee, items, projects, comments, meetings } = snapshot;
  const dispositions = useMemo(() => dispositionsOf(committee), [committee]);
  const offered = useMemo(() => {
    const subjects = opinionsOf({ comments }).map(({ subject }) => subject);
    return new Map(
      subjects.map((subject) => [aboutKey(subject), answeringDepartments({ items, projects }, subject)]),
    );
  }, [comments, items, projects]);
  const answered = useMemo(() => answeredIds(comments), [comments]);
  const spoken = useMemo(
    () => Map.groupBy(comments, ({ kind, answers }) => (kind === "answer" ? (answers ?? "") : "")),
    [comments],
  );

  const check = useCallback((id: string, on: boolean) => {
    setChecked((now) => new Set(on ? [...now, id] : [...now].filter((one) => one !== id)));
  }, []);
  const toSheet = useCallback(
    ({ id, subject }: Comment) => {
      const paper = subject && paperOfSubject(snapshot, subject);
      const part = subject?.kind === "item" && subject.id !== paper?.subject?.id ? subject.id : undefined;
      setTab("comments");
      go({ screen: "sheets", ...(paper ? { paper } : {}), part, comment: id });
    },
    [go, setTab, snapshot],
  );
  const toRecord = useCallback(
    ({ id, meeting }: Comment) => go({ screen: "record", meeting, comment: id }),
    [go],
  );

  const visible = groups.flatMap((group) => {
    const opinions = group.opinions.filter(({ id }) => shown.has(id) || id === wanted);
    return opinions.length === 0 ? [] : [{ ...group, opinions }];
  });
  const ids = visible.flatMap(({ opinions }) => opinions.map(({ id }) => id));
  const left = ids.filter((id) => !fitting.has(id)).length;
  const chosen = ids.filter((id) => checked.has(id));
  const total = opinionsOf(snapshot).length;
  const year = fiscalYearLabel(snapshot.fiscalYear);

  return (
    <Box
      component="main"
      id="main"
      tabIndex={-1}
      aria-label="意見と回答"
      sx={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column", outline: "none" }}
    >
      <Box sx={{ flex: "none", px: 2, pt: 1.5, pb: 1, display: "flex", flexDirection: "column", gap: 1 }}>
        <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
          <Typography variant="h2" sx={{ flex: 1 }}>
            {year}の意見と回答
          </Typography>
          {total > 0 && !readOnly && (
            <Box sx={{ fontSize: 11.5, color: "text.secondary" }}>
              Tab 次の欄　Ctrl+Enter 確定して下へ　Ctrl+↑↓ 上下の行
            </Box>
          )}
          <WordList disabled={total === 0} />
        </Box>
        {total > 0 && (
          <FilterBar
            filter={filter}
            order={asked.order}
            onFilter={(next) => change({ filter: { ...filter, ...next } })}
            onOrder={(order) => change({ order })}
          />
        )}
      </Box>
      {total === 0 ? (
        <Empty>
          {year}
          の意見・質問・要望は、まだ記録されていません。会議の記録か、評価シートの「委員意見」で記録すると、ここに並びます。
          {!readOnly && (
            <Box sx={{ mt: 1.5 }}>
              <Button variant="contained" onClick={() => go({ screen: "record" })}>
                会議の記録へ
              </Button>
            </Box>
          )}
        </Empty>
      ) : (
        <Box
          {...{ [LEDGER_ATTRIBUTE]: "" }}
          sx={{ flex: 1, minHeight: 0, overflow: "auto", borderTop: "1px solid", borderColor: "divider" }}
        >
          <Head
            all={ids.length > 0 && chosen.length === ids.length}
            some={chosen.length > 0}
            readOnly={readOnly}
            onAll={(on) => setChecked(new Set(on ? ids : []))}
          />
          {left > 0 && (
            <Box sx={{ px: 2, py: 0.75, bgcolor: colors.warnWeak, fontSize: 12.5 }}>
              絞り込みに合わなくなった{left}件も、まだ表示しています。
              <Button onClick={renew} sx={{ ml: 1, py: 0 }}>
                絞り込み直す
              </Button>
            </Box>
          )}
          {ids.length === 0 && <Empty>絞り込みに合う意見はありません。</Empty>}
          {visible.map(({ key, title, opinions }) => {
            const open = opinions.filter((one) => !answered.has(one.id)).length;
            return (
              <section key={key} aria-label={title}>
                <Box
                  component="h3"
                  sx={{
                    m: 0,
                    px: 2,
                    py: 0.5,
                    fontSize: 13,
                    bgcolor: "#f4f6f9",
                    borderBottom: "1px solid",
                    borderColor: "divider",
                  }}
                >
                  {title}
                  <Box
                    component="span"
                    sx={{ ml: 1, fontWeight: 400, color: "text.secondary", fontSize: 12 }}
                  >
                    {opinions.length}件{open > 0 && `・未回答${open}件`}
                  </Box>
                </Box>
                <Box
                  component="ul"
                  aria-label={`${title}の意見`}
                  sx={{ listStyle: "none", m: 0, p: 0, display: "grid", rowGap: "1px", bgcolor: "divider" }}
                >
                  {opinions.map((comment) => {
                    const name = speakerName(committee, comment);
                    const about = comment.subject ? subjectLabel(snapshot, comment.subject) : "計画全体";
                    return (
                      <LazyRow
                        key={comment.id}
                        id={`answer-${comment.id}`}
                        label={`${name}の${commentKindLabels[comment.kind]} ${about}`}
                        estimate={rowHeight(comment)}
                        always={comment.id === wanted}
                      >
                        {() => {
                          const answers = spoken.get(comment.id) ?? [];
                          return (
                            <AnswerRow
                              comment={comment}
                              name={name}
                              where={commentPlace(meetings, comment)}
                              about={about}
                              spoken={answers
                                .map((one) => `${speakerName(committee, one)}：${one.text}`)
                                .join("\n")}
                              spokenWords={answers.map((one) => one.text).join("\n")}
                              departments={offered.get(aboutKey(comment.subject)) ?? none}
                              dispositions={dispositions}
                              unsaved={unsaved.get(comment.id) ?? ""}
                              highlighted={comment.id === wanted}
                              checked={checked.has(comment.id)}
                              readOnly={readOnly}
                              save={save}
                              onCheck={check}
                              onSheet={toSheet}
                              onRecord={toRecord}
                            />
                          );
                        }}
                      </LazyRow>
                    );
                  })}
                </Box>
              </section>
            );
          })}
        </Box>
      )}
      {bulk.failure && <FailureNote failure={bulk.failure} onClose={bulk.forget} />}
      {chosen.length > 0 && (
        <BulkBar
          count={chosen.length}
          departments={[
            ...new Set([
              ...opinionsOf(snapshot)
                .filter(({ id }) => checked.has(id))
                .flatMap(({ subject }) => offered.get(aboutKey(subject)) ?? []),
              ...departmentsUsed(opinionsOf(snapshot)),
            ]),
          ]}
          dispositions={dispositions}
          running={bulk.running}
          onDepartment={(department) => void answerMany({ department })}
          onDisposition={(disposition) => void answerMany({ disposition })}
          onClear={() => setChecked(new Set())}
        />
      )}
    </Box>
  );
}

const none: readonly string[] = [];

/** About how high a row will be, CSS pixels: some 24 characters stand in a line of its widest columns. */
function rowHeight({ text, reply = "" }: Comment): number {
  const lines = Math.ceil(Math.max(Math.min(text.length, LONG), reply.length) / 24);
  return Math.max(76, 34 + lines * 20);
}

function aboutKey(subject: Comment["subject"]): string {
  return subject ? subjectKey(subject) : "";
}

/**
 * The rows on screen: those that fit, and those that fitted when the filter was set — an opinion that was just answered must
 * not vanish from under the keyboard.
 */
function useStay(
  fiscalYear: number,
  filter: Filter,
  fitting: ReadonlySet<string>,
): { shown: ReadonlySet<string>; renew: () => void } {
  const key = JSON.stringify([fiscalYear, filter]);
  const [stay, setStay] = useState({ key, ids: fitting });
  const now = stay.key === key ? stay : { key, ids: fitting };
  const added = [...fitting].some((id) => !now.ids.has(id));
  const next = added ? { key, ids: new Set([...now.ids, ...fitting]) } : now;
  if (next !== stay) setStay(next);
  return { shown: next.ids, renew: () => setStay({ key, ids: fitting }) };
}

/** For each comment the labels of its cells that hold words which are not stored, joined by line breaks. */
function useUnsavedCells(): Map<string, string> {
  const state = useSaveState();
  const keys = state.kind === "unsaved" ? state.unsaved.map(({ key }) => key) : [];
  const found = new Map<string, string>();
  for (const key of keys) {
    const [, id, label] = /^comment\/([^/]+)\/(.+)$/u.exec(key) ?? [];
    if (id !== undefined && label !== undefined)
      found.set(id, [found.get(id) ?? "", label].filter((one) => one !== "").join("\n"));
  }
  return found;
}

interface HeadProps {
  all: boolean;
  some: boolean;
  readOnly: boolean;
  onAll: (on: boolean) => void;
}

function Head({ all, some, readOnly, onAll }: HeadProps): ReactNode {
  return (
    <Box
      sx={{
        ...ledgerColumns,
        position: "sticky",
        top: 0,
        zIndex: 1,
        alignItems: "center",
        px: 1,
        py: 0.25,
        bgcolor: "#e9edf3",
        borderBottom: "1px solid",
        borderColor: "divider",
        fontSize: 12,
        fontWeight: 600,
        color: "text.secondary",
        [LEDGER_NARROW]: { display: "flex" },
      }}
    >
      {readOnly ? (
        <span />
      ) : (
        <Checkbox
          checked={all}
          indeterminate={some && !all}
          onChange={(event) => onAll(event.target.checked)}
          slotProps={{ input: { "aria-label": "表示している意見をすべて選ぶ" } }}
          sx={{ p: 0.25 }}
        />
      )}
      {["発言者", "意見", "担当課", "対応区分", "回答", "反映箇所"].map((heading) => (
        <Box key={heading} component="span" aria-hidden sx={{ [LEDGER_NARROW]: { display: "none" } }}>
          {heading}
        </Box>
      ))}
      <Box component="span" aria-hidden sx={{ display: "none", [LEDGER_NARROW]: { display: "inline" } }}>
        すべて選ぶ
      </Box>
      <span />
    </Box>
  );
}
