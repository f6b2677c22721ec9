/** `BrowserWindow`: a window of Chromium. Without a screen its frame has no size: content and window are the same. */
import { app, lifecycle } from "./app.ts";
import { host } from "./host.ts";
import type { Targets } from "./targets.ts";
import { KnownEvents, preventable, strict, unimplemented } from "./unimplemented.ts";
import type { WebContents } from "./webContents.ts";
import { createWebContents } from "./webContents.ts";
import type { WebPreferences } from "./webPreferences.ts";
import { windowEvents } from "./events.ts";
import { checkWebPreferences } from "./webPreferences.ts";

export interface WindowOptions {
  width?: number;
  height?: number;
  x?: number;
  y?: number;
  minWidth?: number;
  minHeight?: number;
  show?: boolean;
  title?: string;
  backgroundColor?: string;
  autoHideMenuBar?: boolean;
  webPreferences?: WebPreferences;
}

export const windowOptions = [
  "width",
  "height",
  "x",
  "y",
  "minWidth",
  "minHeight",
  "show",
  "title",
  "backgroundColor",
  "autoHideMenuBar",
  "webPreferences",
] as const;
const knownOptions: ReadonlySet<string> = new Set(windowOptions);

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

let targets: Targets | undefined;
const windows = new Map<number, BrowserWindow>();
let lastId = 0;

/** Called once the browser runs; not part of Electron's surface. */
export function setTargets(found: Targets): void {
  targets = found;
}

class WindowImplementation extends KnownEvents {
  readonly id = ++lastId;
  readonly webContents: WebContents;
  private bounds: Bounds;
  private visible = false;
  private maximized = false;
  private minimized = false;
  private gone = false;
  private readonly minimum: { width: number; height: number };

  constructor(options: WindowOptions = {}) {
    super("BrowserWindow", windowEvents);
    for (const key of Object.keys(options))
      if (!knownOptions.has(key)) throw unimplemented(`BrowserWindow option ${key}`);
    checkWebPreferences(options.webPreferences ?? {});
    if (!targets) throw new Error("Cannot create BrowserWindow before app is ready");
    const { width = 800, height = 600, x = 0, y = 0, minWidth = 0, minHeight = 0 } = options;
    this.bounds = { x, y, width, height };
    this.minimum = { width: minWidth, height: minHeight };
    this.webContents = createWebContents({
      target: targets.create(width, height),
      preload: options.webPreferences?.preload,
      size: { width, height },
      // By its number: the strict view of this window does not exist yet.
      close: () => windows.get(this.id)?.close(),
    });
    this.webContents.once("did-finish-load", () => this.emit("ready-to-show"));
    if (options.show !== false) this.show();
    void this.watchEnd();
  }

  /** A page Chromium itself took away: someone closed the headed window, or the browser ended. */
  private async watchEnd(): Promise<void> {
    const { targetId } = await this.webContents.standIn.page();
    host.browser().browser.on("Target.detachedFromTarget", (detached: { targetId?: string }) => {
      if (detached.targetId === targetId) this.vanish();
    });
  }

  private vanish(): void {
    if (this.gone) return;
    this.gone = true;
    windows.delete(this.id);
    this.webContents.standIn.destroy();
    this.emit("closed");
    lifecycle.windowClosed(this.id);
  }

  close(): void {
    if (this.gone) return;
    const event = preventable({});
    this.emit("close", event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.gone) return;
    void this.webContents.standIn
      .page()
      .then(({ targetId }) => host.browser().browser.send("Target.closeTarget", { targetId }))
      .catch(() => undefined);
    this.vanish();
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.visible = true;
    this.emit("show");
  }

  focus(): void {
    this.emit("focus");
    if (host.headed)
      void this.webContents.standIn.page().then(({ session }) => session.send("Page.bringToFront"));
  }

  isVisible(): boolean {
    return this.visible;
  }

  minimize(): void {
    this.minimized = true;
    this.emit("minimize");
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  restore(): void {
    this.minimized = false;
    this.emit("restore");
  }

  maximize(): void {
    this.maximized = true;
    this.emit("maximize");
  }

  isMaximized(): boolean {
    return this.maximized;
  }

  getBounds(): Bounds {
    return { ...this.bounds };
  }

  getNormalBounds(): Bounds {
    return { ...this.bounds };
  }

  setBounds(bounds: Partial<Bounds>): void {
    const {
      x = this.bounds.x,
      y = this.bounds.y,
      width = this.bounds.width,
      height = this.bounds.height,
    } = bounds;
    this.bounds = {
      x,
      y,
      width: Math.max(width, this.minimum.width),
      height: Math.max(height, this.minimum.height),
    };
    void this.webContents.standIn.resize(this.bounds);
    this.emit("resize");
  }

  getContentSize(): [number, number] {
    return [this.bounds.width, this.bounds.height];
  }

  setContentSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows.values()].find((window) => window.webContents === contents) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }
}

export type BrowserWindow = WindowImplementation;

/** `new` hands out the strict view, so that `window === BrowserWindow.getAllWindows()[0]` holds as in Electron. */
export const BrowserWindow = new Proxy(WindowImplementation, {
  construct(implementation, [options]: [WindowOptions?]) {
    const window = strict("BrowserWindow", new implementation(options));
    windows.set(window.id, window);
    lifecycle.windowOpened(window);
    app.emit("browser-window-created", {}, window);
    app.emit("web-contents-created", {}, window.webContents);
    return window;
  },
});
