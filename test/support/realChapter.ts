/**
 * 所沢市's 総括表 of chapter 5 and the sheets of its sections, as far as their text is on this machine: what each row of
 * the paper says, and a year that says the same. Reads the text alone; neither the forms nor the rules have a say.
 */
import { existsSync, readFileSync } from "node:fs";
import type { Indicator, Item } from "#shared/domain/plan.ts";
import type { Result } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";
import { chapterYear } from "#test/support/chapterYears.ts";

const file = new URL("../../../shared/real/tokorozawa-chapter5.txt", import.meta.url).pathname;
export const hasRealChapter = existsSync(file);

/** What differs between an extracted text and a printed cell, and means nothing: widths of letters, spaces, markup. */
export function plainCell(text: string): string {
  return text
    .replaceAll(/<li>|<\/?(?:p|ul)[^>]*>/gu, "")
    .normalize("NFKC")
    .replaceAll("~", "～")
    .replaceAll(/\s/gu, "");
}

/** Rows of one part of the paper; cells that the extraction shows empty are kept as "". */
type Rows = string[][];

export interface RealChapter {
  /** Rows of each table, in the order of the paper. */
  head: Rows;
  results: Rows;
  issues: Rows;
  indicators: Rows;
  sections: { head: Rows; results: Rows; issues: Rows; foot: Rows }[];
}

const isYears = (row: string[]): boolean => (row[0] ?? "").startsWith("平成23年度～平成30年度の");
const withoutBlanks = (rows: Rows): Rows => rows.map((row) => row.filter((cell) => cell !== ""));

export function realChapter(): RealChapter {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.split("\t").map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ""));
  const starts = rows.flatMap((row, index) => (isYears(row) ? [index] : []));
  const table = rows.findIndex((row) => row[0] === "節");
  const caption = rows.findIndex((row) => row[0] === "目標指標の達成状況");
  const sectionStarts = rows.flatMap((row, index) =>
    index > caption && /^第\d節$/u.test(row[0] ?? "") ? [index] : [],
  );
  const [first = 0, second = 0, ...rest] = starts;
  return {
    head: withoutBlanks(rows.slice(1, first)),
    results: withoutBlanks(rows.slice(first, second)),
    issues: withoutBlanks(rows.slice(second, table)),
    indicators: rows.slice(table, caption),
    sections: sectionStarts.map((start, index) => {
      const end = sectionStarts[index + 1] ?? rows.length;
      const [one = 0, two = 0] = rest.slice(2 * index, 2 * index + 2);
      const foot = rows.findIndex((row, at) => at > two && row[0] === "記入日");
      return {
        head: withoutBlanks(rows.slice(start, one)),
        results: withoutBlanks(rows.slice(one, two)),
        issues: withoutBlanks(rows.slice(two, foot)),
        foot: withoutBlanks(rows.slice(foot, end)).filter((row) => row[0] === "記入日"),
      };
    }),
  };
}

/** The year that the paper was printed from. Rates are left to be computed, but for those printed in another format. */
export function realYear(paper: RealChapter): YearSnapshot {
  const sample = chapterYear();
  const at = (rows: Rows, row: number, column: number): string => rows[row]?.[column] ?? "";
  const body = (cell: string): string =>
    cell
      .replaceAll(/<\/p>\s*<p>/gu, "\n")
      .replaceAll(/<[^>]+>/gu, "")
      .trim();
  const policies = at(paper.head, 7, 0)
    .replaceAll(/<[^>]+>/gu, "")
    .split("◆")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const chapter: Item = {
    id: "5",
    parent: null,
    code: "5",
    title: /『(.+)』/u.exec(at(paper.head, 0, 1))?.[1] ?? "",
    goal: at(paper.head, 2, 1),
    relatedPlans: at(paper.head, 3, 1),
    concept: body(at(paper.head, 5, 0)),
    policies: policies.join("\n"),
  };
  const sections = paper.sections.map(({ head }, index) => sectionOf(head, index));
  const entered = (rows: Rows, author: string) => ({ enteredOn: at(rows, 0, 1), author });
  return {
    ...sample,
    items: [chapter, ...sections.flat()],
    indicators: indicatorsOf(paper.indicators),
    evaluations: [
      {
        subject: { kind: "item", id: "5" },
        fiscalYear: 2018,
        enteredOn: at(paper.head, 1, 1),
        author: at(paper.head, 1, 2).replace("記入者職氏名", "").trim(),
      },
      ...paper.sections.map(({ head, foot }, index) => {
        const needs = head.at(-2) ?? [];
        const values = head.at(-1) ?? [];
        return {
          subject: { kind: "item" as const, id: `5-${index + 1}` },
          fiscalYear: 2018,
          ...entered(foot, at(foot, 0, 3)),
          needsSurvey: /「(.+)」/u.exec(needs[0] ?? "")?.[1] ?? "",
          needsRate: values[0] ?? "",
          needsRank: values[1] ?? "",
          needsRankInField: values[2] ?? "",
        };
      }),
    ],
    results: [
      ...rowsOf("5", "results", paper.results),
      ...rowsOf("5", "issues", paper.issues),
      ...paper.sections.flatMap(({ results, issues }, index) => [
        ...rowsOf(`5-${index + 1}`, "results", results),
        ...rowsOf(`5-${index + 1}`, "issues", issues),
      ]),
    ],
  };
}

function sectionOf(head: Rows, index: number): Item[] {
  const id = `5-${index + 1}`;
  const departments = head.find((row) => row[0] === "関係所属")?.[1] ?? "";
  const policies = head.flatMap((row) => /^(\S+-\S+-\S+) (.+)$/u.exec(row.at(-1) ?? "") ?? []);
  const own: Item = {
    id,
    parent: "5",
    code: id,
    title: head[0]?.[1] ?? "",
    goal: head[0]?.[3] ?? "",
    departments: departments.split("、"),
  };
  const parts = Array.from({ length: policies.length / 3 }, (_, at): Item => ({
    id: policies[3 * at + 1] ?? "",
    parent: id,
    code: policies[3 * at + 1] ?? "",
    title: policies[3 * at + 2] ?? "",
  }));
  return [own, ...parts];
}

function rowsOf(item: string, list: Result["list"], rows: Rows): Result[] {
  return rows.slice(2).map(([title = "", text = "", policy = ""], index) => ({
    id: `${item}-${list}-${index + 1}`,
    item,
    fiscalYear: 2018,
    list,
    title,
    text,
    policy,
  }));
}

const isIndicator = (row: string[]): boolean => ["↗", "↘", "→"].includes(row[3] ?? "");

function indicatorsOf(rows: Rows): Indicator[] {
  let section = 0;
  return rows.filter(isIndicator).map((row, index): Indicator => {
    if (row[0] !== "") section += 1;
    const [, name = "", unit = "", , baseline = "", middle = "", middleRate = "", end = "", endRate = ""] =
      row;
    const [middleTarget, middleActual] = middle.split(" ");
    const [endTarget, endActual] = end.split(" ");
    const years = [
      ["2014", middleRate],
      ["2018", endRate],
    ].filter(([, rate = ""]) => rate !== "" && !/\.\d%$/u.test(rate));
    return {
      id: `i${index + 1}`,
      item: `5-${section}`,
      kind: "",
      name,
      unit,
      externalSurvey: false,
      cumulative: false,
      direction: row[3] === "↘" ? "down" : row[3] === "→" ? "keep" : "up",
      targets: { ...value("2014", middleTarget), ...value("2018", endTarget) },
      actuals: { ...value("2010", baseline), ...value("2014", middleActual), ...value("2018", endActual) },
      years: Object.fromEntries(years.map(([year = "", printedRate = ""]) => [year, { printedRate }])),
    };
  });
}

function value(year: string, text = ""): Record<string, IndicatorValue> {
  return text === "" ? {} : { [year]: { kind: "number", number: text.replaceAll(",", "") } };
}
