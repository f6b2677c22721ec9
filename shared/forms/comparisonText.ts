/** Texts of a 新旧対照表: both sides with what changed underlined, headings set apart from what stands below them. */
import type { DocumentRow } from "#shared/domain/rows.ts";
import { bodyParagraphs } from "#shared/forms/build.ts";
import type { FontRole, Paragraph, Run } from "#shared/forms/documentTree.ts";
import { difference, type Piece } from "#shared/rules/textDifference.ts";
import { type ComparedRow, markedPieces, type Side } from "#shared/rules/underlines.ts";

/** How the texts of a table are set. */
export interface ComparedLook {
  /** Points. */
  size: number;
  font: FontRole;
  /** A place where only the other side has text is shown by an underlined blank. */
  padding: boolean;
}

export type Sides<T> = Record<Side, T>;

/** A part of a text as it is printed. */
interface PrintedPiece {
  text: string;
  underline: boolean;
}

/** Both sides of a row of texts; a side that is null has no paragraphs. Headings are ゴシック and bold. */
export function comparedParagraphs(
  row: ComparedRow & Pick<DocumentRow, "title">,
  look: ComparedLook,
): Sides<Paragraph[]> {
  const { new: next, old } = markedPieces(row);
  const marked = { new: indentsApart(next), old: indentsApart(old) };
  const pieces = look.padding ? withBlanks(row, marked) : marked;
  const headings = headingLines(row);
  const side = (name: Side): Paragraph[] =>
    linesOf(pieces[name]).map((runs, index) => lineParagraph(runs, index < headings[name], look));
  return { new: row.newText === null ? [] : side("new"), old: row.oldText === null ? [] : side("old") };
}

/** True when no part of the row is underlined and both sides are there. */
export function isUnchanged(row: ComparedRow): boolean {
  if (row.newText === null || row.oldText === null) return false;
  const { new: next, old } = markedPieces(row);
  return [...next, ...old].every(({ underline }) => !underline);
}

/** The heading lines of a side. */
export function headingsOf(row: ComparedRow & Pick<DocumentRow, "title">, side: Side): string[] {
  const text = (side === "new" ? row.newText : row.oldText) ?? "";
  return text.split("\n").slice(0, headingLines(row)[side]);
}

// ── lines ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The pieces of a text as the runs of its lines. */
export function linesOf(pieces: readonly PrintedPiece[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const { text, underline } of pieces) {
    for (const [index, part] of text.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push(underline ? { text: part, underline: true } : { text: part });
    }
  }
  return lines;
}

/** A line as a paragraph that hangs and begins as any text on a sheet does. */
function lineParagraph(runs: Run[], heading: boolean, { size, font }: ComparedLook): Paragraph {
  const text = runs.map((run) => run.text).join("");
  const [plain] = bodyParagraphs(text, { size, font });
  const look: Paragraph = heading
    ? { kind: "paragraph", runs: [], size, font: "gothic", bold: true }
    : { kind: "paragraph", ...plain, runs: [] };
  return { ...look, runs };
}

/** The blank a line begins with is its indent: it moves with the line and is not underlined. */
function indentsApart(pieces: readonly PrintedPiece[]): PrintedPiece[] {
  let atStart = true;
  return pieces.flatMap(({ text, underline }) =>
    text.split(/(?<=\n)/u).flatMap((line): PrintedPiece[] => {
      const indent = atStart ? (/^[^\S\n]*/u.exec(line)?.[0] ?? "") : "";
      const words = line.slice(indent.length);
      atStart = words === "" ? atStart : words.endsWith("\n");
      return [
        { text: indent, underline: false },
        { text: words, underline },
      ];
    }),
  );
}

// ── headings ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Longest line that is taken for a heading, characters, and most of them above a text. */
const LONGEST_HEADING = 60;
const MOST_HEADINGS = 3;

/**
 * How many of the first lines of each side are headings: those that are the row's title. A row without such a title, as
 * pasted texts are, has as headings its first short lines above prose: no 。, no bullet, no blank at their beginning.
 */
function headingLines({ title, newText, oldText }: ComparedRow & Pick<DocumentRow, "title">): Sides<number> {
  const [next, old] = [(newText ?? "").split("\n"), (oldText ?? "").split("\n")];
  const titles = title.split("\n").map(plain);
  const named = Math.max(namedLines(next, titles), namedLines(old, titles));
  if (named === 0) return { new: guessedLines(next), old: guessedLines(old) };
  // A heading that changed is one on the other side as well.
  const shortLines = (lines: readonly string[]) => lines.slice(0, named).filter(mayBeHeading).length;
  return { new: shortLines(next), old: shortLines(old) };
}

function namedLines(lines: readonly string[], titles: readonly string[]): number {
  const differing = titles.findIndex((one, index) => one === "" || plain(lines[index] ?? "") !== one);
  return differing === -1 ? titles.length : differing;
}

function guessedLines(lines: readonly string[]): number {
  const count = lines.findIndex((line) => !mayBeHeading(line));
  const below = lines[count];
  const isProse = below !== undefined && (/。/u.test(below) || /^[\s\u3000]+\S/u.test(below));
  return count <= MOST_HEADINGS && isProse ? Math.max(0, count) : 0;
}

function mayBeHeading(line: string): boolean {
  return line !== "" && line.length <= LONGEST_HEADING && !/。|^[\s\u3000・･•●○◆◇▪※↓]/u.test(line);
}

function plain(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s/gu, "");
}

// ── blanks ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Characters of the longest underlined blank. */
const LONGEST_BLANK = 4;

/** An underlined blank on a side, before the position in its text. */
interface Blank {
  at: number;
  text: string;
}

function withBlanks(row: ComparedRow, marked: Sides<PrintedPiece[]>): Sides<PrintedPiece[]> {
  if (row.newText === null || row.oldText === null) return marked;
  const blanks = blanksOf(difference(row.oldText, row.newText));
  return { new: inserted(marked.new, blanks.new), old: inserted(marked.old, blanks.old) };
}

/** Where one side has text and the other has none. A whole line that only one side has is a line of its own. */
function blanksOf(pieces: { old: readonly Piece[]; new: readonly Piece[] }): Sides<Blank[]> {
  const blanks: Sides<Blank[]> = { new: [], old: [] };
  const [old, next] = [walk(pieces.old), walk(pieces.new)];
  for (;;) {
    const [gone, added] = [old.change(), next.change()];
    if (gone === "" && added !== "") blanks.old.push(blankFor(added, old.at()));
    if (added === "" && gone !== "") blanks.new.push(blankFor(gone, next.at()));
    const more = [old.unchanged(), next.unchanged()];
    if (!more.includes(true)) return blanks;
  }
}

function blankFor(text: string, at: number): Blank {
  const characters = Array.from(text.trim()).length;
  const blank = "\u3000".repeat(Math.min(LONGEST_BLANK, Math.max(1, characters)));
  return { at, text: text.endsWith("\n") ? `${blank}\n` : blank };
}

/** Goes through the pieces of one side, from change to change. */
function walk(pieces: readonly Piece[]) {
  let index = 0;
  let position = 0;
  const take = (changed: boolean): string => {
    const piece = pieces[index];
    if (!piece || piece.changed !== changed) return "";
    index += 1;
    position += piece.text.length;
    return piece.text;
  };
  return { change: () => take(true), unchanged: () => take(false) !== "", at: () => position };
}

function inserted(pieces: readonly PrintedPiece[], blanks: readonly Blank[]): PrintedPiece[] {
  const result: PrintedPiece[] = [];
  let start = 0;
  const left = [...blanks];
  for (const piece of pieces) {
    let at = 0;
    while (left[0] && left[0].at < start + piece.text.length) {
      const blank = left.shift();
      if (!blank) break;
      result.push({ ...piece, text: piece.text.slice(at, blank.at - start) });
      result.push({ text: blank.text, underline: true });
      at = blank.at - start;
    }
    result.push({ ...piece, text: piece.text.slice(at) });
    start += piece.text.length;
  }
  return [...result, ...left.map(({ text }) => ({ text, underline: true }))];
}
