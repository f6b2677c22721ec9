/** What committee members said, and the secretariat's answers. */
import type { Database } from "better-sqlite3";
import type { Comment } from "#shared/domain/comment.ts";
import { subjectColumns, subjectOf } from "./evaluations.ts";
import { orNull, present } from "./optional.ts";
import { all, one } from "./sql.ts";
import type { CommentRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** Every comment, in the order they were recorded. */
export function readComments(db: Database): Comment[] {
  return all<CommentRow>(db, "select * from comment order by position").map(commentOf);
}

/** Those made at the meetings that evaluate a fiscal year, in the order they were recorded. */
export function readCommentsOf(db: Database, evaluates: number): Comment[] {
  return all<CommentRow>(
    db,
    `select * from comment where meeting_id in (select id from meeting where evaluates = ?)
     order by position`,
    evaluates,
  ).map(commentOf);
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
    ...present({ subject: general ? null : subjectOf(row), agendaItem: row.agenda_item_id }),
    member: row.member_id,
    kind: row.kind,
    text: row.text,
    ...present({ reply: row.reply }),
    recordedAt: row.recorded_at,
  };
}

export function insertComment(writer: Writer, comment: Comment, position: number): void {
  writer.insert("comment", {
    id: comment.id,
    meeting_id: comment.meeting,
    position,
    ...subjectColumns(comment.subject),
    agenda_item_id: orNull(comment.agendaItem),
    member_id: comment.member,
    kind: comment.kind,
    text: comment.text,
    reply: orNull(comment.reply),
    recorded_at: comment.recordedAt,
  });
}
