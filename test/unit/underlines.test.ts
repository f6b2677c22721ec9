import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentRowSchema, type Underline } from "#shared/domain/rows.ts";
import {
  carryUnderlines,
  clearUnderlines,
  type ComparedRow,
  markedPieces,
  type MarkedPiece,
  setUnderline,
} from "#shared/rules/underlines.ts";

const row = (newText: string | null, oldText: string | null, underlines: Underline[] = []): ComparedRow => ({
  newText,
  oldText,
  underlines,
});
const shown = (pieces: readonly MarkedPiece[]) =>
  pieces
    .map(({ text, underline }) => (underline ? `【${text}】` : text))
    .join("")
    .replaceAll("】【", "");
const joined = (pieces: readonly MarkedPiece[]) => pieces.map(({ text }) => text).join("");
const marked = (compared: ComparedRow) => shown(markedPieces(compared).new);

const before = "駅前を整えることが必要です。";
const after = "駅前と商店街を整えることが必要です。";
/** The row with its underlines on the new side changed by hand, at words of the text. */
const byHand = (compared: ComparedRow, words: string, underline: boolean): ComparedRow => {
  const from = compared.newText?.indexOf(words) ?? -1;
  expect(from).toBeGreaterThanOrEqual(0);
  return {
    ...compared,
    underlines: setUnderline(compared, "new", from, from + words.length, underline),
  };
};

describe("the underlines of a row", () => {
  it("are those of the difference as long as nobody touches them", () => {
    const pieces = markedPieces(row(after, before));
    expect(shown(pieces.new)).toBe("駅前【と商店街】を整えることが必要です。");
    expect(shown(pieces.old)).toBe(before);
    expect(pieces.new.some(({ byHand }) => byHand)).toBe(false);
  });

  it("cover the whole of a text whose other side is not there", () => {
    expect(markedPieces(row("新しい節", null))).toEqual({
      new: [{ text: "新しい節", underline: true, byHand: false }],
      old: [],
    });
    expect(shown(markedPieces(row(null, "無くなる節")).old)).toBe("【無くなる節】");
  });

  it("are widened and cleared by hand, and say which part is so", () => {
    const widened = byHand(row(after, before), "駅前", true);
    expect(marked(widened)).toBe("【駅前と商店街】を整えることが必要です。");
    expect(markedPieces(widened).new.map(({ byHand }) => byHand)).toEqual([true, false, false]);
    expect(marked(byHand(widened, "と商店街", false))).toBe("【駅前】と商店街を整えることが必要です。");
  });

  it("go back to the difference where the hand is taken off", () => {
    const touched = byHand(row(after, before), "駅前と商店街を", false);
    expect(marked(touched)).toBe(after);
    const freed = { ...touched, underlines: clearUnderlines(touched, "new", 0, after.length) };
    expect(freed.underlines).toEqual([]);
    expect(marked(freed)).toBe("駅前【と商店街】を整えることが必要です。");
  });

  it("keep what was done outside the part that is changed", () => {
    const wide = byHand(row(after, before), "整えることが", true);
    const hole = byHand(wide, "こと", false);
    expect(marked(hole)).toBe("駅前【と商店街】を【整える】こと【が】必要です。");
    const part = clearUnderlines(hole, "new", after.indexOf("が必要"), after.length);
    expect(marked({ ...hole, underlines: part })).toBe("駅前【と商店街】を【整える】ことが必要です。");
  });

  it("join neighbours of the same kind", () => {
    const first = byHand(row(after, before), "整える", true);
    expect(byHand(first, "こと", true).underlines).toEqual([
      { side: "new", from: after.indexOf("整える"), words: "整えること", underline: true },
    ]);
  });

  it("of the other side stay as they are", () => {
    const old: Underline = { side: "old", from: 0, words: "駅前", underline: true };
    const touched = byHand(row(after, before, [old]), "整える", true);
    expect(touched.underlines).toContainEqual(old);
    expect(shown(markedPieces(touched).old)).toBe("【駅前】を整えることが必要です。");
  });

  it("follow their words when the text around them changes", () => {
    const touched = byHand(row(after, before), "必要", true);
    const edited = { ...touched, newText: `まず、${after}` };
    expect(marked(edited)).toBe("【まず、】駅前【と商店街】を整えることが【必要】です。");
  });

  it("stay at the nearest of several places with the same words", () => {
    const text = "会議。会議。会議。";
    const touched = { ...row(text, text), underlines: setUnderline(row(text, text), "new", 3, 5, true) };
    expect(marked(touched)).toBe("会議。【会議】。会議。");
    const later = `案。${text}`;
    expect(marked({ ...touched, newText: later, oldText: later })).toBe("案。【会議】。会議。会議。");
  });

  it("stay at their own place among several when they are carried along with the change", () => {
    const text = "会議。会議。会議。";
    const underlines = [
      ...setUnderline(row(text, text), "new", 3, 5, true),
      ...setUnderline(row(text, text), "old", 3, 5, true),
    ];
    const later = `案。${text}`;
    const carried = {
      newText: later,
      oldText: text,
      underlines: carryUnderlines(underlines, "new", text, later),
    };
    expect(shown(markedPieces(carried).new)).toBe("【案。】会議。【会議】。会議。");
    expect(carried.underlines).toContainEqual({ side: "old", from: 3, words: "会議", underline: true });
    const shorter = carryUnderlines(underlines, "new", text, "会議。会議");
    expect(marked(row("会議。会議", "会議。会議", shorter))).toBe("会議。【会議】");
    const gone = carryUnderlines(underlines, "new", text, "");
    expect(marked(row("会議", "会議", gone))).toBe("【会議】");
  });

  it("are dropped without a word when theirs are gone, and the text stays whole", () => {
    const touched = byHand(row(after, before), "商店街", false);
    const edited = { ...touched, newText: "駅前と広場を整えることが必要です。" };
    expect(marked(edited)).toBe("駅前【と広場】を整えることが必要です。");
    expect(setUnderline(edited, "new", 0, 2, true)).toHaveLength(1);
  });

  it("never begin or end inside a character", () => {
    const text = "葛\u{E0100}飾か\u3099𠮷";
    const touched = { ...row(text, text), underlines: setUnderline(row(text, text), "new", 1, 5, true) };
    expect(marked(touched)).toBe("【葛\u{E0100}飾か\u3099】𠮷");
    const inside: Underline = { side: "new", from: 0, words: "か", underline: true };
    expect(marked(row(text, text, [inside]))).toBe("葛\u{E0100}飾【か\u3099】𠮷");
  });

  it("take any two positions in any order, and nothing from an empty part", () => {
    const compared = row(after, after);
    expect(setUnderline(compared, "new", 2, 2, true)).toEqual([]);
    expect(setUnderline(compared, "new", 2, 0, true)).toEqual(setUnderline(compared, "new", 0, 2, true));
    expect(setUnderline(compared, "new", -5, 1e9, true)).toEqual(setUnderline(compared, "new", 0, 99, true));
    expect(setUnderline(row(null, after), "new", 0, 5, true)).toEqual([]);
  });

  it("of a long text are stored in parts that the store takes", () => {
    const text = "𠮷".repeat(5_000);
    const underlines = setUnderline(row(text, text), "new", 0, text.length, true);
    expect(underlines.length).toBeGreaterThan(1);
    expect(
      documentRowSchema.safeParse({ id: "r", document: "d", title: "", ...row(text, text, underlines) })
        .success,
    ).toBe(true);
    expect(marked(row(text, text, underlines))).toBe(`【${text}】`);
  });

  it("never lose a letter, whatever marks and texts come together", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 30 }),
      fc
        .array(fc.constantFrom("駅", "前", "と", "、", "𠮷", "か\u3099", "\n"), { maxLength: 30 })
        .map((all) => all.join("")),
    );
    const underline = fc.record({
      side: fc.constantFrom("new" as const, "old" as const),
      from: fc.nat(40),
      words: fc.oneof(fc.constantFrom("駅", "と、", "𠮷", "か"), fc.string({ minLength: 1, maxLength: 3 })),
      underline: fc.boolean(),
    });
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(underline, { maxLength: 8 }),
        fc.nat(35),
        fc.nat(35),
        (next, old, all, from, to) => {
          const compared = row(next, old, all);
          const pieces = markedPieces(compared);
          expect(joined(pieces.new)).toBe(next);
          expect(joined(pieces.old)).toBe(old);
          // What is stored again shows the same.
          const again = clearUnderlines(compared, "new", 0, 0);
          expect(markedPieces({ ...compared, underlines: again })).toEqual(pieces);
          // The part that is set is underlined from end to end.
          const set = { ...compared, underlines: setUnderline(compared, "new", from, to, true) };
          let at = 0;
          for (const piece of markedPieces(set).new) {
            const inside = at >= Math.min(from, to) && at + piece.text.length <= Math.max(from, to);
            if (inside) expect(piece.underline).toBe(true);
            at += piece.text.length;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
