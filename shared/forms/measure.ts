/**
 * How much room text takes, estimated. Forms use it to choose column widths and to keep together what fits on a page;
 * a wrong estimate costs beauty, never content. Widths are those of ＭＳ 明朝 and ＭＳ ゴシック, whose characters are
 * exactly one or exactly half an em wide.
 */
import type { Cell, Paragraph, Row, Table } from "#shared/forms/documentTree.ts";

/** Exact line height of ＭＳ 明朝 as a multiple of the size; the same on screen, in Word and in LibreOffice. */
export const LINE_HEIGHT = 1.38;
/** Space between a cell's text and its upper and lower border, twips. */
export const CELL_PADDING_VERTICAL = 28;
/** Space between a cell's text and its left and right border, twips. */
export const CELL_PADDING = 85;
export const DEFAULT_SIZE = 10;

const halfWidth = /[\u0020-\u007e\u00a0-\u00ff\uff61-\uffdc\uffe8-\uffee]/u;
/** Space that Word and browsers put between Latin and Japanese characters, em. */
const AUTO_SPACE = 0.25;
const latin = /[0-9A-Za-z]/u;
const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Width of one line of text in em. */
export function textWidth(text: string): number {
  let width = 0;
  let before = "";
  for (const character of text) {
    const meets =
      (latin.test(before) && japanese.test(character)) || (japanese.test(before) && latin.test(character));
    width += (halfWidth.test(character) ? 0.5 : 1) + (meets ? AUTO_SPACE : 0);
    before = character;
  }
  return width;
}

/** Number of lines a paragraph takes in a column of `width` twips; at least 1. */
export function lineCount(paragraph: Paragraph, width: number): number {
  const em = (paragraph.size ?? DEFAULT_SIZE) * 20;
  const text = paragraph.runs.map((run) => run.text).join("");
  const first = paragraph.firstLine ?? 0;
  const room = Math.max(1, width / em - (paragraph.indent ?? 0));
  return text
    .split("\n")
    .reduce((lines, line) => lines + Math.max(1, Math.ceil((textWidth(line) + first) / room)), 0);
}

/** Points between two baselines of a paragraph. */
export function lineHeight(paragraph: Pick<Paragraph, "size" | "lineHeight">): number {
  return paragraph.lineHeight ?? (paragraph.size ?? DEFAULT_SIZE) * LINE_HEIGHT;
}

/** Height in twips. */
export function paragraphHeight(paragraph: Paragraph, width: number): number {
  const lines = lineCount(paragraph, width) * lineHeight(paragraph);
  return (lines + (paragraph.before ?? 0) + (paragraph.after ?? 0)) * 20;
}

/** Height in twips of a cell's content with its padding, in a column of `width` twips. */
export function cellHeight(cell: Pick<Cell, "paragraphs">, width: number, padding = CELL_PADDING): number {
  const inner = width - 2 * padding;
  const text = cell.paragraphs.reduce((sum, paragraph) => sum + paragraphHeight(paragraph, inner), 0);
  return text + 2 * CELL_PADDING_VERTICAL;
}

/** Height of a row in twips, leaving out cells that go on into the next row. */
export function rowHeight(table: Pick<Table, "columns" | "padding">, row: Row): number {
  const heights = row.cells
    .filter((cell) => cell.rowSpan === 1)
    .map((cell) => cellHeight(cell, spanWidth(table.columns, cell), table.padding));
  return Math.max(row.minHeight ?? 0, ...heights);
}

export function tableHeight(table: Table): number {
  return table.rows.reduce((sum, row) => sum + rowHeight(table, row), 0);
}

function spanWidth(columns: readonly number[], cell: Pick<Cell, "column" | "colSpan">): number {
  return columns.slice(cell.column, cell.column + cell.colSpan).reduce((sum, width) => sum + width, 0);
}
