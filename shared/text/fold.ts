/** Folding for search only: nothing that is stored or printed is ever folded. */

/** Full-width and half-width, upper and lower case, hiragana and katakana count as the same. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u3041-\u3096]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60));
}
