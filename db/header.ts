/**
 * Looks at a file's first bytes before SQLite may touch it: SQLite would write to, lock, or turn into a database what is
 * none of ours. Nothing here opens the file for writing.
 */
import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  statSync,
  type Stats,
} from "node:fs";
import { basename, dirname } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";
import { APPLICATION_ID } from "./applicationId.ts";
import { systemCode } from "./sqliteFailure.ts";

const MAGIC = "SQLite format 3\0";
const HEADER_BYTES = 100;

/**
 * Throws `file-not-found` or `folder-gone` when there is no such file, `no-access` when this account may not read it, and
 * `io-failed` (EISDIR) when it is a folder.
 */
export function requireFile(path: string): void {
  const found = lookAt(path);
  if (found?.isFile()) return;
  if (found?.isDirectory()) throw new OperationError("io-failed", { file: basename(path), reason: "EISDIR" });
  if (found) throw new OperationError("not-a-plan", { file: basename(path) });
  if (!statSync(dirname(path), { throwIfNoEntry: false })) {
    throw new OperationError("folder-gone", { folder: dirname(path) });
  }
  throw new OperationError("file-not-found", { file: basename(path) });
}

function lookAt(path: string): Stats | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found) accessSync(path, constants.R_OK);
    return found;
  } catch (error) {
    throw unreadable(error, path);
  }
}

/** The failure for a file that is there and cannot be read. */
function unreadable(error: unknown, path: string): OperationError {
  const [file, reason] = [basename(path), systemCode(error) ?? ""];
  if (reason === "EACCES" || reason === "EPERM") return new OperationError("no-access", { file }, error);
  return new OperationError(reason === "EBUSY" ? "file-busy" : "io-failed", { file, reason }, error);
}

/**
 * Throws unless the file is a plan file this version can read: `not-a-plan`, `foreign-database`, `newer-version`,
 * `damaged` (its end is missing), besides the errors of `requireFile`.
 */
export function requirePlanHeader(path: string, newest: number): void {
  requireFile(path);
  const file = basename(path);
  const { header, size } = readHeader(path);
  const magic = MAGIC.slice(0, size);
  if (size === 0 || header.toString("latin1", 0, magic.length) !== magic)
    throw new OperationError("not-a-plan", { file });
  if (size < HEADER_BYTES) throw new OperationError("damaged", { file });
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw new OperationError("foreign-database", { file });
  const version = header.readUInt32BE(60);
  if (version > newest) throw new OperationError("newer-version", { file });
  if (version === 0 || (isCutOff(header, size) && !hasLog(path)))
    throw new OperationError("damaged", { file });
}

function openToRead(path: string): number {
  try {
    return openSync(path, "r");
  } catch (error) {
    throw unreadable(error, path);
  }
}

function readHeader(path: string): { header: Buffer; size: number } {
  const descriptor = openToRead(path);
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(descriptor, header, 0, HEADER_BYTES, 0);
    return { header, size: fstatSync(descriptor).size };
  } finally {
    closeSync(descriptor);
  }
}

/** The header says how many pages there are, when its own counters agree (SQLite file format, 1.3.7 and 1.3.8). */
function isCutOff(header: Buffer, size: number): boolean {
  const written = header.readUInt16BE(16);
  const pageSize = written === 1 ? 65_536 : written;
  const countIsValid = header.readUInt32BE(24) === header.readUInt32BE(92);
  return countIsValid && header.readUInt32BE(28) * pageSize > size;
}

/** After a crash the missing pages may still be in the log; SQLite puts them back. */
function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}
