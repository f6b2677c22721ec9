/**
 * 控え: when backups of the open plan are made, and where they are. One is due soon after a plan was opened that changed
 * since its latest backup, 15 minutes after the first edit since, before a restore, and when a person asks.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { lookInto, planState } from "#db/backupFacts.ts";
import type { PlanFile } from "#db/open.ts";
import { beginDeed, during, type TellDeed } from "#electron/backend/support/deeds.ts";
import { OperationError, type ErrorCode } from "#shared/contract/errors.ts";
import type { Backup, BackupReason, BackupState } from "#shared/domain/backup.ts";
import { addBackup, backupsIn, latestFirst, rotate } from "./files.ts";
import { folderOfPlan } from "./names.ts";
import { copyToSecond, type SecondCopy } from "./secondFolder.ts";
import { readSecondFolder, writeSecondFolder } from "./settings.ts";

export interface BackupOptions {
  /** Folder of the backups of all plans and of their settings; made when it is not there. */
  folder: string;
  /** The second folder for as long as nobody has chosen one: a preset of the IT section. */
  second?: string | undefined;
}

/** Milliseconds after opening: the window asks for its first screen before. */
export const AFTER_OPENING = 5000;
/** Milliseconds of editing between two automatic backups. */
export const BETWEEN = 15 * 60 * 1000;

/** Runs the work later, unless the function it returns is called before. */
export type Schedule = (milliseconds: number, work: () => void) => () => void;

export const laterOnThisPc: Schedule = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds);
  // A backup that is not due yet does not keep the program from ending.
  timer.unref();
  return () => clearTimeout(timer);
};

/** What a file that is not kept before it is replaced fails with: it is no plan, no sound one, or one of a newer version. */
const notReadable: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "not-a-plan",
  "foreign-database",
  "damaged",
  "newer-version",
]);

export interface KeeperHost {
  options: BackupOptions | undefined;
  now: () => Date;
  schedule: Schedule;
  /** Something about the backups is different now. */
  changed: () => void;
  tellDeed: TellDeed;
}

export interface BackupKeeper {
  /** After every command: sees that another plan is open or that something may have been edited. */
  look(plan: PlanFile | undefined): void;
  /** Also of a plan that cannot be opened. */
  state(plan: Pick<PlanFile, "path">): BackupState;
  /** The file of a backup in the list. @throws OperationError `not-found` */
  fileOf(plan: Pick<PlanFile, "path">, id: string): string;
  /** A checked backup into the usual folders. @throws OperationError when the plan could be backed up in none of them */
  make(plan: PlanFile, reason: BackupReason): Backup;
  /**
   * Before a new plan takes the place of a file: keeps that plan. A file that cannot be read as a plan is not kept, the
   * person agreed to replace it. @throws OperationError when it is a plan and could not be kept
   */
  keepReplaced(path: string): void;
  /** Waits for copies into the second folder. */
  settle(): Promise<void>;
  /** undefined: none any more. @throws OperationError when it cannot be kept */
  setSecond(folder: string | undefined): void;
}

export function createBackupKeeper({ options, now, schedule, changed, tellDeed }: KeeperHost): BackupKeeper {
  let watched: PlanFile | undefined;
  let cancel: (() => void) | undefined;
  let failed = false;
  let secondFailed = false;
  let copies: Promise<void> = Promise.resolve();

  function second(): string | undefined {
    return options && readSecondFolder(options.folder, options.second);
  }

  function list(plan: Pick<PlanFile, "path">): Backup[] {
    if (!options) return [];
    const other = second();
    return [
      ...backupsIn(folderOfPlan(options.folder, plan.path), "own"),
      ...(other === undefined ? [] : backupsIn(folderOfPlan(other, plan.path), "second")),
    ].toSorted(latestFirst);
  }

  function wait(plan: PlanFile, milliseconds: number): void {
    cancel = schedule(milliseconds, () => {
      cancel = undefined;
      if (watched === plan) makeWhenChanged(plan);
    });
  }

  function makeWhenChanged(plan: PlanFile): void {
    try {
      if (!isBackedUp(plan)) make(plan, "automatic");
    } catch {
      // Told at the foot of the window; the next edit tries again.
      failed = true;
      changed();
    }
  }

  /** Whether the latest backup on this PC has everything that is in the plan. */
  function isBackedUp(plan: PlanFile): boolean {
    if (!options) return true;
    const folder = folderOfPlan(options.folder, plan.path);
    const [latest] = backupsIn(folder, "own");
    if (!latest) return false;
    try {
      return lookInto(join(folder, latest.name), planState) === planState(plan.db);
    } catch {
      return false;
    }
  }

  function make(plan: PlanFile, reason: BackupReason): Backup {
    if (!options) throw new OperationError("folder-gone", { folder: "控え" });
    const at = now();
    const own = folderOfPlan(options.folder, plan.path);
    const root = second();
    const other = root === undefined ? undefined : folderOfPlan(root, plan.path);
    let made: Backup;
    try {
      const name = add(plan, own, "own", at, reason);
      made = found(own, "own", name);
      rotateUnless(reason, own, "own", at);
      if (root !== undefined && other !== undefined) {
        copies = copyAfter(copies, plan.path, join(own, name), { root, folder: other, name, now: at });
      }
      failed = false;
    } catch (error) {
      failed = true;
      changed();
      // The disk of this PC may be full; a stick or a server still has room.
      if (root === undefined || other === undefined || !existsSync(root)) throw error;
      made = found(other, "second", add(plan, other, "second", at, reason));
      rotateUnless(reason, other, "second", at);
    }
    changed();
    return made;
  }

  function add(
    plan: Pick<PlanFile, "db" | "path">,
    folder: string,
    place: Backup["place"],
    at: Date,
    reason: BackupReason,
  ): string {
    return during(tellDeed, { deed: "backup", plan: plan.path, facts: { why: reason, place } }, () =>
      addBackup(plan.db, plan.path, folder, at, reason),
    );
  }

  /** One after the other: a slow stick gets them in their order. */
  async function copyAfter(
    before: Promise<void>,
    plan: string,
    source: string,
    to: SecondCopy,
  ): Promise<void> {
    await before;
    const end = beginDeed(tellDeed, { deed: "backup-copy", plan });
    try {
      await copyToSecond(source, to);
      secondFailed = false;
      end();
    } catch (error) {
      secondFailed = true;
      end(error);
    }
    changed();
  }

  return {
    look(plan) {
      if (plan !== watched) {
        cancel?.();
        cancel = undefined;
        failed = false;
        secondFailed = false;
        watched = plan;
        if (plan && options && !plan.readOnly) wait(plan, AFTER_OPENING);
      } else if (plan && options && !plan.readOnly && cancel === undefined) {
        wait(plan, BETWEEN);
      }
    },
    state(plan) {
      const other = second();
      return {
        backups: list(plan),
        folder: options ? folderOfPlan(options.folder, plan.path) : null,
        second: other ?? null,
        secondMissing: other !== undefined && (secondFailed || !existsSync(other)),
        failed,
      };
    },
    fileOf(plan, id) {
      const backup = list(plan).find((one) => one.id === id);
      const root = backup?.place === "second" ? second() : options?.folder;
      if (!backup || root === undefined) throw new OperationError("not-found", { what: "控え", id });
      return join(folderOfPlan(root, plan.path), backup.name);
    },
    make,
    keepReplaced(path) {
      if (!options || !existsSync(path)) return;
      const folder = folderOfPlan(options.folder, path);
      try {
        lookInto(path, (db) => add({ db, path }, folder, "own", now(), "before-replace"));
      } catch (error) {
        if (!(error instanceof OperationError) || !notReadable.has(error.code)) throw error;
      }
    },
    settle: () => copies,
    setSecond(folder) {
      if (!options) throw new OperationError("folder-gone", { folder: "控え" });
      writeSecondFolder(options.folder, folder);
      secondFailed = false;
    },
  };
}

/** Before a step back nothing goes: the backup that is about to be restored may be the oldest of the day. */
function rotateUnless(reason: BackupReason, folder: string, place: Backup["place"], at: Date): void {
  if (reason !== "before-restore") rotate(folder, place, at);
}

function found(folder: string, place: Backup["place"], name: string): Backup {
  const backup = backupsIn(folder, place).find((one) => one.name === name);
  if (!backup) throw new OperationError("file-not-found", { file: name });
  return backup;
}
