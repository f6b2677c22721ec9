/** What underlines set by hand become when some words are chosen and a button is pressed. */
import type { Underline } from "#shared/domain/rows.ts";

/** Underlined; not underlined; as the difference of the two texts gives it. */
export type UnderlineWish = "set" | "clear" | "automatic";

/** Longest run of words one underline holds. */
const MAX_WORDS = 2000;

/**
 * @param text the side's whole text; `chosen` counts in its UTF-16 units. Nothing chosen with `automatic` means all of it.
 */
export function withUnderline(
  underlines: readonly Underline[],
  side: Underline["side"],
  text: string,
  chosen: { from: number; to: number },
  wish: UnderlineWish,
): Underline[] {
  const { from, to } = chosen.from === chosen.to ? { from: 0, to: text.length } : whole(text, chosen);
  const meets = (one: Underline) => one.side === side && one.from < to && one.from + one.words.length > from;
  const kept = underlines.flatMap((one) => (meets(one) ? outside(one, from, to) : [one]));
  if (wish === "automatic") return kept;
  const added: Underline[] = [];
  // Line ends are never underlined, and each line is found again by its own words.
  let at = from;
  for (const line of text.slice(from, to).split("\n")) {
    for (let start = 0; start < line.length; start += MAX_WORDS) {
      const words = line.slice(start, start + MAX_WORDS);
      if (words.trim() !== "") added.push({ side, from: at + start, words, underline: wish === "set" });
    }
    at += line.length + 1;
  }
  return [...kept, ...added];
}

/** Never half a character: a surrogate pair that is cut is chosen as a whole. */
function whole(text: string, { from, to }: { from: number; to: number }): { from: number; to: number } {
  const cuts = (at: number) =>
    at > 0 && at < text.length && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
  return { from: cuts(from) ? from - 1 : from, to: cuts(to) ? to + 1 : to };
}

/** The parts of an underline before and behind what is chosen. */
function outside(one: Underline, from: number, to: number): Underline[] {
  const before = one.words.slice(0, Math.max(0, from - one.from));
  const behind = one.words.slice(Math.max(0, to - one.from));
  return [
    ...(before === "" ? [] : [{ ...one, words: before }]),
    ...(behind === "" ? [] : [{ ...one, from: to, words: behind }]),
  ];
}
