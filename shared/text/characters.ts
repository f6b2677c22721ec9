/** Parts of a text by whole characters as people see them: a mark never begins or ends inside one (𠮷, 葛󠄀, か゚). */

/** From one place of a text to another, in UTF-16 units; the second is not included. */
export interface TextRange {
  from: number;
  to: number;
}

const characters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** The range in order and inside a text of this length. */
export function clamped({ from, to }: TextRange, length: number): TextRange {
  const inside = (position: number) => Math.min(Math.max(0, Math.trunc(position)), length);
  return { from: inside(Math.min(from, to)), to: inside(Math.max(from, to)) };
}

/** The range widened to whole characters as people see them. */
export function wholeCharacters(text: string, { from, to }: TextRange): TextRange {
  if (from === to) return { from, to };
  const segments = characters.segment(text);
  const last = segments.containing(to - 1);
  return { from: segments.containing(from)?.index ?? from, to: last ? last.index + last.segment.length : to };
}

/** The range in parts of at most `longest` units, cut between characters where that is possible. */
export function inParts(text: string, { from, to }: TextRange, longest: number): TextRange[] {
  const parts: TextRange[] = [];
  for (let at = from; at < to;) {
    const end = to - at <= longest ? to : cutBefore(text, at, at + longest);
    parts.push({ from: at, to: end });
    at = end;
  }
  return parts;
}

/** The last place up to `limit` where a text may be cut; `limit` itself inside a single character longer than that. */
function cutBefore(text: string, from: number, limit: number): number {
  const start = characters.segment(text).containing(limit)?.index ?? limit;
  return start > from ? start : limit;
}
