import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "#shared/text/clean.ts";
import { fold } from "#shared/text/fold.ts";
import { pastedCells, pastedText } from "#shared/text/paste.ts";

describe("cleaning text", () => {
  it("drops what no document can carry and names it", () => {
    expect(cleanText("あ\uFFFEい\u0007う\uD800え\uFFFF")).toEqual({
      text: "あいうえ",
      dropped: ["U+FFFE", "U+0007", "U+D800", "U+FFFF"],
    });
  });

  it("keeps variants, 外字, emoji and direction marks to the last code point", () => {
    const text = "葛󠄀城 辻󠄁 髙﨑 𠮷野家 👨‍👩‍👧‍👦 か\u3099 \uE000 \u202Eא ①㈱㎡㍻";
    expect(cleanText(text)).toEqual({ text, dropped: [] });
  });

  it("makes one kind of line end", () => {
    expect(cleanText("一\r\n二\r三\v四\u2028五\f六").text).toBe("一\n二\n三\n四\n五\n六");
  });

  it("leaves nothing an XML parser refuses, and cleaning twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const once = cleanText(text).text;
        expect(once.isWellFormed()).toBe(true);
        // oxlint-disable-next-line no-control-regex -- these are what must be gone
        expect(once).not.toMatch(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/u);
        expect(cleanText(once)).toEqual({ text: once, dropped: [] });
      }),
    );
  });
});

describe("pasting", () => {
  it("keeps Word's paragraphs and takes the tab after a bullet away", () => {
    expect(pastedText("・\t空き店舗\r\n・\t商店街\r\n")).toBe("・空き店舗\n・商店街");
  });

  it("takes Excel's quotes off a cell with line breaks", () => {
    expect(pastedText('"一行目\n""二""行目"\r\n')).toBe('一行目\n"二"行目');
    expect(pastedText('"ひとこと"')).toBe('"ひとこと"');
  });

  it("splits a block of cells, and knows a single cell", () => {
    expect(pastedCells("1\t2\r\n3\t\r\n")).toEqual([
      ["1", "2"],
      ["3", ""],
    ]);
    expect(pastedCells("1,234")).toBeUndefined();
  });
});

describe("folding for search", () => {
  it("treats widths, cases and kana as one", () => {
    expect(fold("ﾜｰｸ・ライフ ＰＲ ひらがな")).toBe(fold("ワーク・らいふ pr ヒラガナ"));
  });
});
