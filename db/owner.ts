/**
 * The owner of a plan: while a plan is open for writing, a small file beside it says who has it open. On a disk of this PC
 * SQLite's lock decides and the owner file only tells whom to ask; on a server and in OneDrive, where locks are lost or
 * never arrive, the owner file decides first. Whatever is wrong with it never keeps a plan from opening: an owner that
 * cannot be read is nobody, and one that cannot be written is not.
 */
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { OperationError, type ErrorDetails } from "#shared/contract/errors.ts";
import { ownerSchema, type Owner, type Stale } from "#shared/domain/owner.ts";
import { renamePatiently } from "./renamePatiently.ts";
import { systemCode } from "./sqliteFailure.ts";

/** How often an owner says that it is there. */
const BEAT_MS = 60_000;
/** After this long without a beat an owner counts as gone: a long export and clocks that differ stay below it. */
export const SILENT_MS = 5 * 60_000;
/** No owner file is larger. */
const MAX_BYTES = 4096;

/** Who opens; tests put another PC in its place. */
export interface Opener {
  user: string;
  computer: string;
  process: number;
  now: () => Date;
  isRunning: (process: number) => boolean;
}

/** This program on this PC. */
export function thisOpener(user: string, now: () => Date): Opener {
  return { user, computer: hostname(), process: process.pid, now, isRunning };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another account may not be asked, but it is there.
    return systemCode(error) !== "ESRCH";
  }
}

/** `~$計画.hyoka.lock`: sorted and hidden like Word's own, and no file that 「計画ファイルを開く」 would list. */
export function ownerPath(plan: string): string {
  return join(dirname(plan), `~$${basename(plan)}.lock`);
}

/** Never throws; undefined when there is none or it says nothing that can be understood. */
export function readOwner(plan: string): Owner | undefined {
  const path = ownerPath(plan);
  try {
    if (statSync(path).size > MAX_BYTES) return undefined;
    return ownerOf(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function ownerOf(text: string): Owner | undefined {
  try {
    return ownerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Whether the owner is gone and why; undefined while it has to be taken for alive. */
export function staleness(owner: Owner, opener: Opener): Stale | undefined {
  if (owner.computer === opener.computer && !opener.isRunning(owner.process)) return "ended";
  const silent = opener.now().getTime() - Date.parse(owner.heartbeat);
  return silent > SILENT_MS ? "silent" : undefined;
}

/** Openings of this thread that have not been closed. */
const openings = new Set<string>();

/** A worker of this process that died could not take its owner file away; the one that follows goes on with the plan. */
function isLeftByUs(owner: Owner, opener: Opener): boolean {
  return (
    owner.computer === opener.computer &&
    owner.process === opener.process &&
    owner.process === process.pid &&
    !openings.has(owner.session)
  );
}

/** Somebody else who has the plan open, alive or stale; undefined when the way is free. */
export function otherOwner(plan: string, opener: Opener): Owner | undefined {
  const owner = readOwner(plan);
  return owner === undefined || isLeftByUs(owner, opener) ? undefined : owner;
}

/** What `file-busy` says about an owner: owner, computer, since, and `stale` (ended or silent) when it seems gone. */
export function ownerDetails(owner: Owner, stale?: Stale): ErrorDetails {
  const { user, computer, since } = owner;
  return { owner: user, computer, since, ...(stale && { stale }) };
}

/**
 * Before a plan is replaced by another: `file-busy` while its owner has to be taken for alive. The owner file of one that
 * is gone goes with the plan.
 */
export function refuseOwned(plan: string, opener: Opener): void {
  const owner = otherOwner(plan, opener);
  if (owner === undefined) return;
  if (!staleness(owner, opener)) {
    throw new OperationError("file-busy", { file: basename(plan), ...ownerDetails(owner) });
  }
  removeQuietly(ownerPath(plan));
}

export interface Ownership {
  /** Who has put itself in our place; undefined while we are the owner, as far as can be read. */
  successor(): Owner | undefined;
  /** Takes the owner file away, if it still is ours. */
  release(): void;
}

/**
 * Writes the owner file and keeps it alive. Without `replace` an owner file that came in between stays, and undefined is
 * the answer.
 */
export function claim(
  plan: string,
  opener: Opener,
  { replace }: { replace: boolean },
): Ownership | undefined {
  const since = opener.now().toISOString();
  const session = randomUUID();
  const { user, computer, process } = opener;
  const owner: Owner = {
    session,
    user: user.slice(0, 200),
    computer: computer.slice(0, 200),
    process,
    since,
    heartbeat: since,
  };
  if (!writeOwner(ownerPath(plan), owner, replace)) return undefined;
  openings.add(session);
  const timer = setInterval(() => {
    void beat(ownerPath(plan), { ...owner, heartbeat: opener.now().toISOString() }).catch(() => {});
  }, BEAT_MS);
  timer.unref();
  return {
    successor() {
      const found = readOwner(plan);
      return found?.session === session ? undefined : found;
    },
    release() {
      clearInterval(timer);
      openings.delete(session);
      if (readOwner(plan)?.session === session) removeQuietly(ownerPath(plan));
    },
  };
}

/** False only when somebody else was faster; a folder that takes no file gets none. */
function writeOwner(path: string, owner: Owner, replace: boolean): boolean {
  const text = JSON.stringify(owner);
  if (!replace) {
    try {
      writeFileSync(path, text, { flag: "wx" });
      return true;
    } catch (error) {
      return systemCode(error) !== "EEXIST";
    }
  }
  const fresh = `${path}.${owner.session}`;
  try {
    writeFileSync(fresh, text, { flag: "wx" });
    // It says who is there now, which a crash of the PC makes untrue: nothing to sync.
    renamePatiently(fresh, path);
  } catch {
    removeQuietly(fresh);
  }
  return true;
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A folder that is gone, or a file that a virus scanner holds: it is stale at once, for its process is gone.
  }
}

/**
 * Says that the owner is still there. The file is written in place through one descriptor: when another program puts its
 * own file there meanwhile, this goes into the one that is gone.
 */
export async function beat(path: string, owner: Owner): Promise<void> {
  const file = await open(path, "r+");
  try {
    const found = ownerOf(await file.readFile("utf8"));
    if (found?.session !== owner.session) return;
    // As long as before: every moment is written with the same number of letters.
    await file.write(JSON.stringify(owner), 0, "utf8");
  } finally {
    await file.close();
  }
}
