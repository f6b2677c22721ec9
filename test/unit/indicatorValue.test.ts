import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalSchema, type IndicatorValue } from "#shared/domain/value.ts";
import { inputText, parseIndicatorValue, printIndicatorValue } from "#shared/rules/indicatorValue.ts";

const number = (text: string): IndicatorValue => ({ kind: "number", number: text });

describe("indicator values", () => {
  it.each([
    ["３，２７１件", "3271"],
    ["3, 271", "3271"],
    ["437.60", "437.6"],
    ["0", "0"],
    ["-0", "0"],
    ["△3", "-3"],
    ["．5", "0.5"],
    ["56％", "56"],
  ])("reads %s as %s", (text, expected) => {
    const unit = text.includes("件") ? "件" : "％";
    expect(parseIndicatorValue(text, unit)).toEqual({ ok: true, value: number(expected) });
  });

  it.each(["—", "–", "－", "−", "ー", "一", "-"])("reads the dash %s as none by design", (dash) => {
    expect(parseIndicatorValue(dash)).toEqual({ ok: true, value: { kind: "dash" } });
  });

  it("keeps blank, none by design, zero and none with a reason apart", () => {
    const read = (text: string) => {
      const result = parseIndicatorValue(text);
      return result.ok ? result.value : "refused";
    };
    expect(read(" ")).toBeNull();
    expect(read("—")).toEqual({ kind: "dash" });
    expect(read("0")).toEqual(number("0"));
    expect(read("－（感染症のため中止）")).toEqual({ kind: "reason", reason: "感染症のため中止" });
  });

  it.each(["約10", "10〜20", "1e5", "十", "12件と3件", "1234567890123456"])(
    "refuses %s with a sentence",
    (text) => {
      const result = parseIndicatorValue(text, "件");
      expect(result.ok).toBe(false);
      expect(result.ok ? "" : result.problem).toMatch(/[。]$/u);
    },
  );

  it("prints separators, the unit, and each kind of nothing in its own way", () => {
    expect(printIndicatorValue(number("110000"), "人")).toBe("110,000人");
    expect(printIndicatorValue(number("-1234.5"), "%")).toBe("-1,234.5%");
    expect(printIndicatorValue(number("0"), "件")).toBe("0件");
    expect(printIndicatorValue({ kind: "dash" }, "件")).toBe("—");
    expect(printIndicatorValue({ kind: "reason", reason: "中止" }, "件")).toBe("－");
    expect(printIndicatorValue(undefined, "件")).toBe("");
  });

  it("shows in the editor a text that reads back as the same value", () => {
    const decimals = fc
      .tuple(fc.boolean(), fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 99_999 }))
      .map(([minus, whole, fraction]) => {
        const text = `${minus ? "-" : ""}${whole}${fraction ? `.${String(fraction).replace(/0+$/u, "")}` : ""}`;
        return text === "-0" ? "0" : text;
      });
    fc.assert(
      fc.property(decimals, (decimal) => {
        expect(decimalSchema.safeParse(decimal).success).toBe(true);
        expect(parseIndicatorValue(inputText(number(decimal)))).toEqual({ ok: true, value: number(decimal) });
      }),
    );
  });
});
