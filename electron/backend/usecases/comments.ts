/** 委員意見 and the secretariat's answers. */
import { randomUUID } from "node:crypto";
import { insertComment, readComment } from "#db/comments.ts";
import { subjectColumns } from "#db/evaluations.ts";
import { readMeeting } from "#db/meetings.ts";
import { readMember } from "#db/members.ts";
import { orNull } from "#db/optional.ts";
import { placeOf } from "#db/places.ts";
import { nextPosition } from "#db/positions.ts";
import { all, one, type Database } from "#db/sql.ts";
import type { CommentRow } from "#db/tables.ts";
import { saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { commentKindLabels, type Comment } from "#shared/domain/comment.ts";
import type { Line } from "#db/journal.ts";
import { requireSubject } from "./setField.ts";

type References = Partial<Pick<Comment, "subject" | "agendaItem" | "member">> & Pick<Comment, "meeting">;

/** Throws `not-found` unless everything the comment names exists; the agenda line must be its meeting's. */
function requireReferences(db: Database, { meeting, member, subject, agendaItem }: References): void {
  if (!readMeeting(db, meeting)) throw new OperationError("not-found", { what: "会議", id: meeting });
  if (member !== undefined && !readMember(db, member)) {
    throw new OperationError("not-found", { what: "委員", id: member });
  }
  if (subject) requireSubject(db, subject);
  if (agendaItem === undefined) return;
  if (!one(db, "select 1 from agenda_item where id = ? and meeting_id = ?", agendaItem, meeting)) {
    throw new OperationError("not-found", { what: "議事", id: agendaItem });
  }
}

function requireComment(db: Database, id: string): Comment {
  const comment = readComment(db, id);
  if (!comment) throw new OperationError("not-found", { what: "意見", id });
  return comment;
}

/** Where a comment's line of history belongs: its sheet, in the year its meeting evaluates. */
function placeOfComment(db: Database, comment: Comment): Pick<Line, "place" | "subject" | "fiscalYear"> {
  const fiscalYear = readMeeting(db, comment.meeting)?.evaluates;
  const { subject } = comment;
  const who = readMember(db, comment.member)?.name ?? "";
  return { place: `${placeOf(db, subject, fiscalYear)} ${who}`.trim(), subject, fiscalYear };
}

export const commentHandlers = {
  "comment.add"(context, { comment }) {
    const label = `${commentKindLabels[comment.kind]}を追加`;
    const { value: id, ...saved } = saveEdit(context, { label }, (tx) => {
      requireReferences(tx.db, comment);
      const added: Comment = { ...comment, id: randomUUID(), recordedAt: context.now().toISOString() };
      insertComment(tx, added, nextPosition(tx.db, "comment"));
      tx.line({ ...placeOfComment(tx.db, added), label, afterText: added.text });
      return added.id;
    });
    return { ...saved, id };
  },

  "comment.update"(context, { id, patch }) {
    const label = patch.reply !== undefined && patch.text === undefined ? "回答を編集" : "意見を編集";
    const { value: _, ...saved } = saveEdit(context, { label }, (tx) => {
      const before = requireComment(tx.db, id);
      requireReferences(tx.db, {
        meeting: before.meeting,
        ...(patch.member === undefined ? {} : { member: patch.member }),
        ...(patch.subject ? { subject: patch.subject } : {}),
        ...(patch.agendaItem ? { agendaItem: patch.agendaItem } : {}),
      });
      tx.update("comment", id, columns(patch));
      const after = requireComment(tx.db, id);
      const [old, now] = label === "回答を編集" ? [before.reply, after.reply] : [before.text, after.text];
      tx.line({ ...placeOfComment(tx.db, after), label, beforeText: old, afterText: now });
    });
    return saved;
  },

  /** Takes the comment out of the evaluations that were drafted from it, too. */
  "comment.remove"(context, { id }) {
    const { value: _, ...saved } = saveEdit(context, { label: "意見を削除" }, (tx) => {
      const comment = requireComment(tx.db, id);
      const place = placeOfComment(tx.db, comment);
      const links = all<{ id: string }>(tx.db, "select id from evaluation_source where comment_id = ?", id);
      for (const link of links) tx.remove("evaluation_source", link.id);
      tx.remove("comment", id);
      tx.line({ ...place, label: "意見を削除", beforeText: comment.text });
    });
    return saved;
  },
} satisfies Handlers;

function columns(patch: {
  member?: string | undefined;
  kind?: Comment["kind"] | undefined;
  text?: string | undefined;
  reply?: string | undefined;
  subject?: Comment["subject"] | null;
  agendaItem?: string | null | undefined;
}): Partial<CommentRow> {
  return {
    ...(patch.member === undefined ? {} : { member_id: patch.member }),
    ...(patch.kind === undefined ? {} : { kind: patch.kind }),
    ...(patch.text === undefined ? {} : { text: patch.text }),
    ...(patch.reply === undefined ? {} : { reply: orNull(patch.reply) }),
    ...(patch.subject === undefined ? {} : subjectColumns(patch.subject ?? undefined)),
    ...(patch.agendaItem === undefined ? {} : { agenda_item_id: patch.agendaItem }),
  };
}
