/** 保存: the 版 of the year's papers, and the sealed records of its meetings. */
import Box from "@mui/material/Box";
import { useState, type ReactNode } from "react";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { meetingToKeep } from "#shared/rules/heldMeetings.ts";
import { EditionsCard } from "#renderer/archive/EditionsCard.tsx";
import { RecordCard } from "#renderer/archive/RecordCard.tsx";
import { VerifyCard } from "#renderer/archive/VerifyCard.tsx";
import { Card } from "#renderer/common/Card.tsx";
import { today } from "#renderer/common/today.ts";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

export function ArchiveScreen(): ReactNode {
  const { snapshot, place } = useWorkspace();
  // Another meeting that is gone to is another screen; one that is chosen here stays until then.
  return <Cards key={`${snapshot.fiscalYear} ${place.meeting ?? ""}`} />;
}

function Cards(): ReactNode {
  const { snapshot, place } = useWorkspace();
  // Stays while the screen is open: what was just sealed must not move away under the hand.
  const [offered] = useState(() => place.meeting ?? meetingToKeep(snapshot, today())?.id);
  const [chosen, setChosen] = useState(offered);
  const { meetings, fiscalYear } = snapshot;
  const meeting = meetings.find(({ id }) => id === chosen) ?? meetings.at(-1);
  const [first, others] = [
    meetings.filter(({ id }) => id === offered),
    meetings.filter(({ id }) => id !== offered),
  ];
  return (
    <Box component="main" id="main" tabIndex={-1} sx={{ flex: 1, overflow: "auto", p: 2, outline: "none" }}>
      <Box sx={{ maxWidth: 1100, mx: "auto" }}>
        {/* Ticks and numbers are those of one meeting. */}
        <EditionsCard key={meeting?.id ?? ""} meeting={meeting} setMeeting={setChosen} />
        {meetings.length === 0 && (
          <Card title="会議記録の保存">
            <Empty>{fiscalYearLabel(fiscalYear)}を評価する会議は、まだありません。</Empty>
          </Card>
        )}
        {[...first, ...others].map((one) => (
          <RecordCard key={one.id} meeting={one} />
        ))}
        <VerifyCard />
      </Box>
    </Box>
  );
}
