/** One meeting: when and where, who came, what it is about, the dates to keep, and what was said there. */
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState, type ReactNode } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import { deadlinesOf } from "#shared/rules/deadlines.ts";
import { attendanceCounts } from "#shared/rules/quorum.ts";
import { useContractCommand } from "#renderer/client/useContract.ts";
import { AgendaEditor } from "#renderer/committee/AgendaEditor.tsx";
import { AttendancePart } from "#renderer/committee/AttendancePart.tsx";
import { CommentCard } from "#renderer/committee/CommentCard.tsx";
import { DeadlinesPart } from "#renderer/committee/DeadlinesPart.tsx";
import { HandoutsEditor } from "#renderer/committee/HandoutsEditor.tsx";
import { MeetingFacts } from "#renderer/committee/MeetingFacts.tsx";
import { MeetingPart } from "#renderer/committee/MeetingPart.tsx";
import { StaffPart } from "#renderer/committee/StaffPart.tsx";
import { Card } from "#renderer/common/Card.tsx";
import { Confirm } from "#renderer/common/Confirm.tsx";
import { FailureNote } from "#renderer/common/FailureNote.tsx";
import { today } from "#renderer/common/today.ts";
import { Empty } from "#renderer/common/Waiting.tsx";
import { meetingLabel } from "#renderer/frame/Header.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";

/** Remarks that are shown here; all of them are in 会議録. */
const MOST_COMMENTS = 100;

export function MeetingCard({ meeting }: { meeting: Meeting }): ReactNode {
  const { snapshot, readOnly, place: at, go } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const remove = useContractCommand("meeting.remove");
  const place = meetingLabel(meeting);
  const { id } = meeting;
  const { present, absent, unknown } = attendanceCounts(snapshot.committee, meeting);
  const now = today();
  const isOver = meeting.date !== undefined && meeting.date <= now;
  const open = deadlinesOf(snapshot.committee, meeting).filter(({ done }) => !done);
  const overdue = open.filter(({ date }) => date < now).length;

  return (
    <Card
      title={place}
      action={
        <Box sx={{ display: "flex", gap: 1, flexWrap: "wrap", justifyContent: "flex-end" }}>
          {!readOnly && (
            <Button variant="contained" onClick={() => go({ screen: "record", meeting: id })}>
              記録を始める
            </Button>
          )}
          <Button variant="outlined" onClick={() => go({ screen: "minutes", meeting: id })}>
            会議録
          </Button>
          <Button variant="outlined" onClick={() => go({ screen: "archive", meeting: id })}>
            会議記録の保存
          </Button>
          <Button
            variant="outlined"
            onClick={() => go({ screen: "sheets", paper: { form: "agenda", meeting: id } })}
          >
            次第を開く
          </Button>
          {!readOnly && (
            <Button color="error" onClick={() => setAsking(true)}>
              会議を削除
            </Button>
          )}
        </Box>
      }
    >
      <MeetingFacts meeting={meeting} place={place} />
      {remove.failure && <FailureNote failure={remove.failure} onClose={remove.forget} />}
      <MeetingPart
        id={`${id}-attendance`}
        title={`出欠（出席${present}名・欠席${absent}名）`}
        // Before its day nobody can have come.
        missing={isOver && unknown > 0 ? `未記入 ${unknown}名` : undefined}
      >
        <AttendancePart meeting={meeting} place={place} />
      </MeetingPart>
      <MeetingPart id={`${id}-staff`} title={`説明員・事務局（${meeting.staff?.length ?? 0}名）`}>
        <StaffPart meeting={meeting} place={place} />
      </MeetingPart>
      <MeetingPart id={`${id}-agenda`} title={`次第（${meeting.agenda.length}項目）`}>
        <AgendaEditor meeting={meeting} place={place} />
      </MeetingPart>
      <MeetingPart id={`${id}-handouts`} title={`資料（${meeting.handouts.length}件）`}>
        <HandoutsEditor meeting={meeting} place={place} />
      </MeetingPart>
      <MeetingPart
        id={`${id}-deadlines`}
        title={`期限（残り${open.length}件）`}
        missing={overdue > 0 ? `過ぎたもの ${overdue}件` : undefined}
      >
        <DeadlinesPart meeting={meeting} place={place} />
      </MeetingPart>
      <Comments meeting={meeting} place={place} wanted={at.comment} />
      {asking && (
        <Confirm
          title={`${place}を削除しますか`}
          action="削除する"
          danger
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void remove.run({ id });
          }}
        >
          意見が記録されている会議は削除しません。削除は「元に戻す」（Ctrl+Z）で取り消せます。
        </Confirm>
      )}
    </Card>
  );
}

function Comments({
  meeting,
  place,
  wanted,
}: {
  meeting: Meeting;
  place: string;
  /** The comment a search found. */
  wanted: string | undefined;
}): ReactNode {
  const { snapshot, go } = useWorkspace();
  const comments = snapshot.comments.filter((one) => one.meeting === meeting.id);
  const found = comments.findIndex((one) => one.id === wanted);
  // A found one is shown with those around it.
  const from = found >= MOST_COMMENTS ? found - MOST_COMMENTS / 2 : 0;
  const shown = comments.slice(from, from + MOST_COMMENTS);
  return (
    <MeetingPart
      // A comment that a search finds unfolds it.
      key={found === -1 ? "all" : wanted}
      id={`${meeting.id}-comments`}
      title={`意見・発言（${comments.length.toLocaleString("ja-JP")}件）`}
      open={found !== -1}
      plain
    >
      {comments.length === 0 && (
        <Empty>まだ意見はありません。意見は「会議の記録」か、評価シートの横で記録します。</Empty>
      )}
      {shown.length < comments.length && (
        <Empty>
          全{comments.length.toLocaleString("ja-JP")}件のうち、{from + 1}件目から{from + shown.length}
          件目までを並べています。
          <Button onClick={() => go({ screen: "minutes", meeting: meeting.id })}>すべてを会議録で見る</Button>
        </Empty>
      )}
      <Box component="ul" aria-label={`${place}の意見`} sx={{ listStyle: "none", m: 0, p: 0 }}>
        {shown.map((comment) => (
          <CommentCard key={comment.id} comment={comment} showSheet highlighted={comment.id === wanted} />
        ))}
      </Box>
    </MeetingPart>
  );
}
