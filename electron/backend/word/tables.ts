/** Tables of the tree as Word tables: fixed layout, the grid in twips, and a width on every cell. */
import type { Border, Cell, Row, Table as TableNode } from "#shared/forms/documentTree.ts";
import { CELL_PADDING, CELL_PADDING_VERTICAL, spanWidth } from "#shared/forms/measure.ts";
import { startsAtTop, wordLines } from "#electron/backend/word/lines.ts";
import { cellParagraphs } from "#electron/backend/word/paragraphs.ts";
import type { Pen } from "#electron/backend/word/pen.ts";
import {
  type AlignmentType,
  BorderStyle,
  HeightRule,
  type IBorderOptions,
  ShadingType,
  Table,
  type TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  VerticalAlignTable,
  WidthType,
} from "docx";

const STYLES: Record<Border["style"], (typeof BorderStyle)[keyof typeof BorderStyle]> = {
  single: BorderStyle.SINGLE,
  dotted: BorderStyle.DOTTED,
  none: BorderStyle.NONE,
};

function wordBorder(border: Border): IBorderOptions {
  return { style: STYLES[border.style], size: border.width, color: "000000" };
}

/** @param alignment where a table narrower than the page stands; absent = at the left margin. */
export function wordTable(
  node: TableNode,
  pen: Pen,
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType],
): Table {
  const [outer, inner] = [wordBorder(node.outer), wordBorder(node.inner)];
  const side = node.padding ?? CELL_PADDING;
  return new Table({
    ...(alignment === undefined ? {} : { alignment }),
    layout: TableLayoutType.FIXED,
    width: { size: sum(node.columns), type: WidthType.DXA },
    columnWidths: node.columns,
    margins: {
      marginUnitType: WidthType.DXA,
      top: CELL_PADDING_VERTICAL,
      bottom: CELL_PADDING_VERTICAL,
      left: side,
      right: side,
    },
    borders: {
      top: outer,
      bottom: outer,
      left: outer,
      right: outer,
      insideHorizontal: inner,
      insideVertical: inner,
    },
    rows: node.rows.map((row) => wordRow(node, row, pen)),
  });
}

function wordRow(node: TableNode, row: Row, pen: Pen): TableRow {
  return new TableRow({
    ...(row.cantSplit ? { cantSplit: true } : {}),
    ...(row.header ? { tableHeader: true } : {}),
    ...(row.keepNext ? { keepNext: true } : {}),
    ...(row.minHeight === undefined
      ? {}
      : { height: { value: Math.round(row.minHeight), rule: HeightRule.ATLEAST } }),
    children: row.cells.map((cell) => wordCell(node, row, cell, pen)),
  });
}

function wordCell(node: TableNode, row: Row, cell: Cell, pen: Pen): TableCell {
  const around = cell.field ? pen.marks.around(cell.field) : { before: [], after: [] };
  const fill = pen.look.fills[cell.shade];
  const borders = Object.entries(cell.borders ?? {}).map(([side, border]) => [side, wordBorder(border)]);
  return pen.looks.cell(
    {
      width: { size: spanWidth(node.columns, cell), type: WidthType.DXA },
      columnSpan: cell.colSpan,
      rowSpan: cell.rowSpan,
      verticalAlign: startsAtTop(cell) ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
      ...(cell.upright ? { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT } : {}),
      ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: "auto", fill } }),
      ...(borders.length > 0 ? { borders: Object.fromEntries(borders) } : {}),
    },
    cellParagraphs(pen, cell.paragraphs, {
      before: [...around.before, ...wordLines(node, row, cell, pen)],
      after: around.after,
    }),
  );
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
