/**
 * Lines over the year cells of a roadmap: real drawings of Word, anchored in the cell they begin in. Their height counts
 * from the cell's first paragraph, so that stands at the top of such a cell (see `startsAtTop`).
 */
import type { Cell, DrawnLine, LineEnd, Row, Table } from "#shared/forms/documentTree.ts";
import { CELL_PADDING, CELL_PADDING_VERTICAL, rowHeight } from "#shared/forms/measure.ts";
import type { Pen } from "#electron/backend/word/pen.ts";
import {
  HorizontalPositionRelativeFrom,
  type ParagraphChild,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from "docx";
import { type ArrowheadType, ShapeRun } from "docx/shapes";

/** Points. */
const WIDTH = 1.5;
const ARROWHEADS: Record<Exclude<LineEnd, "none">, ArrowheadType> = {
  arrow: "triangle",
  dot: "oval",
  diamond: "diamond",
};
const EMU_PER_TWIP = 635;
const PIXELS_PER_TWIP = 96 / 1440;
/** Twips from the end of a line to the middle of its dot or diamond, which Word centres on the end: half of 5 × 1.5 pt. */
const HALF_HEAD = 75;

/** Drawings for a cell's first paragraph, spread over the height of the rows the cell covers. */
export function wordLines(table: Table, row: Row, cell: Cell, pen: Pen): ParagraphChild[] {
  const { lines = [] } = cell;
  if (lines.length === 0) return [];
  const side = table.padding ?? CELL_PADDING;
  const height = cellSpace(table, row, cell);
  return lines.map((line, place) => {
    const down = (height * (place + 1)) / (lines.length + 1) - CELL_PADDING_VERTICAL;
    return drawing(line, side, Math.max(0, down), pen.nextDrawing());
  });
}

/**
 * Whether a cell's text is set from the top. It is under lines whatever the tree says: they are placed from its first
 * paragraph, and LibreOffice counts from where that would stand if it were not centred. Upright text has its lines in the
 * middle of the column: their top is the column's right side.
 */
export function startsAtTop(cell: Cell): boolean {
  return !cell.upright && (cell.vertical === "top" || cell.lines !== undefined);
}

/** Height in twips of the rows a cell covers. */
function cellSpace(table: Table, row: Row, cell: Cell): number {
  const first = table.rows.indexOf(row);
  return table.rows.slice(first, first + cell.rowSpan).reduce((sum, one) => sum + rowHeight(table, one), 0);
}

/** @param side space between the cell's border and its text: Word counts from the text. */
function drawing(line: DrawnLine, side: number, down: number, number: number): ParagraphChild {
  const from = line.from + inset(line.start);
  const length = Math.max(20, line.to - inset(line.end) - from);
  const end = (kind: LineEnd) =>
    kind === "none" ? undefined : ({ type: ARROWHEADS[kind], width: "large", length: "large" } as const);
  const [startArrow, endArrow] = [end(line.start), end(line.end)];
  return new ShapeRun({
    type: "line",
    transformation: { width: length * PIXELS_PER_TWIP, height: 0 },
    line: {
      color: "000000",
      width: WIDTH,
      ...(startArrow ? { startArrow } : {}),
      ...(endArrow ? { endArrow } : {}),
    },
    altText: { id: `${number}`, name: `線 ${number}`, description: line.alternative },
    floating: {
      horizontalPosition: {
        relative: HorizontalPositionRelativeFrom.COLUMN,
        offset: Math.round((from - side) * EMU_PER_TWIP),
      },
      verticalPosition: {
        relative: VerticalPositionRelativeFrom.PARAGRAPH,
        offset: Math.round(down * EMU_PER_TWIP),
      },
      wrap: { type: TextWrappingType.NONE },
      allowOverlap: true,
      layoutInCell: true,
      zIndex: number,
    },
  });
}

function inset(end: LineEnd): number {
  return end === "dot" || end === "diamond" ? HALF_HEAD : 0;
}
