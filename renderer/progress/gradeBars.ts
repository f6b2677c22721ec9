/** The bars of 判定の分布: one for each group, this year's above last year's. */
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import type { GradeGroup } from "#shared/rules/gradeCounts.ts";

export interface GradeBar {
  /** What is counted; where last year stands beside it, with the year on a second line. */
  label: string;
  total: number;
  unrated: number;
  counts: { code: string; count: number }[];
}

export function gradeBars(
  { fiscalYear }: Pick<YearSnapshot, "fiscalYear">,
  groups: readonly GradeGroup[],
  before: readonly GradeGroup[],
): GradeBar[] {
  const bar = ({ title, total, unrated, counts }: GradeGroup, year: number): GradeBar => ({
    label: before.length === 0 ? title : `${title}\n${fiscalYearLabel(year, "short")}`,
    total,
    unrated,
    counts,
  });
  return groups.flatMap((group) => {
    const last = before.find(({ title }) => title === group.title);
    return [bar(group, fiscalYear), ...(last ? [bar(last, fiscalYear - 1)] : [])];
  });
}

/** Height of the chart, CSS px. */
export function barHeight(bars: readonly GradeBar[]): number {
  return bars.length * 36 + 6;
}
