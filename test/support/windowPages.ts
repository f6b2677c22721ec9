/**
 * The pages that windows are shown in. A page is used again by the next window: one that has run the product's script before
 * needs a quarter of a new page's time, and what a window leaves behind in it is taken away between the two.
 */
import { extname } from "node:path";
import type { Browser, Page } from "@playwright/test";
import type { MethodName } from "#shared/contract/methods.ts";
import { contentPolicy } from "#electron/shell/contentPolicy.ts";
import type { Files } from "./builtPage.ts";

export const ORIGIN = "https://jimukyoku.invalid";
/** Of the same origin, so that what the window kept there can be taken away; not a file of the product. */
export const NOTHING = "/nothing";
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** The window that a page shows. */
export interface Shown {
  /** Answers the calls of the window. */
  answer: (name: MethodName, input: unknown) => Promise<unknown>;
  /** Errors the page threw or logged. */
  problems: string[];
}

export interface PageOptions {
  width: number;
  height: number;
  /** What the page's clock says, standing still; absent = the real time. */
  now: string | undefined;
}

export interface WindowPages {
  /** A page without any window in it; the caller goes to ORIGIN. */
  take: (shown: Shown, options: PageOptions) => Promise<Page>;
  /** The window in the page ends. */
  leave: (page: Page) => Promise<void>;
}

/** The pages of one browser, which serve these files. */
export function windowPages(browser: Browser, files: Files): WindowPages {
  const resting: { page: Page; now: string | undefined }[] = [];
  const showing = new Map<Page, { shown: Shown; now: string | undefined }>();

  async function newPage({ width, height, now }: PageOptions): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height },
      locale: "ja-JP",
      timezoneId: "Asia/Tokyo",
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    if (now !== undefined) await page.clock.setFixedTime(now);
    const problem = (text: string) => showing.get(page)?.shown.problems.push(text);
    page.on("pageerror", (error) => problem(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") problem(message.text());
    });
    await page.exposeBinding("hostCall", (_source, name: MethodName, input: unknown) =>
      showing.get(page)?.shown.answer(name, input),
    );
    await page.addInitScript(() => {
      const listeners = new Map<string, Set<(payload: unknown) => void>>();
      const scope = globalThis as unknown as Record<string, unknown>;
      scope["hostEmit"] = (name: string, payload: unknown) => {
        for (const listener of listeners.get(name) ?? []) listener(payload);
      };
      scope["jimukyoku"] = {
        call: scope["hostCall"],
        on(name: string, listener: (payload: unknown) => void) {
          const set = listeners.get(name) ?? new Set();
          listeners.set(name, set.add(listener));
          return () => set.delete(listener);
        },
      };
    });
    await page.route("**/*", async (route) => {
      const url = new URL(route.request().url());
      if (url.origin !== ORIGIN) {
        problem(`request to ${url.href}`);
        return route.abort();
      }
      if (url.pathname === NOTHING)
        return route.fulfill({ body: "<!doctype html>", contentType: "text/html" });
      const path = url.pathname === "/" ? "/index.html" : url.pathname;
      const body = files.get(path);
      if (body === undefined) return route.fulfill({ status: path === "/favicon.ico" ? 204 : 404, body: "" });
      return route.fulfill({
        body,
        contentType: types[extname(path)] ?? "application/octet-stream",
        headers: { "content-security-policy": contentPolicy },
      });
    });
    return page;
  }

  return {
    async take(shown, options) {
      const index = resting.findIndex(({ now }) => now === options.now);
      const rested = index === -1 ? undefined : resting.splice(index, 1)[0]?.page;
      const page = rested ?? (await newPage(options));
      showing.set(page, { shown, now: options.now });
      const size = page.viewportSize();
      if (size?.width !== options.width || size.height !== options.height) {
        await page.setViewportSize({ width: options.width, height: options.height });
      }
      return page;
    },
    async leave(page) {
      const now = showing.get(page)?.now;
      const left =
        !page.isClosed() &&
        (await forgetAll(page).then(
          () => true,
          () => false,
        ));
      showing.delete(page);
      if (!left) return page.context().close();
      // A pointer that stays over the window would be over the next one, too.
      await page.mouse.move(-1, -1);
      resting.push({ page, now });
    },
  };
}

async function forgetAll(page: Page): Promise<void> {
  await page.goto(`${ORIGIN}${NOTHING}`);
  await page.evaluate(() => {
    sessionStorage.clear();
    localStorage.clear();
  });
}
