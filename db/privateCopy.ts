/**
 * Looking at a plan in a copy of ours: one that lies where nothing can be written and whose last session did not end
 * properly (SQLite would have to tidy up before it can read), and one that somebody else has open.
 */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";

export interface PrivateCopy {
  path: string;
  remove(): void;
}

const suffixes = ["", "-wal", "-journal"];

/** Copies the file and its logs; the caller has made sure that nobody has the file open. */
export function privateCopy(path: string): PrivateCopy {
  const folder = mkdtempSync(join(tmpdir(), "jimukyoku-"));
  const copy: PrivateCopy = {
    path: join(folder, "plan.hyoka"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  try {
    for (const suffix of suffixes) copyWithMode(path + suffix, copy.path + suffix);
    return copy;
  } catch (error) {
    copy.remove();
    throw error;
  }
}

function copyWithMode(from: string, to: string): void {
  if (!existsSync(from)) return;
  copyFileSync(from, to);
  chmodSync(to, 0o600);
}

/** How often copying is tried while the other program saves; one that saves faster than a copy is made is not a person. */
const TRIES = 20;

/**
 * Copies a file that somebody else has open and may be writing. What was copied is read from the original once more:
 * when nothing changed between the end of the one and the beginning of the other, the copy is the file as it was at that
 * moment, whatever the kind of log. Throws `file-busy` when there is no such moment.
 */
export function copyOfHeld(path: string): PrivateCopy {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const copy = privateCopy(path);
    try {
      if (isStill(path, copy.path)) return copy;
    } catch (error) {
      copy.remove();
      throw error;
    }
    copy.remove();
  }
  throw new OperationError("file-busy", { file: basename(path) });
}

/** Whether file and logs still are as they were copied; a log that only became longer says the same about that moment. */
export function isStill(path: string, copy: string): boolean {
  return (
    beginsWith(path, copy, "exactly") &&
    beginsWith(`${path}-wal`, `${copy}-wal`) &&
    beginsWith(`${path}-journal`, `${copy}-journal`, "exactly")
  );
}

const CHUNK_BYTES = 1 << 20;

/** Whether the file's bytes begin with those of the copy; both may be missing. */
function beginsWith(path: string, copy: string, exactly?: "exactly"): boolean {
  if (!existsSync(copy)) return !existsSync(path);
  if (!existsSync(path)) return false;
  const [now, then] = [openSync(path, "r"), openSync(copy, "r")];
  try {
    const [a, b] = [Buffer.alloc(CHUNK_BYTES), Buffer.alloc(CHUNK_BYTES)];
    for (let at = 0; ; at += CHUNK_BYTES) {
      const there = readSync(now, a, 0, CHUNK_BYTES, at);
      const here = readSync(then, b, 0, CHUNK_BYTES, at);
      if (there < here || (exactly && there !== here)) return false;
      if (a.compare(b, 0, here, 0, here) !== 0) return false;
      if (here < CHUNK_BYTES) return true;
    }
  } finally {
    closeSync(now);
    closeSync(then);
  }
}
