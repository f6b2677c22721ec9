/** 判定の分布: one bar for each group, last year's beside it; the same numbers stand below as text. */
import Box from "@mui/material/Box";
import { lazy, Suspense, useRef, type ReactNode } from "react";
import { papersOf } from "#shared/forms/papers.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { gradeCounts, previousGradeCounts, type GradeGroup } from "#shared/rules/gradeCounts.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { CopyChart } from "#renderer/progress/CopyChart.tsx";
import { barHeight, gradeBars } from "#renderer/progress/gradeBars.ts";
import { Panel } from "#renderer/progress/Panel.tsx";
import { ResultListButton } from "#renderer/progress/ResultListButton.tsx";

// The library of charts is a fifth of the program and must not keep a plan from opening.
const GradesChart = lazy(() => import("#renderer/progress/GradesChart.tsx"));

export function GradesCard(): ReactNode {
  const { snapshot } = useWorkspace();
  const chart = useRef<HTMLDivElement>(null);
  const groups = gradeCounts(snapshot);
  const before = previousGradeCounts(snapshot);
  const bars = gradeBars(snapshot, groups, before);
  const year = fiscalYearLabel(snapshot.fiscalYear);
  const [first] = groups;
  const title = groups.length === 1 && first ? `判定の分布（${first.total}${first.title}）` : "判定の分布";
  const hasList = papersOf(snapshot).some(({ form }) => form === "result-list");
  return (
    <Panel
      area="grades"
      title={title}
      action={
        <>
          {bars.length > 0 && <CopyChart chart={chart} title={`${year}　判定の分布`} />}
          {hasList && <ResultListButton />}
        </>
      }
    >
      {first === undefined ? (
        <Box sx={{ color: "text.secondary", py: 1 }}>
          この計画には判定をつけるものがまだありません。判定の基準は「計画」の画面で決めます。
        </Box>
      ) : (
        <Box component="section" tabIndex={0} aria-label="判定の数" sx={{ minHeight: 0, overflowY: "auto" }}>
          <Box ref={chart} aria-hidden sx={{ height: barHeight(bars) }}>
            <Suspense fallback={null}>
              <GradesChart bars={bars} scale={snapshot.plan.ratingScale} />
            </Suspense>
          </Box>
          <Box sx={{ fontSize: 12, lineHeight: 1.6 }}>
            {groups.map((group) => (
              <GroupLine key={group.title} group={group} when="" />
            ))}
            {before.map((group) => (
              <GroupLine key={`前年度${group.title}`} group={group} when="前年度 " />
            ))}
            {before.length === 0 && <Box sx={{ color: "text.secondary" }}>前年度の判定はありません。</Box>}
            {groups.some(({ note }) => note !== undefined) && (
              <Box sx={{ color: "text.secondary" }}>
                {groups.find(({ note }) => note !== undefined)?.note}
              </Box>
            )}
          </Box>
        </Box>
      )}
    </Panel>
  );
}

/** 「施策 14　A 1（7.1％）　B 1（7.1％）…　未判定 2」 */
function GroupLine({ group, when }: { group: GradeGroup; when: string }): ReactNode {
  const { title, total, unrated, counts } = group;
  return (
    <div>
      <Box component="b" sx={{ fontWeight: 700, mr: 1 }}>
        {when}
        {title} {total}
      </Box>
      {counts.map(({ code, count, percent }) => (
        <Box component="span" key={code} sx={{ mr: 1.25, whiteSpace: "nowrap" }}>
          {code} {count}（{percent}％）
        </Box>
      ))}
      {unrated > 0 && (
        <Box component="span" sx={{ color: "text.secondary", whiteSpace: "nowrap" }}>
          未判定 {unrated}
        </Box>
      )}
    </div>
  );
}
