/** Tables of the tree as Word tables: fixed layout, the grid in twips, and a width on every cell. */
import type { Border, Cell, Row, Table as TableNode } from "#shared/forms/documentTree.ts";
import { CELL_PADDING, CELL_PADDING_VERTICAL } from "#shared/forms/measure.ts";
import type { Bookmarks } from "#electron/backend/word/bookmarks.ts";
import { FILLS } from "#electron/backend/word/look.ts";
import { wordParagraph } from "#electron/backend/word/paragraphs.ts";
import {
  type AlignmentType,
  BorderStyle,
  HeightRule,
  type IBorderOptions,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
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
  marks: Bookmarks,
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
    rows: node.rows.map((row) => wordRow(node, row, marks)),
  });
}

function wordRow(node: TableNode, row: Row, marks: Bookmarks): TableRow {
  return new TableRow({
    ...(row.cantSplit ? { cantSplit: true } : {}),
    ...(row.header ? { tableHeader: true } : {}),
    ...(row.keepNext ? { keepNext: true } : {}),
    ...(row.minHeight === undefined
      ? {}
      : { height: { value: Math.round(row.minHeight), rule: HeightRule.ATLEAST } }),
    children: row.cells.map((cell) => wordCell(node, cell, marks)),
  });
}

function wordCell(node: TableNode, cell: Cell, marks: Bookmarks): TableCell {
  const width = sum(node.columns.slice(cell.column, cell.column + cell.colSpan));
  const { before, after } = cell.field ? marks.around(cell.field) : { before: [], after: [] };
  const last = cell.paragraphs.length - 1;
  const borders = Object.entries(cell.borders ?? {}).map(([side, border]) => [side, wordBorder(border)]);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: cell.colSpan,
    rowSpan: cell.rowSpan,
    verticalAlign: cell.vertical === "top" ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    ...(cell.shade === "none"
      ? {}
      : { shading: { type: ShadingType.CLEAR, color: "auto", fill: FILLS[cell.shade] } }),
    ...(borders.length > 0 ? { borders: Object.fromEntries(borders) } : {}),
    children: cell.paragraphs.map((one, index) =>
      wordParagraph(one, { before: index === 0 ? before : [], after: index === last ? after : [] }),
    ),
  });
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}
