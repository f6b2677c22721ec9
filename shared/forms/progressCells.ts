/** Cells of a 進捗状況まとめ: its two header rows, and what each item and each indicator says. */
import type { Field, TextField, ValueField } from "#shared/domain/field.ts";
import type { Indicator, RatingScale } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { Series } from "#shared/domain/value.ts";
import { type CellInput, labelCell, paragraph, type TextGate } from "#shared/forms/build.ts";
import type { Paragraph } from "#shared/forms/documentTree.ts";
import type { FormLook } from "#shared/forms/formLook.ts";
import { cellHeight } from "#shared/forms/measure.ts";
import type { ColumnSetting, ProgressColumns } from "#shared/forms/progressColumns.ts";
import {
  indicatorTitle,
  numberedTitle,
  type ProgressContent,
  type ProgressEntry,
} from "#shared/forms/progressRows.ts";
import { fieldLabel, subjectLabel } from "#shared/rules/fieldText.ts";
import { indicatorGrade } from "#shared/rules/grade.ts";
import { printIndicatorValue } from "#shared/rules/indicatorValue.ts";

/** What the cells are made from. */
export interface CellSource {
  snapshot: YearSnapshot;
  gate: TextGate;
  look: FormLook;
  content: ProgressContent;
  setting: ColumnSetting;
  columns: ProgressColumns;
  /** Texts may be edited in this table; another one below it shows them once more. */
  first: boolean;
}

/** A cell and the width of its columns, twips. */
export interface SizedCell {
  cell: CellInput;
  width: number;
}

/** What the border between two rows adds to a row. */
const RULE = 10;

/** Heights of rows whose merged cells all span all of them; what those need more is shared out evenly. */
export function rowHeights(
  rows: readonly (readonly SizedCell[])[],
  { padding }: ColumnSetting,
  least: number,
): number[] {
  const needs = (cells: readonly SizedCell[], merged: boolean): number =>
    Math.max(
      0,
      ...cells
        .filter(({ cell }) => (cell.rowSpan ?? 1) > 1 === merged)
        .map(({ cell, width }) => cellHeight(cell, width, padding)),
    );
  const heights = rows.map((cells) => Math.max(least, needs(cells, false)) + RULE);
  const missing = Math.max(...rows.map((cells) => needs(cells, true))) - sum(heights);
  return missing > 0 ? heights.map((height) => Math.ceil(height + missing / rows.length)) : heights;
}

// ── header ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** 方向性 … over two rows; over the values their year, and below it 年間目標, 実績, 評価. */
export function headerCells(source: CellSource): SizedCell[][] {
  const { snapshot, gate, look, content, columns, setting } = source;
  const { plan, fiscalYear } = snapshot;
  const { size } = setting;
  const levelName = (level: number): string => gate.clean(plan.levels[level] ?? "事業", "階層の名称");
  const tall = (text: string, width: number): SizedCell => ({
    cell: labelCell(text, { size, rowSpan: 2 }),
    width,
  });
  const head = (text: string, width: number, colSpan = 1): SizedCell => ({
    cell: labelCell(text, { size, colSpan }),
    width,
  });
  const baseline = plan.baselineFiscalYear;
  const { target, actual, grade } = columns;
  return [
    [
      ...columns.levels.map(({ width, upright }, level) =>
        tall(upright ? twoLines(levelName(level)) : levelName(level), width),
      ),
      tall(levelName(content.levels), columns.title),
      ...(columns.name > 0 ? [tall("指標", columns.name)] : []),
      ...(columns.departments > 0 ? [tall("実施\n主体", columns.departments)] : []),
      ...(columns.goal > 0
        ? [
            tall(`目標とする姿\n（${look.year(plan.lastFiscalYear)}）`, columns.goal),
            tall(`実施状況・課題\n（${look.year(fiscalYear)}）`, columns.achievement),
          ]
        : []),
      ...(columns.baseline > 0 && baseline !== null ? [head(look.year(baseline), columns.baseline)] : []),
      ...columns.years.map((year) => head(look.year(year), target + actual + grade, 3)),
    ],
    [
      ...(columns.baseline > 0 ? [head("実績値", columns.baseline)] : []),
      ...columns.years.flatMap(() => [head("年間\n目標", target), head("実績", actual), head("評価", grade)]),
    ],
  ];
}

/** 「個別施策」 over a narrow column: 個別 above 施策. */
function twoLines(name: string): string {
  const characters = Array.from(name);
  return characters.length === 4
    ? `${characters.slice(0, 2).join("")}\n${characters.slice(2).join("")}`
    : name;
}

// ── entries ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Rows of one entry without the cells of the levels above it: one for each indicator, or one without any. */
export function entryCells(source: CellSource, entry: ProgressEntry): SizedCell[][] {
  const { content, columns } = source;
  const indicators: (Indicator | undefined)[] = entry.indicators.length > 0 ? entry.indicators : [undefined];
  const rowSpan = indicators.length;
  const depth = entry.above.length;
  const reach = columns.levels.slice(depth).reduce((total, level) => total + level.width, columns.title);
  const title: SizedCell = {
    cell: { ...titleCell(source, entry), rowSpan, colSpan: content.levels - depth + 1 },
    width: reach,
  };
  return indicators.map((indicator, index) => [
    ...(index === 0 ? [title] : []),
    ...(columns.name > 0 ? [{ cell: nameCell(source, indicator), width: columns.name }] : []),
    ...(index === 0 ? itemCells(source, entry, rowSpan) : []),
    ...valueCells(source, indicator),
  ]);
}

/** The cell of an item that stands above others: upright where it is narrow. */
export function levelCell(
  source: CellSource,
  { level, entry, upright, continued }: LevelPlace,
): CellInput | undefined {
  const item = entry.above[level];
  if (!item) return undefined;
  const field: TextField = { entity: "item", id: item.id, property: "title" };
  const title = source.gate.clean(numberedTitle(item), fieldLabel(source.snapshot, field));
  return {
    paragraphs: texts(source, title, { font: "gothic", align: "center" }),
    shade: level === 0 ? "heading" : "none",
    ...(upright ? { upright: true } : {}),
    ...(source.first && !continued ? editable(source, field) : {}),
  };
}

export interface LevelPlace {
  level: number;
  /** One of those it stands before. */
  entry: ProgressEntry;
  upright: boolean;
  /** It stood on an earlier page already. */
  continued: boolean;
}

function titleCell(source: CellSource, entry: ProgressEntry): CellInput {
  const field: TextField = { entity: "item", id: entry.item.id, property: "title" };
  return {
    paragraphs: texts(source, entry.title),
    ...(source.first && !entry.whole ? editable(source, field) : {}),
  };
}

function nameCell(source: CellSource, indicator: Indicator | undefined): CellInput {
  if (!indicator) return { paragraphs: texts(source, "") };
  const field: TextField = { entity: "indicator", id: indicator.id, property: "name" };
  const text = source.gate.clean(indicatorTitle(indicator), fieldLabel(source.snapshot, field));
  return { paragraphs: texts(source, text), ...(source.first ? editable(source, field) : {}) };
}

/** 実施主体, 目標とする姿, 実施状況・課題; only in the first of several tables below each other. */
function itemCells(source: CellSource, entry: ProgressEntry, rowSpan: number): SizedCell[] {
  const { columns, snapshot } = source;
  const { fiscalYear } = snapshot;
  const { id } = entry.item;
  const cells: SizedCell[] = [];
  if (columns.departments > 0) {
    const paragraphs = texts(source, entry.departments, { align: "center" });
    cells.push({ cell: { paragraphs, rowSpan }, width: columns.departments });
  }
  if (columns.goal > 0) {
    const goal: TextField = { entity: "item", id, property: "goal" };
    const subject = { kind: "item" as const, id };
    const report: TextField = { entity: "evaluation", subject, fiscalYear, property: "achievement" };
    const name = subjectLabel(snapshot, subject);
    // Called here as the heads of the columns call them.
    const cell = (text: string, field: TextField, head: string): CellInput => ({
      paragraphs: texts(source, text),
      rowSpan,
      ...editable(source, field),
      label: `${name} ${head}`,
    });
    cells.push({ cell: cell(entry.goal, goal, "目標とする姿"), width: columns.goal });
    cells.push({ cell: cell(entry.achievement, report, "実施状況・課題"), width: columns.achievement });
  }
  return cells;
}

/** The value of the base year, then target, actual and grade of every year; blank cells without an indicator. */
function valueCells(source: CellSource, indicator: Indicator | undefined): SizedCell[] {
  const { snapshot, columns } = source;
  const { baseline, target, actual, grade, years } = columns;
  const first = snapshot.plan.baselineFiscalYear;
  const value = (series: Series, year: number): CellInput =>
    indicator ? valueCell(source, indicator, series, year) : { paragraphs: texts(source, "") };
  return [
    ...(baseline > 0 && first !== null ? [{ cell: value("actual", first), width: baseline }] : []),
    ...years.flatMap((year) => [
      { cell: value("target", year), width: target },
      { cell: value("actual", year), width: actual },
      { cell: gradeCell(source, indicator, year), width: grade },
    ]),
  ];
}

function valueCell(source: CellSource, indicator: Indicator, series: Series, fiscalYear: number): CellInput {
  const field: ValueField = { entity: "indicatorValue", id: indicator.id, series, fiscalYear };
  const label = fieldLabel(source.snapshot, field);
  const values = series === "target" ? indicator.targets : indicator.actuals;
  const printed = printIndicatorValue(values[String(fiscalYear)], indicator.unit);
  return {
    paragraphs: texts(source, source.gate.clean(printed, label), { align: "right" }),
    field,
    editor: "value",
    label,
  };
}

/**
 * The grade, bold, and where it is the best or the worst of its scale on a grey that a mono copier keeps: the letter
 * says everything, the grey only finds it. Opening it explains it and lets a person set another.
 */
function gradeCell(source: CellSource, indicator: Indicator | undefined, fiscalYear: number): CellInput {
  if (!indicator) return { paragraphs: texts(source, "") };
  const { snapshot, gate, look } = source;
  const label = `${indicator.name} ${look.year(fiscalYear)} 評価`;
  const code = gate.clean(indicatorGrade(snapshot, indicator, fiscalYear).code ?? "", label);
  return {
    paragraphs: texts(source, code, { font: "gothic", bold: true, align: "center" }),
    ...(isExtreme(snapshot.plan.ratingScale, code) ? { shade: "mark" } : {}),
    handle: { kind: "grade", indicator: indicator.id, fiscalYear },
    label,
  };
}

/** Best or worst of a scale that has an order and something between them. */
function isExtreme({ grades, order }: RatingScale, code: string): boolean {
  if (order === "unordered" || grades.length < 3) return false;
  return code === grades[0]?.code || code === grades.at(-1)?.code;
}

// ── texts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One paragraph a line, exactly as it was typed. */
function texts(
  { setting, look }: CellSource,
  text: string,
  own: Partial<Omit<Paragraph, "kind" | "runs">> = {},
): Paragraph[] {
  return text.split("\n").map((line) => paragraph(line, { font: look.body, size: setting.size, ...own }));
}

function editable({ snapshot }: CellSource, field: TextField): Pick<CellInput, "field" | "editor" | "label"> {
  const shown: Field = field;
  return { field: shown, editor: "text", label: fieldLabel(snapshot, field) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
