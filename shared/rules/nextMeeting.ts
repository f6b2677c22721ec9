/**
 * 次回の会議: what a meeting takes over from the one before it. Place, times, openness, staff, the 次第 with its sheets, the
 * handouts and the way its minutes are written are a start; who came, when it was, and what was decided are not.
 */
import type { AgendaItem, Handout, HandoutNumbering, Meeting } from "#shared/domain/committee.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { Minutes } from "#shared/domain/minutes.ts";
import { countingOf } from "./handoutNumbers.ts";

/** What the new meeting is, and how its parts get ids that nothing in the plan has. */
export interface NextMeeting {
  id: string;
  fiscalYear: number;
  evaluates: number;
  /** Sheets that do not exist in the year any more are left out of the 次第, and handouts no longer print them. */
  exists: (subject: Subject) => boolean;
  newId: () => string;
}

/** The next free number of a 開催年度: one more than its highest. */
export function nextNumber(
  meetings: readonly Pick<Meeting, "fiscalYear" | "number">[],
  year: number,
): number {
  const numbers = meetings.filter((one) => one.fiscalYear === year).map((one) => one.number);
  return Math.max(0, ...numbers) + 1;
}

/**
 * The meeting that a new one goes on from: the latest of those that evaluate the same year, else of those that evaluate the
 * year before; by 開催年度 and number, because a date may not be fixed yet. Undefined: the committee has not met before.
 */
export function meetingBefore(meetings: readonly Meeting[], evaluates: number): Meeting | undefined {
  const latest = (year: number): Meeting | undefined =>
    meetings
      .filter((one) => one.evaluates === year)
      .toSorted((a, b) => a.fiscalYear - b.fiscalYear || a.number - b.number)
      .at(-1);
  return latest(evaluates) ?? latest(evaluates - 1);
}

/** The new meeting, with all that it takes over from the one before it. */
export function nextMeeting(meetings: readonly Meeting[], next: NextMeeting): Meeting {
  const { id, fiscalYear, evaluates } = next;
  const own = { id, fiscalYear, evaluates, number: nextNumber(meetings, fiscalYear) };
  const before = meetingBefore(meetings, evaluates);
  if (!before) return { ...own, agenda: [], handouts: [] };
  const { startTime, endTime, place, openness, closedReason, agendaNumbering } = before;
  return {
    ...own,
    ...given({ startTime, endTime, place, openness, closedReason, agendaNumbering }),
    ...given({
      staff: before.staff?.map((one) => ({ ...one, id: next.newId() })),
      minutes: before.minutes && minutesStyle(before.minutes, next),
      handoutNumbering: before.handoutNumbering && goingOn(before, fiscalYear),
    }),
    agenda: agendaLines(before.agenda, next),
    handouts: before.handouts.map((handout) => copied(handout, before.id, next)),
  };
}

/** The object without the keys that are undefined. */
function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

function agendaLines(agenda: readonly AgendaItem[], next: NextMeeting): AgendaItem[] {
  return agenda.map(({ number, title, subjects = [], children }) => {
    const kept = subjects.filter((subject) => next.exists(subject));
    return {
      id: next.newId(),
      number,
      title,
      ...(kept.length > 0 ? { subjects: kept } : {}),
      children: agendaLines(children, next),
    };
  });
}

/** A handout that was the 次第 or another paper of the meeting before is that of the new one. */
function copied(handout: Handout, before: string, next: NextMeeting): Handout {
  const { paper, ...rest } = handout;
  const own = { ...rest, id: next.newId() };
  if (!paper || (paper.subject && !next.exists(paper.subject))) return own;
  return { ...own, paper: paper.meeting === before ? { ...paper, meeting: next.id } : paper };
}

/** How the minutes are written stays; what was decided, and what was typed over facts of the meeting, does not. */
function minutesStyle({ decisions: _decisions, header, ...style }: Minutes, next: NextMeeting): Minutes {
  const fields = header?.map(({ text, ...field }) => ({
    ...field,
    id: next.newId(),
    ...(field.kind === "text" && text !== undefined ? { text } : {}),
  }));
  return { ...style, ...(fields ? { header: fields } : {}), decisions: [] };
}

/** Where the numbers of handouts already ran on within the 開催年度, they run on again; else they begin as they began. */
function goingOn(before: Meeting, fiscalYear: number): HandoutNumbering | undefined {
  const { handoutNumbering: numbering, handouts } = before;
  if (!numbering || numbering.first === 1) return numbering;
  if (before.fiscalYear !== fiscalYear) return { ...numbering, first: 1 };
  const own = handouts.filter((one) => one.kind === "handout" && countingOf(one) === "own").length;
  return { ...numbering, first: Math.min(999, numbering.first + own) };
}
