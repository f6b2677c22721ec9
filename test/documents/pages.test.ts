/** What comes out of the printer, as LibreOffice lays it out. */
import { describe, expect, it } from "vitest";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { buildForm, mergeTrees } from "#shared/forms/forms.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { item, sampleYear, withEvaluation, withYears } from "#test/support/snapshots.ts";

const year2019 = sampleYear();
const print = async (snapshot: YearSnapshot, id?: string) =>
  pagesOf(
    await wordFile(buildForm("evaluation-sheet", snapshot, id === undefined ? {} : { subjects: [item(id)] })),
  );
const hasText = (page: string) => page.replaceAll(/－\s*\d+\s*－|\s/gu, "") !== "";

/** Direction 1 with so many more indicators that its table runs over several pages. */
function withManyIndicators(count: number): YearSnapshot {
  const [pattern] = year2019.indicators;
  if (!pattern) throw new Error("the sample has indicators");
  const more = Array.from({ length: count }, (_, index) => ({
    ...pattern,
    id: `more-${index}`,
    name: `追加した指標の${index + 1}`,
  }));
  return { ...year2019, indicators: [...more, ...year2019.indicators] };
}

describe.skipIf(!canRender)("the sample's sheets on paper", () => {
  it("stand on two pages a direction and one page for two projects, numbered through, none blank", async () => {
    const tree = mergeTrees(
      [buildForm("evaluation-sheet", year2019), buildForm("project-sheet", year2019)],
      "資料1",
    );
    const pages = await pagesOf(await wordFile(tree));
    expect(pages).toHaveLength(12);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`－ ${index + 1} －`);
      expect(hasText(page)).toBe(true);
    }
  });

  it("have the handout number on every page", async () => {
    const bytes = await wordFile(buildForm("evaluation-sheet", year2019, { handoutNumber: "資料1" }));
    for (const page of await pagesOf(bytes)) expect(page.replaceAll(/\s/gu, "")).toMatch(/^資料1/u);
  });

  it("repeat both header rows on every page of a long indicator table", async () => {
    const pages = (await print(withManyIndicators(60), "1")).filter((page) =>
      page.includes("追加した指標の"),
    );
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      expect(page).toContain("上段：目標値");
      expect(page).toContain("計画策定時");
    }
  });

  it("let a long evaluation of the committee begin where there is room and run on", async () => {
    const text = "取組の効果を確かめながら進められたい。".repeat(120);
    const pages = await print(withEvaluation(year2019, item("1"), { committeeEvaluation: text }), "1");
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[1]).toContain("取組の効果");
    expect(pages.every(hasText)).toBe(true);
  });

  it("print 40 years without a blank page or a broken number", async () => {
    const pages = await print(withYears(year2019, 40), "1");
    expect(pages.every(hasText)).toBe(true);
    const all = pages.join("\n");
    for (let year = 0; year < 40; year += 1) {
      expect(all).toMatch(new RegExp(`\\(\\s*${2019 + year}\\s*年度\\)`, "u"));
      expect(all).toContain(`100,0${String(year).padStart(2, "0")}`);
    }
  });

  it("print a text of 20,000 characters to its end", async () => {
    const text = `${"長い文章です。".repeat(2857)}おわり`;
    const pages = await print(withEvaluation(year2019, item("1-1"), { achievement: text }), "1");
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.every(hasText)).toBe(true);
    expect(pages.join("\n")).toContain("おわり");
  });
});
