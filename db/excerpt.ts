/** The piece of a text around what was searched for, in the text's own letters. */
import { fold } from "#shared/text/fold.ts";

/** Letters of the text around the hit, before and after it. */
const BEFORE = 20;
const AFTER = 40;

const graphemes = new Intl.Segmenter("ja", { granularity: "grapheme" });

/**
 * @param folded what was searched for, folded.
 * @returns about 60 letters around the first hit, on one line; `from` and `to` are where the hit stands in them.
 */
export function excerptAround(text: string, folded: string): { excerpt: string; from: number; to: number } {
  const letters = Array.from(graphemes.segment(text), ({ segment }) => segment.replace(/\s/u, " "));
  const hit = locate(letters, folded);
  // Folding letter by letter can differ from folding the whole where marks combine across letters.
  if (!hit) return { excerpt: letters.slice(0, BEFORE + AFTER).join(""), from: 0, to: 0 };
  const start = Math.max(0, hit.first - BEFORE);
  const end = Math.min(letters.length, hit.last + 1 + AFTER);
  const before = (start > 0 ? "…" : "") + letters.slice(start, hit.first).join("");
  const match = letters.slice(hit.first, hit.last + 1).join("");
  const after = letters.slice(hit.last + 1, end).join("") + (end < letters.length ? "…" : "");
  return { excerpt: before + match + after, from: before.length, to: before.length + match.length };
}

/** First and last letter of the first hit. */
function locate(letters: readonly string[], folded: string): { first: number; last: number } | undefined {
  const ends: number[] = [];
  let whole = "";
  for (const letter of letters) {
    whole += fold(letter);
    ends.push(whole.length);
  }
  const at = whole.indexOf(folded);
  if (at === -1) return undefined;
  const letterAt = (offset: number): number => ends.findIndex((end) => end > offset);
  return { first: letterAt(at), last: letterAt(at + folded.length - 1) };
}
