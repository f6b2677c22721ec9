/** The program's one window. */
import { BrowserWindow } from "electron";
import type { Placement } from "./windowState.ts";

/** Smallest size at which the sheet, the list and the comments are usable together. */
const minimum = { minWidth: 1024, minHeight: 640 };

export interface WindowOptions {
  preload: string;
  placement: Placement;
  developer: boolean;
}

/** Opens hidden; shown with its first picture, so that no white sheet flashes. */
export function openWindow({ preload, placement, developer }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...placement.bounds,
    ...minimum,
    show: false,
    title: "評価シート事務局",
    backgroundColor: "#ffffff",
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      // The checker would fetch its dictionaries from the network.
      spellcheck: false,
      devTools: developer,
    },
  });
  window.once("ready-to-show", () => {
    if (placement.maximized) window.maximize();
    window.show();
  });
  return window;
}

/** Brings the window to the front, for a second start of the program. */
export function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
