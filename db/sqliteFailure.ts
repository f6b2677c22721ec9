/** SQLite's and the file system's errors as the failures people are told about. */
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { OperationError, type ErrorCode } from "#shared/contract/errors.ts";
import { takesFiles } from "./writable.ts";

/** The system's code of an error (`EACCES`, `SQLITE_BUSY`), or undefined. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/**
 * The failure for an error of SQLite or of the file system that happened on this file. Failures and errors that are
 * neither come back as they are.
 */
export function sqliteFailure(error: unknown, path: string): unknown {
  if (error instanceof OperationError) return error;
  const system = systemCode(error);
  if (system === undefined) return error;
  const folderIsGone = !statSync(dirname(path), { throwIfNoEntry: false });
  const code = folderIsGone ? failureCode(system) : (hiddenCode(system, path) ?? failureCode(system));
  if (code === undefined) return error;
  if (folderIsGone && code !== "damaged") {
    return new OperationError("folder-gone", { folder: dirname(path) }, error);
  }
  const details = { file: basename(path), ...(code === "io-failed" ? { reason: system } : {}) };
  return new OperationError(code, details, error);
}

/** What SQLite has no name of its own for, and the file and its folder tell. */
function hiddenCode(system: string, path: string): ErrorCode | undefined {
  if (system === "SQLITE_IOERR_SHORT_READ" && endsEarly(path)) return "damaged";
  if (system.startsWith("SQLITE_CANTOPEN") && !takesFiles(dirname(path))) return "read-only";
  return undefined;
}

/**
 * Whether a database says of itself that it is longer than its file. SQLite has no other name for that than for a disk that
 * gives less than it was asked for. False when the file cannot be read: then it is the disk.
 */
function endsEarly(path: string): boolean {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, "r");
    const header = Buffer.alloc(100);
    const read = readSync(descriptor, header, 0, header.length, 0);
    // SQLite file format, 1.3.2 and 1.3.7: size of a page, and number of pages.
    const written = header.readUInt16BE(16);
    const page = written === 1 ? 65_536 : written;
    const { size } = fstatSync(descriptor);
    return read < header.length || size % page !== 0 || size < header.readUInt32BE(28) * page;
  } catch {
    return false;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function failureCode(system: string): ErrorCode | undefined {
  if (/^SQLITE_(?:BUSY|LOCKED|PROTOCOL)/u.test(system)) return "file-busy";
  if (/^SQLITE_(?:CORRUPT|NOTADB)/u.test(system)) return "damaged";
  if (/^SQLITE_(?:READONLY|PERM)/u.test(system)) return "read-only";
  if (system.startsWith("SQLITE_FULL")) return "disk-full";
  if (/^SQLITE_(?:IOERR|CANTOPEN)/u.test(system)) return "io-failed";
  switch (system) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return "disk-full";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "read-only";
    case "EBUSY":
    case "ETXTBSY":
      return "file-busy";
    case "ENOENT":
    // Something above it is a file.
    case "ENOTDIR":
      return "file-not-found";
    case "EIO":
    case "EISDIR":
    case "EMFILE":
    case "ENFILE":
    case "ENAMETOOLONG":
    case "ENXIO":
    case "ENODEV":
    case "ESTALE":
    case "EINVAL":
    case "UNKNOWN":
      return "io-failed";
    default:
      return undefined;
  }
}
