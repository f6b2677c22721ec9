/** Whether the 定足数 is reached, as it stands now. */
import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import { attendanceCounts, quorumNeeds, quorumState, type QuorumState } from "#shared/rules/quorum.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { colors } from "#renderer/theme/theme.ts";

const looks: Record<QuorumState["state"], { color: string; bgcolor: string }> = {
  reached: { color: colors.ok, bgcolor: colors.okWeak },
  open: { color: colors.warn, bgcolor: colors.warnWeak },
  missed: { color: colors.danger, bgcolor: "#fdecea" },
};

function stateText({ state, needed, present }: QuorumState): string {
  switch (state) {
    case "reached":
      return "達しています";
    case "open":
      return `あと${needed - present}名の出席で達します`;
    case "missed":
      return "達していません";
  }
}

export function QuorumNote({ meeting }: { meeting: Meeting }): ReactNode {
  const { snapshot } = useWorkspace();
  const { committee } = snapshot;
  const { members, present, absent, unknown } = attendanceCounts(committee, meeting);
  const state = quorumState(committee, meeting);
  return (
    <Box component="output" sx={{ display: "flex", alignItems: "center", gap: 1.5, flexWrap: "wrap" }}>
      <b>
        出席 {present}／{members}名
      </b>
      <span>
        欠席 {absent}名{unknown > 0 && `、未記入 ${unknown}名`}
      </span>
      {state && committee.quorum && (
        <Box
          component="span"
          sx={{ ...looks[state.state], borderRadius: 1, px: 1, py: 0.25, fontWeight: 600 }}
        >
          定足数（{quorumNeeds[committee.quorum.need]}・{state.needed}名）に{stateText(state)}
        </Box>
      )}
    </Box>
  );
}
