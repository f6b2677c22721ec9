/** What the plan after this one is called where unfinished work is handed on to it. */

const KANJI = "〇一二三四五六七八九";

/**
 * 「第5次所沢市総合計画」 → 「第6次所沢市総合計画」, with the digits in the way they were written (5, ５, 五); 「次期計画」 for
 * a title without a number.
 */
export function nextPlanTitle(title: string): string {
  const match = /第([0-9]+|[０-９]+|[一二三四五六七八九十]+)次/u.exec(title);
  const written = match?.[1];
  if (match === null || written === undefined) return "次期計画";
  const next = followingNumber(written);
  return next === undefined ? "次期計画" : title.replace(match[0], `第${next}次`);
}

function followingNumber(written: string): string | undefined {
  if (/^[0-9]+$/u.test(written)) return String(Number(written) + 1);
  if (/^[０-９]+$/u.test(written)) {
    return String(Number(written.normalize("NFKC")) + 1).replaceAll(/[0-9]/gu, (digit) =>
      String.fromCodePoint(digit.charCodeAt(0) + 0xfee0),
    );
  }
  const number = kanjiNumber(written);
  return number === undefined || number >= 99 ? undefined : inKanji(number + 1);
}

/** 1 to 99 in kanji: 五, 十, 十二, 三十. */
function kanjiNumber(written: string): number | undefined {
  const match = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(written);
  if (!match) return undefined;
  const [, tens = "", ten = "", ones = ""] = match;
  if (ten === "") return ones === "" ? KANJI.indexOf(tens) : undefined;
  return (tens === "" ? 1 : KANJI.indexOf(tens)) * 10 + (ones === "" ? 0 : KANJI.indexOf(ones));
}

function inKanji(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const head = tens === 0 ? "" : `${tens === 1 ? "" : KANJI.charAt(tens)}十`;
  return head + (ones === 0 ? "" : KANJI.charAt(ones));
}
