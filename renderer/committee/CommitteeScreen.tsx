/** 委員会: the meetings that evaluate the year, the members, and the committee's own rules. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useEffect, type ReactNode } from "react";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { MeetingCard } from "#renderer/committee/MeetingCard.tsx";
import { MembersCard } from "#renderer/committee/MembersCard.tsx";
import { RulesCard } from "#renderer/committee/RulesCard.tsx";
import { Card } from "#renderer/common/Card.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { Empty } from "#renderer/common/Waiting.tsx";
import { meetingLabel } from "#renderer/frame/Header.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

export function CommitteeScreen(): ReactNode {
  const { snapshot, readOnly, place } = useWorkspace();
  const add = useContractCommand("meeting.add");
  const next = useContractCommand("meeting.addNext");
  const { meetings, fiscalYear } = snapshot;

  useEffect(() => {
    if (place.comment === undefined) return;
    document.getElementById(`comment-${place.comment}`)?.scrollIntoView({ block: "center" });
  }, [place.comment]);

  const { meeting: wanted } = place;
  const isFirst = meetings[0]?.id === wanted;
  useEffect(() => {
    if (wanted === undefined || isFirst) return;
    document.getElementById(`meeting-${wanted}`)?.scrollIntoView({ block: "start" });
  }, [wanted, isFirst]);

  const addMeeting = () => {
    const held = meetings.at(-1)?.fiscalYear ?? fiscalYear + 1;
    // Of another year's evaluation only the latest is known here; a number taken by an earlier one is refused.
    const numbers = [...meetings, ...(snapshot.previousMeeting ? [snapshot.previousMeeting] : [])]
      .filter((one) => one.fiscalYear === held)
      .map((one) => one.number);
    const number = Math.max(0, ...numbers) + 1;
    void add.run({
      meeting: { fiscalYear: held, evaluates: fiscalYear, number, agenda: [], handouts: [] },
    });
  };

  const latest = meetings.at(-1) ?? snapshot.previousMeeting;
  return (
    <Box
      component="main"
      id="main"
      tabIndex={-1}
      sx={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column", outline: "none" }}
    >
      <Parts />
      <Box sx={{ flex: 1, minHeight: 0, overflow: "auto", px: 2, pb: 2 }}>
        <Box sx={{ maxWidth: 1100, mx: "auto" }}>
          <Part id="committee-meetings">
            {meetings.map((meeting) => (
              <Part key={meeting.id} id={`meeting-${meeting.id}`}>
                <MeetingCard meeting={meeting} />
              </Part>
            ))}
            <Card
              title={meetings.length === 0 ? "会議" : "会議を加える"}
              action={
                !readOnly && (
                  <>
                    {latest && (
                      <Button
                        variant="contained"
                        disabled={next.running}
                        title={`${meetingLabel(latest)}の場所・時刻・次第・資料・職員を写します`}
                        onClick={() => void next.run({ evaluates: fiscalYear })}
                      >
                        前回の会議から作る
                      </Button>
                    )}
                    <Button variant="outlined" disabled={add.running} onClick={addMeeting}>
                      会議を追加
                    </Button>
                  </>
                )
              }
            >
              {add.failure && <FailureNote failure={add.failure} onClose={add.forget} />}
              {next.failure && <FailureNote failure={next.failure} onClose={next.forget} />}
              <Empty>
                {meetings.length === 0
                  ? `${fiscalYearLabel(fiscalYear)}を評価する会議は、まだありません。`
                  : `ここには${fiscalYearLabel(fiscalYear)}を評価する会議が並びます。ほかの年度の会議は、上の年度を切り替えて見ます。`}
              </Empty>
            </Card>
          </Part>
          <Part id="committee-members">
            <MembersCard />
          </Part>
          <Part id="committee-rules">
            <RulesCard />
          </Part>
        </Box>
      </Box>
    </Box>
  );
}

/** What of the screen can be gone to at once: with several meetings it is long. */
const parts = [
  { id: "committee-meetings", text: "会議" },
  { id: "committee-members", text: "委員" },
  { id: "committee-rules", text: "決まりごと" },
];

function Parts(): ReactNode {
  const goTo = (id: string) => {
    const part = document.getElementById(id);
    part?.scrollIntoView({ block: "start" });
    part?.focus({ preventScroll: true });
  };
  return (
    <Box
      component="nav"
      aria-label="この画面の中"
      sx={{ flex: "none", width: "100%", maxWidth: 1132, mx: "auto", px: 2, py: 0.75 }}
    >
      {parts.map(({ id, text }) => (
        <Button key={id} sx={{ minWidth: 0, px: 1.25 }} onClick={() => goTo(id)}>
          {text}
        </Button>
      ))}
    </Box>
  );
}

function Part({ id, children }: { id: string; children: ReactNode }): ReactNode {
  return (
    <Box id={id} tabIndex={-1} sx={{ outline: "none" }}>
      {children}
    </Box>
  );
}
