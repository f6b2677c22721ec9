/** The kinds in the order in which F2 goes through them, and what a change of speaker does to them. */
import { commentKindLabels, type Comment, type CommentKind } from "#shared/domain/comment.ts";
import type { SpeakerRef } from "./speakers.ts";

const recordKinds = Object.keys(commentKindLabels) as CommentKind[];

export function nextKind(kind: CommentKind, by: 1 | -1 = 1): CommentKind {
  const index = recordKinds.indexOf(kind) + by + recordKinds.length;
  return recordKinds[index % recordKinds.length] ?? "opinion";
}

/**
 * Members give opinions, everyone else answers or, where nothing waits for an answer, explains; a kind that a person chose
 * for the same sort of speaker stays.
 */
export function kindForSpeaker(
  now: CommentKind,
  before: SpeakerRef | undefined,
  speaker: SpeakerRef,
  asked: boolean,
): CommentKind {
  const isMember = "member" in speaker;
  const wasMember = before === undefined || "member" in before;
  if (isMember === wasMember) return now;
  if (isMember) return "opinion";
  return asked ? "answer" : "remark";
}

type Said = Pick<Comment, "id" | "kind" | "reply" | "answers">;

/**
 * Those of the remarks that have no answer, as `isAnswered` tells for one of them; a meeting of hours is gone through once
 * instead of once for each question.
 */
export function withoutAnswer<T extends Said>(said: readonly T[]): T[] {
  const answered = new Set(said.flatMap(({ kind, answers }) => (kind === "answer" ? [answers] : [])));
  return said.filter(({ id, reply }) => (reply ?? "").trim() === "" && !answered.has(id));
}

/**
 * What an answer given now most likely answers: the latest 質問 of the place without one; else the latest 意見 or 要望, when
 * nothing but answers was said since.
 */
export function likelyQuestion<T extends Said>(said: readonly T[]): T | undefined {
  const open = withoutAnswer(said);
  const question = open.findLast((one) => one.kind === "question");
  if (question) return question;
  const last = said.findLast((one) => one.kind !== "answer");
  return last && (last.kind === "opinion" || last.kind === "request") && open.includes(last)
    ? last
    : undefined;
}
