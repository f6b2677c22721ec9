/** Looking into document trees. */
import { type Field, fieldKey } from "#shared/domain/field.ts";
import { plainBlocks } from "#shared/forms/blocks.ts";
import { plainText } from "#shared/forms/build.ts";
import type { Cell, DocumentTree, Paragraph, Table } from "#shared/forms/documentTree.ts";

export function tablesOf(tree: DocumentTree): Table[] {
  return tree.sections.flatMap((section) => section.blocks.filter((block) => block.kind === "table"));
}

export function paragraphsOf(tree: DocumentTree): Paragraph[] {
  return tree.sections.flatMap((section) =>
    plainBlocks(section.blocks).filter((block) => block.kind === "paragraph"),
  );
}

export function cellsOf(tree: DocumentTree): Cell[] {
  return tablesOf(tree).flatMap((table) => table.rows.flatMap((row) => row.cells));
}

/** Rows of texts, as a person reads the table. */
export function textRows(table: Table): string[][] {
  return table.rows.map((row) => row.cells.map((cell) => plainText(cell.paragraphs)));
}

export function cellOf(tree: DocumentTree, field: Field): Cell | undefined {
  return cellsOf(tree).find((cell) => cell.field && fieldKey(cell.field) === fieldKey(field));
}

export function linesOf(tree: DocumentTree): string[] {
  return paragraphsOf(tree)
    .map((one) => plainText([one]))
    .filter((text) => text !== "");
}
