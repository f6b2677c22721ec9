/** `webContents`: one page of Chromium, its preload world, its requests and its navigations. */
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import type { CdpSession } from "./cdp.ts";
import { host } from "./host.ts";
import type { FromPage, InvokeEvent } from "./ipc.ts";
import { dispatch } from "./ipc.ts";
import type { NavigationRequest } from "./network.ts";
import { answerRequests } from "./network.ts";
import { isolatedWorldScript, mainWorldScript } from "./page/scripts.ts";
import type { PrintToPdfOptions } from "./printToPdf.ts";
import { printToPdfParameters } from "./printToPdf.ts";
import { fromPage, toPage } from "./protocol.ts";
import { applyPermissions, defaultSession } from "./session.ts";
import type { PageTarget } from "./targets.ts";
import { KnownEvents, preventable, strict, unimplemented } from "./unimplemented.ts";
import { webContentsEvents } from "./events.ts";
import { decode, encode } from "./wire.ts";

const WORLD = "Electron Isolated Context";

type WindowOpenHandler = (details: { url: string; frameName: string }) => { action: "deny" | "allow" };

/** The identity of a window's main frame; its address is always the current one. */
export interface WebFrameMain {
  readonly url: string;
  readonly origin: string;
  readonly parent: null;
  isDestroyed(): boolean;
}

const all = new Map<number, WebContents>();
let lastId = 0;

function mainFrameOf(url: () => string, isDestroyed: () => boolean): WebFrameMain {
  return strict("webFrameMain", {
    get url() {
      return url();
    },
    get origin() {
      const { protocol, host: name } = new URL(url());
      return name === "" ? "null" : `${protocol}//${name}`;
    },
    parent: null,
    isDestroyed,
  });
}

interface Size {
  width: number;
  height: number;
}

export interface WebContentsOptions {
  target: Promise<PageTarget>;
  preload: string | undefined;
  size: Size;
  /** Closes the window that shows this page. */
  close: () => void;
}

export function createWebContents(options: WebContentsOptions): WebContents {
  const contents = strict("webContents", new WebContentsImplementation(options));
  all.set(contents.id, contents);
  return contents;
}

export type WebContents = WebContentsImplementation;

class WebContentsImplementation extends KnownEvents {
  readonly id = ++lastId;
  readonly session = defaultSession;
  readonly mainFrame: WebFrameMain;
  private readonly target: Promise<PageTarget>;
  private readonly preloadFile: string | undefined;
  private readonly closeWindow: () => void;
  private readonly secret = `standIn${randomUUID().replaceAll("-", "")}`;
  private targetId = "";
  private mainFrameId = "";
  private url = "";
  private loaderId = "";
  private readonly contexts = new Map<number, { frameId: string; world: string }>();
  private openHandler: WindowOpenHandler | undefined;
  /** Addresses the program itself asked for: the page did not, so no `will-navigate`. */
  private readonly expected: string[] = [];
  private readonly statuses = new Map<string, number>();
  private gone = false;
  private zoom = 1;
  private contentSize = { width: 0, height: 0 };

  constructor({ target, preload, size, close }: WebContentsOptions) {
    super("webContents", webContentsEvents);
    this.preloadFile = preload;
    this.closeWindow = close;
    this.contentSize = size;
    this.mainFrame = mainFrameOf(
      () => this.url,
      () => this.gone,
    );
    this.target = target.then((page) => this.setUp(page));
    this.target.catch((error: unknown) => {
      if (!this.gone) throw error;
    });
  }

  private async setUp(page: PageTarget): Promise<PageTarget> {
    const { session, targetId } = page;
    this.targetId = targetId;
    this.listen(session);
    const { frameTree } = await session.send<{ frameTree: { frame: { id: string } } }>("Page.getFrameTree");
    this.mainFrameId = frameTree.frame.id;
    await Promise.all([
      session.send("Page.enable"),
      session.send("Page.setLifecycleEventsEnabled", { enabled: true }),
      session.send("Runtime.enable"),
      session.send("Inspector.enable"),
      session.send("Emulation.setFocusEmulationEnabled", { enabled: true }),
      session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      this.answerRequestsOf(session),
      this.applySize(session),
    ]);
    if (this.preloadFile !== undefined) {
      const preload = fs.readFileSync(this.preloadFile, "utf8");
      await session.send("Runtime.addBinding", { name: this.secret, executionContextName: WORLD });
      await session.send("Page.addScriptToEvaluateOnNewDocument", { source: mainWorldScript(this.secret) });
      await session.send("Page.addScriptToEvaluateOnNewDocument", {
        source: isolatedWorldScript(this.secret, preload),
        worldName: WORLD,
      });
    }
    await session.send("Runtime.runIfWaitingForDebugger");
    return page;
  }

  private listen(session: CdpSession): void {
    session.on(
      "Page.frameNavigated",
      ({ frame }: { frame: { id: string; parentId?: string; url: string; loaderId: string } }) => {
        if (frame.parentId !== undefined) return;
        this.mainFrameId = frame.id;
        this.loaderId = frame.loaderId;
        this.url = fromPage(frame.url);
        // No status is known (-1) for pages without a request, as in Electron.
        this.emit("did-navigate", {}, this.url, this.statuses.get(this.url) ?? -1, "");
      },
    );
    session.on("Page.navigatedWithinDocument", ({ frameId, url }: { frameId: string; url: string }) => {
      if (frameId === this.mainFrameId) this.url = fromPage(url);
    });
    session.on("Page.lifecycleEvent", ({ name, loaderId }: { name: string; loaderId: string }) => {
      // The empty first document is Chromium's affair, not a load of the program.
      if (loaderId !== this.loaderId) return;
      if (name === "DOMContentLoaded") this.emit("dom-ready", {});
      if (name === "load") this.emit("did-finish-load", {});
    });
    session.on(
      "Runtime.executionContextCreated",
      ({ context }: { context: { id: number; name: string; auxData?: { frameId?: string } } }) => {
        this.contexts.set(context.id, { frameId: context.auxData?.frameId ?? "", world: context.name });
      },
    );
    session.on(
      "Runtime.executionContextDestroyed",
      ({ executionContextId }: { executionContextId: number }) => {
        this.contexts.delete(executionContextId);
      },
    );
    session.on("Runtime.executionContextsCleared", () => this.contexts.clear());
    session.on(
      "Runtime.bindingCalled",
      (called: { name: string; payload: string; executionContextId: number }) => {
        if (called.name === this.secret) void this.receive(session, called);
      },
    );
    session.on(
      "Runtime.exceptionThrown",
      ({
        exceptionDetails,
      }: {
        exceptionDetails: { exception?: { description?: string }; text: string; stackTrace?: object };
      }) => {
        const text = exceptionDetails.exception?.description ?? exceptionDetails.text;
        process.stderr.write(`[page] ${text}\n`);
      },
    );
    session.on("Inspector.targetCrashed", () => {
      this.contexts.clear();
      this.emit("render-process-gone", {}, { reason: "crashed", exitCode: 139 });
    });
    // Workers and frames in other processes: their requests pass the same filter.
    session.on("Target.attachedToTarget", ({ sessionId }: { sessionId: string }) => {
      const child = host.browser().session(sessionId);
      void this.answerRequestsOf(child)
        .catch(() => undefined)
        .then(() => child.send("Runtime.runIfWaitingForDebugger"))
        .catch(() => undefined);
    });
  }

  private answerRequestsOf(session: CdpSession): Promise<void> {
    return answerRequests(
      session,
      (navigation) => this.mayNavigate(navigation),
      (url, status) => this.statuses.set(url, status),
    );
  }

  private mayNavigate({ url, frameId, redirected }: NavigationRequest): boolean {
    const isMainFrame = frameId === this.mainFrameId;
    const at = isMainFrame ? this.expected.indexOf(url) : -1;
    if (at >= 0 && !redirected) {
      this.expected.splice(at, 1);
      return true;
    }
    const details = { url, isMainFrame, isSameDocument: false, frame: isMainFrame ? this.mainFrame : null };
    const asked = redirected
      ? ["will-redirect"]
      : isMainFrame
        ? ["will-navigate", "will-frame-navigate"]
        : ["will-frame-navigate"];
    return asked.every((name) => {
      const event = preventable(details);
      this.emit(name, event, url);
      return !event.defaultPrevented;
    });
  }

  private async receive(
    session: CdpSession,
    { payload, executionContextId }: { payload: string; executionContextId: number },
  ): Promise<void> {
    if (this.contexts.get(executionContextId)?.frameId !== this.mainFrameId) {
      throw unimplemented("a preload in a frame that is not the main frame");
    }
    const event: InvokeEvent = {
      type: "frame",
      sender: all.get(this.id) ?? this,
      senderFrame: this.mainFrame,
      frameId: 1,
      processId: 1,
    };
    const answer = await dispatch(decode(payload) as FromPage, event);
    await this.deliver(session, executionContextId, answer);
  }

  private async deliver(session: CdpSession, executionContextId: number, message: object): Promise<void> {
    await session
      .send("Runtime.callFunctionOn", {
        functionDeclaration: `function (text) { this[${JSON.stringify(`${this.secret}_receive`)}](text); }`,
        executionContextId,
        arguments: [{ value: encode(message) }],
      })
      // The page may be gone by now; Electron drops such a message, too.
      .catch(() => undefined);
  }

  private async applySize(session: CdpSession): Promise<void> {
    if (host.headed) return;
    const { width, height } = this.contentSize;
    await session.send("Emulation.setDeviceMetricsOverride", {
      width: Math.round(width / this.zoom),
      height: Math.round(height / this.zoom),
      deviceScaleFactor: this.zoom,
      mobile: false,
    });
  }

  /** What the stand-in's own modules need of a page; not part of Electron's surface. */
  readonly standIn = {
    page: (): Promise<PageTarget> => this.target,
    isTarget: (targetId: string): boolean => this.targetId === targetId,
    mayOpen: (url: string): boolean =>
      (this.openHandler?.({ url: fromPage(url), frameName: "" }) ?? { action: "allow" }).action === "allow",
    resize: async (size: Size): Promise<void> => {
      this.contentSize = size;
      await this.applySize((await this.target).session);
    },
    destroy: (): void => {
      if (this.gone) return;
      this.gone = true;
      all.delete(this.id);
      this.emit("destroyed");
    },
  };

  getURL(): string {
    return this.url;
  }

  isDestroyed(): boolean {
    return this.gone;
  }

  async loadURL(address: string): Promise<void> {
    const url = new URL(address).href;
    const { session } = await this.target;
    await applyPermissions(host.browser(), this, url);
    this.expected.push(url);
    const loaded = new Promise<void>((resolve) => {
      this.once("did-finish-load", () => resolve());
    });
    const { errorText } = await session
      .send<{ errorText?: string }>("Page.navigate", { url: toPage(url) })
      .finally(() => this.expected.splice(0));
    if (errorText !== undefined) throw new Error(`${errorText.replace("net::", "")} loading '${url}'`);
    await loaded;
  }

  reload(): void {
    this.expected.push(this.url);
    void this.target
      .then(({ session }) => session.send("Page.navigate", { url: toPage(this.url) }))
      .catch(() => undefined);
  }

  send(channel: string, ...args: unknown[]): void {
    const message = { kind: "event", channel, args: structuredClone(args) };
    void this.deliverToPreload(message);
  }

  private async deliverToPreload(message: object): Promise<void> {
    const { session } = await this.target;
    const world = this.preloadContext();
    if (world !== undefined) await this.deliver(session, world, message);
  }

  /** The preload's world in the document shown now. */
  private preloadContext(): number | undefined {
    for (const [id, { frameId, world }] of this.contexts) {
      if (world === WORLD && frameId === this.mainFrameId) return id;
    }
    return undefined;
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { session } = await this.target;
    const { result, exceptionDetails } = await session.send<{
      result: { value?: unknown };
      exceptionDetails?: { exception?: { description?: string }; text: string };
    }>("Runtime.evaluate", { expression: code, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async printToPDF(options: PrintToPdfOptions): Promise<Buffer> {
    const { session } = await this.target;
    const { data } = await session.send<{ data: string }>("Page.printToPDF", printToPdfParameters(options));
    return Buffer.from(data, "base64");
  }

  /** There is no system print dialog here; a test answers in its place. */
  print(): void {
    if (!host.headed) throw unimplemented("webContents.print without a test that answers");
    void this.executeJavaScript("window.print()");
  }

  getZoomFactor(): number {
    return this.zoom;
  }

  setZoomFactor(factor: number): void {
    this.zoom = factor;
    void this.target.then(({ session }) => this.applySize(session));
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler;
  }

  forcefullyCrashRenderer(): void {
    // Chromium never answers this one: the page is gone.
    void this.target.then(({ session }) => session.send("Page.crash")).catch(() => undefined);
  }

  close(): void {
    this.closeWindow();
  }
}

export const webContents = strict("webContents", {
  getAllWebContents: (): WebContents[] => [...all.values()],
  fromId: (id: number): WebContents | undefined => all.get(id),
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...all.values()].find((contents) => contents.standIn.isTarget(targetId)),
});
