/**
 * Closing loses nothing: the page is asked first to save what is being typed and answers `app.closeNow`. Until then it
 * may put a question of its own. A page that hangs, or a disk that does not answer, must not keep the person prisoner:
 * after a while they are asked here.
 */
import type { BrowserWindow } from "electron";
import { dialog } from "electron";

const patience = 5000;
/** A living page answers at once. */
const pingPatience = 2000;

export interface Closing {
  /** The window has saved everything, or the person chose to leave: it closes. */
  closeNow(): void;
  /** There is no page left that could answer (crashed, never loaded). */
  pageIsGone(): void;
}

export interface ClosingOptions {
  /** Tells the page that it is about to close; false when there is no page that could answer. */
  askPage: () => boolean;
  /** Whether something the page sent is still on its way to the disk. */
  isSaving: () => boolean;
}

export function guardClosing(window: BrowserWindow, { askPage, isSaving }: ClosingOptions): Closing {
  let mayClose = false;
  let waiting: NodeJS.Timeout | undefined;

  const wait = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void lookAfter(), patience);
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
  const lookAfter = async (): Promise<void> => {
    if (isSaving() || !(await pageAnswers(window))) await ask();
    // Otherwise the page is alive and has a question open: it has the word.
    else stopWaiting();
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
    const asked = askPage();
    if (!asked) return;
    event.preventDefault();
    if (waiting === undefined) wait();
  });
  // Signing out of Windows: it does not wait, but what is being typed can still reach the file.
  window.on("query-session-end", askPage);
  window.on("closed", stopWaiting);

  return {
    closeNow,
    pageIsGone() {
      mayClose = true;
    },
  };
}

async function pageAnswers(window: BrowserWindow): Promise<boolean> {
  if (window.isDestroyed()) return true;
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, pingPatience, false);
  const alive = window.webContents.executeJavaScript("true").then(Boolean, () => false);
  return Promise.race([alive, late]).finally(() => clearTimeout(timer));
}
