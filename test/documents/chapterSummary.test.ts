import { describe, expect, it } from "vitest";
import type { Field } from "#shared/domain/field.ts";
import type { PlanPeriod } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";
import { plainText } from "#shared/forms/build.ts";
import { chapterSummary } from "#shared/forms/chapterSummary.ts";
import type { Cell, DocumentTree, Table } from "#shared/forms/documentTree.ts";
import { mergeTrees } from "#shared/forms/forms.ts";
import { estimatedPages } from "#shared/forms/placedPages.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { chapterYear, withPlan, withResults, withSections } from "#test/support/chapterYears.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { item } from "#test/support/snapshots.ts";
import { cellOf, cellsOf, linesOf, tablesOf, textRows } from "#test/support/trees.ts";

const year = chapterYear();
const tree = chapterSummary(year, { handoutNumber: "資料1" });

const tableNamed = (of: DocumentTree, name: string): Table => {
  const found = tablesOf(of).find((one) => one.name === name);
  if (!found)
    throw new Error(
      `no table 「${name}」 in ${tablesOf(of)
        .map((one) => one.name)
        .join()}`,
    );
  return found;
};
const indicatorTable = (of: DocumentTree): Table => tableNamed(of, "目標指標の達成状況");
const text = (cell: Cell | undefined): string => plainText(cell?.paragraphs ?? []);
const valueField = (id: string, series: "target" | "actual", fiscalYear: number): Field => ({
  entity: "indicatorValue",
  id,
  series,
  fiscalYear,
});
const rateField = (id: string, fiscalYear: number): Field => ({
  entity: "indicatorYear",
  id,
  fiscalYear,
  property: "printedRate",
});
const thirds: PlanPeriod[] = [
  { name: "第1期", from: 2011, to: 2013 },
  { name: "第2期", from: 2014, to: 2016 },
  { name: "第3期", from: 2017, to: 2018 },
];

const quarters: PlanPeriod[] = [2011, 2013, 2015, 2017].map((from, index) => ({
  name: `第${index + 1}期`,
  from,
  to: from + 1,
}));

describe("総括表", () => {
  it("begins with plan and form, then says chapter, entry, goal, plans and 基本構想", () => {
    expect(tree.sections).toHaveLength(1);
    expect(tree.sections[0]).toMatchObject({
      page: { size: "A4", orientation: "portrait" },
      handoutNumber: "資料1",
      pageNumbers: true,
    });
    expect(linesOf(tree)).toEqual(["第5次所沢市総合計画　総括表", "目標指標の達成状況"]);
    const head = tableNamed(tree, "5 産業・経済");
    expect(textRows(head).map((row) => row[0])).toEqual([
      "施策(章)",
      "記入日",
      "まちづくりの目標",
      "分野別計画・指針",
      "基本構想",
      year.items[0]?.concept,
      "《まちづくりの目標の実現に向けた主な方針》",
      expect.stringMatching(/^◆ 所沢の顔としての中心市街地の活性化\n◆ /u),
    ]);
    expect(textRows(head)[0]).toEqual(["施策(章)", "第5章", "『産業・経済』"]);
    expect(textRows(head)[1]).toEqual([
      "記入日",
      "令和元年12月27日",
      "記入者職氏名",
      "産業経済部次長　所沢 太郎",
    ]);
  });

  it("prints number and title as one cell, and each headline of 基本構想 with its text as one", () => {
    const [name, , , , concept, conceptText, policies, policyText] = tableNamed(tree, "5 産業・経済").rows;
    const none = { style: "none", width: 0 };
    expect(name?.cells.slice(1).map((cell) => cell.borders)).toEqual([{ right: none }, { left: none }]);
    expect(concept?.cells[1]?.borders).toEqual({ bottom: none });
    expect(conceptText?.cells[0]?.borders).toEqual({ top: none });
    expect(policies?.cells[0]?.borders).toEqual({ bottom: none });
    expect(policyText?.cells[0]?.borders).toEqual({ top: none });
    expect(concept?.cells[0]?.rowSpan).toBe(4);
  });

  it("lists 成果 and 課題 under the plan's years, heads and title on every page, each row known to the store", () => {
    const results = tableNamed(tree, "5 産業・経済 成果");
    expect(textRows(results).slice(0, 3)).toEqual([
      ["平成23年度～平成30年度の取り組みのうち、顕著な成果があったもの"],
      ["取り組み", "成果", "《まちづくりの目標の実現に向けた主な方針》"],
      ["官学連携協定の締結", year.results[0]?.text, "優良農地の保全と農業後継者の育成"],
    ]);
    expect(results.rows.map((row) => row.header)).toEqual([
      true,
      true,
      ...Array.from({ length: 8 }, () => false),
    ]);
    expect(results.rows[2]?.record).toEqual({ table: "result", id: "r-5-1" });
    expect(results.adds).toEqual({
      table: "result",
      row: { item: "5", fiscalYear: 2018, list: "results", title: "", text: "", policy: "" },
    });
    const issues = tableNamed(tree, "5 産業・経済 課題");
    expect(textRows(issues).slice(0, 2)).toEqual([
      ["平成23年度～平成30年度の取り組みのうち、第6次所沢市総合計画に引き継がれる課題"],
      ["課題", "今後の方針", "《まちづくりの目標の実現に向けた主な方針》"],
    ]);
    expect(issues.rows).toHaveLength(2 + 7);
    expect(issues.adds?.row).toMatchObject({ list: "issues" });
  });

  it("has two periods in the heads of the indicators, 策定時 before the first and 目標値 behind the last", () => {
    expect(textRows(indicatorTable(tree)).slice(0, 2)).toEqual([
      ["節", "目標指標", "単位", "指標の\nめざす\n方向", "前期基本計画\nH23～H26", "後期基本計画\nH27～H30"],
      [
        "第5次所沢市総合計画策定時(H22)",
        "前期計画終了時(H26)\n上段：目標値\n下段：実績値",
        "達成率\n(H26)",
        "実績(H30)\n上段：目標値\n下段：実績値",
        "達成率\n(H30)",
        "目標値\n(H30)",
      ],
    ]);
  });

  it("sets target above actual without a line between, and leaves cells empty that a period does not have", () => {
    const rows = textRows(indicatorTable(tree)).slice(2);
    expect(rows).toEqual([
      ["第1節\n農業", "認定農業者数", "人", "↗", "193", "225", "80.9%", "", "", ""],
      ["182", ""],
      ["認定農業者の経営面積割合", "%", "↗", "35", "42", "81.9%", "", "", ""],
      ["34.4", ""],
      ["農地サポート事業の実績", "ha", "↗", "", "", "", "5", "100.0%", "5"],
      ["", "8.3"],
      ["新規就農者数", "人", "↗", "", "", "", "2", "100.0%", "2"],
      ["", "5"],
      ["後期基本計画に係る未達成指標の理由・分析", year.evaluations[1]?.analysis],
      [
        "第2節\n商業",
        "市内小売業の年間販売額",
        "億円",
        "↗",
        "2,900",
        "3,000",
        "86%",
        "2,800",
        "100%",
        "2,800",
      ],
      ["2,574", "3,085"],
      ["商店街空き店舗活用実績数", "店", "↗", "", "", "", "2", "100.0%", "2"],
      ["", "2"],
      ["後期基本計画に係る未達成指標の理由・分析", ""],
    ]);
    const upper = cellOf(tree, valueField("5-1/1", "target", 2014));
    const lower = cellOf(tree, valueField("5-1/1", "actual", 2014));
    expect(upper?.borders?.bottom?.style).toBe("none");
    expect(lower?.borders?.top?.style).toBe("none");
    expect(lower?.column).toBe(upper?.column);
  });

  it("keeps the rows beside one name on one page, and the reasons with the last of them", () => {
    const rows = indicatorTable(tree).rows.slice(2);
    const group = [...Array.from({ length: 8 }, () => true), false];
    expect(rows.map((row) => row.keepNext)).toEqual([...group, ...group.slice(4)]);
  });

  it("names a section that is longer than a page again and again, to be edited once", () => {
    const long = chapterSummary(withSections(1, 60));
    const names = indicatorTable(long).rows.flatMap(({ cells }) =>
      cells.filter((cell) => text(cell).startsWith("第1節")),
    );
    expect(names.length).toBeGreaterThan(4);
    expect(names.reduce((sum, cell) => sum + cell.rowSpan, 0)).toBe(2 * 60);
    expect(names.filter((cell) => cell.field)).toHaveLength(1);
    expect(indicatorTable(long).rows.filter((row) => !row.keepNext && !row.header)).toHaveLength(
      names.length,
    );
  });

  it("prints ↘ and → for indicators that are to fall or to stay", () => {
    const directions = (["up", "down", "keep"] as const).map((direction) => {
      const indicators = year.indicators.map((one) => ({ ...one, direction }));
      return textRows(indicatorTable(chapterSummary({ ...year, indicators })))[2]?.[3];
    });
    expect(directions).toEqual(["↗", "↘", "→"]);
  });

  it("prints a rate that was typed over as it was typed; without it, the plan's rule", () => {
    const field = rateField("5-2/1", 2014);
    expect(text(cellOf(tree, field))).toBe("86%");
    expect(cellOf(tree, field)?.editor).toBe("text");
    const computed = { ...year, indicators: year.indicators.map((one) => ({ ...one, years: {} })) };
    expect(text(cellOf(chapterSummary(computed), field))).toBe("85.8%");
    expect(text(cellOf(chapterSummary(computed), rateField("5-2/1", 2018)))).toBe("100.0%");
    const uncapped = { ...computed, plan: { ...year.plan, achievementRate: { cap: null, decimals: 0 } } };
    expect(text(cellOf(chapterSummary(uncapped), rateField("5-2/1", 2018)))).toBe("110%");
  });

  it("lets everything that people write be edited where it stands, each field in one place", () => {
    const fields = cellsOf(tree).flatMap((cell) => (cell.field ? [JSON.stringify(cell.field)] : []));
    expect(new Set(fields).size).toBe(fields.length);
    for (const cell of cellsOf(tree)) {
      if (!cell.field) continue;
      expect(cell.editor).toBe(cell.field.entity === "indicatorValue" ? "value" : "text");
      expect(cell.label?.length).toBeGreaterThan(2);
    }
    const labels = cellsOf(tree).flatMap((cell) => (cell.field ? [cell.label] : []));
    expect(new Set(labels).size).toBe(labels.length);
    const entities = Object.groupBy(
      cellsOf(tree).flatMap((cell) => cell.field ?? []),
      (field) => field.entity,
    );
    expect(entities.row).toHaveLength(3 * (8 + 7));
    expect(entities.evaluation).toHaveLength(2 + 2);
    // 6 baselines, and target and actual of two periods for each of 6 indicators
    expect(entities.indicatorValue).toHaveLength(6 + 6 * 4);
    // Only one indicator has values in both periods.
    expect(entities.indicatorYear).toHaveLength(6 + 1);
  });

  it("follows the look: years in 西暦, another body, margins", () => {
    const looks: YearSnapshot["looks"] = {
      "chapter-summary": { years: "seireki", body: "gothic", grey: "none", size: 1 },
    };
    const looked = chapterSummary({ ...year, looks });
    expect(textRows(tableNamed(looked, "5 産業・経済 成果"))[0]?.[0]).toMatch(/^2011年度～2018年度の/u);
    expect(textRows(indicatorTable(looked))[0]?.[4]).toBe("前期基本計画\n2011～2014");
    expect(looked.sections[0]?.look).toEqual({ grey: "none" });
    const concept = cellOf(looked, { entity: "item", id: "5", property: "concept" });
    expect(concept?.paragraphs[0]).toMatchObject({ font: "gothic" });
  });

  it("is printed for the chapters that are asked for, and for no section", () => {
    expect(chapterSummary(year, { subjects: [] }).sections).toEqual([]);
    expect(() => chapterSummary(year, { subjects: [item("5-1")] })).toThrow("not-found");
  });
});

describe("a 総括表 of another plan", () => {
  it("with one period has its columns once, under the years of the plan", () => {
    const { periods: _, ...plan } = year.plan;
    const rows = textRows(indicatorTable(chapterSummary({ ...year, plan })));
    expect(rows[0]?.slice(4)).toEqual(["計画期間\nH23～H30"]);
    expect(rows[1]).toEqual([
      "第5次所沢市総合計画策定時(H22)",
      "実績(H30)\n上段：目標値\n下段：実績値",
      "達成率\n(H30)",
      "目標値\n(H30)",
    ]);
    expect(rows.at(-1)?.[0]).toBe("未達成指標の理由・分析");
  });

  it("with three periods has 終了時 for all but the last", () => {
    const three = chapterSummary(withPlan({ periods: thirds }));
    expect(textRows(indicatorTable(three))[1]).toEqual([
      "第5次所沢市総合計画策定時(H22)",
      "第1期終了時(H25)\n上段：目標値\n下段：実績値",
      "達成率\n(H25)",
      "第2期終了時(H28)\n上段：目標値\n下段：実績値",
      "達成率\n(H28)",
      "実績(H30)\n上段：目標値\n下段：実績値",
      "達成率\n(H30)",
      "目標値\n(H30)",
    ]);
    expect(three.sections.map(({ page }) => page.orientation)).toEqual(["portrait"]);
  });

  it("with four periods stands on a turned page, where its letters stay large", () => {
    const four = chapterSummary(withPlan({ periods: quarters }), { handoutNumber: "資料1" });
    expect(four.sections).toMatchObject([
      { page: { orientation: "portrait" }, handoutNumber: "資料1", pageNumbers: true },
      { page: { orientation: "landscape" }, handoutNumber: "資料1", pageNumbers: true },
    ]);
    expect(
      four.sections[1]?.blocks.some((block) => block.kind === "paragraph" && block.pageBreakBefore),
    ).toBe(false);
    expect(cellOf(four, rateField("5-1/1", 2014))?.paragraphs[0]?.size).toBeGreaterThanOrEqual(8);
  });

  it("never turns a page that the municipality chose", () => {
    const looks: YearSnapshot["looks"] = {
      "chapter-summary": { page: { size: "A4", orientation: "portrait" } },
    };
    const four = chapterSummary({ ...withPlan({ periods: quarters }), looks });
    expect(four.sections).toHaveLength(1);
    const columns = indicatorTable(four).columns;
    expect(columns.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(9638);
  });

  it("holds together in the narrowest room with the largest letters", () => {
    const margin = { top: 50, right: 50, bottom: 50, left: 50 };
    const page = { size: "A4", orientation: "portrait" } as const;
    const narrow = {
      ...withPlan({ periods: quarters }),
      looks: { "chapter-summary": { margin, page, size: 4 } },
    };
    for (const one of tablesOf(chapterSummary(narrow))) {
      expect(one.columns.reduce((sum, column) => sum + column, 0)).toBe(11906 - 2 * 2835);
    }
  });

  it("gives the rows of a name of three lines half of its height each", () => {
    const named = {
      ...year,
      indicators: year.indicators.map((one) => ({ ...one, name: "長い指標の名称".repeat(6) })),
    };
    const [upper, lower] = indicatorTable(chapterSummary(named)).rows.slice(2);
    expect(upper?.minHeight).toBe(lower?.minHeight);
    expect(upper?.minHeight).toBeGreaterThan(350);
  });

  it("without a baseline has no 策定時, and without indicators no table and no heading", () => {
    const rows = textRows(indicatorTable(chapterSummary(withPlan({ baselineFiscalYear: null }))));
    expect(rows[1]?.[0]).toBe("前期計画終了時(H26)\n上段：目標値\n下段：実績値");
    const none = chapterSummary({ ...year, indicators: [], evaluations: [] });
    expect(linesOf(none)).toEqual(["第5次所沢市総合計画　総括表"]);
    expect(tablesOf(none)).toHaveLength(3);
  });

  it("shows an analysis of a section without indicators beside the section's name", () => {
    const alone = chapterSummary({ ...year, indicators: [] });
    expect(textRows(indicatorTable(alone)).slice(2)).toEqual([
      ["第1節\n農業", "後期基本計画に係る未達成指標の理由・分析", year.evaluations[1]?.analysis],
    ]);
  });

  it("names levels by their own words, and leaves out a number that is not there", () => {
    const levels = ["基本目標", "施策"];
    const named = chapterSummary(withPlan({ levels, title: "見本市のまちづくり計画" }));
    expect(textRows(tableNamed(named, "5 産業・経済"))[0]).toEqual([
      "基本目標",
      "基本目標5",
      "『産業・経済』",
    ]);
    expect(textRows(indicatorTable(named))[2]?.[0]).toBe("施策1\n農業");
    expect(textRows(tableNamed(named, "5 産業・経済 課題"))[0]?.[0]).toContain("次期計画に引き継がれる課題");
    const items = year.items.map((one) => ({ ...one, code: "" }));
    const bare = chapterSummary({ ...year, items });
    expect(textRows(tableNamed(bare, "産業・経済"))[0]).toEqual(["施策(章)", "『産業・経済』"]);
  });

  it("counts indicators of the policies to their section, and those of the chapter first", () => {
    const homes = ["5", "5-1-2", "5-1", "5-1", "5-2", "5-2"];
    const moved = year.indicators.map((one, index) => ({ ...one, item: homes[index] ?? "5" }));
    const rows = textRows(indicatorTable(chapterSummary({ ...year, indicators: moved })));
    const names = rows.filter((row) => row.length === 10).map((row) => row[0]);
    expect(names.filter((name) => name?.startsWith("第"))).toEqual([
      "第5章\n産業・経済",
      "第1節\n農業",
      "第2節\n商業",
    ]);
  });

  it("says under the table why a value is 「－」, and what ※ refers to", () => {
    const reason: IndicatorValue = { kind: "reason", reason: "調査を中止" };
    const [first, ...others] = year.indicators;
    if (!first) throw new Error("the sample has indicators");
    const changed = { ...first, externalSurvey: true, actuals: { ...first.actuals, "2014": reason } };
    const plan = { ...year.plan, externalSurveyNote: "※国の統計による値です。" };
    const noted = chapterSummary({ ...year, plan, indicators: [changed, ...others] });
    expect(text(cellOf(noted, valueField("5-1/1", "actual", 2014)))).toBe("－");
    expect(text(cellOf(noted, rateField("5-1/1", 2014)))).toBe("—");
    expect(text(cellOf(noted, { entity: "indicator", id: "5-1/1", property: "name" }))).toBe("認定農業者数※");
    expect(linesOf(noted).slice(-2)).toEqual([
      "※国の統計による値です。",
      "（注）認定農業者数 平成26年度 実績値：調査を中止",
    ]);
  });

  it("leaves rows to be filled in by hand where nothing is written", () => {
    const empty = chapterSummary({ ...withResults([]), evaluations: [] });
    for (const name of ["5 産業・経済 成果", "5 産業・経済 課題"]) {
      const list = tableNamed(empty, name);
      expect(textRows(list)[2]).toEqual(["", "", ""]);
      expect(list.rows[2]?.record).toBeUndefined();
      expect(list.adds).toBeDefined();
    }
  });

  it("keeps a chapter without sections, and one with 60, in one table", () => {
    const [chapter] = year.items;
    if (!chapter) throw new Error("the sample has a chapter");
    expect(tablesOf(chapterSummary({ ...year, items: [chapter], indicators: [] }))).toHaveLength(3);
    expect(indicatorTable(chapterSummary(withSections(60, 1))).rows).toHaveLength(2 + 60 * 3);
  });

  it("lets a row taller than two fifths of a page be divided, and keeps the others whole", () => {
    const long = withResults([
      { item: "5", text: "長い成果の文です。".repeat(600) },
      { item: "5" },
      { item: "5", policy: "長い方針".repeat(125) },
    ]);
    const rows = tableNamed(chapterSummary(long), "5 産業・経済 成果").rows.slice(2);
    expect(rows.map((row) => row.cantSplit)).toEqual([false, true, false]);
  });
});

describe("総括表 in Word", () => {
  it("is valid, for the sample and for plans at the edges", async () => {
    const trees = [
      tree,
      chapterSummary(withPlan({ periods: quarters })),
      chapterSummary(withSections(60, 1)),
    ];
    for (const one of trees) {
      const bytes = await wordFile(one);
      expect(lintDocx(bytes)).toEqual([]);
      expect(await sdkErrors(bytes)).toEqual([]);
    }
  });
});

describe.skipIf(!canRender)("総括表 on paper", () => {
  it("takes two pages for the sample, the indicators undivided; no page of any plan is blank", async () => {
    const long = withResults([
      { item: "5", text: "長い成果の文です。".repeat(600), policy: "長い方針".repeat(125) },
    ]);
    const trees = [
      tree,
      chapterSummary(withPlan({ periods: quarters })),
      chapterSummary(withSections(1, 60)),
      chapterSummary(long),
    ];
    const pages = await pagesOf(await wordFile(mergeTrees(trees, "総括表", { restartNumbers: true })));
    const starts = pages.flatMap((page, index) => (page.includes("総括表") ? [index] : []));
    expect(starts).toHaveLength(4);
    expect(starts.slice(0, 2)).toEqual([0, 2]);
    // The window's own count says the same.
    expect(estimatedPages(tree)).toHaveLength(2);
    expect(pages[1]).toContain("目標指標の達成状況");
    // The least that can stand on a page is the empty list of 課題 with its heads.
    for (const page of pages) expect(page.replaceAll(/\s/gu, "").length).toBeGreaterThan(60);
    const measured = pages
      .slice(starts[2], starts[3])
      .filter((page) => page.includes("目標とする指標の名称"));
    expect(measured.length).toBeGreaterThan(2);
    for (const page of measured) expect(page.replaceAll(/\s/gu, "")).toContain("上段：目標値");
  });
});
