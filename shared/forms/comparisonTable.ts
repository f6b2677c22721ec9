/**
 * 新旧対照表: what a revised plan says beside what it said, with the changes underlined, after the table that 朝霞市 handed out
 * for the 中間見直し of its 産業振興基本計画. See docs/forms/comparison-table.md for every rule and where it comes from.
 */
import type { ComparisonSettings, DocumentRow, PlanDocument, StatedMeasure } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { type CellInput, labelCell, paragraph, type RowInput, table } from "#shared/forms/build.ts";
import {
  type ComparedLook,
  comparedParagraphs,
  headingsOf,
  isUnchanged,
  type Sides,
} from "#shared/forms/comparisonText.ts";
import {
  type DocumentOptions,
  type DocumentSource,
  documentsTree,
  documentTitle,
  emptyRow,
  rowField,
  rowsOf,
} from "#shared/forms/documentParts.ts";
import type { Block, Border, DocumentTree, Page, Paragraph } from "#shared/forms/documentTree.ts";
import {
  MEASURE_COLUMNS,
  measureColumns,
  measureRows,
  measureText,
  type SideCells,
} from "#shared/forms/measureBlock.ts";
import { cellHeight } from "#shared/forms/measure.ts";
import type { Side } from "#shared/rules/underlines.ts";

/** A4 across, 20 mm on all sides. */
const PAGE: Page = {
  size: "A4",
  orientation: "landscape",
  margin: { top: 1134, right: 1134, bottom: 1134, left: 1134 },
};

/** Points. */
const TEXT_SIZE = 10;
/** Part of the page's height up to which a row stays on one page. */
const KEEP = 0.5;
/** Part of the page's height up to which a whole 施策 does. */
const BLOCK = 0.9;

/** As the table of 朝霞市 has it, where the document does not say otherwise. */
const USUAL = {
  newSide: "left",
  newHeading: "新",
  oldHeading: "旧",
  added: "新規",
  removed: "（削る）",
  unchanged: "full",
  padding: false,
  legend: "（下線部分は改正部分）",
} as const satisfies Required<ComparisonSettings>;
type Settings = { [K in keyof typeof USUAL]: NonNullable<ComparisonSettings[K]> };

function settingsOf({ settings = {} }: PlanDocument): Settings {
  const chosen = Object.entries(settings).filter(([, value]) => value !== undefined);
  return { ...USUAL, ...Object.fromEntries(chosen) };
}

/** What stands for a row, or for a part of it, that did not change and is not printed. */
const OMITTED = "（略）";

/** One table and what it is made from. */
interface TableSource extends DocumentSource {
  settings: Settings;
  text: ComparedLook;
  /** Columns of a side: one, or those of the 施策 blocks. */
  columns: number;
  /** Width of a side, twips. */
  sideWidth: number;
}

/**
 * The 新旧対照表 that is asked for, or every one of the plan; a section each.
 * @throws OperationError not-found for a document that the plan does not have or that is none.
 */
export function comparisonTable(snapshot: YearSnapshot, options: DocumentOptions = {}): DocumentTree {
  return documentsTree(
    snapshot,
    options,
    { form: "comparison-table", kind: "comparison", page: PAGE },
    blocksOf,
  );
}

function blocksOf(source: DocumentSource, document: PlanDocument): Block[] {
  const { gate, look } = source;
  const settings = settingsOf(document);
  const legend = gate.clean(settings.legend, "凡例").replaceAll("\n", " ");
  return [
    documentTitle(source, document, legend === "" ? 6 : 2),
    ...(legend === ""
      ? []
      : [
          paragraph(legend, {
            font: look.body,
            size: look.size(9),
            align: "right",
            after: 1,
            keepNext: true,
          }),
        ]),
    comparison(source, document, settings),
  ];
}

function comparison(source: DocumentSource, document: PlanDocument, settings: Settings): Block {
  const { look } = source;
  const rows = rowsOf(source.snapshot, document);
  const hasMeasures = rows.some((row) => row.newMeasure ?? row.oldMeasure);
  const sideWidth = Math.floor(look.area.width / 2);
  const here: TableSource = {
    ...source,
    settings,
    text: { size: look.size(TEXT_SIZE), font: look.body, padding: settings.padding },
    columns: hasMeasures ? MEASURE_COLUMNS : 1,
    sideWidth,
  };
  const side = hasMeasures ? measureColumns(sideWidth) : [sideWidth];
  return table(
    {
      name: source.gate.clean(document.title, "文書の名称").replaceAll("\n", " "),
      columns: [...side, ...side],
      rows: [
        headRow(here),
        ...(rows.length === 0 ? [blankRow(here)] : rows.flatMap((row) => rowsFor(here, row))),
      ],
      adds: emptyRow(document),
    },
    look.area.width,
  );
}

/** Between the two sides where each of them has columns of its own. */
const MIDDLE: Border = { style: "single", width: 12 };

/** Between cells that are seen as one. */
const NO_LINE: Border = { style: "none", width: 0 };

/** Cells of both sides from left to right. */
function inOrder({ settings, columns }: TableSource, cells: Sides<CellInput[]>): CellInput[] {
  const [left, right] = settings.newSide === "left" ? [cells.new, cells.old] : [cells.old, cells.new];
  if (columns === 1) return [...left, ...right];
  return [
    ...left.map((cell, index) =>
      index === left.length - 1 ? { ...cell, borders: { ...cell.borders, right: MIDDLE } } : cell,
    ),
    ...right.map((cell, index) =>
      index === 0 ? { ...cell, borders: { ...cell.borders, left: MIDDLE } } : cell,
    ),
  ];
}

/** 新 and 旧, on every page. */
function headRow(source: TableSource): RowInput {
  const { settings, gate, look, columns } = source;
  const cell = (text: string): CellInput[] => [
    labelCell(gate.clean(text, "新旧対照表の見出し").replaceAll("\n", " "), {
      size: look.size(10.5),
      colSpan: columns,
    }),
  ];
  return {
    header: true,
    cells: inOrder(source, { new: cell(settings.newHeading), old: cell(settings.oldHeading) }),
  };
}

/** A table that nothing has been put into yet is seen as one. */
function blankRow(source: TableSource): RowInput {
  const cell = (): CellInput[] => [{ paragraphs: [paragraph("")], colSpan: source.columns }];
  return { cells: inOrder(source, { new: cell(), old: cell() }), minHeight: 600 };
}

/** A row of the store as rows of the table: one for texts, several for a 施策. */
function rowsFor(source: TableSource, row: DocumentRow): RowInput[] {
  const hasMeasure = row.newMeasure !== undefined || row.oldMeasure !== undefined;
  // A side that has both is the 施策.
  const hasText = (row.newText !== null && !row.newMeasure) || (row.oldText !== null && !row.oldMeasure);
  const rows =
    hasMeasure && !hasText ? blockRows(source, row) : [textRow(source, cleanRow(source, asTexts(row)))];
  return rows.map((one, index) =>
    index === 0 ? { ...one, record: { table: "documentRow", id: row.id } } : one,
  );
}

/** A 施策 beside a text stands there as a text; its cell has no field, so that it is changed as the 施策 it is. */
function asTexts(row: DocumentRow): DocumentRow {
  return {
    ...row,
    newText: row.newMeasure ? measureText(row.newMeasure) : row.newText,
    oldText: row.oldMeasure ? measureText(row.oldMeasure) : row.oldText,
  };
}

/** What a person calls the row. */
function nameOf(row: DocumentRow): string {
  const title =
    row.title || row.newMeasure?.title || row.oldMeasure?.title || row.newText || row.oldText || "";
  return (title.split("\n").find((line) => line.trim() !== "") ?? "").trim().slice(0, 60);
}

function sideLabel({ settings }: TableSource, row: DocumentRow, side: Side): string {
  return `${side === "new" ? settings.newHeading : settings.oldHeading}　${nameOf(row)}`.trim();
}

/** The row with texts that can be printed; underlines find their words in them as they do in the stored ones. */
function cleanRow(source: TableSource, row: DocumentRow): DocumentRow {
  const clean = (text: string | null, side: Side) =>
    text === null ? null : source.gate.clean(text, sideLabel(source, row, side));
  return { ...row, newText: clean(row.newText, "new"), oldText: clean(row.oldText, "old") };
}

// ── rows of texts ──────────────────────────────────────────────────────────────────────────────────────────────────

function textRow(source: TableSource, row: DocumentRow): RowInput {
  const paragraphs = rowParagraphs(source, row);
  const cells: Sides<CellInput[]> = {
    new: [textCell(source, row, "new", paragraphs.new)],
    old: [textCell(source, row, "old", paragraphs.old)],
  };
  const height = Math.max(...[...cells.new, ...cells.old].map((cell) => cellHeight(cell, source.sideWidth)));
  return {
    cells: inOrder(source, cells),
    cantSplit: height <= source.look.area.height * KEEP,
    minHeight: 380,
  };
}

function rowParagraphs(source: TableSource, row: DocumentRow): Sides<Paragraph[]> {
  if (source.settings.unchanged === "full" || !isUnchanged(row)) return comparedParagraphs(row, source.text);
  const side = (name: Side): Paragraph[] => {
    const text = [...headingsOf(row, name), OMITTED].join("\n");
    const omitted = { ...row, newText: text, oldText: text, underlines: [] };
    return comparedParagraphs(omitted, source.text)[name];
  };
  return { new: side("new"), old: side("old") };
}

/** The text of a side, typed and pasted where it stands; or the word for a side that does not have the row. */
function textCell(source: TableSource, row: DocumentRow, side: Side, paragraphs: Paragraph[]): CellInput {
  const text = side === "new" ? row.newText : row.oldText;
  const common: Pick<CellInput, "colSpan" | "vertical" | "handle" | "label"> = {
    colSpan: source.columns,
    vertical: "top",
    handle: { kind: "comparison", row: row.id, side },
    label: sideLabel(source, row, side),
  };
  if (text === null) return { ...common, paragraphs: wordFor(source, missingWord(source, row, side)) };
  if (side === "new" ? row.newMeasure : row.oldMeasure) return { ...common, paragraphs };
  return {
    ...common,
    paragraphs,
    field: rowField(row, side === "new" ? "newText" : "oldText"),
    editor: "text",
  };
}

/** 「新規」 in the old column, 「（削る）」 in the new one; nothing where the other side does not have the row either. */
function missingWord({ settings }: TableSource, row: DocumentRow, side: Side): string {
  const other = side === "new" ? (row.oldText ?? row.oldMeasure) : (row.newText ?? row.newMeasure);
  if (other === null || other === undefined) return "";
  return side === "new" ? settings.removed : settings.added;
}

function wordFor({ gate, text }: TableSource, word: string): Paragraph[] {
  return [
    paragraph(gate.clean(word, "新旧対照表の語"), { font: text.font, size: text.size, align: "center" }),
  ];
}

// ── 施策 ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Both 施策 row by row; a side without one is a single cell as high as the other side. */
function blockRows(source: TableSource, row: DocumentRow): RowInput[] {
  const { settings, gate, text } = source;
  const measures: Sides<StatedMeasure | undefined> = { new: row.newMeasure, old: row.oldMeasure };
  const place = `施策「${nameOf(row)}」`;
  const made = measureRows(measures, {
    row,
    look: text,
    clean: (part) => gate.clean(part, place),
    missing: { new: settings.removed, old: settings.added },
    word: (word) => wordFor(source, word),
  });
  const unchanged = sameMeasures(measures) && !made.some(isUnderlined);
  const rows = unchanged && settings.unchanged === "omit" ? omittedRows(source, made) : made;
  const heights = rows.map((cells) => blockRowHeight(source, cells));
  const page = source.look.area.height;
  const fits = heights.reduce((sum, height) => sum + height, 0) <= page * BLOCK;
  const half = (cells: SideCells, index: number, side: Side): CellInput[] => {
    if (!measures[side]) return missingSide(source, row, side, { index, count: rows.length, fits });
    return cells[side].map((cell) => ({ handle: { kind: "comparison", row: row.id, side }, ...cell }));
  };
  return rows.map((cells, index) => {
    const [height = 0, next = 0] = [heights[index], heights[index + 1]];
    return {
      keepNext: index < rows.length - 1 && (fits || (cells.head && height + next <= page * KEEP)),
      cantSplit: height <= page * KEEP,
      cells: inOrder(source, { new: half(cells, index, "new"), old: half(cells, index, "old") }),
    };
  });
}

/**
 * Beside a 施策 of one page a single cell as high as it; beside a longer one a cell a row without lines between them, because
 * a merged cell holds the rows it goes over together.
 */
function missingSide(
  source: TableSource,
  row: DocumentRow,
  side: Side,
  { index, count, fits }: { index: number; count: number; fits: boolean },
): CellInput[] {
  const first = textCell(source, row, side, []);
  if (fits) return index > 0 ? [] : [{ ...first, rowSpan: count }];
  const cell = index > 0 ? { ...first, paragraphs: [paragraph("")] } : first;
  const borders = {
    ...(index > 0 ? { top: NO_LINE } : {}),
    ...(index < count - 1 ? { bottom: NO_LINE } : {}),
  };
  return [{ ...cell, borders }];
}

/** Height in twips of one row of the block. */
function blockRowHeight({ sideWidth }: TableSource, cells: SideCells): number {
  const widths = measureColumns(sideWidth);
  const side = (name: Side): number[] => {
    let column = 0;
    return cells[name].map((cell) => {
      const span = cell.colSpan ?? 1;
      const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
      column += span;
      return cellHeight(cell, width);
    });
  };
  return Math.max(0, ...side("new"), ...side("old"));
}

function sameMeasures({ new: next, old }: Sides<StatedMeasure | undefined>): boolean {
  return next !== undefined && old !== undefined && JSON.stringify(next) === JSON.stringify(old);
}

/** By hand, where both 施策 say the same. */
function isUnderlined(cells: SideCells): boolean {
  return [...cells.new, ...cells.old].some(({ paragraphs }) =>
    paragraphs.some(({ runs }) => runs.some((run) => run.underline)),
  );
}

/** The title, and 略 for all that stands below it. */
function omittedRows(source: TableSource, rows: readonly SideCells[]): SideCells[] {
  const cell = (): CellInput[] => [
    { paragraphs: wordFor(source, OMITTED), colSpan: MEASURE_COLUMNS, vertical: "top" },
  ];
  return [...rows.slice(0, 1), { new: cell(), old: cell(), head: false }];
}
