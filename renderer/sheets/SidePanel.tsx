/** What belongs beside a sheet: 委員意見, 前年度, 指標, 変更履歴. */
import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import type { ReactNode } from "react";
import type { Subject } from "#shared/domain/ids.ts";
import { isOnSheet, useWorkspace } from "#renderer/frame/workspace.ts";
import type { SideTab } from "#renderer/client/place.ts";
import { CommentsTab } from "#renderer/sheets/CommentsTab.tsx";
import { IndicatorsTab } from "#renderer/sheets/IndicatorsTab.tsx";
import { PreviousTab } from "#renderer/sheets/PreviousTab.tsx";
import { SheetHistoryTab } from "#renderer/sheets/SheetHistoryTab.tsx";

const names: Record<SideTab, string> = {
  comments: "委員意見",
  previous: "前年度",
  indicators: "指標",
  history: "変更履歴",
};

export function SidePanel({ sheet }: { sheet: Subject }): ReactNode {
  const { snapshot, tab, setTab } = useWorkspace();
  const count = snapshot.comments.filter(
    (comment) => comment.subject !== undefined && isOnSheet(snapshot, comment.subject, sheet),
  ).length;
  return (
    <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column" }}>
      <Tabs
        value={tab}
        onChange={(_event, next: SideTab) => setTab(next)}
        aria-label="シートの横に出すもの"
        sx={{ borderBottom: "1px solid", borderColor: "divider", minHeight: 40, flex: "none" }}
      >
        {Object.entries(names).map(([value, name]) => (
          <Tab
            key={value}
            value={value}
            id={`side-tab-${value}`}
            aria-controls="side-panel"
            label={value === "comments" ? `${name} ${count}` : name}
            sx={{ minHeight: 40 }}
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

function Content({ tab, sheet }: { tab: SideTab; sheet: Subject }): ReactNode {
  switch (tab) {
    case "comments":
      return <CommentsTab sheet={sheet} />;
    case "previous":
      return <PreviousTab sheet={sheet} />;
    case "indicators":
      return <IndicatorsTab sheet={sheet} />;
    case "history":
      return <SheetHistoryTab sheet={sheet} />;
  }
}
