/** A connection to a plan file: its settings, its lock, and how it ends. */
import Sqlite, { type Database } from "better-sqlite3";
import { privateCopy } from "./privateCopy.ts";
import { systemCode } from "./sqliteFailure.ts";

/** How long to wait for a virus scanner or another program to let go of the file. */
const BUSY_MS = 1500;

export interface Connection {
  db: Database;
  /** Never fails: what was saved is on disk. */
  close(): void;
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
  const copy = privateCopy(path);
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
