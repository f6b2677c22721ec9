/** 指標の達成率 as a table: every kind of nothing is its own. */
import { describe, expect, it } from "vitest";
import { indicatorRates, rateYears } from "#shared/rules/indicatorRates.ts";
import { packageSnapshot, samplePackage } from "#test/support/packageSnapshot.ts";
import { tinySnapshot } from "#test/support/tinySnapshot.ts";

const number = (text: string) => ({ kind: "number" as const, number: text });

/** The cell of 2019 for these values. */
function cell(target: unknown, actual: unknown, more: object = {}) {
  const year = tinySnapshot();
  const [one] = year.indicators;
  year.indicators = [
    {
      ...one!,
      targets: target === undefined ? {} : { 2019: target as never },
      actuals: actual === undefined ? {} : { 2019: actual as never },
      ...more,
    },
  ];
  return indicatorRates(year)[0]?.cells[1];
}

describe("rates of indicators by year", () => {
  it("begin with the year of 計画策定時, where the plan has one", () => {
    const year = tinySnapshot();
    expect(rateYears(year)).toEqual([2018, 2019, 2020, 2021, 2022, 2023]);
    expect(indicatorRates(year)[0]?.cells[0]).toEqual({ kind: "baseline" });
    year.plan.baselineFiscalYear = null;
    expect(rateYears(year)[0]).toBe(2019);
  });

  it("keep zero, —, blank and a reason apart", () => {
    expect(cell(number("10"), number("0"))).toMatchObject({ kind: "rate", text: "0.0", level: "missed" });
    expect(cell({ kind: "dash" }, number("3"))).toEqual({ kind: "dash" });
    expect(cell(number("10"), { kind: "dash" })).toEqual({ kind: "dash" });
    expect(cell(number("10"), undefined)).toEqual({ kind: "blank", missing: "actual" });
    expect(cell(undefined, number("10"))).toEqual({ kind: "blank", missing: "target" });
    expect(cell(undefined, undefined)).toEqual({ kind: "blank", missing: "both" });
    expect(cell(number("10"), { kind: "reason", reason: "調査は5年に1度" })).toEqual({
      kind: "reason",
      reason: "調査は5年に1度",
      impossible: false,
    });
  });

  it("say that a target of 0 gives no rate", () => {
    expect(cell(number("0"), number("0"))).toMatchObject({ kind: "reason", impossible: true });
  });

  it("are levelled by the exact rate, not by the printed one", () => {
    expect(cell(number("10000"), number("9996"))).toMatchObject({ text: "100.0", level: "near" });
    expect(cell(number("100"), number("100"))).toMatchObject({ text: "100.0", level: "reached" });
    expect(cell(number("100"), number("80"))).toMatchObject({ level: "near" });
    expect(cell(number("1000"), number("799"))).toMatchObject({ text: "79.9", level: "missed" });
  });

  it("print what a person typed over", () => {
    const years = { 2019: { printedRate: "86%" } };
    expect(cell(number("100"), number("85.8"), { years })).toMatchObject({ text: "86", level: "near" });
  });

  it("stand in the plan's order of items", () => {
    const year = tinySnapshot();
    year.indicators.reverse();
    expect(indicatorRates(year).map(({ item }) => item.code)).toEqual(["1-1", "1-1", "1-2"]);
  });

  it("are those of the published sheets", () => {
    const rows = indicatorRates(packageSnapshot(samplePackage(), 2019));
    const of = (name: string) => rows.find(({ indicator }) => indicator.name.startsWith(name))?.cells[1];
    expect(rows).toHaveLength(35);
    expect(of("商店会加入店舗数")).toMatchObject({ text: "98.4", worked: "361/367", level: "near" });
    expect(of("市の支援を受けて就職した人数")).toMatchObject({ level: "reached" });
  });
});
