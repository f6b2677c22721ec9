import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bodyParagraphs,
  type CellInput,
  GridError,
  paragraph,
  plainText,
  type RowInput,
  table,
  textGate,
} from "#shared/forms/build.ts";

const cell = (spans: Partial<CellInput> = {}): CellInput => ({ paragraphs: [paragraph("x")], ...spans });
const grid = (columns: number[], rows: RowInput[], width = 9638) =>
  table({ name: "表", columns, rows }, width);

/** Any division of a grid into rectangles: every free place grows right and down as far as chance and room allow. */
const tilings = fc
  .record({
    columns: fc.integer({ min: 1, max: 8 }),
    rows: fc.integer({ min: 1, max: 8 }),
    spans: fc.infiniteStream(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))),
  })
  .map(({ columns, rows, spans }) => {
    const taken = Array.from({ length: rows }, () => Array.from({ length: columns }, () => false));
    const free = (r: number, c: number) => taken[r]?.[c] === false;
    const lines = taken.map((line, r): RowInput => {
      const cells: CellInput[] = [];
      for (let c = 0; c < columns; c += 1) {
        if (!free(r, c)) continue;
        const [wantRight, wantDown] = spans.next().value ?? [1, 1];
        let colSpan = 1;
        while (colSpan < wantRight && free(r, c + colSpan)) colSpan += 1;
        const rowSpan = Math.min(wantDown, rows - r);
        for (let down = 0; down < rowSpan; down += 1) taken[r + down]?.fill(true, c, c + colSpan);
        cells.push(cell({ colSpan, rowSpan }));
      }
      return { cells };
    });
    return { columns: Array.from({ length: columns }, () => 500), rows: lines };
  });

describe("a table of the tree", () => {
  it("covers every place of its grid exactly once, whatever the spans", () => {
    let made = 0;
    fc.assert(
      fc.property(tilings, ({ columns, rows }) => {
        // A row all of whose places belong to cells from above has no cell of its own, and Word has no such row.
        fc.pre(rows.every((row) => row.cells.length > 0));
        const built = grid(columns, rows);
        made += 1;
        const covered = built.rows.flatMap((row, r) =>
          row.cells.flatMap((one) =>
            Array.from({ length: one.rowSpan * one.colSpan }, (_, index) =>
              [r + Math.floor(index / one.colSpan), one.column + (index % one.colSpan)].join(),
            ),
          ),
        );
        expect(new Set(covered).size).toBe(covered.length);
        expect(covered.length).toBe(rows.length * columns.length);
      }),
    );
    expect(made).toBeGreaterThan(0);
  });

  it("refuses a table from which one cell was taken", () => {
    fc.assert(
      fc.property(tilings, fc.nat(), ({ columns, rows }, choice) => {
        fc.pre(rows.every((row) => row.cells.length > 1));
        const at = choice % rows.length;
        const damaged = rows.map((row, index) => (index === at ? { cells: row.cells.slice(1) } : row));
        expect(() => grid(columns, damaged)).toThrow(GridError);
      }),
    );
  });

  it.each([
    ["a ragged row", [500, 500], [{ cells: [cell()] }]],
    ["too many cells", [500], [{ cells: [cell(), cell()] }]],
    ["a span that leaves it to the right", [500], [{ cells: [cell({ colSpan: 2 })] }]],
    ["a span that leaves it below", [500], [{ cells: [cell({ rowSpan: 2 })] }]],
    [
      "a span that meets a cell from above",
      [500, 500, 500],
      [{ cells: [cell(), cell({ rowSpan: 2 }), cell()] }, { cells: [cell({ colSpan: 2 }), cell()] }],
    ],
    ["a span of nothing", [500], [{ cells: [cell({ colSpan: 0 })] }]],
    ["no rows", [500], []],
    ["no columns", [], [{ cells: [cell()] }]],
    ["a column without width", [0], [{ cells: [cell()] }]],
    ["a column of no number", [Number.NaN], [{ cells: [cell()] }]],
    ["only header rows", [500], [{ cells: [cell()], header: true }]],
    ["a header row below others", [500], [{ cells: [cell()] }, { cells: [cell()], header: true }]],
  ] satisfies [string, number[], RowInput[]][])("refuses %s", (_, columns, rows) => {
    expect(() => grid(columns, rows)).toThrow(GridError);
  });

  it("refuses a 64th column with a failure people can read: plans of many years can ask for one", () => {
    const columns = (count: number) => Array.from({ length: count }, () => 100);
    const build = (count: number) => grid(columns(count), [{ cells: columns(count).map(() => cell()) }]);
    expect(build(63).columns).toHaveLength(63);
    expect(() => build(64)).toThrow(
      expect.objectContaining({
        code: "too-many-columns",
        details: expect.objectContaining({ columns: 64, limit: 63 }),
      }),
    );
  });

  it("says that it was narrowed, but not for what rounding leaves", () => {
    const build = (width: number) => grid([width, 4000], [{ cells: [cell(), cell()] }]);
    expect(build(5638).narrowed).toBeUndefined();
    expect(build(5640).narrowed).toBeUndefined();
    expect(build(9000).narrowed).toBe(true);
  });

  it("is high enough for text that runs from top to bottom, over the rows it covers", () => {
    const upright = (text: string, rowSpan: number) =>
      cell({ paragraphs: [paragraph(text, { size: 10 })], upright: true, rowSpan });
    const built = grid(
      [600, 4000],
      [
        { cells: [upright("二十字ある方向性の名称は縦書きでも折り返さない", 2), cell()] },
        { cells: [cell()] },
      ],
    );
    const height = built.rows.reduce((sum, row) => sum + (row.minHeight ?? 0), 0);
    expect(height).toBeGreaterThanOrEqual(23 * 10 * 20);
    expect(height).toBeLessThan(26 * 10 * 20);
    const low = grid([600, 4000], [{ cells: [upright("短", 2), cell()] }, { cells: [cell()] }]);
    expect(low.rows.map((row) => row.minHeight)).toEqual([undefined, undefined]);
    // A row of its own: what is only measured is not written, and the text would be hidden.
    const [alone] = grid([600, 4000], [{ cells: [upright("縦書きの見出し", 1), cell()] }]).rows;
    expect(alone?.minHeight).toBeGreaterThanOrEqual(7 * 10 * 20);
  });

  it("sets short numbers of upright text across the line, and changes no letter", () => {
    const text = "令和12年度から2025年度まで、A4で3回、1,234件";
    const built = grid([600], [{ cells: [cell({ paragraphs: [paragraph(text)], upright: true })] }]);
    const paragraphs = built.rows[0]?.cells[0]?.paragraphs ?? [];
    expect(plainText(paragraphs)).toBe(text);
    const across = paragraphs[0]?.runs.filter((run) => run.across).map((run) => run.text);
    expect(across).toEqual(["12", "3"]);
  });

  it("narrows columns that are wider than the page together to exactly its width", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 200, max: 20_000 }), { minLength: 1, maxLength: 40 }),
        (columns) => {
          const wide = [...columns, 20_000];
          const built = grid(wide, [{ cells: wide.map(() => cell()) }]);
          expect(built.columns.reduce((sum, one) => sum + one, 0)).toBe(9638);
          expect(Math.min(...built.columns)).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe("text of the tree", () => {
  it("stays exactly what was typed, one paragraph a line", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(plainText(bodyParagraphs(text))).toBe(text);
      }),
    );
    expect(plainText(bodyParagraphs("一行目\n\n・二行目\n"))).toBe("一行目\n\n・二行目\n");
  });

  it("hangs bullets, moves prose in, and leaves lines alone that begin where the writer put them", () => {
    const indents = bodyParagraphs("・項目\n文章\n　自分で下げた行\n（1）括弧\n【見出し】\n").map((one) => [
      one.indent ?? 0,
      one.firstLine ?? 0,
    ]);
    expect(indents).toEqual([
      [1, -1],
      [0, 1],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it("says once which characters were left out, and where", () => {
    const gate = textGate();
    expect(gate.clean("a\uFFFEb\u0001", "1-1 達成状況")).toBe("ab");
    gate.clean("a\uFFFEb\u0001", "1-1 達成状況");
    gate.clean("正常", "1-2 達成状況");
    expect(gate.dropped).toEqual([{ place: "1-1 達成状況", characters: "U+FFFE U+0001" }]);
  });
});
