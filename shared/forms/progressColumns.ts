/** Widths of the columns of a 進捗状況まとめ, for a size of the letters and a number of years. */
import type { Indicator, Plan } from "#shared/domain/plan.ts";
import { MAX_COLUMNS } from "#shared/forms/build.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import type { ProgressContent } from "#shared/forms/progressRows.ts";
import { indicatorGrade } from "#shared/rules/grade.ts";
import { printIndicatorValue } from "#shared/rules/indicatorValue.ts";

/** How close the columns stand. */
export interface ColumnSetting {
  /** Points. */
  size: number;
  /** Twips between text and the left and right borders of the cells. */
  padding: number;
  /** Least widths in em of the columns that hold running text. */
  title: number;
  name: number;
  goal: number;
  achievement: number;
  /** Widths of a level's column whose titles stand, and lie, em. */
  upright: number;
  lying: number;
  /** Widest 実施主体 before it is broken over lines, em. */
  department: number;
  /** Least width of a column of values, em. */
  value: number;
  /** A unit may stand on the line below its number. */
  units: "beside" | "below";
}

/**
 * As the real table is set, and closer where many years need the room. An upright title needs one line; the head 「方向性」
 * above it three characters, or two below each other.
 */
type Closeness = Omit<ColumnSetting, "size">;
export const SETTINGS: readonly [usual: Closeness, closest: Closeness] = [
  {
    padding: 60,
    title: 11,
    name: 8,
    goal: 13,
    achievement: 17,
    upright: 3.1,
    lying: 7,
    department: 6,
    value: 3.5,
    units: "beside",
  },
  {
    padding: 40,
    title: 8,
    name: 6,
    goal: 8,
    achievement: 10,
    upright: 2.1,
    lying: 5,
    department: 4,
    value: 2,
    units: "below",
  },
];

/** Columns of one table: all of it, or one of several below each other that share the years. */
export interface ProgressColumns {
  levels: { width: number; upright: boolean }[];
  title: number;
  /** 0 = not there. */
  name: number;
  departments: number;
  goal: number;
  achievement: number;
  baseline: number;
  target: number;
  actual: number;
  grade: number;
  years: number[];
}

/** Widest value before it is broken over lines, em. */
const WIDEST_VALUE = 10;
/** What borders and rounding take from a column, twips. */
const SLACK = 12;

/** Years beyond what fits stand in further tables, which repeat only the titles. */
export interface TablePart {
  years: number[];
  first: boolean;
}

type ValueWidth = Record<ColumnSetting["units"], number>;

/** What decides the widths, found once for a table. */
export interface Widths {
  target: ValueWidth;
  actual: ValueWidth;
  /** null for a plan without a baseline. */
  baseline: ValueWidth | null;
  grade: number;
  departments: number;
  /** Part of the running text that the goals have. */
  goalShare: number;
}

/** Widths in em of what the values, grades and names of these entries need. */
export function widthsOf(plan: Plan, content: ProgressContent): Widths {
  const indicators = content.entries.flatMap((entry) => entry.indicators);
  const years = yearsOf(plan);
  const baseline = plan.baselineFiscalYear;
  const grades = indicators.flatMap((one) =>
    years.map((year) => textWidth(indicatorGrade({ plan }, one, year).code ?? "")),
  );
  const names = content.entries.map((entry) => textWidth(entry.departments));
  return {
    target: valueWidths(indicators, "targets", years),
    actual: valueWidths(indicators, "actuals", years),
    baseline: baseline === null ? null : valueWidths(indicators, "actuals", [baseline]),
    grade: Math.max(2, ...grades),
    departments: Math.max(3, ...names),
    goalShare: goalShare(content),
  };
}

/** Every fiscal year with targets, actuals and grades. */
export function yearsOf({ indicatorFiscalYears: [from, to] }: Pick<Plan, "indicatorFiscalYears">): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function valueWidths(
  indicators: readonly Indicator[],
  series: "targets" | "actuals",
  years: readonly number[],
): ValueWidth {
  let [beside, below] = [0, 0];
  for (const indicator of indicators) {
    for (const year of years) {
      const width = textWidth(printIndicatorValue(indicator[series][String(year)], indicator.unit));
      beside = Math.max(beside, width);
      below = Math.max(below, width - textWidth(indicator.unit), textWidth(indicator.unit) / 2);
    }
  }
  const cap = (width: number): number => Math.min(WIDEST_VALUE, width);
  return { beside: cap(beside), below: cap(below) };
}

/** In steps, so that columns do not move with every letter that is typed. */
function goalShare({ entries }: ProgressContent): number {
  const total = (texts: string[]): number => texts.reduce((sum, text) => sum + text.length, 0);
  const goals = total(entries.map((entry) => entry.goal));
  const all = goals + total(entries.map((entry) => entry.achievement));
  const share = all === 0 ? 0.43 : goals / all;
  return Math.min(0.55, Math.max(0.35, Math.round(share * 20) / 20));
}

/**
 * @param upright for each level, whether its titles stand upright.
 * @param room twips for all columns together; absent gives the least widths, whatever they add up to.
 * @returns undefined when the columns do not fit on the page or are more than Word takes.
 */
export function progressColumns(
  content: ProgressContent,
  widths: Widths,
  setting: ColumnSetting,
  upright: readonly boolean[],
  { years, first }: TablePart,
  room?: number,
): ProgressColumns | undefined {
  const em = setting.size * 20;
  const wide = (count: number): number => Math.ceil(count * em) + 2 * setting.padding + SLACK;
  const only = (there: boolean, count: number): number => (there ? wide(count) : 0);
  const least: ProgressColumns = {
    levels: upright.map((stands) => ({
      width: wide(stands ? setting.upright : setting.lying),
      upright: stands,
    })),
    title: wide(setting.title),
    name: only(content.namesApart, setting.name),
    departments: only(first && content.departments, Math.min(setting.department, widths.departments)),
    goal: only(first, setting.goal),
    achievement: only(first, setting.achievement),
    // 「令和3年度」 above the values, on two lines where it is close.
    baseline: only(
      first && widths.baseline !== null,
      Math.max(setting.units === "beside" ? 5 : 3, widths.baseline?.[setting.units] ?? 0),
    ),
    target: wide(Math.max(setting.value, widths.target[setting.units])),
    actual: wide(Math.max(setting.value, widths.actual[setting.units])),
    grade: wide(widths.grade),
    years,
  };
  if (columnWidths(least).length > MAX_COLUMNS) return undefined;
  const spare = room === undefined ? 0 : room - sum(columnWidths(least));
  if (spare < 0) return undefined;
  if (!first) return { ...least, title: least.title + spare };
  const more = Math.floor(Math.min(spare * 0.15, 5 * em));
  const text = least.goal + least.achievement + spare - more;
  const wanted = Math.floor(text * widths.goalShare);
  const goal = Math.min(Math.max(least.goal, wanted), text - least.achievement);
  return { ...least, title: least.title + more, goal, achievement: text - goal };
}

/** Widths from left to right, those that are not there left out. */
export function columnWidths(columns: ProgressColumns): number[] {
  const { levels, title, name, departments, goal, achievement, baseline, target, actual, grade } = columns;
  return [
    ...levels.map((level) => level.width),
    ...[title, name, departments, goal, achievement, baseline].filter((width) => width > 0),
    ...columns.years.flatMap(() => [target, actual, grade]),
  ];
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
