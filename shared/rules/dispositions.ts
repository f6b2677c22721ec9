/** 対応: which comments ask for an answer, which have one, and the classes an answer is put into. */
import { opinionKinds, type Comment, type CommentKind } from "#shared/domain/comment.ts";
import type { Committee } from "#shared/domain/committee.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";

/**
 * 対応区分 while a committee has no list of its own. Municipalities class answers in their own words (練馬区: A 指標・目標を変更,
 * B 理由を明確化, C 変更なし); these five are the ones that most of them share.
 */
export const standardDispositions = ["反映する", "一部反映", "既に対応", "参考とする", "対応困難"] as const;

/** The list that answers choose from, in the committee's order. */
export function dispositionsOf(committee: Pick<Committee, "dispositions">): readonly string[] {
  return committee.dispositions ?? standardDispositions;
}

const asking: ReadonlySet<CommentKind> = new Set(opinionKinds);

/** Whether the comment is a 意見, 質問 or 要望: what the secretariat answers and the committee's evaluation can come from. */
export function isOpinion(comment: Pick<Comment, "kind">): boolean {
  return asking.has(comment.kind);
}

/** Every 意見, 質問 and 要望 of the year, in the order of the minutes. */
export function opinionsOf(snapshot: Pick<YearSnapshot, "comments">): Comment[] {
  return snapshot.comments.filter(isOpinion);
}

/** 回答 that were given to the comment at the meeting, in their order. */
export function answersTo(comment: Pick<Comment, "id">, comments: readonly Comment[]): Comment[] {
  return comments.filter((one) => one.kind === "answer" && one.answers === comment.id);
}

/** Ids of everything that has an answer, found in one walk: what long lists ask for. */
export function answeredIds(comments: readonly Comment[]): Set<string> {
  const ids = comments.flatMap(({ id, reply = "", kind, answers }) => [
    ...(reply.trim() === "" ? [] : [id]),
    ...(kind === "answer" && answers !== undefined ? [answers] : []),
  ]);
  return new Set(ids);
}

/** Whether the comment has an answer: a written one, or one that was given at the meeting. */
export function isAnswered(comment: Pick<Comment, "id" | "reply">, comments: readonly Comment[]): boolean {
  return (comment.reply ?? "").trim() !== "" || answersTo(comment, comments).length > 0;
}

/**
 * Whether an answer of this class promises a change that next year's sheets must report on: 反映する and 一部反映, in any
 * committee's own words (「一部反映する」「次年度に反映」); 「反映しない」 and 「反映困難」 promise none.
 */
export function promisesChange(disposition: string | undefined): boolean {
  return disposition !== undefined && /反映(?!しない|せず|でき|困難|不可|済)/u.test(disposition);
}
