/** Writing single rows, with the search index kept in step. Only the journal and the making of new files use it. */
import type { Database } from "better-sqlite3";
import { fold } from "#shared/text/fold.ts";
import { one, run, type Row, type SqlValue } from "./sql.ts";
import { searchedColumns, type TableName, type Tables } from "./tables.ts";

/** The only way to change rows that people's words are in. */
export interface Writer {
  readonly db: Database;
  insert<T extends TableName>(table: T, row: Tables[T]): void;
  /** Changes the given columns; unchanged values are left alone. */
  update<T extends TableName>(table: T, id: string, columns: Partial<Tables[T]>): void;
  remove(table: TableName, id: string): void;
}

export function readRow(db: Database, table: TableName, id: string): Row {
  const row = one<Row>(db, `select * from ${table} where id = ?`, id);
  if (!row) throw new Error(`no row ${id} in ${table}`);
  return row;
}

export function insertRow(db: Database, table: TableName, row: Row): void {
  const columns = Object.keys(row);
  const marks = columns.map(() => "?").join(", ");
  run(
    db,
    `insert into ${table} (${columns.join(", ")}) values (${marks})`,
    ...columns.map((column) => row[column] ?? null),
  );
  for (const column of searched(table)) index(db, table, String(row["id"]), column, row[column] ?? null);
}

/** All in one statement: what a CHECK says about several columns holds before and after, not in between. */
export function updateColumns(db: Database, table: TableName, id: string, columns: Row): void {
  const names = Object.keys(columns);
  if (names.length === 0) return;
  const values = names.map((name) => columns[name] ?? null);
  const assignments = names.map((name) => `${name} = ?`).join(", ");
  const { changes } = run(db, `update ${table} set ${assignments} where id = ?`, ...values, id);
  if (changes !== 1) throw new Error(`no row ${id} in ${table}`);
  for (const column of searched(table).filter((name) => names.includes(name))) {
    index(db, table, id, column, columns[column] ?? null);
  }
}

export function removeRow(db: Database, table: TableName, id: string): void {
  const { changes } = run(db, `delete from ${table} where id = ?`, id);
  if (changes !== 1) throw new Error(`no row ${id} in ${table}`);
  for (const column of searched(table)) index(db, table, id, column, null);
}

function searched(table: TableName): readonly string[] {
  const known: { readonly [T in TableName]?: readonly string[] } = searchedColumns;
  return known[table] ?? [];
}

function index(db: Database, table: string, id: string, column: string, text: SqlValue): void {
  if (typeof text !== "string" || text === "") {
    run(
      db,
      "delete from search_entry where table_name = ? and row_id = ? and column_name = ?",
      table,
      id,
      column,
    );
    return;
  }
  run(
    db,
    `insert into search_entry (table_name, row_id, column_name, folded) values (?, ?, ?, ?)
     on conflict (table_name, row_id, column_name) do update set folded = excluded.folded`,
    table,
    id,
    column,
    fold(text),
  );
}

/** Writes without history: for a file that is just being made and that nobody has seen yet. */
export function plainWriter(db: Database): Writer {
  return {
    db,
    insert: (table, row) => insertRow(db, table, row as unknown as Row),
    update: (table, id, columns) => updateColumns(db, table, id, columns as Row),
    remove: (table, id) => removeRow(db, table, id),
  };
}
