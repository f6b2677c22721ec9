/** The backups of one plan in one folder: listing them, adding one, letting the old ones go. */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { backUp } from "#db/backup.ts";
import type { Database } from "#db/sql.ts";
import { sqliteFailure } from "#db/sqliteFailure.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Backup, BackupReason } from "#shared/domain/backup.ts";
import { surplusBackups } from "#shared/rules/backupRotation.ts";
import { backupName, readBackupName } from "./names.ts";

/** Latest first; a folder that is not there has none. */
export function backupsIn(folder: string, place: Backup["place"]): Backup[] {
  const names = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
  return names
    .flatMap((name) => {
      const known = readBackupName(name);
      const found = known && statSync(join(folder, name), { throwIfNoEntry: false });
      return known && found?.isFile()
        ? [{ id: `${place}:${name}`, name, ...known, place, bytes: found.size }]
        : [];
    })
    .toSorted(latestFirst);
}

/** Those of one second in the order in which they were made. */
export function latestFirst(a: Backup, b: Backup): number {
  return Date.parse(b.at) - Date.parse(a.at) || b.name.length - a.name.length || b.name.localeCompare(a.name);
}

/** A name in the folder that no file has yet. */
function freeName(folder: string, path: string, at: Date, reason: BackupReason): string {
  for (let again = 1; ; again += 1) {
    const name = backupName(path, at, reason, again);
    if (!existsSync(join(folder, name))) return name;
  }
}

/**
 * Writes a checked backup of the open plan into the folder, which is made when it is not there.
 *
 * @returns the name of its file
 * @throws OperationError
 */
export function addBackup(
  db: Database,
  path: string,
  folder: string,
  at: Date,
  reason: BackupReason,
): string {
  try {
    requireFolder(folder);
    const name = freeName(folder, path, at, reason);
    backUp(db, join(folder, name));
    return name;
  } catch (error) {
    throw sqliteFailure(error, join(folder, "控え"));
  }
}

/** @throws OperationError `folder-gone` where a file stands in its way */
function requireFolder(folder: string): void {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there && !there.isDirectory()) throw new OperationError("folder-gone", { folder });
  mkdirSync(folder, { recursive: true });
}

/** Removes what the rotation lets go. One that cannot be removed now is tried again with the next backup. */
export function rotate(folder: string, place: Backup["place"], now: Date): void {
  const dated = backupsIn(folder, place).map((backup) => ({
    ...backup,
    automatic: backup.reason === "automatic",
  }));
  for (const { name } of surplusBackups(dated, now)) {
    try {
      rmSync(join(folder, name), { force: true });
    } catch {
      // A virus scanner or a server holds it.
    }
  }
}
