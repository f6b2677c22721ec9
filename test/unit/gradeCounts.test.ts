/** 判定の分布: counts, shares that are never forced to 100, and what has no grade. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gradeCounts, previousGradeCounts, roundingNote } from "#shared/rules/gradeCounts.ts";
import { packageSnapshot, samplePackage } from "#test/support/packageSnapshot.ts";
import { progressYear } from "#test/support/progressYears.ts";
import { tinySnapshot } from "#test/support/tinySnapshot.ts";

const numbers = (group: { counts: { code: string; count: number; percent: string }[] } | undefined) =>
  group?.counts.map(({ code, count, percent }) => [code, count, percent]);

describe("the distribution of a year's grades", () => {
  it("counts the published grades of the sample: 施策 and projects apart", () => {
    const [measures, projects] = gradeCounts(packageSnapshot(samplePackage(), 2019));
    expect(measures).toMatchObject({ title: "施策", total: 14, unrated: 0 });
    expect(numbers(measures)).toEqual([
      ["A", 1, "7.1"],
      ["B", 1, "7.1"],
      ["C", 7, "50.0"],
      ["D", 5, "35.7"],
    ]);
    // 7.1 + 7.1 + 50.0 + 35.7 is 99.9.
    expect(measures?.note).toBe(roundingNote);
    expect(projects).toMatchObject({ title: "プロジェクト", total: 4, unrated: 0 });
    expect(numbers(projects)?.[2]).toEqual(["C", 4, "100.0"]);
    expect(projects && "note" in projects).toBe(false);
  });

  it("counts indicators where thresholds decide", () => {
    const [group, ...others] = gradeCounts(progressYear());
    expect(others).toEqual([]);
    expect(group?.title).toBe("指標");
    expect(numbers(group)?.map(([code, count]) => [code, count])).toEqual([
      ["S", 1],
      ["A", 2],
      ["B", 6],
      ["C", 5],
    ]);
  });

  it("leaves what has no grade out of the shares and says how many", () => {
    const [measures, projects] = gradeCounts(tinySnapshot());
    expect(measures).toMatchObject({ total: 2, unrated: 1 });
    expect(numbers(measures)).toEqual([
      ["A", 0, "0.0"],
      ["B", 1, "100.0"],
      ["C", 0, "0.0"],
    ]);
    expect(projects).toMatchObject({ total: 1, unrated: 1 });
    expect(projects?.counts.every(({ percent }) => percent === "0.0")).toBe(true);
    expect(projects?.note).toBeUndefined();
  });

  it("keeps a grade that the scale does not have any more", () => {
    const year = tinySnapshot();
    const [first] = year.evaluations;
    if (first) first.rating = "特";
    expect(numbers(gradeCounts(year)[0])?.at(-1)).toEqual(["特", 1, "100.0"]);
  });

  it("has no group for a plan without grades, and none for what the plan does not have", () => {
    const year = tinySnapshot();
    expect(gradeCounts({ ...year, projects: [] }).map(({ title }) => title)).toEqual(["施策"]);
    year.plan.ratingScale = { mode: "judgement", grades: [] };
    expect(gradeCounts(year)).toEqual([]);
  });

  it("counts last year by the items the plan had then, and not at all when nothing had a grade", () => {
    const year = tinySnapshot();
    expect(previousGradeCounts(year)).toEqual([]);
    year.otherItems = [{ id: "1-9", parent: "1", code: "1-9", title: "終わった施策", until: 2018 }];
    year.items[2] = { ...year.items[2]!, from: 2019 };
    year.previousEvaluations = [
      { subject: { kind: "item", id: "1-9" }, fiscalYear: 2018, rating: "C" },
      { subject: { kind: "item", id: "1-1" }, fiscalYear: 2018, rating: "B" },
    ];
    const [measures, ...others] = previousGradeCounts(year);
    expect(others).toEqual([]);
    expect(measures).toMatchObject({ total: 2, unrated: 0 });
    expect(numbers(measures)?.map(([code, count]) => [code, count])).toEqual([
      ["A", 0],
      ["B", 1],
      ["C", 1],
    ]);
  });

  it("has a note exactly when the printed shares do not add up to 100.0", () => {
    const codes = ["A", "B", "C", undefined];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...codes), { minLength: 1, maxLength: 40 }), (ratings) => {
        const year = tinySnapshot();
        year.projects = [];
        year.items = ratings.map((_, index) => ({ id: `${index}`, parent: null, code: "", title: "施策" }));
        year.evaluations = ratings.flatMap((rating, index) =>
          rating === undefined
            ? []
            : [{ subject: { kind: "item" as const, id: `${index}` }, fiscalYear: 2019, rating }],
        );
        const [group] = gradeCounts(year);
        const tenths = (group?.counts ?? []).reduce(
          (sum, one) => sum + Number(one.percent.replace(".", "")),
          0,
        );
        const rated = ratings.filter((one) => one !== undefined).length;
        expect(group?.unrated).toBe(ratings.length - rated);
        expect(group?.note !== undefined).toBe(rated > 0 && tenths !== 1000);
      }),
    );
  });
});
