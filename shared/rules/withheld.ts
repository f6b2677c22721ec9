/**
 * Passages of a comment that the 公開用 of the minutes leaves out (名取市: kept and marked in the 原本, left out of the copy).
 * They are kept as words and the place where they began, so that they stand where their words stand now. When the text is
 * changed they are carried along (`carryWithheld`); a change inside a passage stays withheld, so that nothing becomes public
 * that nobody decided to publish.
 */
import type { Comment, Withheld } from "#shared/domain/comment.ts";
import { difference, type Piece } from "./textDifference.ts";
import { clamped, inParts, wholeCharacters, type TextRange } from "#shared/text/characters.ts";

type Marked = Pick<Comment, "text" | "withheld">;

/** What stands in the 公開用 instead of a passage. */
const WITHHELD_SIGN = "（非公開）";

/** Longest words that one passage of the store holds, in UTF-16 units. */
const LONGEST = 2000;

/**
 * Where the passages stand in the comment's text, without overlaps, by position. Words that are gone have no range.
 * @param text the comment's own text when absent; in another one (its 要点) the words are withheld wherever they stand
 */
export function withheldRanges(comment: Marked, text: string = comment.text): TextRange[] {
  if (text !== comment.text) return everyOccurrence(comment.withheld ?? [], text);
  return joined(
    (comment.withheld ?? []).flatMap((one) => {
      const from = nearest(comment.text, one);
      return from === undefined ? [] : [wholeCharacters(comment.text, { from, to: from + one.words.length })];
    }),
  );
}

/** Passages whose words stand neither in the text nor in the 要点: a person has to look at them again. */
export function lostWithheld(comment: Pick<Comment, "text" | "withheld" | "summary">): Withheld[] {
  return (comment.withheld ?? []).filter(
    ({ words }) => !comment.text.includes(words) && !(comment.summary?.includes(words) ?? false),
  );
}

/**
 * A text as the 公開用 prints it, 「（非公開）」 for every passage.
 * @param text the comment's own text when absent; in another one (its 要点) the withheld words are left out wherever they stand
 */
export function publicText(comment: Marked, text: string = comment.text): string {
  let at = 0;
  let printed = "";
  for (const { from, to } of withheldRanges(comment, text)) {
    printed += `${text.slice(at, from)}${WITHHELD_SIGN}`;
    at = to;
  }
  return printed + text.slice(at);
}

/**
 * The passages after a person has withheld a part of the text, or given it free. A part that begins or ends inside a
 * character takes in the whole of it; an empty part changes nothing. Marks whose words are only in the 要点 stay.
 */
export function setWithheld(comment: Marked, part: TextRange, withheld: boolean): Withheld[] {
  const { text } = comment;
  const range = wholeCharacters(text, clamped(part, text.length));
  const elsewhere = (comment.withheld ?? []).filter((one) => nearest(text, one) === undefined);
  const rest = withheldRanges(comment).flatMap((one) =>
    range.from === range.to ? [one] : without(one, range),
  );
  const ranges = withheld && range.from < range.to ? joined([...rest, range]) : rest;
  return [...ranges.flatMap((one) => stored(text, one)), ...elsewhere];
}

/** Where words that are withheld at one place of the text stand at others that are not. */
export function sameWordsElsewhere(comment: Marked): TextRange[] {
  const ranges = withheldRanges(comment);
  return everyOccurrence(comment.withheld ?? [], comment.text).filter(
    (place) => !ranges.some(({ from, to }) => from <= place.from && place.to <= to),
  );
}

/** The passages of a comment whose text is changed to another. */
export function carryWithheld(comment: Marked, after: string): Withheld[] {
  const { text: before, withheld = [] } = comment;
  if (withheld.length === 0 || before === after) return [...withheld];
  const elsewhere = withheld.filter((one) => nearest(before, one) === undefined);
  const place = placesBetween(before, after);
  const ranges = withheldRanges(comment).flatMap((range) => {
    const words = before.slice(range.from, range.to);
    const carried = place(range);
    // Where the words stand unchanged inside what was changed around them, they alone stay withheld.
    const inside = after.slice(carried.from, carried.to).indexOf(words);
    if (inside !== -1) return [{ from: carried.from + inside, to: carried.from + inside + words.length }];
    // Words as often there as before were not rewritten but moved: the passage is where they went.
    const went =
      count(after, words) < count(before, words) ? undefined : nearest(after, { words, from: carried.from });
    return went === undefined ? [carried] : [carried, { from: went, to: went + words.length }];
  });
  return [...joined(ranges).flatMap((one) => stored(after, one)), ...elsewhere];
}

/**
 * The passages of a part of the comment's text, counted from where the part begins.
 * @param summary the 要点 that stays with the part: words that are withheld in it stay so, even when they are in no part
 */
export function withheldInPart(comment: Marked, part: TextRange, summary = ""): Withheld[] {
  const text = comment.text.slice(part.from, part.to);
  const ranges = withheldRanges(comment).map(({ from, to }) => ({
    from: Math.max(from, part.from) - part.from,
    to: Math.min(to, part.to) - part.from,
  }));
  const passages = joined(ranges).flatMap((one) => stored(text, one));
  const known = new Set(passages.map(({ words }) => words));
  const elsewhere = (comment.withheld ?? []).filter(
    ({ words }) => summary.includes(words) && !known.has(words),
  );
  return [...passages, ...elsewhere];
}

/** The passages of several comments that become one, text below text, those of their 要点 with them. */
export function withheldTogether(comments: readonly Marked[]): Withheld[] {
  const text = comments.map((one) => one.text).join("\n");
  const ranges: TextRange[] = [];
  const elsewhere: Withheld[] = [];
  let start = 0;
  for (const comment of comments) {
    for (const { from, to } of withheldRanges(comment)) ranges.push({ from: start + from, to: start + to });
    for (const one of comment.withheld ?? []) {
      if (nearest(comment.text, one) === undefined) elsewhere.push({ ...one, from: start + one.from });
    }
    start += comment.text.length + 1;
  }
  return [...joined(ranges).flatMap((one) => stored(text, one)), ...elsewhere];
}

/** Where a passage of the text before stands in the text after: what was put in the place of its words belongs to it. */
function placesBetween(before: string, after: string): (range: TextRange) => TextRange {
  const { old, new: next } = difference(before, after);
  const oldStays = unchanged(old);
  const newStays = unchanged(next);
  const gaps = oldStays.map((stay, index) => ({ stay, by: (newStays[index]?.from ?? 0) - stay.from }));
  return ({ from, to }) => {
    const begins = gaps.findLast(({ stay }) => stay.from <= from);
    const ends = gaps.find(({ stay }) => stay.to >= to);
    return {
      from: begins === undefined ? 0 : Math.min(from, begins.stay.to) + begins.by,
      to: ends === undefined ? after.length : Math.max(to, ends.stay.from) + ends.by,
    };
  };
}

/** Where the unchanged pieces of a text stand. */
function unchanged(pieces: readonly Piece[]): TextRange[] {
  let at = 0;
  return pieces.flatMap(({ text, changed }) => {
    at += text.length;
    return changed ? [] : [{ from: at - text.length, to: at }];
  });
}

/** Where the words stand that are nearest to where they stood; undefined when they are gone. */
function nearest(text: string, { words, from }: Withheld): number | undefined {
  const before = text.lastIndexOf(words, from);
  const after = text.indexOf(words, from);
  if (before === -1 && after === -1) return undefined;
  if (before === -1) return after;
  return after !== -1 && after - from < from - before ? after : before;
}

function count(text: string, words: string): number {
  return text.split(words).length - 1;
}

function everyOccurrence(withheld: readonly Withheld[], text: string): TextRange[] {
  return joined(
    withheld.flatMap(({ words }) => {
      const found: TextRange[] = [];
      for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length)) {
        found.push(wholeCharacters(text, { from: at, to: at + words.length }));
      }
      return found;
    }),
  );
}

/** Ranges that overlap or touch as one, by position. */
function joined(ranges: readonly TextRange[]): TextRange[] {
  const result: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    if (range.from >= range.to) continue;
    const last = result.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else result.push({ ...range });
  }
  return result;
}

/** What is left of a range outside another. */
function without(range: TextRange, other: TextRange): TextRange[] {
  const parts = [
    { from: range.from, to: Math.min(range.to, other.from) },
    { from: Math.max(range.from, other.to), to: range.to },
  ];
  return parts.filter(({ from, to }) => from < to);
}

/** A range as the store holds it: in several parts when it is long. */
function stored(text: string, { from, to }: TextRange): Withheld[] {
  return inParts(text, { from, to }, LONGEST).map((part) => ({
    from: part.from,
    words: text.slice(part.from, part.to),
  }));
}
