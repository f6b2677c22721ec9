/** Rows that forms list: every kind is read, written, changed and moved the same way. */
import type { Database } from "better-sqlite3";
import type { RowOf, RowTable } from "#shared/domain/rows.ts";
import { movePosition, nextPosition, positionAfter } from "./positions.ts";
import { all, one, type Row, type SqlValue } from "./sql.ts";
import type { Tables } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** Table of each kind. */
export const rowTables = {
  result: "result",
  initiative: "initiative",
  undertaking: "undertaking",
  passage: "passage",
  document: "document",
  documentRow: "document_row",
} as const satisfies Record<RowTable, keyof Tables>;

interface Column {
  name: string;
  /** Kept as JSON. */
  json?: true;
  /** NULL is an absent property; without it NULL is null. */
  optional?: true;
}

type Columns = { readonly [T in RowTable]: { readonly [K in Exclude<keyof RowOf<T>, "id">]-?: Column } };

/** Where each property is kept. */
const columns: Columns = {
  result: {
    item: { name: "item_id" },
    fiscalYear: { name: "fiscal_year" },
    list: { name: "list" },
    title: { name: "title" },
    text: { name: "text" },
    policy: { name: "policy" },
  },
  initiative: { project: { name: "project_id" }, title: { name: "title" }, text: { name: "text" } },
  undertaking: {
    project: { name: "project_id" },
    title: { name: "title" },
    origin: { name: "origin", optional: true },
    arrows: { name: "arrows", json: true },
  },
  passage: { level: { name: "level" }, title: { name: "title" }, text: { name: "text" } },
  document: {
    kind: { name: "kind" },
    title: { name: "title" },
    settings: { name: "settings", json: true, optional: true },
  },
  documentRow: {
    document: { name: "document_id" },
    title: { name: "title" },
    newText: { name: "new_text" },
    oldText: { name: "old_text" },
    newMeasure: { name: "new_measure", json: true, optional: true },
    oldMeasure: { name: "old_measure", json: true, optional: true },
    underlines: { name: "underlines", json: true },
  },
};

function columnsOf(table: RowTable): Readonly<Record<string, Column>> {
  return columns[table];
}

/** Column of a property; undefined when rows of this kind do not have it. */
export function rowColumn(table: RowTable, property: string): string | undefined {
  return columnsOf(table)[property]?.name;
}

/** Properties that say whose row it is and where it belongs: they never change. */
const owners = {
  result: ["item", "fiscalYear", "list"],
  initiative: ["project"],
  undertaking: ["project"],
  passage: [],
  document: [],
  documentRow: ["document"],
} as const satisfies { [T in RowTable]: readonly (keyof RowOf<T>)[] };

function stored(column: Column, value: unknown): SqlValue {
  if (value === undefined || value === null) return null;
  return column.json ? JSON.stringify(value) : (value as SqlValue);
}

/** The columns of the properties that are given (not undefined). */
function columnsFor(table: RowTable, properties: object): Row {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.flatMap(([property, value]) => {
      const column = columnsOf(table)[property];
      return column ? [[column.name, stored(column, value)]] : [];
    }),
  );
}

function rowOf<T extends RowTable>(table: T, row: Row): RowOf<T> {
  const properties = Object.entries(columnsOf(table)).flatMap(([property, column]) => {
    const value = row[column.name] ?? null;
    if (value === null) return column.optional ? [] : [[property, null]];
    return [[property, column.json ? (JSON.parse(String(value)) as unknown) : value]];
  });
  return Object.fromEntries([["id", row["id"]], ...properties]) as RowOf<T>;
}

/** Every row of a kind in its order among its siblings; owners stand as they come. */
export function readRows<T extends RowTable>(db: Database, table: T): RowOf<T>[] {
  return all<Row>(db, `select * from ${rowTables[table]} order by position, id`).map((row) =>
    rowOf(table, row),
  );
}

/** 成果 and 課題 of one year. */
export function readResultsOf(db: Database, fiscalYear: number): RowOf<"result">[] {
  return all<Row>(db, "select * from result where fiscal_year = ? order by position, id", fiscalYear).map(
    (row) => rowOf("result", row),
  );
}

export function readRow<T extends RowTable>(db: Database, table: T, id: string): RowOf<T> | undefined {
  const row = one<Row>(db, `select * from ${rowTables[table]} where id = ?`, id);
  return row && rowOf(table, row);
}

/** Ids of an owner's rows, in their order. */
export function rowIds(
  db: Database,
  table: Exclude<RowTable, "passage" | "document">,
  owner: string,
): string[] {
  const [property] = owners[table];
  return all<{ id: string }>(
    db,
    `select id from ${rowTables[table]} where ${rowColumn(table, property)} = ? order by position, id`,
    owner,
  ).map((row) => row.id);
}

/** Writes the row at a position of its own. */
export function insertRow<T extends RowTable>(
  writer: Writer,
  table: T,
  row: RowOf<T>,
  position: number,
): void {
  const { id, ...properties } = row;
  const all = Object.fromEntries(Object.keys(columnsOf(table)).map((key) => [key, null]));
  const filled = columnsFor(table, { ...all, ...properties });
  writer.insert(rowTables[table], { id, position, ...filled } as unknown as Tables[(typeof rowTables)[T]]);
}

/**
 * Writes the row behind its sibling `after`, or last.
 * @returns false, and writes nothing, when there is no such sibling.
 */
export function addRow<T extends RowTable>(writer: Writer, table: T, row: RowOf<T>, after?: string): boolean {
  const name = rowTables[table];
  if (after === undefined) {
    insertRow(writer, table, row, nextPosition(writer.db, name, ...ownerOf(table, row)));
    return true;
  }
  const sibling = readRow(writer.db, table, after);
  if (!sibling || ownerOf(table, sibling).join("\n") !== ownerOf(table, row).join("\n")) return false;
  const position = positionAfter(writer, name, after);
  if (position === undefined) return false;
  insertRow(writer, table, row, position);
  return true;
}

function ownerOf<T extends RowTable>(table: T, row: RowOf<T>): SqlValue[] {
  const values = row as Readonly<Record<string, unknown>>;
  return owners[table].map((property) => (values[property] ?? null) as SqlValue);
}

/** Changes the properties that are given; null takes away what may be absent. */
export function updateRow(writer: Writer, table: RowTable, id: string, patch: object): void {
  writer.update(rowTables[table], id, columnsFor(table, patch));
}

/** Up (below 0) or down among its siblings, as far as there are any. */
export function moveRow(writer: Writer, table: RowTable, id: string, by: number): void {
  movePosition(writer, rowTables[table], id, by);
}
