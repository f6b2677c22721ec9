import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Withheld } from "#shared/domain/comment.ts";
import {
  carryWithheld,
  lostWithheld,
  publicText,
  sameWordsElsewhere,
  setWithheld,
  withheldInPart,
  withheldRanges,
} from "#shared/rules/withheld.ts";

interface Marked {
  text: string;
  withheld: Withheld[];
}

/** A text in which 〔 and 〕 stand around what is withheld. */
function marked(written: string): Marked {
  let text = "";
  const withheld: Withheld[] = [];
  for (const [index, part] of written.split(/[〔〕]/u).entries()) {
    if (index % 2 === 1) withheld.push({ from: text.length, words: part });
    text += part;
  }
  return { text, withheld };
}
function written(comment: Marked): string {
  let shown = "";
  let at = 0;
  for (const { from, to } of withheldRanges(comment)) {
    shown += `${comment.text.slice(at, from)}〔${comment.text.slice(from, to)}〕`;
    at = to;
  }
  return shown + comment.text.slice(at);
}
const changed = (before: string, after: string): string =>
  written({ text: after, withheld: carryWithheld(marked(before), after) });

describe("withheld passages", () => {
  it("are marked by selecting, joined where they touch, and given free again in part", () => {
    let comment = marked("駅前の山田商店の山田さんの件です。");
    const mark = (from: number, to: number, on = true) => {
      comment = { ...comment, withheld: setWithheld(comment, { from, to }, on) };
      return written(comment);
    };
    expect(mark(3, 7)).toBe("駅前の〔山田商店〕の山田さんの件です。");
    expect(mark(8, 10)).toBe("駅前の〔山田商店〕の〔山田〕さんの件です。");
    expect(mark(7, 8)).toBe("駅前の〔山田商店の山田〕さんの件です。");
    expect(mark(5, 8, false)).toBe("駅前の〔山田〕商店の〔山田〕さんの件です。");
    expect(mark(0, 100, false)).toBe("駅前の山田商店の山田さんの件です。");
    expect(mark(4, 4)).toBe("駅前の山田商店の山田さんの件です。");
  });

  it("take in whole characters: a kanji with its variant selector is not cut", () => {
    const comment = { text: "葛󠄀城さん", withheld: [] };
    expect(setWithheld(comment, { from: 1, to: 2 }, true)).toEqual([{ from: 0, words: "葛󠄀" }]);
  });

  it("follow their words when the text around them changes", () => {
    expect(changed("店主の〔山田〕さんが来た。", "きのう店主の山田さんが来た。")).toBe(
      "きのう店主の〔山田〕さんが来た。",
    );
    expect(changed("山田と〔山田〕が来た。", "来たのは山田と山田だ。")).toBe("来たのは山田と〔山田〕だ。");
    expect(changed("〔佐藤〕が言った。", "そして佐藤が言った。")).toBe("そして〔佐藤〕が言った。");
  });

  it("keep what is written over them withheld, and go only with their words", () => {
    expect(changed("店主の〔山田太郎〕さんが来た。", "店主の山田次郎さんが来た。")).toContain("〔");
    expect(
      publicText({
        text: "店主の佐藤さんが来た。",
        withheld: carryWithheld(marked("店主の〔山田〕さんが来た。"), "店主の佐藤さんが来た。"),
      }),
    ).not.toContain("佐藤");
    expect(changed("店主の〔山田〕さんが来た。", "店主のさんが来た。")).toBe("店主のさんが来た。");
    expect(changed("店主〔の山田〕", "店主")).toBe("店主");
  });

  it("tell of the same words at other places, as long as those are not withheld", () => {
    const comment = marked("〔山田〕と山田と佐藤と山田。");
    expect(sameWordsElsewhere(comment)).toEqual([
      { from: 3, to: 5 },
      { from: 9, to: 11 },
    ]);
    expect(sameWordsElsewhere(marked("〔山田〕と〔山田〕。"))).toEqual([]);
    expect(sameWordsElsewhere({ text: "山田" })).toEqual([]);
  });

  it("are given to both parts of a comment that is split", () => {
    const comment = marked("前の話。〔秘密の話。次の秘密。〕後の話。");
    const first = withheldInPart(comment, { from: 0, to: 9 });
    const second = withheldInPart(comment, { from: 9, to: comment.text.length });
    expect(written({ text: comment.text.slice(0, 9), withheld: first })).toBe("前の話。〔秘密の話。〕");
    expect(written({ text: comment.text.slice(9), withheld: second })).toBe("〔次の秘密。〕後の話。");
  });

  it("are longer than the store takes in one piece, and still one passage", () => {
    const text = `${"あ".repeat(5000)}。`;
    const withheld = setWithheld({ text }, { from: 0, to: 5000 }, true);
    expect(withheld.every(({ words }) => words.length <= 2000)).toBe(true);
    expect(publicText({ text, withheld })).toBe("（非公開）。");
  });

  it("never show a withheld word after any edit somewhere else", () => {
    const plain = fc.string({ unit: fc.constantFrom("店", "の", "話", "。", "前"), maxLength: 12 });
    fc.assert(
      fc.property(plain, plain, plain, plain, (before, after, newBefore, newAfter) => {
        const comment = marked(`${before}〔山田太郎〕${after}`);
        const text = `${newBefore}山田太郎${newAfter}`;
        const carried = { text, withheld: carryWithheld(comment, text) };
        expect(publicText(carried)).not.toContain("山田");
      }),
    );
  });
});

describe("the text for the public", () => {
  it("has a sign for every passage and is otherwise the text", () => {
    expect(publicText(marked("店主の〔山田〕さんと〔佐藤〕さん。"))).toBe(
      "店主の（非公開）さんと（非公開）さん。",
    );
    expect(publicText({ text: "そのまま。" })).toBe("そのまま。");
  });

  it("leaves the withheld words out of the 要点 wherever they stand", () => {
    const comment = marked("店主の〔山田〕さんが来た。");
    expect(publicText(comment, "山田が来た。山田の話。")).toBe("（非公開）が来た。（非公開）の話。");
  });

  it("tells of marks whose words are nowhere any more", () => {
    const withheld = [
      { from: 0, words: "山田" },
      { from: 0, words: "佐藤" },
      { from: 0, words: "鈴木" },
    ];
    expect(lostWithheld({ text: "山田の話", summary: "佐藤の件", withheld })).toEqual([
      { from: 0, words: "鈴木" },
    ]);
    expect(lostWithheld({ text: "話" })).toEqual([]);
  });

  it("keeps marks on the 要点 when the text is marked or edited", () => {
    const withheld = [{ from: 0, words: "佐藤" }];
    expect(setWithheld({ text: "山田の話", withheld }, { from: 0, to: 2 }, true)).toEqual([
      { from: 0, words: "山田" },
      { from: 0, words: "佐藤" },
    ]);
    expect(carryWithheld({ text: "山田の話", withheld }, "山田の長い話")).toEqual(withheld);
  });
});
