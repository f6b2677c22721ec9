/** The pages of a document: what stands on each, ready to be drawn. */
import { textArea } from "#shared/forms/build.ts";
import { plainSection, type PlainSection } from "#shared/forms/blocks.ts";
import type { DocumentTree, Paragraph, Section, Table } from "#shared/forms/documentTree.ts";
import { printedPage } from "#shared/forms/pageEdges.ts";
import { PX_PER_TWIP } from "#renderer/sheet/geometry.ts";
import type { PlacedRow } from "#renderer/sheet/SheetView.tsx";
import { blockLineStarts, measureSection, rowLineStarts } from "./measure.ts";
import { paginate, type PagePiece, type RowPiece } from "#shared/forms/paginate.ts";
import { sliceCell, sliceParagraph, type LineStarts } from "./slice.ts";

export type PageBlock =
  | { kind: "paragraph"; paragraph: Paragraph }
  | { kind: "table"; table: Table; rows: PlacedRow[] };

export interface PrintedPage {
  section: Section;
  /** Printed at the foot; absent where the section prints none. */
  number?: number;
  blocks: PageBlock[];
}

/** @param roots the drawn sections, in the tree's order; each block in an element with `data-block`. */
export function pagesOf(tree: DocumentTree, roots: readonly HTMLElement[]): PrintedPage[] {
  let number = 0;
  return tree.sections.flatMap((one, index) => {
    const section = plainSection(one);
    const root = roots[index];
    if (!root) return [];
    if (section.startAt !== undefined) number = section.startAt - 1;
    const room = textArea(printedPage(section)).height * PX_PER_TWIP;
    const lines = lineFinder(section, root);
    return paginate(measureSection(root, section), room).map((plan): PrintedPage => {
      number += 1;
      return {
        section,
        ...(section.pageNumbers ? { number } : {}),
        blocks: plan.pieces.flatMap((piece, place) => pageBlock(section, lines, piece, place === 0)),
      };
    });
  });
}

/** Where lines begin; looked up once for each paragraph or row, however many pages it fills. */
interface LineFinder {
  ofBlock(this: void, block: number): LineStarts;
  ofRow(this: void, block: number, row: number): LineStarts[][];
}

function lineFinder(section: PlainSection, root: HTMLElement): LineFinder {
  const blocks = new Map<number, LineStarts>();
  const rows = new Map<string, LineStarts[][]>();
  return {
    ofBlock(index) {
      const block = section.blocks[index];
      const starts = blocks.get(index) ?? (block ? blockLineStarts(root, index, block) : [0]);
      blocks.set(index, starts);
      return starts;
    },
    ofRow(index, row) {
      const key = `${index} ${row}`;
      const starts = rows.get(key) ?? rowLineStarts(root, index, row);
      rows.set(key, starts);
      return starts;
    },
  };
}

function pageBlock(section: PlainSection, lines: LineFinder, piece: PagePiece, first: boolean): PageBlock[] {
  const block = section.blocks[piece.block];
  if (block?.kind === "paragraph" && piece.kind === "paragraph") {
    // Space above falls away where a page begins by itself, as in Word.
    const { before, ...withoutBefore } = block;
    const begins = first && before !== undefined && block.pageBreakBefore !== true && piece.block > 0;
    const paragraph: Paragraph = begins ? withoutBefore : block;
    const starts = lines.ofBlock(piece.block);
    const whole = piece.from === 0 && piece.to >= starts.length;
    return [{ kind: "paragraph", paragraph: whole ? paragraph : sliceParagraph(paragraph, starts, piece) }];
  }
  if (block?.kind === "table" && piece.kind === "table") {
    const rows = piece.rows.flatMap((row) => placedRow(block, lines, piece.block, row));
    return [{ kind: "table", table: block, rows }];
  }
  return [];
}

function placedRow(table: Table, lines: LineFinder, block: number, piece: RowPiece): PlacedRow[] {
  const row = table.rows[piece.row];
  if (!row) return [];
  const placed: PlacedRow = { index: piece.row, row, repeated: piece.repeated };
  if (!piece.cells) return [placed];
  const starts = lines.ofRow(block, piece.row);
  const parts = row.cells.map((cell, order) => {
    const span = piece.cells?.[order] ?? { from: 0, to: 0 };
    if (cell.upright) return span.from === 0 && span.to > 0 ? cell.paragraphs : [];
    return sliceCell(cell.paragraphs, starts[order] ?? [], span);
  });
  return [{ ...placed, parts }];
}
