/** What is known of a plan and of its backups without opening them as plans: nothing here writes. */
import Sqlite, { type Database } from "better-sqlite3";
import { statSync } from "node:fs";
import { basename } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";
import type { PlanFacts } from "#shared/domain/backup.ts";
import { requirePlanHeader } from "./header.ts";
import { migrations, newestVersion } from "./migrations/index.ts";
import { sqliteFailure } from "./sqliteFailure.ts";

/** Tells one state of a plan from another: every change is an edit, and a growing edit gets a new moment. */
export function planState(db: Database): string {
  const latest = db.prepare("select id, at from edit order by id desc limit 1").get() as
    | { id: number; at: string }
    | undefined;
  return latest === undefined ? "" : `${latest.id} ${latest.at}`;
}

/** @param path the file the database lies in, for its size */
export function planFacts(db: Database, path: string): PlanFacts {
  const count = (table: string): number => Number(db.prepare(`select count(*) from ${table}`).pluck().get());
  const lastEdit = db.prepare("select at from edit order by id desc limit 1").pluck().get();
  return {
    evaluations: count("evaluation"),
    comments: count("comment"),
    meetings: count("meeting"),
    lastEdit: typeof lastEdit === "string" ? lastEdit : null,
    bytes: statSync(path).size,
  };
}

/**
 * Looks into a backup. Throws `damaged`, `file-not-found`, `newer-version` and the like; the file is never changed.
 */
export function lookInto<T>(path: string, look: (db: Database) => T): T {
  requirePlanHeader(path, newestVersion(migrations));
  let db: Database | undefined;
  try {
    db = new Sqlite(path, { readonly: true, fileMustExist: true });
    return look(db);
  } catch (error) {
    throw sqliteFailure(error, path);
  } finally {
    db?.close();
  }
}

/** Throws `damaged` unless every page, every reference and the plan's own row are there. */
export function requireSoundBackup(path: string): void {
  lookInto(path, (db) => {
    const sound = db.pragma("integrity_check(1)", { simple: true }) === "ok";
    const broken = sound ? (db.pragma("foreign_key_check") as unknown[]) : [];
    if (!sound || broken.length > 0 || db.prepare("select 1 from plan").get() === undefined) {
      throw new OperationError("damaged", { file: basename(path) });
    }
  });
}
