/** A window shows the one page it was opened with: no navigation, no second window, no embedded page. */
import { app } from "electron";

/** Applies to every web contents the program ever makes. Must run before the first window. */
export function lockNavigation(): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.on("will-navigate", (event) => event.preventDefault());
    contents.on("will-frame-navigate", (event) => event.preventDefault());
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
}
