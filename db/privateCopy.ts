/**
 * Looking at a plan that lies where nothing can be written and whose last session did not end properly (a copy on a
 * write-protected stick): SQLite would have to tidy up before it can read. It does so in a copy of ours.
 */
import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface PrivateCopy {
  path: string;
  remove(): void;
}

/** Copies the file and its logs; the caller has made sure that nobody has the file open. */
export function privateCopy(path: string): PrivateCopy {
  const folder = mkdtempSync(join(tmpdir(), "jimukyoku-"));
  const copy = join(folder, "plan.hyoka");
  for (const suffix of ["", "-wal", "-journal"]) {
    if (!existsSync(path + suffix)) continue;
    copyFileSync(path + suffix, copy + suffix);
    chmodSync(copy + suffix, 0o600);
  }
  return { path: copy, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
