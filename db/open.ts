/**
 * Opening a plan file. One process holds a file at a time, and a file at rest is a single file: the log that makes
 * saving fast exists only from the first edit until closing. Only looking at a plan changes nothing in it.
 */
import type { Database } from "better-sqlite3";
import { copyFileSync, existsSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { randomUUID } from "node:crypto";
import { OperationError } from "#shared/contract/errors.ts";
import type { Location } from "#shared/domain/location.ts";
import type { OpenMode, Owner, Stale } from "#shared/domain/owner.ts";
import {
  connect,
  connectToCopy,
  connectToRead,
  writeWithoutLog,
  type Connection,
  type Logging,
} from "./connection.ts";
import { createJournal, type Journal } from "./journal.ts";
import { requirePlanHeader } from "./header.ts";
import { removeLeftovers } from "./leftovers.ts";
import { locationOf } from "./location.ts";
import { migrate, type Updating } from "./migrate.ts";
import { migrations, newestVersion } from "./migrations/index.ts";
import type { Migration } from "./migrations/migration.ts";
import {
  claim,
  otherOwner,
  ownerDetails,
  ownerPath,
  staleness,
  thisOpener,
  type Opener,
  type Ownership,
} from "./owner.ts";
import { requireSoundLog } from "./soundLog.ts";
import { isSound } from "./soundness.ts";
import { putInPlace } from "./putInPlace.ts";
import { isHeld } from "./renamePatiently.ts";
import { sqliteFailure } from "./sqliteFailure.ts";
import { one } from "./sql.ts";
import { isWritable } from "./writable.ts";

export interface PlanFile {
  readonly path: string;
  readonly readOnly: boolean;
  /** When the copy was taken that is open in place of the file. */
  readonly copiedAt?: string;
  readonly db: Database;
  readonly journal: Journal;
  /** Puts everything into the one file and lets go of it. */
  close(): void;
}

export interface OpenOptions {
  actor: string;
  now?: () => Date;
  /** Absent opens for writing, if the file can be written. */
  mode?: OpenMode;
  /** For tests of later versions. */
  migrations?: readonly Migration[];
  /** Where the file lies; found out when absent. */
  location?: Location;
  /** Who opens, when it is not this program on this PC. */
  opener?: Opener;
  /** Runs the update of an older file. */
  updating?: Updating;
}

/** An opening on its way: the options with everything that was absent. */
interface Opening {
  path: string;
  actor: string;
  now: () => Date;
  migrations: readonly Migration[];
  location: Location;
  opener: Opener;
  updating: Updating | undefined;
}

/**
 * Opens a plan file. Throws `not-a-plan`, `foreign-database`, `damaged`, `newer-version`, `file-busy` (with `owner`,
 * `computer`, `since` and `stale` when the owner is known), `file-not-found`, `folder-gone` or `io-failed`; the file is
 * then as it was.
 */
export function openPlanFile(path: string, options: OpenOptions): PlanFile {
  const now = options.now ?? (() => new Date());
  const opening: Opening = {
    path,
    actor: options.actor,
    now,
    migrations: options.migrations ?? migrations,
    location: options.location ?? locationOf(path),
    opener: options.opener ?? thisOpener(options.actor, now),
    updating: options.updating,
  };
  requirePlanHeader(path, newestVersion(opening.migrations));
  if (options.mode === "copy") return openCopy(opening);
  requireSoundLog(path);
  if (!isWritable(path)) return openToRead(opening);
  removeLeftovers(dirname(path), new Date());
  return opening.location === "local"
    ? openLocal(opening)
    : openShared(opening, { takeover: options.mode === "takeover" });
}

/** On a disk of this PC SQLite's lock tells whether the file is free; an owner file that is left over says nothing. */
function openLocal(opening: Opening): PlanFile {
  const connection = connected(opening, () => connect(opening.path));
  const ownership = claim(opening.path, opening.opener, { replace: true });
  return checked(opening, connection, { readOnly: false, ownership });
}

/** Elsewhere the owner file decides first, then the lock. */
function openShared(opening: Opening, { takeover }: { takeover: boolean }): PlanFile {
  const { path, opener } = opening;
  const replace = existsSync(ownerPath(path));
  const before = otherOwner(path, opener);
  const stale = before && staleness(before, opener);
  if (before && !(takeover && stale)) throw busy(path, before, stale);
  if (before) requireFreeAndSound(opening);
  // What is replaced is an owner that is gone, one of ours, or a file that says nothing.
  const ownership = claim(path, opener, { replace });
  if (ownership === undefined) throw busyWith(path, opener);
  try {
    if (before) renewIdentity(path);
    const connection = connected(opening, () => connect(path));
    return checked(opening, connection, { readOnly: false, ownership });
  } catch (error) {
    ownership.release();
    throw sqliteFailure(error, path);
  }
}

/** Nothing will be written, so an owner that is gone has nothing to lose. */
function openToRead(opening: Opening): PlanFile {
  const { path, opener, location } = opening;
  const owner = location === "local" ? undefined : otherOwner(path, opener);
  if (owner && !staleness(owner, opener)) throw busy(path, owner);
  const connection = connected(opening, () => connectToRead(path));
  return checked(opening, connection, { readOnly: true });
}

/** A copy of what was saved last, whoever has the file open and wherever it lies. */
function openCopy(opening: Opening): PlanFile {
  const copiedAt = opening.now().toISOString();
  const connection = connected(opening, () => connectToCopy(opening.path));
  return checked(opening, connection, { readOnly: true, copiedAt });
}

/** Connects; a lock that is held is told with the name of its holder. */
function connected({ path, opener }: Opening, connecting: () => Connection): Connection {
  try {
    return connecting();
  } catch (error) {
    const failure = sqliteFailure(error, path);
    if (failure instanceof OperationError && failure.code === "file-busy")
      throw busyWith(path, opener, failure);
    throw failure;
  }
}

/** Busy with whoever the owner file names; a lock is held by somebody who is there, so nobody is stale. */
function busyWith(path: string, opener: Opener, cause?: unknown): OperationError {
  const owner = otherOwner(path, opener);
  return new OperationError("file-busy", { file: basename(path), ...(owner && ownerDetails(owner)) }, cause);
}

function busy(path: string, owner: Owner, stale?: Stale): OperationError {
  return new OperationError("file-busy", { file: basename(path), ...ownerDetails(owner, stale) });
}

/** Before an owner is replaced: nobody holds the file, and it is whole; what a crash left beside it is put into it. */
function requireFreeAndSound(opening: Opening): void {
  const connection = connected(opening, () => connect(opening.path));
  try {
    requireSound(connection.db, opening.path);
  } catch (error) {
    throw sqliteFailure(error, opening.path);
  } finally {
    connection.close();
  }
}

/**
 * Puts a copy of the file in its own place. A former owner that wakes up has the old one in its hands and sees that the
 * file at the path is another; where the system lets nobody replace an open file, taking over is refused.
 */
function renewIdentity(path: string): void {
  const temporary = join(dirname(path), `.jimukyoku-${randomUUID()}.tmp`);
  try {
    copyFileSync(path, temporary);
    putInPlace(temporary, path);
  } catch (error) {
    throw isHeld(error) ? new OperationError("file-busy", { file: basename(path) }, error) : error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

interface Checked {
  readOnly: boolean;
  copiedAt?: string;
  ownership?: Ownership | undefined;
}

/** The plan file on a connection once its content was checked; both are given back when it is refused. */
function checked(opening: Opening, connection: Connection, how: Checked): PlanFile {
  const { path, migrations: list, location, updating } = opening;
  const { db } = connection;
  try {
    requireSound(db, path);
    if (!how.readOnly && location !== "local") writeWithoutLog(db);
    // A copy is ours to bring up to date.
    if (how.copiedAt === undefined) migrate(db, path, { readOnly: how.readOnly, migrations: list, updating });
    else migrate(db, db.name, { readOnly: false, migrations: list, updating });
    requirePlanRow(db, path);
    return planFile(opening, connection, how);
  } catch (error) {
    connection.close();
    how.ownership?.release();
    throw sqliteFailure(error, path);
  }
}

function requireSound(db: Database, path: string): void {
  if (!isSound(db)) throw new OperationError("damaged", { file: basename(path) });
}

/** A plan file without its plan was made by something else, or lost it. */
function requirePlanRow(db: Database, path: string): void {
  if (!one(db, "select 1 from plan")) throw new OperationError("damaged", { file: basename(path) });
}

function planFile(opening: Opening, connection: Connection, how: Checked): PlanFile {
  const { path } = opening;
  const { readOnly, copiedAt, ownership } = how;
  const { db } = connection;
  const file = basename(path);
  const opened = identity(path);
  const logging: Logging = opening.location === "local" ? "wal" : "rollback";
  let begun = false;

  function beforeEdit(): void {
    if (readOnly) throw new OperationError("read-only", { file });
    const now = identity(path);
    if (now === undefined && !statSync(dirname(path), { throwIfNoEntry: false })) {
      throw new OperationError("folder-gone", { folder: dirname(path) });
    }
    // Elsewhere than on this PC another program may have taken over without the lock noticing.
    const other = now !== opened || logging === "rollback" ? ownership?.successor() : undefined;
    if (now !== opened || other) {
      throw new OperationError("file-replaced", { file, ...(other && ownerDetails(other)) });
    }
    if (!begun && logging === "wal") db.pragma("journal_mode = wal");
    begun = true;
  }

  return {
    path,
    readOnly,
    ...(copiedAt !== undefined && { copiedAt }),
    db,
    journal: createJournal({ db, actor: opening.actor, now: opening.now, beforeEdit }),
    close() {
      connection.close();
      ownership?.release();
    },
  };
}

/** Which file lies at the path; undefined when there is none. */
function identity(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : undefined;
}
