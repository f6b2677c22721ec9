/** Plans nobody meant to make: the two evaluation sheets stay readable, and the file stays whole. */
import { describe, expect, it } from "vitest";
import type { Item } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { buildForm, mergeTrees } from "#shared/forms/forms.ts";
import { plainText } from "#shared/forms/build.ts";
import { estimatedPages } from "#shared/forms/placedPages.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { item, sampleYear, withEvaluation, withYears } from "#test/support/snapshots.ts";
import { cellsOf, tablesOf } from "#test/support/trees.ts";

const year = sampleYear();
const sheet = (snapshot: YearSnapshot) => buildForm("evaluation-sheet", snapshot, { subjects: [item("1")] });

/** Direction 1 with so many measures, each with one indicator and a text about it. */
function withMeasures(count: number): YearSnapshot {
  const kept = year.items.filter((one) => one.id === "1" || !one.id.startsWith("1-"));
  const measures = Array.from({ length: count }, (_, index): Item => ({
    id: `m${index + 1}`,
    parent: "1",
    code: `1-${index + 1}`,
    title: `加えた施策の${index + 1}`,
  }));
  const [pattern] = year.indicators;
  if (!pattern) throw new Error("the sample has indicators");
  const indicators = measures.map((one) => ({ ...pattern, id: `${one.id}/i`, item: one.id }));
  const snapshot = { ...year, items: [...kept, ...measures], indicators };
  return measures.reduce(
    (all, one) => withEvaluation(all, item(one.id), { achievement: "取り組みを進めた。", rating: "B" }),
    snapshot,
  );
}

const threeLines =
  "市内の商店会に加入する店舗のうち、\n空き店舗を活用して開業した店舗の割合を、\n前の年度と比べた増減";
const withLongName: YearSnapshot = {
  ...year,
  indicators: year.indicators.map((one, index) => (index === 0 ? { ...one, name: threeLines } : one)),
};
const fourPages = withEvaluation(year, item("1"), {
  issues: `${"空き店舗の情報が集まりにくいことが課題である。\n".repeat(180)}おわり`,
});

describe("a plan nobody meant to make", () => {
  it("gives a whole file, every cell of it", async () => {
    const plans = [0, 1, 60].map(withMeasures).concat(withYears(year, 12), withLongName, fourPages);
    const tree = mergeTrees(plans.map(sheet), "試験");
    const bytes = await wordFile(tree);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    const written = readTables(bytes).flatMap((one) => one.cells);
    expect(written).toHaveLength(cellsOf(tree).length);
  });

  it.each([0, 1, 60])("prints a direction with %i measures on no more pages than they need", (count) => {
    const tree = sheet(withMeasures(count));
    const titles = cellsOf(tree).filter((cell) => plainText(cell.paragraphs).includes("加えた施策の"));
    expect(titles).toHaveLength(count);
    // Two rows of 1.5 cm a measure.
    expect(estimatedPages(tree).length).toBeLessThan(2 + count / 3);
  });

  it.each([12, 40])("prints %i years, every value on one line", (years) => {
    const widths = tablesOf(sheet(withYears(year, years))).flatMap((one) => one.columns);
    expect(Math.min(...widths)).toBeGreaterThan(450);
  });

  it("prints a name of an indicator over three lines beside values of half its height", () => {
    const rows = tablesOf(sheet(withLongName))[1]?.rows ?? [];
    const [target, actual] = [rows[2], rows[3]];
    expect(plainText(target?.cells[1]?.paragraphs ?? [])).toBe(threeLines);
    expect(target?.minHeight).toBe(actual?.minHeight);
    expect((target?.minHeight ?? 0) * 2).toBeGreaterThan(3 * 9 * 20 * 1.38);
  });

  it.skipIf(!canRender)("prints 課題 of four pages to their end", async () => {
    const tree = sheet(fourPages);
    const pages = await pagesOf(await wordFile(tree));
    expect(pages).toHaveLength(estimatedPages(tree).length);
    expect(pages.length).toBeGreaterThanOrEqual(5);
    expect(pages.join("")).toContain("おわり");
    for (const page of pages) expect(page.replaceAll(/－\s*\d+\s*－|\s/gu, "")).not.toBe("");
  });
});
