/** Faults of the main process that nothing else caught: said in plain words with a reference, never with a stack. */
import { app, dialog } from "electron";
import { writeFault } from "./fault.ts";

/** Electron's own answer to such a fault is a box with the stack in it. */
export function catchFaults(): void {
  process.on("uncaughtException", endWith);
  // Nobody waits for its outcome; what the person asked for has an answer of its own.
  process.on("unhandledRejection", (reason) => void writeFault(reason));
}

/** The program cannot go on: everything the store called saved is on disk. */
export function endWith(error: unknown): void {
  const reference = writeFault(error);
  dialog.showErrorBox(
    "評価シート事務局を続けられません",
    `予期しない問題が起きたため、終了します（番号 ${reference}）。\n` +
      "「保存済み」と表示された内容は計画ファイルに残っています。\n" +
      "もう一度起動してください。続くときは、起動の画面の「サポート情報をまとめる」で記録をファイルにし、番号と一緒に情報システムの担当に渡してください。",
  );
  app.exit(1);
}
