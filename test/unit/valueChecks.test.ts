/** 点検: values that can hardly be right. */
import { describe, expect, it } from "vitest";
import { valueChecks } from "#shared/rules/valueChecks.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { packageSnapshot, samplePackage } from "#test/support/packageSnapshot.ts";
import { tinySnapshot } from "#test/support/tinySnapshot.ts";

const number = (text: string) => ({ kind: "number" as const, number: text });

/** One indicator of 1-1 with this unit and value, and these words about it. */
function year(unit: string, value: string, achievement: string): YearSnapshot {
  const snapshot = tinySnapshot();
  snapshot.indicators = [{ ...snapshot.indicators[0]!, unit, actuals: { 2019: number(value) } }];
  snapshot.evaluations = [{ subject: { kind: "item", id: "1-1" }, fiscalYear: 2019, achievement }];
  return snapshot;
}

describe("values that can hardly be right", () => {
  it("finds the one number of the sample that is counted in two ways", () => {
    const found = valueChecks(packageSnapshot(samplePackage(), 2019));
    expect(found.map(({ what }) => what)).toEqual(["本文は「件」、指標は「事業所」です"]);
  });

  it("finds a number that the words count otherwise than the table, in any width", () => {
    expect(valueChecks(year("件", "3360", "相談は３，３６０事業所に達した。"))).toHaveLength(1);
    expect(valueChecks(year("件", "3360", "相談は3, 360件に達した。"))).toEqual([]);
  });

  it("leaves alone numbers within longer ones, other words, and units that mean the same", () => {
    expect(valueChecks(year("件", "360", "3,360事業所を回った。"))).toEqual([]);
    expect(valueChecks(year("件", "360", "360度の視点で見直した。"))).toEqual([]);
    expect(valueChecks(year("人", "120", "120名が参加した。"))).toEqual([]);
    expect(valueChecks(year("件", "12", "12人で回った。"))).toEqual([]);
  });

  it("finds a cumulative value that fell, and no other", () => {
    const snapshot = tinySnapshot();
    snapshot.indicators = [
      { ...snapshot.indicators[0]!, actuals: { 2018: number("7"), 2019: number("5") } },
      { ...snapshot.indicators[0]!, cumulative: true, actuals: { 2018: number("7"), 2019: number("5") } },
      { ...snapshot.indicators[0]!, cumulative: true, actuals: { 2018: number("7"), 2019: number("7") } },
      { ...snapshot.indicators[0]!, cumulative: true, actuals: { 2019: number("5") } },
    ];
    expect(valueChecks(snapshot).map(({ indicator }) => snapshot.indicators.indexOf(indicator))).toEqual([1]);
  });
});
