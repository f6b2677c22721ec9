/** Passages that the public copy of the minutes leaves out go along when the text around them is changed. */
import { commentColumns, readComment } from "#db/comments.ts";
import type { Tx } from "#db/journal.ts";
import type { TextField } from "#shared/domain/field.ts";
import { carryWithheld } from "#shared/rules/withheld.ts";

/** Before the text is written, in the same edit, so that one step takes both back. Every other field is left alone. */
export function keepWithheld(tx: Tx, field: TextField, after: string): void {
  if (field.entity !== "comment" || field.property !== "text") return;
  const comment = readComment(tx.db, field.id);
  if (!comment?.withheld) return;
  tx.update("comment", field.id, commentColumns({ withheld: carryWithheld(comment, after) }));
}
