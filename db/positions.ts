/** The order of siblings. Positions only grow, so a row that comes back by 元に戻す stands where it stood. */
import type { Database } from "better-sqlite3";
import { all, one, type SqlValue } from "./sql.ts";
import type { TableName } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** Tables whose rows have a place among siblings, and the column that says whose. */
const siblings = {
  item: "parent",
  indicator: "item_id",
  project: null,
  member: null,
  meeting: null,
  comment: null,
} as const satisfies Partial<Record<TableName, string | null>>;
export type OrderedTable = keyof typeof siblings;

/** A place after every sibling. */
export function nextPosition(db: Database, table: OrderedTable, parent: SqlValue = null): number {
  const column = siblings[table];
  const found =
    column === null
      ? one<{ last: number | null }>(db, `select max(position) as last from ${table}`)
      : one<{ last: number | null }>(
          db,
          `select max(position) as last from ${table} where ${column} is ?`,
          parent,
        );
  return (found?.last ?? -1) + 1;
}

/** Changes places with the sibling before (-1) or after (+1); nothing happens at either end. */
export function movePosition(writer: Writer, table: OrderedTable, id: string, by: -1 | 1): void {
  const column = siblings[table];
  const where =
    column === null
      ? "where ? is not null"
      : `where ${column} is (select ${column} from ${table} where id = ?)`;
  const rows = all<{ id: string; position: number }>(
    writer.db,
    `select id, position from ${table} ${where} order by position, id`,
    id,
  );
  const at = rows.findIndex((row) => row.id === id);
  const [moved, other] = [rows[at], rows[at + by]];
  if (!moved || !other) return;
  writer.update(table, moved.id, { position: other.position });
  writer.update(table, other.id, { position: moved.position });
}
