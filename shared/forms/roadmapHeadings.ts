/**
 * The first column of a ロードマップ: the ● of the project beside its 重点事業. They print as one merged cell. A merged cell
 * never runs over a page: on the next one nothing would hold its place.
 */
import type { TextField } from "#shared/domain/field.ts";
import type { Initiative } from "#shared/domain/rows.ts";
import { type CellInput, paragraph, type RowInput } from "#shared/forms/build.ts";
import type { Border, Paragraph } from "#shared/forms/documentTree.ts";
import { cellHeight } from "#shared/forms/measure.ts";
import { type RoadmapSource } from "#shared/forms/roadmapSource.ts";
import { fieldLabel, fieldText } from "#shared/rules/fieldText.ts";
import { oneLine } from "#shared/text/oneLine.ts";

const NO_LINE: Border = { style: "none", width: 0 };
/** A table up to this part of the page stays on one. */
const WHOLE = 0.6;

/** Widths of the columns that decide how high the rows are, and the space at their borders, twips. */
export interface RowWidths {
  headings: number;
  names: number;
  padding: number;
}

/** The rows with the ● in front of their other cells. */
export function withHeadings(
  source: RoadmapSource,
  rows: readonly RowInput[],
  initiatives: readonly Initiative[],
  widths: RowWidths,
): RowInput[] {
  const page = source.look.area.height;
  const titles = headings(source, initiatives);
  const needed = cellHeight({ paragraphs: titles }, widths.headings, widths.padding);
  const heights = rows.map((row) => rowHeightOf(row, widths));
  const total = sum(heights);
  if (Math.max(total, needed) <= page * WHOLE) {
    return merged(raised(rows, needed), titles).map((row) => ({ ...row, keepNext: true }));
  }
  const enough = heights.findIndex((_, index) => sum(heights.slice(0, index + 1)) >= needed);
  if (needed <= page * WHOLE && enough !== -1) {
    const count = enough + 1;
    const goesOn = count < rows.length ? { borders: { bottom: NO_LINE } } : {};
    const beside = merged(rows.slice(0, count), titles, { vertical: "top", ...goesOn });
    return [...beside, ...rows.slice(count).map((row, index) => continued(row, index + count, rows.length))];
  }
  return spread(rows, titles, heights, widths);
}

/** More ● than stand beside the rows: each row has those it has room for, and further rows have the rest, one each. */
function spread(
  rows: readonly RowInput[],
  titles: readonly Paragraph[],
  heights: readonly number[],
  { headings: width, padding }: RowWidths,
): RowInput[] {
  const left = [...titles];
  const parts = heights.map((height) => {
    const part: Paragraph[] = [];
    for (let next = left[0]; next; next = left[0]) {
      if (part.length > 0 && cellHeight({ paragraphs: [...part, next] }, width, padding) > height) break;
      part.push(next);
      left.shift();
    }
    return part;
  });
  const [pattern] = rows;
  const further = left.map((title, place): [RowInput, Paragraph[]] => {
    const open: CellInput["borders"] = {
      ...(place > 0 ? { top: NO_LINE } : {}),
      ...(place < left.length - 1 ? { bottom: NO_LINE } : {}),
    };
    return [{ cells: (pattern?.cells ?? []).map((_, index) => blank(index, open)) }, [title]];
  });
  const all = [...rows.map((row, index): [RowInput, Paragraph[]] => [row, parts[index] ?? []]), ...further];
  return all.map(([row, part], index) => continued(row, index, all.length, part));
}

/** A cell of a row that only has a ●: mark and name print as one. */
function blank(index: number, open: NonNullable<CellInput["borders"]>): CellInput {
  const side = index === 0 ? { right: NO_LINE } : index === 1 ? { left: NO_LINE } : {};
  return { paragraphs: [], borders: { ...side, ...open } };
}

/** They are written in the texts above the table. */
function headings({ snapshot, gate, look }: RoadmapSource, initiatives: readonly Initiative[]): Paragraph[] {
  return initiatives.map(({ id }) => {
    const field: TextField = { entity: "row", table: "initiative", id, property: "title" };
    const title = oneLine(gate.clean(fieldText(snapshot, field), fieldLabel(snapshot, field)));
    // A little away from the border, however narrow the padding is.
    return paragraph(`●${title}`, { size: look.size(9), font: look.body, indent: 1.3, firstLine: -1 });
  });
}

const LABEL = "実現に向けた取組";

function merged(rows: readonly RowInput[], titles: Paragraph[], look: Partial<CellInput> = {}): RowInput[] {
  const cell: CellInput = { paragraphs: titles, rowSpan: rows.length, label: LABEL, ...look };
  return rows.map((row, index) => (index === 0 ? { ...row, cells: [cell, ...row.cells] } : row));
}

/** A row whose first cell goes on without a line above and below. */
function continued(row: RowInput, index: number, rows: number, titles: Paragraph[] = []): RowInput {
  const borders: CellInput["borders"] = {
    ...(index > 0 ? { top: NO_LINE } : {}),
    ...(index < rows - 1 ? { bottom: NO_LINE } : {}),
  };
  return {
    ...row,
    cells: [{ paragraphs: titles, vertical: "top", borders, label: LABEL }, ...row.cells],
  };
}

/**
 * Rows that together are as high as the ● beside them: Word would give what is missing to the last one alone, and its
 * arrows would hang above the middle.
 */
function raised(rows: readonly RowInput[], needed: number): RowInput[] {
  const each = Math.ceil(needed / rows.length);
  return rows.map((row) => ({ ...row, minHeight: Math.max(row.minHeight ?? 0, each) }));
}

/** Height of a row without its first column: the mark, the name, empty years. */
function rowHeightOf(row: RowInput, { names, padding }: RowWidths): number {
  const [, name] = row.cells;
  return Math.max(row.minHeight ?? 0, name ? cellHeight(name, names, padding) : 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
