/** Cells, rows and lists that the 総括表 of a chapter and the sheets of its sections have in common. */
import type { EvaluationTextField } from "#shared/domain/evaluation.ts";
import type { TextField } from "#shared/domain/field.ts";
import type { Item } from "#shared/domain/plan.ts";
import type { Result } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import {
  bodyParagraphs,
  type CellInput,
  labelCell,
  labelParagraphs,
  paragraph,
  type RowInput,
  table,
  type TextGate,
} from "#shared/forms/build.ts";
import type { Block, Border, Paragraph, Table } from "#shared/forms/documentTree.ts";
import type { FormLook } from "#shared/forms/formLook.ts";
import { cellHeight } from "#shared/forms/measure.ts";
import { pagesTaken } from "#shared/forms/pagesTaken.ts";
import { fieldLabel, fieldText, subjectLabel } from "#shared/rules/fieldText.ts";
import { nextPlanTitle } from "#shared/rules/nextPlan.ts";

/** What these forms print from, and how. */
export interface SummarySource {
  snapshot: YearSnapshot;
  gate: TextGate;
  look: FormLook;
  /** Size of what people wrote, points. */
  size: number;
}

/** Between two cells that print as one. */
export const NO_LINE: Border = { style: "none", width: 0 };

/** Sizes of what people wrote, from the usual to the smallest that is still read without effort. */
const SIZES = [10, 9.5, 9];
/** A row up to this part of the page moves to the next page as a whole; a taller one may be divided. */
const KEEP = 0.4;
/** Least height of a row that people write into, twips. */
const WRITING = 480;
/** Height of the row that an empty list leaves for handwriting, twips: three lines. */
const EMPTY_ROW = 960;

/**
 * The blocks set as large as they can be without taking one page more than at the smallest size: a last page with two
 * lines on it helps nobody.
 */
export function inFewestPages(
  source: Omit<SummarySource, "size">,
  make: (source: SummarySource) => Block[],
): Block[] {
  const variants = SIZES.map((size) => {
    const blocks = make({ ...source, size: source.look.size(size) });
    return { blocks, pages: pagesTaken(blocks, source.look.page) };
  });
  const fewest = Math.min(...variants.map(({ pages }) => pages));
  return variants.find(({ pages }) => pages === fewest)?.blocks ?? [];
}

/** Widths in the proportion of `shares` that fill `width` exactly. */
export function widths(width: number, shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const scaled = shares.map((share) => Math.max(1, Math.floor((share * width) / total)));
  const widest = scaled.indexOf(Math.max(...scaled));
  scaled[widest] = (scaled[widest] ?? 0) + width - scaled.reduce((sum, one) => sum + one, 0);
  return scaled;
}

// ── cells ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Clean text of a field. */
export function textOf({ snapshot, gate }: SummarySource, field: TextField): string {
  return gate.clean(fieldText(snapshot, field), fieldLabel(snapshot, field));
}

/** Text of a field on one line: names and numbers. */
export function lineOf(source: SummarySource, field: TextField): string {
  return textOf(source, field).replaceAll(/\s*\n\s*/gu, " ");
}

/** A cell with a longer text, set as prose. */
export function proseCell(source: SummarySource, field: TextField, look: Partial<CellInput> = {}): CellInput {
  return {
    paragraphs: bodyParagraphs(textOf(source, field), { size: source.size, font: source.look.body }),
    field,
    editor: "text",
    label: fieldLabel(source.snapshot, field),
    ...look,
  };
}

/** A cell with a name, a date, a short entry: its lines as they are. */
export function entryCell(
  source: SummarySource,
  field: TextField,
  look: Partial<CellInput> & { align?: Paragraph["align"] } = {},
): CellInput {
  const { align, ...cell } = look;
  return {
    paragraphs: textOf(source, field)
      .split("\n")
      .map((line) =>
        paragraph(line, { font: source.look.body, size: source.size, ...(align ? { align } : {}) }),
      ),
    field,
    editor: "text",
    label: fieldLabel(source.snapshot, field),
    ...cell,
  };
}

/** What the form says, in its size. */
export function head(source: SummarySource, text: string, look: Partial<CellInput> = {}): CellInput {
  return labelCell(text, { size: source.look.size(9.5), ...look });
}

/** What the form says in front of a list or a text, from the left. */
export function leftHead(source: SummarySource, text: string, look: Partial<CellInput> = {}): CellInput {
  return {
    paragraphs: labelParagraphs(text, { size: source.look.size(10), align: "left" }),
    shade: "label",
    ...look,
  };
}

export function evaluationField(
  { snapshot }: Pick<SummarySource, "snapshot">,
  item: Item,
  property: EvaluationTextField,
): TextField {
  return {
    entity: "evaluation",
    subject: { kind: "item", id: item.id },
    fiscalYear: snapshot.fiscalYear,
    property,
  };
}

/** True when a cell is low enough to be kept on one page. */
export function keepsTogether(
  source: Pick<SummarySource, "look">,
  cell: Pick<CellInput, "paragraphs">,
  width: number,
): boolean {
  return cellHeight(cell, width) <= source.look.area.height * KEEP;
}

/** A row of a label and one text over the columns behind it. */
export function labelledRow(
  source: SummarySource,
  label: CellInput,
  text: CellInput,
  columns: readonly number[],
  look: Omit<RowInput, "cells"> = {},
): RowInput {
  const behind = columns.slice(label.colSpan ?? 1);
  const width = behind.reduce((sum, one) => sum + one, 0);
  return {
    cells: [label, { ...text, colSpan: behind.length }],
    minHeight: WRITING,
    cantSplit: keepsTogether(source, text, width),
    ...look,
  };
}

/** 記入日 and 記入者職氏名 as cells of one row; the two entries span the columns they are given. */
export function entryCells(
  source: SummarySource,
  item: Item,
  spans: { date: number; label: number; author: number },
): CellInput[] {
  return [
    head(source, "記入日"),
    entryCell(source, evaluationField(source, item, "enteredOn"), { colSpan: spans.date }),
    head(source, "記入者職氏名", { colSpan: spans.label }),
    entryCell(source, evaluationField(source, item, "author"), { colSpan: spans.author }),
  ];
}

// ── names ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * 「第5章」 of a level whose name is one sign (章, 節), 「基本目標5」 of any other; of a number that is written in parts
 * (5-1) the last one. A number that is a name already (第5章) stays, and no number gives nothing.
 */
export function ordinal(code: string, level: string): string {
  const own =
    code
      .split(/[-‐－−ー.．]/u)
      .at(-1)
      ?.trim() ?? "";
  if (own === "" || (level !== "" && own.includes(level))) return own;
  return Array.from(level).length === 1 ? `第${own}${level}` : `${level}${own}`;
}

/** Name of a level of the plan's tree, 0 at the top; "" below the last. */
export function levelName(
  { snapshot, gate }: Pick<SummarySource, "snapshot" | "gate">,
  depth: number,
): string {
  return gate.clean(snapshot.plan.levels[depth] ?? "", "階層の名称");
}

/** 「第1節 農業」, as far as it has a number. */
export function ordinalTitle(source: SummarySource, item: Item, depth: number): string {
  const code = source.gate.clean(item.code, "番号");
  const title = lineOf(source, { entity: "item", id: item.id, property: "title" });
  return `${ordinal(code, levelName(source, depth))} ${title}`.trim();
}

/** 「平成23年度～平成30年度」: the years of the plan. */
export function planYears({ snapshot, look }: Pick<SummarySource, "snapshot" | "look">): string {
  return `${look.year(snapshot.plan.firstFiscalYear)}～${look.year(snapshot.plan.lastFiscalYear)}`;
}

// ── lists ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What a list is headed by: its title over the whole width, and the words over its three columns. */
export interface ListHeads {
  title: string;
  columns: { title: string; text: string; policy: string };
}

/** 「…に引き継がれる課題」 under the years of the plan, the same on both forms. */
export function issueHeads(source: SummarySource, policy: string): ListHeads {
  const plan = source.gate.clean(nextPlanTitle(source.snapshot.plan.title), "計画名");
  return {
    title: `${planYears(source)}の取り組みのうち、${plan}に引き継がれる課題`,
    columns: { title: "課題", text: "今後の方針", policy },
  };
}

/** Rows of one list in their order. */
export function resultsOf({ results, fiscalYear }: YearSnapshot, item: Item, list: Result["list"]): Result[] {
  return results.filter((one) => one.item === item.id && one.list === list && one.fiscalYear === fiscalYear);
}

/**
 * 取り組み／成果 or 課題／今後の方針 of one item: the heads stand on every page again. An empty list leaves a row to be
 * filled in by hand. Without `columns.policy` the third column is left out.
 */
export function resultList(
  source: SummarySource,
  item: Item,
  list: Result["list"],
  heads: ListHeads,
  options: { keepLast?: boolean } = {},
): Table {
  const { snapshot, look } = source;
  const rows = resultsOf(snapshot, item, list);
  const withPolicy = heads.columns.policy !== "";
  const columns = widths(look.area.width, withPolicy ? [2210, 4788, 2640] : [2210, 7428]);
  const name = subjectLabel(snapshot, { kind: "item", id: item.id });
  const listName = `${name} ${list === "results" ? "成果" : "課題"}`.replaceAll("\n", " ");
  return table(
    {
      name: source.gate.clean(listName, "表の名称"),
      columns,
      rows: [
        {
          header: true,
          keepNext: true,
          cells: [leftHead(source, heads.title, { colSpan: columns.length })],
        },
        {
          header: true,
          keepNext: true,
          cells: [
            head(source, heads.columns.title, { shade: "heading" }),
            head(source, heads.columns.text, { shade: "heading" }),
            ...(withPolicy ? [head(source, heads.columns.policy, { shade: "heading" })] : []),
          ],
        },
        ...(rows.length === 0 ? [emptyRow(columns.length)] : []),
        ...rows.map((row, index): RowInput => ({
          ...resultRow(source, row, `${listName}${index + 1}`, heads, columns),
          ...(options.keepLast === true && index === rows.length - 1 ? { keepNext: true } : {}),
        })),
      ],
      adds: {
        table: "result",
        row: { item: item.id, fiscalYear: snapshot.fiscalYear, list, title: "", text: "", policy: "" },
      },
    },
    look.area.width,
  );
}

function emptyRow(columns: number): RowInput {
  return {
    minHeight: EMPTY_ROW,
    cells: Array.from({ length: columns }, () => ({ paragraphs: [] })),
  };
}

function resultRow(
  source: SummarySource,
  { id }: Result,
  place: string,
  { columns: names }: ListHeads,
  columns: readonly number[],
): RowInput {
  const field = (property: "title" | "text" | "policy"): TextField => ({
    entity: "row",
    table: "result",
    id,
    property,
  });
  const cells = [
    entryCell(source, field("title"), { label: `${place} ${names.title}` }),
    proseCell(source, field("text"), { label: `${place} ${names.text}` }),
    ...(columns.length > 2
      ? [entryCell(source, field("policy"), { label: `${place} ${names.policy}` })]
      : []),
  ];
  return {
    cells,
    minHeight: WRITING,
    cantSplit: cells.every((cell, index) => keepsTogether(source, cell, columns[index] ?? 1)),
    record: { table: "result", id },
  };
}
