/** Years for tests of the 進捗状況まとめ, made from the sample that prints one. */
import { readFileSync } from "node:fs";
import type { Indicator, Item } from "#shared/domain/plan.ts";
import type { PlanContent } from "#shared/domain/planContent.ts";
import { type YearSnapshot, yearSnapshotSchema } from "#shared/domain/snapshot.ts";
import { contentOf } from "#shared/package/content.ts";
import { parsePackage } from "#shared/package/parse.ts";
import { itemsOfYear } from "#shared/rules/itemLife.ts";

export const progressPackageFile = new URL("../../shared/sample/progressPlan.json", import.meta.url).pathname;

/** 令和7年度 of the sample; fresh on every call. */
export function progressYear(): YearSnapshot {
  const content = contentOf(parsePackage(readFileSync(progressPackageFile, "utf8")), new Date(0));
  return yearOf(content, 2025);
}

/** One year of a plan without its history, its looks and what was frozen, and without the store. */
export function yearOf(content: PlanContent, fiscalYear: number): YearSnapshot {
  const { editions: _, looks: __, years: ___, ...rest } = content;
  const { items, others } = itemsOfYear(content.items, fiscalYear);
  const meetingsOf = (year: number) => content.meetings.filter((one) => one.evaluates === year);
  const commentsOf = (year: number) => {
    const ids = new Set(meetingsOf(year).map((meeting) => meeting.id));
    return content.comments.filter((comment) => ids.has(comment.meeting));
  };
  return yearSnapshotSchema.parse({
    ...rest,
    fiscalYear,
    frozen: false,
    items,
    otherItems: others,
    indicators: content.indicators.filter((one) => items.some((item) => item.id === one.item)),
    evaluations: content.evaluations.filter((one) => one.fiscalYear === fiscalYear),
    previousEvaluations: content.evaluations.filter((one) => one.fiscalYear === fiscalYear - 1),
    previousComments: commentsOf(fiscalYear - 1),
    previousMeeting: meetingsOf(fiscalYear - 1).at(-1),
    priorRatings: content.priorRatings.filter((one) => one.fiscalYear === fiscalYear),
    meetings: meetingsOf(fiscalYear),
    comments: commentsOf(fiscalYear),
    results: content.results.filter((one) => one.fiscalYear === fiscalYear),
    editions: [],
    looks: {},
    paperEditions: [],
    archives: [],
  });
}

const pattern = (snapshot: YearSnapshot): { item: Item; indicator: Indicator; achievement: string } => {
  const indicator = snapshot.indicators[0];
  const item = snapshot.items.find((one) => one.id === indicator?.item);
  if (!indicator || !item) throw new Error("the sample has indicators");
  return { item, indicator, achievement: snapshot.evaluations[0]?.achievement ?? "" };
};

/** The plan with so many 実施事業, spread over two 方向性 with 個別施策 of four each. */
export function withMeasures(count: number): YearSnapshot {
  const year = progressYear();
  const { item, indicator, achievement } = pattern(year);
  const bare = (id: string, parent: string | null, title: string): Item => ({ id, parent, code: "", title });
  const leaves = Array.from({ length: count }, (_, index) => {
    const group = Math.floor(index / 4);
    return { ...item, id: `l${index}`, parent: `g${group}`, title: `実施事業その${index + 1}` };
  });
  const groups = [...new Set(leaves.map(({ parent }) => parent))].map((id, index) =>
    bare(id, index < count / 8 ? "t1" : "t2", `個別施策の名称${index + 1}`),
  );
  const tops = [...new Set(groups.map(({ parent }) => parent ?? ""))].map((id) =>
    bare(id, null, `方向性の名称${id}`),
  );
  const below = (parent: string): Item[] => leaves.filter((one) => one.parent === parent);
  return {
    ...year,
    items: tops.flatMap((top) => [
      top,
      ...groups.filter((one) => one.parent === top.id).flatMap((group) => [group, ...below(group.id)]),
    ]),
    indicators: leaves.map(({ id }) => ({ ...indicator, id: `i-${id}`, item: id })),
    evaluations: leaves.map(({ id }) => ({
      subject: { kind: "item", id },
      fiscalYear: year.fiscalYear,
      achievement,
    })),
  };
}

/** The sample in a plan that runs over so many years, every one of them with figures. */
export function withProgressYears(count: number): YearSnapshot {
  const year = progressYear();
  const first = 2023;
  const fill = (number: string) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [first + index, { kind: "number" as const, number }]),
    );
  return {
    ...year,
    plan: {
      ...year.plan,
      lastFiscalYear: first + count - 1,
      indicatorFiscalYears: [first, first + count - 1],
    },
    indicators: year.indicators.map((one) => ({
      ...one,
      targets: fill("28000"),
      actuals: { ...one.actuals, ...fill("27500") },
    })),
  };
}
