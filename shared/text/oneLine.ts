/** The text as one line, without space at its ends: line breaks become one space. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/gu, " ").trim();
}
