/** What was said at meetings, and the secretariat's answers. */
import type { Database } from "better-sqlite3";
import type { Comment, Withheld } from "#shared/domain/comment.ts";
import { subjectColumns, subjectOf } from "./evaluations.ts";
import { jsonOrNull, orNull, parsed, present, type Patched } from "./optional.ts";
import { all, one } from "./sql.ts";
import type { CommentRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** Every comment: meeting by meeting as they were entered, in the order of the minutes. */
export function readComments(db: Database): Comment[] {
  return all<CommentRow>(
    db,
    `select comment.* from comment join meeting on meeting.id = meeting_id
     order by meeting.position, meeting_id, comment.position, comment.id`,
  ).map(commentOf);
}

/** Those made at the meetings that evaluate a fiscal year, in the order of the minutes: an earlier meeting first. */
export function readCommentsOf(db: Database, evaluates: number): Comment[] {
  return all<CommentRow>(
    db,
    `select comment.* from comment join meeting on meeting.id = meeting_id where evaluates = ?
     order by date is null, date, number, meeting.position, meeting_id, comment.position, comment.id`,
    evaluates,
  ).map(commentOf);
}

/** Those of one meeting, in the order of the minutes. */
export function readCommentsAt(db: Database, meeting: string): Comment[] {
  return all<CommentRow>(db, "select * from comment where meeting_id = ? order by position, id", meeting).map(
    commentOf,
  );
}

export function readComment(db: Database, id: string): Comment | undefined {
  const row = one<CommentRow>(db, "select * from comment where id = ?", id);
  return row && commentOf(row);
}

function commentOf(row: CommentRow): Comment {
  const general = row.item_id === null && row.project_id === null;
  return {
    id: row.id,
    meeting: row.meeting_id,
    ...present({
      subject: general ? null : subjectOf(row),
      property: row.property,
      agendaItem: row.agenda_item_id,
      member: row.member_id,
      speaker: row.speaker,
    }),
    kind: row.kind,
    text: row.text,
    ...present({
      summary: row.summary,
      withheld: parsed<Withheld[]>(row.withheld),
      answers: row.answers,
      reply: row.reply,
      department: row.department,
      disposition: row.disposition,
      reflectedIn: row.reflected_in,
    }),
    recordedAt: row.recorded_at,
  };
}

/**
 * The columns of the properties that are given; null, "" and an empty list clear those that may be absent. A member given
 * takes the other speaker away, and the other way round.
 */
export function commentColumns(comment: Patched<Omit<Comment, "id" | "meeting">>): Partial<CommentRow> {
  return {
    ...(comment.member === undefined ? {} : { member_id: comment.member, speaker: null }),
    ...(comment.speaker === undefined ? {} : { member_id: null, speaker: comment.speaker }),
    ...(comment.kind === undefined ? {} : { kind: comment.kind }),
    ...(comment.text === undefined ? {} : { text: comment.text }),
    ...(comment.subject === undefined ? {} : subjectColumns(comment.subject ?? undefined)),
    ...(comment.property === undefined ? {} : { property: comment.property }),
    ...(comment.agendaItem === undefined ? {} : { agenda_item_id: comment.agendaItem }),
    ...(comment.summary === undefined ? {} : { summary: orNull(comment.summary) }),
    ...(comment.withheld === undefined ? {} : { withheld: listOrNull(comment.withheld) }),
    ...(comment.answers === undefined ? {} : { answers: comment.answers }),
    ...(comment.reply === undefined ? {} : { reply: orNull(comment.reply) }),
    ...(comment.department === undefined ? {} : { department: orNull(comment.department) }),
    ...(comment.disposition === undefined ? {} : { disposition: orNull(comment.disposition) }),
    ...(comment.reflectedIn === undefined ? {} : { reflected_in: orNull(comment.reflectedIn) }),
  };
}

function listOrNull(list: readonly Withheld[] | null | undefined): string | null {
  return jsonOrNull(list && list.length > 0 ? list : null);
}

export function insertComment(writer: Writer, comment: Comment, position: number): void {
  writer.insert("comment", {
    id: comment.id,
    meeting_id: comment.meeting,
    position,
    ...subjectColumns(comment.subject),
    property: comment.property ?? null,
    agenda_item_id: orNull(comment.agendaItem),
    member_id: orNull(comment.member),
    speaker: orNull(comment.speaker),
    kind: comment.kind,
    text: comment.text,
    summary: orNull(comment.summary),
    withheld: listOrNull(comment.withheld),
    answers: orNull(comment.answers),
    reply: orNull(comment.reply),
    department: orNull(comment.department),
    disposition: orNull(comment.disposition),
    reflected_in: orNull(comment.reflectedIn),
    recorded_at: comment.recordedAt,
  });
}

/** Removes the comment; evaluations no longer come from it, and what was said in answer to it stands by itself. */
export function removeComment(writer: Writer, id: string): void {
  const ids = (query: string): string[] => all<{ id: string }>(writer.db, query, id).map((row) => row.id);
  for (const link of ids("select id from evaluation_source where comment_id = ? order by id")) {
    writer.remove("evaluation_source", link);
  }
  for (const answer of ids("select id from comment where answers = ? order by id")) {
    writer.update("comment", answer, { answers: null });
  }
  writer.remove("comment", id);
}
