/** What a comment refers to must be there, and fit together. */
import { readComment } from "#db/comments.ts";
import { readMeeting } from "#db/meetings.ts";
import { one, type Database } from "#db/sql.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Even } from "#shared/contract/methods.ts";
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { requireSubject } from "./setField.ts";
import { refuseSpeaker } from "./speaking.ts";

export type References = Pick<Comment, "meeting"> & {
  [K in "member" | "subject" | "property" | "agendaItem" | "answers" | "kind"]?: Comment[K] | undefined;
};

/** Throws `not-found`. */
export function requireComment(db: Database, id: string): Comment {
  const comment = readComment(db, id);
  if (!comment) throw new OperationError("not-found", { what: "発言", id });
  return comment;
}

/** Throws `not-found`. */
export function requireMeetingOf(db: Database, id: string): Meeting {
  const meeting = readMeeting(db, id);
  if (!meeting) throw new OperationError("not-found", { what: "会議", id });
  return meeting;
}

/**
 * Throws `not-found` unless everything that the comment names exists — the agenda line and the question that it answers in
 * its own meeting —, `invalid-input` for a field without a sheet and for an answered question of what is no 回答.
 */
export function requireReferences(db: Database, comment: References): void {
  const { meeting, subject, property, agendaItem, answers, kind } = comment;
  if (subject) requireSubject(db, subject);
  else if (property !== undefined) throw new OperationError("invalid-input", { path: "property" });
  if (agendaItem !== undefined) {
    const line = one(db, "select 1 from agenda_item where id = ? and meeting_id = ?", agendaItem, meeting);
    if (!line) throw new OperationError("not-found", { what: "議事", id: agendaItem });
  }
  if (answers === undefined) return;
  if (kind !== undefined && kind !== "answer") throw new OperationError("invalid-input", { path: "answers" });
  if (readComment(db, answers)?.meeting !== meeting) {
    throw new OperationError("not-found", { what: "質問", id: answers });
  }
}

/** Checks new comments, of which a transcript has thousands: what many of them refer to is looked up once. */
export function requireNewComments(
  db: Database,
  comments: readonly References[],
  even: readonly Even[],
): void {
  const checked = new Set<string>();
  const once = (key: unknown, check: () => void): void => {
    const text = JSON.stringify(key);
    if (checked.has(text)) return;
    check();
    checked.add(text);
  };
  for (const { meeting, member, subject, property, agendaItem, answers, kind } of comments) {
    once([meeting, member], () => {
      const held = requireMeetingOf(db, meeting);
      if (member !== undefined) refuseSpeaker(db, held, member, even);
    });
    const references = { meeting, subject, property, agendaItem, answers, kind };
    once(references, () => requireReferences(db, references));
  }
}
