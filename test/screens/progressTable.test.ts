/** A 進捗状況まとめ is edited on itself, in the window over a real backend: texts, values, and what has no cell of its own. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { progressTable } from "#shared/forms/progressTable.ts";
import { partsBrowser, type PartsBrowser } from "#test/screens/support/parts.ts";
import { progressPackageFile, progressYear, withMeasures } from "#test/support/progressYears.ts";
import { picture, windowBrowser, type OpenWindow, type WindowBrowser } from "#test/support/windowHost.ts";
import { snapshot } from "#test/support/windowSteps.ts";

describe("the 進捗状況まとめ in the window", () => {
  let browser: WindowBrowser;
  let window: OpenWindow;
  beforeAll(async () => {
    browser = await windowBrowser();
    window = await browser.open({ plan: progressPackageFile });
    await window.page.getByRole("table", { name: "進捗状況まとめ" }).waitFor();
  });
  afterAll(async () => {
    await window.close();
    await browser.close();
  });
  afterEach(() => {
    expect(window.problems.splice(0)).toEqual([]);
  });
  const item = async (id: string) => (await snapshot(window, 2025)).items.find((one) => one.id === id);

  it("changes a title that stands upright, and a value whose grade follows", async () => {
    const { page } = window;
    await picture(page, "progress-table");
    await page.getByRole("textbox", { name: "事業承継の促進 名称" }).first().focus();
    await page.keyboard.press("End");
    await page.keyboard.type("と支援");
    await picture(page, "progress-upright");
    await page.keyboard.press("Tab");
    await expect.poll(async () => (await item("1-1"))?.title).toBe("事業承継の促進と支援");

    const grade = page.getByRole("button", { name: /^参加者数 令和7年度 評価：/ }).first();
    await expect.poll(() => grade.getAttribute("aria-label")).toContain("：C");
    await page.getByRole("textbox", { name: "参加者数 令和7年度 実績値" }).first().focus();
    await page.keyboard.type("44");
    await page.keyboard.press("Enter");
    await expect.poll(() => grade.getAttribute("aria-label")).toContain("：A");
  });

  it("changes page, 新規事業, 実施主体 and the indicator's unit beside the row", async () => {
    const { page } = window;
    const tool = page.getByRole("button", { name: "創業塾の掲載ページ・実施主体など" });
    await tool.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "創業塾" });
    await dialog.getByLabel("実施主体").fill("商工会、市");
    await dialog.getByLabel("掲載ページ").fill("P.99");
    await dialog.getByLabel("新規事業").click();
    await dialog.getByLabel("単位").fill("名");
    await picture(page, "progress-item");
    await dialog.getByRole("button", { name: "閉じる" }).click();
    await expect
      .poll(() => item("1-2-1"))
      .toMatchObject({ pageReference: "P.99", isNew: true, departments: ["商工会", "市"] });
    const table = page.getByRole("table", { name: "進捗状況まとめ" });
    await table.getByText("創業塾【新規事業】(参加者数)").waitFor();
    await expect.poll(() => table.getByText("22名").count()).toBe(1);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("title")))
      .toBe("掲載ページ・実施主体など");
  });
});

describe("the preview of a 進捗状況まとめ", () => {
  let browser: PartsBrowser;
  beforeAll(async () => {
    browser = await partsBrowser();
  });
  afterAll(() => browser.close());

  it.each([
    ["the sample", progressYear(), 1],
    ["60 items", withMeasures(60), 4],
  ] as const)("has the pages of the Word file: %s", async (name, year, pages) => {
    const page = await browser.open({ width: 1800, height: 1250 });
    const tree = progressTable(year, { handoutNumber: "資料2" });
    await page.evaluate((given) => window.parts.preview({ tree: given, title: "進捗状況まとめ" }), tree);
    await page.getByText(`全 ${pages} ページ`, { exact: true }).waitFor();
    await picture(page, `progress-preview-${year.items.length}`);
    const heads = await page.locator(".sheet-page").allInnerTexts();
    expect(heads).toHaveLength(pages);
    for (const text of heads) expect([name, text]).toEqual([name, expect.stringContaining("実施状況・課題")]);
    await page.close();
  });
});
