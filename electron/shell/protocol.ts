/** Serves the window's files at `app://jimukyoku/`. */
import { promises as fs } from "node:fs";
import path from "node:path";
import { protocol } from "electron";
import { securityHeaders } from "./contentPolicy.ts";
import { HOST, SCHEME } from "./origin.ts";

/** The build writes the page and one flat folder. A path with any other shape cannot name a file, so none escapes. */
const servable = /^\/(index\.html|assets\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)$/;

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

export function serveWindow(folder: string): void {
  protocol.handle(SCHEME, (request) => answer(folder, request));
}

async function answer(folder: string, request: Request): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  const type = contentTypes[path.extname(pathname)];
  if (request.method !== "GET" || host !== HOST || !servable.test(pathname) || type === undefined) {
    return refusal();
  }
  try {
    const body = await fs.readFile(path.join(folder, pathname));
    return new Response(body, { headers: { ...securityHeaders, "content-type": type } });
  } catch {
    return refusal();
  }
}

function refusal(): Response {
  return new Response(null, { status: 404, headers: securityHeaders });
}
