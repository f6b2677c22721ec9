/** サポート情報をまとめる: collects what the shell knows of the program and the PC, and writes the zip. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { app } from "electron";
import type { Backend } from "#electron/backend/backend.ts";
import { writeFileSafely } from "#electron/backend/files.ts";
import type { Log } from "#electron/backend/support/log.ts";
import { supportZip, type SupportFacts } from "#electron/backend/support/zip.ts";
import type { ExportedFile, StartNote } from "#shared/contract/methods.ts";
import type { ProgramConfig } from "#electron/backend/program/configFile.ts";
import type { RecentPlans } from "./recent.ts";
import type { Tokens } from "./tokens.ts";

export interface SupportContext {
  backend: Pick<Backend, "call">;
  log: Log;
  tokens: Tokens;
  config: ProgramConfig;
  recent: RecentPlans;
  notes: readonly StartNote[];
}

/**
 * Made anew when it could not be written: what failed then is told, too.
 *
 * @param token from the dialog. Throws what `writeFileSafely` throws.
 */
export async function writeSupport(token: string, context: SupportContext): Promise<ExportedFile> {
  const target = context.tokens.require(token, "write");
  const bytes = supportZip(await facts(context), context.log);
  await writeFileSafely(target.path, bytes, { replace: target.replace });
  context.log.write("support", { bytes: bytes.byteLength });
  return { name: path.basename(target.path), bytes: bytes.byteLength, dropped: [] };
}

async function facts({ backend, config, recent, notes }: SupportContext): Promise<SupportFacts> {
  return {
    madeAt: new Date().toISOString(),
    versions: {
      program: app.getVersion(),
      electron: process.versions.electron ?? "",
      chrome: process.versions["chrome"] ?? "",
      node: process.versions.node,
    },
    system: {
      platform: process.platform,
      release: os.release(),
      arch: process.arch,
      memoryMegabytes: Math.round(os.totalmem() / 2 ** 20),
      freeMemoryMegabytes: Math.round(os.freemem() / 2 ** 20),
      settingsDiskFreeMegabytes: freeMegabytes(app.getPath("userData")),
    },
    settings: {
      packaged: app.isPackaged,
      presetDataFolder: config.data !== undefined,
      presetPlanFolder: config.plans !== undefined,
      presetOutputFolder: config.output !== undefined,
      presetBackupFolder: config.backup !== undefined,
      rememberFolders: config.remember,
      problemsOfConfigFile: config.problems.length,
      settingsElsewhere: notes.includes("settings-elsewhere"),
      recentPlans: recent.list().length,
    },
    plan: await backend.call("plan.figures", {}),
    backups: await backend.call("backup.list", {}),
  };
}

/** -1 where the system does not say. */
export function freeMegabytes(folder: string): number {
  try {
    const { bavail, bsize } = fs.statfsSync(folder);
    return Math.floor((bavail * bsize) / 2 ** 20);
  } catch {
    return -1;
  }
}
