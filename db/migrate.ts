/** Bringing an older plan file up to this version: a verified backup first, then one transaction per step. */
import type { Database } from "better-sqlite3";
import { basename } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";
import { backUpBeforeMigration } from "./backup.ts";
import type { Migration } from "./migrations/migration.ts";
import { newestVersion } from "./migrations/index.ts";
import { all } from "./sql.ts";

export function schemaVersion(db: Database): number {
  return Number(db.pragma("user_version", { simple: true }));
}

/**
 * Runs the steps a file still lacks. A file that cannot be written and is of an older version cannot be read either:
 * `read-only`. A failing step leaves the file at the version before it.
 */
export function migrate(
  db: Database,
  path: string,
  options: { readOnly: boolean; migrations: readonly Migration[] },
): void {
  const version = schemaVersion(db);
  if (version > newestVersion(options.migrations)) {
    throw new OperationError("newer-version", { file: basename(path) });
  }
  const missing = options.migrations.filter((migration) => migration.to > version);
  if (missing.length === 0) return;
  if (options.readOnly) throw new OperationError("read-only", { file: basename(path) });
  backUpBeforeMigration(db, path, version);
  applyMigrations(db, missing);
}

/** Runs steps in order, each in its own transaction, and checks that every reference still leads somewhere. */
export function applyMigrations(db: Database, steps: readonly Migration[]): void {
  db.pragma("foreign_keys = off");
  try {
    for (const step of steps) {
      db.transaction(() => {
        step.up(db);
        const broken = all<{ table: string }>(db, "pragma foreign_key_check");
        if (broken.length > 0)
          throw new Error(`migration ${step.to} breaks references of ${broken[0]?.table}`);
        db.pragma(`user_version = ${step.to}`);
      }).exclusive();
    }
  } finally {
    db.pragma("foreign_keys = on");
  }
}
