/** Whether two names are the same to a reader: spaces between and around their parts do not count, every letter does. */

function lettersOf(name: string): string {
  return name.replaceAll(/\s/gu, "");
}

/** 「佐藤 一郎」 and 「佐藤　一郎」 are one name, 髙橋 and 高橋 are two. */
export function isSameName(one: string, other: string): boolean {
  return lettersOf(one) === lettersOf(other);
}
