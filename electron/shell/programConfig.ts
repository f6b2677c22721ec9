/** Presets of the IT section and the program's own folder, settled before anything else reads or writes. */
import os from "node:os";
import path from "node:path";
import { app, dialog, type BrowserWindow } from "electron";
import { CONFIG_FILE, readConfigFile, type ProgramConfig } from "#electron/backend/program/configFile.ts";
import { makeDataFolder, placeOfData } from "#electron/backend/program/dataFolder.ts";
import { dataFolderSentence, farDataSentence } from "#shared/messages/config.ts";

/**
 * Must run before the single instance lock, which belongs to the data folder, and before the program is ready, when
 * Chromium begins to write there.
 */
export function settleConfig(): ProgramConfig {
  // Without packing the executable is Electron's or Node's own, in a folder of theirs.
  const config = readConfigFile(app.isPackaged ? path.dirname(process.execPath) : app.getAppPath());
  // Whoever starts the program with Chromium's own switch means it.
  if (app.commandLine.hasSwitch("user-data-dir")) return config;
  return { ...config, problems: [...config.problems, ...placeData(config.data)] };
}

/** @returns which folders could not be had, the next best one being taken then, and a taken one that is not on this PC */
function placeData(preset: string | undefined): string[] {
  const system = { platform: process.platform, environment: process.env, home: os.homedir() };
  const { folder, refused } = makeDataFolder(preset, system);
  const problems = refused.map(dataFolderSentence);
  if (folder === undefined) return problems;
  // Electron takes only a folder that is there.
  app.setPath("userData", folder);
  // Only what the file says can be said better; where the system keeps such folders is not in the IT section's file.
  const place = folder === preset ? placeOfData(folder) : "local";
  return place === "local" ? problems : [...problems, farDataSentence(folder, place)];
}

/** Says what is wrong with `config.ini`, once the window is there to say it over. */
export async function tellConfigProblems(window: BrowserWindow, problems: readonly string[]): Promise<void> {
  if (problems.length === 0) return;
  await dialog.showMessageBox(window, {
    type: "warning",
    title: "評価シート事務局",
    message: `設定ファイル（${CONFIG_FILE}）に直すところがあります。`,
    detail:
      `${problems.join("\n")}\n\n` +
      "使えない設定は標準のままにして起動しました。計画ファイルの内容は変わっていません。\n" +
      "アプリを管理している方に、この画面をお知らせください。",
    buttons: ["閉じる"],
    noLink: true,
  });
}
