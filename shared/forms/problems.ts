/** What a person should know about a document's pages before it is printed: what overflows, and where. */
import { type PlainBlock, plainBlocks } from "#shared/forms/blocks.ts";
import { plainText, textArea } from "#shared/forms/build.ts";
import type { Cell, DocumentTree, Row, Table } from "#shared/forms/documentTree.ts";
import { cellHeight, spanWidth } from "#shared/forms/measure.ts";
import { printedPage } from "#shared/forms/pageEdges.ts";
import { estimatedPages, type PlacedPage } from "#shared/forms/placedPages.ts";

export interface SheetProblem {
  /** Place of the section in the tree. */
  section: number;
  /**
   * `box-alone` the committee's field begins a page, apart from what it is about; `tall-row` a row is higher than a page;
   * `too-wide` a table was narrowed to the width of the page.
   */
  kind: "box-alone" | "tall-row" | "too-wide";
  /** The field or the table. */
  place: string;
}

/** @param pages what stands on which page; absent = estimated. */
export function sheetProblems(
  tree: DocumentTree,
  pages: readonly PlacedPage[] = estimatedPages(tree),
): SheetProblem[] {
  return tree.sections.flatMap((one, section) => {
    const blocks = plainBlocks(one.blocks);
    const own = pages.filter((page) => page.section === section);
    const room = textArea(printedPage(one)).height;
    const problem = (kind: SheetProblem["kind"]) => (place: string) => ({ section, kind, place });
    return [
      ...narrowedTables(blocks).map(problem("too-wide")),
      ...tallRows(blocks, own, room).map(problem("tall-row")),
      ...boxesAlone(blocks, own).map(problem("box-alone")),
    ];
  });
}

/** The problem as a sentence: what will be seen on paper, and what helps. */
export function problemSentence({ kind, place }: Pick<SheetProblem, "kind" | "place">): string {
  switch (kind) {
    case "box-alone":
      return `「${place}」の欄が、評価する内容と別のページになります。この欄か前のページの文章を短くすると、同じページに収まります。`;
    case "tall-row":
      return `「${place}」の欄は1ページに収まらないため、次のページに続けて印刷します。`;
    case "too-wide":
      return `表「${place}」は用紙の幅を超えるため、列の幅を狭めて印刷します。用紙を横向きか大きいものにすると広がります。`;
  }
}

function narrowedTables(blocks: readonly PlainBlock[]): string[] {
  return blocks.flatMap((block) => (block.kind === "table" && block.narrowed ? [block.name] : []));
}

function tallRows(blocks: readonly PlainBlock[], pages: readonly PlacedPage[], room: number): string[] {
  const heights = new Map<string, { table: Table; row: Row; height: number }>();
  for (const { block, table, row, placed } of rowsOn(blocks, pages)) {
    if (placed.repeated) continue;
    const key = `${block} ${placed.row}`;
    const known = heights.get(key) ?? { table, row, height: 0 };
    heights.set(key, { ...known, height: known.height + placed.height });
  }
  return [...heights.values()]
    .filter(({ height }) => height > room)
    .map(({ table, row }) => tallestCell(table, row)?.label ?? table.name);
}

function tallestCell(table: Table, row: Row): Cell | undefined {
  const height = (cell: Cell): number => cellHeight(cell, spanWidth(table.columns, cell), table.padding);
  return row.cells.toSorted((a, b) => height(b) - height(a))[0];
}

/** Fields of the committee that are the first to be read on a page, although something stands before them. */
function boxesAlone(blocks: readonly PlainBlock[], pages: readonly PlacedPage[]): string[] {
  return pages.slice(1).flatMap((page) => {
    const cell = firstRow(blocks, page)?.cells.find(isCommitteeField);
    return cell ? [cell.label ?? plainText(cell.paragraphs)] : [];
  });
}

function isCommitteeField({ field }: Cell): boolean {
  return field?.entity === "evaluation" && field.property === "committeeEvaluation";
}

/** The row that begins a page, where no text stands above it. */
function firstRow(blocks: readonly PlainBlock[], page: PlacedPage): Row | undefined {
  for (const placed of page.blocks) {
    const block = blocks[placed.block];
    if (placed.kind === "table" && block?.kind === "table") {
      const first = placed.rows.find((row) => !row.repeated);
      return first && !first.continued ? block.rows[first.row] : undefined;
    }
    if (block?.kind === "paragraph" && plainText([block]).trim() !== "") return undefined;
  }
  return undefined;
}

function* rowsOn(blocks: readonly PlainBlock[], pages: readonly PlacedPage[]) {
  for (const page of pages) {
    for (const placed of page.blocks) {
      const table = blocks[placed.block];
      if (placed.kind !== "table" || table?.kind !== "table") continue;
      for (const part of placed.rows) {
        const row = table.rows[part.row];
        if (row) yield { block: placed.block, table, row, placed: part };
      }
    }
  }
}
