/**
 * How much room text takes, estimated. Forms use it to choose column widths and to keep together what fits on a page;
 * a wrong estimate costs beauty, never content.
 */
import type { Block, Cell, Paragraph, Row, Table } from "#shared/forms/documentTree.ts";
import { plainBlocks } from "#shared/forms/blocks.ts";
import { textWidth, wrappedLines } from "#shared/forms/lineBreaking.ts";

/** Exact line height of ＭＳ 明朝 as a multiple of the size; the same on screen, in Word and in LibreOffice. */
export const LINE_HEIGHT = 1.38;
/** Space between a cell's text and its upper and lower border, twips. */
export const CELL_PADDING_VERTICAL = 28;
/** Space between a cell's text and its left and right border, twips. */
export const CELL_PADDING = 85;
export const DEFAULT_SIZE = 10;

/** Number of lines a paragraph takes in a column of `width` twips; at least 1. */
export function lineCount(paragraph: Paragraph, width: number): number {
  const em = (paragraph.size ?? DEFAULT_SIZE) * 20;
  const text = paragraph.runs.map((run) => run.text).join("");
  const first = paragraph.firstLine ?? 0;
  const room = Math.max(1, width / em - (paragraph.indent ?? 0));
  return text
    .split("\n")
    .reduce((lines, line, index) => lines + wrappedLines(line, room, index === 0 ? first : 0), 0);
}

/** Points between two baselines of a paragraph. */
export function lineHeight(paragraph: Pick<Paragraph, "size" | "lineHeight">): number {
  return paragraph.lineHeight ?? (paragraph.size ?? DEFAULT_SIZE) * LINE_HEIGHT;
}

/** Height in twips. */
function paragraphHeight(paragraph: Paragraph, width: number): number {
  const lines = lineCount(paragraph, width) * lineHeight(paragraph);
  return (lines + (paragraph.before ?? 0) + (paragraph.after ?? 0)) * 20;
}

/** Height in twips of a cell's content with its padding, in a column of `width` twips. */
export function cellHeight(
  cell: Pick<Cell, "paragraphs" | "upright">,
  width: number,
  padding = CELL_PADDING,
): number {
  if (cell.upright) return uprightHeight(cell);
  const inner = width - 2 * padding;
  const text = cell.paragraphs.reduce((sum, paragraph) => sum + paragraphHeight(paragraph, inner), 0);
  return text + 2 * CELL_PADDING_VERTICAL;
}

/** Spaces that other fonts put around a number across the line, em. */
const UPRIGHT_SLACK = 0.5;

/** Height in twips of text that runs from top to bottom: its longest paragraph, which does not wrap. */
function uprightHeight({ paragraphs }: Pick<Cell, "paragraphs">): number {
  const lengths = paragraphs.map((paragraph) => {
    const em = paragraph.runs.reduce((sum, run) => sum + (run.across ? 1 : textWidth(run.text)), 0);
    return (em === 0 ? 0 : em + UPRIGHT_SLACK) * (paragraph.size ?? DEFAULT_SIZE) * 20;
  });
  return Math.ceil(Math.max(0, ...lengths)) + 2 * CELL_PADDING_VERTICAL;
}

/** What the border between two rows adds. */
const RULE = 10;

/** Height of a row in twips, leaving out cells that go on into the next row. */
export function rowHeight(table: Pick<Table, "columns" | "padding">, row: Row): number {
  const heights = row.cells
    .filter((cell) => cell.rowSpan === 1)
    .map((cell) => cellHeight(cell, spanWidth(table.columns, cell), table.padding));
  return Math.max(row.minHeight ?? 0, ...heights) + RULE;
}

function tableHeight(table: Table): number {
  return table.rows.reduce((sum, row) => sum + rowHeight(table, row), 0);
}

/** Height in twips of blocks below each other in a column of `width` twips. */
export function blocksHeight(blocks: readonly Block[], width: number): number {
  return plainBlocks(blocks).reduce(
    (sum, block) => sum + (block.kind === "table" ? tableHeight(block) : paragraphHeight(block, width)),
    0,
  );
}

/** Width in twips of a cell with its padding. */
export function spanWidth(columns: readonly number[], cell: Pick<Cell, "column" | "colSpan">): number {
  return columns.slice(cell.column, cell.column + cell.colSpan).reduce((sum, width) => sum + width, 0);
}
