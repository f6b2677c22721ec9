/** File names proposed by the window, made safe for every system the file may travel to. */

/** Names Windows keeps for devices, with or without an extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu;

/**
 * @param proposed a title as people write it; may hold slashes, colons, line breaks
 * @param extension without the dot
 * @returns one file name (never a path), ending with the extension, at most 120 characters before it
 */
export function safeFileName(proposed: string, extension: string): string {
  const ending = `.${extension}`;
  const stem = proposed.toLowerCase().endsWith(ending) ? proposed.slice(0, -ending.length) : proposed;
  const clean = stem
    // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
    .replaceAll(/[\\/:*?"<>|\u0000-\u001f\u007f]/gu, "_")
    .replaceAll(/^[\s.]+|[\s.]+$/gu, "");
  const short = Array.from(clean).slice(0, 120).join("");
  return `${short === "" || reserved.test(short) ? `_${short}` : short}${ending}`;
}
