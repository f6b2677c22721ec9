/** The place in a text that a click on its formatted paragraphs means. */

/**
 * Counts from the start of the cell's text; paragraphs are joined by one line end each.
 * @returns undefined when the click met no letter.
 */
export function textOffsetAt(cell: Element, x: number, y: number): number | undefined {
  const position = document.caretPositionFromPoint(x, y);
  const node = position?.offsetNode;
  const paragraph = (node instanceof Element ? node : node?.parentElement)?.closest("[data-line]");
  if (!position || !node || !paragraph || !cell.contains(paragraph)) return undefined;
  let offset = 0;
  for (const before of cell.querySelectorAll("[data-line]")) {
    if (before === paragraph) break;
    offset += (before.textContent?.length ?? 0) + 1;
  }
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  range.setEnd(node, position.offset);
  return offset + range.toString().length;
}
