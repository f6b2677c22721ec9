/** 判定: reading a grade scale, and suggesting a grade without ever setting one. */
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { Grade, RatingScale } from "#shared/domain/plan.ts";
import { achievementRate, roundHalfUp } from "#shared/rules/achievementRate.ts";
import type Big from "big.js";

/** Content of the 判定の基準 line: 「A：計画を大幅に上回る進捗状況　B：…」. */
export function gradeScaleLine(scale: RatingScale): string {
  return scale.grades.map((grade) => `${grade.code}：${grade.meaning}`).join("　");
}

/** 「120%超」「90%以上」: the side is always printed, because 50〜90 and 90〜120 both seem to claim 90. */
export function thresholdText(threshold: NonNullable<Grade["from"]>): string {
  return `${threshold.percent}%${threshold.side}`;
}

function reaches(percent: Big, threshold: NonNullable<Grade["from"]>): boolean {
  return threshold.side === "以上" ? percent.gte(threshold.percent) : percent.gt(threshold.percent);
}

/**
 * The grade a rate falls into by the scale's lower bounds; the exact rate decides, never a rounded one.
 * @returns undefined when the scale has no bounds or no grade takes the rate.
 */
export function gradeOfRate(scale: RatingScale, percent: Big): Grade | undefined {
  const bounded = scale.grades.filter((grade) => grade.from);
  if (bounded.length === 0) return undefined;
  const highestFirst = bounded.toSorted((a, b) => (b.from?.percent ?? 0) - (a.from?.percent ?? 0));
  const reached = highestFirst.find((grade) => grade.from && reaches(percent, grade.from));
  if (reached) return reached;
  // Below every bound: the one grade without a bound takes the rest (C of 「C：50%以下」).
  const rest = scale.grades.filter((grade) => !grade.from);
  return rest.length === 1 ? rest[0] : undefined;
}

/**
 * A suggestion for an item's grade from its indicators, with the reasons a person can check. The lowest rate decides,
 * because a grade that hides a missed target is the one that committees ask about.
 */
export function suggestGrade(
  snapshot: YearSnapshot,
  itemId: string,
): {
  grade?: string;
  /** Sentences in Japanese, one an indicator, then how the grade follows. */
  reasons: string[];
} {
  const { plan, fiscalYear } = snapshot;
  const reasons: string[] = [];
  let lowest: { name: string; percent: Big } | undefined;
  for (const indicator of snapshot.indicators.filter((one) => one.item === itemId)) {
    const rate = achievementRate(indicator, fiscalYear, plan.achievementRate);
    if (rate.kind === "none") {
      reasons.push(`${indicator.name}：${rate.reason}`);
      continue;
    }
    reasons.push(`${indicator.name}：${rate.exactText} = ${roundHalfUp(rate.percent, 2)}%`);
    if (!lowest || rate.percent.lt(lowest.percent)) lowest = { name: indicator.name, percent: rate.percent };
  }
  if (!lowest) return { reasons: [...reasons, "達成率を計算できる指標がないため、目安は示せません。"] };
  const grade = gradeOfRate(plan.ratingScale, lowest.percent);
  if (!grade) {
    return { reasons: [...reasons, "判定の基準に率の目安がないため、達成率だけを示します。"] };
  }
  const rule = grade.from
    ? `${thresholdText(grade.from)}は${grade.code}`
    : `どの目安にも届かないため${grade.code}`;
  return {
    grade: grade.code,
    reasons: [
      ...reasons,
      `最も低い「${lowest.name}」の${roundHalfUp(lowest.percent, 2)}%に目安を当てはめました（${rule}）。`,
    ],
  };
}
