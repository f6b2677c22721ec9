/** Parts of paragraphs and cells that stand on one page. */
import type { Paragraph, Run } from "#shared/forms/documentTree.ts";
import type { LineSpan } from "#shared/forms/paginate.ts";

/** Where each line of a paragraph begins, in UTF-16 units of its text; the first is 0. */
export type LineStarts = readonly number[];

function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  const parts: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (text !== "") parts.push({ ...run, text });
    at += run.text.length;
  }
  return parts;
}

/** Lines of a paragraph as a paragraph of their own; a continued one begins without its first-line indent. */
export function sliceParagraph(paragraph: Paragraph, starts: LineStarts, span: LineSpan): Paragraph {
  const { before, after, firstLine, ...rest } = paragraph;
  const isStart = span.from === 0;
  const isEnd = span.to >= starts.length;
  const end = isEnd ? Number.POSITIVE_INFINITY : (starts[span.to] ?? 0);
  return {
    ...rest,
    runs: sliceRuns(paragraph.runs, starts[span.from] ?? 0, end),
    ...(isStart && before !== undefined ? { before } : {}),
    ...(isEnd && after !== undefined ? { after } : {}),
    ...(isStart && firstLine !== undefined ? { firstLine } : {}),
  };
}

/** The lines of a cell, counted through its paragraphs, as paragraphs. */
export function sliceCell(
  paragraphs: readonly Paragraph[],
  starts: readonly LineStarts[],
  span: LineSpan,
): Paragraph[] {
  const parts: Paragraph[] = [];
  let first = 0;
  paragraphs.forEach((paragraph, index) => {
    const lines = starts[index] ?? [0];
    const from = Math.max(0, span.from - first);
    const to = Math.min(lines.length, span.to - first);
    if (from < to) parts.push(sliceParagraph(paragraph, lines, { from, to }));
    first += lines.length;
  });
  return parts;
}
