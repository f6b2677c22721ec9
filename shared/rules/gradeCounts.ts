/** 判定の分布: how many of a year's 施策, projects or indicators have each grade, and what share that is. */
import Big from "big.js";
import type { Evaluation } from "#shared/domain/evaluation.ts";
import { subjectKey } from "#shared/domain/ids.ts";
import type { Item, RatingScale } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { roundHalfUp } from "#shared/rules/achievementRate.ts";
import { indicatorGrade } from "#shared/rules/grade.ts";
import { itemsOfYear } from "#shared/rules/itemLife.ts";

export interface GradeCount {
  code: string;
  /** As the scale has it; "" for a grade that the scale does not have (any more). */
  meaning: string;
  count: number;
  /** Share of those with a grade in percent, one decimal, half up: 「7.1」; 「0.0」 while nothing has one. */
  percent: string;
}

/** The distribution of one group. */
export interface GradeGroup {
  /** What is counted, in the plan's own word: 「施策」「プロジェクト」「指標」. */
  title: string;
  total: number;
  /** Without a grade; not part of the shares. */
  unrated: number;
  /** Every grade in the scale's order, those that nothing has included. */
  counts: GradeCount[];
  /** The ※端数 sentence, where the printed shares do not add up to 100.0. */
  note?: string;
}

/** Shares are never forced to 100 (さいたま市 prints 51.8 + 36.9 + 11.4); a note says why they miss it. */
export const roundingNote =
  "※構成比は小数第2位を四捨五入しているため、合計が100.0％にならない場合があります。";

type Graded = Pick<
  YearSnapshot,
  | "plan"
  | "fiscalYear"
  | "items"
  | "otherItems"
  | "projects"
  | "indicators"
  | "evaluations"
  | "previousEvaluations"
>;

/**
 * One entry for each group that the plan grades: its lowest items and its projects; where thresholds decide, its
 * indicators. Empty for a plan without grades, and no entry for a group without members.
 */
export function gradeCounts(snapshot: Graded): GradeGroup[] {
  return groups(snapshot, snapshot.fiscalYear, snapshot.items, snapshot.evaluations);
}

/** The same for the fiscal year before, of the items that the plan had then; no group in which nothing had a grade. */
export function previousGradeCounts(snapshot: Graded): GradeGroup[] {
  const year = snapshot.fiscalYear - 1;
  const then = itemsOfYear([...snapshot.items, ...snapshot.otherItems], year).items;
  return groups(snapshot, year, then, snapshot.previousEvaluations).filter(
    ({ total, unrated }) => unrated < total,
  );
}

function groups(
  snapshot: Graded,
  fiscalYear: number,
  items: readonly Item[],
  evaluations: readonly Evaluation[],
): GradeGroup[] {
  const { plan, projects, indicators } = snapshot;
  const scale = plan.ratingScale;
  if (scale.grades.length === 0) return [];
  const [from, to] = plan.indicatorFiscalYears;
  if (scale.mode === "thresholds") {
    if (fiscalYear < from || fiscalYear > to || indicators.length === 0) return [];
    return [
      group(
        "指標",
        indicators.map((one) => indicatorGrade(snapshot, one, fiscalYear).code),
        scale,
      ),
    ];
  }
  const ratings = new Map(evaluations.map(({ subject, rating }) => [subjectKey(subject), rating]));
  const parents = new Set(items.map(({ parent }) => parent));
  const lowest = items.filter(({ id }) => !parents.has(id));
  return [
    group(
      plan.levels.at(-1) ?? "施策",
      lowest.map(({ id }) => ratings.get(subjectKey({ kind: "item", id }))),
      scale,
    ),
    group(
      "プロジェクト",
      projects.map(({ id }) => ratings.get(subjectKey({ kind: "project", id }))),
      scale,
    ),
  ].filter(({ total }) => total > 0);
}

function group(title: string, ratings: readonly (string | undefined)[], scale: RatingScale): GradeGroup {
  const given = ratings.filter((code) => code !== undefined);
  const known = scale.grades.map(({ code, meaning }) => ({ code, meaning }));
  const strange = [...new Set(given)].filter((code) => !known.some((one) => one.code === code));
  const counts = [...known, ...strange.map((code) => ({ code, meaning: "" }))].map(({ code, meaning }) => {
    const count = given.filter((one) => one === code).length;
    return { code, meaning, count, percent: share(count, given.length) };
  });
  const sum = counts.reduce((total, { percent }) => total.plus(percent), new Big(0));
  return {
    title,
    total: ratings.length,
    unrated: ratings.length - given.length,
    counts,
    ...(given.length > 0 && !sum.eq(100) ? { note: roundingNote } : {}),
  };
}

function share(count: number, total: number): string {
  return total === 0 ? "0.0" : roundHalfUp(new Big(count).times(100).div(total), 1);
}
