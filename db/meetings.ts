/** Meetings with their agenda and handouts. */
import type { Database } from "better-sqlite3";
import type { AgendaItem, Handout, Meeting } from "#shared/domain/committee.ts";
import { orNull, present, type Patched } from "./optional.ts";
import { all, one } from "./sql.ts";
import type { AgendaItemRow, HandoutRow, MeetingRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** Every meeting, in the order they were entered. */
export function readMeetings(db: Database): Meeting[] {
  return complete(db, all<MeetingRow>(db, "select * from meeting order by position, id"));
}

/** Those that evaluate a fiscal year, by date then number; meetings without a date come last. */
export function readMeetingsOf(db: Database, evaluates: number): Meeting[] {
  return complete(
    db,
    all<MeetingRow>(
      db,
      "select * from meeting where evaluates = ? order by date is null, date, number, position",
      evaluates,
    ),
  );
}

export function readMeeting(db: Database, id: string): Meeting | undefined {
  const row = one<MeetingRow>(db, "select * from meeting where id = ?", id);
  return row && complete(db, [row])[0];
}

function complete(db: Database, rows: readonly MeetingRow[]): Meeting[] {
  return rows.map((row) => {
    const agenda = Map.groupBy(
      all<AgendaItemRow>(db, "select * from agenda_item where meeting_id = ? order by position", row.id),
      (line) => line.parent,
    );
    const handouts = all<HandoutRow>(
      db,
      "select * from handout where meeting_id = ? order by position",
      row.id,
    );
    return {
      id: row.id,
      fiscalYear: row.fiscal_year,
      evaluates: row.evaluates,
      number: row.number,
      ...present({ date: row.date, startTime: row.start_time, place: row.place }),
      agenda: agendaOf(agenda, null),
      handouts: handouts.map(({ id, number, title, kind }) => ({ id, number, title, kind })),
    };
  });
}

function agendaOf(rows: ReadonlyMap<string | null, AgendaItemRow[]>, parent: string | null): AgendaItem[] {
  return (rows.get(parent) ?? []).map(({ id, number, title }) => ({
    id,
    number,
    title,
    children: agendaOf(rows, id),
  }));
}

/** The columns of the properties that are given, as with members; agenda and handouts have rows of their own. */
export function meetingColumns(
  meeting: Patched<Omit<Meeting, "id" | "agenda" | "handouts">>,
): Partial<MeetingRow> {
  return {
    ...(meeting.fiscalYear === undefined ? {} : { fiscal_year: meeting.fiscalYear }),
    ...(meeting.evaluates === undefined ? {} : { evaluates: meeting.evaluates }),
    ...(meeting.number === undefined ? {} : { number: meeting.number }),
    ...(meeting.date === undefined ? {} : { date: orNull(meeting.date) }),
    ...(meeting.startTime === undefined ? {} : { start_time: orNull(meeting.startTime) }),
    ...(meeting.place === undefined ? {} : { place: orNull(meeting.place) }),
  };
}

export function insertMeeting(writer: Writer, meeting: Meeting, position: number): void {
  writer.insert("meeting", {
    id: meeting.id,
    position,
    fiscal_year: meeting.fiscalYear,
    evaluates: meeting.evaluates,
    number: meeting.number,
    date: orNull(meeting.date),
    start_time: orNull(meeting.startTime),
    place: orNull(meeting.place),
  });
  insertAgenda(writer, meeting.id, null, meeting.agenda);
  insertHandouts(writer, meeting.id, meeting.handouts);
}

function insertAgenda(
  writer: Writer,
  meeting: string,
  parent: string | null,
  lines: readonly AgendaItem[],
): void {
  for (const [position, { id, number, title, children }] of lines.entries()) {
    writer.insert("agenda_item", { id, meeting_id: meeting, parent, position, number, title });
    insertAgenda(writer, meeting, id, children);
  }
}

function insertHandouts(writer: Writer, meeting: string, handouts: readonly Handout[]): void {
  for (const [position, { id, number, title, kind }] of handouts.entries()) {
    writer.insert("handout", { id, meeting_id: meeting, position, number, title, kind });
  }
}

/** Brings the agenda to the given state; lines that stay keep their ids, and so the comments made under them. */
export function replaceAgenda(writer: Writer, meeting: string, agenda: readonly AgendaItem[]): void {
  const known = new Set(
    all<AgendaItemRow>(writer.db, "select * from agenda_item where meeting_id = ?", meeting).map(
      (row) => row.id,
    ),
  );
  keepAgenda(writer, meeting, null, agenda, known);
  for (const id of known) writer.remove("agenda_item", id);
}

function keepAgenda(
  writer: Writer,
  meeting: string,
  parent: string | null,
  lines: readonly AgendaItem[],
  known: Set<string>,
): void {
  for (const [position, { id, number, title, children }] of lines.entries()) {
    if (known.delete(id)) writer.update("agenda_item", id, { parent, position, number, title });
    else writer.insert("agenda_item", { id, meeting_id: meeting, parent, position, number, title });
    keepAgenda(writer, meeting, id, children, known);
  }
}

export function replaceHandouts(writer: Writer, meeting: string, handouts: readonly Handout[]): void {
  for (const id of partIds(writer.db, "handout", meeting)) writer.remove("handout", id);
  insertHandouts(writer, meeting, handouts);
}

/** Removes the meeting with its agenda and handouts. */
export function removeMeeting(writer: Writer, meeting: string): void {
  for (const table of ["handout", "agenda_item"] as const) {
    for (const id of partIds(writer.db, table, meeting)) writer.remove(table, id);
  }
  writer.remove("meeting", meeting);
}

function partIds(db: Database, table: "handout" | "agenda_item", meeting: string): string[] {
  return all<{ id: string }>(
    db,
    `select id from ${table} where meeting_id = ? order by position`,
    meeting,
  ).map((row) => row.id);
}
