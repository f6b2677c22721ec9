/** A remark taken apart where another one began, and several remarks of one person joined to one. */
import { randomUUID } from "node:crypto";
import { commentColumns, insertComment, readCommentsAt } from "#db/comments.ts";
import { positionAfter } from "#db/positions.ts";
import type { Database } from "#db/sql.ts";
import { saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { commentSchema, type Comment } from "#shared/domain/comment.ts";
import { withheldInPart, withheldTogether } from "#shared/rules/withheld.ts";
import { requireComment } from "./commentChecks.ts";
import { placeOfComment } from "./linePlaces.ts";
import { relink, repointAnswers } from "./sourceLinks.ts";

const characters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** Where both halves of a text stand in it, without the space at the cut; a cut inside a character is made before it. */
function halves(text: string, at: number): { first: string; second: string; secondAt: number } {
  const cut = at >= text.length ? text.length : (characters.segment(text).containing(at)?.index ?? at);
  const first = text.slice(0, cut).trimEnd();
  const second = text.slice(cut).trimStart();
  if (first === "" || second === "") throw new OperationError("invalid-input", { path: "at" });
  return { first, second, secondAt: text.length - text.slice(cut).trimStart().length };
}

/** In the order of the minutes. Throws `not-found`, or `different-speakers` unless one person of one meeting said them. */
function requireOneSpeaker(db: Database, ids: readonly string[]): Comment[] {
  const comments = [...new Set(ids)].map((id) => requireComment(db, id));
  const who = ({ meeting, member, speaker }: Comment): string => JSON.stringify([meeting, member, speaker]);
  if (new Set(comments.map(who)).size > 1) throw new OperationError("different-speakers");
  const said = new Set(comments.map((one) => one.id));
  return readCommentsAt(db, comments[0]?.meeting ?? "").filter((one) => said.has(one.id));
}

function joinedTexts(texts: readonly (string | undefined)[]): string | undefined {
  const written = [...new Set(texts.filter((text) => text !== undefined && text !== ""))];
  return written.length === 0 ? undefined : written.join("\n");
}

/** The remark that several become: text below text, answers below answers; what it is about and its settings from the first that has any. */
function merged(comments: readonly Comment[]): Omit<Comment, "id" | "meeting" | "recordedAt"> {
  const text = comments.map((one) => one.text).join("\n");
  const first = <K extends keyof Comment>(key: K): Comment[K] | undefined =>
    comments.find((one) => one[key] !== undefined)?.[key];
  const about = comments.find((one) => one.subject !== undefined);
  const isSummarised = comments.some((one) => one.summary !== undefined);
  const inside = new Set(comments.map((one) => one.id));
  const kind = comments[0]?.kind ?? "remark";
  const answers = comments.find((one) => one.answers !== undefined && !inside.has(one.answers))?.answers;
  return {
    kind,
    text,
    withheld: withheldTogether(comments),
    // A part without a summary of its own stands in the summary as it was said.
    summary: isSummarised ? joinedTexts(comments.map((one) => one.summary ?? one.text)) : undefined,
    subject: about?.subject,
    property: about?.property,
    agendaItem: first("agendaItem"),
    answers: kind === "answer" ? answers : undefined,
    reply: joinedTexts(comments.map((one) => one.reply)),
    department: first("department"),
    disposition: first("disposition"),
    reflectedIn: joinedTexts(comments.map((one) => one.reflectedIn)),
  };
}

export const commentPartHandlers = {
  "comment.split"(context, { id, at }) {
    const label = "発言を2つに分割";
    const { value: made, ...saved } = saveEdit(context, { label }, (tx) => {
      const comment = requireComment(tx.db, id);
      const { first, second, secondAt } = halves(comment.text, at);
      const { summary: _s, reply: _r, department: _d, disposition: _p, reflectedIn: _i, ...shared } = comment;
      const other: Comment = {
        ...shared,
        id: randomUUID(),
        text: second,
        withheld: withheldInPart(comment, { from: secondAt, to: comment.text.length }),
      };
      const position = positionAfter(tx, "comment", id);
      if (position === undefined) throw new OperationError("not-found", { what: "発言", id });
      const withheld = withheldInPart(comment, { from: 0, to: first.length }, comment.summary);
      tx.update("comment", id, commentColumns({ text: first, withheld }));
      insertComment(tx, other, position);
      relink(tx, id, [id, other.id]);
      tx.line({
        ...placeOfComment(tx.db, comment),
        label,
        beforeText: comment.text,
        afterText: `${first}\n／\n${second}`,
      });
      return other.id;
    });
    return { ...saved, id: made };
  },

  "comment.merge"(context, { ids }) {
    const label = "発言を1つに結合";
    const { value: _, ...saved } = saveEdit(context, { label }, (tx) => {
      const comments = requireOneSpeaker(tx.db, ids);
      const [first, ...others] = comments;
      if (!first || others.length === 0) return;
      const whole = merged(comments);
      const fits = commentSchema.safeParse({ ...first, ...whole }).success;
      if (!fits) throw new OperationError("invalid-input", { path: "ids" });
      for (const { id } of others) {
        relink(tx, id, [first.id]);
        repointAnswers(tx, id, first.id);
        tx.remove("comment", id);
      }
      const { subject, property, agendaItem, answers, summary, department, disposition } = whole;
      tx.update(
        "comment",
        first.id,
        commentColumns({
          ...whole,
          reply: whole.reply ?? "",
          reflectedIn: whole.reflectedIn ?? null,
          subject: subject ?? null,
          property: property ?? null,
          agendaItem: agendaItem ?? null,
          answers: answers ?? null,
          summary: summary ?? null,
          department: department ?? null,
          disposition: disposition ?? null,
        }),
      );
      const beforeText = comments.map((one) => one.text).join("\n／\n");
      tx.line({ ...placeOfComment(tx.db, first), label, beforeText, afterText: whole.text });
    });
    return saved;
  },
} satisfies Handlers;
