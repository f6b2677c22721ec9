/** The tables of one version of the plan file as the rescue needs them: their columns, and what a row of them is like. */
import type { Database } from "better-sqlite3";
import { all } from "#db/sql.ts";
import type { Shape } from "./found.ts";
import { rescuedTableNames, type RescuedTable } from "./labels.ts";
import type { Cell, Stored } from "./pages.ts";

/** A column as far as it tells what a row of the table is like. */
export interface Column {
  name: string;
  type: "TEXT" | "INTEGER" | "REAL" | "BLOB";
  notNull: boolean;
  hasDefault: boolean;
  /** The row's own number, which its record leaves out. */
  isRowid: boolean;
}

/** How the rows of a table of the plan file look. */
export interface TableShape extends Shape {
  table: RescuedTable;
  columns: readonly Column[];
}

interface ColumnRow {
  name: string;
  type: Column["type"];
  notnull: number;
  dflt_value: string | null;
  pk: number;
}

/** The tables that this version has; the database is empty, without foreign keys, and not yet written to a disk. */
export function tableShapes(db: Database): TableShape[] {
  const kept = new Set(
    all<{ name: string }>(db, "select name from pragma_table_list where wr = 1").map(({ name }) => name),
  );
  return rescuedTableNames.flatMap((table) => {
    const rows = all<ColumnRow>(db, `select * from pragma_table_info('${table}')`);
    const withoutRowid = kept.has(table);
    const columns = rows.map(({ name, type, notnull, dflt_value, pk }) => ({
      name,
      type,
      notNull: notnull === 1 || (pk > 0 && !(type === "INTEGER" && !withoutRowid)),
      hasDefault: dflt_value !== null,
      isRowid: pk === 1 && type === "INTEGER" && !withoutRowid,
    }));
    if (columns.length === 0) return [];
    return [
      {
        table,
        columns,
        kind: withoutRowid ? "index" : "table",
        fits: (cell) => fits(columns, cell),
        accepts: (cell) => accepts(db, table, namedRow(columns, cell)),
      },
    ];
  });
}

/** A row from before a column was added lacks it at its end. */
function fits(columns: readonly Column[], { values }: Cell): boolean {
  if (values.length > columns.length || values.length === 0) return false;
  return columns.every((column, place) =>
    place < values.length ? holds(column, values[place] ?? null) : !column.notNull || column.hasDefault,
  );
}

/** Tried out on the empty tables: what the schema's own CHECKs say of it. */
function accepts(db: Database, table: RescuedTable, row: Record<string, Stored>): boolean {
  const columns = Object.keys(row);
  const marks = columns.map(() => "?").join(", ");
  db.exec("savepoint trial");
  try {
    db.prepare(`insert into ${table} (${columns.join(", ")}) values (${marks})`).run(...Object.values(row));
    return true;
  } catch {
    return false;
  } finally {
    db.exec("rollback to trial; release trial");
  }
}

function holds({ type, notNull, isRowid }: Column, value: Stored): boolean {
  if (isRowid) return value === null;
  if (value === null) return !notNull;
  switch (type) {
    case "TEXT":
      return typeof value === "string";
    case "BLOB":
      return value instanceof Uint8Array;
    case "REAL":
      return typeof value === "number";
    case "INTEGER":
      return typeof value === "bigint" || Number.isInteger(value);
  }
}

/** The row by the names of its columns; columns it lacks are left out and take their default. */
export function namedRow(columns: readonly Column[], { rowid, values }: Cell): Record<string, Stored> {
  return Object.fromEntries(
    columns
      .slice(0, values.length)
      .map(({ name, isRowid }, place) => [name, isRowid ? (rowid ?? null) : (values[place] ?? null)]),
  );
}
