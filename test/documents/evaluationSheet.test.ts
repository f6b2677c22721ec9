import { describe, expect, it } from "vitest";
import type { IndicatorValue } from "#shared/domain/value.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { plainText } from "#shared/forms/build.ts";
import { evaluationSheet } from "#shared/forms/evaluationSheet.ts";
import { fieldText } from "#shared/rules/fieldText.ts";
import { item, project, sampleYear, withEvaluation, withYears } from "#test/support/snapshots.ts";
import { cellOf, cellsOf, linesOf, paragraphsOf, tablesOf, textRows } from "#test/support/trees.ts";

const sheetOf = (snapshot: YearSnapshot, id = "1") => evaluationSheet(snapshot, { subjects: [item(id)] });
const year2019 = sampleYear();

describe("施策評価シート", () => {
  it("names plan, form and year at the top of every sheet", () => {
    const tree = evaluationSheet(year2019);
    expect(tree.sections).toHaveLength(5);
    for (const section of tree.sections) {
      const titles = section.blocks
        .slice(0, 2)
        .map((block) => (block.kind === "paragraph" ? plainText([block]) : ""));
      expect(titles).toEqual(["朝霞市産業振興基本計画", "施策評価シート（令和元年度）"]);
    }
  });

  it("has the rows of the official table in its order", () => {
    const [table] = tablesOf(sheetOf(year2019));
    expect(table?.columns).toEqual([1814, 5953, 680, 1191]);
    expect(table && textRows(table).map((row) => row[0])).toEqual([
      "施策の方向性",
      "目指す姿",
      "1-1 市民等で賑わう拠点づくり",
      "令和元年度\n事業内容",
      "達成状況",
      "1-2 個店や商店街の魅力アップ",
      "令和元年度\n事業内容",
      "達成状況",
      "1-3 市民の買い物環境等の向上",
      "令和元年度\n事業内容",
      "達成状況",
      "解決すべき課題・\n来年度に向けた\n方向性",
    ]);
    expect(table && textRows(table)[4]?.[2]).toBe("判定");
    expect(table && textRows(table)[4]?.[3]).toBe("C");
  });

  it("shows every text exactly as it is stored, in a cell that knows its field", () => {
    const tree = evaluationSheet(year2019);
    const cells = cellsOf(tree).filter((cell) => cell.field && cell.field.entity !== "indicatorValue");
    for (const cell of cells) {
      if (!cell.field || cell.field.entity === "indicatorValue") continue;
      expect(plainText(cell.paragraphs)).toBe(fieldText(year2019, cell.field));
      expect(cell.label).not.toBe("");
      expect(cell.editor).toBe(cell.field.property === "rating" ? "rating" : "text");
    }
    // 5 goals, 14 × (activities, achievement, rating), 5 issues, 5 evaluations of the committee
    expect(cells).toHaveLength(5 + 14 * 3 + 5 + 5);
  });

  it("prints the grade scale once under the table", () => {
    expect(linesOf(sheetOf(year2019)).filter((line) => line.startsWith("判定の基準"))).toEqual([
      "判定の基準　A：計画を大幅に上回る進捗状況　B：計画を上回る進捗状況　C：計画どおりの進捗状況　D：計画を下回る進捗状況",
    ]);
  });

  it("begins the indicators on a new page under their heading", () => {
    const heading = paragraphsOf(sheetOf(year2019)).find((one) => one.pageBreakBefore);
    expect(heading && plainText([heading])).toBe("■施策の進捗に関する各指標");
  });

  it("gives every indicator two rows with kind and name merged, target above actual", () => {
    const table = tablesOf(sheetOf(year2019))[1];
    expect(table?.columns).toHaveLength(8);
    const rows = table ? textRows(table) : [];
    expect(rows[0]).toEqual(["", "名称", "上段：目標値　下段：実績値"]);
    expect(rows[1]?.slice(0, 2)).toEqual(["計画策定時\n(2018年度)", "令和元年度\n(2019年度)"]);
    expect(rows[2]?.slice(0, 4)).toEqual(["活動\n指標", "空き店舗の活用件数", "—", "0件"]);
    expect(rows[3]?.slice(0, 3)).toEqual(["0件", "0件", ""]);
    expect(rows[4]?.slice(0, 2)).toEqual(["※\n成果\n指標", "小売事業所数"]);
    expect(table?.rows.slice(0, 2).map((row) => row.header)).toEqual([true, true]);
    for (const [index, row] of (table?.rows ?? []).slice(2).entries()) {
      const upper = index % 2 === 0;
      expect(row.cells.slice(0, 2).map((cell) => cell.rowSpan)).toEqual(upper ? [2, 2] : [1, 1]);
      expect(row.cells.at(-1)?.borders).toEqual({
        [upper ? "bottom" : "top"]: { style: "dotted", width: 4 },
      });
      expect(row.cantSplit).toBe(true);
      expect(row.keepNext).toBe(upper);
    }
  });

  it("makes the two rows of an indicator equally high, so that the lower one does not take the surplus", () => {
    for (const table of tablesOf(evaluationSheet(year2019)).filter((one) => one.name.includes("の指標"))) {
      for (let row = 2; row < table.rows.length; row += 2) {
        expect(table.rows[row]?.minHeight).toBe(table.rows[row + 1]?.minHeight);
      }
    }
  });

  it("lets target and actual of every year be edited, the baseline too", () => {
    const cells = cellsOf(sheetOf(year2019)).filter((cell) => cell.editor === "value");
    expect(cells).toHaveLength(9 * 2 * 6);
    expect(cells.map((cell) => cell.label)).toContain("空き店舗の活用件数 計画策定時 実績値");
  });

  it("explains ※ only on sheets that have one", () => {
    const notes = (id: string) => linesOf(sheetOf(year2019, id)).filter((line) => line.startsWith("※"));
    expect(notes("1")).toEqual([year2019.plan.externalSurveyNote]);
    expect(notes("4")).toEqual([]);
  });

  it("prints a value that does not exist for a reason as － and the reason under its table", () => {
    const reason: IndicatorValue = { kind: "reason", reason: "感染症のため調査を中止" };
    const snapshot = {
      ...year2019,
      indicators: year2019.indicators.map((one) =>
        one.id === "1-1/1" ? { ...one, actuals: { ...one.actuals, "2019": reason } } : one,
      ),
    };
    const tree = sheetOf(snapshot);
    const field = { entity: "indicatorValue", id: "1-1/1", series: "actual", fiscalYear: 2019 } as const;
    expect(plainText(cellOf(tree, field)?.paragraphs ?? [])).toBe("－");
    expect(linesOf(tree)).toContain("（注）空き店舗の活用件数 令和元年度 実績値：感染症のため調査を中止");
  });

  it("leaves 30 mm to write the committee's evaluation by hand, and prints it when there is one", () => {
    const empty = tablesOf(sheetOf(sampleYear(2020))).at(-1);
    expect(empty && textRows(empty)).toEqual([["推進委員会の\n評価", ""]]);
    expect(empty?.rows[0]?.minHeight).toBe(1701);
    const filled = withEvaluation(year2019, item("1"), { committeeEvaluation: "一段落目。\n二段落目。" });
    const table = tablesOf(sheetOf(filled)).at(-1);
    expect(table && textRows(table)).toEqual([["推進委員会の\n評価", "一段落目。\n二段落目。"]]);
  });

  it("lets a long evaluation run over pages instead of pushing it to the next", () => {
    const long = withEvaluation(year2019, item("1"), { committeeEvaluation: "評価する。".repeat(300) });
    expect(tablesOf(sheetOf(long)).at(-1)?.rows[0]?.cantSplit).toBe(false);
  });

  it("prints a year without any evaluation as the empty form", () => {
    const tree = sheetOf(sampleYear(2020));
    const texts = cellsOf(tree).filter((cell) => cell.field?.entity === "evaluation");
    expect(texts.length).toBeGreaterThan(0);
    expect(linesOf(tree)[1]).toBe("施策評価シート（令和2年度）");
    for (const row of tablesOf(tree)[0]?.rows ?? []) expect(row.minHeight).toBeGreaterThan(0);
  });

  it("puts the work itself on the sheet of an item without parts", () => {
    const alone = { ...year2019, items: year2019.items.filter((one) => one.id === "1"), indicators: [] };
    const tables = tablesOf(sheetOf(alone));
    expect(tables).toHaveLength(2);
    expect(tables[0] && textRows(tables[0]).map((row) => row[0])).toEqual([
      "施策の方向性",
      "目指す姿",
      "令和元年度\n事業内容",
      "達成状況",
      "解決すべき課題・\n来年度に向けた\n方向性",
    ]);
    expect(paragraphsOf(sheetOf(alone)).some((one) => one.pageBreakBefore)).toBe(false);
  });

  it("gives an item that only holds others a heading and no rows of its own", () => {
    const deeper = {
      ...year2019,
      items: [...year2019.items, { id: "1-1-1", parent: "1-1", code: "1-1-1", title: "事業の例" }],
    };
    const [table] = tablesOf(sheetOf(deeper));
    expect(
      table &&
        textRows(table)
          .map((row) => row[0])
          .slice(2, 6),
    ).toEqual(["1-1 市民等で賑わう拠点づくり", "1-1-1 事業の例", "令和元年度\n事業内容", "達成状況"]);
  });

  it("has no table for a part without indicators", () => {
    const fewer = { ...year2019, indicators: year2019.indicators.filter((one) => one.item !== "1-2") };
    const names = tablesOf(sheetOf(fewer)).map((table) => table.name);
    expect(names.filter((name) => name.includes("の指標"))).toEqual([
      "1-1 市民等で賑わう拠点づくり の指標",
      "1-3 市民の買い物環境等の向上 の指標",
    ]);
  });

  it("has neither 判定 nor its scale in a plan without grades", () => {
    const { ratingScale } = year2019.plan;
    const plain = {
      ...year2019,
      plan: { ...year2019.plan, ratingScale: { ...ratingScale, grades: [] } },
      evaluations: [],
    };
    const tree = sheetOf(plain);
    expect(cellsOf(tree).some((cell) => cell.editor === "rating")).toBe(false);
    expect(linesOf(tree).some((line) => line.startsWith("判定の基準"))).toBe(false);
  });

  it("has no 計画策定時 column in a plan without a baseline", () => {
    const plain = { ...year2019, plan: { ...year2019.plan, baselineFiscalYear: null } };
    const table = tablesOf(sheetOf(plain))[1];
    expect(table?.columns).toHaveLength(7);
    expect(table && textRows(table)[1]?.[0]).toBe("令和元年度\n(2019年度)");
  });

  it.each([1, 5, 12, 40, 60])("shows each of %i years once, in tables no wider than the page", (years) => {
    const tables = tablesOf(sheetOf(withYears(year2019, years))).filter((one) => one.name.startsWith("1-1 "));
    const labels = tables.flatMap((table) => textRows(table)[1] ?? []);
    expect(labels).toHaveLength(years + 1);
    expect(new Set(labels).size).toBe(years + 1);
    for (const table of tables) {
      expect(table.columns.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(9638);
      expect(table.columns.length).toBeLessThanOrEqual(63);
    }
  });

  it("keeps ten years with small numbers and their baseline in one table", () => {
    const snapshot = withYears(year2019, 10);
    const small = { kind: "number", number: "12" } as const;
    const targets = Object.fromEntries(
      Object.keys(snapshot.indicators[0]?.targets ?? {}).map((year) => [year, small]),
    );
    const indicators = snapshot.indicators.map((one) => ({ ...one, targets }));
    const tables = tablesOf(sheetOf({ ...snapshot, indicators })).filter((one) =>
      one.name.startsWith("1-1 "),
    );
    expect(tables).toHaveLength(1);
    expect(tables[0] && textRows(tables[0])[1]?.slice(0, 2)).toEqual([
      "計画\n策定時\n(2018年度)",
      "令和\n元年度\n(2019年度)",
    ]);
  });

  it("keeps the years of a divided table under each other", () => {
    const tables = tablesOf(sheetOf(withYears(year2019, 40))).filter((one) => one.name.startsWith("1-1 "));
    expect(tables.length).toBeGreaterThan(1);
    const widths = tables.map((table) => table.columns.slice(0, 3));
    for (const width of widths) expect(width).toEqual(widths[0]);
  });

  it("prints the handout number in its box only when there is one", () => {
    const box = (handoutNumber?: string) =>
      evaluationSheet(year2019, handoutNumber === undefined ? {} : { handoutNumber }).sections[0]
        ?.handoutNumber;
    expect(box("資料1")).toBe("資料1");
    expect(box("  ")).toBeUndefined();
    expect(box()).toBeUndefined();
  });

  it("refuses a sheet the plan does not have", () => {
    expect(() => sheetOf(year2019, "9")).toThrow("not-found");
    expect(() => evaluationSheet(year2019, { subjects: [project("p1")] })).toThrow("not-found");
  });

  it("prints the sheets asked for in the order asked for", () => {
    const tree = evaluationSheet(year2019, { subjects: [item("3"), item("1")] });
    expect(
      tablesOf(tree)
        .map((table) => table.name.slice(0, 1))
        .filter((one, i, all) => all[i - 1] !== one),
    ).toEqual(["3", "1"]);
  });
});
