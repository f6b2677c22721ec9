/**
 * Writing a file so that it is either completely there or not at all: under another name first, on disk, then renamed.
 * Virus scanners and synchronised folders hold new files for moments: renaming is tried again for a while. Databases, which
 * SQLite writes, get their names by the same rule (`#db/putInPlace.ts`).
 */
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { open, readFile, rename, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { discard, removeLeftovers } from "#db/leftovers.ts";
import { locationOf } from "#db/location.ts";
import { putInPlace } from "#db/putInPlace.ts";
import { isHeld, RENAME_PAUSES } from "#db/renamePatiently.ts";
import { requireFolder } from "#db/requireFolder.ts";
import { sqliteFailure } from "#db/sqliteFailure.ts";
import { OperationError } from "#shared/contract/errors.ts";

/** The steps of writing, replaceable so that tests can make each of them fail. */
export interface FileSteps {
  write: (path: string, bytes: Uint8Array) => Promise<void>;
  rename: (from: string, to: string) => Promise<void>;
}

const steps: FileSteps = {
  async write(path, bytes) {
    const file = await open(path, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  rename,
};

/**
 * Writes the file; what was at the path stays until the new content is complete. Throws `already-exists`, `file-busy`
 * (with `owner` when Word says who has it open, and with `mark` when only Word's owner file says that it is open at all),
 * `folder-gone`, `not-a-folder`, `no-access`, `read-only`, `disk-full` or `io-failed`, and leaves nothing behind.
 */
export async function writeFileSafely(
  path: string,
  bytes: Uint8Array,
  options: { replace: boolean; steps?: FileSteps; lookAt?: (path: string) => Promise<Use> },
): Promise<void> {
  const { write, rename } = options.steps ?? steps;
  const temporary = join(dirname(path), `.jimukyoku-${randomUUID()}.tmp`);
  requireFolder(dirname(path));
  try {
    await refuseExisting(path, options.replace);
    await refuseOpenInWord(path, options.lookAt ?? useOf);
    removeLeftovers(dirname(path), new Date());
    await write(temporary, bytes);
    await refuseExisting(path, options.replace);
    await renamePatiently(temporary, path, rename);
    await syncFolder(dirname(path));
  } catch (error) {
    throw await failure(error, path);
  } finally {
    discard(temporary);
  }
}

/**
 * The same at once, without giving way, for the small files in which the program keeps its settings: some are written while
 * it ends. Replaces what is there. Throws the system's error, and leaves nothing behind.
 */
export function writeSettingSafely(path: string, text: string): void {
  const temporary = join(dirname(path), `.jimukyoku-${randomUUID()}.tmp`);
  try {
    writeFileSync(temporary, text, { flag: "wx" });
    putInPlace(temporary, path);
  } finally {
    discard(temporary);
  }
}

async function refuseExisting(path: string, replace: boolean): Promise<void> {
  if (!replace && (await exists(path))) throw new OperationError("already-exists", { file: basename(path) });
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/**
 * Word keeps a small hidden file beside a document it has open. On shared folders of other systems the document could
 * be replaced under Word's feet, and the person's next save there would overwrite ours. A Word that crashed leaves the
 * small file behind: where the system knows that nobody holds the document it says nothing any more.
 */
async function refuseOpenInWord(path: string, lookAt: (path: string) => Promise<Use>): Promise<void> {
  const owner = await wordOwner(path);
  if (!owner) return;
  switch (await lookAt(path)) {
    case "free":
      return;
    case "held":
      throw busy(path, owner);
    case "unknown":
      throw busy(path, owner, { mark: owner.mark });
  }
}

/** Whether another program has a document open, as far as the system knows. */
export type Use = "held" | "free" | "unknown";

/**
 * Windows refuses writing to a document that Word has open. It knows so for its own disks only: on servers of other systems
 * and in folders that are synchronised, and for other systems than Windows, opening says nothing.
 */
async function useOf(path: string): Promise<Use> {
  try {
    await (await open(path, "r+")).close();
  } catch (error) {
    return isHeld(error) ? "held" : "unknown";
  }
  return process.platform === "win32" && locationOf(path) === "local" ? "free" : "unknown";
}

interface WordOwner {
  /** "" when it is unreadable. */
  name: string;
  /** Name of the owner file. */
  mark: string;
}

function busy(path: string, owner?: WordOwner, details: { mark?: string } = {}): OperationError {
  const name = owner?.name ?? "";
  return new OperationError("file-busy", {
    file: basename(path),
    ...(name === "" ? {} : { owner: name }),
    ...details,
  });
}

/** Who has the document open in Word, by the small file beside it; undefined when there is none. */
async function wordOwner(path: string): Promise<WordOwner | undefined> {
  if (!(await exists(path))) return undefined;
  for (const ownerFile of ownerFiles(path)) {
    const bytes = await readFile(ownerFile).catch(() => undefined);
    if (bytes) return { name: ownerName(bytes), mark: basename(ownerFile) };
  }
  return undefined;
}

/** `~$` takes the place of the first two letters of long names and stands before short ones. */
function ownerFiles(path: string): string[] {
  const name = basename(path);
  return [`~$${name.slice(2)}`, `~$${name}`].map((owner) => join(dirname(path), owner));
}

/** Length byte and name in the system's code page, then from byte 54 length and name in UTF-16LE. */
function ownerName(bytes: Buffer): string {
  if (bytes.length < 56) return "";
  const length = bytes.readUInt16LE(54);
  return length > 52
    ? ""
    : bytes
        .toString("utf16le", 56, 56 + length * 2)
        .replaceAll("\0", "")
        .trim();
}

async function renamePatiently(from: string, to: string, rename: FileSteps["rename"]): Promise<void> {
  for (const pause of [...RENAME_PAUSES, undefined]) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (pause === undefined || !isHeld(error)) throw error;
      await wait(pause);
    }
  }
}

/** The failure in this product's words. Windows says EPERM both for a file in use and for a missing permission. */
async function failure(error: unknown, path: string): Promise<unknown> {
  if (isHeld(error) && (await exists(path)) && isRename(error)) return busy(path, await wordOwner(path));
  return sqliteFailure(error, path);
}

function isRename(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "rename";
}

/** Makes the new name itself durable, where the system lets folders be synced (not on Windows). */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
