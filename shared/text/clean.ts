/**
 * The door through which every text enters: what no file format here can carry is taken out and named, line ends become
 * one kind, everything else stays exactly as it was typed (variants, IVS, 外字, emoji, direction marks).
 */

/** True for characters XML 1.0 and SQLite's UTF-8 cannot hold, or that are invisible and break layout. */
function isForbidden(codePoint: number): boolean {
  if (codePoint === 0x09 || codePoint === 0x0a) return false;
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint <= 0x9f)) return true;
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return true;
  if (codePoint === 0xfeff) return true;
  return (codePoint & 0xfffe) === 0xfffe || (codePoint >= 0xfdd0 && codePoint <= 0xfdef);
}

/** `U+FFFE`, as people in support can look it up. */
function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Line ends of Windows, old Macs and Word (vertical tab, form feed, U+0085, U+2028, U+2029) as one: \n. */
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;

/** What is none of it has nothing to clean, and may be long: a PDF on its way into the plan file is megabytes of letters. */
const unplain = /[^\t\n\u0020-\u007e]/u;

/**
 * Cleans a text for the store and for documents.
 * @returns the text, and the dropped characters by name (`U+FFFE`), once each, in order of appearance.
 */
export function cleanText(text: string): { text: string; dropped: string[] } {
  if (!unplain.test(text)) return { text, dropped: [] };
  const dropped = new Set<string>();
  let clean = "";
  for (const character of text.replace(lineEnds, "\n")) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (isForbidden(codePoint)) dropped.add(codePointName(codePoint));
    else clean += character;
  }
  return { text: clean, dropped: [...dropped] };
}
