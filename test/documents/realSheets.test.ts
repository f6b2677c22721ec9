/**
 * Every cell of the Word files against the sheets 朝霞市 really used, as far as their text is on this machine. The package
 * and the Word file are read here with code of their own: neither the forms nor the rules have a say.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { buildForm, mergeTrees } from "#shared/forms/forms.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { type ReadCell, readParagraphs, type ReadTable, readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import {
  hasRealPackage,
  packageSnapshot,
  type RawPackage,
  readPackage,
  realPackageFile,
} from "#test/support/packageSnapshot.ts";
import { item } from "#test/support/snapshots.ts";

const YEAR = 2019;
const HEADERS = [
  "計画策定時\n(2018年度)",
  "令和元年度\n(2019年度)",
  "令和2年度\n(2020年度)",
  "令和3年度\n(2021年度)",
  "令和4年度\n(2022年度)",
  "令和5年度\n(2023年度)",
];

let source: RawPackage;
let directions: Uint8Array;
let projects: Uint8Array;

beforeAll(async () => {
  if (!hasRealPackage) return;
  source = readPackage(realPackageFile);
  const snapshot = packageSnapshot(source, YEAR);
  directions = await wordFile(buildForm("evaluation-sheet", snapshot, { handoutNumber: "資料1" }));
  projects = await wordFile(buildForm("project-sheet", snapshot, { handoutNumber: "資料1" }));
});

const rowsOf = (table: ReadTable | undefined): string[][] =>
  Object.values(Object.groupBy(table?.cells ?? [], (cell: ReadCell) => cell.row)).map((row) =>
    (row ?? []).map((cell) => cell.text),
  );

const written = (id: string) => source.evaluations.find((one) => one.item === id && one.fiscalYear === YEAR);

function printed(
  value: RawPackage["indicators"][number]["targets"][string] | undefined,
  unit: string,
): string {
  if (value === undefined) return "";
  return typeof value === "number" ? `${value.toLocaleString("en-US")}${unit}` : "—";
}

/** Tables of one direction: evaluation, one for each measure with indicators, the committee's. */
function tablesOfDirections(): Map<string, ReadTable[]> {
  const all = readTables(directions);
  const groups = new Map<string, ReadTable[]>();
  for (const top of source.items.filter((one) => one.parent === null)) {
    const measures = source.items.filter((one) => one.parent === top.id);
    const withIndicators = measures.filter((one) =>
      source.indicators.some((indicator) => indicator.item === one.id),
    );
    groups.set(top.id, all.splice(0, withIndicators.length + 2));
  }
  expect(all).toEqual([]);
  return groups;
}

describe.skipIf(!hasRealPackage)("the real sheets of 令和元年度 in Word", () => {
  it("say in every row of the evaluation tables what the city wrote", () => {
    for (const [id, tables] of tablesOfDirections()) {
      const top = source.items.find((one) => one.id === id);
      const measures = source.items.filter((one) => one.parent === id);
      expect(rowsOf(tables[0])).toEqual([
        ["施策の方向性", `${top?.code} ${top?.title}`],
        ["目指す姿", top?.goal],
        ...measures.flatMap((measure) => [
          [`${measure.code} ${measure.title}`],
          ["令和元年度\n事業内容", written(measure.id)?.activities ?? ""],
          ["達成状況", written(measure.id)?.achievement ?? "", "判定", written(measure.id)?.rating ?? ""],
        ]),
        ["解決すべき課題・\n来年度に向けた\n方向性", written(id)?.issues ?? ""],
      ]);
      expect(rowsOf(tables.at(-1))).toEqual([["推進委員会の\n評価", written(id)?.committeeEvaluation ?? ""]]);
    }
  });

  it("print every target and actual of all 35 indicators", () => {
    let values = 0;
    for (const [id, tables] of tablesOfDirections()) {
      const measures = source.items.filter((one) => one.parent === id);
      const indicatorTables = tables.slice(1, -1);
      const withIndicators = measures
        .map((measure) => source.indicators.filter((one) => one.item === measure.id))
        .filter((one) => one.length > 0);
      for (const [index, indicators] of withIndicators.entries()) {
        const table = indicatorTables[index];
        expect(table?.headerRows).toBe(2);
        expect(rowsOf(table)).toEqual([
          ["", "名称", "上段：目標値　下段：実績値"],
          HEADERS,
          ...indicators.flatMap((one) => {
            const kind = `${one.externalSurvey ? "※\n" : ""}${one.kind.slice(0, 2)}\n${one.kind.slice(2)}`;
            const series = (of: typeof one.targets) =>
              [2018, 2019, 2020, 2021, 2022, 2023].map((year) => printed(of[String(year)], one.unit));
            values += 12;
            return [[kind, one.name, ...series(one.targets)], series(one.actuals)];
          }),
        ]);
      }
    }
    expect(values).toBe(35 * 12);
  });

  it("say in every row of the project tables what the city wrote", () => {
    const tables = readTables(projects);
    expect(tables).toHaveLength(4);
    for (const [index, one] of source.projects.entries()) {
      const report = source.evaluations.find((each) => each.project === one.id && each.fiscalYear === YEAR);
      const related = one.related.map(
        (each) => `${each.strength === "primary" ? "◎" : "○"}${each.item} ${each.label}`,
      );
      expect(rowsOf(tables[index])).toEqual([
        ["プロジェクト名", `${one.number}. ${one.title}`],
        ["概要", one.overview],
        ["関連施策", related.join("\n"), "判定", report?.rating ?? ""],
        ["令和元年度の\n取組と達成状況", report?.achievement ?? ""],
        ["解決すべき課題・\n来年度に向けた\n方向性", report?.issues ?? ""],
        ["推進委員会の\n評価", report?.committeeEvaluation ?? ""],
      ]);
    }
  });

  it("have the lines around the tables", () => {
    const scale = source.plan.ratingScale.grades.map((one) => `${one.code}：${one.meaning}`).join("　");
    const lines = readParagraphs(directions);
    const count = (text: string) => lines.filter((line) => line === text).length;
    expect(count("朝霞市産業振興基本計画")).toBe(5);
    expect(count("施策評価シート（令和元年度）")).toBe(5);
    expect(count(`判定の基準　${scale}`)).toBe(5);
    expect(count("■施策の進捗に関する各指標")).toBe(5);
    expect(count(source.plan.externalSurveyNote)).toBe(4);
    const projectLines = readParagraphs(projects);
    expect(projectLines).toContain("リーディングプロジェクト評価シート（令和元年度）");
    expect(projectLines.filter((line) => line === `判定の基準　${scale}`)).toHaveLength(2);
  });

  it("are valid", async () => {
    for (const bytes of [directions, projects]) {
      expect(lintDocx(bytes)).toEqual([]);
      expect(await sdkErrors(bytes)).toEqual([]);
    }
  });
});

describe.skipIf(!hasRealPackage || !canRender)("the real sheets on paper", () => {
  it("print direction 1 on exactly two pages, the indicators beginning the second", async () => {
    const snapshot = packageSnapshot(source, YEAR);
    const pages = await pagesOf(
      await wordFile(buildForm("evaluation-sheet", snapshot, { subjects: [item("1")] })),
    );
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain("判定の基準");
    expect(pages[1]?.trimStart().startsWith("■施策の進捗に関する各指標")).toBe(true);
    expect(pages[1]).toContain("推進委員会の");
  });

  it("print all five directions on ten pages and the four projects on two, none of them blank", async () => {
    const snapshot = packageSnapshot(source, YEAR);
    const both = mergeTrees(
      [buildForm("evaluation-sheet", snapshot), buildForm("project-sheet", snapshot)],
      "資料1",
    );
    const pages = await pagesOf(await wordFile(both));
    expect(pages).toHaveLength(12);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`－ ${index + 1} －`);
      expect(page.replaceAll(/\s/gu, "").length).toBeGreaterThan(300);
    }
  });
});
