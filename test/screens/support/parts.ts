/** Builds the page of single components and opens it in headless Chromium, without any network. */
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { CDPSession, Page } from "@playwright/test";
import react from "@vitejs/plugin-react";
import { builtPage } from "#test/support/builtPage.ts";
import { launchChromium } from "#test/support/chromium.ts";

const ORIGIN = "https://parts.invalid";
const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};

export interface PartsBrowser {
  /** A fresh page; every file comes from the build, every other request fails. */
  open(size?: { width: number; height: number }): Promise<Page>;
  /** Empties a page for the next test: much faster than another page. */
  again(page: Page): Promise<void>;
  close(): Promise<void>;
}

export async function partsBrowser(): Promise<PartsBrowser> {
  const files = await builtPage({
    name: "parts",
    folders: ["renderer", "shared", "test/screens/pages"],
    // React's own warnings are faults that the tests see on the console.
    mode: "development",
    config: (folder) => ({
      configFile: false,
      root: fileURLToPath(new URL("../pages", import.meta.url)),
      base: "./",
      plugins: [react()],
      logLevel: "error",
      build: {
        outDir: folder,
        emptyOutDir: true,
        target: "chrome150",
        minify: false,
        reportCompressedSize: false,
      },
    }),
  });
  const browser = await launchChromium();
  return {
    async open(size = { width: 1100, height: 900 }) {
      const context = await browser.newContext({ viewport: size, locale: "ja-JP" });
      const page = await context.newPage();
      page.on("close", () => void context.close().catch(() => undefined));
      await page.route("**/*", async (route) => {
        const url = new URL(route.request().url());
        if (url.origin !== ORIGIN) return route.abort();
        const path = url.pathname === "/" ? "/index.html" : url.pathname;
        const body = files.get(path);
        if (!body) return route.fulfill({ status: 404, body: "" });
        return route.fulfill({ body, contentType: types[extname(path)] ?? "application/octet-stream" });
      });
      await page.goto(`${ORIGIN}/`);
      await page.waitForFunction(() => "parts" in window);
      return page;
    },
    async again(page) {
      await page.reload();
      await page.waitForFunction(() => "parts" in window);
    },
    close: () => browser.close(),
  };
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
