/**
 * What stands on which page, estimated from the tree alone. The Word writer's own count (`countPages`) says the same in
 * the same shape, exactly, where it can.
 */
import { plainSection, type PlainBlock } from "#shared/forms/blocks.ts";
import { textArea } from "#shared/forms/build.ts";
import type { Cell, DocumentTree, Paragraph, Section, Table } from "#shared/forms/documentTree.ts";
import {
  CELL_PADDING,
  CELL_PADDING_VERTICAL,
  lineCount,
  lineHeight,
  rowHeight,
  spanWidth,
} from "#shared/forms/measure.ts";
import { printedPage } from "#shared/forms/pageEdges.ts";
import { type MeasuredBlock, type MeasuredRow, paginate } from "#shared/forms/paginate.ts";

/** A row, or the part of it that stands on the page. */
export interface PlacedRow {
  row: number;
  /** Twips. */
  height: number;
  /** A header row that stands here again. */
  repeated: boolean;
  /** The part of a row that began on an earlier page. */
  continued: boolean;
}

/** `block` counts the section's blocks as `plainBlocks` gives them. */
export type PlacedBlock =
  | { kind: "paragraph"; block: number }
  | { kind: "table"; block: number; rows: PlacedRow[] };

export interface PlacedPage {
  /** Place of the section in the tree. */
  section: number;
  blocks: PlacedBlock[];
}

export function estimatedPages(tree: DocumentTree): PlacedPage[] {
  return tree.sections.flatMap((section, index) => sectionPages(section, index));
}

function sectionPages(section: Section, index: number): PlacedPage[] {
  const { blocks, page } = { ...plainSection(section), page: printedPage(section) };
  const { width, height } = textArea(page);
  const seen = new Set<string>();
  return paginate(
    blocks.map((block) => measured(block, width)),
    height,
  ).map((plan) => ({
    section: index,
    blocks: plan.pieces.map((piece): PlacedBlock => {
      const block = blocks[piece.block];
      if (piece.kind === "paragraph" || block?.kind !== "table") {
        return { kind: "paragraph", block: piece.block };
      }
      const rows = piece.rows.map(({ row, repeated }): PlacedRow => {
        const node = block.rows[row];
        const key = `${piece.block} ${row}`;
        const continued = !repeated && seen.has(key);
        if (!repeated) seen.add(key);
        // The height of a divided row counts once, where it begins.
        return { row, repeated, continued, height: node && !continued ? rowHeight(block, node) : 0 };
      });
      return { kind: "table", block: piece.block, rows };
    }),
  }));
}

function measured(block: PlainBlock, width: number): MeasuredBlock {
  if (block.kind === "table") return measuredTable(block);
  const { before = 0, after = 0, keepNext = false, pageBreakBefore = false } = block;
  const lines = linesOf(block, width);
  return { kind: "paragraph", before: before * 20, after: after * 20, lines, keepNext, pageBreakBefore };
}

/** Height of every line, twips. */
function linesOf(paragraph: Paragraph, width: number): number[] {
  const line = lineHeight(paragraph) * 20;
  return Array.from({ length: lineCount(paragraph, width) }, () => line);
}

function measuredTable(table: Table): MeasuredBlock {
  const rows = table.rows.map((row): MeasuredRow => {
    const height = rowHeight(table, row);
    return {
      height,
      header: row.header,
      cantSplit: row.cantSplit,
      keepNext: row.keepNext,
      span: Math.max(1, ...row.cells.map((cell) => cell.rowSpan)),
      cells: row.cells.map((cell) => cellLines(table, cell)),
      padding: 2 * CELL_PADDING_VERTICAL,
    };
  });
  return { kind: "table", rows, frame: 0 };
}

/** Lines a page end may divide: none of a merged cell, nor of text that runs from top to bottom. */
function cellLines(table: Table, cell: Cell): number[] {
  if (cell.rowSpan > 1 || cell.upright) return [];
  const width = spanWidth(table.columns, cell) - 2 * (table.padding ?? CELL_PADDING);
  return cell.paragraphs.flatMap((paragraph) => {
    const lines = linesOf(paragraph, width);
    const last = lines.length - 1;
    return lines.map(
      (line, index) =>
        line +
        (index === 0 ? (paragraph.before ?? 0) * 20 : 0) +
        (index === last ? (paragraph.after ?? 0) * 20 : 0),
    );
  });
}
