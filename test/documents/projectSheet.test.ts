import { describe, expect, it } from "vitest";
import { plainText } from "#shared/forms/build.ts";
import { buildForm, mergeTrees } from "#shared/forms/forms.ts";
import { projectSheet } from "#shared/forms/projectSheet.ts";
import { fieldText } from "#shared/rules/fieldText.ts";
import { item, project, sampleYear, withEvaluation } from "#test/support/snapshots.ts";
import { cellsOf, linesOf, paragraphsOf, tablesOf, textRows } from "#test/support/trees.ts";

const year2019 = sampleYear();

describe("リーディングプロジェクト評価シート", () => {
  it("has the rows of the official table, 判定 beside the related items", () => {
    const tables = tablesOf(projectSheet(year2019));
    expect(tables).toHaveLength(4);
    const rows = tables[0] ? textRows(tables[0]) : [];
    expect(rows.map((row) => row[0])).toEqual([
      "プロジェクト名",
      "概要",
      "関連施策",
      "令和元年度の\n取組と達成状況",
      "解決すべき課題・\n来年度に向けた\n方向性",
      "推進委員会の\n評価",
    ]);
    expect(rows[0]?.[1]).toBe("1. あさか起業×リノベーション・プロジェクト");
    expect(rows[2]).toEqual([
      "関連施策",
      "◎1 暮らしにマッチした生活環境の創造\n○2 安心・安全な市民生活を支える産業の活性化\n○5 産業人材・産業基盤を強化する総合的な支援の充実",
      "判定",
      "C",
    ]);
  });

  it("shows every text exactly as it is stored, in a cell that knows its field", () => {
    const cells = cellsOf(projectSheet(year2019)).filter((cell) => cell.field);
    for (const cell of cells) {
      if (!cell.field || cell.field.entity === "indicatorValue") continue;
      expect(plainText(cell.paragraphs)).toBe(fieldText(year2019, cell.field));
    }
    expect(cells).toHaveLength(4 * 5);
  });

  it("puts two projects on a page and the scale once under them", () => {
    const tree = projectSheet(year2019);
    expect(linesOf(tree).filter((line) => line.startsWith("判定の基準"))).toHaveLength(2);
    expect(paragraphsOf(tree).filter((one) => one.pageBreakBefore)).toHaveLength(1);
    expect(linesOf(tree).filter((line) => line.includes("（令和元年度）"))).toHaveLength(1);
  });

  it("gives a project a page of its own when two no longer fit", () => {
    const long = withEvaluation(year2019, project("p1"), { committeeEvaluation: "評価する。".repeat(300) });
    const tree = projectSheet(long);
    expect(paragraphsOf(tree).filter((one) => one.pageBreakBefore)).toHaveLength(2);
    expect(linesOf(tree).filter((line) => line.startsWith("判定の基準"))).toHaveLength(3);
  });

  it("refuses a project the plan does not have", () => {
    expect(() => projectSheet(year2019, { subjects: [project("p9")] })).toThrow("not-found");
    expect(() => projectSheet(year2019, { subjects: [item("1")] })).toThrow("not-found");
  });

  it("has nothing to print in a plan without projects", () => {
    expect(projectSheet({ ...year2019, projects: [] }).sections).toEqual([]);
  });
});

describe("several forms in one document", () => {
  const trees = [buildForm("evaluation-sheet", year2019), buildForm("project-sheet", year2019)];

  it("stand one after another and page numbers run on", () => {
    const merged = mergeTrees(trees, "資料1");
    expect(merged.title).toBe("資料1");
    expect(merged.sections).toHaveLength(6);
    expect(merged.sections.every((section) => section.startAt === undefined)).toBe(true);
  });

  it("each begin with page 1 when asked to", () => {
    const starts = mergeTrees(trees, "資料1", { restartNumbers: true }).sections.map((one) => one.startAt);
    expect(starts).toEqual([1, undefined, undefined, undefined, undefined, 1]);
  });
});
