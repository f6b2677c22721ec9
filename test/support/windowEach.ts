/** A window for each test of a file, over one browser: closed after it, and nothing may have gone wrong in it. */
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { windowBrowser, type OpenWindow, type WindowBrowser } from "#test/support/windowHost.ts";

/** Called once at the top of a test file; what it gives back opens the window of the running test. */
export function windowOfEachTest(): WindowBrowser["open"] {
  let browser: WindowBrowser;
  let opened: OpenWindow | undefined;
  beforeAll(async () => {
    browser = await windowBrowser();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    const problems = opened?.problems ?? [];
    await opened?.close();
    opened = undefined;
    expect(problems).toEqual([]);
  });
  return async (options) => {
    opened = await browser.open(options);
    return opened;
  };
}
