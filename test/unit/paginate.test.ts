/** Pages: nothing lost, nothing twice, in order, and never higher than the paper. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  paginate,
  type MeasuredBlock,
  type MeasuredParagraph,
  type MeasuredRow,
  type MeasuredTable,
  type PagePlan,
} from "#shared/forms/paginate.ts";

const ROOM = 100;

function text(count: number, more: Partial<MeasuredParagraph> = {}): MeasuredParagraph {
  const lines = Array.from({ length: count }, () => 10);
  return { kind: "paragraph", before: 0, after: 0, lines, keepNext: false, pageBreakBefore: false, ...more };
}

function row(height: number, more: Partial<MeasuredRow> = {}): MeasuredRow {
  const cells = [Array.from({ length: Math.floor(height / 10) }, () => 10)];
  const padding = height % 10;
  return { height, header: false, cantSplit: true, keepNext: false, span: 1, cells, padding, ...more };
}

function table(rows: MeasuredRow[], frame = 0): MeasuredTable {
  return { kind: "table", rows, frame };
}

/** `0:0-3` for lines of block 0, `1[0 1 2]` for rows of block 1, `'` for a repeated row, `2/0-4` for a divided one. */
function outline(pages: readonly PagePlan[]): string[] {
  return pages.map((page) =>
    page.pieces
      .map((piece) => {
        if (piece.kind === "paragraph") return `${piece.block}:${piece.from}-${piece.to}`;
        const rows = piece.rows.map((one) => {
          const cells = one.cells?.map((span) => `/${span.from}-${span.to}`).join("") ?? "";
          return `${one.row}${one.repeated ? "'" : ""}${cells}`;
        });
        return `${piece.block}[${rows.join(" ")}]`;
      })
      .join(" "),
  );
}

describe("pages of a section", () => {
  it("are one page when everything fits exactly", () => {
    expect(outline(paginate([text(4), text(6)], ROOM))).toEqual(["0:0-4 1:0-6"]);
  });

  it("divide a paragraph between lines", () => {
    expect(outline(paginate([text(8), text(5)], ROOM))).toEqual(["0:0-8 1:0-2", "1:2-5"]);
  });

  it("begin anew where a paragraph asks for it, but never with a blank page", () => {
    expect(
      outline(paginate([text(1, { pageBreakBefore: true }), text(1, { pageBreakBefore: true })], ROOM)),
    ).toEqual(["0:0-1", "1:0-1"]);
  });

  it("move a title to the page of the row it is kept with", () => {
    const pages = paginate([text(8), text(1, { keepNext: true }), table([row(20)])], ROOM);
    expect(outline(pages)).toEqual(["0:0-8", "1:0-1 2[0]"]);
  });

  it("leave a chain of kept parts alone when no page could hold it", () => {
    const pages = paginate([text(6), text(8, { keepNext: true }), table([row(60)])], ROOM);
    expect(outline(pages)).toEqual(["0:0-6 1:0-4", "1:4-8 2[0]"]);
  });

  it("repeat both header rows on the next page", () => {
    const head = row(10, { header: true });
    const pages = paginate([table([head, head, row(60), row(40)])], ROOM);
    expect(outline(pages)).toEqual(["0[0 1 2]", "0[0' 1' 3]"]);
  });

  it("do not leave header rows alone at the foot of a page", () => {
    const pages = paginate([text(8), table([row(10, { header: true }), row(20)])], ROOM);
    expect(outline(pages)).toEqual(["0:0-8", "1[0 1]"]);
  });

  it("keep rows together that a merged cell spans", () => {
    const pages = paginate([table([row(50), row(30, { span: 2 }), row(30)])], ROOM);
    expect(outline(pages)).toEqual(["0[0]", "0[1 2]"]);
  });

  it("keep a row whole that may not be divided, and divide one that may", () => {
    expect(outline(paginate([text(7), table([row(50)])], ROOM))).toEqual(["0:0-7", "1[0]"]);
    expect(outline(paginate([text(7), table([row(50, { cantSplit: false })])], ROOM))).toEqual([
      "0:0-7 1[0/0-3]",
      "1[0/3-5]",
    ]);
  });

  it("divide a row that is higher than a page even if it should stay whole", () => {
    expect(outline(paginate([table([row(250)])], ROOM))).toEqual(["0[0/0-10]", "0[0/10-20]", "0[0/20-25]"]);
  });

  it("let every cell of a divided row go on where it stopped", () => {
    const lines = (count: number) => Array.from({ length: count }, () => 10);
    const long = row(150, { cantSplit: false, cells: [lines(2), lines(15)] });
    expect(outline(paginate([table([long])], ROOM))).toEqual(["0[0/0-2/0-10]", "0[0/2-2/10-15]"]);
  });

  it("drop the space above a paragraph where a page begins by itself", () => {
    const [, second] = paginate([text(10), text(1, { before: 30 })], ROOM);
    expect(second?.height).toBe(10);
  });
});

describe("pages of any section", () => {
  const height = fc.integer({ min: 1, max: 140 });
  const lines = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 });
  const paragraph: fc.Arbitrary<MeasuredBlock> = fc.record({
    kind: fc.constant("paragraph" as const),
    before: fc.integer({ min: 0, max: 10 }),
    after: fc.integer({ min: 0, max: 10 }),
    lines,
    keepNext: fc.boolean(),
    pageBreakBefore: fc.boolean(),
  });
  const body = fc
    .record({
      cells: fc.array(lines, { minLength: 1, maxLength: 3 }),
      padding: fc.integer({ min: 0, max: 5 }),
      more: height,
      cantSplit: fc.boolean(),
      keepNext: fc.boolean(),
      span: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ more, ...rest }): MeasuredRow => {
      const content = Math.max(...rest.cells.map((cell) => cell.reduce((total, line) => total + line, 0)));
      // Some rows have room to write in below their lines.
      return { ...rest, header: false, height: Math.max(content + rest.padding, more > 70 ? 0 : more) };
    });
  const block: fc.Arbitrary<MeasuredBlock> = fc.oneof(
    paragraph,
    fc
      .record({ heads: fc.integer({ min: 0, max: 2 }), rows: fc.array(body, { minLength: 1, maxLength: 8 }) })
      .map(({ heads, rows }): MeasuredBlock =>
        table([...Array.from({ length: heads }, () => row(12, { header: true })), ...clampSpans(rows)], 2),
      ),
  );

  function clampSpans(rows: MeasuredRow[]): MeasuredRow[] {
    return rows.map((one, index) => ({ ...one, span: Math.min(one.span, rows.length - index) }));
  }

  it("hold every line and every row once and in order", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        const seen: string[] = [];
        for (const page of paginate(blocks, ROOM)) {
          for (const piece of page.pieces) {
            if (piece.kind === "paragraph") {
              for (let line = piece.from; line < piece.to; line += 1) seen.push(`${piece.block}:${line}`);
            } else {
              for (const one of piece.rows.filter((each) => !each.repeated)) {
                if (!one.cells) seen.push(`${piece.block}[${one.row}]`);
                one.cells?.forEach((span, cell) => {
                  for (let line = span.from; line < span.to; line += 1) {
                    seen.push(`${piece.block}[${one.row}]${cell}:${line}`);
                  }
                });
              }
            }
          }
        }
        const divided = new Set(
          seen.filter((one) => /\]\d/u.test(one)).map((one) => one.replace(/\].*/u, "]")),
        );
        const all = blocks.flatMap((one, index) =>
          one.kind === "paragraph"
            ? one.lines.map((_line, line) => `${index}:${line}`)
            : one.rows.flatMap((each, number) =>
                divided.has(`${index}[${number}]`)
                  ? each.cells.flatMap((cell, c) =>
                      cell.map((_line, line) => `${index}[${number}]${c}:${line}`),
                    )
                  : [`${index}[${number}]`],
              ),
        );
        expect(seen.toSorted()).toEqual(all.toSorted());
        const places = seen.map((one) => one.replace(/[:\]].*/u, ""));
        const order = places.map((one) =>
          one
            .split("[")
            .map((part) => part.padStart(4, "0"))
            .join("["),
        );
        expect(order.filter((one) => one.includes("["))).toEqual(
          order.filter((one) => one.includes("[")).toSorted(),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("are no higher than the paper, because no line here is", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        for (const page of paginate(blocks, ROOM)) expect(page.height).toBeLessThanOrEqual(ROOM + 0.01);
      }),
      { numRuns: 500 },
    );
  });

  it("are never blank", () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        for (const page of paginate(blocks, ROOM)) {
          const own = page.pieces.filter(
            (piece) => piece.kind === "paragraph" || piece.rows.some((one) => !one.repeated),
          );
          expect(own.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
