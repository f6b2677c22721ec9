/**
 * 「目標指標の達成状況」 of a 総括表: the indicators of every section over the periods of the plan. Target and actual of a
 * period's last year stand above each other in two cells without a line between them: one cell on paper, two values to
 * be typed into on screen.
 */
import type { ValueField } from "#shared/domain/field.ts";
import type { Indicator, Item, PlanPeriod } from "#shared/domain/plan.ts";
import type { Series } from "#shared/domain/value.ts";
import { childrenOf } from "#shared/domain/snapshot.ts";
import {
  bodyParagraphs,
  type CellInput,
  paragraph,
  type RowInput,
  table,
  textArea,
} from "#shared/forms/build.ts";
import type { Block, Page, Paragraph, Table } from "#shared/forms/documentTree.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import { CELL_PADDING_VERTICAL, LINE_HEIGHT, lineCount } from "#shared/forms/measure.ts";
import {
  entryCell,
  evaluationField,
  head,
  keepsTogether,
  leftHead,
  levelName,
  NO_LINE,
  ordinalTitle,
  proseCell,
  type SummarySource,
  widths,
} from "#shared/forms/summaryParts.ts";
import { fieldLabel, fieldText, fieldValue } from "#shared/rules/fieldText.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { printIndicatorValue } from "#shared/rules/indicatorValue.ts";
import { printedRate } from "#shared/rules/printedRate.ts";

/** A section and what it is measured by; also the chapter itself when indicators hang on it. */
export interface MeasuredItem {
  item: Item;
  indicators: Indicator[];
}

type Column =
  | { kind: "baseline"; fiscalYear: number }
  | { kind: "result"; fiscalYear: number; period: PlanPeriod; last: boolean }
  | { kind: "rate"; fiscalYear: number }
  | { kind: "target"; fiscalYear: number };

interface ColumnGroup {
  /** 「前期基本計画」 over 「H23～H26」. */
  heading: string;
  columns: Column[];
}

/** How the table is set. */
interface Setting {
  page: Page;
  /** Points. */
  size: number;
  columns: number[];
}

const directions = { up: "↗", down: "↘", keep: "→" } as const;

/** Space between text and the side borders of these cells, twips. */
const PADDING = 57;
/** What borders and rounding take from a column, twips. */
const SLACK = 12;
/** Points by which heads are smaller than values. */
const HEAD_SMALLER = 1;
/** Sizes that are read without effort, and those of a table that fits no other way. */
const SIZES = [9, 8.5, 8];
const SMALL_SIZES = [7.5, 7, 6.5, 6];
/** Widths in em: values wider than this wrap; a name needs so much and takes no more than that. */
const WIDEST_VALUE = 9;
const LEAST_NAME = 8;
const WIDEST_NAME = 14;
/** Height of an empty 理由・分析, twips: room for two lines by hand. */
const ANALYSIS = 640;

/** Sections below a chapter in the plan's order with all indicators at and below each; those of the chapter first. */
export function measuredItems(source: SummarySource, chapter: Item): MeasuredItem[] {
  const { snapshot } = source;
  const own = (item: Item): Indicator[] => snapshot.indicators.filter((one) => one.item === item.id);
  const below = (item: Item): Indicator[] => [
    ...own(item),
    ...childrenOf(snapshot, item.id).flatMap((child) => below(child)),
  ];
  const sections = childrenOf(snapshot, chapter.id).map((item) => ({ item, indicators: below(item) }));
  return [{ item: chapter, indicators: own(chapter) }, ...sections].filter(
    ({ item, indicators }) =>
      indicators.length > 0 ||
      (item !== chapter && fieldText(snapshot, evaluationField(source, item, "analysis")) !== ""),
  );
}

/**
 * The table and what stands under it, with the page it needs: the form's own, or that page turned when so many periods
 * would not be read on it. A page that the municipality chose is never turned.
 */
export function periodTable(
  source: SummarySource,
  measured: readonly MeasuredItem[],
): { page: Page; blocks: Block[] } {
  const groups = columnGroups(source);
  const setting = settingFor(source, measured, groups);
  const small = { ...source, size: setting.size };
  const rows = measured.flatMap((one) => itemRows(small, one, groups, setting));
  const built: Table = table(
    {
      name: "目標指標の達成状況",
      columns: setting.columns,
      padding: PADDING,
      rows: [...headRows(small, groups), ...rows],
    },
    textArea(setting.page).width,
  );
  const indicators = measured.flatMap((one) => one.indicators);
  return { page: setting.page, blocks: [built, ...notes(source, indicators, groups)] };
}

// ── columns ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The periods of the plan, or the whole plan as one. */
function periodsOf({ snapshot: { plan } }: Pick<SummarySource, "snapshot">): PlanPeriod[] {
  return plan.periods ?? [{ name: "計画期間", from: plan.firstFiscalYear, to: plan.lastFiscalYear }];
}

/** 計画策定時 before the first period; 目標値 behind the last, which the plan is judged by. */
function columnGroups(source: SummarySource): ColumnGroup[] {
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

function columnHead(source: SummarySource, column: Column): string {
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

function settingFor(
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
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

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

// ── rows ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function headRows(source: SummarySource, groups: readonly ColumnGroup[]): RowInput[] {
  const size = source.size - HEAD_SMALLER;
  const small = (text: string, look: Partial<CellInput> = {}): CellInput => {
    const cell = head(source, text, look);
    return { ...cell, paragraphs: cell.paragraphs.map((one) => ({ ...one, size })) };
  };
  return [
    {
      header: true,
      keepNext: true,
      cells: [
        small(levelName(source, 1) || "区分", { rowSpan: 2 }),
        small("目標指標", { rowSpan: 2 }),
        small("単位", { rowSpan: 2 }),
        small("指標の\nめざす\n方向", { rowSpan: 2 }),
        ...groups.map((group) => small(group.heading, { colSpan: group.columns.length })),
      ],
    },
    {
      header: true,
      keepNext: true,
      cells: groups.flatMap((group) =>
        group.columns.map((column) => small(columnHead(source, column), { shade: "heading" })),
      ),
    },
  ];
}

/**
 * The indicators of one section with its name merged down beside them, and why targets were missed. Rows beside one name
 * stay on one page; a section longer than a page has its name again and again.
 */
function itemRows(
  source: SummarySource,
  { item, indicators }: MeasuredItem,
  groups: readonly ColumnGroup[],
  setting: Setting,
): RowInput[] {
  const pairs = indicators.map((indicator) => pair(source, indicator, groups, setting));
  const analysis = analysisRow(source, item, setting.columns, pairs.length === 0);
  const parts = together(pairs, textArea(setting.page).height);
  return [
    ...parts.flatMap((part, at) => {
      const name = nameCell(source, item, 2 * part.length);
      const { field: _field, editor: _editor, ...repeated } = name;
      const rows = part.flat();
      return rows.map((row, index): RowInput => ({
        ...row,
        // The reasons stand on the page of the last indicator while they are short enough.
        keepNext: index < rows.length - 1 || (at === parts.length - 1 && analysis.cantSplit === true),
        cells: index === 0 ? [at === 0 ? name : repeated, ...row.cells] : row.cells,
      }));
    }),
    analysis,
  ];
}

/** All of a section while it fits on a page with the heads and the reasons; else parts of less than half a page. */
function together<T extends readonly RowInput[]>(pairs: readonly T[], page: number): T[][] {
  const height = (pair: T): number => sum(pair.map((row) => (row.minHeight ?? 0) + RULE));
  if (sum(pairs.map(height)) <= page * 0.7) return pairs.length === 0 ? [] : [[...pairs]];
  const parts: T[][] = [];
  let filled = 0;
  for (const one of pairs) {
    const part = parts.at(-1);
    if (part && filled + height(one) <= page * 0.4) {
      part.push(one);
      filled += height(one);
    } else {
      parts.push([one]);
      filled = height(one);
    }
  }
  return parts;
}
/** What the border between two rows adds, twips. */
const RULE = 10;

function nameCell(source: SummarySource, item: Item, rowSpan: number): CellInput {
  const title = ordinalTitle(source, item, item.parent === null ? 0 : 1);
  const [number = "", ...rest] = title.split(" ");
  const lines = rest.length === 0 ? [number] : [number, rest.join(" ")];
  const field = { entity: "item", id: item.id, property: "title" } as const;
  return {
    paragraphs: lines.map((line) => paragraph(line, { font: "gothic", size: source.size, align: "center" })),
    rowSpan,
    shade: "heading",
    field,
    editor: "text",
    label: fieldLabel(source.snapshot, field),
  };
}

/** Two rows with half of the needed height each, or the lower one would take all the surplus. */
function pair(
  source: SummarySource,
  indicator: Indicator,
  groups: readonly ColumnGroup[],
  setting: Setting,
): [RowInput, RowInput] {
  const name = entryCell(source, { entity: "indicator", id: indicator.id, property: "name" }, { rowSpan: 2 });
  const marked = indicator.externalSurvey ? withMark(name) : name;
  const line = source.size * LINE_HEIGHT * 20;
  const room = (setting.columns[1] ?? 1) - 2 * PADDING;
  const needed = sum(marked.paragraphs.map((one) => lineCount(one, room))) * line + 2 * CELL_PADDING_VERTICAL;
  const minHeight = Math.ceil(Math.max(needed / 2, line + 2 * CELL_PADDING_VERTICAL));
  const columns = groups.flatMap((group) => group.columns);
  return [
    {
      minHeight,
      keepNext: true,
      cells: [
        marked,
        entryCell(
          source,
          { entity: "indicator", id: indicator.id, property: "unit" },
          { rowSpan: 2, align: "center" },
        ),
        directionCell(source, indicator),
        ...columns.map((column) => upperCell(source, indicator, column)),
      ],
    },
    {
      minHeight,
      cells: columns
        .filter((column) => column.kind === "result")
        .map(({ fiscalYear }) =>
          valueCell(source, indicator, "actual", fiscalYear, { borders: { top: NO_LINE } }),
        ),
    },
  ];
}

/** Large and in ゴシック, so that ↗ and ↘ are told apart on a copy. */
function directionCell(source: SummarySource, { direction = "up" }: Indicator): CellInput {
  const look = { font: "gothic", size: source.size + 1.5, align: "center" } as const;
  return { paragraphs: [paragraph(directions[direction], look)], rowSpan: 2 };
}

/** ※ behind a name refers to the note under the table. */
function withMark(cell: CellInput): CellInput {
  const last = cell.paragraphs.length - 1;
  return {
    ...cell,
    paragraphs: cell.paragraphs.map((one, index) =>
      index === last ? { ...one, runs: [...one.runs, { text: "※" }] } : one,
    ),
  };
}

function upperCell(source: SummarySource, indicator: Indicator, column: Column): CellInput {
  const { fiscalYear } = column;
  switch (column.kind) {
    case "baseline":
      return valueCell(source, indicator, "actual", fiscalYear, { rowSpan: 2 });
    case "result":
      return valueCell(source, indicator, "target", fiscalYear, { borders: { bottom: NO_LINE } });
    case "rate":
      return rateCell(source, indicator, fiscalYear);
    case "target": {
      // The target of the last period again: it is typed into above the actual, where it first stands.
      const value = indicator.targets[String(fiscalYear)];
      return centred(source, printIndicatorValue(value, ""), { rowSpan: 2 });
    }
  }
}

function valueCell(
  source: SummarySource,
  indicator: Indicator,
  series: Series,
  fiscalYear: number,
  look: Partial<CellInput>,
): CellInput {
  const field: ValueField = { entity: "indicatorValue", id: indicator.id, series, fiscalYear };
  const text = printIndicatorValue(fieldValue(source.snapshot, field), "");
  const label = fieldLabel(source.snapshot, field);
  return { ...centred(source, text, look), field, editor: "value", label };
}

function rateText({ snapshot, gate }: SummarySource, indicator: Indicator, fiscalYear: number): string {
  return gate.clean(printedRate(indicator, fiscalYear, snapshot.plan.achievementRate).text, "達成率");
}

/**
 * What is typed into it stands in the place of the computed rate; taken away, the rate is computed again. A period that
 * the indicator does not have has nothing to type over.
 */
function rateCell(source: SummarySource, indicator: Indicator, fiscalYear: number): CellInput {
  const text = rateText(source, indicator, fiscalYear);
  const cell = centred(source, text, { rowSpan: 2 });
  const year = String(fiscalYear);
  if (text === "" && !indicator.targets[year] && !indicator.actuals[year]) return cell;
  const field = { entity: "indicatorYear", id: indicator.id, fiscalYear, property: "printedRate" } as const;
  return { ...cell, field, editor: "text", label: fieldLabel(source.snapshot, field) };
}

function centred(source: SummarySource, text: string, look: Partial<CellInput>): CellInput {
  return {
    paragraphs: [paragraph(text, { font: source.look.body, size: source.size, align: "center" })],
    ...look,
  };
}

/**
 * 「後期基本計画に係る未達成指標の理由・分析」 of one section, for the plan's last period.
 * @param alone no indicator stands above it: the section's name stands beside it.
 */
function analysisRow(
  source: SummarySource,
  item: Item,
  columns: readonly number[],
  alone: boolean,
): RowInput {
  const period = source.snapshot.plan.periods?.at(-1)?.name;
  const name = period === undefined ? "" : `${source.gate.clean(period, "計画の期間")}に係る`;
  const text = proseCell(source, evaluationField(source, item, "analysis"), {
    colSpan: columns.length - LABEL_SPAN,
  });
  const label = leftHead(source, `${name}未達成指標の理由・分析`, {
    colSpan: alone ? LABEL_SPAN - 1 : LABEL_SPAN,
    shade: "heading",
  });
  return {
    minHeight: ANALYSIS,
    cantSplit: keepsTogether(source, text, sum(columns.slice(LABEL_SPAN))),
    cells: [
      ...(alone ? [nameCell(source, item, 1)] : []),
      { ...label, paragraphs: label.paragraphs.map((one) => ({ ...one, size: source.size })) },
      text,
    ],
  };
}
/** Columns of section, name, unit and direction. */
const LABEL_SPAN = 4;

// ── notes ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Under the table: what ※ refers to, and why a value is 「－」. */
function notes(
  source: SummarySource,
  indicators: readonly Indicator[],
  groups: readonly ColumnGroup[],
): Paragraph[] {
  const { snapshot, gate } = source;
  const look = { size: source.look.size(8), font: source.look.body };
  const hanging = (text: string): Paragraph[] =>
    bodyParagraphs(text, look).map((line, index) => ({
      ...line,
      indent: 1,
      firstLine: index === 0 ? -1 : 0,
      before: index === 0 ? 3 : 0,
    }));
  const survey = indicators.some((one) => one.externalSurvey)
    ? gate.clean(snapshot.plan.externalSurveyNote, "※の注記")
    : "";
  const reasons = indicators.flatMap((indicator) =>
    groups
      .flatMap((group) => group.columns)
      .flatMap((column) => shownSeries(column).map((series) => ({ series, fiscalYear: column.fiscalYear })))
      .flatMap(({ series, fiscalYear }) => {
        const field: ValueField = { entity: "indicatorValue", id: indicator.id, series, fiscalYear };
        const value = fieldValue(snapshot, field);
        if (value?.kind !== "reason") return [];
        const label = fieldLabel(snapshot, field);
        return [gate.clean(`（注）${label}：${value.reason}`, label)];
      }),
  );
  return [...(survey === "" ? [] : hanging(survey)), ...reasons.flatMap(hanging)];
}

/** What a column shows first of all columns. */
function shownSeries({ kind }: Column): Series[] {
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
