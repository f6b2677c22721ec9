/** File names proposed by the window, made safe for every system the file may travel to. */

/** Names Windows keeps for devices, with or without an extension; the superscript digits count as digits there. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[\d¹²³]|lpt[\d¹²³])\s*(?:\.|$)/iu;

/** Whether Windows takes a name (`nul.txt`) for a device instead of a file. */
export function isDeviceName(name: string): boolean {
  return reserved.test(name);
}

/** Why Windows takes a name for no file, or for a part of another one (`a:b`). */
export type NameProblem = "character" | "device" | "edge";

/** What is wrong with the name of a file that a person typed; full-width signs are theirs to use. */
export function nameProblem(name: string): NameProblem | undefined {
  if (/[\\/:*?"<>|\p{Cc}]/u.test(name)) return "character";
  if (isDeviceName(name)) return "device";
  return /[\s.]$/u.test(name) ? "edge" : undefined;
}

/**
 * What Windows forbids; full-width slashes and colons, which older programs and some servers turn into plain ones on the
 * way; halves of surrogate pairs, line separators and code points that are no characters.
 */
const forbidden = /[\\/:*?"<>|\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}／＼：∕⁄]/gu;
/** Signs nobody sees: those that turn the direction of text (`exe.docx` shown as `xcod.exe`), and those of no width. */
const invisible = /[\p{Bidi_Control}\u00ad\u200b\u2060\ufeff]/gu;
/** Windows drops dots and spaces at the end; a dot at the beginning hides a file elsewhere. */
const edges = /^[\s.]+|[\s.]+$/gu;

/** What is looked at of a title, in UTF-16 units: much more than stays of it. */
const MAX_LOOKED_AT = 1000;
/** Longest stem, in UTF-16 units. */
const MAX_STEM = 120;
/** Servers of other systems keep names of at most 255 bytes; the rest is for 「 (2)」 and for Word's owner file. */
const MAX_BYTES = 240;
/** Windows' own programs open paths of at most 259 UTF-16 units; the rest is the same as above. */
const MAX_PATH = 250;
/** In a folder whose own path is too long already, a name stays one that can be told from others. */
const MIN_NAME = 32;

/** UTF-16 units that a file's name may have in a folder so that Windows' programs open it. */
export function roomIn(folder: string): number {
  return Math.max(MIN_NAME, MAX_PATH - folder.length - 1);
}

export interface NameLimits {
  /** Of the whole name, in UTF-16 units; see `roomIn`. */
  room?: number;
  /** Kept before the extension whatever is cut off: what tells two files of one name apart. */
  suffix?: string;
}

/**
 * @param proposed a title as people write it; may hold slashes, colons, line breaks. What is too long is cut off at its
 *   end, between letters as people see them: the 資料番号 at its beginning stays.
 * @param extension without the dot
 * @returns one file name (never a path), ending with the extension
 */
export function safeFileName(proposed: string, extension: string, limits: NameLimits = {}): string {
  const { room = Infinity, suffix = "" } = limits;
  const ending = `${suffix}.${extension}`;
  const stem = proposed.toLowerCase().endsWith(`.${extension}`)
    ? proposed.slice(0, -extension.length - 1)
    : proposed;
  const clean = stem
    .slice(0, MAX_LOOKED_AT)
    .replaceAll(invisible, "")
    .replaceAll(forbidden, "_")
    .replaceAll(edges, "")
    .replace(/^~\$/u, "__");
  const fitting = (text: string): string =>
    cut(text, Math.min(MAX_STEM, room - ending.length), MAX_BYTES - utf8Length(ending)).replaceAll(edges, "");
  const short = fitting(clean);
  return `${short === "" || isDeviceName(short) ? fitting(`_${short}`) : short}${ending}`;
}

const letters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** The beginning that fits; an emoji or a letter with its variation is there as a whole or not at all. */
function cut(text: string, units: number, bytes: number): string {
  let end = 0;
  let left = bytes;
  for (const { segment } of letters.segment(text)) {
    left -= utf8Length(segment);
    if (end + segment.length > units || left < 0) break;
    end += segment.length;
  }
  return text.slice(0, end);
}

/** The text has no halves of surrogate pairs any more. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
