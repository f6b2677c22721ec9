/**
 * How blocks fill pages, estimated: enough to choose a size that saves a page, and to begin a table on a new page rather
 * than leave its last row alone. A wrong estimate costs beauty, never content.
 */
import type { Block, Table } from "#shared/forms/documentTree.ts";
import { paragraphHeight, rowHeight } from "#shared/forms/measure.ts";

export interface PageFill {
  /** At least 1. */
  pages: number;
  /** Twips used on the last page. */
  used: number;
}

/** Estimates are close but not exact; the rest of the page is left to them. */
const FILL = 0.975;

/**
 * Blocks below each other in an area, row by row: a row that may not be divided moves to the next page, where the header
 * rows of its table stand again.
 */
export function pageFill(blocks: readonly Block[], area: { width: number; height: number }): PageFill {
  const room = area.height * FILL;
  let fill: PageFill = { pages: 1, used: 0 };
  const add = (height: number, whole: boolean, repeated: number): void => {
    if (fill.used + height <= room) {
      fill.used += height;
      return;
    }
    // A row taller than a page is divided whatever it says.
    const moved = whole && height + repeated <= room;
    const left = moved ? height : height - Math.max(0, room - fill.used);
    const each = Math.max(1, room - repeated);
    const more = Math.max(1, Math.ceil(left / each));
    fill = { pages: fill.pages + more, used: repeated + left - (more - 1) * each };
  };
  for (const block of blocks) {
    if (block.kind === "table") {
      for (const group of keptTogether(block)) add(group.height, group.whole, group.repeated);
    } else if (block.kind === "paragraph") {
      if (block.pageBreakBefore && fill.used > 0) fill = { pages: fill.pages + 1, used: 0 };
      add(paragraphHeight(block, area.width), true, 0);
    } else {
      for (const one of block.paragraphs) add(paragraphHeight(one, area.width), true, 0);
    }
  }
  return fill;
}

interface Group {
  height: number;
  whole: boolean;
  /** Height of the header rows that stand above it again on a new page. */
  repeated: number;
}

/** Rows that stay on the page of the row below them, counted as one. */
function keptTogether(table: Table): Group[] {
  const groups: Group[] = [];
  let header = 0;
  let open: { height: number; whole: boolean } | undefined;
  for (const row of table.rows) {
    const height = rowHeight(table, row);
    if (row.header) header += height;
    open = { height: (open?.height ?? 0) + height, whole: (open?.whole ?? true) && row.cantSplit };
    if (row.keepNext) continue;
    const first = groups.length === 0;
    groups.push({ ...open, repeated: first ? 0 : header });
    open = undefined;
  }
  if (open) groups.push({ ...open, repeated: groups.length === 0 ? 0 : header });
  return groups;
}
