/** What belongs beside a paper: 委員意見 and 変更履歴; beside a sheet 評価, 前年度 and 指標, too. */
import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import type { ReactNode } from "react";
import type { Subject } from "#shared/domain/ids.ts";
import { isOnSheet, useWorkspace } from "#renderer/frame/workspace.ts";
import type { SideTab } from "#renderer/client/place.ts";
import { CommentsTab } from "#renderer/sheets/CommentsTab.tsx";
import { isEvaluated } from "#renderer/sheets/evaluatedForms.ts";
import { EvaluationTab } from "#renderer/sheets/EvaluationTab.tsx";
import { IndicatorsTab } from "#renderer/sheets/IndicatorsTab.tsx";
import { PreviousTab } from "#renderer/sheets/PreviousTab.tsx";
import { SheetHistoryTab } from "#renderer/sheets/SheetHistoryTab.tsx";

const names: Record<SideTab, string> = {
  comments: "委員意見",
  evaluation: "評価",
  previous: "前年度",
  indicators: "指標",
  history: "変更履歴",
};

/** Tabs that stand beside every paper. */
const always: readonly SideTab[] = ["comments", "history"];

export function SidePanel({ sheet }: { sheet: Subject | undefined }): ReactNode {
  const { snapshot, place, tab: asked, setTab } = useWorkspace();
  const count = sheet
    ? snapshot.comments.filter(({ subject }) => subject && isOnSheet(snapshot, subject, sheet)).length
    : snapshot.comments.length;
  const evaluated = isEvaluated(place.paper, sheet);
  const tabs = (Object.keys(names) as SideTab[]).filter((one) =>
    one === "evaluation" ? evaluated : sheet !== undefined || always.includes(one),
  );
  const tab = tabs.includes(asked) ? asked : "comments";
  return (
    <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column" }}>
      <Tabs
        value={tab}
        onChange={(_event, next: SideTab) => setTab(next)}
        aria-label="シートの横に出すもの"
        sx={{ borderBottom: "1px solid", borderColor: "divider", minHeight: 40, flex: "none" }}
      >
        {tabs.map((value) => (
          <Tab
            key={value}
            value={value}
            id={`side-tab-${value}`}
            aria-controls="side-panel"
            label={value === "comments" ? `${names[value]} ${count}` : names[value]}
            sx={{ minHeight: 40, px: 1.125 }}
          />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id="side-panel"
        aria-labelledby={`side-tab-${tab}`}
        sx={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column" }}
      >
        <Content tab={tab} sheet={sheet} />
      </Box>
    </Box>
  );
}

function Content({ tab, sheet }: { tab: SideTab; sheet: Subject | undefined }): ReactNode {
  switch (tab) {
    case "comments":
      return <CommentsTab sheet={sheet} />;
    case "evaluation":
      return sheet && <EvaluationTab sheet={sheet} />;
    case "previous":
      return sheet && <PreviousTab sheet={sheet} />;
    case "indicators":
      return sheet && <IndicatorsTab sheet={sheet} />;
    case "history":
      return <SheetHistoryTab sheet={sheet} />;
  }
}
