import { describe, expect, it } from "vitest";
import type { PriorRating } from "#shared/domain/evaluation.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { priorTotals } from "#shared/rules/priorTotals.ts";

const sheet: Subject = { kind: "item", id: "1-1" };
const prior = (member: string, change: Partial<PriorRating>): PriorRating => ({
  subject: sheet,
  fiscalYear: 2019,
  member,
  ...change,
});

function year(priorRatings: PriorRating[]): Pick<YearSnapshot, "plan" | "priorRatings"> {
  const grades = ["A", "B", "C"].map((code) => ({ code, meaning: code }));
  return { plan: { ratingScale: { mode: "judgement", grades } } as YearSnapshot["plan"], priorRatings };
}

describe("totals of 事前評価", () => {
  it("count every grade in the scale's order, also those nobody gave", () => {
    const given = [
      prior("a", { rating: "C" }),
      prior("b", { rating: "A" }),
      prior("c", { rating: "C", note: "横ばい" }),
    ];
    expect(priorTotals(year(given), sheet)).toEqual([
      { code: "A", count: 1 },
      { code: "B", count: 0 },
      { code: "C", count: 2 },
    ]);
  });

  it("leave out other sheets and notes without a grade", () => {
    const given = [
      prior("a", { subject: { kind: "project", id: "1-1" }, rating: "A" }),
      prior("b", { note: "判断できない" }),
    ];
    expect(priorTotals(year(given), sheet).map(({ count }) => count)).toEqual([0, 0, 0]);
  });

  it("put a grade that the scale no longer has behind the others, so that no entry is lost", () => {
    const given = [prior("a", { rating: "S" }), prior("b", { rating: "B" })];
    expect(priorTotals(year(given), sheet)).toEqual([
      { code: "A", count: 0 },
      { code: "B", count: 1 },
      { code: "C", count: 0 },
      { code: "S", count: 1 },
    ]);
  });
});
