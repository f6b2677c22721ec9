import { describe, expect, it } from "vitest";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { resultList } from "#shared/forms/resultList.ts";
import type { Table } from "#shared/forms/documentTree.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { committeeYear, itemOf } from "#test/support/committeeYears.ts";
import { readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { progressYear } from "#test/support/progressYears.ts";
import { withEvaluation } from "#test/support/snapshots.ts";
import { cellOf, linesOf, tablesOf, textRows } from "#test/support/trees.ts";

const tableOf = (year: YearSnapshot, name: string): Table => {
  const found = tablesOf(resultList(year)).find((table) => table.name === name);
  if (!found) throw new Error(`no table ${name}`);
  return found;
};
const rows = (year: YearSnapshot, name: string) => textRows(tableOf(year, name));

describe("the grades on 評価結果一覧", () => {
  it("are counted for 施策 and projects apart, with their shares and why these miss 100", () => {
    expect(rows(committeeYear(), "施策の判定の状況")).toEqual([
      ["判定", "内容", "件数", "構成比"],
      ["A", "計画を大幅に上回る進捗状況", "1件", "7.1％"],
      ["B", "計画を上回る進捗状況", "1件", "7.1％"],
      ["C", "計画どおりの進捗状況", "7件", "50.0％"],
      ["D", "計画を下回る進捗状況", "5件", "35.7％"],
      ["計", "14件", "100.0％"],
    ]);
    const notes = linesOf(resultList(committeeYear())).filter((line) => line.startsWith("※"));
    // 7.1 + 7.1 + 50.0 + 35.7 = 99.9; the four projects make 100.0.
    expect(notes).toHaveLength(1);
  });

  it("stand in a bar as wide as the page, in proportion, with what fits inside", () => {
    const bar = tableOf(committeeYear(), "施策の判定の割合");
    expect(textRows(bar)).toEqual([["A 1", "B 1", "C　7件（50.0％）", "D　5件（35.7％）"]]);
    const width = bar.columns.reduce((sum, column) => sum + column, 0);
    expect(width).toBe(9638);
    const [a = 0, b = 0, c = 0, d = 0] = bar.columns;
    expect(c / width).toBeCloseTo(0.5, 1);
    expect(d).toBeGreaterThan(a);
    expect(Math.abs(a - b)).toBeLessThan(10);
  });

  it("leave out the bar while nothing is graded, and say how many are without a grade", () => {
    const blank = { ...committeeYear(), evaluations: [] };
    expect(tablesOf(resultList(blank)).map(({ name }) => name)).not.toContain("施策の判定の割合");
    expect(linesOf(resultList(blank))).toContain("施策　14件（うち未判定14）");
    expect(rows(blank, "施策の判定の状況").at(-1)).toEqual(["計", "0件", "－"]);
  });

  it("are those of the indicators where thresholds decide, and the sheets are not listed", () => {
    const tree = resultList(progressYear());
    expect(tablesOf(tree).map(({ name }) => name)).toEqual([
      "指標の判定の割合",
      "指標の判定の状況",
      "指標の達成率ごとの件数",
      "指標の達成状況",
    ]);
    expect(linesOf(tree)).toEqual(
      expect.arrayContaining(["1　判定の状況", "2　指標の達成状況（令和7年度）"]),
    );
    expect(rows(progressYear(), "指標の達成状況")[0]).toEqual([
      "番号",
      "指標名（単位）",
      "目標値",
      "実績値",
      "達成率",
      "評価",
    ]);
  });
});

describe("the sheets on 評価結果一覧", () => {
  const result = (year: YearSnapshot, title: string) =>
    rows(year, "シートごとの結果").find((row) => row[0] === title);

  it("have their grade and what became of the committee's evaluation", () => {
    const year = committeeYear();
    expect(result(year, "1 暮らしにマッチした生活環境の創造")).toEqual([
      "1 暮らしにマッチした生活環境の創造",
      "",
      "採択（令和2年8月7日）",
    ]);
    expect(result(year, "1-1 市民等で賑わう拠点づくり")?.slice(1)).toEqual(["C", "－"]);
    expect(result(year, "2 安心・安全な市民生活を支える産業の活性化")?.[2]).toBe("案（未採択）");
    expect(result(year, "3 社会環境の変化に呼応した新たな産業の創出と育成")?.[2]).toBe("未記入");
    const changed = withEvaluation(year, itemOf("1"), { committeeEvaluation: "書き直した。" });
    expect(result(changed, "1 暮らしにマッチした生活環境の創造")?.[2]).toBe("採択後に変更あり");
  });

  it("let the grade be set where it is listed, but not on an item that only holds others", () => {
    const tree = resultList(committeeYear());
    const rating = (id: string) =>
      ({ entity: "evaluation", subject: itemOf(id), fiscalYear: 2019, property: "rating" }) as const;
    expect(cellOf(tree, rating("1-1"))?.editor).toBe("rating");
    expect(cellOf(tree, rating("1"))).toBe(undefined);
  });
});

describe("the indicators on 評価結果一覧", () => {
  it("are counted by how far they came, and listed with the figures of the year", () => {
    const year = committeeYear();
    expect(rows(year, "指標の達成率ごとの件数")).toEqual([
      ["100％以上", "80％以上100％未満", "80％未満", "達成率なし", "計"],
      ["15件", "7件", "2件", "11件", "35件"],
    ]);
    expect(rows(year, "指標の達成状況").slice(1, 4)).toEqual([
      ["1-1", "空き店舗の活用件数（件）", "0", "0", "－"],
      ["1-1", "※小売事業所数（事業所）", "505", "—", "－"],
      ["1-1", "商工関連イベント集客数（人）", "110,000", "110,000", "100.0％"],
    ]);
  });

  it("are left out where the plan has none", () => {
    const tree = resultList({ ...committeeYear(), indicators: [] });
    expect(linesOf(tree).some((line) => line.includes("指標の達成状況"))).toBe(false);
  });
});

describe("評価結果一覧 as a Word file", () => {
  it.each([
    ["where people grade", committeeYear()],
    ["where thresholds do", progressYear()],
  ])("is valid and says what the tree says: %s", async (_, year) => {
    const tree = resultList(year);
    const bytes = await wordFile(tree);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    expect(readTables(bytes).map((table) => table.cells.map(({ text }) => text))).toEqual(
      tablesOf(tree).map((table) => textRows(table).flat()),
    );
  });

  it.skipIf(!canRender)("stands on three pages for the sample", async () => {
    const pages = await pagesOf(await wordFile(resultList(committeeYear())));
    expect(pages).toHaveLength(3);
    expect(pages[0]).toContain("判定の状況");
    expect(pages[2]).toContain("達成率");
  });
});
