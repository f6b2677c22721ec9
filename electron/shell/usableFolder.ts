/** The program's own folder may be gone, read-only or full. The plans lie elsewhere, so the program starts all the same. */
import fs from "node:fs";
import { randomUUID } from "node:crypto";
import os from "node:os";
import path from "node:path";

/**
 * @param wanted where settings and the log should lie
 * @returns the wanted folder, or a temporary one of this account when nothing can be written there; undefined when there is
 * no place at all
 */
export function usableFolder(wanted: string, temporary: string = temporaryFolder()): string | undefined {
  return [wanted, temporary].find(canBeWritten);
}

function temporaryFolder(): string {
  return path.join(os.tmpdir(), `Jimukyoku-${process.getuid?.() ?? "settings"}`);
}

/** Tried rather than asked: rights on Windows and on servers say little. A full disk still lets an empty file be made. */
function canBeWritten(folder: string): boolean {
  const probe = path.join(folder, `.jimukyoku-${randomUUID()}.tmp`);
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.writeFileSync(probe, "");
    fs.rmSync(probe);
    return true;
  } catch {
    return false;
  }
}
