/** Changing the arrows of a 重点事業: drawing, moving, stretching, all by whole years. */
import type { Arrow } from "#shared/domain/rows.ts";

/** What a press on a year means: an end of an arrow, its middle, or free room. */
export type Grip = { kind: "new" } | { kind: "from" | "to" | "whole"; index: number };

/** First and last year that an arrow may have. */
export interface Span {
  from: number;
  to: number;
}

/** What is gripped in a year; where several arrows meet, the last drawn one, which lies on top. */
export function gripAt(arrows: readonly Arrow[], year: number): Grip {
  const index = arrows.findLastIndex((arrow) => arrow.from <= year && year <= arrow.to);
  const arrow = arrows[index];
  if (!arrow) return { kind: "new" };
  if (year === arrow.to) return { kind: "to", index };
  if (year === arrow.from) return { kind: "from", index };
  return { kind: "whole", index };
}

function clamp(year: number, span: Span): number {
  return Math.min(span.to, Math.max(span.from, year));
}

/**
 * The arrows when what was gripped in the year `start` is let go in the year `end`. Ends that pass each other change
 * places; a moved arrow keeps its length and stays within the years of the form.
 */
export function dragged(
  arrows: readonly Arrow[],
  grip: Grip,
  start: number,
  end: number,
  span: Span,
): Arrow[] {
  const to = clamp(end, span);
  if (grip.kind === "new") {
    const drawn: Arrow = { from: Math.min(start, to), to: Math.max(start, to), start: "start", end: "head" };
    return [...arrows, drawn];
  }
  const arrow = arrows[grip.index];
  if (!arrow) return [...arrows];
  return arrows.with(grip.index, { ...arrow, ...newYears(arrow, grip.kind, start, to, span) });
}

function newYears(
  arrow: Arrow,
  kind: "from" | "to" | "whole",
  start: number,
  end: number,
  span: Span,
): Pick<Arrow, "from" | "to"> {
  switch (kind) {
    case "from":
      return { from: Math.min(end, arrow.to), to: Math.max(end, arrow.to) };
    case "to":
      return { from: Math.min(end, arrow.from), to: Math.max(end, arrow.from) };
    case "whole": {
      const by = Math.max(span.from - arrow.from, Math.min(span.to - arrow.to, end - start));
      return { from: arrow.from + by, to: arrow.to + by };
    }
  }
}
