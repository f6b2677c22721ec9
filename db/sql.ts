/** Prepared statements, made once per connection: the same words are the same statement. */
import type { Database, Statement } from "better-sqlite3";

export type { Database } from "better-sqlite3";

export type SqlValue = string | number | null;
export type Row = Record<string, SqlValue>;

const prepared = new WeakMap<Database, Map<string, Statement>>();

function statement(db: Database, text: string): Statement {
  let statements = prepared.get(db);
  if (!statements) prepared.set(db, (statements = new Map()));
  let found = statements.get(text);
  if (!found) statements.set(text, (found = db.prepare(text)));
  return found;
}

/** All rows of a query. The caller names the row's type: it must be what the query selects. */
export function all<R>(db: Database, text: string, ...values: SqlValue[]): R[] {
  return statement(db, text).all(...values) as R[];
}

/** The first row of a query, or undefined. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- only the caller knows what its words select
export function one<R>(db: Database, text: string, ...values: SqlValue[]): R | undefined {
  return statement(db, text).get(...values) as R | undefined;
}

/** Runs a statement that returns no rows. */
export function run(db: Database, text: string, ...values: SqlValue[]): { rowid: number; changes: number } {
  const result = statement(db, text).run(...values);
  return { rowid: Number(result.lastInsertRowid), changes: result.changes };
}
