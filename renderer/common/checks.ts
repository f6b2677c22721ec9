/** What a field may hold, as sentences for people; undefined: it may. */

export function notEmpty(text: string): string | undefined {
  return text.trim() === "" ? "空にはできません。" : undefined;
}

/** A whole number as typed, in any width; undefined for anything else. */
export function wholeNumber(text: string): number | undefined {
  const plain = text.normalize("NFKC").trim();
  return /^\d{1,4}$/u.test(plain) ? Number(plain) : undefined;
}
