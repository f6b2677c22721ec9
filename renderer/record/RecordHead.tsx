/** The head of the record: that it runs, which meeting, how long, who is there, and the ways out. */
import type { ReactNode } from "react";
import type { Meeting } from "#shared/domain/committee.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { attendanceCounts } from "#shared/rules/quorum.ts";
import { meetingLabel } from "#renderer/frame/Header.tsx";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import { elapsedMinutes, meetingTime, useNow } from "./times.ts";

interface RecordHeadProps {
  meeting: Meeting;
  large: boolean;
  onLarge: (on: boolean) => void;
  onImport: () => void;
  onEnd: () => void;
}

export function RecordHead({ meeting, large, onLarge, onImport, onEnd }: RecordHeadProps): ReactNode {
  const { snapshot, readOnly, go } = useWorkspace();
  const counts = attendanceCounts(snapshot.committee, meeting);
  const several = snapshot.meetings.length > 1;
  const committee = snapshot.plan.committeeName;
  const name = several
    ? committee
    : `${fiscalYearLabel(meeting.fiscalYear)} 第${meeting.number}回 ${committee}`;
  return (
    <header className="record-head">
      <span className="record-live">{readOnly ? "閲覧のみ" : "● 記録中"}</span>
      <h1 className="record-title" title={name}>
        {name}
      </h1>
      {several && (
        <select
          aria-label="記録する会議"
          value={meeting.id}
          onChange={(event) => go({ meeting: event.target.value, comment: undefined })}
        >
          {snapshot.meetings.map((one) => (
            <option key={one.id} value={one.id}>
              {meetingLabel(one)}
            </option>
          ))}
        </select>
      )}
      <span className="record-when">{meetingTime(meeting)}</span>
      <Elapsed meeting={meeting} />
      <span className="record-space" />
      <span>
        出席 {counts.present}／{counts.members}
      </span>
      {meeting.observers !== undefined && <span>傍聴 {meeting.observers}</span>}
      {!readOnly && (
        <button type="button" title="文字起こしの文章を取り込む" onClick={onImport}>
          文字起こし…
        </button>
      )}
      <button type="button" aria-pressed={large} onClick={() => onLarge(!large)}>
        文字を大きく
      </button>
      <button type="button" onClick={onEnd}>
        記録を終える
      </button>
    </header>
  );
}

function Elapsed({ meeting }: { meeting: Meeting }): ReactNode {
  const minutes = elapsedMinutes(meeting, useNow());
  return minutes === undefined ? null : <span>経過 {minutes}分</span>;
}
