/** Builds the page of single components and opens it in headless Chromium, without any network. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type CDPSession, type Page } from "@playwright/test";
import react from "@vitejs/plugin-react";
import { build } from "vite";

const ORIGIN = "https://parts.invalid";
const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

export interface PartsBrowser {
  /** A fresh page; every file comes from the build, every other request fails. */
  open(size?: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
}

export async function partsBrowser(): Promise<PartsBrowser> {
  const folder = await mkdtemp(join(tmpdir(), "parts-"));
  await build({
    configFile: false,
    root: fileURLToPath(new URL("../pages", import.meta.url)),
    base: "./",
    plugins: [react()],
    logLevel: "error",
    // React's own warnings are faults that the tests see on the console.
    define: { "process.env.NODE_ENV": '"development"' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "chrome150",
      minify: false,
      reportCompressedSize: false,
    },
  });
  const browser = await launch();
  return {
    async open(size = { width: 1100, height: 900 }) {
      const context = await browser.newContext({ viewport: size, locale: "ja-JP" });
      const page = await context.newPage();
      page.on("close", () => void context.close().catch(() => undefined));
      await page.route("**/*", async (route) => {
        const url = new URL(route.request().url());
        if (url.origin !== ORIGIN) return route.abort();
        const path = url.pathname === "/" ? "/index.html" : url.pathname;
        const body = await readFile(join(folder, path)).catch(() => undefined);
        if (!body) return route.fulfill({ status: 404, body: "" });
        return route.fulfill({ body, contentType: types[extname(path)] ?? "application/octet-stream" });
      });
      await page.goto(`${ORIGIN}/`);
      await page.waitForFunction(() => "parts" in window);
      return page;
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Types through an input method: the conversion is shown step by step and stays open. */
export async function compose(session: CDPSession, ...steps: string[]): Promise<void> {
  for (const text of steps) {
    await session.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
}
