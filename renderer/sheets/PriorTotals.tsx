/** How many members gave which grade: 「A 1　B 0　C 5」, an aid beside the 判定. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { Subject } from "#shared/domain/ids.ts";
import { priorTotals } from "#shared/rules/priorTotals.ts";
import { GradeChip } from "#renderer/common/GradeChip.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

export function PriorTotals({ subject }: { subject: Subject }): ReactNode {
  const { snapshot } = useWorkspace();
  const totals = priorTotals(snapshot, subject);
  return (
    <Box
      component="ul"
      aria-label="事前評価の集計"
      sx={{ listStyle: "none", m: 0, p: 0, display: "flex", flexWrap: "wrap", gap: 1.25 }}
    >
      {totals.map(({ code, count }) => (
        <Box
          component="li"
          key={code}
          sx={{
            display: "flex",
            gap: 0.5,
            alignItems: "center",
            fontWeight: count === 0 ? 400 : 700,
            color: count === 0 ? "text.secondary" : "text.primary",
          }}
        >
          <GradeChip scale={snapshot.plan.ratingScale} code={code} />
          <span>{count}人</span>
        </Box>
      ))}
    </Box>
  );
}
