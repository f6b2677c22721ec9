/** Which of a year's meetings are over, and which comes next. */
import type { Meeting } from "#shared/domain/committee.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";

type Meetings = Pick<YearSnapshot, "meetings">;

/** Meetings whose day has come or is over, in their order. */
export function heldMeetings({ meetings }: Meetings, today: string): Meeting[] {
  return meetings.filter(({ date }) => date !== undefined && date <= today);
}

/** The next meeting, today's included; undefined when none with a day is to come. */
export function nextMeetingOf({ meetings }: Meetings, today: string): Meeting | undefined {
  return meetings
    .filter(({ date }) => date !== undefined && date >= today)
    .toSorted((a, b) => (a.date ?? "").localeCompare(b.date ?? ""))[0];
}
