/** The second folder: a setting of the program on this PC, not of the plan, which travels. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sqliteFailure } from "#db/sqliteFailure.ts";
import { writeSettingSafely } from "#electron/backend/files.ts";

const FILE = "控えの設定.json";

/**
 * Absent or damaged settings count as none.
 *
 * @param preset for as long as nobody has chosen one, or chosen to have none
 */
export function readSecondFolder(folder: string, preset?: string): string | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(join(folder, FILE), "utf8"));
    const second = typeof read === "object" && read !== null && "second" in read ? read.second : undefined;
    return typeof second === "string" && second !== "" ? second : undefined;
  } catch {
    return preset;
  }
}

/** @throws OperationError when it cannot be kept */
export function writeSecondFolder(folder: string, second: string | undefined): void {
  const file = join(folder, FILE);
  try {
    mkdirSync(folder, { recursive: true });
    writeSettingSafely(file, `${JSON.stringify(second === undefined ? {} : { second }, null, 2)}\n`);
  } catch (error) {
    throw sqliteFailure(error, file);
  }
}
