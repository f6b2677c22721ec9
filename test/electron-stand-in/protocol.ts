/**
 * `protocol`: custom schemes. Chromium itself knows no `app:`, so its windows see the same pages under an https host
 * that no name service knows; every address handed to the program is the custom one again.
 */
import { app } from "./app.ts";
import { strict, unimplemented } from "./unimplemented.ts";

interface CustomScheme {
  scheme: string;
  privileges?: Record<string, boolean>;
}
type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const supported = new Set(["standard", "secure"]);
const schemes = new Set<string>();
const handlers = new Map<string, ProtocolHandler>();

export const protocol = strict("protocol", {
  registerSchemesAsPrivileged(list: CustomScheme[]): void {
    if (app.isReady())
      throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
    for (const { scheme, privileges = {} } of list) {
      for (const [key, value] of Object.entries(privileges)) {
        if (value && !supported.has(key)) throw unimplemented(`privilege ${key} of a custom scheme`);
      }
      if (!privileges.standard || !privileges.secure)
        throw unimplemented("a custom scheme without standard and secure");
      schemes.add(scheme);
    }
  },
  handle(scheme: string, handler: ProtocolHandler): void {
    if (!schemes.has(scheme)) throw unimplemented(`protocol.handle for the unregistered scheme ${scheme}`);
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
});

/** The handler of a custom address; undefined for any other. */
export function handlerFor(url: string): ProtocolHandler | undefined {
  return handlers.get(url.slice(0, url.indexOf(":")));
}

/** `app://host/path` as the page sees it: `https://host.app.invalid/path`. */
export function toPage(url: string): string {
  const scheme = url.slice(0, url.indexOf(":"));
  if (!schemes.has(scheme)) return url;
  return url.replace(/^[^:]+:\/\/([^/?#]*)/, (_all, name: string) => `https://${name}.${scheme}.invalid`);
}

/** The address as the program knows it. */
export function fromPage(url: string): string {
  return url.replace(
    /^(blob:)?https:\/\/([^/?#]*)\.([a-z][a-z0-9+.-]*)\.invalid(?=[/?#]|$)/,
    (all, blob: string | undefined, name: string, scheme: string) =>
      schemes.has(scheme) ? `${blob ?? ""}${scheme}://${name}` : all,
  );
}
