import { describe, expect, it } from "vitest";
import type { Item } from "#shared/domain/plan.ts";
import { plainText } from "#shared/forms/build.ts";
import type { DocumentTree, Table } from "#shared/forms/documentTree.ts";
import { mergeTrees } from "#shared/forms/forms.ts";
import { sectionSheet } from "#shared/forms/sectionSheet.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { chapterYear, withPlan, withResults, withSections } from "#test/support/chapterYears.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { item, withEvaluation } from "#test/support/snapshots.ts";
import { cellOf, cellsOf, tablesOf, textRows } from "#test/support/trees.ts";

const year = chapterYear();
const tree = sectionSheet(year, { handoutNumber: "資料2" });
const farming = (of = year): DocumentTree => sectionSheet(of, { subjects: [item("5-1")] });
const tablesOfFarming = (of = year): Table[] => tablesOf(farming(of));

describe("節のシート", () => {
  it("is one sheet for each section, chapter by chapter, on upright A4 with the box and page numbers", () => {
    expect(tree.sections).toHaveLength(2);
    for (const section of tree.sections) {
      expect(section).toMatchObject({
        page: { size: "A4", orientation: "portrait" },
        handoutNumber: "資料2",
        pageNumbers: true,
      });
    }
    expect(tree.title).toBe("第5次所沢市総合計画 節のシート");
    expect(tablesOf(tree).map((one) => one.name)).toEqual(
      ["5-1 農業", "5-2 商業"].flatMap((name) => [name, `${name} 成果`, `${name} 課題`, `${name} 記入者`]),
    );
  });

  it("says name and goal, policies, departments and what residents ask for", () => {
    const [head] = tablesOfFarming();
    expect(head && textRows(head)).toEqual([
      ["第1節", "農業", "まちづくりの目標", "農業が続き、つくる人と食べる人がともに栄えるまち"],
      ["基本方針", "5-1-1", "生産基盤の整備推進"],
      ["5-1-2", "経営基盤の強化"],
      ["5-1-3", "農のあるまちづくりの推進"],
      ["関係所属", "農業振興課、農業委員会事務局"],
      [
        "施策に対する市民ニーズ\n(「平成30年度所沢市市民意識調査」の結果)",
        "要望率",
        "全節中順位",
        "分野中順位",
      ],
      ["10.6%", "32位", "4位"],
    ]);
    expect(head?.rows[1]?.cells[0]?.rowSpan).toBe(3);
    const [, code, title] = head?.rows[1]?.cells ?? [];
    expect([code?.borders?.right?.style, title?.borders?.left?.style]).toEqual(["none", "none"]);
  });

  it("lists what was done and what is handed on, and ends with 記入日 on the page of the last row", () => {
    const [, results, issues, foot] = tablesOfFarming();
    expect(results && textRows(results).slice(0, 2)).toEqual([
      ["平成23年度～平成30年度の取り組みとその成果"],
      ["取り組み", "成果", "《基本方針》"],
    ]);
    expect(issues && textRows(issues).slice(0, 2)).toEqual([
      ["平成23年度～平成30年度の取り組みのうち、第6次所沢市総合計画に引き継がれる課題"],
      ["課題", "今後の方針", "《基本方針》"],
    ]);
    expect([results?.rows.length, issues?.rows.length]).toEqual([2 + 11, 2 + 4]);
    expect(issues?.rows.map((row) => row.keepNext)).toEqual([true, true, false, false, false, true]);
    expect(foot && textRows(foot)).toEqual([
      ["記入日", "令和元年12月27日", "記入者職氏名", "産業経済部次長　所沢 太郎"],
    ]);
    const blocks = farming().sections[0]?.blocks ?? [];
    expect(blocks.at(-2)).toMatchObject({ kind: "paragraph", keepNext: true });
  });

  it("lets everything that people write be edited where it stands, each field in one place", () => {
    const edited = cellsOf(tree).filter((cell) => cell.field);
    const fields = edited.map((cell) => JSON.stringify(cell.field));
    expect(new Set(fields).size).toBe(fields.length);
    expect(new Set(edited.map((cell) => cell.label)).size).toBe(fields.length);
    expect(edited.every((cell) => cell.editor === "text")).toBe(true);
    const counts = Object.groupBy(
      edited.flatMap((cell) => cell.field ?? []),
      (field) => field.entity,
    );
    expect(counts.row).toHaveLength(3 * (11 + 4 + 8 + 5));
    expect(counts.evaluation).toHaveLength(2 * 6);
    // code, title and goal of two sections; code and title of six policies
    expect(counts.item).toHaveLength(2 * 3 + 6 * 2);
  });

  it("names the survey only where one is known", () => {
    const asked = {
      entity: "evaluation",
      subject: item("5-1"),
      fiscalYear: 2018,
      property: "needsSurvey",
    } as const;
    const without = withEvaluation(year, item("5-1"), { needsSurvey: undefined });
    expect(plainText(cellOf(farming(without), asked)?.paragraphs ?? [])).toBe("施策に対する市民ニーズ");
  });

  it("of a plan without a third level has neither policies nor their column, unless a row names one", () => {
    const items = year.items.filter((one) => !one.id.startsWith("5-1-"));
    const plan = { ...year.plan, levels: ["章", "節"] };
    const bare = year.results.map((row) => ({ ...row, policy: "" }));
    const [head, results] = tablesOfFarming({ ...year, items, plan, results: bare });
    expect(head && textRows(head).map((row) => row[0])).not.toContain("基本方針");
    expect(results && textRows(results)[1]).toEqual(["取り組み", "成果"]);
    expect(results?.columns).toHaveLength(2);
    const [, named] = tablesOfFarming({ ...year, items, plan });
    expect(named && textRows(named)[1]).toEqual(["取り組み", "成果", "《基本方針》"]);
  });

  it("calls levels as the plan does", () => {
    const [head] = tablesOfFarming(withPlan({ levels: ["政策", "施策", "取組方針"] }));
    const rows = head ? textRows(head) : [];
    expect(rows[0]?.[0]).toBe("施策1");
    expect(rows[1]?.[0]).toBe("取組方針");
    expect(rows[5]?.[2]).toBe("全施策中順位");
  });

  it("prints a policy without a number over the whole width", () => {
    const items = year.items.map((one): Item => (one.id === "5-1-2" ? { ...one, code: "" } : one));
    const [head] = tablesOfFarming({ ...year, items });
    expect(head && textRows(head)[2]).toEqual(["経営基盤の強化"]);
  });

  it("of an empty year is the empty form", () => {
    const [, results, issues, foot] = tablesOfFarming({ ...year, results: [], evaluations: [] });
    expect(results && textRows(results)[2]).toEqual(["", "", ""]);
    expect(issues && textRows(issues)[2]).toEqual(["", "", ""]);
    expect(issues?.adds?.row).toMatchObject({ item: "5-1", list: "issues", fiscalYear: 2018 });
    expect(foot && textRows(foot)[0]?.[1]).toBe("");
  });

  it("is for sections only: a chapter or a policy is refused, a plan without sections prints nothing", () => {
    for (const id of ["5", "5-1-1", "nobody's"]) {
      expect(() => sectionSheet(year, { subjects: [item(id)] })).toThrow("not-found");
    }
    expect(sectionSheet(withSections(0, 0)).sections).toEqual([]);
    expect(sectionSheet(withSections(60, 1)).sections).toHaveLength(60);
  });
});

describe("節のシート in Word", () => {
  it("is valid", async () => {
    const bytes = await wordFile(tree);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
  });
});

describe.skipIf(!canRender)("節のシート on paper", () => {
  it("runs over pages with its heads, to the end of a text of four pages, and never leaves 記入日 alone", async () => {
    const text = `${"長い成果の文です。".repeat(480)}ここまで。`;
    const many = Array.from({ length: 40 }, (_, index) => ({ title: `取り組みその${index + 1}` }));
    const trees = [
      tree,
      farming(withResults([{ text }, { list: "issues", title: "課題の名称" }])),
      farming(withResults([...many, { list: "issues", title: "課題の名称" }])),
    ];
    const pages = await pagesOf(await wordFile(mergeTrees(trees, "節のシート")));
    for (const page of pages) expect(page.replaceAll(/\s/gu, "").length).toBeGreaterThan(100);
    const starts = pages.flatMap((page, index) => (page.includes("まちづくりの目標") ? [index] : []));
    expect(starts).toHaveLength(4);
    const [first = 0, second = 0, third = 0, fourth = 0] = starts;
    expect([second - first, third - second]).toEqual([2, 1]);
    expect(pages.slice(third, fourth).join("").replaceAll(/\s/gu, "")).toContain("ここまで。");
    expect(fourth - third).toBeGreaterThan(3);
    for (const page of pages.slice(fourth).filter((one) => one.includes("取り組みその"))) {
      expect(page.replaceAll(/\s/gu, "")).toContain("取り組み成果《基本方針》");
    }
    for (const page of pages.filter((one) => one.includes("記入日"))) {
      expect(page.replaceAll(/\s/gu, "")).toContain("引き継がれる課題");
    }
  });
});
