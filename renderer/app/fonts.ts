/** Whether this PC can show Japanese at all. */

/**
 * Without a Japanese font every kanji becomes the same empty box: two that look nothing alike are then the same picture.
 * True where it cannot be measured.
 */
export function hasJapaneseFont(fontFamily: string): boolean {
  const pictures = ["国", "鬱", "一"].map((letter) => picture(letter, fontFamily));
  return pictures.includes(undefined) || new Set(pictures).size > 1;
}

function picture(letter: string, fontFamily: string): string | undefined {
  const canvas = document.createElement("canvas");
  canvas.width = 40;
  canvas.height = 40;
  const context = canvas.getContext("2d");
  if (context === null) return undefined;
  context.font = `30px ${fontFamily}`;
  context.fillText(letter, 4, 32);
  return canvas.toDataURL();
}
