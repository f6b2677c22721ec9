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

export async function watchTargets(cdp: CdpConnection, judgePopup: PopupJudge): Promise<Targets> {
  const attached = new Map<string, PageTarget>();
  const waiting = new Map<string, (target: PageTarget) => void>();

  cdp.browser.on("Target.attachedToTarget", ({ sessionId, targetInfo }: Attached) => {
    const session = cdp.session(sessionId);
    const { targetId, type, openerId, url } = targetInfo;
    if (type === "page" && openerId === undefined) {
      const target = { targetId, session };
      attached.set(targetId, target);
      waiting.get(targetId)?.(target);
      return;
    }
    // Closed while it still waits for the debugger: it has not asked the network for anything.
    if (type === "page" && openerId !== undefined && !judgePopup(openerId, url)) {
      void cdp.browser.send("Target.closeTarget", { targetId }).catch(() => undefined);
      return;
    }
    void session.send("Runtime.runIfWaitingForDebugger").catch(() => undefined);
  });
  await cdp.browser.send("Target.setAutoAttach", {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
  });

  return {
    async create(width, height) {
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
