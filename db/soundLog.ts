/**
 * Whether a plan file may be opened with the log that a crash left beside it. SQLite puts any log into any file of the same
 * name: a backup copied over a plan would take over pages of the plan it replaced, and nobody would be told.
 */
import Sqlite, { type Database } from "better-sqlite3";
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";
import { isSound } from "./soundness.ts";
import { all } from "./sql.ts";
import { systemCode } from "./sqliteFailure.ts";

/**
 * Throws `damaged` when the file is not whole with the log beside it, or when that log was written for another file: with
 * it, edits that the file has are gone or are others. Looks at copies only, for opening would put the log into the file;
 * neither is changed. Without a log there is nothing to do.
 */
export function requireSoundLog(path: string): void {
  if (!hasLog(path) || fits(path) || isOpenElsewhere(path)) return;
  throw new OperationError("damaged", { file: basename(path) });
}

function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** The file is whole with its log, and what the file alone says was edited is still said with the log put in. */
function fits(path: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), "jimukyoku-log-"));
  try {
    const [alone, together] = [join(folder, "alone"), join(folder, "together")];
    copyFileSync(path, alone);
    copyFileSync(path, together);
    copyFileSync(`${path}-wal`, `${together}-wal`);
    const after = editsOf(together);
    if (after === undefined) return false;
    // A crash while the log was being put into the file leaves it in pieces, and only the log makes it whole again.
    const before = editsOf(alone);
    return before === undefined || goesOn(before, after);
  } catch (error) {
    // No room for the copies, or the file cannot be read: opening it tells.
    if (systemCode(error) !== undefined) return true;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Edit {
  id: number;
  at: string;
  actor: string;
  label: string;
  session: string | null;
}

/** Every edit ever made, oldest first; undefined for a file that is not whole in itself. */
function editsOf(copy: string): Edit[] | undefined {
  let db: Database | undefined;
  try {
    db = new Sqlite(copy);
    if (!isSound(db)) return undefined;
    return all<Edit>(db, "select id, at, actor, label, session from edit order by id");
  } catch {
    return undefined;
  } finally {
    db?.close();
  }
}

/** Edits are never removed and have no gaps; only the newest may have grown since, and has another time then. */
function goesOn(before: readonly Edit[], after: readonly Edit[]): boolean {
  const kept = before.every((edit, at) => {
    const now = after[at];
    const mayGrow = at === before.length - 1 && edit.session !== null;
    return isSame(edit, mayGrow && now ? { ...now, at: edit.at } : now);
  });
  return kept && after.every((edit, at) => at === 0 || edit.id === (after[at - 1]?.id ?? 0) + 1);
}

function isSame(edit: Edit, other: Edit | undefined): boolean {
  return JSON.stringify(edit) === JSON.stringify(other);
}

/** Whether another program has the file open: then the copies were taken while it was writing and say nothing. */
function isOpenElsewhere(path: string): boolean {
  const shared = `${path}-shm`;
  const hadShared = existsSync(shared);
  let db: Database | undefined;
  try {
    db = new Sqlite(path, { readonly: true, timeout: 0 });
    db.exec("begin; select 1 from sqlite_schema; commit");
    return false;
  } catch (error) {
    return /^SQLITE_(?:BUSY|LOCKED)/u.test(systemCode(error) ?? "");
  } finally {
    db?.close();
    if (!hadShared) rmSync(shared, { force: true });
  }
}
