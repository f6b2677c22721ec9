/** The one way texts leave as CSV, under texts made by chance: read back as a spreadsheet would read it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printCsv } from "#electron/backend/archive/csv.ts";

/** Cells by the rules of RFC 4180, written apart from what they test. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = csv.startsWith("\uFEFF") ? 1 : 0;
  while (at < csv.length) {
    expect(csv[at]).toBe('"');
    let cell = "";
    for (at += 1; csv[at] !== '"' || csv[at + 1] === '"'; at += 1) {
      cell += csv[at];
      if (csv[at] === '"') at += 1;
    }
    at += 1;
    row.push(cell);
    if (csv[at] === ",") at += 1;
    else {
      expect(csv.slice(at, at + 2)).toBe("\r\n");
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** What begins a calculation in Excel and LibreOffice, also after being pasted from a Japanese keyboard. */
const starts = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];

const cells = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.tuple(fc.constantFrom(...starts), fc.string()).map((parts) => parts.join("")),
  fc.constantFrom('=cmd|"/c calc"!A1', '"=1"', ",=1", "\r\n=1", '"\r\n=1', "'=1", '";=1'),
);

describe("a table as CSV", () => {
  it("has no cell that a spreadsheet calculates, and loses no letter of any", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cells, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const read = readCsv(printCsv(rows));
          expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length));
          for (const [index, text] of rows.flat().entries()) {
            const cell = read.flat()[index] ?? "";
            expect(starts.some((start) => cell.startsWith(start))).toBe(false);
            expect([text, `'${text}`]).toContain(cell);
          }
        },
      ),
    );
  });
});
