/**
 * How many lines a Japanese text takes, following the rules Word and browsers follow: punctuation does not begin a line,
 * an opening bracket does not end one, Latin words and numbers stay whole where they can.
 */

const halfWidth = /[\u0020-\u007e\u00a0-\u00ff\uff61-\uffdc\uffe8-\uffee]/u;
/** Space put between Latin and Japanese characters, em. */
const AUTO_SPACE = 0.25;
const latin = /[0-9A-Za-z]/u;
const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** 行頭禁則 */
const notFirst =
  /[、。，．,.・：；:;？！?!）)」』】〕］\]｝}〉》ーァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎ々％%]/u;
/** 行末禁則 */
const notLast = /[（(「『【〔［[｛{〈《]/u;

/** Width of one line of text in em, in a font whose characters are one or half an em wide. */
export function textWidth(text: string): number {
  let width = 0;
  let before = "";
  for (const character of text) {
    width += advance(before, character);
    before = character;
  }
  return width;
}

function advance(before: string, character: string): number {
  const meets =
    (latin.test(before) && japanese.test(character)) || (japanese.test(before) && latin.test(character));
  return (halfWidth.test(character) ? 0.5 : 1) + (meets ? AUTO_SPACE : 0);
}

/** Lines of one paragraph without line ends, in `room` em whose first line begins `first` em in; at least 1. */
export function wrappedLines(text: string, room: number, first: number): number {
  let lines = 1;
  let width = first;
  let before = "";
  for (const piece of unbreakable(text)) {
    const wide = textWidth(piece) + (before === "" ? 0 : advance(before, piece) - advance("", piece));
    if (width + wide > room && width > 0) {
      // A piece longer than a line is broken wherever the line ends.
      lines += Math.max(1, Math.ceil(textWidth(piece) / room));
      width = textWidth(piece) % room;
    } else {
      width += wide;
      if (width > room) {
        lines += Math.ceil(width / room) - 1;
        width %= room;
      }
    }
    before = piece.at(-1) ?? "";
  }
  return lines;
}

/** Runs of characters between which no line may end. */
function* unbreakable(text: string): Generator<string> {
  let piece = "";
  let before = "";
  for (const character of text) {
    const joined =
      (latin.test(before) && latin.test(character)) || notFirst.test(character) || notLast.test(before);
    if (piece !== "" && !joined) {
      yield piece;
      piece = "";
    }
    piece += character;
    before = character;
  }
  if (piece !== "") yield piece;
}
