/**
 * Making a new plan file: built beside its place under another name, checked, and only then given its name. Whatever
 * fails on the way leaves nothing behind, and a file that was there before is untouched.
 */
import Sqlite, { type Database } from "better-sqlite3";
import { existsSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { randomUUID } from "node:crypto";
import { OperationError } from "#shared/contract/errors.ts";
import type { PlanContent } from "#shared/domain/planContent.ts";
import { APPLICATION_ID } from "./applicationId.ts";
import { writeContent } from "./content.ts";
import { recordOrigin } from "./journal.ts";
import { applyMigrations } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { putInPlace } from "./putInPlace.ts";
import { isHeld } from "./renamePatiently.ts";
import { sqliteFailure } from "./sqliteFailure.ts";

export interface CreateOptions {
  /** A file of that name was there and the person agreed to replace it. */
  replace: boolean;
  actor: string;
  /** First line of the new plan's history: 「計画を作成」. */
  label: string;
  now: Date;
}

/** Throws `already-exists`, `folder-gone`, `read-only`, `disk-full`, `file-busy` or `io-failed`. */
export function createPlanFile(path: string, content: PlanContent, options: CreateOptions): void {
  const folder = dirname(path);
  if (!statSync(folder, { throwIfNoEntry: false })) throw new OperationError("folder-gone", { folder });
  refuseExisting(path, options.replace);
  const temporary = join(folder, `.jimukyoku-${randomUUID()}.tmp`);
  try {
    build(temporary, content, options);
    refuseExisting(path, options.replace);
    settleLogs(path);
    putInPlace(temporary, path);
  } catch (error) {
    // The new file could be built in the folder: it is the old one that somebody holds.
    if (isHeld(error) && isRename(error) && existsSync(path))
      throw new OperationError("file-busy", { file: basename(path) }, error);
    throw sqliteFailure(error, path);
  } finally {
    for (const suffix of ["", "-journal", "-wal", "-shm"]) rmSync(temporary + suffix, { force: true });
  }
}

function isRename(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "rename";
}

function refuseExisting(path: string, replace: boolean): void {
  if (!replace && existsSync(path)) throw new OperationError("already-exists", { file: basename(path) });
}

function build(path: string, content: PlanContent, options: CreateOptions): void {
  const db = new Sqlite(path);
  try {
    db.pragma("page_size = 4096");
    // Nobody knows this file yet: it becomes durable as a whole, before it gets its name.
    db.pragma("journal_mode = off");
    db.pragma("synchronous = off");
    db.pragma(`application_id = ${APPLICATION_ID}`);
    applyMigrations(db, migrations);
    writeContent(db, content);
    db.transaction(() => recordOrigin(db, { at: options.now.toISOString(), ...options }))();
    const sound = db.pragma("integrity_check(1)", { simple: true });
    const broken = db.pragma("foreign_key_check") as unknown[];
    if (sound !== "ok" || broken.length > 0) throw new Error("the new plan file is not sound");
    db.pragma("journal_mode = delete");
  } finally {
    db.close();
  }
}

/**
 * Logs that a crash left beside the path belong to a file that is gone or about to be: SQLite would replay them into
 * the new one.
 */
function settleLogs(path: string): void {
  const logs = ["-wal", "-journal", "-shm"].map((suffix) => path + suffix).filter((log) => existsSync(log));
  if (logs.length === 0) return;
  if (existsSync(path)) requireFree(path);
  for (const log of logs) rmSync(log, { force: true });
}

/** Throws when another program holds the file; a broken file may be replaced. */
function requireFree(path: string): void {
  let old: Database | undefined;
  try {
    old = new Sqlite(path, { timeout: 200 });
    old.pragma("journal_mode = delete");
  } catch (error) {
    const failure = sqliteFailure(error, path);
    if (failure instanceof OperationError && failure.code === "file-busy") throw failure;
  } finally {
    old?.close();
  }
}
