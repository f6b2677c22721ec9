/** The order of siblings. Positions only grow, so a row that comes back by 元に戻す stands where it stood. */
import type { Database } from "better-sqlite3";
import { all, one, type Row, type SqlValue } from "./sql.ts";
import type { TableName } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** Tables whose rows have a place among siblings, and the columns that siblings share. */
const siblings = {
  item: ["parent"],
  indicator: ["item_id"],
  project: [],
  member: [],
  meeting: [],
  comment: ["meeting_id"],
  result: ["item_id", "fiscal_year", "list"],
  initiative: ["project_id"],
  undertaking: ["project_id"],
  passage: [],
  document: [],
  document_row: ["document_id"],
  plan_edition: [],
} as const satisfies Partial<Record<TableName, readonly string[]>>;
export type OrderedTable = keyof typeof siblings;

function sameOwner(table: OrderedTable): string {
  return ["1", ...siblings[table].map((column) => `${column} is ?`)].join(" and ");
}

/** A place after every sibling; `owner` are the values of the columns that siblings share. */
export function nextPosition(db: Database, table: OrderedTable, ...owner: SqlValue[]): number {
  const found = one<{ last: number | null }>(
    db,
    `select max(position) as last from ${table} where ${sameOwner(table)}`,
    ...owner,
  );
  return (found?.last ?? -1) + 1;
}

interface Place {
  id: string;
  position: number;
}

/** The row and its siblings in their order; undefined when there is no such row. */
function placesAround(
  db: Database,
  table: OrderedTable,
  id: string,
): { rows: Place[]; at: number } | undefined {
  const row = one<Row>(db, `select * from ${table} where id = ?`, id);
  if (!row) return undefined;
  const rows = all<Place>(
    db,
    `select id, position from ${table} where ${sameOwner(table)} order by position, id`,
    ...siblings[table].map((column) => row[column] ?? null),
  );
  return { rows, at: rows.findIndex((one) => one.id === id) };
}

/**
 * Moves past as many siblings, below 0 upwards, as far as there are any. Those it passes close up behind it on the positions
 * that are there.
 */
export function movePosition(writer: Writer, table: OrderedTable, id: string, by: number): void {
  const around = placesAround(writer.db, table, id);
  if (!around) return;
  const { rows, at } = around;
  const to = Math.min(Math.max(at + by, 0), rows.length - 1);
  const [first, last] = [Math.min(at, to), Math.max(at, to)];
  const passed = rows.slice(first, last + 1);
  const moved =
    to < at ? [...passed.slice(-1), ...passed.slice(0, -1)] : [...passed.slice(1), ...passed.slice(0, 1)];
  for (const [index, row] of moved.entries()) {
    const position = passed[index]?.position ?? row.position;
    if (position !== row.position) writer.update(table, row.id, { position });
  }
}

/**
 * Makes room behind a row: the siblings after it step back, up to the next gap. The free place; undefined when there is no
 * such row.
 */
export function positionAfter(writer: Writer, table: OrderedTable, id: string): number | undefined {
  const around = placesAround(writer.db, table, id);
  const before = around?.rows[around.at];
  if (!around || !before) return undefined;
  const free = before.position + 1;
  const behind = around.rows.slice(around.at + 1);
  const gap = behind.findIndex((row, index) => row.position > free + index);
  for (const row of behind.slice(0, gap < 0 ? behind.length : gap).toReversed()) {
    writer.update(table, row.id, { position: row.position + 1 });
  }
  return free;
}
