/**
 * Closing loses nothing: the window is asked first to save what is being typed and answers `app.closeNow` (or
 * `app.stayOpen`). A window that does not answer must not keep the person prisoner: after a while they are asked.
 */
import type { BrowserWindow } from "electron";
import { dialog } from "electron";

const patience = 5000;

export interface Closing {
  /** The window has saved everything, or the person chose to leave: it closes. */
  closeNow(): void;
  /** The person chose to stay. */
  stayOpen(): void;
  /** There is no page left that could answer (crashed, never loaded). */
  pageIsGone(): void;
}

export function guardClosing(window: BrowserWindow, askPage: () => void): Closing {
  let mayClose = false;
  let waiting: NodeJS.Timeout | undefined;

  const wait = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask(), patience);
  };
  const stopWaiting = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
  };
  const closeNow = (): void => {
    stopWaiting();
    mayClose = true;
    if (!window.isDestroyed()) window.close();
  };
  const ask = async (): Promise<void> => {
    const { response } = await dialog.showMessageBox(window, {
      type: "warning",
      title: "評価シート事務局",
      message: "入力中の文字の保存が終わっていません。",
      detail:
        "「保存済み」と表示された内容は計画ファイルに残っています。\nもう少し待つか、入力中の文字を保存せずに終了するかを選んでください。",
      buttons: ["もう少し待つ", "保存せずに終了"],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    // The page may have answered while the question stood on the screen.
    if (waiting === undefined || mayClose) return;
    if (response === 1) closeNow();
    else wait();
  };

  window.on("close", (event) => {
    if (mayClose) return;
    event.preventDefault();
    if (waiting !== undefined) return;
    askPage();
    wait();
  });
  // Signing out of Windows: it does not wait, but what is being typed can still reach the file.
  window.on("query-session-end", askPage);
  window.on("closed", stopWaiting);

  return {
    closeNow,
    stayOpen: stopWaiting,
    pageIsGone() {
      mayClose = true;
    },
  };
}
