/** Small settings files in the user's profile. They are conveniences: a damaged one counts as none. */
import fs from "node:fs";
import path from "node:path";

/** @param isSound whether the content is what this program writes there; another program or a crash may differ */
export function readJsonFile<T>(file: string, isSound: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(file, "utf8"));
    return isSound(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Writes beside and renames, so that a crash leaves the old file. A full disk loses the convenience, nothing else. */
export function writeJsonFile(file: string, value: unknown): void {
  const fresh = `${file}.${process.pid}.tmp`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(fresh, `${JSON.stringify(value, null, 2)}\n`);
    fs.renameSync(fresh, file);
  } catch {
    // The half-written one is the only trace; where even that cannot be removed, it does no harm.
    fs.rm(fresh, { force: true }, () => undefined);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
