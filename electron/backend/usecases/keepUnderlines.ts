/** Underlines that a person set in a 新旧対照表 go along when the text around them is changed. */
import type { Tx } from "#db/journal.ts";
import { readRow, updateRow } from "#db/rows.ts";
import type { TextField } from "#shared/domain/field.ts";
import { carryUnderlines } from "#shared/rules/underlines.ts";

/** Part of the edit that changes the text, so that one step takes both back. Every other field is left alone. */
export function keepUnderlines(tx: Tx, field: TextField, before: string, after: string): void {
  if (field.entity !== "row" || field.table !== "documentRow") return;
  if (field.property !== "newText" && field.property !== "oldText") return;
  const row = readRow(tx.db, "documentRow", field.id);
  if (!row || row.underlines.length === 0) return;
  const side = field.property === "newText" ? "new" : "old";
  const underlines = carryUnderlines(row.underlines, side, before, after);
  if (JSON.stringify(underlines) !== JSON.stringify(row.underlines)) {
    updateRow(tx, "documentRow", field.id, { underlines });
  }
}
