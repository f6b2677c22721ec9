/** Texts that other programs saved, in whatever coding they prefer. */

/**
 * By the byte order mark; then UTF-8, which no other coding's Japanese is by chance; then Shift_JIS as Windows writes it.
 *
 * @returns undefined when the bytes are no text that people wrote
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const starts = (...mark: number[]): boolean => mark.every((byte, index) => bytes[index] === byte);
  const codings = starts(0xff, 0xfe)
    ? ["utf-16le"]
    : starts(0xfe, 0xff)
      ? ["utf-16be"]
      : starts(0xef, 0xbb, 0xbf)
        ? ["utf-8"]
        : ["utf-8", "shift_jis", ...unmarked(bytes)];
  for (const coding of codings) {
    const text = decode(bytes, coding);
    if (text !== undefined && !isBinary(text)) return text;
  }
  return undefined;
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
