/** `meeting show PLAN.hyoka [--year …] [--meeting …]`: day, 次第, attendance and remarks of one meeting. */
import type { Command } from "#electron/backend/cli/command.ts";
import { meetingLine, meetingNamed } from "#electron/backend/cli/meetings.ts";
import { openShownYear } from "#electron/backend/cli/planFile.ts";
import { sheetName } from "#electron/backend/cli/sheets.ts";
import { commentKindLabels, type Comment } from "#shared/domain/comment.ts";
import { attendanceLabels, type AgendaItem, type Meeting } from "#shared/domain/committee.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { speakerOf } from "#shared/rules/speaker.ts";

export const meetingShow: Command = async (backend, given) => {
  const snapshot = await openShownYear(backend, given, "meeting show");
  const meeting = meetingNamed(snapshot, given.options["meeting"]);
  const comments = snapshot.comments.filter((comment) => comment.meeting === meeting.id);
  return {
    lines: [
      meetingLine(meeting),
      ...part("次第", agendaLines(snapshot, meeting.agenda)),
      ...part("出欠", attendanceLines(snapshot, meeting)),
      ...part(
        "発言",
        comments.map((comment) => commentLine(snapshot, comment)),
      ),
    ],
    value: { meeting, comments },
  };
};

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

function agendaLines(snapshot: YearSnapshot, agenda: readonly AgendaItem[], depth = 0): string[] {
  return agenda.flatMap(({ id, number, title, subjects = [], children }) => {
    const sheets = subjects.map((subject) => sheetName(snapshot, subject)).join("、");
    const about = sheets === "" ? "" : `［${sheets}］`;
    return [
      `${"  ".repeat(depth)}${number} ${title.replaceAll("\n", " ")}${about}（${id}）`,
      ...agendaLines(snapshot, children, depth + 1),
    ];
  });
}

function attendanceLines({ committee }: YearSnapshot, { attendance = [] }: Meeting): string[] {
  return attendance.map(({ member, status, note }) => {
    const name = committee.members.find((one) => one.id === member)?.name ?? member;
    return `${name} ${attendanceLabels[status]}${note === undefined ? "" : `（${note}）`}`;
  });
}

function commentLine(snapshot: YearSnapshot, comment: Comment): string {
  const { id, kind, subject, text, reply } = comment;
  const sheet = subject ? `［${sheetName(snapshot, subject)}］` : "";
  const who = speakerOf(snapshot.committee, comment, "name");
  const answered = reply === undefined ? "" : ` → ${reply.replaceAll("\n", " ")}`;
  return `${id} ${who} ${commentKindLabels[kind]}${sheet} ${text.replaceAll("\n", " ")}${answered}`;
}
