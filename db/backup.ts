/** Copies of a plan file. A live database is never copied as bytes: SQLite writes the copy, and the copy is checked. */
import Sqlite, { type Database } from "better-sqlite3";
import { existsSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { randomUUID } from "node:crypto";
import { APPLICATION_ID } from "./applicationId.ts";
import { discard } from "./leftovers.ts";
import { putInPlace } from "./putInPlace.ts";

/** Writes a checked copy of the open database to a path where there is no file yet. */
export function backUp(db: Database, target: string): void {
  const temporary = join(dirname(target), `.jimukyoku-${randomUUID()}.tmp`);
  try {
    db.prepare("vacuum into ?").run(temporary);
    requireSameContent(db, temporary);
    putInPlace(temporary, target);
  } finally {
    discard(temporary);
  }
}

/** Keeps the file as it was before a newer version changes its schema: 「計画（更新前 版1）.hyoka」 beside it. */
export function backUpBeforeMigration(db: Database, path: string, version: number): void {
  const extension = extname(path);
  const name = `${basename(path, extension)}（更新前 版${version}）`;
  for (let number = 1; ; number += 1) {
    const target = join(dirname(path), `${name}${number === 1 ? "" : ` (${number})`}${extension}`);
    if (!existsSync(target)) return backUp(db, target);
  }
}

function requireSameContent(db: Database, copy: string): void {
  const other = new Sqlite(copy, { readonly: true });
  try {
    const sound = other.pragma("integrity_check(1)", { simple: true });
    const program = other.pragma("application_id", { simple: true });
    if (sound !== "ok" || program !== APPLICATION_ID || rowCounts(other) !== rowCounts(db))
      throw new Error("the backup is not the same");
  } finally {
    other.close();
  }
}

/** Number of rows of every table, as one comparable text. */
function rowCounts(db: Database): string {
  const tables = db
    .prepare(
      "select name from sqlite_schema where type = 'table' and sql not like 'create virtual%' order by name",
    )
    .pluck()
    .all() as string[];
  return tables
    .map((name) => `${name}:${String(db.prepare(`select count(*) from "${name}"`).pluck().get())}`)
    .join(" ");
}
