/** The events the stand-in knows. Listening for any other throws: it would never come. */

export const appEvents = [
  "ready",
  "window-all-closed",
  "before-quit",
  "will-quit",
  "quit",
  "second-instance",
  "web-contents-created",
  "browser-window-created",
] as const;

export const webContentsEvents = [
  "will-navigate",
  "will-frame-navigate",
  "will-redirect",
  "will-attach-webview",
  "did-navigate",
  "dom-ready",
  "did-finish-load",
  "preload-error",
  "render-process-gone",
  "destroyed",
] as const;

export const windowEvents = [
  "close",
  "closed",
  "ready-to-show",
  "show",
  "focus",
  "maximize",
  "unmaximize",
  "minimize",
  "restore",
  "resize",
  // Only Windows tells these; a test may.
  "query-session-end",
  "session-end",
] as const;
