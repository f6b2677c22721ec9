/** Grades typed on the keyboard: by their own letter, or by their place in the scale where a letter cannot be typed (◎○△×). */
import type { RatingScale } from "#shared/domain/plan.ts";
import { fold } from "#shared/text/fold.ts";

type Grades = Pick<RatingScale, "grades">;

/** Grade for a key: its own code, in any width and case, or else the nth of the scale for the digit n. */
export function gradeOfKey({ grades }: Grades, key: string): string | undefined {
  if (Array.from(key).length !== 1) return undefined;
  const own = grades.find(({ code }) => fold(code) === fold(key));
  if (own) return own.code;
  const place = /^[1-9]$/u.test(fold(key)) ? Number(fold(key)) : undefined;
  return place === undefined ? undefined : grades[place - 1]?.code;
}

/** 「A・B・C・D」, or 「1 ◎、2 ○、3 ×」 where the codes are not on a keyboard. */
export function gradeKeysHint({ grades }: Grades): string {
  const typed = grades.every(({ code }) => /^[\x21-\x7e]$/u.test(fold(code)));
  return typed
    ? grades.map(({ code }) => code).join("・")
    : grades.map(({ code }, index) => `${index + 1} ${code}`).join("、");
}
