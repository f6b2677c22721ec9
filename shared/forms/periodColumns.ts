/**
 * The columns of a 総括表's indicator table: which values of which period they show, what stands above them, how wide they
 * are, and on which page and in which size all of them can still be read.
 */
import type { Indicator, Item, PlanPeriod } from "#shared/domain/plan.ts";
import type { Series } from "#shared/domain/value.ts";
import { textArea } from "#shared/forms/build.ts";
import type { Page } from "#shared/forms/documentTree.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import { type SummarySource, widths } from "#shared/forms/summaryParts.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { printIndicatorValue } from "#shared/rules/indicatorValue.ts";
import { printedRate } from "#shared/rules/printedRate.ts";

/** A section and what it is measured by; also the chapter itself when indicators hang on it. */
export interface MeasuredItem {
  item: Item;
  indicators: Indicator[];
}

export type Column =
  | { kind: "baseline"; fiscalYear: number }
  | { kind: "result"; fiscalYear: number; period: PlanPeriod; last: boolean }
  | { kind: "rate"; fiscalYear: number }
  | { kind: "target"; fiscalYear: number };

export interface ColumnGroup {
  /** 「前期基本計画」 over 「H23～H26」. */
  heading: string;
  columns: Column[];
}

/** How the table is set. */
export interface Setting {
  page: Page;
  /** Points. */
  size: number;
  columns: number[];
}

/** Space between text and the side borders of these cells, twips. */
export const PADDING = 57;
/** What borders and rounding take from a column, twips. */
const SLACK = 12;
/** Points by which heads are smaller than values. */
export const HEAD_SMALLER = 1;
/** Sizes that are read without effort, and those of a table that fits no other way. */
const SIZES = [9, 8.5, 8];
const SMALL_SIZES = [7.5, 7, 6.5, 6];
/** Widths in em: values wider than this wrap; a name needs so much and takes no more than that. */
const WIDEST_VALUE = 9;
const LEAST_NAME = 8;
const WIDEST_NAME = 14;

/** The periods of the plan, or the whole plan as one. */
function periodsOf({ snapshot: { plan } }: Pick<SummarySource, "snapshot">): PlanPeriod[] {
  return plan.periods ?? [{ name: "計画期間", from: plan.firstFiscalYear, to: plan.lastFiscalYear }];
}

/** 計画策定時 before the first period; 目標値 behind the last, which the plan is judged by. */
export function columnGroups(source: SummarySource): ColumnGroup[] {
  const periods = periodsOf(source);
  const { baselineFiscalYear } = source.snapshot.plan;
  return periods.map((period, index) => {
    const last = index === periods.length - 1;
    const fiscalYear = period.to;
    return {
      heading: `${source.gate.clean(period.name, "計画の期間")}\n${yearHead(source, period.from)}～${yearHead(source, period.to)}`,
      columns: [
        ...(index === 0 && baselineFiscalYear !== null
          ? [{ kind: "baseline" as const, fiscalYear: baselineFiscalYear }]
          : []),
        { kind: "result", fiscalYear, period, last },
        { kind: "rate", fiscalYear },
        ...(last ? [{ kind: "target" as const, fiscalYear }] : []),
      ],
    };
  });
}

/** A year over a narrow column: H26, or 2014 where the plan counts in 西暦. */
function yearHead({ snapshot }: Pick<SummarySource, "snapshot">, fiscalYear: number): string {
  return snapshot.looks["chapter-summary"]?.years === "seireki"
    ? String(fiscalYear)
    : fiscalYearLabel(fiscalYear, "short");
}

export function columnHead(source: SummarySource, column: Column): string {
  const year = `(${yearHead(source, column.fiscalYear)})`;
  switch (column.kind) {
    case "baseline":
      return `${source.gate.clean(source.snapshot.plan.title, "計画名")}策定時${year}`;
    case "result": {
      const period = source.gate.clean(column.period.name, "計画の期間").replace(/基本計画$/u, "計画");
      const name = column.last ? "実績" : `${period}終了時`;
      return `${name}${year}\n上段：目標値\n下段：実績値`;
    }
    case "rate":
      return `達成率\n${year}`;
    case "target":
      return `目標値\n${year}`;
  }
}

/** 達成率 as it prints: typed over, or computed by the plan's rule. */
export function rateText(
  { snapshot, gate }: SummarySource,
  indicator: Indicator,
  fiscalYear: number,
): string {
  return gate.clean(printedRate(indicator, fiscalYear, snapshot.plan.achievementRate).text, "達成率");
}

/** Em that the values of a column need so that no number is broken over two lines. */
function valueWidth(source: SummarySource, indicators: readonly Indicator[], column: Column): number {
  const year = String(column.fiscalYear);
  const texts = indicators.flatMap((one) =>
    column.kind === "rate"
      ? [rateText(source, one, column.fiscalYear)]
      : [one.targets[year], one.actuals[year]].map((value) => printIndicatorValue(value, "")),
  );
  return Math.min(WIDEST_VALUE, Math.max(0, ...texts.map(textWidth)));
}

/** The narrowest heads, in em of their own size: 「上段：目標値」, 「達成率」, a plan's title over several lines. */
const headWidths: Record<Column["kind"], number> = { baseline: 5, result: 6, rate: 3.5, target: 3.5 };

export function settingFor(
  source: SummarySource,
  measured: readonly MeasuredItem[],
  groups: readonly ColumnGroup[],
): Setting {
  const own = source.look.page;
  const chosen = source.snapshot.looks["chapter-summary"]?.page !== undefined;
  const turned: Page = { ...own, orientation: "landscape" };
  const pages = chosen || own.orientation === "landscape" ? [own] : [own, turned];
  const widest = pages.at(-1) ?? own;
  const tries = [
    ...pages.flatMap((page) => SIZES.map((size) => ({ page, size: source.look.size(size) }))),
    ...SMALL_SIZES.map((size) => ({ page: widest, size: source.look.size(size) })),
  ];
  const fitting = tries.find(
    (one) => sum(leastWidths(source, measured, groups, one.size)) <= widthOf(one.page),
  );
  const { page, size } = fitting ?? { page: widest, size: source.look.size(6) };
  return { page, size, columns: spread(leastWidths(source, measured, groups, size), size, widthOf(page)) };
}

const widthOf = (page: Page): number => textArea(page).width;
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Section, name, unit, direction, then the value columns; twips. */
function leastWidths(
  source: SummarySource,
  measured: readonly MeasuredItem[],
  groups: readonly ColumnGroup[],
  size: number,
): number[] {
  const indicators = measured.flatMap((one) => one.indicators);
  const twips = (em: number, points = size): number => Math.ceil(em * points * 20) + 2 * PADDING + SLACK;
  const unit = Math.min(4, Math.max(2, ...indicators.map((one) => textWidth(one.unit))));
  const values = groups
    .flatMap((group) => group.columns)
    .map((column) =>
      Math.max(
        twips(headWidths[column.kind], size - HEAD_SMALLER),
        twips(valueWidth(source, indicators, column)),
      ),
    );
  return [twips(4), twips(LEAST_NAME), twips(unit), twips(3, size - HEAD_SMALLER), ...values];
}

/** Room to spare goes to the names first, then to all columns in proportion. */
function spread(least: readonly number[], size: number, width: number): number[] {
  const spare = Math.max(0, width - sum(least));
  const more = Math.min(spare, Math.round((WIDEST_NAME - LEAST_NAME) * size * 20));
  return widths(
    width,
    least.map((one, index) => (index === 1 ? one + more : one)),
  );
}

/** What a column shows first of all columns. */
export function shownSeries({ kind }: Column): Series[] {
  switch (kind) {
    case "baseline":
      return ["actual"];
    case "result":
      return ["target", "actual"];
    case "rate":
    case "target":
      return [];
  }
}
