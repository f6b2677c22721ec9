/**
 * 「■施策の進捗に関する各指標」: two rows an indicator, target above actual, a column a year. Many years make the letters
 * and the name column smaller first, then divide the table into several below each other: a number broken over two lines
 * is misread, a second table is not.
 */
import type { ValueField } from "#shared/domain/field.ts";
import type { Indicator } from "#shared/domain/plan.ts";
import type { Series } from "#shared/domain/value.ts";
import {
  type CellInput,
  DOTTED,
  labelParagraphs,
  paragraph,
  type RowInput,
  table,
} from "#shared/forms/build.ts";
import type { Block, Cell, Paragraph } from "#shared/forms/documentTree.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import { CELL_PADDING_VERTICAL, LINE_HEIGHT, lineCount } from "#shared/forms/measure.ts";
import type { SheetSource } from "#shared/forms/sheetParts.ts";
import { fieldLabel } from "#shared/rules/fieldText.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { printIndicatorValue } from "#shared/rules/indicatorValue.ts";

interface YearColumn {
  fiscalYear: number;
  baseline: boolean;
}

/** How the indicator tables of one sheet are set; the same for all of them so that the years stand in line. */
export interface IndicatorLook {
  /** Points. */
  size: number;
  kindWidth: number;
  yearWidth: number;
  padding: number;
  /** 令和 and 元年度 stand on two lines. */
  narrow: boolean;
  /** Year columns of each table, from left to right. */
  parts: YearColumn[][];
}

/** Width of the name column in the real sheets, on their page. */
const NAME_WIDTH = 2040;
/** Few years do not spread over that page. */
const WIDEST_YEAR = 1700;
const REAL_WIDTH = 9638;

interface Setting {
  /** Points. */
  size: number;
  kindWidth: number;
  leastName: number;
  padding: number;
  narrow: boolean;
}

const SETTINGS: readonly Setting[] = [
  { size: 9, kindWidth: 794, leastName: NAME_WIDTH, padding: 85, narrow: false },
  { size: 9, kindWidth: 720, leastName: 1800, padding: 57, narrow: false },
  { size: 8, kindWidth: 680, leastName: 1700, padding: 57, narrow: false },
  { size: 7, kindWidth: 480, leastName: 1280, padding: 28, narrow: true },
];

/** The settings in the look's sizes; columns that hold words grow with them. */
function settingsOf({ look }: SheetSource): Setting[] {
  return SETTINGS.map((setting) => {
    const size = look.size(setting.size);
    const scale = Math.max(1, size / setting.size);
    const { kindWidth, leastName } = setting;
    return {
      ...setting,
      size,
      kindWidth: Math.round(kindWidth * scale),
      leastName: Math.round(leastName * scale),
    };
  });
}

/** What borders and rounding take from a column, twips. */
const SLACK = 12;
/** Values wider than this (long units) are allowed to wrap instead of dividing the table further. */
const WIDEST_EM = 8;

/** Columns in printing order: 計画策定時 first, then every year. */
function yearColumns({ snapshot: { plan } }: SheetSource): YearColumn[] {
  const [from, to] = plan.indicatorFiscalYears;
  const years = Array.from({ length: to - from + 1 }, (_, index) => ({
    fiscalYear: from + index,
    baseline: false,
  }));
  const baseline = plan.baselineFiscalYear;
  return baseline === null ? years : [{ fiscalYear: baseline, baseline: true }, ...years];
}

/**
 * Chooses the largest setting in which no value of these indicators is broken over two lines. Room to spare goes to the
 * years; the name column is as wide as in the real sheets where it can be.
 */
export function indicatorLook(source: SheetSource, indicators: readonly Indicator[]): IndicatorLook {
  const years = yearColumns(source);
  const values = indicators.flatMap((indicator) =>
    [...Object.values(indicator.targets), ...Object.values(indicator.actuals)].map((value) =>
      textWidth(printIndicatorValue(value, indicator.unit)),
    ),
  );
  const { width } = source.look.area;
  const settings = settingsOf(source);
  const valueEm = Math.min(WIDEST_EM, Math.max(0, ...values));
  for (let count = 1; ; count += 1) {
    const perTable = Math.ceil(years.length / count);
    for (const setting of settings) {
      const header = Math.max(...years.map((year) => yearHeadWidth(source, year, setting)));
      const needed = Math.ceil(Math.max(header, valueEm * setting.size * 20)) + 2 * setting.padding + SLACK;
      const room = width - setting.kindWidth;
      if (needed * perTable > room - setting.leastName) continue;
      const spread = Math.max(1, width / REAL_WIDTH);
      const share = Math.floor((room - NAME_WIDTH * spread) / perTable);
      const yearWidth = Math.max(needed, Math.min(Math.floor(WIDEST_YEAR * spread), share));
      return { ...setting, yearWidth, parts: divide(years, perTable) };
    }
  }
}

function divide<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/** The lines of a year's head: 「令和元年度」 over 「(2019年度)」, which is smaller; the other way round for 西暦. */
function yearHead(
  { look }: Pick<SheetSource, "look">,
  { fiscalYear, baseline }: YearColumn,
  narrow: boolean,
): { label: string[]; other: string } {
  const own = look.years === "both" ? "wareki" : look.years;
  const label = baseline ? "計画策定時" : fiscalYearLabel(fiscalYear, own);
  const other = `(${fiscalYearLabel(fiscalYear, own === "seireki" ? "wareki" : "seireki")})`;
  const divided = narrow && label.length > 3;
  return { label: divided ? [label.slice(0, 2), label.slice(2)] : [label], other };
}

/** Twips the widest line of a year's head takes. */
function yearHeadWidth(
  source: Pick<SheetSource, "look">,
  year: YearColumn,
  { size, narrow }: Pick<IndicatorLook, "size" | "narrow">,
): number {
  const { label, other } = yearHead(source, year, narrow);
  const widest = Math.max(...label.map(textWidth)) * headerSize(size);
  return Math.max(widest, textWidth(other) * smallHeaderSize(size)) * 20;
}

/** Smaller is not read any more. */
const LEAST_SIZE = 5;
const headerSize = (size: number): number => Math.max(LEAST_SIZE, size - 0.5);
const smallHeaderSize = (size: number): number => Math.max(LEAST_SIZE, size - 1.5);

/** The tables of one item's indicators, and under them the reasons of values that do not exist. */
export function indicatorBlocks(
  source: SheetSource,
  name: string,
  indicators: readonly Indicator[],
  look: IndicatorLook,
): Block[] {
  const { width } = source.look.area;
  return [
    ...look.parts.flatMap((years, index): Block[] => {
      const part = look.parts.length > 1 ? `（${index + 1}/${look.parts.length}）` : "";
      // The parts of a divided table keep the same columns: names and years stand under each other.
      const widest = Math.max(...look.parts.map((one) => one.length));
      const nameWidth = width - look.kindWidth - look.yearWidth * widest;
      const divided = table(
        {
          name: `${name} の指標${part}`,
          columns: [look.kindWidth, nameWidth, ...years.map(() => look.yearWidth)],
          padding: look.padding,
          rows: [
            ...headerRows(source, years, look),
            ...indicators.flatMap((indicator) => pair(source, indicator, years, look, nameWidth)),
          ],
        },
        width,
      );
      return index === 0 ? [divided] : [paragraph("", { size: 4, lineHeight: 6 }), divided];
    }),
    ...reasonNotes(source, indicators),
  ];
}

function headerRows(source: SheetSource, years: readonly YearColumn[], look: IndicatorLook): RowInput[] {
  const head = (text: string): CellInput => ({
    paragraphs: labelParagraphs(text, { size: headerSize(look.size) }),
    shade: "heading",
  });
  const top: RowInput = {
    header: true,
    keepNext: true,
    cells: [
      { ...head(""), rowSpan: 2 },
      { ...head("名称"), rowSpan: 2 },
      { ...head("上段：目標値　下段：実績値"), colSpan: years.length },
    ],
  };
  const bottom: RowInput = {
    header: true,
    keepNext: true,
    cells: years.map((year) => {
      const { label, other } = yearHead(source, year, look.narrow);
      return {
        shade: "heading",
        paragraphs: [
          ...labelParagraphs(label.join("\n"), { size: headerSize(look.size) }),
          ...labelParagraphs(other, { size: smallHeaderSize(look.size) }),
        ],
      };
    }),
  };
  return [top, bottom];
}

/** 活動指標 stands on two lines, any other kind as it is; ※ above it refers to the note under the tables. */
function kindParagraphs(source: SheetSource, indicator: Indicator, size: number): Paragraph[] {
  const kind = source.gate.clean(indicator.kind, `指標「${indicator.name}」 種別`);
  const characters = Array.from(kind);
  const lines =
    characters.length === 4 ? `${characters.slice(0, 2).join("")}\n${characters.slice(2).join("")}` : kind;
  return labelParagraphs(indicator.externalSurvey ? `※\n${lines}` : lines, { size });
}

/** Target above actual. Both rows get half of what kind and name need, or the lower one would take all the surplus. */
function pair(
  source: SheetSource,
  indicator: Indicator,
  years: readonly YearColumn[],
  look: IndicatorLook,
  nameWidth: number,
): RowInput[] {
  const kind = kindParagraphs(source, indicator, look.size);
  const name = source.gate
    .clean(indicator.name, `指標「${indicator.name}」 名称`)
    .split("\n")
    .map((line) => paragraph(line, { font: source.look.body, size: look.size }));
  const line = look.size * LINE_HEIGHT * 20;
  const lines = (paragraphs: readonly Paragraph[], width: number): number =>
    paragraphs.reduce((sum, one) => sum + lineCount(one, width - 2 * look.padding), 0);
  const needed =
    Math.max(lines(kind, look.kindWidth), lines(name, nameWidth)) * line + 2 * CELL_PADDING_VERTICAL;
  const minHeight = Math.ceil(Math.max(needed / 2, line + 2 * CELL_PADDING_VERTICAL));
  const values = (series: Series, borders: NonNullable<Cell["borders"]>): CellInput[] =>
    years.map(({ fiscalYear }) => valueCell(source, indicator, series, fiscalYear, look.size, borders));
  return [
    {
      minHeight,
      keepNext: true,
      cells: [
        { paragraphs: kind, rowSpan: 2 },
        { paragraphs: name, rowSpan: 2 },
        ...values("target", { bottom: DOTTED }),
      ],
    },
    { minHeight, cells: values("actual", { top: DOTTED }) },
  ];
}

function valueCell(
  source: SheetSource,
  indicator: Indicator,
  series: Series,
  fiscalYear: number,
  size: number,
  borders: NonNullable<Cell["borders"]>,
): CellInput {
  const field: ValueField = { entity: "indicatorValue", id: indicator.id, series, fiscalYear };
  const label = fieldLabel(source.snapshot, field);
  const value = (series === "target" ? indicator.targets : indicator.actuals)[String(fiscalYear)];
  const text = source.gate.clean(printIndicatorValue(value, indicator.unit), label);
  return {
    paragraphs: [paragraph(text, { font: source.look.body, size, align: "center" })],
    borders,
    field,
    editor: "value",
    label,
  };
}

/** 「（注）… ：…」 for every 「－」: why there is no value. */
function reasonNotes(source: SheetSource, indicators: readonly Indicator[]): Paragraph[] {
  const notes: Paragraph[] = [];
  for (const indicator of indicators) {
    for (const { fiscalYear } of yearColumns(source)) {
      for (const series of ["target", "actual"] as const) {
        const value = (series === "target" ? indicator.targets : indicator.actuals)[String(fiscalYear)];
        if (value?.kind !== "reason") continue;
        const label = fieldLabel(source.snapshot, {
          entity: "indicatorValue",
          id: indicator.id,
          series,
          fiscalYear,
        });
        const text = source.gate.clean(`（注）${label}：${value.reason}`, label);
        const { body: font } = source.look;
        notes.push(paragraph(text, { font, size: source.look.size(8), indent: 1, firstLine: -1, before: 2 }));
      }
    }
  }
  return notes;
}
