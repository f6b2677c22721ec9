/** この控えに戻す: the content of a backup in place of the open plan, which is kept as a backup first. */
import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, rmSync, statSync } from "node:fs";
import { chmod, copyFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { requireSoundBackup } from "#db/backupFacts.ts";
import type { PlanFile } from "#db/open.ts";
import { putInPlace } from "#db/putInPlace.ts";
import { sqliteFailure } from "#db/sqliteFailure.ts";
import type { Context } from "#electron/backend/context.ts";
import { openFile } from "#electron/backend/openFile.ts";
import { beginDeed } from "#electron/backend/support/deeds.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Backup } from "#shared/domain/backup.ts";

/**
 * @param source the backup's file; stays as it is
 * @returns the backup of what was open before
 * @throws OperationError `damaged`, `read-only`, `disk-full` and the like; the plan is then open as it was
 */
export async function restoreBackup(context: Context, plan: PlanFile, source: string): Promise<Backup> {
  const end = beginDeed(context.tellDeed, { deed: "restore", plan: plan.path });
  try {
    const kept = await restore(context, plan, source);
    end();
    return kept;
  } catch (error) {
    end(error);
    throw error;
  }
}

async function restore(context: Context, plan: PlanFile, source: string): Promise<Backup> {
  if (plan.readOnly) throw new OperationError("read-only", { file: basename(plan.path) });
  requireSoundBackup(source);
  const fresh = join(dirname(plan.path), `.jimukyoku-${randomUUID()}.tmp`);
  try {
    await copyFile(source, fresh);
    // A write-protected backup is one that somebody takes care of; the plan goes on being written.
    await chmod(fresh, statSync(plan.path).mode);
    requireSoundBackup(fresh);
    if (context.plan !== plan) throw new OperationError("no-plan-open");
    // From here to the end nothing waits, so that no edit comes in between and is lost.
    const kept = context.backups.make(plan, "before-restore");
    const keptFile = context.backups.fileOf(plan, kept.id);
    context.plan = undefined;
    plan.close();
    try {
      requireNoLog(plan.path);
      putInPlace(fresh, plan.path);
      context.plan = openFile(context, plan.path);
    } catch (error) {
      context.plan = goBack(context, plan.path, keptFile);
      throw error;
    }
    return kept;
  } catch (error) {
    throw sqliteFailure(error, plan.path);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** A log that closing could not put into the file would be read into the restored one. */
function requireNoLog(path: string): void {
  if (["-wal", "-journal"].some((suffix) => existsSync(path + suffix))) {
    throw new OperationError("io-failed", { file: basename(path), reason: "WAL" });
  }
}

/**
 * The plan as it was: usually the file is still there; when the restored one turned out not to open, the kept one takes
 * its place again. undefined when even that is impossible, then the backup still has everything.
 */
function goBack(context: Context, path: string, kept: string): PlanFile | undefined {
  try {
    return openFile(context, path);
  } catch {
    const fresh = join(dirname(path), `.jimukyoku-${randomUUID()}.tmp`);
    try {
      copyFileSync(kept, fresh);
      putInPlace(fresh, path);
      return openFile(context, path);
    } catch {
      return undefined;
    } finally {
      rmSync(fresh, { force: true });
    }
  }
}
