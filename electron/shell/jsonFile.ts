/** Small settings files in the user's profile. They are conveniences: a damaged one counts as none. */
import fs from "node:fs";
import path from "node:path";
import { writeSettingSafely } from "#electron/backend/files.ts";

/** @param isSound whether the content is what this program writes there; another program or a crash may differ */
export function readJsonFile<T>(file: string, isSound: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(file, "utf8"));
    return isSound(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whatever happens, the old file or the new one is there. A full disk loses the convenience, nothing else. */
export function writeJsonFile(file: string, value: unknown): void {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    writeSettingSafely(file, `${JSON.stringify(value, null, 2)}\n`);
  } catch {
    // What stands in the file already is as good as before.
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
