/** Documents nobody meant to make, as the forms would hand them to the Word writer: texts cleaned at the gate. */
import fc from "fast-check";
import {
  A4_PORTRAIT,
  bodyParagraphs,
  documentTree,
  labelParagraphs,
  paragraph,
  table,
  textArea,
  textGate,
  type CellInput,
  type RowInput,
  type TextGate,
} from "#shared/forms/build.ts";
import type { Block, DocumentTree } from "#shared/forms/documentTree.ts";
import { buildForm } from "#shared/forms/forms.ts";
import { project, sampleYear, withEvaluation } from "#test/support/snapshots.ts";
import { hostileText, longText } from "./hostileText.ts";

/** A document and what people typed into it: every text with the place by which its losses are reported. */
export interface Made {
  tree: DocumentTree;
  typed: { text: string; place: string }[];
}

const { width } = textArea(A4_PORTRAIT);

type Piece = (gate: TextGate, typed: Made["typed"]) => Block;

/** Takes a text in at the gate, as a form does. */
function taken(text: string, gate: TextGate, typed: Made["typed"]): string {
  const place = `${typed.length + 1}番目の欄`;
  typed.push({ text, place });
  return gate.clean(text, place);
}

const line: fc.Arbitrary<Piece> = fc
  .record({ text: hostileText, look: fc.constantFrom("body", "plain") })
  .map(({ text, look }) => (gate, typed) => {
    const clean = taken(text, gate, typed);
    const [first] = bodyParagraphs(clean.split("\n").join(" "));
    return look === "plain" || !first ? paragraph(clean.split("\n").join(" ")) : first;
  });

interface Grid {
  columns: number;
  rows: string[][];
  header: boolean;
  /** The first cell of the table reaches over the whole first row. */
  wide: boolean;
  /** The first column is one cell from the second row down. */
  tall: boolean;
}

function rowOf(texts: readonly string[], at: number, grid: Grid, take: (text: string) => string): RowInput {
  // A table of header rows alone is none.
  const header = at === 0 && grid.header && grid.rows.length > 1;
  const cell = (text: string): CellInput => ({
    paragraphs: header ? labelParagraphs(take(text)) : bodyParagraphs(take(text)),
  });
  const [first = "", ...others] = texts;
  if (at === 0 && grid.wide) return { header, cells: [{ ...cell(first), colSpan: grid.columns }] };
  if (!grid.tall || grid.columns === 1 || at === 0) return { header, cells: texts.map(cell) };
  const tall = at === 1 ? [{ ...cell(first), rowSpan: grid.rows.length - 1 }] : [];
  return { cells: [...tall, ...others.map(cell)] };
}

const gridOf = (
  columns: fc.Arbitrary<number>,
  rows: number,
  text: fc.Arbitrary<string>,
): fc.Arbitrary<Grid> =>
  columns.chain((count) =>
    fc.record({
      columns: fc.constant(count),
      rows: fc.array(fc.array(text, { minLength: count, maxLength: count }), {
        minLength: 1,
        maxLength: rows,
        size: "max",
      }),
      header: fc.boolean(),
      wide: fc.boolean(),
      tall: fc.boolean(),
    }),
  );

const tableOf = (grid: fc.Arbitrary<Grid>): fc.Arbitrary<Piece> =>
  grid.map(
    (one) => (gate, typed) =>
      table(
        {
          name: "表",
          columns: Array.from({ length: one.columns }, () => 600),
          rows: one.rows.map((texts, at) => rowOf(texts, at, one, (text) => taken(text, gate, typed))),
        },
        width,
      ),
  );

const smallTable = tableOf(gridOf(fc.integer({ min: 1, max: 6 }), 5, hostileText));
const emptyTable = tableOf(gridOf(fc.integer({ min: 1, max: 63 }), 3, fc.constant("")));
const hugeTable = tableOf(
  gridOf(fc.integer({ min: 20, max: 63 }), 60, fc.constantFrom("", "あ", "<&>", "\u{20BB7}")),
);
const longTable = tableOf(gridOf(fc.constantFrom(1, 2), 1, longText));

const piece: fc.Arbitrary<Piece> = fc.oneof(
  { arbitrary: line, weight: 50 },
  { arbitrary: smallTable, weight: 60 },
  { arbitrary: emptyTable, weight: 8 },
  { arbitrary: hugeTable, weight: 1 },
  { arbitrary: longTable, weight: 1 },
);

const anyDocument: fc.Arbitrary<Made> = fc
  .record({
    title: hostileText,
    handout: fc.option(hostileText, { nil: undefined }),
    pieces: fc.array(piece, { minLength: 1, maxLength: 4 }),
    fonts: fc.constantFrom(undefined, "ud" as const, "yu" as const),
    pageNumbers: fc.boolean(),
  })
  .map(({ title, handout, pieces, fonts, pageNumbers }) => {
    const gate = textGate();
    const typed: Made["typed"] = [];
    const blocks = pieces.map((make) => make(gate, typed));
    const handoutNumber =
      handout === undefined ? {} : { handoutNumber: gate.clean(handout, "資料番号").replaceAll("\n", " ") };
    const look = fonts === undefined ? {} : { look: { fonts, grey: "dark" as const } };
    const section = { page: A4_PORTRAIT, pageNumbers, blocks, ...handoutNumber, ...look };
    return { tree: documentTree(gate.clean(title, "表題"), [section], gate), typed };
  });

const year = sampleYear();
const subject = project("p1");

/** A real form with the text in one of its fields. */
const formDocument: fc.Arbitrary<Made> = hostileText.map((text) => {
  const tree = buildForm("project-sheet", withEvaluation(year, subject, { achievement: text }), {
    subjects: [subject],
  });
  const [place = ""] = tree.dropped.map((one) => one.place);
  return { tree, typed: [{ text, place }] };
});

export const hostileDocument: fc.Arbitrary<Made> = fc.oneof(
  { arbitrary: anyDocument, weight: 9 },
  { arbitrary: formDocument, weight: 1 },
);
