/** The contract's methods that need the desktop: dialogs, recent plans, printing, the clipboard, leaving. */
import path from "node:path";
import type { BrowserWindow } from "electron";
import { app, shell } from "electron";
import { createFinished } from "#electron/backend/finished.ts";
import type { Failure } from "#shared/contract/errors.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type {
  ExportedFile,
  MethodInput,
  MethodName,
  MethodOutput,
  StartNote,
} from "#shared/contract/methods.ts";
import type { Closing } from "./closing.ts";
import type { Dialogs } from "./dialogs.ts";
import { archiveFile, packageFile, pdfFile, planFile, supportFile, textFile, wordFile } from "./dialogs.ts";
import { writeFault } from "./fault.ts";
import { makePdf, writePdf } from "./pdf.ts";
import { writePicture } from "./picture.ts";
import { printWindow } from "./printing.ts";
import type { RecentPlans } from "./recent.ts";
import { isThere } from "./recent.ts";
import type { Tokens } from "./tokens.ts";

export type ShellMethodName = Extract<
  MethodName,
  `${"dialog" | "shell" | "recent" | "print" | "pdf" | "clipboard" | "app"}.${string}`
>;

export type ShellMethods = {
  [N in ShellMethodName]: (input: MethodInput<N>) => MethodOutput<N> | Promise<MethodOutput<N>>;
};

export interface ShellContext {
  window: BrowserWindow;
  dialogs: Dialogs;
  tokens: Tokens;
  recent: RecentPlans;
  closing: Closing;
  /** The file named at the start that could not be opened, until another one is open. */
  startFailure(): { file: string; token: string; failure: Failure } | undefined;
  startNotes: readonly StartNote[];
  /** サポート情報 into the file of this token. */
  writeSupport(token: string): Promise<ExportedFile>;
}

/** With the day, so that the IT section can tell two of them apart. */
function supportName(): string {
  const [day = ""] = new Date().toISOString().split("T");
  return `サポート情報_${day.replaceAll("-", "")}.zip`;
}

export function createShellMethods(context: ShellContext): ShellMethods {
  const { window, dialogs, tokens, recent, closing } = context;
  const finished = createFinished();
  return {
    "dialog.openPlan": () => dialogs.open(planFile, "計画ファイルを開く"),
    "dialog.openPackage": () => dialogs.open(packageFile, "計画パッケージを選ぶ"),
    "dialog.savePlan": ({ name }) => dialogs.save(planFile, "計画ファイルの保存先", name),
    "dialog.savePackage": ({ name }) => dialogs.save(packageFile, "計画パッケージの保存先", name),
    "dialog.saveWord": ({ name }) => dialogs.save(wordFile, "Word文書の保存先", name),
    "dialog.savePdf": ({ name }) => dialogs.save(pdfFile, "PDF文書の保存先", name),
    "dialog.saveArchive": ({ name }) => dialogs.save(archiveFile, "会議記録の保存先", name),
    "dialog.openArchive": () => dialogs.open(archiveFile, "確かめる会議記録を選ぶ"),
    "dialog.openText": () => dialogs.open(textFile, "文字起こしのテキストを選ぶ"),
    "dialog.backupFolder": () =>
      dialogs.folder({ extension: "backup", name: "控え" }, "控えの2つ目のフォルダーを選ぶ"),
    "dialog.saveSupport": () => dialogs.save(supportFile, "サポート情報の保存先", supportName()),
    "dialog.saveFolder": () => dialogs.folder(wordFile, "文書を書き出すフォルダー"),

    "shell.showInFolder": async ({ token, name }) => {
      const file =
        name === undefined
          ? tokens.pathOf(token)
          : path.join(tokens.require(token, "folder").path, path.basename(name));
      if (!(await isThere(file))) throw new OperationError("file-not-found", { file: path.basename(file) });
      shell.showItemInFolder(file);
      return {};
    },

    // Tokens are used up by opening, so each answer carries fresh ones.
    "recent.list": () =>
      Promise.all(
        recent.list().map(async (entry) => ({
          token: tokens.grant(entry.path, "read", false),
          name: path.basename(entry.path),
          folder: path.dirname(entry.path),
          title: entry.title,
          openedAt: entry.openedAt,
          available: await isThere(entry.path),
        })),
      ),
    "recent.forget": ({ token }) => {
      recent.forget(tokens.pathOf(token));
      return {};
    },

    "pdf.write": async ({ target }) => ({
      file: await writePdf(window.webContents, target, tokens, finished),
    }),
    "pdf.saveAgain": async ({ kept, token }) => ({
      file: await finished.again(kept, tokens.require(token, "write")),
    }),
    "pdf.make": async () => ({ pdf: (await makePdf(window.webContents)).toString("base64") }),
    "clipboard.writePicture": async ({ png }) => {
      await writePicture(png);
      return {};
    },
    "print.window": async () => ({ printed: await printWindow(window.webContents) }),

    "app.info": () => {
      const startFailure = context.startFailure();
      return {
        version: app.getVersion(),
        // The stand-in says so in its version, so that nobody takes it for the real thing.
        host: process.versions.electron?.includes("stand-in") ? "stand-in" : "electron",
        ...(startFailure && { startFailure }),
        ...(context.startNotes.length > 0 && { startNotes: [...context.startNotes] }),
      };
    },
    "app.writeSupport": async ({ token }) => ({ file: await context.writeSupport(token) }),
    "app.reportFault": ({ stack }) => ({ reference: writeFault(stack, undefined, "page") }),
    "app.closeNow": () => {
      // After the answer is on its way: the window that asked must not vanish under its own call.
      setImmediate(() => closing.closeNow());
      return {};
    },
  };
}
