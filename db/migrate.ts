/** Bringing an older plan file up to this version: a verified backup first, then all its steps in one transaction. */
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

/** Which versions an update leads from and to. */
export interface Update {
  from: number;
  to: number;
}

/** Runs the work of an update, and may tell somebody how it went; whatever the work throws has to come through. */
export type Updating = (update: Update, work: () => void) => void;

/**
 * Runs the steps a file still lacks. A file that cannot be written and is of an older version cannot be read either:
 * `read-only`. A failing step leaves the file as it was before the first one.
 */
export function migrate(
  db: Database,
  path: string,
  options: { readOnly: boolean; migrations: readonly Migration[]; updating?: Updating | undefined },
): void {
  const version = schemaVersion(db);
  if (version > newestVersion(options.migrations)) {
    throw new OperationError("newer-version", { file: basename(path) });
  }
  const missing = options.migrations.filter((migration) => migration.to > version);
  if (missing.length === 0) return;
  if (options.readOnly) throw new OperationError("read-only", { file: basename(path) });
  const updating = options.updating ?? ((_, work) => work());
  updating({ from: version, to: newestVersion(options.migrations) }, () => {
    backUpBeforeMigration(db, path, version);
    applyMigrations(db, missing);
  });
}

/**
 * Runs steps in order and checks after each that every reference still leads somewhere. One transaction for all of them: an
 * interrupted update leaves the old file or the new one, never a version between.
 */
export function applyMigrations(db: Database, steps: readonly Migration[]): void {
  db.pragma("foreign_keys = off");
  try {
    db.transaction(() => {
      for (const step of steps) {
        step.up(db);
        const broken = all<{ table: string }>(db, "pragma foreign_key_check");
        if (broken.length > 0)
          throw new Error(`migration ${step.to} breaks references of ${broken[0]?.table}`);
        db.pragma(`user_version = ${step.to}`);
      }
    }).exclusive();
  } finally {
    db.pragma("foreign_keys = on");
  }
}
