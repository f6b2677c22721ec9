/** 事前評価: how many members gave which grade before the meeting. An aid for the discussion, never the 判定 itself. */
import type { PriorRating } from "#shared/domain/evaluation.ts";
import { sameSubject, type Subject } from "#shared/domain/ids.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";

type Rated = Pick<YearSnapshot, "plan" | "priorRatings">;

/** What the members entered for this sheet, also of members whose term has ended since. */
function priorRatingsOf(snapshot: Pick<YearSnapshot, "priorRatings">, subject: Subject): PriorRating[] {
  return snapshot.priorRatings.filter((one) => sameSubject(one.subject, subject));
}

/**
 * Entries per grade, in the scale's order, grades that nobody gave among them (0); behind them grades that the scale no
 * longer has. A note without a grade counts nowhere.
 */
export function priorTotals(snapshot: Rated, subject: Subject): { code: string; count: number }[] {
  const given = priorRatingsOf(snapshot, subject).flatMap(({ rating }) =>
    rating === undefined ? [] : [rating],
  );
  const codes = new Set([...snapshot.plan.ratingScale.grades.map((grade) => grade.code), ...given]);
  return [...codes].map((code) => ({ code, count: given.filter((one) => one === code).length }));
}
