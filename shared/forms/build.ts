/**
 * Helpers that make document trees. Whatever is made here can be written: tables have no hole and no overlap, text holds
 * nothing a file format cannot carry, and what had to be left out is written down with its place.
 */
import { OperationError } from "#shared/contract/errors.ts";
import type {
  Border,
  Cell,
  DocumentTree,
  DrawnLine,
  Dropped,
  Editor,
  Handle,
  Page,
  Paragraph,
  RecordRef,
  Row,
  Run,
  Shade,
  Table,
} from "#shared/forms/documentTree.ts";
import type { Field } from "#shared/domain/field.ts";
import type { NewRow } from "#shared/domain/rows.ts";
import { cellHeight, rowHeight } from "#shared/forms/measure.ts";
import { cleanText } from "#shared/text/clean.ts";

/** A4 upright with the margins of the real sheets: 20 mm, 18 mm at the bottom. */
export const A4_PORTRAIT: Page = {
  size: "A4",
  orientation: "portrait",
  margin: { top: 1134, right: 1134, bottom: 1020, left: 1134 },
};

/** A4 upright; at the sides 25 mm, as letters have it. */
export const A4_LETTER: Page = {
  size: "A4",
  orientation: "portrait",
  margin: { top: 1417, right: 1417, bottom: 1134, left: 1417 },
};

/** Upright paper sizes in twips. */
export const PAPER: Record<Page["size"], { width: number; height: number }> = {
  A4: { width: 11906, height: 16838 },
  A3: { width: 16838, height: 23811 },
};

/** Room between the margins of a page, twips. */
export function textArea(page: Page): { width: number; height: number } {
  const paper = PAPER[page.size];
  const [width, height] =
    page.orientation === "portrait" ? [paper.width, paper.height] : [paper.height, paper.width];
  return {
    width: width - page.margin.left - page.margin.right,
    height: height - page.margin.top - page.margin.bottom,
  };
}

const OUTER: Border = { style: "single", width: 12 };
const INNER: Border = { style: "single", width: 4 };
/** Between the target and the actual of an indicator. */
export const DOTTED: Border = { style: "dotted", width: 4 };

/** More columns than this and Word refuses the file. */
export const MAX_COLUMNS = 63;

// ── text ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Cleans texts on their way into one document and remembers what was left out, and where. */
export interface TextGate {
  clean(text: string, place: string): string;
  readonly dropped: Dropped[];
}

export function textGate(): TextGate {
  const dropped: Dropped[] = [];
  return {
    dropped,
    clean(text, place) {
      const result = cleanText(text);
      const characters = result.dropped.join(" ");
      const known = dropped.some((one) => one.place === place && one.characters === characters);
      if (characters !== "" && !known) dropped.push({ place, characters });
      return result.text;
    },
  };
}

type Look = Omit<Paragraph, "kind" | "runs">;

/** A paragraph of one run; line breaks in the text stay inside it. */
export function paragraph(text: string, look: Look = {}): Paragraph {
  return { kind: "paragraph", runs: text === "" ? [] : [{ text }], ...look };
}

/** What the form itself says: ゴシック, one paragraph a line. */
export function labelParagraphs(text: string, look: Look = {}): Paragraph[] {
  return text.split("\n").map((line) => paragraph(line, { font: "gothic", align: "center", ...look }));
}

/** Signs that stand out to the left of their lines, as 「・」 does in the real sheets. */
const hanging = /^[・･•●○◎■□◆◇▪▫※①-⑳⑴-⒇]/u;
/** Lines that start where the writer put them: own spaces, and numbers or headings in brackets. */
const flush = /^[\s\u3000（(【〔［[〈《<＜]/u;

/**
 * What people wrote: 明朝, one paragraph a line, empty lines kept. Bullets hang by one character and prose starts one
 * character in, both by paragraph properties: the text stays exactly what was typed.
 */
export function bodyParagraphs(text: string, look: Look = {}): Paragraph[] {
  return text.split("\n").map((line) => {
    const base: Look = { font: "mincho", ...look };
    if (line === "" || flush.test(line)) return paragraph(line, base);
    if (hanging.test(line)) return paragraph(line, { ...base, indent: 1, firstLine: -1 });
    return paragraph(line, { ...base, firstLine: 1 });
  });
}

/** Text of a paragraph or of a cell's paragraphs joined with line ends: what a reader of the document gets back. */
export function plainText(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map((one) => one.runs.map((run) => run.text).join("")).join("\n");
}

// ── tables ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface CellInput {
  paragraphs: Paragraph[];
  colSpan?: number;
  rowSpan?: number;
  shade?: Shade;
  vertical?: "top" | "center";
  borders?: NonNullable<Cell["borders"]>;
  field?: Field;
  editor?: Editor;
  handle?: Handle;
  upright?: true;
  lines?: DrawnLine[];
  label?: string;
}

export interface RowInput {
  /** From left to right; a place taken by a cell from above is left out, as in HTML. */
  cells: CellInput[];
  header?: boolean;
  minHeight?: number;
  cantSplit?: boolean;
  keepNext?: boolean;
  record?: RecordRef;
  about?: NonNullable<Row["about"]>;
}

export interface TableInput {
  name: string;
  columns: number[];
  rows: RowInput[];
  padding?: number;
  outer?: Border;
  inner?: Border;
  adds?: NewRow;
}

/** A table that would not be one: a fault of the form that made it, never of what people typed. */
export class GridError extends Error {
  constructor(table: string, problem: string) {
    super(`${table}: ${problem}`);
    this.name = "GridError";
  }
}

/**
 * Places the cells on the grid. A table wider than `textWidth` is narrowed to it in proportion.
 * @throws GridError when a row has a hole or too many cells, spans overlap or leave the table, a column has no width, or
 * there is nothing to show; OperationError too-many-columns above 63, which a plan of many years can ask for.
 */
export function table(input: TableInput, textWidth: number): Table {
  const { name } = input;
  if (input.rows.length === 0 || input.columns.length === 0) throw new GridError(name, "empty table");
  if (input.columns.length > MAX_COLUMNS) {
    const details = { table: name, columns: input.columns.length, limit: MAX_COLUMNS };
    throw new OperationError("too-many-columns", details);
  }
  if (!input.columns.every((width) => Number.isInteger(width) && width > 0)) {
    throw new GridError(name, `column widths ${input.columns.join(" ")}`);
  }
  const columns = fitColumns(input.columns, textWidth);
  const rows = roomForUpright(placeCells(input), columns, input.padding);
  const headers = rows.findIndex((row) => !row.header);
  if (headers === -1) throw new GridError(name, "only header rows");
  if (rows.slice(headers).some((row) => row.header))
    throw new GridError(name, "header row below the first rows");
  return {
    kind: "table",
    name,
    columns,
    rows,
    ...(isNarrowed(input.columns, textWidth) ? { narrowed: true } : {}),
    ...(input.padding === undefined ? {} : { padding: input.padding }),
    outer: input.outer ?? OUTER,
    inner: input.inner ?? INNER,
    ...(input.adds === undefined ? {} : { adds: input.adds }),
  };
}

function placeCells(input: TableInput): Row[] {
  const { name } = input;
  const width = input.columns.length;
  const taken = input.rows.map(() => Array.from({ length: width }, () => false));
  const take = (row: number, column: number, cell: string): void => {
    const line = taken[row];
    if (!line || column >= width) throw new GridError(name, `${cell} leaves the table`);
    if (line[column]) throw new GridError(name, `${cell} overlaps another`);
    line[column] = true;
  };
  const rows = input.rows.map((row, r) => {
    const cells = row.cells.map((cell, index): Cell => {
      const { colSpan = 1, rowSpan = 1 } = cell;
      const where = `cell ${index + 1} of row ${r + 1}`;
      if (!(Number.isInteger(colSpan) && Number.isInteger(rowSpan) && colSpan >= 1 && rowSpan >= 1)) {
        throw new GridError(name, `${where} spans ${colSpan}×${rowSpan}`);
      }
      const column = taken[r]?.indexOf(false) ?? -1;
      if (column === -1) throw new GridError(name, `${where} has no place`);
      for (let down = 0; down < rowSpan; down += 1) {
        for (let right = 0; right < colSpan; right += 1) take(r + down, column + right, where);
      }
      const paragraphs = cell.paragraphs.length > 0 ? cell.paragraphs : [paragraph("")];
      return {
        ...cell,
        column,
        colSpan,
        rowSpan,
        paragraphs: cell.upright ? paragraphs.map((one) => uprightParagraph(one, cell.vertical)) : paragraphs,
        shade: cell.shade ?? "none",
        vertical: cell.vertical ?? "center",
      };
    });
    if (cells.length === 0) throw new GridError(name, `row ${r + 1} has no cell of its own`);
    if (taken[r]?.includes(false)) throw new GridError(name, `row ${r + 1} has a hole`);
    return {
      cells,
      header: row.header ?? false,
      ...(row.minHeight === undefined ? {} : { minHeight: row.minHeight }),
      cantSplit: row.cantSplit ?? true,
      keepNext: row.keepNext ?? false,
      ...(row.record === undefined ? {} : { record: row.record }),
      ...(row.about === undefined ? {} : { about: row.about }),
    };
  });
  return rows;
}

/** Numbers of up to three digits that stand alone. */
const shortNumber = /(?<![0-9A-Za-z.,])[0-9]{1,3}(?![0-9A-Za-z.,])/gu;

/**
 * In upright text short numbers are set across the line, or they would lie on their side. Its lines begin where the cell
 * places its content: what `align` says of them says how high they stand.
 */
function uprightParagraph(node: Paragraph, vertical: CellInput["vertical"]): Paragraph {
  const runs = node.runs.flatMap((run): Run[] => {
    const parts: Run[] = [];
    let at = 0;
    for (const { index, 0: digits } of run.text.matchAll(shortNumber)) {
      if (index > at) parts.push({ ...run, text: run.text.slice(at, index) });
      parts.push({ ...run, text: digits, across: true });
      at = index + digits.length;
    }
    return at < run.text.length ? [...parts, { ...run, text: run.text.slice(at) }] : parts;
  });
  return { ...node, runs, align: node.align ?? (vertical === "top" ? "left" : "center") };
}

/** Word does not make rows higher for upright text: they share what is missing. */
function roomForUpright(rows: Row[], columns: number[], padding: number | undefined): Row[] {
  const grid = { columns, ...(padding === undefined ? {} : { padding }) };
  for (const [index, row] of rows.entries()) {
    for (const cell of row.cells) {
      if (!cell.upright) continue;
      if (cell.rowSpan === 1) {
        // The row is as high as it is measured, but only a height that is written keeps the text in sight.
        row.minHeight = Math.max(row.minHeight ?? 0, Math.ceil(cellHeight(cell, 0)));
        continue;
      }
      const covered = rows.slice(index, index + cell.rowSpan);
      const heights = covered.map((one) => rowHeight(grid, one));
      const missing = cellHeight(cell, 0) - heights.reduce((sum, height) => sum + height, 0);
      const share = Math.ceil(missing / covered.length);
      for (const [place, one] of covered.entries()) {
        if (share > 0) one.minHeight = Math.ceil(heights[place] ?? 0) + share;
      }
    }
  }
  return rows;
}

/** Widths that miss the page by what rounding leaves are not narrowed to be seen. */
function isNarrowed(columns: readonly number[], textWidth: number): boolean {
  return columns.reduce((sum, width) => sum + width, 0) > textWidth * 1.01;
}

function fitColumns(columns: readonly number[], textWidth: number): number[] {
  const total = columns.reduce((sum, width) => sum + width, 0);
  if (total <= textWidth) return [...columns];
  const scaled = columns.map((width) => Math.max(1, Math.floor((width * textWidth) / total)));
  // What rounding left over goes to the widest column, where it does not show.
  const widest = scaled.indexOf(Math.max(...scaled));
  scaled[widest] = (scaled[widest] ?? 0) + textWidth - scaled.reduce((sum, width) => sum + width, 0);
  return scaled;
}

/** A cell whose text the form says. */
export function labelCell(
  text: string,
  look: Omit<CellInput, "paragraphs"> & { size?: number } = {},
): CellInput {
  const { size, ...cell } = look;
  return { paragraphs: labelParagraphs(text, size === undefined ? {} : { size }), shade: "label", ...cell };
}

/** A line of empty space between two blocks, in points. Tables need a paragraph between them or Word joins them. */
export function gap(points: number): Paragraph {
  return paragraph("", { size: Math.min(points, DEFAULT_GAP_SIZE), lineHeight: points });
}
const DEFAULT_GAP_SIZE = 8;

/** A title line: centred ゴシック, kept with what follows. */
export function titleParagraph(text: string, size: number, after: number): Paragraph {
  return paragraph(text, { font: "gothic", size, bold: true, align: "center", after, keepNext: true });
}

export function documentTree(
  title: string,
  sections: DocumentTree["sections"],
  gate: TextGate,
): DocumentTree {
  return { title, sections, dropped: [...gate.dropped] };
}
