import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonRuns } from "#shared/rules/shortestEdit.ts";
import { difference, type Piece } from "#shared/rules/textDifference.ts";

/** Changed pieces in 【】. */
const shown = (pieces: readonly Piece[]) =>
  pieces.map(({ text, changed }) => (changed ? `【${text}】` : text)).join("");
const changes = (oldText: string, newText: string) => {
  const { old, new: next } = difference(oldText, newText);
  return { old: shown(old), new: shown(next) };
};

const joined = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join("");
const unchanged = (pieces: readonly Piece[]) =>
  pieces.filter(({ changed }) => !changed).map(({ text }) => text);

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });
/** Positions at which a text may be cut. */
const edges = (text: string) => new Set([...graphemes.segment(text)].map(({ index }) => index));
function cuts(pieces: readonly Piece[]): number[] {
  let at = 0;
  return pieces.slice(0, -1).map(({ text }) => (at += text.length));
}

/** Characters that are easily cut, and words of the field. */
const part: fc.Arbitrary<string> = fc.constantFrom<string[]>(
  "施策",
  "を",
  "の",
  "、",
  "。",
  "\n",
  "　",
  " ",
  "令和5年度",
  "1,234",
  "SNS",
  "葛\u{E0100}飾",
  "辻\u{E0101}",
  "𠮷野家",
  "か\u3099",
  "ｶﾞｽ",
  "👨‍👩‍👧",
  "👍🏽",
  "🇯🇵",
  "①",
  "\uD842",
  "\uDFB7",
  "e\u0301",
  "\r\n",
);
const text = fc.oneof(
  fc.array(part, { maxLength: 30 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 20 }),
);
/** Two texts that have much in common. */
const related = fc
  .tuple(fc.array(part, { maxLength: 40 }), fc.array(fc.tuple(fc.nat(40), fc.nat(6), text), { maxLength: 4 }))
  .map(([parts, edits]) => {
    const edited = [...parts];
    for (const [at, count, put] of edits) edited.splice(at, count, put);
    return [parts.join(""), edited.join("")] as const;
  });
const pair = fc.oneof(related, fc.tuple(text, text));

describe("the difference of two texts", () => {
  it("joins to the texts again, and has the same unchanged pieces in the same order on both sides", () => {
    fc.assert(
      fc.property(pair, ([oldText, newText]) => {
        const { old, new: next } = difference(oldText, newText);
        expect(joined(old)).toBe(oldText);
        expect(joined(next)).toBe(newText);
        expect(unchanged(old)).toEqual(unchanged(next));
        expect([...old, ...next].every((piece) => piece.text !== "")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("never ends a piece inside a character as people see it", () => {
    fc.assert(
      fc.property(pair, ([oldText, newText]) => {
        const { old, new: next } = difference(oldText, newText);
        for (const cut of cuts(old)) expect(edges(oldText)).toContain(cut);
        for (const cut of cuts(next)) expect(edges(newText)).toContain(cut);
      }),
      { numRuns: 500 },
    );
  });

  it("has a change exactly when the texts differ", () => {
    fc.assert(
      fc.property(pair, ([oldText, newText]) => {
        const { old, new: next } = difference(oldText, newText);
        expect([...old, ...next].some(({ changed }) => changed)).toBe(oldText !== newText);
      }),
    );
    expect(difference("", "")).toEqual({ old: [], new: [] });
  });

  it("underlines the words that were put in and those that were replaced", () => {
    expect(
      changes(
        "暮らしの違いを踏まえ、商業の環境を作ることが必要です。",
        "暮らしの違いを踏まえ、電子決済の導入など、商業の環境を整えることが必要です。",
      ),
    ).toEqual({
      old: "暮らしの違いを踏まえ、商業の環境を【作る】ことが必要です。",
      new: "暮らしの違いを踏まえ、【電子決済の導入など、】商業の環境を【整える】ことが必要です。",
    });
  });

  it("changes a whole number, not one of its digits", () => {
    expect(changes("参加者は1,234人", "参加者は1,284人")).toEqual({
      old: "参加者は【1,234】人",
      new: "参加者は【1,284】人",
    });
  });

  it("places what was put in between equal words where a clause or a line begins", () => {
    expect(changes("現金、切符など", "現金、回数券、切符など").new).toBe("現金、【回数券、】切符など");
    expect(changes("一つ。\nまた、三つ。", "一つ。\nまた、二つ。\nまた、三つ。").new).toBe(
      "一つ。\n【また、二つ。\n】また、三つ。",
    );
  });

  it("keeps changes that slide towards each other apart", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("甲", "乙", "、", "。"), { maxLength: 24 }),
        fc.array(fc.constantFrom("甲", "乙", "、", "。"), { maxLength: 24 }),
        (old, next) => {
          const pieces = difference(old.join(""), next.join(""));
          expect(joined(pieces.old)).toBe(old.join(""));
          expect(joined(pieces.new)).toBe(next.join(""));
          expect(unchanged(pieces.old)).toEqual(unchanged(pieces.new));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("does not leave single words between changes without an underline", () => {
    const { new: next } = changes("商店街の空き店舗の活用", "駅前の広場の整備");
    expect(next).toBe("【駅前の広場の整備】");
  });

  it("keeps lines apart: a change does not swallow the end of a line between two changes", () => {
    const { old } = difference("旧の一行目\n旧の二行目", "新の一行目\n新の二行目");
    expect(unchanged(old).join("")).toContain("\n");
  });

  it("takes a text whose other side is empty as changed from end to end", () => {
    expect(difference("", "新しい節")).toEqual({ old: [], new: [{ text: "新しい節", changed: true }] });
    expect(difference("無くなる節", "")).toEqual({ old: [{ text: "無くなる節", changed: true }], new: [] });
  });

  it("sees a variant of a kanji, a voiced mark and a skin tone as another character", () => {
    expect(changes("葛飾", "葛\u{E0100}飾").new).toBe("【葛\u{E0100}】飾");
    expect(changes("👍です", "👍🏽です").new).toBe("【👍🏽】です");
  });

  it("is the same when it is asked for again, also after more texts than are kept", () => {
    const texts = ["駅前を整える。", "駅前と広場を整える。"] as const;
    const first = structuredClone(difference(...texts));
    expect(difference(...texts)).toEqual(first);
    for (let index = 0; index < 30; index += 1) difference("", `${index}${"a".repeat(100_000)}`);
    expect(difference(...texts)).toEqual(first);
    // Texts that are the same one behind the other are not taken for each other.
    expect(difference("駅前", "と広場")).not.toEqual(difference("駅前と", "広場"));
  });

  it("is quick and whole for 100,000 characters, also when they have nothing in common", () => {
    const sentence = "市内の事業者を支えるため、商工会と連携した相談の場を設けます。";
    const long = sentence.repeat(Math.ceil(100_000 / sentence.length)).slice(0, 100_000);
    const edited = long.replaceAll("商工会", "商店会");
    const other = Array.from(long).toReversed().join("");
    for (const [oldText, newText] of [
      [long, edited],
      [long, other],
      ["あ".repeat(100_000), "い".repeat(100_000)],
    ] as const) {
      const { old, new: next } = difference(oldText, newText);
      expect(joined(old)).toBe(oldText);
      expect(joined(next)).toBe(newText);
      expect(unchanged(old)).toEqual(unchanged(next));
    }
    const { new: next } = difference(long, edited);
    expect(next.filter(({ changed }) => changed).every(({ text }) => text === "商店")).toBe(true);
  });
});

/** Length of the longest common subsequence by the textbook table. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  let row = b.map(() => 0);
  for (const one of a) {
    let [diagonal, left] = [0, 0];
    row = row.map((above, index) => {
      const here = one === b[index] ? diagonal + 1 : Math.max(above, left);
      [diagonal, left] = [above, here];
      return here;
    });
  }
  return row.at(-1) ?? 0;
}

describe("the common runs of two sequences", () => {
  const sequence = (most: number) => fc.array(fc.nat(4), { maxLength: most });

  it("are equal on both sides, in order, and as long as can be", () => {
    fc.assert(
      fc.property(sequence(40), sequence(40), (a, b) => {
        const runs = commonRuns(Int32Array.from(a), Int32Array.from(b));
        let [oldEnd, newEnd] = [0, 0];
        for (const run of runs) {
          expect(run.old).toBeGreaterThanOrEqual(oldEnd);
          expect(run.new).toBeGreaterThanOrEqual(newEnd);
          expect(a.slice(run.old, run.old + run.length)).toEqual(b.slice(run.new, run.new + run.length));
          [oldEnd, newEnd] = [run.old + run.length, run.new + run.length];
        }
        expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(longestCommon(a, b));
      }),
      { numRuns: 500 },
    );
  });

  it("are found in bounded time where there are next to none", () => {
    const scattered = (step: number) =>
      Int32Array.from({ length: 20_000 }, (_, index) => (index * step) % 9_973);
    const runs = commonRuns(scattered(7), scattered(1_009));
    for (const run of runs) {
      expect(scattered(7).slice(run.old, run.old + run.length)).toEqual(
        scattered(1_009).slice(run.new, run.new + run.length),
      );
    }
  });
});
