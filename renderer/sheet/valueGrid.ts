/** Value cells as a spreadsheet: where the arrow keys go, and which cells a pasted block fills. */
import { fieldKey, type ValueField } from "#shared/domain/field.ts";
import type { Cell, DocumentTree, Table } from "#shared/forms/documentTree.ts";

export type Direction = "up" | "down" | "left" | "right";

interface ValueCell {
  key: string;
  field: ValueField;
  label: string;
  table: number;
  row: number;
  column: number;
}

function tablesOf(tree: DocumentTree): Table[] {
  return tree.sections.flatMap((section) => section.blocks.filter((block) => block.kind === "table"));
}

function valueCell(cell: Cell, table: number, row: number): ValueCell[] {
  if (cell.editor !== "value" || cell.field?.entity !== "indicatorValue") return [];
  return [
    {
      key: fieldKey(cell.field),
      field: cell.field,
      label: cell.label ?? "",
      table,
      row,
      column: cell.column,
    },
  ];
}

/** The value cells of a sheet in reading order. */
function valueCells(tree: DocumentTree): ValueCell[] {
  return tablesOf(tree).flatMap((table, index) =>
    table.rows.flatMap((row, r) => row.cells.flatMap((cell) => valueCell(cell, index, r))),
  );
}

/** Key of the next value cell in a direction; up and down go on into the neighbouring tables. */
export function neighbour(tree: DocumentTree, key: string, direction: Direction): string | undefined {
  const cells = valueCells(tree);
  const from = cells.find((cell) => cell.key === key);
  if (!from) return undefined;
  switch (direction) {
    case "left":
    case "right": {
      const row = cells.filter((cell) => cell.table === from.table && cell.row === from.row);
      return row[row.indexOf(from) + (direction === "left" ? -1 : 1)]?.key;
    }
    case "up":
    case "down": {
      const column = cells.filter((cell) => cell.column === from.column);
      return column[column.indexOf(from) + (direction === "up" ? -1 : 1)]?.key;
    }
  }
}

export interface BlockPaste {
  /** Cells that take a value, in reading order. */
  targets: { key: string; field: ValueField; label: string; text: string }[];
  /** Pasted texts that meet no editable cell, by their place in the block (counted from 1). */
  left: { row: number; column: number; text: string }[];
}

/** Lays a copied block over the table, its first cell on the cell `key`; cells that cannot be edited are skipped. */
export function blockPaste(
  tree: DocumentTree,
  key: string,
  block: readonly (readonly string[])[],
): BlockPaste {
  const cells = valueCells(tree);
  const from = cells.find((cell) => cell.key === key);
  const result: BlockPaste = { targets: [], left: [] };
  block.forEach((line, down) => {
    line.forEach((text, right) => {
      const target =
        from &&
        cells.find(
          (cell) =>
            cell.table === from.table && cell.row === from.row + down && cell.column === from.column + right,
        );
      if (target)
        result.targets.push({ key: target.key, field: target.field, label: target.label, text: text.trim() });
      else if (text.trim() !== "") result.left.push({ row: down + 1, column: right + 1, text: text.trim() });
    });
  });
  return result;
}
