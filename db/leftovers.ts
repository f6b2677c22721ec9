/** Files that were being written when a program was killed: nobody finishes them, and they would pile up. */
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** Nothing takes a day to write; and the clocks of two PCs on one server do not differ by one. */
const AGE_MS = 24 * 60 * 60 * 1000;

/** The name every unfinished file of this product has, with the logs SQLite may have begun beside it. */
const unfinished =
  /^\.jimukyoku-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\.tmp(?:-journal|-wal|-shm)?$/u;

/** Removes unfinished files older than a day from a folder. Never throws: what cannot be removed lies there until next time. */
export function removeLeftovers(folder: string, now: Date): void {
  for (const name of namesIn(folder).filter((one) => unfinished.test(one))) {
    const file = join(folder, name);
    try {
      const found = statSync(file, { throwIfNoEntry: false });
      if (found?.isFile() && now.getTime() - found.mtimeMs > AGE_MS) rmSync(file);
    } catch {
      // Another program holds it, or the folder takes it back no more: it does no harm.
    }
  }
}

/**
 * Takes an unfinished file away. Never throws, so that it hides no failure of writing: what cannot be removed now goes as a
 * leftover another day.
 */
export function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder takes it back no more, or may not even be looked into.
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
