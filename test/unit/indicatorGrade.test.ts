import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AchievementRateRule, Indicator, Plan, RatingScale } from "#shared/domain/plan.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";
import { achievementRate } from "#shared/rules/achievementRate.ts";
import { gradeLegend, gradeRange, indicatorGrade } from "#shared/rules/grade.ts";

const YEAR = 2025;
type Side = "以上" | "超";

const scale = (side: Side, mode: RatingScale["mode"] = "thresholds"): RatingScale => ({
  mode,
  grades: [
    { code: "S", name: "目標値以上", meaning: "続ける", from: { percent: 120, side } },
    { code: "A", name: "目標値どおり", meaning: "続ける", from: { percent: 90, side } },
    { code: "B", name: "要改善", meaning: "改める", from: { percent: 50, side } },
    { code: "C", name: "要大幅改善", meaning: "大きく改める" },
  ],
});

const planOf = (ratingScale: RatingScale, achievementRate?: AchievementRateRule): { plan: Plan } => ({
  plan: {
    municipality: "見本市",
    title: "見本計画",
    firstFiscalYear: 2023,
    lastFiscalYear: 2026,
    baselineFiscalYear: 2021,
    indicatorFiscalYears: [2023, 2026],
    levels: ["方向性"],
    form: "progress-table",
    committeeName: "推進委員会",
    externalSurveyNote: "",
    ratingScale,
    ...(achievementRate ? { achievementRate } : {}),
  },
});

const number = (text: string): IndicatorValue => ({ kind: "number", number: text });
function indicator(
  target: IndicatorValue | undefined,
  actual: IndicatorValue | undefined,
  more: Partial<Indicator> = {},
): Indicator {
  return {
    id: "i",
    item: "x",
    kind: "活動指標",
    name: "参加者数",
    unit: "人",
    externalSurvey: false,
    cumulative: false,
    targets: target ? { [YEAR]: target } : {},
    actuals: actual ? { [YEAR]: actual } : {},
    ...more,
  };
}
const grade = (target: string, actual: string, side: Side = "超") =>
  indicatorGrade(planOf(scale(side)), indicator(number(target), number(actual)), YEAR);

describe("the grade of an indicator by thresholds", () => {
  it("is found with the exact rate: 94/105 is B although it rounds to 90 %", () => {
    expect(grade("105", "94", "以上")).toEqual({
      code: "B",
      computed: "B",
      overridden: false,
      explanation: "94/105 = 89.52%、50%以上90%未満のためB",
    });
  });

  it.each<[string, string, Side, string]>([
    ["10", "5", "超", "C"],
    ["10", "5", "以上", "B"],
    ["100", "90", "超", "B"],
    ["100", "90", "以上", "A"],
    ["100", "120", "超", "A"],
    ["100", "120", "以上", "S"],
    ["30000", "36000.1", "超", "S"],
    ["7", "0", "超", "C"],
    ["7", "-3", "超", "C"],
  ])("of target %s and actual %s with bounds of 「%s」 is %s", (target, actual, side, code) => {
    expect(grade(target, actual, side).code).toBe(code);
  });

  it("never falls when the actual rises, whatever the sides and the order of the list", () => {
    const thresholds = fc.uniqueArray(
      fc.record({
        percent: fc.integer({ min: 0, max: 200 }),
        side: fc.constantFrom<Side>("以上", "超"),
      }),
      { selector: ({ percent }) => percent, minLength: 1, maxLength: 5 },
    );
    const positive = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(thresholds, positive, positive, positive, fc.boolean(), (bounds, t, a, more, turned) => {
        const best = bounds.toSorted((x, y) => y.percent - x.percent);
        const grades = [
          ...best.map((from, index) => ({ code: `g${index}`, meaning: "", from })),
          { code: "rest", meaning: "" },
        ];
        const order = grades.map(({ code }) => code);
        const plan = planOf({ mode: "thresholds", grades: turned ? grades.toReversed() : grades });
        const place = (actual: number) =>
          order.indexOf(
            indicatorGrade(plan, indicator(number(`${t}`), number(`${actual}`)), YEAR).code ?? "none",
          );
        expect(place(a)).toBeGreaterThanOrEqual(0);
        expect(place(a + more)).toBeLessThanOrEqual(place(a));
      }),
    );
  });

  it("agrees with whole-number arithmetic on every side of every bound: nothing is rounded", () => {
    const whole = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(whole, whole, fc.constantFrom<Side>("以上", "超"), (t, a, side) => {
        const reaches = (percent: number) =>
          side === "以上" ? a * 100 >= percent * t : a * 100 > percent * t;
        const expected = reaches(120) ? "S" : reaches(90) ? "A" : reaches(50) ? "B" : "C";
        expect(grade(`${t}`, `${a}`, side).code).toBe(expected);
      }),
    );
  });

  it("is explained with as many decimals as its side needs", () => {
    const sentence = (target: string, actual: string) => grade(target, actual).explanation;
    expect(sentence("10", "5")).toBe("5/10 = 50%、50%以下のためC");
    expect(sentence("40000", "35999")).toBe("35,999/40,000 = 89.998%、50%超90%以下のためB");
    expect(sentence("30000000", "27000001")).toBe("27,000,001/30,000,000 = 90.000003%、90%超120%以下のためA");
    expect(sentence("90", "118")).toBe("118/90 = 131.11%、120%超のためS");
  });

  it("does not exist where there is no rate, and says why", () => {
    const of = (target: IndicatorValue | undefined, actual: IndicatorValue | undefined) =>
      indicatorGrade(planOf(scale("超")), indicator(target, actual), YEAR);
    const none = (why: string) => ({
      overridden: false,
      explanation: `達成率がないため評価なし（${why}）`,
    });
    expect(of(number("0"), number("0"))).toEqual(none("目標値が0のため計算できません"));
    expect(of(number("-2"), number("-5"))).toEqual(none("目標値が負の数のため計算できません"));
    expect(of({ kind: "dash" }, number("3"))).toEqual(none("値を置かない年度です"));
    expect(of(number("3"), { kind: "reason", reason: "調査のない年" })).toEqual(none("調査のない年"));
    expect(of(number("3"), undefined)).toEqual(none("実績値が未記入です"));
    expect(of(undefined, number("3"))).toEqual(none("目標値が未記入です"));
  });

  it("does not exist where the scale has no bounds or no grade for what is below them", () => {
    const [s, a] = scale("超").grades;
    const of = (grades: RatingScale["grades"]) =>
      indicatorGrade(planOf({ mode: "thresholds", grades }), indicator(number("10"), number("5")), YEAR);
    const expected = "5/10 = 50%、この率を受ける評価の基準がないため評価なし";
    for (const grades of [[], [{ code: "A", meaning: "" }], s && a ? [s, a] : []]) {
      expect(of(grades)).toEqual({ overridden: false, explanation: expected });
    }
  });
});

describe("a grade that a person set", () => {
  const override = { grade: "A", gradeReason: "会場の都合で1回休んだ" };

  it("stands before the computed one, which is still reported with the reason", () => {
    const set = indicator(number("10"), number("5"), { years: { [YEAR]: override } });
    expect(indicatorGrade(planOf(scale("超")), set, YEAR)).toEqual({
      code: "A",
      computed: "C",
      overridden: true,
      reason: "会場の都合で1回休んだ",
      explanation: "手入力の評価です（理由：会場の都合で1回休んだ）。計算では、5/10 = 50%、50%以下のためC",
    });
    expect(indicatorGrade(planOf(scale("超")), set, YEAR - 1).overridden).toBe(false);
  });

  it("is there even without a rate, without a reason, and with a code the scale has lost", () => {
    const set = indicator(undefined, { kind: "dash" }, { years: { [YEAR]: { grade: "Z" } } });
    expect(indicatorGrade(planOf(scale("超")), set, YEAR)).toEqual({
      code: "Z",
      overridden: true,
      explanation:
        "手入力の評価です（理由は書かれていません）。計算では、達成率がないため評価なし（値を置かない年度です）",
    });
  });

  it("is the only one printed where people grade; the bounds only suggest", () => {
    const plan = planOf(scale("超", "judgement"));
    const open = indicator(number("10"), number("5"));
    expect(indicatorGrade(plan, open, YEAR)).toEqual({
      computed: "C",
      overridden: false,
      explanation: "評価は人が決めます。目安は、5/10 = 50%、50%以下のためC",
    });
    expect(indicatorGrade(plan, { ...open, years: { [YEAR]: override } }, YEAR).code).toBe("A");
  });
});

describe("indicators that are to fall", () => {
  const falling = (target: string, actual: string, decrease?: "target-over-actual" | "mirrored") =>
    achievementRate(indicator(number(target), number(actual), { direction: "down" }), YEAR, {
      cap: null,
      decimals: 1,
      ...(decrease ? { decrease } : {}),
    });

  it("are target ÷ actual unless the plan says otherwise", () => {
    expect(falling("10", "20")).toMatchObject({ text: "50.0", exactText: "10/20" });
    expect(falling("10", "20", "target-over-actual")).toEqual(falling("10", "20"));
    expect(falling("0", "4")).toMatchObject({ text: "0.0" });
    expect(falling("4", "0")).toMatchObject({ kind: "none", reason: "実績値が0のため計算できません" });
  });

  it("are (2 × target − actual) ÷ target when mirrored, and may fall below zero", () => {
    expect(falling("10", "12", "mirrored")).toMatchObject({ text: "80.0", exactText: "(2×10－12)/10" });
    expect(falling("1000", "0", "mirrored")).toMatchObject({ text: "200.0" });
    expect(falling("10", "30", "mirrored")).toMatchObject({ text: "-100.0" });
    expect(falling("0", "3", "mirrored")).toMatchObject({
      kind: "none",
      reason: "目標値が0のため計算できません",
    });
  });

  it("are graded by the plan's formula: the same figures give another grade", () => {
    const of = (decrease: "target-over-actual" | "mirrored") =>
      indicatorGrade(
        planOf(scale("超"), { cap: 100, decimals: 0, decrease }),
        indicator(number("100"), number("150"), { direction: "down" }),
        YEAR,
      ).explanation;
    expect(of("target-over-actual")).toBe("100/150 = 66.67%、50%超90%以下のためB");
    expect(of("mirrored")).toBe("(2×100－150)/100 = 50%、50%以下のためC");
  });
});

describe("the legend of a scale", () => {
  it("prints both ends of every grade with their sides", () => {
    const ranges = (side: Side) => scale(side).grades.map(({ code }) => gradeRange(scale(side), code));
    expect(ranges("超")).toEqual(["120%超", "90%超120%以下", "50%超90%以下", "50%以下"]);
    expect(ranges("以上")).toEqual(["120%以上", "90%以上120%未満", "50%以上90%未満", "50%未満"]);
  });

  it("puts 超 above 以上 at the same percent", () => {
    const grades = [
      { code: "B", meaning: "", from: { percent: 100, side: "以上" as const } },
      { code: "A", meaning: "", from: { percent: 100, side: "超" as const } },
    ];
    expect(gradeRange({ mode: "thresholds", grades }, "A")).toBe("100%超");
    expect(gradeRange({ mode: "thresholds", grades }, "B")).toBe("100%以上100%以下");
  });

  it("says name, range and meaning, and leaves out what a grade does not have", () => {
    expect(gradeLegend(scale("超"))[1]).toEqual({
      code: "A",
      text: "目標値どおり（90%超120%以下）：続ける",
    });
    const bare: RatingScale = {
      mode: "judgement",
      grades: [
        { code: "A", meaning: "計画どおり" },
        { code: "B", name: "要改善", meaning: "" },
        { code: "C", meaning: "", from: { percent: 10, side: "以上" } },
      ],
    };
    expect(gradeLegend(bare).map(({ text }) => text)).toEqual(["計画どおり", "要改善", "10%以上"]);
  });
});
