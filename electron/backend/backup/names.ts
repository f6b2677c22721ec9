/** Where backups lie and how their files are called: 「計画 2026-11-21 10-00-05 自動.hyoka」, in Japan's time. */
import { createHash } from "node:crypto";
import { basename, extname, join, resolve } from "node:path";
import { backupReasons, type BackupReason } from "#shared/domain/backup.ts";

/** Long names of plans leave room for the path of a server. */
const NAME_LENGTH = 40;
/** Japan's clock is nine hours ahead of UTC all the year. */
const JAPAN = 9 * 60 * 60 * 1000;

function planName(path: string): string {
  const name = Array.from(basename(path, extname(path)))
    .slice(0, NAME_LENGTH)
    .join("");
  // A folder of Windows cannot end so.
  return name.replace(/[\s.]+$/u, "");
}

/**
 * Folder of one plan's backups within the folder of all. Two plans of the same name have different ones: a part of it
 * stands for the place of the file.
 */
export function folderOfPlan(folder: string, path: string): string {
  const place = resolve(path);
  const same = process.platform === "win32" ? place.toLowerCase() : place;
  const short = createHash("sha256").update(same).digest("hex").slice(0, 6);
  return join(folder, `${planName(path)}-${short}`);
}

/** @param again 2 and up when files of that second are there already */
export function backupName(path: string, at: Date, reason: BackupReason, again = 1): string {
  const japan = new Date(at.getTime() + JAPAN).toISOString();
  const moment = `${japan.slice(0, 10)} ${japan.slice(11, 19).replaceAll(":", "-")}`;
  return `${planName(path)} ${moment} ${backupReasons[reason]}${again === 1 ? "" : ` (${again})`}.hyoka`;
}

const shape = new RegExp(
  ` (\\d{4}-\\d{2}-\\d{2}) (\\d{2})-(\\d{2})-(\\d{2}) (${Object.values(backupReasons).join("|")})(?: \\(\\d+\\))?\\.hyoka$`,
  "u",
);

/** What the name of a backup says; undefined for a file that is none. */
export function readBackupName(name: string): { at: string; reason: BackupReason } | undefined {
  const [, day, hour, minute, second, word] = shape.exec(name) ?? [];
  const moment = new Date(`${day}T${hour}:${minute}:${second}+09:00`);
  const reason = (Object.keys(backupReasons) as BackupReason[]).find((one) => backupReasons[one] === word);
  if (reason === undefined || Number.isNaN(moment.getTime())) return undefined;
  return { at: moment.toISOString(), reason };
}
