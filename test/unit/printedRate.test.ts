import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IndicatorYear } from "#shared/domain/plan.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";
import { printedRate } from "#shared/rules/printedRate.ts";

const tokorozawa = { cap: 100, decimals: 1 };
const value = (number: number | string): IndicatorValue => ({ kind: "number", number: String(number) });
const indicator = (
  target: IndicatorValue | undefined,
  actual: IndicatorValue | undefined,
  set?: IndicatorYear,
) => ({
  targets: target ? { "2014": target } : {},
  actuals: actual ? { "2014": actual } : {},
  ...(set ? { years: { "2014": set } } : {}),
});

/** min(100, actual/target) in tenths of a percent, half up, with whole numbers only. */
function tenths(target: bigint, actual: bigint): bigint {
  const rounded = (2n * 1000n * actual + target) / (2n * target);
  return rounded > 1000n ? 1000n : rounded;
}

describe("達成率 as it is printed", () => {
  it("comes out as 所沢市 printed it: one decimal, half up, no more than 100", () => {
    const printed = [
      ["225", "182"],
      ["42", "34.4"],
      ["5", "8.3"],
      ["2", "5"],
      ["2", "2"],
    ].map(
      ([target = "", actual = ""]) =>
        printedRate(indicator(value(target), value(actual)), 2014, tokorozawa).text,
    );
    expect(printed).toEqual(["80.9%", "81.9%", "100.0%", "100.0%", "100.0%"]);
  });

  it("is what a person typed over it, and says so; the computed one is still known", () => {
    const typed = indicator(value("3000"), value("2574"), { printedRate: "86%" });
    expect(printedRate(typed, 2014, tokorozawa)).toEqual({ text: "86%", computed: "85.8%", typedOver: true });
    const reason = indicator(value("3000"), value("2574"), { gradeReason: "理由" });
    expect(printedRate(reason, 2014, tokorozawa)).toEqual({
      text: "85.8%",
      computed: "85.8%",
      typedOver: false,
    });
  });

  it("is blank while a value is missing and 「—」 where none can exist, never with a sign", () => {
    expect(printedRate(indicator(undefined, undefined), 2014, tokorozawa).text).toBe("");
    expect(printedRate(indicator(value("3"), undefined), 2014, tokorozawa).text).toBe("");
    expect(printedRate(indicator({ kind: "dash" }, value("3")), 2014, tokorozawa).text).toBe("—");
    expect(printedRate(indicator(value("0"), value("3")), 2014, tokorozawa).text).toBe("—");
  });

  it("agrees with whole-number arithmetic for every target and actual", () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), amount, (target, actual) => {
        const { text } = printedRate(indicator(value(target), value(actual)), 2014, tokorozawa);
        const expected = tenths(BigInt(target), BigInt(actual));
        expect(text).toBe(`${expected / 10n}.${expected % 10n}%`);
      }),
      { numRuns: 500 },
    );
  });
});
