/** The 進捗状況まとめ as it comes out of the printer. */
import { layoutDocument } from "docx/layout";
import { describe, expect, it } from "vitest";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { mergeTrees } from "#shared/forms/forms.ts";
import { progressTable } from "#shared/forms/progressTable.ts";
import { wordDocument } from "#electron/backend/word/wordDocument.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { progressYear, withMeasures } from "#test/support/progressYears.ts";

const letters = (page: string) => page.replaceAll(/\s/gu, "");

/** The sample with reports as long as those of the real table. */
function withLongerReports(): YearSnapshot {
  const year = progressYear();
  const more = "参加者の声を聞きながら内容を見直し、周りの市の取組も調べる。";
  return {
    ...year,
    evaluations: year.evaluations.map((one) => ({ ...one, achievement: `${one.achievement}${more}` })),
  };
}

/** The sample with one report that needs more than two pages. */
function withLongReport(): YearSnapshot {
  const year = progressYear();
  const long = `${"課題が残っています。引き続き検討します。\n".repeat(180)}おわりの行`;
  return {
    ...year,
    evaluations: year.evaluations.map((one, index) => (index === 3 ? { ...one, achievement: long } : one)),
  };
}

describe("the 進捗状況まとめ on paper", () => {
  it("is one page in the model of Word's own layout", async () => {
    for (const year of [progressYear(), withLongerReports()]) {
      const layout = layoutDocument(await wordDocument(progressTable(year), () => Promise.resolve()));
      expect(layout.pages).toHaveLength(1);
    }
  });

  it.skipIf(!canRender)(
    "is one A3 page, several with repeated heads, or runs on to the last line",
    async () => {
      const years = [progressYear(), withLongerReports(), withMeasures(60), withLongReport()];
      const trees = years.map((year) => progressTable(year, { handoutNumber: "資料2" }));
      const pages = (await pagesOf(await wordFile(mergeTrees(trees, "四部")))).map(letters);
      for (const [index, page] of pages.entries()) {
        expect(page).toContain("資料2");
        expect(page).toContain(`－${index + 1}－`);
        expect(page.length).toBeGreaterThan(200);
      }
      // A title begins each of the four documents.
      const begins = pages.flatMap((page, index) => (page.includes("～進捗状況まとめ") ? [index] : []));
      expect(begins.slice(0, 3)).toEqual([0, 1, 2]);
      for (const page of pages.slice(0, 2)) {
        expect(page).toContain("産学連携の支援");
        expect(page).toContain("要大幅改善（50%以下）");
      }
      const sixty = pages.slice(2, begins[3]);
      expect(sixty.length).toBe(4);
      for (const page of sixty) expect(page).toContain("年間年間年間年間");
      for (let index = 1; index <= 60; index += 1) {
        expect(sixty.filter((page) => page.includes(`実施事業その${index}(`))).toHaveLength(1);
      }
      const long = pages.slice(begins[3]);
      expect(long.length).toBeGreaterThan(3);
      expect(long.filter((page) => page.includes("おわりの行"))).toHaveLength(1);
      expect(long.at(-1)).toContain("産学連携の支援");
    },
  );
});
