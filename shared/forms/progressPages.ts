/** How the entries of a 進捗状況まとめ are spread over pages, and how high their rows must be. */
import { CELL_PADDING_VERTICAL, cellHeight, LINE_HEIGHT } from "#shared/forms/measure.ts";
import {
  type CellSource,
  entryCells,
  levelCell,
  rowHeights,
  type SizedCell,
} from "#shared/forms/progressCells.ts";
import type { ProgressEntry } from "#shared/forms/progressRows.ts";

/** An entry with its rows and their heights in twips. */
export interface PlacedEntry {
  entry: ProgressEntry;
  rows: SizedCell[][];
  heights: number[];
  /** Higher than a page: its rows may be divided, and its titles are not merged with those of its neighbours. */
  divided: boolean;
}

/** Lines that a row has room for even when it is empty: it is seen, and can be filled in by hand. */
const LEAST_LINES = 2;

export function placedEntries(source: CellSource): PlacedEntry[] {
  const { size } = source.setting;
  return source.content.entries.map((entry) => {
    const rows = entryCells(source, entry);
    const lines = rows.length > 1 ? 1 : LEAST_LINES;
    const least = lines * size * LINE_HEIGHT * 20 + 2 * CELL_PADDING_VERTICAL;
    return { entry, rows, heights: rowHeights(rows, source.setting, Math.ceil(least)), divided: false };
  });
}

export interface LevelGroup {
  from: number;
  count: number;
  /** Id of the item above; undefined for entries that stand above this level themselves. */
  id: string | undefined;
  divided: boolean;
}

/** Entries that follow each other below the same item of a level. */
export function levelGroups(placed: readonly PlacedEntry[], level: number): LevelGroup[] {
  const groups: LevelGroup[] = [];
  for (const [from, { entry, divided }] of placed.entries()) {
    const id = entry.above[level]?.id;
    const last = groups.at(-1);
    if (last && id !== undefined && last.id === id && !last.divided && !divided) last.count += 1;
    else groups.push({ from, count: 1, id, divided });
  }
  return groups;
}

/** Height in twips of a level's title in its column; upright it stands in one line. */
function titleHeight(source: CellSource, entry: ProgressEntry, level: number): number {
  const column = source.columns.levels[level];
  const cell = column && levelCell(source, { level, entry, upright: column.upright, continued: true });
  return cell ? cellHeight(cell, column.width, source.setting.padding) : 0;
}

/** The entries with rows high enough for the titles merged beside them, the innermost level first. */
export function stretched(
  source: CellSource,
  placed: readonly PlacedEntry[],
  levels: readonly number[] = source.columns.levels.map((_, level) => level),
): PlacedEntry[] {
  const result = placed.map((one) => ({ ...one, heights: [...one.heights] }));
  for (const level of levels.toReversed()) {
    for (const { from, count, id, divided } of levelGroups(result, level)) {
      const group = result.slice(from, from + count);
      const [head] = group;
      if (id === undefined || divided || !head) continue;
      const missing = titleHeight(source, head.entry, level) - entriesHeight(group);
      if (missing <= 0) continue;
      const rows = group.reduce((sum, one) => sum + one.heights.length, 0);
      for (const one of group) one.heights = one.heights.map((height) => Math.ceil(height + missing / rows));
    }
  }
  return result;
}

export function entriesHeight(placed: readonly PlacedEntry[]): number {
  return placed.reduce((sum, { heights }) => sum + heights.reduce((own, height) => own + height, 0), 0);
}

/** Part of a page that may stay empty so that the items below one title stay together. */
const SPARED = 0.25;

/**
 * Entries page by page. A group that began shortly before the end of a page moves to the next one. An entry higher than a
 * page begins where there is room and runs on over further pages; what follows it begins a new one.
 * @param rooms height in twips for entries on the first page and on every other.
 */
export function pagesOf(
  source: CellSource,
  placed: readonly PlacedEntry[],
  rooms: { first: number; other: number },
): PlacedEntry[][] {
  const pages: PlacedEntry[][] = [];
  let rest = placed.map((one) => ({ ...one, divided: entriesHeight([one]) > rooms.other }));
  while (rest.length > 0) {
    const room = pages.length === 0 ? rooms.first : rooms.other;
    const count = fitting(source, rest, room);
    pages.push(stretched(source, rest.slice(0, count)));
    rest = rest.slice(count);
  }
  return pages;
}

/** How many of the entries stand on a page with so much room; at least one. */
function fitting(source: CellSource, entries: readonly PlacedEntry[], room: number): number {
  const height = (count: number): number => entriesHeight(stretched(source, entries.slice(0, count)));
  let count = 1;
  while (entries[count] && !entries[count - 1]?.divided) {
    // A divided one begins on this page when a good part of it is free.
    const needed = entries[count]?.divided ? height(count) + room * SPARED : height(count + 1);
    if (needed > room) break;
    count += 1;
  }
  const [last, next] = [entries[count - 1], entries[count]];
  if (!last || !next || last.divided || next.divided) return count;
  const group = last.entry.above.at(-1)?.id;
  if (group === undefined || next.entry.above.at(-1)?.id !== group) return count;
  const begin = entries.slice(0, count).findLastIndex(({ entry }) => entry.above.at(-1)?.id !== group) + 1;
  const moved = entriesHeight(entries.slice(begin, count));
  return begin > 0 && moved <= room * SPARED ? begin : count;
}
