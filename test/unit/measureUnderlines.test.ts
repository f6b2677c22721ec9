import { describe, expect, it } from "vitest";
import { measurePartSchema, type StatedMeasure, underlineSchema } from "#shared/domain/rows.ts";
import {
  carryMeasureUnderlines,
  clearPartUnderlines,
  type MeasureUnderlines,
  partText,
  partUnderlines,
  setPartUnderline,
} from "#shared/rules/measureUnderlines.ts";
import { markedPieces, setUnderline } from "#shared/rules/underlines.ts";

const indicator = (name: string, target: string) => ({
  kind: "指標",
  name,
  baseline: "",
  middle: "",
  target,
});
const measure = (change: Partial<StatedMeasure> = {}): StatedMeasure => ({
  title: "1-1\n拠点づくり",
  overview: "店を開く。店を開く。",
  images: ["催し", "●広場"],
  headings: ["基準値", "中間目標値", "目標値\n令和10年度"],
  indicators: [indicator("来場者の数", "10人"), indicator("空き店舗の件数", "3件")],
  ...change,
});
/** The row with words of one of its texts underlined by hand, on the new side. */
function byHand(row: MeasureUnderlines, part: string, words: string, underline = true): MeasureUnderlines {
  const from = row.newMeasure ? partText(row.newMeasure, part).lastIndexOf(words) : -1;
  expect(from).toBeGreaterThanOrEqual(0);
  const place = { side: "new", part } as const;
  return { ...row, underlines: setPartUnderline(row, place, from, from + words.length, underline) };
}
const row: MeasureUnderlines = { newMeasure: measure(), oldMeasure: measure(), underlines: [] };
/** The words that are underlined, by the text they stand in. */
const marks = ({ newMeasure, underlines }: MeasureUnderlines) =>
  underlines.map(({ part = "", from, words }) => {
    expect(newMeasure && partText(newMeasure, part).startsWith(words, from)).toBe(true);
    return [part, words];
  });
const changedTo = (before: MeasureUnderlines, after: StatedMeasure): MeasureUnderlines => ({
  ...before,
  newMeasure: after,
  underlines: carryMeasureUnderlines(before.underlines, "new", measure(), after),
});

describe("a text of a 施策", () => {
  it("is found by the way to it, as its cell shows it", () => {
    expect(partText(measure(), "title")).toBe("1-1 拠点づくり");
    expect(partText(measure(), "images")).toBe("・催し\n●広場");
    expect(partText(measure(), "headings/2")).toBe("目標値\n令和10年度");
    expect(partText(measure(), "indicators/1/name")).toBe("空き店舗の件数");
    expect(partText(measure(), "indicators/2/name")).toBe("");
  });

  it.each(["", "headings/3", "headings", "indicators/01/name", "indicators/1000/name", "indicators/0/unit"])(
    "is not called %j",
    (part) => {
      expect(measurePartSchema.safeParse(part).success).toBe(false);
    },
  );
});

describe("underlines by hand inside a 施策", () => {
  it("are set in one text, widened, and cleared, and leave every other alone", () => {
    const one = byHand(byHand(row, "overview", "開く"), "indicators/0/name", "来場者");
    expect(marks(one)).toEqual([
      ["overview", "開く"],
      ["indicators/0/name", "来場者"],
    ]);
    const wide = byHand(one, "overview", "店を");
    expect(partUnderlines(wide.underlines, "new", "overview")).toEqual([
      { side: "new", from: 5, words: "店を開く", underline: true },
    ]);
    for (const underline of wide.underlines) expect(underlineSchema.parse(underline)).toEqual(underline);
    const freed = clearPartUnderlines(wide, { side: "new", part: "overview" }, 0, 99);
    expect(freed).toEqual([
      { side: "new", part: "indicators/0/name", from: 0, words: "来場者", underline: true },
    ]);
  });

  it("are none of the row's own texts, and stay when those are underlined", () => {
    const inside = [...byHand(row, "overview", "店を").underlines];
    const texts = { newText: "店を開く。", oldText: "店を開く。", underlines: inside };
    expect(markedPieces(texts).new).toEqual([{ text: "店を開く。", underline: false, byHand: false }]);
    expect(setUnderline(texts, "new", 0, 1, true)).toEqual([
      { side: "new", from: 0, words: "店", underline: true },
      ...inside,
    ]);
  });

  it("stay at their own words when the text around them changes", () => {
    const now = changedTo(byHand(row, "overview", "店を"), measure({ overview: "まず店を開く。店を開く。" }));
    expect(now.underlines).toEqual([
      { side: "new", part: "overview", from: 7, words: "店を", underline: true },
    ]);
  });

  it("go along with their indicator when it is moved, or another one is put before it", () => {
    const [visitors, shops] = [indicator("来場者の数", "10人"), indicator("空き店舗の件数", "3件")];
    const both = byHand(byHand(row, "indicators/0/target", "10人"), "indicators/1/name", "件数");
    expect(marks(changedTo(both, measure({ indicators: [shops, visitors] })))).toEqual([
      ["indicators/1/target", "10人"],
      ["indicators/0/name", "件数"],
    ]);
    const first = indicator("新しい指標", "10人");
    expect(marks(changedTo(both, measure({ indicators: [first, visitors, shops] })))).toEqual([
      ["indicators/1/target", "10人"],
      ["indicators/2/name", "件数"],
    ]);
  });

  it("stay with an indicator that is renamed where it stands, and go with one that is taken away", () => {
    const shops = indicator("空き店舗の件数", "3件");
    const both = byHand(byHand(row, "indicators/0/target", "10人"), "indicators/1/target", "3件");
    const renamed = indicator("Web閲覧回数", "10人");
    expect(marks(changedTo(both, measure({ indicators: [renamed, shops] })))).toEqual([
      ["indicators/0/target", "10人"],
      ["indicators/1/target", "3件"],
    ]);
    expect(marks(changedTo(both, measure({ indicators: [shops] })))).toEqual([
      ["indicators/0/target", "3件"],
    ]);
  });

  it("of the other side stay as they are", () => {
    const old = setPartUnderline(row, { side: "old", part: "title" }, 0, 3, true);
    const after = measure({ title: "2-1 拠点" });
    expect(carryMeasureUnderlines(old, "new", measure(), after)).toEqual(old);
  });
});
