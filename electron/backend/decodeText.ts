/** Texts that other programs saved, in whatever coding they prefer. */

/**
 * By the byte order mark; then UTF-8, which no other coding's Japanese is by chance; then the codings of mail, of Windows
 * (Shift_JIS) and of Unix (EUC).
 *
 * @returns undefined when the bytes are no text that people wrote
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const starts = (...mark: number[]): boolean => mark.every((byte, index) => bytes[index] === byte);
  if (starts(0xff, 0xfe)) return read(bytes, "utf-16le");
  if (starts(0xfe, 0xff)) return read(bytes, "utf-16be");
  const [first] = ["utf-8", "iso-2022-jp"].flatMap((coding) => read(bytes, coding) ?? []);
  if (first !== undefined || starts(0xef, 0xbb, 0xbf)) return first;
  const [likely] = ["shift_jis", "euc-jp", ...unmarked(bytes)]
    .flatMap((coding) => read(bytes, coding) ?? [])
    .toSorted((a, b) => rareLetters(a) - rareLetters(b));
  return likely;
}

/** What EUC becomes when it is taken for Shift_JIS: half-width kana, and letters that nobody has assigned. */
function rareLetters(text: string): number {
  return text.match(/[\uff61-\uff9f\ue000-\uf8ff]/gu)?.length ?? 0;
}

function read(bytes: Uint8Array, coding: string): string | undefined {
  const text = decode(bytes, coding);
  return text === undefined || isBinary(text) ? undefined : text;
}

/** UTF-16 without a mark: every other byte of its line ends and Latin letters is zero. */
function unmarked(bytes: Uint8Array): string[] {
  const zeros = (offset: 0 | 1): boolean => bytes.some((byte, index) => index % 2 === offset && byte === 0);
  if (zeros(1) && !zeros(0)) return ["utf-16le"];
  return zeros(0) && !zeros(1) ? ["utf-16be"] : [];
}

function decode(bytes: Uint8Array, coding: string): string | undefined {
  try {
    return new TextDecoder(coding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Control characters other than tab, line ends and breaks of lines and pages are in no text that people wrote. */
function isBinary(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- finding control characters is the point
  return /[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/u.test(text);
}
