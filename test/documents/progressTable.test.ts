/** The 進捗状況まとめ as a tree and as a Word file: what stands in its cells, how they are merged, what can be edited. */
import { describe, expect, it } from "vitest";
import type { Look } from "#shared/domain/look.ts";
import type { Indicator, Item } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { plainText } from "#shared/forms/build.ts";
import type { Cell, DocumentTree, Table } from "#shared/forms/documentTree.ts";
import { buildForm } from "#shared/forms/forms.ts";
import { progressTable } from "#shared/forms/progressTable.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { descendants, docxParts, elements, first, parseXml, value } from "#test/support/docxXml.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { progressYear, withMeasures, withProgressYears } from "#test/support/progressYears.ts";
import { cellOf, cellsOf, tablesOf, textRows } from "#test/support/trees.ts";

const text = (cell: Cell | undefined) => (cell ? plainText(cell.paragraphs) : undefined);
const main = (tree: DocumentTree): Table => {
  const [table] = tablesOf(tree);
  if (!table) throw new Error("no table");
  return table;
};
/** Everything the sections say outside of tables. */
const lines = (tree: DocumentTree): string[] =>
  tree.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === "table") return [];
      return plainText(block.kind === "text" ? block.paragraphs : [block]) || [];
    }),
  );
const byTitle = (tree: DocumentTree, title: string): Cell | undefined =>
  cellsOf(tree).find((cell) => text(cell) === title);
const grades = (tree: DocumentTree): Cell[] => cellsOf(tree).filter((cell) => cell.handle?.kind === "grade");
const number = (figure: string) => ({ kind: "number" as const, number: figure });

/** The sample with something else in one indicator. */
function withIndicator(id: string, change: Partial<Indicator>): YearSnapshot {
  const year = progressYear();
  return {
    ...year,
    indicators: year.indicators.map((one) => (one.id === id ? { ...one, ...change } : one)),
  };
}

function withPlan(change: Partial<YearSnapshot["plan"]>): YearSnapshot {
  const year = progressYear();
  return { ...year, plan: { ...year.plan, ...change } };
}

const bare = (id: string, parent: string | null, title: string, code = ""): Item => ({
  id,
  parent,
  code,
  title,
});

describe("the 進捗状況まとめ", () => {
  const tree = progressTable(progressYear(), { handoutNumber: "資料2" });

  it("is one A3 page across with its title, its box and page numbers", () => {
    expect(tree.title).toBe("あきる野市商工業振興プラン　令和5年度～　進捗状況まとめ");
    expect(lines(tree)[0]).toBe(tree.title);
    expect(tree.sections).toMatchObject([
      { page: { size: "A3", orientation: "landscape" }, handoutNumber: "資料2", pageNumbers: true },
    ]);
    expect(tablesOf(tree).map(({ name }) => name)).toEqual(["進捗状況まとめ", "評価指標"]);
  });

  it("has two header rows with the years over 年間目標, 実績 and 評価", () => {
    const [top, bottom] = textRows(main(tree));
    const years = ["令和5年度", "令和6年度", "令和7年度", "令和8年度"];
    expect(top).toEqual([
      "方向性",
      "個別\n施策",
      "実施事業",
      "実施\n主体",
      "目標とする姿\n（令和8年度）",
      "実施状況・課題\n（令和7年度）",
      "令和3年度",
      ...years,
    ]);
    expect(bottom).toEqual(["実績値", ...years.flatMap(() => ["年間\n目標", "実績", "評価"])]);
    expect(
      main(tree)
        .rows.map(({ header }) => header)
        .lastIndexOf(true),
    ).toBe(1);
  });

  it("says the first 実施事業 from its title to the target of the last year", () => {
    const row = textRows(main(tree))[2] ?? [];
    expect(row.slice(0, 4)).toEqual([
      "地域経済循環の担い手となる事業者の育成",
      "事業承継の促進",
      "事業承継セミナー(参加者数)\nP.33",
      "Bi@Sta",
    ]);
    expect(row.slice(6)).toEqual([
      "10人",
      "20人",
      "21人",
      "A",
      "30人",
      "31人",
      "A",
      "45人",
      "17人",
      "C",
      "65人",
      "",
      "",
    ]);
  });

  it("marks what is new, and says who carries it out together", () => {
    expect(byTitle(tree, "経営支援セミナー【新規事業】(参加者数)\nP.35")).toBeDefined();
    expect(byTitle(tree, "商工会・市")).toBeDefined();
  });

  it("merges 方向性 and 個別施策 down, upright, and stands the values of one item in one row", () => {
    const level = (title: string) => byTitle(tree, title);
    expect(level("地域経済循環の担い手となる事業者の育成")).toMatchObject({ rowSpan: 6, upright: true });
    expect(level("市内での消費の促進")).toMatchObject({ rowSpan: 4, column: 0, shade: "heading" });
    expect(level("魅力ある買物環境づくりの支援")).toMatchObject({ rowSpan: 2, column: 1, upright: true });
    expect(main(tree).rows).toHaveLength(16);
    for (const row of main(tree).rows) expect(row.cantSplit).toBe(true);
  });

  it("prints the grades bold; grey only finds the best and the worst", () => {
    const shades = Object.groupBy(grades(tree), (cell) => text(cell) ?? "");
    const shadesOf = (code: string) => [...new Set(shades[code]?.map(({ shade }) => shade))];
    expect(shades["S"]).toHaveLength(4);
    expect(shades["A"]).toHaveLength(14);
    expect(shades["B"]).toHaveLength(13);
    expect(shades["C"]).toHaveLength(11);
    expect(shades[""]).toHaveLength(14);
    expect([shadesOf("S"), shadesOf("A"), shadesOf("B"), shadesOf("C")]).toEqual([
      ["mark"],
      ["none"],
      ["none"],
      ["mark"],
    ]);
    for (const cell of grades(tree)) expect(cell.paragraphs[0]?.bold).toBe(true);
  });

  it("marks no grade of a scale without an order or with only two grades", () => {
    const { ratingScale } = progressYear().plan;
    const marked = (scale: Partial<typeof ratingScale>) =>
      grades(progressTable(withPlan({ ratingScale: { ...ratingScale, ...scale } }))).some(
        ({ shade }) => shade === "mark",
      );
    expect(marked({})).toBe(true);
    expect(marked({ order: "unordered" })).toBe(false);
    expect(marked({ grades: ratingScale.grades.slice(2) })).toBe(false);
  });

  it("explains the grades below the table, with the sides of the bounds, and where they come from", () => {
    const legend = tablesOf(tree)[1];
    const rows = legend ? textRows(legend) : [];
    expect(rows.map(([code]) => code)).toEqual(["評価指標", "S", "A", "B", "C"]);
    expect(rows.slice(1).map(([, detail]) => /^.+（.+）/u.exec(detail ?? "")?.[0])).toEqual([
      "目標値以上（120%超）",
      "目標値どおり（90%超120%以下）",
      "要改善（50%超90%以下）",
      "要大幅改善（50%以下）",
    ]);
    expect(lines(tree).at(-1)).toMatch(/^※/u);
  });

  it("has no legend without grades", () => {
    const none = progressTable(withPlan({ ratingScale: { mode: "judgement", grades: [] } }));
    expect(tablesOf(none)).toHaveLength(1);
    expect(grades(none).every((cell) => text(cell) === "")).toBe(true);
  });
});

describe("editing on the 進捗状況まとめ", () => {
  const tree = progressTable(progressYear());

  it("opens titles, goals, reports and every value where they stand", () => {
    const subject = { kind: "item" as const, id: "1-1-1" };
    const texts = [
      { entity: "item" as const, id: "1", property: "title" as const },
      { entity: "item" as const, id: "1-1", property: "title" as const },
      { entity: "item" as const, id: "1-1-1", property: "title" as const },
      { entity: "item" as const, id: "1-1-1", property: "goal" as const },
      { entity: "evaluation" as const, subject, fiscalYear: 2025, property: "achievement" as const },
    ];
    for (const field of texts) expect(cellOf(tree, field)).toMatchObject({ editor: "text" });
    const value = (series: "target" | "actual", fiscalYear: number) =>
      cellOf(tree, { entity: "indicatorValue", id: "1-1-1/1", series, fiscalYear });
    expect(value("actual", 2021)).toMatchObject({ editor: "value", label: "参加者数 計画策定時 実績値" });
    expect(text(value("target", 2026))).toBe("65人");
    expect(text(value("actual", 2026))).toBe("");
    expect(grades(tree)).toHaveLength(14 * 4);
    expect(grades(tree)[0]).toMatchObject({
      handle: { kind: "grade", indicator: "1-1-1/1", fiscalYear: 2023 },
      label: "参加者数 令和5年度 評価",
    });
  });

  it("knows beside every row the item and the indicator it is about, once", () => {
    const about = (year: YearSnapshot) =>
      tablesOf(progressTable(year)).flatMap(({ rows }) => rows.flatMap((row) => row.about ?? []));
    expect(about(progressYear())).toEqual(
      progressYear().indicators.map(({ id, item }) => ({ item, indicator: id })),
    );
    expect(about(withProgressYears(30))).toHaveLength(14);
    expect(about({ ...progressYear(), indicators: [] })[0]).toEqual({ item: "1-1-1" });
  });

  it("opens the plan's name above the table and the notes below it", () => {
    const fields = tree.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "text" ? [block.field] : [])),
    );
    expect(fields).toEqual([
      { entity: "plan", property: "title" },
      { entity: "plan", property: "gradeScaleNote" },
    ]);
  });

  it("opens no field twice, on however many pages and tables its text stands", () => {
    for (const year of [withMeasures(60), withProgressYears(30)]) {
      const keys = cellsOf(progressTable(year)).flatMap(({ field }) => (field ? JSON.stringify(field) : []));
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("prints the grade a person set, and the print does not tell it from a computed one", () => {
    const computed = withIndicator("1-1-1/1", { actuals: { 2025: number("44") } });
    const set = withIndicator("1-1-1/1", {
      actuals: { 2025: number("17") },
      years: { 2025: { grade: "A", gradeReason: "会場の都合" } },
    });
    const cell = (year: YearSnapshot) =>
      grades(progressTable(year)).find(
        ({ handle }) =>
          handle?.kind === "grade" && handle.indicator === "1-1-1/1" && handle.fiscalYear === 2025,
      );
    expect(text(cell(set))).toBe("A");
    expect(cell(set)).toEqual(cell(computed));
  });
});

describe("a 進捗状況まとめ of another plan", () => {
  const leavesOf = (year: YearSnapshot) => year.items.filter((one) => one.id.length === 5);

  it("has a column less for every level, for the base year, and for 実施主体 that a plan does not have", () => {
    const year = progressYear();
    const items = leavesOf(year).map((one) => ({ ...one, departments: [], parent: one.id.slice(0, 1) }));
    const tops = year.items.filter(({ parent }) => parent === null);
    const two = {
      ...year,
      plan: { ...year.plan, levels: ["方向性", "実施事業"], baselineFiscalYear: null },
      items: tops.flatMap((top) => [top, ...items.filter(({ parent }) => parent === top.id)]),
    };
    const heads = textRows(main(progressTable(two)))[0];
    expect(heads?.slice(0, 5)).toEqual([
      "方向性",
      "実施事業",
      "目標とする姿\n（令和8年度）",
      "実施状況・課題\n（令和7年度）",
      "令和5年度",
    ]);
    const one = { ...two, items: items.map((each) => ({ ...each, parent: null })) };
    expect(textRows(main(progressTable({ ...one, plan: { ...two.plan, levels: ["事業"] } })))[0]?.[0]).toBe(
      "事業",
    );
  });

  it("shows an item that ends above the others over the columns that are left, and none is lost", () => {
    const year = progressYear();
    const items = [...year.items, bare("3-9", "3", "個別施策だけ"), bare("4", null, "方向性だけ", "4")];
    const tree = progressTable({ ...year, items });
    expect(byTitle(tree, "個別施策だけ")).toMatchObject({ column: 1, colSpan: 2 });
    expect(byTitle(tree, "4 方向性だけ")).toMatchObject({ column: 0, colSpan: 3 });
    expect(byTitle(tree, "新たな価値の創出による産学官連携の推進")?.rowSpan).toBe(5);
  });

  it("shows what belongs to an item with parts in a row of its own before them", () => {
    const year = progressYear();
    const [pattern] = year.indicators;
    if (!pattern) throw new Error("the sample has indicators");
    const own = { ...pattern, id: "own", item: "1-1", name: "承継した事業者数" };
    const tree = progressTable({ ...year, indicators: [...year.indicators, own] });
    expect(byTitle(tree, "全体(承継した事業者数)")?.field).toBeUndefined();
    expect(byTitle(tree, "事業承継の促進")?.rowSpan).toBe(3);
    expect(cellOf(tree, { entity: "item", id: "1-1", property: "goal" })).toBeDefined();
  });

  it("gives every indicator of an item a row, their names a column, and merges the item over them", () => {
    const year = progressYear();
    const [pattern] = year.indicators;
    if (!pattern) throw new Error("the sample has indicators");
    const more = { ...pattern, id: "more", name: "満足度", unit: "%", direction: "down" as const };
    const tree = progressTable({ ...year, indicators: [pattern, more, ...year.indicators.slice(1)] });
    expect(textRows(main(tree))[0]?.[3]).toBe("指標");
    expect(byTitle(tree, "事業承継セミナー\nP.33")?.rowSpan).toBe(2);
    const [first, second] = textRows(main(tree)).slice(2, 4);
    expect(first?.[3]).toBe("参加者数");
    expect(second?.slice(0, 2)).toEqual(["満足度↘", "10%"]);
    expect(cellOf(tree, { entity: "indicator", id: "more", property: "name" })?.editor).toBe("text");
  });

  it("has blank cells for an item without indicators", () => {
    const year = progressYear();
    const tree = progressTable({ ...year, indicators: year.indicators.slice(1) });
    const row = main(tree).rows[2]?.cells ?? [];
    expect(row.slice(6).map(text)).toEqual(Array.from({ length: 13 }, () => ""));
    expect(row.slice(6).some(({ field, handle }) => field ?? handle)).toBe(false);
  });

  it("keeps the four kinds of nothing apart, and says below the table why a value is missing", () => {
    const year = withIndicator("1-1-1/1", {
      externalSurvey: true,
      targets: {
        2023: number("0"),
        2024: { kind: "dash" },
        2025: { kind: "reason", reason: "調査がない年度" },
      },
      actuals: { 2023: number("0") },
    });
    const noted = { ...year, plan: { ...year.plan, externalSurveyNote: "※国の調査による値です。" } };
    const tree = progressTable(noted);
    expect(textRows(main(tree))[2]?.slice(6)).toEqual([
      "",
      "0人",
      "0人",
      "",
      "—",
      "",
      "",
      "－",
      "",
      "",
      "",
      "",
      "",
    ]);
    expect(byTitle(tree, "事業承継セミナー(※参加者数)\nP.33")).toBeDefined();
    expect(lines(tree)).toEqual(
      expect.arrayContaining(["（注）参加者数 令和7年度 目標値：調査がない年度", "※国の調査による値です。"]),
    );
  });

  it("has a header and a sentence when the plan has no items yet", () => {
    const tree = progressTable(withMeasures(0));
    const rows = textRows(main(tree));
    expect(rows).toHaveLength(3);
    expect(rows[2]).toEqual(["この計画には、まだ事業がありません。"]);
  });

  it("prints only the 方向性 asked for, and none the plan does not have", () => {
    const tree = buildForm("progress-table", progressYear(), { subjects: [{ kind: "item", id: "2" }] });
    expect(main(tree).rows).toHaveLength(2 + 4);
    const missing = { subjects: [{ kind: "project" as const, id: "2" }] };
    expect(() => buildForm("progress-table", progressYear(), missing)).toThrow("not-found");
  });
});

describe("the look of a 進捗状況まとめ", () => {
  const looking = (look: Look) => progressTable({ ...progressYear(), looks: { "progress-table": look } });
  const size = (tree: DocumentTree) => main(tree).rows[2]?.cells.at(-1)?.paragraphs[0]?.size ?? 0;

  it("follows page, margin, family, years and size", () => {
    const tree = looking({
      page: { size: "A4", orientation: "portrait" },
      body: "gothic",
      years: "short",
      fonts: "ud",
      grey: "dark",
    });
    expect(tree.sections[0]).toMatchObject({
      page: { size: "A4", orientation: "portrait" },
      look: { fonts: "ud", grey: "dark" },
    });
    expect(textRows(main(tree))[0]).toContain("R5");
    expect(tree.title).toContain("R5～");
    const goal = cellOf(tree, { entity: "item", id: "1-1-1", property: "goal" });
    expect(goal?.paragraphs[0]?.font).toBe("gothic");
    expect(size(looking({ size: 1 }))).toBeGreaterThan(size(looking({ size: -1 })));
  });

  it("makes the letters smaller, never below 6 points, before it takes a second page", () => {
    const longer = (times: number) => {
      const year = progressYear();
      const more = "参加者の声を聞きながら内容を見直す。".repeat(times);
      const evaluations = year.evaluations.map((one) => ({
        ...one,
        achievement: `${one.achievement}${more}`,
      }));
      return progressTable({ ...year, evaluations });
    };
    const [short, long, longest] = [longer(0), longer(6), longer(40)];
    expect(tablesOf(long)).toHaveLength(2);
    expect(size(long)).toBeLessThan(size(short));
    expect(size(long)).toBeGreaterThanOrEqual(6);
    expect(tablesOf(longest).length).toBeGreaterThan(2);
    expect(size(longest)).toBe(8);
  });

  it("lays titles down that would make the rows too high", () => {
    const year = progressYear();
    const items = year.items.map((one) =>
      one.id === "3-1" ? { ...one, title: "とても長い名称を持つ個別施策の見出し".repeat(5) } : one,
    );
    const tree = progressTable({ ...year, items });
    expect(byTitle(tree, "事業承継の促進")?.upright).toBeUndefined();
    expect(byTitle(tree, "市内での消費の促進")?.upright).toBe(true);
  });
});

const LONG = "課題が残っています。引き続き検討します。\n".repeat(500);
function withLongReport(): YearSnapshot {
  const year = progressYear();
  return {
    ...year,
    evaluations: year.evaluations.map((one, index) => (index === 3 ? { ...one, achievement: LONG } : one)),
  };
}
function hostile(): YearSnapshot {
  const year = withIndicator("1-1-1/1", { name: "一行目\n二行目の名称\n三行目の名称", unit: "<&>" });
  const items = year.items.map((one) => ({
    ...one,
    title: `${one.title}<w:t>&"']]>\uFFFE𠮷葛󠄀`,
    goal: "\u0000\t行",
  }));
  return { ...year, items };
}

describe("the 進捗状況まとめ as a Word file", () => {
  it.each<[string, YearSnapshot]>([
    ["the sample", progressYear()],
    ["no items", withMeasures(0)],
    ["one item", withMeasures(1)],
    ["60 items", withMeasures(60)],
    ["12 years", withProgressYears(12)],
    ["60 years", withProgressYears(60)],
    ["a report of several pages", withLongReport()],
    ["hostile texts and a name of three lines", hostile()],
  ])("is valid, and says in every cell what the tree says: %s", async (_, year) => {
    const tree = progressTable(year, { handoutNumber: "資料2" });
    const bytes = await wordFile(tree);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    const wanted = tablesOf(tree).map((one) => ({
      columns: one.columns,
      headerRows: one.rows.filter(({ header }) => header).length,
      cells: one.rows.flatMap((row, index) =>
        row.cells.map(({ column, rowSpan, colSpan, paragraphs }) => ({
          row: index,
          column,
          rowSpan,
          colSpan,
          text: plainText(paragraphs),
        })),
      ),
    }));
    expect(readTables(bytes)).toEqual(wanted);
  });

  it("is as wide as the page allows, in at most 63 columns", () => {
    for (const year of [progressYear(), withMeasures(60), withProgressYears(12), withProgressYears(60)]) {
      for (const table of tablesOf(progressTable(year)).slice(0, -1)) {
        expect(table.columns.reduce((sum, width) => sum + width, 0)).toBe(23811 - 2 * 850);
        expect(table.columns.length).toBeLessThanOrEqual(63);
      }
    }
  });

  it("has every year, indicator and value somewhere when the years are divided over tables", () => {
    const tree = progressTable(withProgressYears(60));
    const heads = tablesOf(tree)
      .slice(0, -1)
      .flatMap((table) => textRows(table)[0] ?? []);
    for (let year = 5; year < 65; year += 1) expect(heads).toContain(`令和${year}年度`);
    expect(grades(tree)).toHaveLength(14 * 60);
  });

  it("sets the merged titles from top to bottom, across an A3 page", async () => {
    const root = parseXml(
      docxParts(await wordFile(progressTable(progressYear()))).get("word/document.xml") ?? "",
    );
    const upright = descendants(root, "w:tc").filter((cell) =>
      value(first(cell, "w:tcPr"), "w:textDirection")?.startsWith("tbRl"),
    );
    const titled = upright.filter((cell) => descendants(cell, "w:t").length > 0);
    expect(titled).toHaveLength(3 + 7);
    const page = descendants(root, "w:pgSz").at(-1)?.attributes;
    expect(page).toMatchObject({ "w:w": "23811", "w:h": "16838", "w:orient": "landscape" });
    const rows = elements(descendants(root, "w:tbl")[0], "w:tr");
    expect(rows.filter((row) => first(first(row, "w:trPr"), "w:cantSplit")).length).toBe(16);
  });
});
