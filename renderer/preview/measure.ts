/** Heights of a section as the browser really sets it: the input of `paginate`. */
import type { PlainBlock, PlainSection } from "#shared/forms/blocks.ts";
import type { Cell, Table } from "#shared/forms/documentTree.ts";
import type { MeasuredBlock, MeasuredParagraph, MeasuredRow } from "#shared/forms/paginate.ts";
import type { LineStarts } from "./slice.ts";

function pixels(length: string): number {
  return Number.parseFloat(length) || 0;
}

interface ParagraphBox {
  before: number;
  after: number;
  line: number;
  count: number;
}

function paragraphBox(element: HTMLElement): ParagraphBox {
  const style = getComputedStyle(element);
  const before = pixels(style.paddingTop);
  const after = pixels(style.paddingBottom);
  const line = pixels(style.lineHeight);
  const height = element.getBoundingClientRect().height - before - after;
  return { before, after, line, count: Math.max(1, Math.round(height / line)) };
}

function measuredParagraph(
  element: HTMLElement,
  keepNext: boolean,
  pageBreakBefore: boolean,
): MeasuredParagraph {
  const { before, after, line, count } = paragraphBox(element);
  const lines = Array.from({ length: count }, () => line);
  return { kind: "paragraph", before, after, lines, keepNext, pageBreakBefore };
}

/** Heights of a cell's lines; the spaces around a paragraph belong to its first and last line. */
function cellLines(cell: HTMLElement): number[] {
  return paragraphsIn(cell).flatMap((element) => {
    const { before, after, line, count } = paragraphBox(element);
    return Array.from(
      { length: count },
      (_, index) => line + (index === 0 ? before : 0) + (index === count - 1 ? after : 0),
    );
  });
}

/** What a page end may divide: not a merged cell, which is no measure of one row, nor text from top to bottom. */
function dividedLines(element: HTMLElement, cell: Cell | undefined): number[] {
  if (cell && cell.rowSpan > 1) return [];
  if (!cell?.upright) return cellLines(element);
  const content = element.querySelector<HTMLElement>(".sheet-upright");
  return content ? [content.getBoundingClientRect().height] : [];
}

function measuredTable(element: HTMLElement, table: Table): MeasuredBlock {
  const rows = [...element.querySelectorAll<HTMLElement>(".sheet-row")].map((tr, index): MeasuredRow => {
    const row = table.rows[index];
    const cells = cellsIn(tr);
    const style = cells[0] && getComputedStyle(cells[0]);
    const edges = style
      ? [style.paddingTop, style.paddingBottom, style.borderTopWidth, style.borderBottomWidth].map(pixels)
      : [];
    return {
      height: tr.getBoundingClientRect().height,
      header: row?.header ?? false,
      cantSplit: row?.cantSplit ?? true,
      keepNext: row?.keepNext ?? false,
      span: Math.max(1, ...(row?.cells ?? []).map((cell) => cell.rowSpan)),
      cells: cells.map((cell, order) => dividedLines(cell, row?.cells[order])),
      padding: edges.reduce((total, edge) => total + edge, 0),
    };
  });
  const inRows = rows.reduce((total, row) => total + row.height, 0);
  return { kind: "table", rows, frame: Math.max(0, element.getBoundingClientRect().height - inRows) };
}

/** Measures what `Section`s blocks became under `root`, where each stands in an element with `data-block`. */
export function measureSection(root: HTMLElement, section: PlainSection): MeasuredBlock[] {
  return section.blocks.map((block, index) => {
    const element = blockElement(root, index);
    return block.kind === "table"
      ? measuredTable(element, block)
      : measuredParagraph(element, block.keepNext ?? false, block.pageBreakBefore ?? false);
  });
}

function blockElement(root: HTMLElement, index: number): HTMLElement {
  const element = root.querySelector<HTMLElement>(`[data-block="${index}"]`)?.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error(`block ${index} was not drawn`);
  return element;
}

function cellsIn(row: HTMLElement): HTMLElement[] {
  return [...row.children].filter((cell) => cell instanceof HTMLElement);
}

function paragraphsIn(cell: HTMLElement): HTMLElement[] {
  return [...cell.querySelectorAll<HTMLElement>(".sheet-paragraph")];
}

/** Finds where the lines of a drawn paragraph begin. */
function lineStarts(element: HTMLElement): LineStarts {
  const { before, line } = paragraphBox(element);
  const top = element.getBoundingClientRect().top + before;
  const starts = [0];
  const range = document.createRange();
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const length = node.textContent?.length ?? 0;
    for (let at = 0; at < length; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      if (!box || box.width === 0) continue;
      const number = Math.floor((box.top + box.height / 2 - top) / line);
      while (starts.length <= number) starts.push(passed + at);
    }
    passed += length;
  }
  return starts;
}

/** Line starts of a paragraph that stands as a block of its own. */
export function blockLineStarts(root: HTMLElement, index: number, block: PlainBlock): LineStarts {
  return block.kind === "paragraph" ? lineStarts(blockElement(root, index)) : [0];
}

/** Line starts of every paragraph of every cell of a row. */
export function rowLineStarts(root: HTMLElement, index: number, row: number): LineStarts[][] {
  const tr = blockElement(root, index).querySelector<HTMLElement>(`[data-row="${row}"]`);
  return tr ? cellsIn(tr).map((cell) => paragraphsIn(cell).map(lineStarts)) : [];
}
