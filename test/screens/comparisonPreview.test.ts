/** The preview of a 新旧対照表, which is also its PDF, has the pages of the Word file, and loses nothing of rows longer than one. */
import type { Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StatedMeasure } from "#shared/domain/rows.ts";
import { comparisonTable } from "#shared/forms/comparisonTable.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { documentRow, reviewYear, yearWithDocument } from "#test/support/reviewYears.ts";
import { partsBrowser, type PartsBrowser } from "#test/screens/support/parts.ts";

let browser: PartsBrowser;
let page: Page;
beforeAll(async () => {
  browser = await partsBrowser();
  page = await browser.open({ width: 1366, height: 768 });
});
afterAll(() => browser.close());

/** Text of every page on screen, without its spaces. */
async function shownPages(tree: DocumentTree): Promise<string[]> {
  await page.evaluate((given) => window.parts.preview({ tree: given, title: "新旧対照表" }), tree);
  await page.getByText(/^全 \d+ ページ$/u).waitFor();
  const texts = await page.locator(".sheet-page").allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s/gu, ""));
}

const lines = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `　${index + 1}行目は、${"市内の事業者の声を聴く。".repeat(5)}`,
  ).join("\n");
const measure = (lineCount: number, indicators: number): StatedMeasure => ({
  title: "1-1 拠点づくり",
  overview: lines(lineCount),
  images: ["催しの開催"],
  headings: ["基準値", "中間目標値", "目標値"],
  indicators: Array.from({ length: indicators }, (_, index) => ({
    kind: "成果指標",
    name: `指標その${index + 1}`,
    baseline: "1件",
    middle: "2件",
    target: "3件",
  })),
});

describe("the preview of a 新旧対照表", () => {
  it.skipIf(!canRender)("has the pages of the Word file for the sample", async () => {
    const tree = comparisonTable(reviewYear(), { handoutNumber: "資料1" });
    const shown = await shownPages(tree);
    expect(shown).toHaveLength((await pagesOf(await wordFile(tree))).length);
  });

  it("loses nothing of a text or a 施策 that is longer than a page, on either side", async () => {
    const rows = [
      documentRow({ newText: lines(30), oldText: null }),
      documentRow({ newText: null, oldText: null, newMeasure: measure(25, 30) }),
      documentRow({ newText: null, oldText: lines(30), newMeasure: measure(1, 2) }),
    ];
    const shown = await shownPages(comparisonTable(yearWithDocument("comparison", rows)));
    const heights = await page
      .locator(".sheet-page")
      .evaluateAll((pages) => pages.map((one) => one.scrollHeight - one.clientHeight));
    expect(Math.max(...heights)).toBeLessThanOrEqual(1);
    const whole = shown.join("");
    for (let line = 1; line <= 30; line += 1) {
      expect(whole.split(`${line}行目は、`).length - 1).toBeGreaterThanOrEqual(2);
      expect(whole).toContain(`指標その${line}`);
    }
  });
});
