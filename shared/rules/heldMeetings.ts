/** Which of a year's meetings are over, and which comes next. */
import type { Archive } from "#shared/domain/archive.ts";
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

/**
 * The meeting whose record is to be kept now: the latest held one that is not sealed yet. With none left the next one to
 * come, else the year's last; undefined for a year without meetings.
 */
export function meetingToKeep(
  snapshot: Meetings & { archives: readonly Pick<Archive, "meeting">[] },
  today: string,
): Meeting | undefined {
  const sealed = new Set(snapshot.archives.map(({ meeting }) => meeting));
  const meetings = snapshot.meetings.filter(({ id }) => !sealed.has(id));
  const open = { meetings };
  return (
    heldMeetings(open, today).at(-1) ??
    nextMeetingOf(open, today) ??
    meetings.at(-1) ??
    snapshot.meetings.at(-1)
  );
}
