/** What stands on a sheet that can be edited: editors in its cells and texts, tools beside its rows. */
import type { Field } from "#shared/domain/field.ts";
import type { RowTable } from "#shared/domain/rows.ts";
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

/** Rows that belong to the plan itself; the others are written year by year. */
const planTables: ReadonlySet<RowTable> = new Set(["initiative", "undertaking"]);

/** Whether a field says what the plan is, and not what was written or measured in a year. */
function isOfPlan(field: Field): boolean {
  switch (field.entity) {
    case "plan":
    case "item":
    case "project":
    case "indicator":
      return true;
    case "row":
      return planTables.has(field.table);
    case "evaluation":
    case "indicatorYear":
    case "indicatorValue":
    case "agendaItem":
    case "handout":
    case "meeting":
    case "minutes":
    case "decision":
    case "member":
    case "comment":
      return false;
  }
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
      {block.record && <RowMenu key={block.record.id} record={block.record} adds={block.adds} />}
      <EditableCell cell={asCell(block)} field={block.field} plain={plain} />
    </div>
  ),
  row: (table, row) =>
    // By its record: a question about one row must not pass to the row that takes its place.
    (row.record && <RowMenu key={row.record.id} record={row.record} adds={table.adds} />) ||
    (row.about && <ItemTool about={row.about} />),
  below: (block) =>
    block.adds && <AddBelow row={block.adds} name={block.kind === "table" ? block.name : block.label} />,
};

/** On the sheets of a frozen year the plan stands as it was then: a change of the plan would not be seen there. */
export const frozenContent: SheetContent = {
  cell: (cell, plain) => {
    if (cell.field ? isOfPlan(cell.field) : cell.handle?.kind === "arrows") return plain;
    return editedContent.cell(cell, plain);
  },
  text: (block, plain) => (isOfPlan(block.field) ? plain : editedContent.text(block, plain)),
  row: (table, row) =>
    row.about || (row.record && planTables.has(row.record.table)) ? undefined : editedContent.row(table, row),
  below: (block) => (block.adds && planTables.has(block.adds.table) ? undefined : editedContent.below(block)),
};
