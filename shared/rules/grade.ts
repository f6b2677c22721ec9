/** 判定 and 評価: reading a grade scale, grading an indicator by it, suggesting the grade of an item. */
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { Grade, Indicator, RatingScale } from "#shared/domain/plan.ts";
import { achievementRate, roundHalfUp } from "#shared/rules/achievementRate.ts";
import Big from "big.js";

/** Content of the 判定の基準 line: 「A：計画を大幅に上回る進捗状況　B：…」. */
export function gradeScaleLine(scale: RatingScale): string {
  return scale.grades.map((grade) => `${grade.code}：${grade.meaning}`).join("　");
}

/** 「120%超」「90%以上」: the side is always printed, because 50〜90 and 90〜120 both seem to claim 90. */
function thresholdText(threshold: NonNullable<Grade["from"]>): string {
  return `${threshold.percent}%${threshold.side}`;
}

function reaches(percent: Big, threshold: NonNullable<Grade["from"]>): boolean {
  return threshold.side === "以上" ? percent.gte(threshold.percent) : percent.gt(threshold.percent);
}

type Bounded = Grade & { from: NonNullable<Grade["from"]> };

/** Grades with a lower bound, highest first. At the same percent, 超 is above 以上. */
function bounded(scale: RatingScale): Bounded[] {
  return scale.grades
    .filter((grade): grade is Bounded => grade.from !== undefined)
    .toSorted((a, b) => b.from.percent - a.from.percent || rank(a) - rank(b));
}
const rank = ({ from }: Bounded): number => (from.side === "超" ? 0 : 1);

/** The one grade without a bound, which takes what is below every bound (C of 「C：50%以下」). */
function restOf(scale: RatingScale): Grade | undefined {
  const rest = scale.grades.filter((grade) => !grade.from);
  return rest.length === 1 ? rest[0] : undefined;
}

/**
 * The grade a rate falls into by the scale's lower bounds; the exact rate decides, never a rounded one.
 * @returns undefined when the scale has no bounds or no grade takes the rate.
 */
export function gradeOfRate(scale: RatingScale, percent: Big): Grade | undefined {
  const grades = bounded(scale);
  if (grades.length === 0) return undefined;
  return grades.find((grade) => reaches(percent, grade.from)) ?? restOf(scale);
}

/**
 * The rates a grade takes, both ends with their sides: 「120%超」「90%超120%以下」「50%以下」.
 * @returns "" for a grade that no rate falls into.
 */
export function gradeRange(scale: RatingScale, code: string): string {
  const grades = bounded(scale);
  const place = grades.findIndex((grade) => grade.code === code);
  const [grade, above] = [grades[place], grades[place - 1]];
  if (grade) return `${thresholdText(grade.from)}${above ? belowText(above.from) : ""}`;
  const lowest = grades.at(-1);
  return lowest && restOf(scale)?.code === code ? belowText(lowest.from) : "";
}

/** What does not reach a threshold: 以下 where the bound is 超, 未満 where it is 以上. */
function belowText({ percent, side }: NonNullable<Grade["from"]>): string {
  return `${percent}%${side === "超" ? "以下" : "未満"}`;
}

/** 「目標値どおり（90%超120%以下）：このまま…」: one line a grade, in the order of the scale. */
export function gradeLegend(scale: RatingScale): { code: string; text: string }[] {
  return scale.grades.map(({ code, name = "", meaning }) => {
    const range = gradeRange(scale, code);
    const head = name !== "" && range !== "" ? `${name}（${range}）` : `${name}${range}`;
    return { code, text: [head, meaning].filter((part) => part !== "").join("：") };
  });
}

export interface IndicatorGrade {
  /** As printed; absent prints a blank cell. */
  code?: string;
  /** What the thresholds give; only a guide where people grade. */
  computed?: string;
  /** A person set the printed one. */
  overridden: boolean;
  /** Why a person set it. */
  reason?: string;
  /** In Japanese: 「94/105 = 89.52%、50%超90%以下のためB」. */
  explanation: string;
}

/**
 * 評価 of one indicator in one year. What a person set stands before what is computed; where the scale is one of human
 * judgement, nothing else is printed.
 */
export function indicatorGrade(
  { plan }: Pick<YearSnapshot, "plan">,
  indicator: Indicator,
  fiscalYear: number,
): IndicatorGrade {
  const { grade: set, gradeReason } = indicator.years?.[String(fiscalYear)] ?? {};
  const { computed, sentence } = computedGrade(plan, indicator, fiscalYear);
  const found = computed === undefined ? {} : { computed };
  if (set !== undefined) {
    const why = gradeReason === undefined ? "理由は書かれていません" : `理由：${gradeReason}`;
    return {
      code: set,
      ...found,
      overridden: true,
      ...(gradeReason === undefined ? {} : { reason: gradeReason }),
      explanation: `手入力の評価です（${why}）。計算では、${sentence}`,
    };
  }
  if (plan.ratingScale.mode === "thresholds") {
    return {
      ...(computed === undefined ? {} : { code: computed }),
      ...found,
      overridden: false,
      explanation: sentence,
    };
  }
  return { ...found, overridden: false, explanation: `評価は人が決めます。目安は、${sentence}` };
}

function computedGrade(
  plan: YearSnapshot["plan"],
  indicator: Indicator,
  fiscalYear: number,
): { computed?: string; sentence: string } {
  const rate = achievementRate(indicator, fiscalYear, plan.achievementRate);
  if (rate.kind === "none") return { sentence: `達成率がないため評価なし（${rate.reason}）` };
  const worked = `${rate.exactText} = ${percentText(plan.ratingScale, rate.percent)}%`;
  const grade = gradeOfRate(plan.ratingScale, rate.percent);
  if (!grade) return { sentence: `${worked}、この率を受ける評価の基準がないため評価なし` };
  return {
    computed: grade.code,
    sentence: `${worked}、${gradeRange(plan.ratingScale, grade.code)}のため${grade.code}`,
  };
}

/** Most decimals a percentage is explained with. */
const MOST_DECIMALS = 40;

/**
 * A percentage to be read beside the thresholds: 50, 89.52, and 89.996 where 90.00 would stand on the other side of one.
 */
function percentText(scale: RatingScale, percent: Big): string {
  for (let decimals = 0; decimals < 2; decimals += 1) {
    if (percent.round(decimals, Big.roundHalfUp).eq(percent)) return percent.toFixed(decimals);
  }
  const keepsSide = (shown: Big): boolean =>
    bounded(scale).every(({ from }) => shown.cmp(from.percent) === percent.cmp(from.percent));
  let decimals = 2;
  while (decimals < MOST_DECIMALS && !keepsSide(percent.round(decimals, Big.roundHalfUp))) decimals += 1;
  return roundHalfUp(percent, decimals);
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
