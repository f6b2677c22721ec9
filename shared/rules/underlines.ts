/**
 * Underlines of a 新旧対照表: those the difference of the two texts gives, and over them those a person set or cleared by
 * hand. What was done by hand is kept as words and the place where they stood. It follows its words when the text around
 * them changes; when its words are gone, so is the mark, and never a letter of the text.
 */
import type { DocumentRow, Underline } from "#shared/domain/rows.ts";
import { difference, type Piece } from "./textDifference.ts";
import { clamped, inParts, wholeCharacters, type TextRange } from "#shared/text/characters.ts";

/** A part of a text. The parts of a text, joined, are the text. */
export interface MarkedPiece {
  text: string;
  /** It is printed underlined. */
  underline: boolean;
  /** A person decided so; otherwise the comparison of the two texts. */
  byHand: boolean;
}

export type Side = Underline["side"];

/** What of a row of two texts decides its underlines; those inside a 施策 are no part of it (measureUnderlines.ts). */
export type ComparedRow = Pick<DocumentRow, "newText" | "oldText" | "underlines">;

/** A mark where its words stand now. */
interface Mark extends TextRange {
  underline: boolean;
}

/** Longest words that one underline of the store holds, in UTF-16 units. */
const LONGEST = 2000;

/** Both texts of a row with their underlines; a side that is null has no piece. A side whose other side is null is all new. */
export function markedPieces(row: ComparedRow): { new: MarkedPiece[]; old: MarkedPiece[] } {
  const computed = difference(row.oldText ?? "", row.newText ?? "");
  return {
    new: withMarks(computed.new, marksOf(row, "new")),
    old: withMarks(computed.old, marksOf(row, "old")),
  };
}

/** A text that is compared in a way of its own, with the underlines of its side over what was found. */
export function markedOver(
  computed: readonly Piece[],
  side: Side,
  underlines: readonly Underline[],
): MarkedPiece[] {
  const text = computed.map((piece) => piece.text).join("");
  return withMarks(computed, marksOf({ newText: text, oldText: text, underlines: [...underlines] }, side));
}

/**
 * The row's underlines after a person has underlined a part of one side, or has cleared it. Marks whose words are gone are
 * left out; a part that begins or ends inside a character takes in the whole of it; an empty part changes nothing.
 * @param from first position in the side's text, in UTF-16 units
 * @param to position behind the last
 */
export function setUnderline(
  row: ComparedRow,
  side: Side,
  from: number,
  to: number,
  underline: boolean,
): Underline[] {
  return changed(row, side, { from, to }, [underline]);
}

/** The row's underlines after a part of one side was given back to the comparison of the two texts. */
export function clearUnderlines(row: ComparedRow, side: Side, from: number, to: number): Underline[] {
  return changed(row, side, { from, to }, []);
}

/**
 * The underlines of a row whose text on one side has been changed: those of that side are moved along, so that of several
 * places with the same words they stay at theirs. Words and marks are the same ones.
 */
export function carryUnderlines(
  underlines: readonly Underline[],
  side: Side,
  before: string,
  after: string,
): Underline[] {
  if (!underlines.some((one) => isOfText(one, side))) return [...underlines];
  const shift = shiftBetween(before, after);
  return underlines.map((one) => {
    const from = isOfText(one, side) ? nearest(before, one) : undefined;
    return from === undefined ? one : { ...one, from: shift(from) };
  });
}

/** An underline in the text of a side, not in the 施策 that stands there. */
function isOfText(one: Underline, side: Side): boolean {
  return one.side === side && one.part === undefined;
}

/** Where a position of the text before stands in the text after it was changed. */
function shiftBetween(before: string, after: string): (position: number) => number {
  const { old, new: next } = difference(before, after);
  const places = (pieces: readonly Piece[]): TextRange[] => {
    let at = 0;
    return pieces.flatMap(({ text, changed }) => {
      at += text.length;
      return changed ? [] : [{ from: at - text.length, to: at }];
    });
  };
  const newPlaces = places(next);
  const stays = places(old).map((place, index) => ({
    ...place,
    by: (newPlaces[index]?.from ?? 0) - place.from,
  }));
  return (position) => {
    const last = stays.findLast(({ from }) => from <= position);
    return last ? Math.min(position, last.to) + last.by : 0;
  };
}

function changed(row: ComparedRow, side: Side, part: TextRange, set: boolean[]): Underline[] {
  const text = textOf(row, side);
  const range = wholeCharacters(text, clamped(part, text.length));
  const marks = marksOf(row, side);
  const rest = range.from === range.to ? marks : marks.flatMap((mark) => without(mark, range));
  const added = range.from === range.to ? [] : set.map((underline): Mark => ({ ...range, underline }));
  const changedSide = joined([...rest, ...added]).flatMap((mark) => stored(text, side, mark));
  const other: Side = side === "new" ? "old" : "new";
  const otherText = textOf(row, other);
  const kept = marksOf(row, other).flatMap((mark) => stored(otherText, other, mark));
  const inMeasures = row.underlines.filter((one) => one.part !== undefined);
  return [...(side === "new" ? [...changedSide, ...kept] : [...kept, ...changedSide]), ...inMeasures];
}

function textOf(row: ComparedRow, side: Side): string {
  return (side === "new" ? row.newText : row.oldText) ?? "";
}

// ── where the marks stand ──────────────────────────────────────────────────────────────────────────────────────────

/** The marks of one side where their words stand now, without overlaps, by position; of two on the same place the later one. */
function marksOf(row: ComparedRow, side: Side): Mark[] {
  const text = textOf(row, side);
  let marks: Mark[] = [];
  for (const one of row.underlines) {
    const from = isOfText(one, side) ? nearest(text, one) : undefined;
    if (from === undefined) continue;
    const range = wholeCharacters(text, { from, to: from + one.words.length });
    marks = [...marks.flatMap((mark) => without(mark, range)), { ...range, underline: one.underline }];
  }
  return marks.toSorted((a, b) => a.from - b.from);
}

/** Where the words stand that are nearest to where they stood; undefined when they are gone. */
function nearest(text: string, { words, from }: Underline): number | undefined {
  const before = text.lastIndexOf(words, from);
  const after = text.indexOf(words, from);
  if (before === -1 && after === -1) return undefined;
  if (before === -1) return after;
  return after !== -1 && after - from < from - before ? after : before;
}

/** What is left of a mark outside a range. */
function without(mark: Mark, range: TextRange): Mark[] {
  const parts = [
    { ...mark, to: Math.min(mark.to, range.from) },
    { ...mark, from: Math.max(mark.from, range.to) },
  ];
  return parts.filter(({ from, to }) => from < to);
}

/** Neighbouring marks of the same kind as one. */
function joined(marks: readonly Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && last.to === mark.from && last.underline === mark.underline) last.to = mark.to;
    else result.push({ ...mark });
  }
  return result;
}

/** A mark as the store holds it: in several parts when it is long. */
function stored(text: string, side: Side, { from, to, underline }: Mark): Underline[] {
  return inParts(text, { from, to }, LONGEST).map((part) => ({
    side,
    from: part.from,
    words: text.slice(part.from, part.to),
    underline,
  }));
}

// ── pieces ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The computed pieces with the marks over them. */
function withMarks(computed: readonly Piece[], marks: readonly Mark[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  const add = (piece: MarkedPiece): void => {
    if (piece.text === "") return;
    const last = pieces.at(-1);
    if (last && last.underline === piece.underline && last.byHand === piece.byHand) last.text += piece.text;
    else pieces.push(piece);
  };
  let start = 0;
  for (const { text, changed } of computed) {
    let at = 0;
    for (const mark of marks) {
      const from = Math.max(mark.from - start, at);
      const to = Math.min(mark.to - start, text.length);
      if (from >= to) continue;
      add({ text: text.slice(at, from), underline: changed, byHand: false });
      add({ text: text.slice(from, to), underline: mark.underline, byHand: true });
      at = to;
    }
    add({ text: text.slice(at), underline: changed, byHand: false });
    start += text.length;
  }
  return pieces;
}
