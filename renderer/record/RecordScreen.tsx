/** 会議の記録: the meeting itself, taken down while people speak. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { useDiscards } from "#renderer/client/ClientProvider.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { RecordDesk } from "./RecordDesk.tsx";

export function RecordScreen(): ReactNode {
  const { snapshot, place, go } = useWorkspace();
  const meeting = snapshot.meetings.find((one) => one.id === place.meeting) ?? snapshot.meetings.at(-1);
  // Words that were given up are gone from the line as well: it starts again from what is kept.
  const discards = useDiscards();
  if (meeting) return <RecordDesk key={`${discards}/${meeting.id}`} meeting={meeting} />;
  return (
    <Box component="main" id="main" tabIndex={-1} sx={{ flex: 1, bgcolor: "#fff" }}>
      <Empty>
        この年度を評価する会議がまだありません。「委員会」の画面で会議を追加すると、ここで記録できます。
        <Box sx={{ mt: 1.5 }}>
          <Button variant="contained" onClick={() => go({ screen: "committee" })}>
            委員会の画面へ
          </Button>
        </Box>
      </Empty>
    </Box>
  );
}
