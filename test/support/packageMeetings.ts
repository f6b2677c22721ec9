/** The committee's meetings of a plan package, read without the product's own import. */
import { readFileSync } from "node:fs";
import { type AgendaItem, type Meeting, meetingSchema } from "#shared/domain/committee.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";

interface RawLine {
  number: string;
  title: string;
  children?: RawLine[];
}
interface RawMeeting extends Omit<Meeting, "agenda" | "handouts"> {
  agenda: RawLine[];
  handouts: Omit<Meeting["handouts"][number], "id">[];
}
interface RawPackage {
  committee: { name: string };
  meetings: RawMeeting[];
}

/** The year with the committee's name and the meetings that evaluate it; lines and documents get ids of their own. */
export function withMeetings(snapshot: YearSnapshot, file: string): YearSnapshot {
  const { committee, meetings } = JSON.parse(readFileSync(file, "utf8")) as RawPackage;
  return {
    ...snapshot,
    committee: { name: committee.name, members: [] },
    meetings: meetings.filter((one) => one.evaluates === snapshot.fiscalYear).map(meetingOf),
  };
}

function meetingOf({
  id,
  fiscalYear,
  evaluates,
  number,
  date,
  startTime,
  place,
  ...lists
}: RawMeeting): Meeting {
  return meetingSchema.parse({
    id,
    fiscalYear,
    evaluates,
    number,
    date,
    startTime,
    place,
    agenda: lists.agenda.map((line, index) => agendaLine(line, `a${index}`)),
    handouts: lists.handouts.map((one, index) => ({ ...one, id: `h${index}` })),
  });
}

function agendaLine({ number, title, children = [] }: RawLine, id: string): AgendaItem {
  return {
    id,
    number,
    title,
    children: children.map((line, index) => agendaLine(line, `${id}-${index}`)),
  };
}
