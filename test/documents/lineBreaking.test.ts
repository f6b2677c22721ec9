import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textWidth, wrappedLines } from "#shared/forms/lineBreaking.ts";

describe("estimating the lines of a Japanese text", () => {
  it("counts full-width characters as one em, half-width as half, and the space between scripts", () => {
    expect(textWidth("評価")).toBe(2);
    expect(textWidth("2019")).toBe(2);
    expect(textWidth("ｱｲｳ")).toBe(1.5);
    expect(textWidth("520件")).toBe(1.5 + 0.25 + 1);
  });

  it("fills a line to its end and begins the next with the first character too many", () => {
    expect(wrappedLines("あ".repeat(10), 10, 0)).toBe(1);
    expect(wrappedLines("あ".repeat(11), 10, 0)).toBe(2);
    expect(wrappedLines("あ".repeat(10), 10, 1)).toBe(2);
    expect(wrappedLines("", 10, 1)).toBe(1);
  });

  it("takes the character before along when punctuation would begin a line", () => {
    // 。 does not stand alone on the second line, so the あ before it goes along and a third line is needed.
    expect(wrappedLines(`${"あ".repeat(10)}。${"う".repeat(9)}`, 10, 0)).toBe(3);
    expect(wrappedLines(`${"あ".repeat(9)}。${"う".repeat(10)}`, 10, 0)).toBe(2);
  });

  it("takes an opening bracket to the line of what it opens", () => {
    expect(wrappedLines(`${"あ".repeat(9)}（${"い".repeat(8)}）`, 10, 0)).toBe(2);
    expect(wrappedLines(`${"あ".repeat(9)}（${"い".repeat(9)}）`, 10, 0)).toBe(3);
  });

  it("keeps a Latin word whole, and breaks one that is longer than a line", () => {
    expect(wrappedLines("あああああabcdefghijkl", 10, 0)).toBe(2);
    expect(wrappedLines("a".repeat(45), 10, 0)).toBe(3);
  });

  it("never needs fewer lines than the text is wide", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.integer({ min: 2, max: 40 }),
        (text, room) => {
          expect(wrappedLines(text, room, 0)).toBeGreaterThanOrEqual(
            Math.floor(textWidth(text) / (room + 1)),
          );
        },
      ),
    );
  });
});
