/** Where the year is, in one line, on every screen but the one that shows it all. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useMemo, type ReactNode } from "react";
import { yearCycle } from "#shared/rules/cycle.ts";
import { today } from "#renderer/common/today.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";

/** Below this width (CSS px) the foot has no room for it. */
const ROOM = 1150;

/** Not while a meeting is taken down either: nothing may stand between a remark and the next. */
export function YearPosition(): ReactNode {
  const { place } = useWorkspace();
  return place.screen === "progress" || place.screen === "record" ? null : <Position />;
}

function Position(): ReactNode {
  const { snapshot, go } = useWorkspace();
  const day = today();
  const { steps, todo } = useMemo(() => yearCycle(snapshot, day), [snapshot, day]);
  const now = steps.find(({ state }) => state === "now");
  if (!now) return null;
  return (
    <Box sx={{ minWidth: 0, [`@media (max-width: ${ROOM}px)`]: { display: "none" } }}>
      <Button
        sx={{ py: 0, fontSize: 12, fontWeight: 400, minWidth: 0, maxWidth: "100%" }}
        title="進捗を開く"
        onClick={() => go({ screen: "progress" })}
      >
        いま {now.title}（{now.text}）・することは {todo.length} 件
      </Button>
    </Box>
  );
}
