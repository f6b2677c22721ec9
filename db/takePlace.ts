/** A new plan file takes its name, and with it the place of whatever file was there before. */
import Sqlite, { type Database } from "better-sqlite3";
import { existsSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";
import { putInPlace } from "./putInPlace.ts";
import { isHeld } from "./renamePatiently.ts";
import { sqliteFailure } from "./sqliteFailure.ts";

/**
 * The finished file lies in the same folder. Throws `file-busy` when somebody holds the file that is there, which is then as
 * it was, with its logs; else the system's error.
 */
export function takePlace(temporary: string, path: string): void {
  settleLogs(path);
  try {
    putInPlace(temporary, path);
  } catch (error) {
    // The new file could be built in the folder: it is the old one that somebody holds.
    if (isHeld(error) && isRename(error) && existsSync(path))
      throw new OperationError("file-busy", { file: basename(path) }, error);
    throw error;
  }
}

function isRename(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "rename";
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
