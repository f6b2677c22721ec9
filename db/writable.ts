/** Whether a plan file can be written where it lies. */
import { accessSync, closeSync, constants, openSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { randomUUID } from "node:crypto";

/**
 * False when the file is marked read-only or its folder takes no new file (SQLite keeps its log beside the database).
 * The folder is tried, not asked: on Windows and on servers its permissions say little.
 */
export function isWritable(path: string): boolean {
  // The read-only mark is the person's wish; an administrator's account would write all the same.
  if ((statSync(path).mode & 0o222) === 0) return false;
  try {
    accessSync(path, constants.W_OK);
  } catch {
    return false;
  }
  return takesFiles(dirname(path));
}

/** Whether a new file can be made in the folder: one is made, and taken away again. */
export function takesFiles(folder: string): boolean {
  try {
    const probe = join(folder, `.jimukyoku-${randomUUID()}.tmp`);
    closeSync(openSync(probe, "wx"));
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}
