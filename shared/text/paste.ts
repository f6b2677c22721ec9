/** Text pasted from Word or Excel: the paragraphs stay, the traces of the program it came from go. */
import { cleanText } from "#shared/text/clean.ts";

/**
 * Excel puts a cell with line breaks on the clipboard in quotes and ends it with a line end; Word puts a tab after list
 * bullets and a line end after the last paragraph. Tabs between words become one space.
 */
export function pastedText(plain: string): string {
  let text = cleanText(plain).text;
  const quoted = /^"((?:[^"]|"")*\n(?:[^"]|"")*)"\n?$/u.exec(text);
  if (quoted?.[1] !== undefined) text = quoted[1].replaceAll('""', '"');
  return text
    .replace(/^([・•●○■□◆◇▪-])[\t ]+/gmu, "$1")
    .replace(/\t+/gu, " ")
    .replace(/\n+$/u, "");
}

/** The cells of a block copied from a spreadsheet, by row; undefined when the text is a single cell. */
export function pastedCells(plain: string): string[][] | undefined {
  const text = cleanText(plain).text.replace(/\n$/u, "");
  if (!/[\t\n]/u.test(text)) return undefined;
  return text.split("\n").map((row) => row.split("\t"));
}
