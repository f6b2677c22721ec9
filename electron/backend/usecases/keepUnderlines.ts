/** Underlines that a person set in a 新旧対照表 go along when the text around them is changed. */
import type { Tx } from "#db/journal.ts";
import { readRow, updateRow } from "#db/rows.ts";
import type { TextField } from "#shared/domain/field.ts";
import type { DocumentRow, Underline } from "#shared/domain/rows.ts";
import { carryMeasureUnderlines } from "#shared/rules/measureUnderlines.ts";
import { carryUnderlines } from "#shared/rules/underlines.ts";

/** Part of the edit that changes the text, so that one step takes both back. Every other field is left alone. */
export function keepUnderlines(tx: Tx, field: TextField, before: string, after: string): void {
  if (field.entity !== "row" || field.table !== "documentRow") return;
  if (field.property !== "newText" && field.property !== "oldText") return;
  const row = readRow(tx.db, "documentRow", field.id);
  if (!row || row.underlines.length === 0) return;
  const side = field.property === "newText" ? "new" : "old";
  put(tx, row, carryUnderlines(row.underlines, side, before, after));
}

/** The same for the 施策 of a row, compared with the row before the edit. A side that is left or comes has nothing to carry. */
export function keepMeasureUnderlines(tx: Tx, before: DocumentRow): void {
  const row = readRow(tx.db, "documentRow", before.id);
  if (!row) return;
  let { underlines } = row;
  for (const side of ["new", "old"] as const) {
    const [old, now] =
      side === "new" ? [before.newMeasure, row.newMeasure] : [before.oldMeasure, row.oldMeasure];
    const written = JSON.stringify(old) !== JSON.stringify(now);
    if (written && old && now) underlines = carryMeasureUnderlines(underlines, side, old, now);
  }
  put(tx, row, underlines);
}

function put(tx: Tx, row: DocumentRow, underlines: Underline[]): void {
  if (JSON.stringify(underlines) === JSON.stringify(row.underlines)) return;
  updateRow(tx, "documentRow", row.id, { underlines });
}
