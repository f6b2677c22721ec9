/**
 * Making a new plan file: built beside its place under another name, checked, and only then given its name. Whatever
 * fails on the way leaves nothing behind, and a file that was there before is untouched.
 */
import Sqlite from "better-sqlite3";
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { randomUUID } from "node:crypto";
import { OperationError } from "#shared/contract/errors.ts";
import type { PlanContent } from "#shared/domain/planContent.ts";
import { APPLICATION_ID } from "./applicationId.ts";
import { writeContent } from "./content.ts";
import { recordOrigin } from "./journal.ts";
import { discard } from "./leftovers.ts";
import { applyMigrations } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { requireFolder } from "./requireFolder.ts";
import { sqliteFailure } from "./sqliteFailure.ts";
import { takePlace } from "./takePlace.ts";

export interface CreateOptions {
  /** A file of that name was there and the person agreed to replace it. */
  replace: boolean;
  actor: string;
  /** First line of the new plan's history: 「計画を作成」. */
  label: string;
  now: Date;
}

/** Throws `already-exists`, `folder-gone`, `not-a-folder`, `read-only`, `disk-full`, `file-busy` or `io-failed`. */
export function createPlanFile(path: string, content: PlanContent, options: CreateOptions): void {
  const folder = dirname(path);
  requireFolder(folder);
  refuseExisting(path, options.replace);
  const temporary = join(folder, `.jimukyoku-${randomUUID()}.tmp`);
  try {
    build(temporary, content, options);
    refuseExisting(path, options.replace);
    takePlace(temporary, path);
  } catch (error) {
    throw sqliteFailure(error, path);
  } finally {
    for (const suffix of ["", "-journal", "-wal", "-shm"]) discard(temporary + suffix);
  }
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
