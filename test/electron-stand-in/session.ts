/** `session.defaultSession`: the request filter and the permission handlers, and what follows from them. */
import type { CdpConnection } from "./cdp.ts";
import { fromPage, toPage } from "./protocol.ts";
import { strict, unimplemented } from "./unimplemented.ts";
import type { WebContents } from "./webContents.ts";

export interface RequestDetails {
  id: number;
  url: string;
  method: string;
  resourceType: string;
  timestamp: number;
  uploadData: never[];
}
interface RequestAnswer {
  cancel?: boolean;
  redirectURL?: string;
}
type BeforeRequest = (details: RequestDetails, callback: (answer: RequestAnswer) => void) => void;
type PermissionCheck = (
  contents: WebContents | null,
  permission: string,
  origin: string,
  details: object,
) => boolean;
type PermissionRequest = (
  contents: WebContents,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;

let beforeRequest: BeforeRequest | null = null;
let permissionCheck: PermissionCheck | null = null;
let permissionRequest: PermissionRequest | null = null;
let lastRequest = 0;

export const defaultSession = strict("session.defaultSession", {
  webRequest: strict("webRequest", {
    onBeforeRequest(listener: BeforeRequest | null): void {
      if (listener !== null && typeof listener !== "function")
        throw unimplemented("a filter of onBeforeRequest");
      beforeRequest = listener;
    },
  }),
  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    permissionCheck = handler;
  },
  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    permissionRequest = handler;
  },
  /** There is no device here that a page could ask for; the handler is taken and never needed. */
  setDevicePermissionHandler(handler: unknown): void {
    if (handler !== null && typeof handler !== "function") throw new TypeError("a handler or null");
  },
});

export const session = strict("session", { defaultSession });

/** Asks the program's request filter, as Electron does before every request of any page. */
export async function mayRequest(url: string, method: string, resourceType: string): Promise<boolean> {
  const listener = beforeRequest;
  if (!listener) return true;
  const answer = await new Promise<RequestAnswer>((resolve) => {
    listener(
      { id: ++lastRequest, url: fromPage(url), method, resourceType, timestamp: Date.now(), uploadData: [] },
      resolve,
    );
  });
  if (answer.redirectURL !== undefined) throw unimplemented("redirectURL of onBeforeRequest");
  return answer.cancel !== true;
}

/** Electron's name of a permission, and Chromium's name of the same one. */
export const permissions = [
  ["geolocation", "geolocation"],
  ["notifications", "notifications"],
  ["media", "camera"],
  ["media", "microphone"],
  ["midi", "midi"],
  ["clipboard-read", "clipboard-read"],
  ["clipboard-sanitized-write", "clipboard-write"],
  ["idle-detection", "idle-detection"],
  ["local-fonts", "local-fonts"],
  ["persistent-storage", "persistent-storage"],
] as const;

/** Without handlers Electron grants everything, so this does too: a program that forgot them must be found out. */
export async function applyPermissions(
  cdp: CdpConnection,
  contents: WebContents,
  url: string,
): Promise<void> {
  if (!/^[a-z]+:\/\//.test(url)) return;
  const origin = new URL(toPage(url)).origin;
  for (const [name, chromiumName] of permissions) {
    const checked =
      permissionCheck?.(contents, name, `${new URL(url).protocol}//${new URL(url).host}/`, {
        requestingUrl: url,
        isMainFrame: true,
      }) ?? true;
    const granted = checked && (await request(contents, name, url));
    await cdp.browser.send("Browser.setPermission", {
      permission: { name: chromiumName },
      setting: granted ? "granted" : "denied",
      origin,
    });
  }
}

async function request(contents: WebContents, name: string, url: string): Promise<boolean> {
  const handler = permissionRequest;
  if (!handler) return true;
  return new Promise((resolve) => {
    handler(contents, name, resolve, { requestingUrl: url, isMainFrame: true });
  });
}
