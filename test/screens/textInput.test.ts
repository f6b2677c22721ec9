/** The shared text field under a real input method, as Chromium drives it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CDPSession, Locator, Page } from "@playwright/test";
import { compose, partsBrowser, type PartsBrowser } from "#test/screens/support/parts.ts";

let browser: PartsBrowser;
let page: Page;
let ime: CDPSession;
let input: Locator;

beforeAll(async () => {
  browser = await partsBrowser();
  page = await browser.open();
  ime = await page.context().newCDPSession(page);
});
afterAll(() => browser.close());

const show = async (options: { value: string; multiline?: boolean }) => {
  await page.evaluate((given) => window.parts.input(given), options);
  input = page.getByLabel("意見");
  await input.focus();
};
const log = () => page.evaluate(() => window.parts.log.map((one) => `${one.name} ${one.text ?? ""}`.trim()));

beforeEach(() => browser.again(page));

describe("text field", () => {
  it("reports nothing while a conversion is open, and the converted text once it is accepted", async () => {
    await show({ value: "" });
    await compose(ime, "k", "こ", "こう", "商");
    await expect.poll(() => input.inputValue()).toBe("商");
    expect(await log()).toEqual([]);
    await ime.send("Input.insertText", { text: "商工会" });
    expect(await log()).toEqual(["change 商工会"]);
  });

  it("does not take the Enter that accepts a conversion for its own", async () => {
    await show({ value: "" });
    await compose(ime, "こうし");
    await ime.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      key: "Process",
      code: "Enter",
      windowsVirtualKeyCode: 229,
    });
    await ime.send("Input.insertText", { text: "講師" });
    expect(await log()).toEqual(["change 講師"]);
    await page.keyboard.press("Enter");
    expect(await log()).toEqual(["change 講師", "commit 講師"]);
    await expect.poll(() => input.inputValue()).toBe("");
  });

  it("ignores an Enter that an old input method reports right after the conversion ended", async () => {
    await show({ value: "" });
    await input.evaluate((element: HTMLInputElement) => {
      const options = { bubbles: true, cancelable: true };
      element.dispatchEvent(new CompositionEvent("compositionstart", options));
      element.dispatchEvent(new CompositionEvent("compositionend", options));
      element.dispatchEvent(new KeyboardEvent("keydown", { ...options, key: "Enter", keyCode: 13 }));
    });
    expect(await log()).not.toContain("commit");
  });

  it("keeps the text being converted when the escape key cancels the conversion", async () => {
    await show({ value: "もと" });
    await page.keyboard.press("End");
    await compose(ime, "へんかん");
    await ime.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      key: "Escape",
      code: "Escape",
      windowsVirtualKeyCode: 229,
    });
    await expect.poll(() => input.inputValue()).toBe("もとへんかん");
    expect(await log()).toEqual([]);
  });

  it("goes back to what it was on Escape, and says so", async () => {
    await show({ value: "もと" });
    await page.keyboard.press("End");
    await page.keyboard.type("abc");
    await page.keyboard.press("Escape");
    await expect.poll(() => input.inputValue()).toBe("もと");
    expect((await log()).slice(-2)).toEqual(["change もと", "cancel"]);
  });

  it("commits a multi-line text with Ctrl+Enter and breaks the line with Enter", async () => {
    await show({ value: "", multiline: true });
    await page.keyboard.type("a");
    await page.keyboard.press("Enter");
    await page.keyboard.type("b");
    expect(await log()).not.toContain("commit a");
    await page.keyboard.press("Control+Enter");
    expect((await log()).at(-1)).toBe("commit a\nb");
  });

  it("does not send the form around it on Enter", async () => {
    await show({ value: "" });
    await page.keyboard.type("a");
    await page.keyboard.press("Enter");
    expect(await log()).toEqual(["change a", "commit a"]);
  });
});
