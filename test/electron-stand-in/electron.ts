/** What `import … from "electron"` and `require("electron")` give in the stand-in's process. */
export { app } from "./app.ts";
export { BrowserWindow } from "./browserWindow.ts";
export { clipboard, ClipboardItem } from "./clipboard.ts";
export { Menu, screen, shell } from "./desktop.ts";
export { dialog } from "./dialog.ts";
export { ipcMain } from "./ipc.ts";
export { protocol } from "./protocol.ts";
export { session } from "./session.ts";
export { webContents } from "./webContents.ts";
