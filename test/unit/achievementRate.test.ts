import { describe, expect, it } from "vitest";
import type { IndicatorValue } from "#shared/domain/value.ts";
import { achievementRate } from "#shared/rules/achievementRate.ts";
import { gradeOfRate, gradeScaleLine } from "#shared/rules/grade.ts";
import type { RatingScale } from "#shared/domain/plan.ts";

const value = (number: string): IndicatorValue => ({ kind: "number", number });
const rate = (
  actual: IndicatorValue | undefined,
  target: IndicatorValue | undefined,
  rule?: { cap: number | null; decimals: number },
) =>
  achievementRate(
    { targets: target ? { 2019: target } : {}, actuals: actual ? { 2019: actual } : {} },
    2019,
    rule,
  );

describe("achievement rates", () => {
  it("round half up in decimal, not in binary", () => {
    // 1.005 × 100 is 100.49999… in binary arithmetic.
    expect(rate(value("1.005"), value("1"), { cap: null, decimals: 1 }).text).toBe("100.5");
    expect(rate(value("100.45"), value("100"), { cap: null, decimals: 1 }).text).toBe("100.5");
    expect(rate(value("361"), value("367")).text).toBe("98.4");
  });

  it("keep the plan's decimals and cap only what is printed", () => {
    const capped = rate(value("3000"), value("1200"), { cap: 100, decimals: 1 });
    expect(capped.text).toBe("100.0");
    expect(capped.kind === "rate" && capped.percent.toFixed()).toBe("250");
    expect(rate(value("2574"), value("3000"), { cap: 100, decimals: 0 }).text).toBe("86");
  });

  it("never come from nothing: 0/0, —, blank and none with a reason have no rate", () => {
    expect(rate(value("0"), value("0"))).toMatchObject({ kind: "none", text: "—" });
    expect(rate(value("3"), { kind: "dash" })).toMatchObject({ kind: "none", text: "—" });
    expect(rate({ kind: "reason", reason: "中止" }, value("3"))).toMatchObject({
      kind: "none",
      reason: "中止",
    });
    expect(rate(undefined, value("3"))).toMatchObject({ kind: "none", text: "" });
    expect(rate(value("3"), undefined)).toMatchObject({ kind: "none", text: "" });
  });

  it("turn around when lower is better", () => {
    const indicator = {
      direction: "down" as const,
      targets: { 2019: value("10") },
      actuals: { 2019: value("20") },
    };
    expect(achievementRate(indicator, 2019).text).toBe("50.0");
  });
});

describe("grades by thresholds", () => {
  const scale = (side: "以上" | "超"): RatingScale => ({
    mode: "thresholds",
    grades: [
      { code: "S", meaning: "", from: { percent: 120, side } },
      { code: "A", meaning: "", from: { percent: 90, side } },
      { code: "B", meaning: "", from: { percent: 50, side } },
      { code: "C", meaning: "" },
    ],
  });
  const gradeOf = (actual: string, target: string, side: "以上" | "超") => {
    const result = rate(value(actual), value(target));
    return result.kind === "rate" ? gradeOfRate(scale(side), result.percent)?.code : undefined;
  };

  it("are decided by the exact rate: 94/105 prints 90 % without decimals and is still B", () => {
    expect(gradeOf("94", "105", "以上")).toBe("B");
    expect(rate(value("94"), value("105"), { cap: null, decimals: 0 }).text).toBe("90");
  });

  it("put exactly 50 % on the side the scale says", () => {
    expect(gradeOf("5", "10", "超")).toBe("C");
    expect(gradeOf("5", "10", "以上")).toBe("B");
  });

  it("do not depend on how the list is ordered", () => {
    const reversed = { ...scale("以上"), grades: scale("以上").grades.toReversed() };
    const result = rate(value("130"), value("100"));
    expect(result.kind === "rate" && gradeOfRate(reversed, result.percent)?.code).toBe("S");
  });

  it("write the basis line from the scale", () => {
    expect(
      gradeScaleLine({
        mode: "judgement",
        grades: [
          { code: "A", meaning: "上回る" },
          { code: "B", meaning: "下回る" },
        ],
      }),
    ).toBe("A：上回る　B：下回る");
  });
});
