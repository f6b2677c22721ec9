/** `meeting list PLAN.hyoka [--year …]`: the meetings that evaluate a year. */
import type { Command } from "#electron/backend/cli/command.ts";
import { meetingLine } from "#electron/backend/cli/meetings.ts";
import { openShownYear } from "#electron/backend/cli/planFile.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";

export const meetingList: Command = async (backend, given) => {
  const { fiscalYear, meetings, comments } = await openShownYear(backend, given, "meeting list");
  const counted = meetings.map((meeting) => ({
    ...meeting,
    comments: comments.filter((comment) => comment.meeting === meeting.id).length,
  }));
  return {
    lines:
      counted.length === 0
        ? [`${fiscalYearLabel(fiscalYear)}を評価する会議はまだありません。`]
        : counted.map((meeting) => `${meetingLine(meeting)}  発言${meeting.comments}件`),
    value: { fiscalYear, meetings: counted },
  };
};
