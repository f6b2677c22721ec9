/** `app`: life of the program, its folders, its command line. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { BrowserWindow } from "./browserWindow.ts";
import { host } from "./host.ts";
import { takeLock } from "./singleInstance.ts";
import { appEvents } from "./events.ts";
import { KnownEvents, preventable, strict, unimplemented } from "./unimplemented.ts";

interface AppPackage {
  name: string;
  productName?: string;
  version: string;
  main: string;
}

const appFolder = path.resolve(host.commandLine.appPath);
export const appPackage = JSON.parse(
  fs.readFileSync(path.join(appFolder, "package.json"), "utf8"),
) as AppPackage;
export const mainModule = path.join(appFolder, appPackage.main);

const switches = host.commandLine.switches;
const name = appPackage.productName ?? appPackage.name;
const appData = process.env.XDG_CONFIG_HOME ?? path.join(os.homedir(), ".config");
const folders: Record<string, string> = {
  home: os.homedir(),
  appData,
  userData: path.resolve(switches.get("user-data-dir") || path.join(appData, name)),
  temp: os.tmpdir(),
  documents: path.join(os.homedir(), "Documents"),
};

const events = new KnownEvents("app", appEvents);

let ready = false;
let hasLock = false;
let quitting = false;
let exiting = false;
const openWindows = new Map<number, BrowserWindow>();
const readiness = Promise.withResolvers<void>();
const endings: (() => void)[] = [];

const members = {
  isPackaged: false,
  name,
  commandLine: strict("app.commandLine", {
    appendSwitch(key: string, value = ""): void {
      switches.set(key, value);
    },
    hasSwitch: (key: string): boolean => switches.has(key),
    getSwitchValue: (key: string): string => switches.get(key) ?? "",
    removeSwitch(key: string): void {
      switches.delete(key);
    },
  }),
  getName: (): string => name,
  getVersion: (): string => appPackage.version,
  getAppPath: (): string => appFolder,
  getLocale: (): string => "ja",
  getPath(which: string): string {
    const folder = folders[which];
    if (folder === undefined) throw unimplemented(`app.getPath("${which}")`);
    return folder;
  },
  setPath(which: string, folder: string): void {
    if (folders[which] === undefined) throw unimplemented(`app.setPath("${which}")`);
    folders[which] = folder;
  },
  isReady: (): boolean => ready,
  whenReady: (): Promise<void> => readiness.promise,
  requestSingleInstanceLock(): boolean {
    hasLock ||= takeLock(members.getPath("userData"), ({ argv, cwd }) => {
      app.emit("second-instance", preventable({}), argv, cwd, {});
    });
    return hasLock;
  },
  hasSingleInstanceLock: (): boolean => hasLock,
  quit(): void {
    if (quitting || exiting) return;
    const before = preventable({});
    app.emit("before-quit", before);
    if (before.defaultPrevented) return;
    quitting = true;
    // A window whose closing is prevented ends the quitting; the last one to close goes on with it.
    for (const window of openWindows.values()) {
      window.close();
      if (!window.isDestroyed()) {
        quitting = false;
        return;
      }
    }
    afterLastWindow();
  },
  exit(code = 0): void {
    if (exiting) return;
    exiting = true;
    app.emit("quit", preventable({}), code);
    for (const end of endings) end();
    process.exit(code);
  },
};

export const app = strict("app", Object.assign(events, members));

function afterLastWindow(): void {
  const will = preventable({});
  app.emit("will-quit", will);
  if (will.defaultPrevented) quitting = false;
  else app.exit(0);
}

/** Called by windows; not part of Electron's surface. */
export const lifecycle = {
  onEnd(end: () => void): void {
    endings.push(end);
  },
  windowOpened(window: BrowserWindow): void {
    openWindows.set(window.id, window);
  },
  windowClosed(id: number): void {
    openWindows.delete(id);
    if (openWindows.size > 0 || quitting || exiting) return;
    if (app.listenerCount("window-all-closed") > 0) app.emit("window-all-closed");
    else app.quit();
  },
  /** The event first, then the promise: Playwright's loader holds both back until it is connected. */
  becomeReady(): void {
    ready = true;
    app.emit("ready", preventable({}), {});
    readiness.resolve();
  },
};

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => app.quit());
