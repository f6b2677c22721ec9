/**
 * A window shows the one page it was opened with: no navigation, no second window, no embedded page. Drawing that page anew
 * is no navigation: it is the way on from a fault of its own.
 */
import type { WebContents } from "electron";
import { app } from "electron";
import { START_URL } from "./origin.ts";

/** Applies to every web contents the program ever makes. Must run before the first window. */
export function lockNavigation(): void {
  app.on("web-contents-created", (_event, contents) => {
    const stay = (event: Electron.Event<{ url: string; isMainFrame: boolean }>): void => {
      if (!isReload(contents, event)) event.preventDefault();
    };
    contents.on("will-navigate", stay);
    contents.on("will-frame-navigate", stay);
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
}

function isReload(
  contents: WebContents,
  { url, isMainFrame }: { url: string; isMainFrame: boolean },
): boolean {
  return isMainFrame && url === START_URL && contents.getURL() === START_URL;
}
