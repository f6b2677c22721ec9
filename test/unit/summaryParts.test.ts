import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ordinal, widths } from "#shared/forms/summaryParts.ts";

describe("the number of a chapter or section", () => {
  it.each([
    ["5", "章", "第5章"],
    ["5-1", "節", "第1節"],
    ["5－12", "節", "第12節"],
    ["Ⅰ", "編", "第Ⅰ編"],
    ["第5章", "章", "第5章"],
    ["2", "基本目標", "基本目標2"],
    ["基本目標2", "基本目標", "基本目標2"],
    ["5-1", "", "1"],
    ["", "章", ""],
  ])("of 「%s」 in a level called 「%s」 is 「%s」", (code, level, written) => {
    expect(ordinal(code, level)).toBe(written);
  });
});

describe("column widths in proportion", () => {
  it("fill the width exactly and never vanish", () => {
    const shares = fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 22_000 }), shares, (width, given) => {
        const columns = widths(width, given);
        expect(columns.reduce((sum, one) => sum + one, 0)).toBe(width);
        expect(Math.min(...columns)).toBeGreaterThan(0);
      }),
    );
  });
});
