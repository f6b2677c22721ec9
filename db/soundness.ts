/** Whether what SQLite reads of a plan file is whole: the look at every opening, before anything is written. */
import type { Database } from "better-sqlite3";
import { hasBlankText } from "./blankTexts.ts";
import { one } from "./sql.ts";
import { systemCode } from "./sqliteFailure.ts";

/** Throws SQLite's other errors: a lock, a disk. */
export function isSound(db: Database): boolean {
  try {
    const { quick_check } = one<{ quick_check: string }>(db, "pragma quick_check(1)") ?? {};
    return quick_check === "ok" && !hasBlankText(db);
  } catch (error) {
    // Blank pages make a rule of a table fail in the middle of the check.
    if (systemCode(error) === "SQLITE_ERROR") return false;
    throw error;
  }
}
