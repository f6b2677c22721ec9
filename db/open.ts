/**
 * Opening a plan file. One process holds a file at a time, and a file at rest is a single file: the log that makes
 * saving fast exists only from the first edit until closing. Only looking at a plan changes nothing in it.
 */
import type { Database } from "better-sqlite3";
import { statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";
import { connect, connectToRead, type Connection } from "./connection.ts";
import { createJournal, type Journal } from "./journal.ts";
import { requirePlanHeader } from "./header.ts";
import { migrate } from "./migrate.ts";
import { migrations, newestVersion } from "./migrations/index.ts";
import type { Migration } from "./migrations/migration.ts";
import { sqliteFailure } from "./sqliteFailure.ts";
import { one } from "./sql.ts";
import { isWritable } from "./writable.ts";

export interface PlanFile {
  readonly path: string;
  readonly readOnly: boolean;
  readonly db: Database;
  readonly journal: Journal;
  /** Puts everything into the one file and lets go of it. */
  close(): void;
}

export interface OpenOptions {
  actor: string;
  now?: () => Date;
  /** For tests of later versions. */
  migrations?: readonly Migration[];
}

/**
 * Opens a plan file. Throws `not-a-plan`, `foreign-database`, `damaged`, `newer-version`, `file-busy`,
 * `file-not-found`, `folder-gone` or `io-failed`; the file is then as it was.
 */
export function openPlanFile(path: string, options: OpenOptions): PlanFile {
  const list = options.migrations ?? migrations;
  requirePlanHeader(path, newestVersion(list));
  const readOnly = !isWritable(path);
  let connection: Connection | undefined;
  try {
    connection = readOnly ? connectToRead(path) : connect(path);
    const { db } = connection;
    requireSound(db, path);
    migrate(db, path, { readOnly, migrations: list });
    requirePlanRow(db, path);
    return planFile(connection, path, readOnly, options);
  } catch (error) {
    connection?.close();
    throw sqliteFailure(error, path);
  }
}

function requireSound(db: Database, path: string): void {
  const answer = one<{ quick_check: string }>(db, "pragma quick_check(1)");
  if (answer?.quick_check !== "ok") throw new OperationError("damaged", { file: basename(path) });
}

/** A plan file without its plan was made by something else, or lost it. */
function requirePlanRow(db: Database, path: string): void {
  if (!one(db, "select 1 from plan")) throw new OperationError("damaged", { file: basename(path) });
}

function planFile(connection: Connection, path: string, readOnly: boolean, options: OpenOptions): PlanFile {
  const { db } = connection;
  const file = basename(path);
  const opened = identity(path);
  let logging = false;

  function beforeEdit(): void {
    if (readOnly) throw new OperationError("read-only", { file });
    const now = identity(path);
    if (now === undefined && !statSync(dirname(path), { throwIfNoEntry: false })) {
      throw new OperationError("folder-gone", { folder: dirname(path) });
    }
    if (now !== opened) throw new OperationError("file-replaced", { file });
    if (!logging) db.pragma("journal_mode = wal");
    logging = true;
  }

  return {
    path,
    readOnly,
    db,
    journal: createJournal({
      db,
      actor: options.actor,
      now: options.now ?? (() => new Date()),
      beforeEdit,
    }),
    close: () => connection.close(),
  };
}

/** Which file lies at the path; undefined when there is none. */
function identity(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : undefined;
}
