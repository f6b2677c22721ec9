/** What was said at the meetings, and the secretariat's answers. */
import { randomUUID } from "node:crypto";
import { commentColumns, insertComment, removeComment } from "#db/comments.ts";
import type { Tx } from "#db/journal.ts";
import { placeOf } from "#db/places.ts";
import { movePosition, nextPosition, positionAfter } from "#db/positions.ts";
import type { Database } from "#db/sql.ts";
import { saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Even } from "#shared/contract/methods.ts";
import {
  commentKindLabels,
  type Comment,
  type CommentPatch,
  type NewComment,
} from "#shared/domain/comment.ts";
import { requireComment, requireMeetingOf, requireNewComments, requireReferences } from "./commentChecks.ts";
import { meetingPlace, placeOfComment, speakerName } from "./linePlaces.ts";
import { setText } from "./setField.ts";
import { refuseSpeaker } from "./speaking.ts";

/** What each part of a comment is called in 変更履歴. */
const partNames = {
  member: "発言者",
  speaker: "発言者",
  kind: "発言の種類",
  text: "発言",
  subject: "発言の対象",
  property: "発言の対象",
  agendaItem: "発言の議題",
  summary: "要点",
  withheld: "非公開の箇所",
  answers: "回答する質問",
  reply: "回答",
  department: "担当課",
  disposition: "対応区分",
  reflectedIn: "反映箇所",
} as const satisfies Record<keyof CommentPatch, string>;
const texts = ["text", "summary", "reply", "department", "disposition", "reflectedIn"] as const;
const answerParts: readonly string[] = ["回答", "担当課", "対応区分", "反映箇所"];

function updateLabel(names: readonly string[]): string {
  const [name, ...others] = new Set(names);
  if (name !== undefined && others.length === 0) return `${name}を編集`;
  return names.every((one) => answerParts.includes(one)) ? "回答を編集" : "発言を編集";
}

/** Behind a comment of the same meeting, or last. Throws `not-found`. */
function placeFor(tx: Tx, meeting: string, after: string | undefined): number {
  if (after === undefined) return nextPosition(tx.db, "comment", meeting);
  const place =
    requireComment(tx.db, after).meeting === meeting ? positionAfter(tx, "comment", after) : undefined;
  if (place === undefined) throw new OperationError("not-found", { what: "この会議の発言", id: after });
  return place;
}

function complete(comment: NewComment, now: Date): Comment {
  return { ...comment, id: randomUUID(), recordedAt: comment.recordedAt ?? now.toISOString() };
}

/** Changes who said it, what kind it is and what it is about; the texts are fields of their own. */
function changeReferences(tx: Tx, before: Comment, patch: CommentPatch, even: readonly Even[]): void {
  const { member, speaker, kind = before.kind } = patch;
  if (member !== undefined && speaker !== undefined) {
    throw new OperationError("invalid-input", { path: "patch.speaker" });
  }
  if (member !== undefined && member !== before.member) {
    refuseSpeaker(tx.db, requireMeetingOf(tx.db, before.meeting), member, even);
  }
  if (patch.answers === before.id) throw new OperationError("invalid-input", { path: "patch.answers" });
  const changed = {
    subject: patch.subject === undefined ? before.subject : (patch.subject ?? undefined),
    agendaItem: patch.agendaItem === undefined ? before.agendaItem : (patch.agendaItem ?? undefined),
    // What is no answer any more answers nothing, and without a sheet there is none of its fields.
    answers: given(patch.answers, kind === "answer" ? before.answers : undefined),
    property: given(patch.property, patch.subject === null ? undefined : before.property),
  };
  requireReferences(tx.db, { ...changed, meeting: before.meeting, kind });
  const columns = commentColumns({
    ...(member === undefined ? {} : { member }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(patch.withheld === undefined ? {} : { withheld: patch.withheld }),
    kind,
    subject: changed.subject ?? null,
    property: changed.property ?? null,
    agendaItem: changed.agendaItem ?? null,
    answers: changed.answers ?? null,
  });
  tx.update("comment", before.id, columns);
}

/** What a patch says about a part: its value, nothing (null), or what it was. */
function given<T>(value: T | null | undefined, before: T | undefined): T | undefined {
  return value === undefined ? before : (value ?? undefined);
}

/** The parts that are no texts, as 変更履歴 tells them. */
function describe(db: Database, comment: Comment, names: readonly string[]): string | undefined {
  const parts: Record<string, string> = {
    発言者: speakerName(db, comment),
    発言の種類: commentKindLabels[comment.kind],
    発言の対象: comment.subject ? placeOf(db, comment.subject) : "全体",
    非公開の箇所: (comment.withheld ?? []).map((one) => one.words).join("\n"),
    回答する質問: comment.answers === undefined ? "" : requireComment(db, comment.answers).text,
  };
  const told = names.flatMap((name) => parts[name] ?? []).join("\n");
  return told === "" ? undefined : told;
}

export const commentHandlers = {
  "comment.add"(context, { comment, after, even = [] }) {
    const label = `${commentKindLabels[comment.kind]}を追加`;
    const { value: id, ...saved } = saveEdit(context, { label }, (tx) => {
      requireNewComments(tx.db, [comment], even);
      const added = complete(comment, context.now());
      insertComment(tx, added, placeFor(tx, comment.meeting, after));
      tx.line({ ...placeOfComment(tx.db, added), label, afterText: added.text });
      return added.id;
    });
    return { ...saved, id };
  },

  "comment.addMany"(context, { comments, answered = [], even = [] }) {
    const label = `発言を${comments.length.toLocaleString("en")}件追加`;
    const { value: ids, ...saved } = saveEdit(context, { label }, (tx) => {
      requireNewComments(tx.db, comments, even);
      const positions = new Map<string, number>();
      const ids: string[] = [];
      for (const comment of comments) {
        const { meeting } = comment;
        const position = positions.get(meeting) ?? nextPosition(tx.db, "comment", meeting);
        positions.set(meeting, position + 1);
        const added = complete(comment, context.now());
        insertComment(tx, added, position);
        ids.push(added.id);
      }
      for (const [at, { answer, question }] of answered.entries()) {
        const [given, asked] = [comments[answer], comments[question]];
        const fits = given?.kind === "answer" && asked?.meeting === given.meeting && answer !== question;
        if (!fits) throw new OperationError("invalid-input", { path: `answered.${at}` });
        tx.update("comment", ids[answer] ?? "", { answers: ids[question] ?? null });
      }
      for (const meeting of positions.keys()) tx.line({ ...meetingPlace(tx.db, meeting), label });
      return ids;
    });
    return { ...saved, ids };
  },

  "comment.update"(context, { id, patch, even = [] }) {
    const keys = Object.entries(patch).flatMap(([key, value]) =>
      value === undefined ? [] : [key as keyof CommentPatch],
    );
    const label = updateLabel(keys.map((key) => partNames[key]));
    const { value: _, ...saved } = saveEdit(context, { label }, (tx) => {
      const before = requireComment(tx.db, id);
      for (const property of texts) {
        const text = patch[property];
        if (text !== undefined) setText(tx, { entity: "comment", id, property }, text ?? "");
      }
      const names = keys.filter((key) => !texts.some((text) => text === key)).map((key) => partNames[key]);
      if (names.length === 0) return;
      changeReferences(tx, requireComment(tx.db, id), patch, even);
      const after = requireComment(tx.db, id);
      const [beforeText, afterText] = [describe(tx.db, before, names), describe(tx.db, after, names)];
      tx.line({ ...placeOfComment(tx.db, after), label: updateLabel(names), beforeText, afterText });
    });
    return saved;
  },

  "comment.move"(context, { id, by }) {
    const label = "発言の順序を変更";
    const { value: _, ...saved } = saveEdit(context, { label }, (tx) => {
      const comment = requireComment(tx.db, id);
      movePosition(tx, "comment", id, by);
      tx.line({ ...placeOfComment(tx.db, comment), label });
    });
    return saved;
  },

  /** Takes the comment out of the evaluations that were drafted from it, too; what answered it stays as an answer to none. */
  "comment.remove"(context, { id }) {
    const { value: _, ...saved } = saveEdit(context, { label: "発言を削除" }, (tx) => {
      const comment = requireComment(tx.db, id);
      const place = placeOfComment(tx.db, comment);
      const label = `${commentKindLabels[comment.kind]}を削除`;
      removeComment(tx, id);
      tx.line({ ...place, label, beforeText: comment.text });
    });
    return saved;
  },
} satisfies Handlers;
