/**
 * What changed between two texts, as a 新旧対照表 underlines it: by words, on both sides. Where words begin and end is
 * decided by the platform's own Japanese word breaking (`Intl.Segmenter`); no piece ever ends inside a character as people
 * see it (a surrogate pair, a kanji with its variant selector, a kana with its voiced mark, an emoji sequence).
 */
import { type CommonRun, commonRuns } from "./shortestEdit.ts";

/** A part of a text. The parts of a text, joined, are the text. */
export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

/** Both texts of a comparison in pieces. */
export interface Difference {
  readonly old: readonly Piece[];
  readonly new: readonly Piece[];
}

/**
 * The two texts in pieces. The unchanged pieces of both sides are the same texts in the same order, so that the gaps
 * between them can be set against each other; equal texts have no changed piece, an empty text has no piece.
 *
 * Words that both texts happen to share between two changes (の, 、, すること) are taken as changed too, or the underline would
 * fall to bits. Moved text is text that went away here and came there.
 */
export function difference(oldText: string, newText: string): Difference {
  const key = `${oldText.length} ${oldText}${newText}`;
  const known = remembered.get(key);
  if (known) return known;
  const found = compare(oldText, newText);
  remember(key, found);
  return found;
}

/**
 * While one row of a table is written, all the others are compared again and again: what was found is kept, the oldest
 * given up first.
 */
const remembered = new Map<string, Difference>();
/** Characters of all texts that are kept. */
const MOST_REMEMBERED = 2_000_000;
let rememberedLength = 0;

function remember(key: string, found: Difference): void {
  if (key.length > MOST_REMEMBERED) return;
  remembered.set(key, found);
  rememberedLength += key.length;
  for (const oldest of remembered.keys()) {
    if (rememberedLength <= MOST_REMEMBERED) return;
    remembered.delete(oldest);
    rememberedLength -= oldest.length;
  }
}

function compare(oldText: string, newText: string): Difference {
  if (oldText === newText) {
    const whole = (): Piece[] => (oldText === "" ? [] : [{ text: oldText, changed: false }]);
    return { old: whole(), new: whole() };
  }
  const [old, next] = numbered(words(oldText), words(newText));
  const found = changesBetween(commonRuns(old.numbers, next.numbers), old, next);
  const changes = slid(found, old, next).flatMap((change) => trimmed(change, old, next));
  return pieces(withoutAccidents(changes, newText), oldText, newText);
}

// ── words ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Where every word of a text begins, and behind the last one its end. */
interface Words {
  text: string;
  starts: number[];
}

const wordBreaks = new Intl.Segmenter("ja", { granularity: "word" });
const characterBreaks = new Intl.Segmenter("ja", { granularity: "grapheme" });

function words(text: string): Words {
  const characters = new Set<number>();
  for (const { index } of characterBreaks.segment(text)) characters.add(index);
  const starts: number[] = [];
  for (const { index } of wordBreaks.segment(text)) if (characters.has(index)) starts.push(index);
  return { text, starts: [...starts, text.length] };
}

/** A text with a number for every word; equal words have equal numbers in both texts. */
interface Numbered extends Words {
  numbers: Int32Array;
}

function numbered(old: Words, next: Words): [Numbered, Numbered] {
  const known = new Map<string, number>();
  const number = (word: string): number => {
    const found = known.get(word) ?? known.size;
    known.set(word, found);
    return found;
  };
  const all = (side: Words): Numbered => ({
    ...side,
    numbers: Int32Array.from({ length: side.starts.length - 1 }, (_, index) =>
      number(side.text.slice(side.starts[index], side.starts[index + 1])),
    ),
  });
  return [all(old), all(next)];
}

// ── changes ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A place where the texts differ. Words first (indexes into `starts`), positions in the text from `trimmed` on. */
interface Change {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

/** The gaps between the common runs. */
function changesBetween(runs: readonly CommonRun[], old: Numbered, next: Numbered): Change[] {
  const changes: Change[] = [];
  const end: CommonRun = { old: old.numbers.length, new: next.numbers.length, length: 0 };
  let [oldAt, newAt] = [0, 0];
  for (const run of [...runs, end]) {
    if (run.old > oldAt || run.new > newAt) {
      changes.push({ oldFrom: oldAt, oldTo: run.old, newFrom: newAt, newTo: run.new });
    }
    [oldAt, newAt] = [run.old + run.length, run.new + run.length];
  }
  return changes;
}

/**
 * A text that was only put in (or only taken out) between equal words can often stand a little earlier as well: of
 * 「、現金、」 both 「、現金」 and 「現金、」 may be the new part. The place where clauses begin and end reads best.
 */
function slid(changes: readonly Change[], old: Numbered, next: Numbered): Change[] {
  const placed: Change[] = [];
  for (const [index, change] of changes.entries()) {
    const shift = bestShift(change, placed.at(-1), changes[index + 1], old, next);
    placed.push({
      oldFrom: change.oldFrom + shift,
      oldTo: change.oldTo + shift,
      newFrom: change.newFrom + shift,
      newTo: change.newTo + shift,
    });
  }
  return placed;
}

/** Words by which a change is moved; it stays at least a word away from the changes around it. */
function bestShift(
  change: Change,
  before: Change | undefined,
  after: Change | undefined,
  old: Numbered,
  next: Numbered,
): number {
  const inserted = change.oldFrom === change.oldTo;
  if (!inserted && change.newFrom !== change.newTo) return 0;
  const side = inserted ? next : old;
  const [from, to] = inserted ? [change.newFrom, change.newTo] : [change.oldFrom, change.oldTo];
  const lowest = before ? (inserted ? before.newTo : before.oldTo) + 1 : 0;
  const highest = after ? (inserted ? after.newFrom : after.oldFrom) - 1 : side.numbers.length;
  const scoreOf = (shift: number) => edgeScore(side, from + shift) + edgeScore(side, to + shift);
  let best = 0;
  let bestScore = scoreOf(0);
  const consider = (shift: number): void => {
    const score = scoreOf(shift);
    if (score > bestScore) [best, bestScore] = [shift, score];
  };
  const same = (shift: number) => side.numbers[from + shift] === side.numbers[to + shift];
  for (let shift = -1; from + shift >= lowest && same(shift); shift -= 1) consider(shift);
  for (let shift = 1; to + shift <= highest && same(shift - 1); shift += 1) consider(shift);
  return best;
}

/** How well a text may be cut before this word: between lines, sentences, clauses, or inside one. */
function edgeScore({ text, starts }: Words, word: number): number {
  const position = starts[word] ?? text.length;
  if (position === 0 || position === text.length) return 6;
  const left = text[position - 1] ?? "";
  const right = text[position] ?? "";
  if (left === "\n") return 5;
  if (/[。！？!?]/u.test(left)) return 4;
  if (right === "\n") return 3;
  if (/[、，,・」）)]/u.test(left)) return 2;
  if (/[「（(]/u.test(right)) return 2;
  return 0;
}

/**
 * Words are found by looking at the whole text around them, so the same characters may be cut differently beside a change.
 * What both sides of a change begin or end with is given back to the unchanged text, as far as a word of one side goes.
 */
function trimmed(change: Change, old: Words, next: Words): Change[] {
  const oldStarts = old.starts.slice(change.oldFrom, change.oldTo + 1);
  const newStarts = next.starts.slice(change.newFrom, change.newTo + 1);
  let [oldFrom = 0, oldTo = 0] = [oldStarts[0], oldStarts.at(-1)];
  let [newFrom = 0, newTo = 0] = [newStarts[0], newStarts.at(-1)];
  const oldPart = old.text.slice(oldFrom, oldTo);
  const newPart = next.text.slice(newFrom, newTo);
  const head = commonHead(oldPart, newPart, [
    ...oldStarts.map((start) => start - oldFrom),
    ...newStarts.map((start) => start - newFrom),
  ]);
  const tail = commonTail(oldPart.slice(head), newPart.slice(head), [
    ...oldStarts.map((start) => oldTo - start),
    ...newStarts.map((start) => newTo - start),
  ]);
  [oldFrom, newFrom, oldTo, newTo] = [oldFrom + head, newFrom + head, oldTo - tail, newTo - tail];
  return oldFrom === oldTo && newFrom === newTo ? [] : [{ oldFrom, oldTo, newFrom, newTo }];
}

/** Length of the longest common beginning that ends at one of the given lengths and between characters on both sides. */
function commonHead(old: string, next: string, lengths: readonly number[]): number {
  let same = 0;
  while (same < old.length && same < next.length && old[same] === next[same]) same += 1;
  return longest(lengths, same, (length) => isEdge(old, length) && isEdge(next, length));
}

function commonTail(old: string, next: string, lengths: readonly number[]): number {
  let same = 0;
  while (same < old.length && same < next.length && old.at(-1 - same) === next.at(-1 - same)) same += 1;
  const between = (text: string, length: number) => isEdge(text, text.length - length);
  return longest(lengths, same, (length) => between(old, length) && between(next, length));
}

function longest(lengths: readonly number[], limit: number, fits: (length: number) => boolean): number {
  const candidates = lengths.filter((length) => length > 0 && length <= limit).toSorted((a, b) => b - a);
  return candidates.find(fits) ?? 0;
}

/** True when a text may be cut here without cutting a character. */
function isEdge(text: string, position: number): boolean {
  if (position <= 0 || position >= text.length) return true;
  return characterBreaks.segment(text).containing(position)?.index === position;
}

// ── accidents ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** Characters of common text between two changes up to which it counts as an accident. */
const ACCIDENT = 3;
/** The same for text that means nothing by itself: kana and punctuation. */
const EMPTY_ACCIDENT = 5;
const meaningless = /^[\p{Script=Hiragana}\p{P}\p{Zs}ー]*$/u;

/** Changes with nothing but an accident between them become one. */
function withoutAccidents(changes: readonly Change[], newText: string): Change[] {
  const joined: Change[] = [];
  // Backwards as well: a change that has grown may reach the one before it.
  for (const change of changes) {
    let current = change;
    for (let last = joined.at(-1); last && accidental(last, current, newText); last = joined.at(-1)) {
      joined.pop();
      current = {
        oldFrom: last.oldFrom,
        oldTo: current.oldTo,
        newFrom: last.newFrom,
        newTo: current.newTo,
      };
    }
    joined.push(current);
  }
  return joined;
}

function accidental(left: Change, right: Change, newText: string): boolean {
  const between = newText.slice(left.newTo, right.newFrom);
  if (between.includes("\n")) return false;
  // Two texts that were only put in leave nothing on the other side that an underline could be read with.
  if (isInsertion(left) && isInsertion(right)) return false;
  if (isDeletion(left) && isDeletion(right)) return false;
  if (between.length > Math.min(sizeOf(left), sizeOf(right))) return false;
  return between.length <= (meaningless.test(between) ? EMPTY_ACCIDENT : ACCIDENT);
}

const isInsertion = (change: Change): boolean => change.oldFrom === change.oldTo;
const isDeletion = (change: Change): boolean => change.newFrom === change.newTo;
const sizeOf = (change: Change): number =>
  Math.max(change.oldTo - change.oldFrom, change.newTo - change.newFrom);

function pieces(changes: readonly Change[], oldText: string, newText: string): Difference {
  const old: Piece[] = [];
  const next: Piece[] = [];
  const add = (to: Piece[], text: string, changed: boolean): void => {
    if (text !== "") to.push({ text, changed });
  };
  let [oldAt, newAt] = [0, 0];
  for (const change of changes) {
    add(old, oldText.slice(oldAt, change.oldFrom), false);
    add(next, newText.slice(newAt, change.newFrom), false);
    add(old, oldText.slice(change.oldFrom, change.oldTo), true);
    add(next, newText.slice(change.newFrom, change.newTo), true);
    [oldAt, newAt] = [change.oldTo, change.newTo];
  }
  add(old, oldText.slice(oldAt), false);
  add(next, newText.slice(newAt), false);
  return { old, new: next };
}
