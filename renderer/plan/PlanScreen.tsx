/** 計画: everything a plan is made of, so that one can be built from nothing. */
import Box from "@mui/material/Box";
import Tab from "@mui/material/Tab";
import Tabs from "@mui/material/Tabs";
import { useMemo, type ReactNode } from "react";
import { useWorkspace, WorkspaceContext } from "#renderer/frame/workspace.ts";
import type { PlanPart } from "#renderer/client/place.ts";
import { EditionsCard } from "#renderer/plan/EditionsCard.tsx";
import { FrozenNote } from "#renderer/plan/FrozenNote.tsx";
import { FormsEditor } from "#renderer/plan/FormsEditor.tsx";
import { IndicatorsEditor } from "#renderer/plan/IndicatorsEditor.tsx";
import { ItemsEditor } from "#renderer/plan/ItemsEditor.tsx";
import { PassagesEditor } from "#renderer/plan/PassagesEditor.tsx";
import { PlanFields } from "#renderer/plan/PlanFields.tsx";
import { ProjectsEditor } from "#renderer/plan/ProjectsEditor.tsx";
import { ScaleEditor } from "#renderer/plan/ScaleEditor.tsx";

const parts: Record<PlanPart, { name: string; draw: () => ReactNode }> = {
  plan: { name: "計画の基本", draw: () => <PlanFields /> },
  forms: { name: "様式", draw: () => <FormsEditor /> },
  items: { name: "施策", draw: () => <ItemsEditor /> },
  indicators: { name: "指標", draw: () => <IndicatorsEditor /> },
  projects: { name: "プロジェクト", draw: () => <ProjectsEditor /> },
  scale: { name: "判定の基準", draw: () => <ScaleEditor /> },
  text: {
    name: "本文と版",
    draw: () => (
      <>
        <EditionsCard />
        <PassagesEditor />
      </>
    ),
  },
};

export function PlanScreen(): ReactNode {
  const workspace = useWorkspace();
  const { place, go, snapshot } = workspace;
  const part = place.planPart;
  // A frozen year shows the plan as it was then: nothing of it is changed there.
  const shown = useMemo(
    () => (snapshot.frozen ? { ...workspace, readOnly: true } : workspace),
    [workspace, snapshot.frozen],
  );
  return (
    <Box
      component="main"
      id="main"
      tabIndex={-1}
      sx={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column", outline: "none" }}
    >
      <Tabs
        value={part}
        onChange={(_event, planPart: PlanPart) => go({ planPart })}
        aria-label="計画の内容"
        variant="scrollable"
        sx={{
          bgcolor: "#fff",
          borderBottom: "1px solid",
          borderColor: "divider",
          px: 1,
          minHeight: 42,
          flex: "none",
        }}
      >
        {Object.entries(parts).map(([value, { name }]) => (
          <Tab key={value} value={value} label={name} id={`plan-tab-${value}`} aria-controls="plan-part" />
        ))}
      </Tabs>
      <Box
        role="tabpanel"
        id="plan-part"
        aria-labelledby={`plan-tab-${part}`}
        sx={{ flex: 1, minHeight: 0, overflow: "auto", p: 2 }}
      >
        <Box sx={{ maxWidth: 1100, mx: "auto" }}>
          {snapshot.frozen && <FrozenNote />}
          <WorkspaceContext value={shown}>{parts[part].draw()}</WorkspaceContext>
        </Box>
      </Box>
    </Box>
  );
}
