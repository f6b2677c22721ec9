/** Meetings with their agenda and handouts. */
import type { Database } from "better-sqlite3";
import type {
  AgendaItem,
  Attendance,
  Handout,
  HandoutNumbering,
  Meeting,
  OutputSet,
  Staff,
} from "#shared/domain/committee.ts";
import { sameSubject, type Subject } from "#shared/domain/ids.ts";
import type { Minutes } from "#shared/domain/minutes.ts";
import type { Paper } from "#shared/domain/paper.ts";
import { subjectColumns, subjectOf } from "./evaluations.ts";
import { jsonOrNull, orNull, parsed, present, type Patched } from "./optional.ts";
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
      ...present({
        date: row.date,
        startTime: row.start_time,
        endTime: row.end_time,
        place: row.place,
        openness: row.openness,
        closedReason: row.closed_reason,
        observers: row.observers,
        attendance: parsed<Attendance[]>(row.attendance),
        staff: parsed<Staff[]>(row.staff),
        deadlinesDone: parsed<string[]>(row.deadlines_done),
        minutes: parsed<Minutes>(row.minutes),
      }),
      agenda: agendaOf(agenda, null),
      handouts: handouts.map(handoutOf),
      ...present({
        agendaNumbering: row.agenda_numbering,
        handoutNumbering: parsed<HandoutNumbering>(row.handout_numbering),
        output: parsed<OutputSet>(row.output),
      }),
    };
  });
}

function handoutOf(row: HandoutRow): Handout {
  const { id, number, title, kind, counting } = row;
  return { id, number, title, kind, ...present({ counting, paper: paperOf(row) }) };
}

function paperOf(row: HandoutRow): Paper | null {
  const { paper_form: form, paper_item_id: item_id, paper_project_id: project_id } = row;
  if (form === null) return null;
  const general = item_id === null && project_id === null;
  return {
    form,
    ...present({
      subject: general ? null : subjectOf({ item_id, project_id }),
      document: row.paper_document_id,
      meeting: row.paper_meeting_id,
      copy: row.paper_copy,
    }),
  };
}

function paperColumns(paper: Paper | undefined): Omit<HandoutRow, keyof Handout | "meeting_id" | "position"> {
  const { item_id, project_id } = subjectColumns(paper?.subject);
  return {
    paper_form: paper?.form ?? null,
    paper_item_id: item_id,
    paper_project_id: project_id,
    paper_document_id: paper?.document ?? null,
    paper_meeting_id: paper?.meeting ?? null,
    paper_copy: paper?.copy ?? null,
  };
}

/** What a paper is of is about to go: handouts that were it are made elsewhere from now on, sets print without it. */
export function forgetPaper(
  writer: Writer,
  kind: Subject["kind"] | "document" | "meeting",
  id: string,
): void {
  const query = `select id from handout where paper_${kind}_id = ? order by id`;
  for (const row of all<{ id: string }>(writer.db, query, id)) {
    writer.update("handout", row.id, paperColumns(undefined));
  }
  const isGone = (paper: Paper): boolean =>
    kind === "item" || kind === "project"
      ? paper.subject?.kind === kind && paper.subject.id === id
      : paper[kind] === id;
  for (const { id: meeting, output } of readMeetings(writer.db)) {
    if (!output?.papers.some(isGone)) continue;
    const papers = output.papers.filter((paper) => !isGone(paper));
    writer.update("meeting", meeting, { output: JSON.stringify({ ...output, papers }) });
  }
}

function agendaOf(rows: ReadonlyMap<string | null, AgendaItemRow[]>, parent: string | null): AgendaItem[] {
  return (rows.get(parent) ?? []).map(({ id, number, title, subjects }) => ({
    id,
    number,
    title,
    ...present({ subjects: parsed<Subject[]>(subjects) }),
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
    ...(meeting.endTime === undefined ? {} : { end_time: orNull(meeting.endTime) }),
    ...(meeting.place === undefined ? {} : { place: orNull(meeting.place) }),
    ...(meeting.openness === undefined ? {} : { openness: meeting.openness }),
    ...(meeting.closedReason === undefined ? {} : { closed_reason: orNull(meeting.closedReason) }),
    ...(meeting.observers === undefined ? {} : { observers: meeting.observers }),
    ...(meeting.attendance === undefined ? {} : { attendance: jsonOrNull(meeting.attendance) }),
    ...(meeting.staff === undefined ? {} : { staff: jsonOrNull(meeting.staff) }),
    ...(meeting.deadlinesDone === undefined ? {} : { deadlines_done: jsonOrNull(meeting.deadlinesDone) }),
    ...(meeting.minutes === undefined ? {} : { minutes: jsonOrNull(meeting.minutes) }),
    ...(meeting.agendaNumbering === undefined ? {} : { agenda_numbering: meeting.agendaNumbering }),
    ...(meeting.handoutNumbering === undefined
      ? {}
      : { handout_numbering: jsonOrNull(meeting.handoutNumbering) }),
    ...(meeting.output === undefined ? {} : { output: jsonOrNull(meeting.output) }),
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
    agenda_numbering: meeting.agendaNumbering ?? null,
    handout_numbering: jsonOrNull(meeting.handoutNumbering),
    output: jsonOrNull(meeting.output),
    end_time: orNull(meeting.endTime),
    openness: meeting.openness ?? null,
    closed_reason: orNull(meeting.closedReason),
    observers: meeting.observers ?? null,
    attendance: jsonOrNull(meeting.attendance),
    staff: jsonOrNull(meeting.staff),
    deadlines_done: jsonOrNull(meeting.deadlinesDone),
    minutes: jsonOrNull(meeting.minutes),
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
  for (const [position, { id, children, ...line }] of lines.entries()) {
    writer.insert("agenda_item", { id, meeting_id: meeting, parent, position, ...lineColumns(line) });
    insertAgenda(writer, meeting, id, children);
  }
}

function lineColumns({
  number,
  title,
  subjects = [],
}: Omit<AgendaItem, "id" | "children">): Pick<AgendaItemRow, "number" | "title" | "subjects"> {
  return { number, title, subjects: jsonOrNull(subjects.length > 0 ? subjects : null) };
}

function insertHandouts(writer: Writer, meeting: string, handouts: readonly Handout[]): void {
  for (const [position, { id, number, title, kind, counting = null, paper }] of handouts.entries()) {
    const own = { id, meeting_id: meeting, position, number, title, kind, counting };
    writer.insert("handout", { ...own, ...paperColumns(paper) });
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
  forgetDecisions(writer, meeting, known);
  for (const id of known) writer.remove("agenda_item", id);
}

/** What was decided under lines that go is said nowhere any more. */
function forgetDecisions(writer: Writer, meeting: string, lines: ReadonlySet<string>): void {
  const minutes = readMeeting(writer.db, meeting)?.minutes;
  if (!minutes?.decisions.some((decision) => lines.has(decision.agendaItem))) return;
  const decisions = minutes.decisions.filter((decision) => !lines.has(decision.agendaItem));
  writer.update("meeting", meeting, { minutes: JSON.stringify({ ...minutes, decisions }) });
}

function keepAgenda(
  writer: Writer,
  meeting: string,
  parent: string | null,
  lines: readonly AgendaItem[],
  known: Set<string>,
): void {
  for (const [position, { id, children, ...line }] of lines.entries()) {
    const columns = { parent, position, ...lineColumns(line) };
    if (known.delete(id)) writer.update("agenda_item", id, columns);
    else writer.insert("agenda_item", { id, meeting_id: meeting, ...columns });
    keepAgenda(writer, meeting, id, children, known);
  }
}

export function replaceHandouts(writer: Writer, meeting: string, handouts: readonly Handout[]): void {
  for (const id of partIds(writer.db, "handout", meeting)) writer.remove("handout", id);
  insertHandouts(writer, meeting, handouts);
}

/** An item or project is about to go: it is discussed under no line of a 次第 any more. */
export function forgetSubject(writer: Writer, subject: Subject): void {
  const rows = all<{ id: string; subjects: string }>(
    writer.db,
    "select id, subjects from agenda_item where subjects is not null order by id",
  );
  for (const row of rows) {
    const subjects = JSON.parse(row.subjects) as Subject[];
    const rest = subjects.filter((one) => !sameSubject(one, subject));
    if (rest.length === subjects.length) continue;
    writer.update("agenda_item", row.id, { subjects: jsonOrNull(rest.length > 0 ? rest : null) });
  }
}

/** Removes the meeting with its agenda and handouts. */
export function removeMeeting(writer: Writer, meeting: string): void {
  forgetPaper(writer, "meeting", meeting);
  for (const table of ["handout", "agenda_item"] as const) {
    for (const id of partIds(writer.db, table, meeting)) writer.remove(table, id);
  }
  writer.remove("meeting", meeting);
}

/** Id of the meeting that a line of a 次第 or a handout belongs to; "" when there is no such part. */
export function meetingOfPart(db: Database, table: "handout" | "agenda_item", id: string): string {
  return (
    one<{ meeting_id: string }>(db, `select meeting_id from ${table} where id = ?`, id)?.meeting_id ?? ""
  );
}

function partIds(db: Database, table: "handout" | "agenda_item", meeting: string): string[] {
  return all<{ id: string }>(
    db,
    `select id from ${table} where meeting_id = ? order by position`,
    meeting,
  ).map((row) => row.id);
}
