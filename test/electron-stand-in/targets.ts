/** Chromium's pages, matched with the windows that asked for them; a page nobody asked for is a popup. */
import type { CdpConnection, CdpSession } from "./cdp.ts";

interface Attached {
  sessionId: string;
  targetInfo: { targetId: string; type: string; url: string; openerId?: string };
  waitingForDebugger: boolean;
}

export interface PageTarget {
  targetId: string;
  session: CdpSession;
}

/** Decides about a page opened by a page: true lets it live. */
type PopupJudge = (openerTargetId: string, url: string) => boolean;

export interface Targets {
  create(width: number, height: number): Promise<PageTarget>;
}

/** @param startWindow whether Chromium opens a window by itself: the program's first one takes its place */
export async function watchTargets(
  cdp: CdpConnection,
  startWindow: boolean,
  judgePopup: PopupJudge,
): Promise<Targets> {
  const attached = new Map<string, PageTarget>();
  const waiting = new Map<string, (target: PageTarget) => void>();
  /** The window Chromium opened by itself at its start, until the program asks for one. */
  let first = startWindow ? Promise.withResolvers<PageTarget>() : undefined;

  cdp.browser.on("Target.attachedToTarget", ({ sessionId, targetInfo }: Attached) => {
    const session = cdp.session(sessionId);
    const { targetId, type, openerId, url } = targetInfo;
    if (type === "page" && openerId === undefined) {
      const target = { targetId, session };
      attached.set(targetId, target);
      if (waiting.size === 0) first?.resolve(target);
      waiting.get(targetId)?.(target);
      return;
    }
    const refused = type === "page" && openerId !== undefined && !judgePopup(openerId, url);
    void release(session, refused)
      .then(() => (refused ? cdp.browser.send("Target.closeTarget", { targetId }) : undefined))
      // It may have gone by itself.
      .catch(() => undefined);
  });
  await cdp.browser.send("Target.setAutoAttach", {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });

  return {
    async create(width, height) {
      if (first) {
        const taken = first.promise;
        first = undefined;
        return resized(cdp, await taken, width, height);
      }
      const { targetId } = await cdp.browser.send<{ targetId: string }>("Target.createTarget", {
        url: "about:blank",
        newWindow: true,
        width,
        height,
      });
      return (
        attached.get(targetId) ??
        (await new Promise<PageTarget>((resolve) => {
          waiting.set(targetId, resolve);
        }))
      );
    },
  };
}

/**
 * Lets a new page go on: until then `window.open` holds up the page that called it. A refused one gets no answer to
 * any request before it is closed.
 */
async function release(session: CdpSession, refused: boolean): Promise<void> {
  const held = refused ? session.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }) : undefined;
  const running = session.send("Runtime.runIfWaitingForDebugger");
  await Promise.all([held, running]);
}

async function resized(
  cdp: CdpConnection,
  page: PageTarget,
  width: number,
  height: number,
): Promise<PageTarget> {
  const { windowId } = await cdp.browser.send<{ windowId: number }>("Browser.getWindowForTarget", {
    targetId: page.targetId,
  });
  await cdp.browser.send("Browser.setWindowBounds", { windowId, bounds: { width, height } });
  return page;
}
