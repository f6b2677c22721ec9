/** A page that died is opened again; the file holds everything that was saved. */
import type { BrowserWindow } from "electron";
import { app, dialog } from "electron";
import type { Log } from "#electron/backend/support/log.ts";
import type { Closing } from "./closing.ts";

const restarts = 3;
const within = 60_000;

export function recoverFromCrash(
  window: BrowserWindow,
  closing: Pick<Closing, "pageIsGone">,
  log: Pick<Log, "write">,
): void {
  let crashes: number[] = [];
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    if (reason === "clean-exit" || window.isDestroyed()) return;
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < within), now];
    log.write("page-gone", { reason, times: crashes.length });
    void (crashes.length > restarts ? giveUp() : offerReload());
  });

  async function offerReload(): Promise<void> {
    const { response } = await dialog.showMessageBox(window, {
      type: "error",
      title: "評価シート事務局",
      message: "画面が停止しました。",
      detail:
        "「保存済み」と表示された内容は計画ファイルに残っています。停止の直前に入力していた文字は、残っていないことがあります。\n画面を開き直すと、同じ計画の同じ画面に戻ります。",
      buttons: ["画面を開き直す", "終了"],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response === 0) {
      window.webContents.reload();
    } else {
      closing.pageIsGone();
      app.quit();
    }
  }

  async function giveUp(): Promise<void> {
    closing.pageIsGone();
    await dialog.showMessageBox(window, {
      type: "error",
      title: "評価シート事務局",
      message: "画面が繰り返し停止するため、終了します。",
      detail:
        "「保存済み」と表示された内容は計画ファイルに残っています。\nパソコンを再起動してから、もう一度起動してください。",
      buttons: ["終了"],
      noLink: true,
    });
    app.quit();
  }
}
