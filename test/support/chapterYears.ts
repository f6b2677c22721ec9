/** Years for tests of the 総括表 and the 節のシート, made from the sample that has both. */
import { readFileSync } from "node:fs";
import type { Indicator, Item } from "#shared/domain/plan.ts";
import type { Result } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { contentOf } from "#shared/package/content.ts";
import { parsePackage } from "#shared/package/parse.ts";
import { yearOf } from "#test/support/progressYears.ts";

export const chapterPackageFile = new URL("../../shared/sample/chapterPlan.json", import.meta.url).pathname;

/** 平成30年度 of the sample; fresh on every call. */
export function chapterYear(): YearSnapshot {
  return yearOf(contentOf(parsePackage(readFileSync(chapterPackageFile, "utf8")), new Date(0)), 2018);
}

/** The year with another plan. */
export function withPlan(change: Partial<YearSnapshot["plan"]>): YearSnapshot {
  const year = chapterYear();
  return { ...year, plan: { ...year.plan, ...change } };
}

/** The plan with so many sections in its chapter, each with so many indicators in both periods. */
export function withSections(count: number, indicators: number): YearSnapshot {
  const year = chapterYear();
  const chapter = year.items.filter((one) => one.id === "5");
  const sections = Array.from({ length: count }, (_, index): Item => ({
    id: `s${index + 1}`,
    parent: "5",
    code: `5-${index + 1}`,
    title: `節の名称${index + 1}`,
    departments: ["産業振興課"],
  }));
  const number = (text: string) => ({ kind: "number" as const, number: text });
  const measured = sections.flatMap((section) =>
    Array.from({ length: indicators }, (_, index): Indicator => ({
      id: `${section.id}/${index + 1}`,
      item: section.id,
      kind: "",
      name: `目標とする指標の名称${index + 1}`,
      unit: "人",
      externalSurvey: false,
      cumulative: false,
      targets: { "2014": number("1200"), "2018": number("1300") },
      actuals: { "2010": number("1000"), "2014": number("1100"), "2018": number("1350.5") },
    })),
  );
  return { ...year, items: [...chapter, ...sections], indicators: measured, evaluations: [], results: [] };
}

/** The year with other rows in its lists. */
export function withResults(rows: readonly Partial<Result>[]): YearSnapshot {
  return {
    ...chapterYear(),
    results: rows.map((row, index): Result => ({
      id: `row-${index + 1}`,
      item: "5-1",
      fiscalYear: 2018,
      list: "results",
      title: "取り組み",
      text: "成果の文です。",
      policy: "5-1-1 生産基盤の整備推進",
      ...row,
    })),
  };
}
