/**
 * The cells of a Word table as a reader of the paper sees them: cells without a line between them are one cell, their
 * texts in reading order. Reads the XML itself, independent of the code that wrote it.
 */
import { docxParts, elements, first, parseXml, value, type XmlElement } from "#test/support/docxXml.ts";
import { textOf } from "#test/support/docxCells.ts";

interface Placed {
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
  text: string;
  open: Record<Side, boolean>;
}
type Side = "top" | "bottom" | "left" | "right";

/** Texts of every table's printed cells, row by row from the row they begin in; rows without a cell are left out. */
export function printedTables(bytes: Uint8Array): string[][][] {
  const body = first(parseXml(docxParts(bytes).get("word/document.xml") ?? ""), "w:body");
  return elements(body, "w:tbl").map((table) => printedRows(placedCells(table)));
}

function placedCells(table: XmlElement): Placed[] {
  const cells: Placed[] = [];
  for (const [row, line] of elements(table, "w:tr").entries()) {
    let column = 0;
    for (const cell of elements(line, "w:tc")) {
      const properties = first(cell, "w:tcPr");
      const colSpan = Number(value(properties, "w:gridSpan") ?? 1);
      const merge = first(properties, "w:vMerge");
      const above = cells.findLast((one) => one.column === column && one.row < row);
      if (merge && merge.attributes["w:val"] !== "restart" && above) above.rowSpan += 1;
      else {
        const borders = first(properties, "w:tcBorders");
        const isOpen = (side: Side): boolean =>
          ["none", "nil"].includes(value(borders, `w:${side}`) ?? "single");
        cells.push({
          row,
          column,
          rowSpan: 1,
          colSpan,
          text: elements(cell, "w:p").map(textOf).join("\n"),
          open: {
            top: isOpen("top"),
            bottom: isOpen("bottom"),
            left: isOpen("left"),
            right: isOpen("right"),
          },
        });
      }
      column += colSpan;
    }
  }
  return cells;
}

function printedRows(cells: readonly Placed[]): string[][] {
  const joined = new Set<Placed>();
  const below = (cell: Placed): Placed | undefined =>
    cells.find(
      (one) =>
        cell.open.bottom && one.open.top && one.column === cell.column && one.row === cell.row + cell.rowSpan,
    );
  const right = (cell: Placed): Placed | undefined =>
    cells.find(
      (one) =>
        cell.open.right && one.open.left && one.row === cell.row && one.column === cell.column + cell.colSpan,
    );
  const whole = (cell: Placed): string => {
    const next = right(cell) ?? below(cell);
    if (!next) return cell.text;
    joined.add(next);
    return `${cell.text}\n${whole(next)}`;
  };
  const rows: string[][] = [];
  for (const cell of cells) {
    if (joined.has(cell)) continue;
    (rows[cell.row] ??= []).push(whole(cell));
  }
  return rows.filter((row) => row.length > 0);
}
