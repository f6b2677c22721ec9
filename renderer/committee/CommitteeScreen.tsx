/** 委員会: its members, and the meetings that evaluate the year with everything said there. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useEffect, type ReactNode } from "react";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { MeetingCard } from "#renderer/committee/MeetingCard.tsx";
import { MembersCard } from "#renderer/committee/MembersCard.tsx";
import { Card } from "#renderer/common/Card.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

export function CommitteeScreen(): ReactNode {
  const { snapshot, readOnly, place } = useWorkspace();
  const add = useContractCommand("meeting.add");
  const { meetings, fiscalYear } = snapshot;

  useEffect(() => {
    if (place.comment === undefined) return;
    document.getElementById(`comment-${place.comment}`)?.scrollIntoView({ block: "center" });
  }, [place.comment]);

  const addMeeting = () =>
    void add.run({
      meeting: {
        fiscalYear: meetings.at(-1)?.fiscalYear ?? fiscalYear + 1,
        evaluates: fiscalYear,
        number: Math.max(0, ...meetings.map((one) => one.number)) + 1,
        agenda: [],
        handouts: [],
      },
    });

  return (
    <Box component="main" id="main" tabIndex={-1} sx={{ flex: 1, overflow: "auto", p: 2, outline: "none" }}>
      <Box sx={{ maxWidth: 1100, mx: "auto" }}>
        <MembersCard />
        {meetings.map((meeting) => (
          <MeetingCard key={meeting.id} meeting={meeting} />
        ))}
        <Card
          title={meetings.length === 0 ? "会議" : "会議を加える"}
          action={
            !readOnly && (
              <Button variant="outlined" disabled={add.running} onClick={addMeeting}>
                会議を追加
              </Button>
            )
          }
        >
          {add.failure && <FailureNote failure={add.failure} onClose={add.forget} />}
          <Empty>
            {meetings.length === 0
              ? `${fiscalYearLabel(fiscalYear)}を評価する会議は、まだありません。`
              : `ここには${fiscalYearLabel(fiscalYear)}を評価する会議が並びます。ほかの年度の会議は、上の年度を切り替えて見ます。`}
          </Empty>
        </Card>
      </Box>
    </Box>
  );
}
