/**
 * Giving a finished file its name. Virus scanners and synchronised folders hold new files for moments: renaming is tried
 * again for a while, by one rule for databases and for documents.
 */
import { renameSync } from "node:fs";
import { systemCode } from "./sqliteFailure.ts";

/** Milliseconds between the tries. */
export const RENAME_PAUSES = [20, 50, 100, 200, 400, 800] as const;

/** Whether somebody may hold the file just now. Windows says EPERM both for a file in use and for a missing permission. */
export function isHeld(error: unknown): boolean {
  return ["EBUSY", "EPERM", "EACCES"].includes(systemCode(error) ?? "");
}

/**
 * Waits without giving way, as everything in the store does. Throws the last error of the system.
 * @param rename replaceable, so that tests can make it fail
 */
export function renamePatiently(from: string, to: string, rename = renameSync): void {
  for (const pause of [...RENAME_PAUSES, undefined]) {
    try {
      return rename(from, to);
    } catch (error) {
      if (pause === undefined || !isHeld(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}
