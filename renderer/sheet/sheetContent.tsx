/** What stands on a sheet that can be edited: editors in its cells and texts, tools beside its rows. */
import type { Cell, TextBlock } from "#shared/forms/documentTree.ts";
import { AddBelow } from "./AddBelow.tsx";
import { EditableCell } from "./EditableCell.tsx";
import { HandleCell } from "./HandleCell.tsx";
import { ItemTool } from "./ItemTool.tsx";
import { RowMenu } from "./RowMenu.tsx";
import type { SheetContent } from "./SheetView.tsx";

/** A text outside the tables is edited as a cell without borders. */
function asCell({ paragraphs, field, label }: TextBlock): Cell {
  return {
    column: 0,
    colSpan: 1,
    rowSpan: 1,
    paragraphs,
    shade: "none",
    vertical: "top",
    field,
    editor: "text",
    label,
  };
}

/** The same for every sheet: what it needs comes from the sheet's contexts. */
export const editedContent: SheetContent = {
  cell: (cell, plain) => {
    if (cell.field && cell.editor) return <EditableCell cell={cell} field={cell.field} plain={plain} />;
    if (cell.handle) return <HandleCell cell={cell} handle={cell.handle} plain={plain} />;
    return plain;
  },
  text: (block, plain) => (
    <div className="sheet-cell sheet-text-cell">
      {/* Before the text: from a heading Tab goes on to what stands below it. */}
      {block.record && <RowMenu record={block.record} adds={block.adds} />}
      <EditableCell cell={asCell(block)} field={block.field} plain={plain} />
    </div>
  ),
  row: (table, row) =>
    (row.record && <RowMenu record={row.record} adds={table.adds} />) ||
    (row.about && <ItemTool about={row.about} />),
  below: (block) =>
    block.adds && <AddBelow row={block.adds} name={block.kind === "table" ? block.name : block.label} />,
};
