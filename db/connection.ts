/** A connection to a plan file: its settings, its lock, and how it ends. */
import Sqlite, { type Database } from "better-sqlite3";
import { copyOfHeld, privateCopy } from "./privateCopy.ts";
import { systemCode } from "./sqliteFailure.ts";

/** How long to wait for a virus scanner or another program to let go of the file. */
const BUSY_MS = 1500;

export interface Connection {
  db: Database;
  /** Never fails: what was saved is on disk. */
  close(): void;
}

/**
 * What a saved edit is kept in until it is in the file itself. `wal`: a log beside the file, fast, for disks of this PC;
 * it begins with the first edit. `rollback`: the file is written at once and is whole after every edit, for servers
 * and cloud folders.
 */
export type Logging = "wal" | "rollback";

/** Turns a file that a crash left with a log beside it into one without; to be called while nothing else is going on. */
export function writeWithoutLog(db: Database): void {
  db.pragma("journal_mode = delete");
}

/** Throws SQLite's own errors. */
export function connect(path: string, readOnly = false): Connection {
  const db = new Sqlite(path, { readonly: readOnly, fileMustExist: true, timeout: BUSY_MS });
  try {
    prepare(db, readOnly);
  } catch (error) {
    db.close();
    throw error;
  }
  return {
    db,
    close() {
      if (!db.open) return;
      try {
        if (!readOnly) db.pragma("journal_mode = delete");
      } catch {
        // The disk is gone or full: what was saved is in the log beside the file, and the next opening finds it there.
      } finally {
        db.close();
      }
    },
  };
}

/** For a file that cannot be written. */
export function connectToRead(path: string): Connection {
  try {
    return connect(path, true);
  } catch (error) {
    if (!/^SQLITE_(?:IOERR_LOCK|CANTOPEN|READONLY)/u.test(systemCode(error) ?? "")) throw error;
  }
  return connectToCopy(path, privateCopy);
}

/** Another program may be writing the file meanwhile. Throws SQLite's or the file system's errors. */
export function connectToCopy(path: string, copying = copyOfHeld): Connection {
  const copy = copying(path);
  try {
    const connection = connect(copy.path);
    return {
      db: connection.db,
      close() {
        connection.close();
        copy.remove();
      },
    };
  } catch (error) {
    copy.remove();
    throw error;
  }
}

/** Settings of a connection; takes the lock that keeps other programs out until closing. */
function prepare(db: Database, readOnly: boolean): void {
  db.pragma("locking_mode = exclusive");
  db.pragma("foreign_keys = on");
  db.pragma("trusted_schema = off");
  db.pragma("synchronous = full");
  db.pragma("temp_store = memory");
  // The first read takes the lock of a reader.
  db.exec(readOnly ? "begin; select 1 from sqlite_schema; commit" : "begin exclusive; commit");
}
