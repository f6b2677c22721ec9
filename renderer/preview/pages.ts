/** The pages of a document: what stands on each, ready to be drawn. */
import { textArea } from "#shared/forms/build.ts";
import type { DocumentTree, Paragraph, Section, Table } from "#shared/forms/documentTree.ts";
import { PX_PER_TWIP } from "#renderer/sheet/geometry.ts";
import type { PlacedRow } from "#renderer/sheet/SheetView.tsx";
import { blockLineStarts, measureSection, rowLineStarts } from "./measure.ts";
import { paginate, type PagePiece, type RowPiece } from "./paginate.ts";
import { sliceCell, sliceParagraph } from "./slice.ts";

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
  return tree.sections.flatMap((section, index) => {
    const root = roots[index];
    if (!root) return [];
    if (section.startAt !== undefined) number = section.startAt - 1;
    const room = textArea(section.page).height * PX_PER_TWIP;
    return paginate(measureSection(root, section), room).map((plan): PrintedPage => {
      number += 1;
      return {
        section,
        ...(section.pageNumbers ? { number } : {}),
        blocks: plan.pieces.flatMap((piece, place) => pageBlock(section, root, piece, place === 0)),
      };
    });
  });
}

function pageBlock(section: Section, root: HTMLElement, piece: PagePiece, first: boolean): PageBlock[] {
  const block = section.blocks[piece.block];
  if (block?.kind === "paragraph" && piece.kind === "paragraph") {
    // Space above falls away where a page begins by itself, as in Word.
    const { before, ...withoutBefore } = block;
    const begins = first && before !== undefined && block.pageBreakBefore !== true && piece.block > 0;
    const paragraph: Paragraph = begins ? withoutBefore : block;
    const starts = blockLineStarts(root, piece.block, block);
    const whole = piece.from === 0 && piece.to >= starts.length;
    return [{ kind: "paragraph", paragraph: whole ? paragraph : sliceParagraph(paragraph, starts, piece) }];
  }
  if (block?.kind === "table" && piece.kind === "table") {
    const rows = piece.rows.flatMap((row) => placedRow(block, root, piece.block, row));
    return [{ kind: "table", table: block, rows }];
  }
  return [];
}

function placedRow(table: Table, root: HTMLElement, block: number, piece: RowPiece): PlacedRow[] {
  const row = table.rows[piece.row];
  if (!row) return [];
  const placed: PlacedRow = { index: piece.row, row, repeated: piece.repeated };
  if (!piece.cells) return [placed];
  const starts = rowLineStarts(root, block, piece.row);
  const parts = row.cells.map((cell, order) =>
    sliceCell(cell.paragraphs, starts[order] ?? [], piece.cells?.[order] ?? { from: 0, to: 0 }),
  );
  return [{ ...placed, parts }];
}
