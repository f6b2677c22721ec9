/**
 * 進捗状況まとめ: every 実施事業 of the plan in one wide table, after the one あきる野市 handed out in 令和7年度: the levels
 * above merged down, then target, actual and grade of every year. It stands on one A3 page as long as its letters can be
 * read there. See docs/forms/progress-table.md for every rule and where it comes from.
 */
import { childrenOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import {
  type CellInput,
  documentTree,
  gap,
  paragraph,
  type RowInput,
  table,
  textGate,
  titleParagraph,
} from "#shared/forms/build.ts";
import type { Block, DocumentTree, Page, Row, Table, TextBlock } from "#shared/forms/documentTree.ts";
import { formLook } from "#shared/forms/formLook.ts";
import { formSection } from "#shared/forms/formSection.ts";
import { gradeLegendBlocks, valueNotes } from "#shared/forms/gradeLegend.ts";
import { blocksHeight } from "#shared/forms/measure.ts";
import { type CellSource, headerCells, levelCell, rowHeights } from "#shared/forms/progressCells.ts";
import {
  type ColumnSetting,
  columnWidths,
  progressColumns,
  SETTINGS,
  type TablePart,
  type Widths,
  widthsOf,
  yearsOf,
} from "#shared/forms/progressColumns.ts";
import {
  entriesHeight,
  levelGroups,
  pagesOf,
  type PlacedEntry,
  placedEntries,
  stretched,
} from "#shared/forms/progressPages.ts";
import { progressContent } from "#shared/forms/progressRows.ts";
import { type SheetOptions, sheetsToPrint } from "#shared/forms/sheetParts.ts";
import { formTitles } from "#shared/rules/formTitles.ts";

/** A3 across, 15 mm at the sides. */
const PAGE: Page = {
  size: "A3",
  orientation: "landscape",
  margin: { top: 1020, right: 850, bottom: 850, left: 850 },
};
/** Part of a page that estimated heights may fill. */
const FILL = 0.98;
/** Sizes of the letters in points. Below 6 nobody reads. */
const SIZES = [9, 8.5, 8, 7.5, 7, 6.5, 6];
/** How a table on one page is set, best first: columns come closer before the letters get smaller than 7 points. */
const ONE_PAGE: readonly ColumnSetting[] = [
  ...SIZES.filter((size) => size >= 7).map((size) => ({ ...SETTINGS[0], size })),
  ...SIZES.filter((size) => size <= 8).map((size) => ({ ...SETTINGS[1], size })),
];
/** Of a table that needs several pages anyway: that of the real one. */
const SEVERAL_PAGES = 8;
const TITLE_SIZE = 14;
/** Part of its own height by which a table may grow so that the titles of a level stand upright. */
const UPRIGHT_COST = 0.2;

/**
 * 進捗状況まとめ of the whole plan, or of the top-level items asked for.
 * @throws OperationError not-found for a subject that is no item of the plan.
 */
export function progressTable(snapshot: YearSnapshot, options: SheetOptions = {}): DocumentTree {
  const gate = textGate();
  const look = formLook(snapshot, "progress-table", { page: PAGE });
  const roots = sheetsToPrint("item", snapshot.items, childrenOf(snapshot, null), options.subjects);
  const content = progressContent(snapshot, gate, roots);
  const form: Form = { snapshot, gate, look, content, widths: widthsOf(snapshot.plan, content) };
  const section = formSection(form, options.handoutNumber, blocksOf(form));
  return documentTree(titleOf(form), [section], gate);
}

interface Form extends Pick<CellSource, "snapshot" | "gate" | "look" | "content"> {
  widths: Widths;
}

function titleOf({ snapshot: { plan }, gate, look }: Form): string {
  const name = gate.clean(plan.title, "計画名").replaceAll(/\s*\n\s*/gu, " ");
  return `${name}　${look.year(plan.indicatorFiscalYears[0])}～　${formTitles["progress-table"]}`;
}

function titleBlock(form: Form): TextBlock {
  return {
    kind: "text",
    paragraphs: [titleParagraph(titleOf(form), form.look.size(TITLE_SIZE), 4)],
    field: { entity: "plan", property: "title" },
    label: "計画名",
  };
}

// ── one page, or several ───────────────────────────────────────────────────────────────────────────────────────────

function blocksOf(form: Form): Block[] {
  const { look } = form;
  const title = titleBlock(form);
  const room = look.area.height * FILL - blocksHeight([title], look.area.width);
  const whole: TablePart = { years: yearsOf(form.snapshot.plan), first: true };
  for (const { size, ...closeness } of ONE_PAGE) {
    const setting = { ...closeness, size: look.size(size) };
    const laid = laidOut(form, setting, [whole], look.area.width)?.[0];
    if (!laid) continue;
    const entries = stretched(laid.source, laid.placed);
    const tail = tailBlocks(form, setting.size);
    const height = headerHeight(laid.source) + entriesHeight(entries) + blocksHeight(tail, look.area.width);
    if (height <= room) return [title, pageTable(laid.source, entries, 1, new Set()), ...tail];
  }
  let pages = 0;
  const parts = severalPages(form);
  const tables = parts.flatMap((laid, part) => {
    const other = look.area.height * FILL - headerHeight(laid.source) - PAGE_GAP * 20;
    const first = part === 0 ? room - headerHeight(laid.source) : other;
    const shown = new Set<string>();
    return pagesOf(laid.source, laid.placed, { first, other }).flatMap((entries): Block[] => {
      pages += 1;
      const made = pageTable(laid.source, entries, pages, shown);
      return pages === 1 ? [made] : [{ ...gap(PAGE_GAP), pageBreakBefore: true }, made];
    });
  });
  const size = parts[0]?.source.setting.size ?? look.size(SEVERAL_PAGES);
  return [title, ...tables, ...tailBlocks(form, size)];
}
/** Points above the table of every page but the first. */
const PAGE_GAP = 2;

/** A table, or the part of it that has some of the years, before it is divided into pages. */
interface Laid {
  source: CellSource;
  placed: PlacedEntry[];
}

/** The largest letters with which the years fit beside each other; else as few tables below each other as can be. */
function severalPages(form: Form): Laid[] {
  const years = yearsOf(form.snapshot.plan);
  for (let count = 1; count <= years.length; count += 1) {
    const parts = yearParts(years, Math.ceil(years.length / count));
    for (const points of SIZES.filter((size) => size <= SEVERAL_PAGES)) {
      for (const setting of SETTINGS) {
        const all = { ...setting, size: form.look.size(points) };
        const laid = laidOut(form, all, parts, form.look.area.width);
        if (laid) return laid;
      }
    }
  }
  // Paper too narrow for every setting: the closest one, all columns narrowed in proportion.
  const closest = { ...SETTINGS[1], size: form.look.size(Math.min(...SIZES)) };
  return laidOut(form, closest, yearParts(years, 1)) ?? [];
}

function yearParts(years: readonly number[], perTable: number): TablePart[] {
  return Array.from({ length: Math.ceil(years.length / perTable) }, (_, index) => ({
    years: years.slice(index * perTable, (index + 1) * perTable),
    first: index === 0,
  }));
}

/** The tables of these years at one setting; undefined when one of them does not fit into `room`. */
function laidOut(
  form: Form,
  setting: ColumnSetting,
  parts: readonly TablePart[],
  room?: number,
): Laid[] | undefined {
  let upright = Array.from({ length: form.content.levels }, () => true);
  const lay = (part: TablePart): Laid | undefined => {
    const columns = progressColumns(form.content, form.widths, setting, upright, part, room);
    if (!columns) return undefined;
    const source: CellSource = { ...form, setting, columns, first: part.first };
    return { source, placed: placedEntries(source) };
  };
  const first = parts[0] && lay(parts[0]);
  if (!first) return undefined;
  const height = entriesHeight(first.placed);
  upright = upright.map(
    (_, level) =>
      entriesHeight(stretched(first.source, first.placed, [level])) <= height * (1 + UPRIGHT_COST),
  );
  const laid = parts.map((part, index) => (index === 0 && upright.every(Boolean) ? first : lay(part)));
  return laid.every((one) => one !== undefined) ? laid : undefined;
}

// ── tables ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function headerHeight(source: CellSource): number {
  return rowHeights(headerCells(source), source.setting, 0).reduce((sum, height) => sum + height, 0);
}

function headerRows(source: CellSource): RowInput[] {
  const rows = headerCells(source);
  const heights = rowHeights(rows, source.setting, 0);
  return rows.map((cells, index) => ({
    cells: cells.map(({ cell }) => cell),
    header: true,
    keepNext: true,
    minHeight: (heights[index] ?? 0) - RULE,
  }));
}
/** What the border between two rows adds to heights. */
const RULE = 10;

/** @param shown titles of levels that stand on a page before; added to. */
function pageTable(
  source: CellSource,
  placed: readonly PlacedEntry[],
  number: number,
  shown: Set<string>,
): Table {
  const name = formTitles["progress-table"];
  const made = table(
    {
      name: number === 1 ? name : `${name}（${number}）`,
      columns: columnWidths(source.columns),
      padding: source.setting.padding,
      rows: [
        ...headerRows(source),
        ...(placed.length > 0 ? bodyRows(source, placed, shown) : [noRows(source)]),
      ],
    },
    source.look.area.width,
  );
  if (!source.first) return made;
  const headers = made.rows.filter(({ header }) => header).length;
  const about = placed.flatMap(({ entry: { item, indicators }, rows }) =>
    rows.map((_, index): NonNullable<Row["about"]> => {
      const indicator = indicators[index]?.id;
      return { item: item.id, ...(indicator === undefined ? {} : { indicator }) };
    }),
  );
  return {
    ...made,
    rows: made.rows.map((row, index): Row => {
      const what = about[index - headers];
      return what ? { ...row, about: what } : row;
    }),
  };
}

function bodyRows(source: CellSource, placed: readonly PlacedEntry[], shown: Set<string>): RowInput[] {
  const titles = placed.map((): CellInput[] => []);
  for (const [level, column] of source.columns.levels.entries()) {
    for (const { from, count, id, divided } of levelGroups(placed, level)) {
      const entry = placed[from]?.entry;
      if (!entry || id === undefined) continue;
      // Upright text cannot be divided between pages.
      const upright = column.upright && !divided;
      const cell = levelCell(source, { level, entry, upright, continued: shown.has(id) });
      const rowSpan = placed.slice(from, from + count).reduce((sum, one) => sum + one.rows.length, 0);
      if (cell) titles[from]?.push({ ...cell, rowSpan });
      shown.add(id);
    }
  }
  return placed.flatMap(({ rows, heights, divided }, index) =>
    rows.map((own, row): RowInput => {
      const cells = [...(row === 0 ? (titles[index] ?? []) : []), ...own.map(({ cell }) => cell)];
      if (divided) return { cells: cells.map((cell) => ({ ...cell, vertical: "top" })), cantSplit: false };
      const minHeight = (heights[row] ?? 0) - RULE;
      return { cells, minHeight, cantSplit: true, keepNext: row < rows.length - 1 };
    }),
  );
}

function noRows(source: CellSource): RowInput {
  const { columns, setting, look } = source;
  const text = "この計画には、まだ事業がありません。";
  return {
    cells: [
      {
        paragraphs: [paragraph(text, { font: look.body, size: setting.size, align: "center" })],
        colSpan: columnWidths(columns).length,
      },
    ],
    minHeight: 1200,
  };
}

// ── below the table ────────────────────────────────────────────────────────────────────────────────────────────────

function tailBlocks({ snapshot, gate, look, content }: Form, size: number): Block[] {
  const indicators = content.entries.flatMap((entry) => entry.indicators);
  const legend = gradeLegendBlocks({ snapshot, gate, look }, size);
  return [
    ...valueNotes({ snapshot, gate, look }, indicators, size),
    ...(legend.length > 0 ? [gap(5), ...legend] : []),
  ];
}
