/** Whether a Word file is whole and says what was typed. */
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { plainText } from "#shared/forms/build.ts";
import { readParagraphs, readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { cellsOf, linesOf } from "#test/support/trees.ts";
import type { Made } from "./documents.ts";

export interface Checked {
  bytes: Uint8Array;
  /** One line each; empty for a sound file. */
  problems: string[];
}

/** Writes the document and reads it back by means of its own. */
export async function checkDocument({ tree, typed }: Made): Promise<Checked> {
  const bytes = await wordFile(tree);
  const problems = lintDocx(bytes);
  if (problems.length > 0) return { bytes, problems };
  const cells = readTables(bytes).flatMap((one) => one.cells.map(({ text }) => text));
  const wanted = cellsOf(tree).map((cell) => plainText(cell.paragraphs));
  const lines = readParagraphs(bytes);
  if (!same(cells, wanted)) problems.push(`cells differ: ${difference(cells, wanted)}`);
  if (!same(lines, linesOf(tree))) problems.push(`lines differ: ${difference(lines, linesOf(tree))}`);
  const told = [...cells, ...lines];
  for (const { text, place } of typed) {
    const dropped = new Set(
      tree.dropped.filter((one) => one.place === place).flatMap(({ characters }) => characters.split(" ")),
    );
    const kept = withoutReported(text, dropped);
    // Paragraphs outside tables are one line each, and an empty one says nothing.
    const asLine = kept.replaceAll("\n", " ");
    if (kept !== "" && !told.includes(kept) && !told.includes(asLine)) {
      problems.push(`${place}: ${JSON.stringify(text.slice(0, 80))} is not there, and its loss not reported`);
    }
    problems.push(...[...dropped].filter(isPrintable).map((name) => `${place}: ${name} need not be lost`));
  }
  return { bytes, problems };
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}

function difference(one: readonly string[], other: readonly string[]): string {
  const at = one.findIndex((text, index) => text !== other[index]);
  return `${one.length} and ${other.length}, ${at}: ${JSON.stringify([one[at], other[at]]).slice(0, 200)}`;
}

const nameOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** What must come back: the text with one kind of line end, less what was reported as lost. */
function withoutReported(text: string, dropped: ReadonlySet<string>): string {
  const lines = text.replaceAll(/\r\n|[\r\v\f\u0085\u2028\u2029]/gu, "\n");
  return dropped.size === 0
    ? lines
    : Array.from(lines)
        .filter((one) => !dropped.has(nameOf(one)))
        .join("");
}

/** Only controls, halves of pairs, noncharacters and the byte order mark may be lost. */
function isPrintable(name: string): boolean {
  const character = String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  return !/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\uFEFF]/u.test(character);
}
