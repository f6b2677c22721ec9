/** What an edit did to single rows, and how the changes of someone still typing become one. */
import type { Row, SqlValue } from "./sql.ts";
import type { TableName } from "./tables.ts";

export type Change =
  | { kind: "insert"; table: TableName; id: string; row: Row }
  | { kind: "remove"; table: TableName; id: string; row: Row }
  | { kind: "update"; table: TableName; id: string; column: string; before: SqlValue; after: SqlValue };

/**
 * The two lists as one that does the same: an update of something that was just updated or added only replaces the
 * value, so a long session of typing stays as short as its first save.
 */
export function mergeChanges(earlier: readonly Change[], later: readonly Change[]): Change[] {
  const merged = [...earlier];
  for (const change of later) {
    const last = merged.findLastIndex((known) => known.table === change.table && known.id === change.id);
    const known = merged[last];
    if (change.kind === "update" && known?.kind === "update" && known.column === change.column) {
      merged[last] = { ...known, after: change.after };
    } else if (change.kind === "update" && known?.kind === "insert") {
      merged[last] = { ...known, row: { ...known.row, [change.column]: change.after } };
    } else {
      merged.push(change);
    }
  }
  return merged;
}
