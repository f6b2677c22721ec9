/** Tables as CSV that Excel opens with a double click: UTF-8 with a byte order mark, every cell quoted, CRLF. */

/** How a cell begins that a spreadsheet would calculate; the full-width signs count in Japanese ones. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A text that would be calculated gets an apostrophe in front, so that words of a comment can never become a formula. As
 * they were said they stand in the plan package.
 */
function cell(text: string): string {
  const plain = formula.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** @param rows the heading first */
export function printCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}
