/** The system's open and save dialogs. What the person chose comes back as a token and a name, never as a path. */
import path from "node:path";
import type { BrowserWindow, FileFilter } from "electron";
import { app, dialog } from "electron";
import type { ChosenFile } from "#shared/contract/methods.ts";
import type { Config } from "#shared/rules/configFile.ts";
import { roomIn, safeFileName } from "#shared/text/fileName.ts";
import { isRecord, readJsonFile, writeJsonFile } from "./jsonFile.ts";
import { isThere } from "./recent.ts";
import type { Tokens } from "./tokens.ts";

export interface FileKind {
  extension: string;
  /** As the dialog's list of file types shows it. */
  name: string;
  /** Which folder of `config.ini` its dialogs begin in. */
  preset?: "plans" | "output";
}

export const planFile: FileKind = { extension: "hyoka", name: "評価シートの計画", preset: "plans" };
export const packageFile: FileKind = { extension: "json", name: "計画パッケージ", preset: "plans" };
export const wordFile: FileKind = { extension: "docx", name: "Word文書", preset: "output" };
export const pdfFile: FileKind = { extension: "pdf", name: "PDF文書", preset: "output" };
export const archiveFile: FileKind = { extension: "zip", name: "会議記録の保存", preset: "output" };
export const supportFile: FileKind = { extension: "zip", name: "サポート情報", preset: "output" };
export const textFile: FileKind = { extension: "txt", name: "テキスト文書" };

export interface Dialogs {
  open(kind: FileKind, title: string): Promise<ChosenFile>;
  save(kind: FileKind, title: string, proposedName: string): Promise<ChosenFile>;
  /** A folder to write several files of this kind into. */
  folder(kind: FileKind, title: string): Promise<ChosenFile>;
}

export interface DialogFolders {
  /** Remembers the folder used last for each kind of file. */
  stateFile: string;
  config: Pick<Config, "plans" | "output" | "remember">;
}

/**
 * A dialog begins in the folder used last for its kind of file, else in the preset one, else in the documents. A folder that
 * is gone, or on a server that does not answer, is passed over: the system would begin anywhere.
 */
export function createDialogs(
  window: BrowserWindow,
  tokens: Tokens,
  { stateFile, config }: DialogFolders,
): Dialogs {
  const folders = (config.remember ? readJsonFile(stateFile, isFolders) : undefined) ?? {};
  const folderFor = async (kind: FileKind): Promise<string> => {
    for (const folder of [folders[kind.extension], kind.preset && config[kind.preset]]) {
      if (folder !== undefined && (await isThere(folder))) return folder;
    }
    return app.getPath("documents");
  };
  const remember = (folder: string, kind: FileKind): void => {
    folders[kind.extension] = folder;
    if (config.remember) writeJsonFile(stateFile, folders);
  };
  const chosen = (file: string, kind: FileKind, use: "read" | "write", replace: boolean): ChosenFile => {
    remember(path.dirname(file), kind);
    return { token: tokens.grant(file, use, replace), name: path.basename(file) };
  };
  return {
    async open(kind, title) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        defaultPath: await folderFor(kind),
        filters: filters(kind),
        properties: ["openFile"],
      });
      const [file] = filePaths;
      return canceled || file === undefined ? null : chosen(file, kind, "read", false);
    },
    async save(kind, title, proposedName) {
      const folder = await folderFor(kind);
      const name = safeFileName(proposedName, kind.extension, { room: roomIn(folder) });
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title,
        defaultPath: path.join(folder, name),
        filters: filters(kind),
        properties: ["createDirectory", "showOverwriteConfirmation"],
      });
      if (canceled || filePath === "") return null;
      // Some systems return the name as typed. The dialog asked about replacing that name, not the one completed here.
      const complete = path.extname(filePath).toLowerCase() === `.${kind.extension}`;
      return complete
        ? chosen(filePath, kind, "write", true)
        : chosen(`${filePath}.${kind.extension}`, kind, "write", false);
    },
    async folder(kind, title) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title,
        defaultPath: await folderFor(kind),
        buttonLabel: "このフォルダーに書き出す",
        properties: ["openDirectory", "createDirectory"],
      });
      const [folder] = filePaths;
      if (canceled || folder === undefined) return null;
      remember(folder, kind);
      return { token: tokens.grant(folder, "folder", false), name: path.basename(folder) };
    },
  };
}

function filters(kind: FileKind): FileFilter[] {
  return [{ name: kind.name, extensions: [kind.extension] }];
}

function isFolders(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((folder) => typeof folder === "string");
}
