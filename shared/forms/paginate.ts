/**
 * Which part of a section stands on which page, by the rules Word follows: kept paragraphs and rows, repeated header
 * rows, rows that may not be divided. Pure: heights come in measured, in any one unit.
 */

export interface MeasuredParagraph {
  kind: "paragraph";
  /** Space above and below; above is dropped where a page begins by itself. */
  before: number;
  after: number;
  /** Height of every line. */
  lines: readonly number[];
  keepNext: boolean;
  pageBreakBefore: boolean;
}

export interface MeasuredRow {
  height: number;
  header: boolean;
  cantSplit: boolean;
  keepNext: boolean;
  /** Most rows that a cell starting here spans; at least 1. */
  span: number;
  /** Lines of each cell from top to bottom, their spaces included; used where the row is divided. */
  cells: readonly (readonly number[])[];
  /** Height of a divided row beside its lines: padding and borders. */
  padding: number;
}

export interface MeasuredTable {
  kind: "table";
  rows: readonly MeasuredRow[];
  /** Height of a table beside its rows: half of its outer borders. */
  frame: number;
}

export type MeasuredBlock = MeasuredParagraph | MeasuredTable;

/** A span of lines: from is the first, to the one behind the last. */
export interface LineSpan {
  from: number;
  to: number;
}

export interface RowPiece {
  row: number;
  /** A header row that stands here again. */
  repeated: boolean;
  /** The lines of each cell that stand here, when the row is divided between pages. */
  cells?: LineSpan[];
}

export type PagePiece =
  | ({ kind: "paragraph"; block: number } & LineSpan)
  | { kind: "table"; block: number; rows: RowPiece[] };

export interface PagePlan {
  pieces: PagePiece[];
  height: number;
}

/** What is placed as one: a paragraph, or rows that a vertical merge holds together. */
type Unit =
  | { kind: "paragraph"; block: number; paragraph: MeasuredParagraph; keepNext: boolean }
  | { kind: "rows"; block: number; table: MeasuredTable; first: number; count: number; keepNext: boolean };

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function headerCount(table: MeasuredTable): number {
  const body = table.rows.findIndex((row) => !row.header);
  return body === -1 ? 0 : body;
}

function headerHeight(table: MeasuredTable): number {
  return sum(table.rows.slice(0, headerCount(table)).map((row) => row.height));
}

function tableUnits(table: MeasuredTable, block: number): Unit[] {
  const units: Unit[] = [];
  const headers = headerCount(table);
  for (let first = 0; first < table.rows.length;) {
    // Header rows are one unit, and never stand alone at the foot of a page.
    let end = first < headers ? headers : first + 1;
    for (let row = first; row < end; row += 1) end = Math.max(end, row + (table.rows[row]?.span ?? 1));
    end = Math.min(end, table.rows.length);
    const keepNext = first < headers || (table.rows[end - 1]?.keepNext ?? false);
    units.push({ kind: "rows", block, table, first, count: end - first, keepNext });
    first = end;
  }
  return units;
}

function unitsOf(blocks: readonly MeasuredBlock[]): Unit[] {
  return blocks.flatMap((block, index): Unit[] =>
    block.kind === "table"
      ? tableUnits(block, index)
      : [{ kind: "paragraph", block: index, paragraph: block, keepNext: block.keepNext }],
  );
}

function rowsOf(unit: Extract<Unit, { kind: "rows" }>): readonly MeasuredRow[] {
  return unit.table.rows.slice(unit.first, unit.first + unit.count);
}

function fullHeight(unit: Unit): number {
  if (unit.kind === "rows") {
    return sum(rowsOf(unit).map((row) => row.height)) + (unit.first === 0 ? unit.table.frame : 0);
  }
  const { before, after, lines } = unit.paragraph;
  return before + sum(lines) + after;
}

/** A row of its own whose lines may go on to the next page. */
function dividable(unit: Unit): MeasuredRow | undefined {
  if (unit.kind !== "rows" || unit.count !== 1) return undefined;
  const row = unit.table.rows[unit.first];
  return row && !row.cantSplit && !row.header && row.cells.some((lines) => lines.length > 1)
    ? row
    : undefined;
}

/** Height with which a unit can begin on a page. */
function startHeight(unit: Unit): number {
  if (unit.kind === "paragraph") return unit.paragraph.before + (unit.paragraph.lines[0] ?? 0);
  const row = dividable(unit);
  if (!row) return fullHeight(unit);
  const firstLines = Math.max(...row.cells.map((lines) => lines[0] ?? 0));
  return Math.min(fullHeight(unit), firstLines + row.padding);
}

/** Height that must be free so that a unit stands together with what it is kept with. */
function neededHeight(units: readonly Unit[], index: number): number {
  let needed = 0;
  for (let at = index; ; at += 1) {
    const unit = units[at];
    if (!unit) return needed;
    const next = units[at + 1];
    const breaks = next?.kind === "paragraph" && next.paragraph.pageBreakBefore;
    if (!unit.keepNext || !next || breaks) return needed + startHeight(unit);
    needed += fullHeight(unit);
  }
}

/** Divides a section into pages of `room` height. No page is higher, except where a single line already is. */
export function paginate(blocks: readonly MeasuredBlock[], room: number): PagePlan[] {
  const units = unitsOf(blocks);
  const pages: PagePlan[] = [{ pieces: [], height: 0 }];
  // Heights are measured in fractions of pixels; a sum may miss the room by a rounding error.
  const limit = room + 0.01;

  const page = (): PagePlan => pages.at(-1) as PagePlan;
  const isEmpty = (): boolean =>
    page().pieces.every((piece) => piece.kind === "table" && piece.rows.every((row) => row.repeated));
  const turn = (): void => {
    pages.push({ pieces: [], height: 0 });
  };
  const openTable = (block: number): Extract<PagePiece, { kind: "table" }> | undefined => {
    const last = page().pieces.at(-1);
    return last?.kind === "table" && last.block === block ? last : undefined;
  };

  /** Header rows that stand again above a row that begins a page. */
  const repeatedHeight = (unit: Extract<Unit, { kind: "rows" }>, least: number): number => {
    const { table, first } = unit;
    if (first < headerCount(table)) return 0;
    const height = headerHeight(table);
    return table.frame + height + least <= limit ? height : 0;
  };

  const openingHeight = (unit: Unit, least: number): number => {
    if (unit.kind === "paragraph" || openTable(unit.block)) return 0;
    return unit.table.frame + repeatedHeight(unit, least);
  };

  const tablePiece = (unit: Extract<Unit, { kind: "rows" }>, least: number): RowPiece[] => {
    const open = openTable(unit.block);
    if (open) return open.rows;
    const repeated = repeatedHeight(unit, least);
    page().height += unit.table.frame + repeated;
    const headers = repeated > 0 ? headerCount(unit.table) : 0;
    const rows = Array.from({ length: headers }, (_, row): RowPiece => ({ row, repeated: true }));
    page().pieces.push({ kind: "table", block: unit.block, rows });
    return rows;
  };

  const placeParagraph = (unit: Extract<Unit, { kind: "paragraph" }>): void => {
    const { block, paragraph } = unit;
    const { lines } = paragraph;
    const start = startHeight(unit);
    if (!isEmpty() && (paragraph.pageBreakBefore || page().height + start > limit)) turn();
    const byItself = pages.length > 1 && isEmpty() && !paragraph.pageBreakBefore;
    if (!byItself && page().height + start <= limit) page().height += paragraph.before;
    for (let from = 0; from < lines.length || from === 0;) {
      let to = from;
      let height = 0;
      while (to < lines.length && page().height + height + (lines[to] ?? 0) <= limit) {
        height += lines[to] ?? 0;
        to += 1;
      }
      if (to === from && lines.length > 0) {
        if (!isEmpty()) {
          turn();
          continue;
        }
        height = lines[to] ?? 0;
        to += 1;
      }
      page().pieces.push({ kind: "paragraph", block, from, to });
      page().height += height;
      if (lines.length === 0) break;
      from = to;
    }
    // Space below a paragraph may hang over the end of the page.
    page().height = Math.min(page().height + paragraph.after, Math.max(page().height, room));
  };

  /** Divides one row line by line; every cell goes on where it stopped. */
  const placeDivided = (unit: Extract<Unit, { kind: "rows" }>, index: number): void => {
    const row = unit.table.rows[index];
    if (!row) return;
    const next = row.cells.map(() => 0);
    const left = (): boolean => row.cells.some((lines, cell) => (next[cell] ?? 0) < lines.length);
    while (left()) {
      const firsts = row.cells.map((lines, cell) => lines[next[cell] ?? 0] ?? 0);
      const least = Math.max(...firsts) + row.padding;
      const available = limit - page().height - openingHeight(unit, least) - row.padding;
      if (Math.max(...firsts) > available && !isEmpty()) {
        turn();
        continue;
      }
      const rows = tablePiece(unit, least);
      const spans = row.cells.map((lines, cell): LineSpan => {
        const from = next[cell] ?? 0;
        let to = from;
        let height = 0;
        // At least one line, so that a line higher than the page ends somewhere.
        while (to < lines.length && (to === from || height + (lines[to] ?? 0) <= available)) {
          height += lines[to] ?? 0;
          to += 1;
        }
        next[cell] = to;
        return { from, to };
      });
      const heights = spans.map((span, cell) => sum(row.cells[cell]?.slice(span.from, span.to) ?? []));
      rows.push({ row: index, repeated: false, cells: spans });
      page().height += Math.max(...heights) + row.padding;
      if (left()) turn();
    }
  };

  /** @param least height of what must stand below the header rows: the row, or the group it belongs to. */
  const placeWhole = (unit: Extract<Unit, { kind: "rows" }>, index: number, least?: number): void => {
    const height = unit.table.rows[index]?.height ?? 0;
    const rows = tablePiece(unit, least ?? height);
    rows.push({ row: index, repeated: false });
    page().height += height;
  };

  const placeRows = (unit: Extract<Unit, { kind: "rows" }>): void => {
    const height = sum(rowsOf(unit).map((row) => row.height));
    const fits = (): boolean => page().height + openingHeight(unit, height) + height <= limit;
    if (!fits() && !dividable(unit) && !isEmpty()) turn();
    if (fits()) {
      for (let at = 0; at < unit.count; at += 1) placeWhole(unit, unit.first + at, height);
      return;
    }
    // Too high for what is left, or for any page: row by row, and line by line where one row is too high itself.
    for (let at = 0; at < unit.count; at += 1) {
      const index = unit.first + at;
      const row = unit.table.rows[index];
      if (!row) continue;
      const fitsHere = (): boolean => page().height + openingHeight(unit, row.height) + row.height <= limit;
      if (!fitsHere() && !dividable(unit) && !isEmpty()) turn();
      if (fitsHere() || row.cells.every((lines) => lines.length === 0)) placeWhole(unit, index);
      else placeDivided(unit, index);
    }
  };

  units.forEach((unit, index) => {
    const needed = neededHeight(units, index);
    const opening = openingHeight(unit, needed);
    const framed = unit.kind === "rows" && unit.first === 0 ? 0 : opening;
    if (!isEmpty() && needed <= limit && page().height + framed + needed > limit) turn();
    if (unit.kind === "paragraph") placeParagraph(unit);
    else placeRows(unit);
  });
  return pages;
}
