/** 資料番号 of a printed form, as the meeting's 次第 lists it. */
import type { Handout } from "#shared/domain/committee.ts";
import type { FormName } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";

/** What each form is called on paper; the 次第 names its handouts with these words. */
export const formTitles: Record<FormName, string> = {
  agenda: "次第",
  "evaluation-sheet": "施策評価シート",
  "project-sheet": "リーディングプロジェクト評価シート",
  "progress-table": "進捗状況まとめ",
  "chapter-summary": "総括表",
  "section-sheet": "節のシート",
  "review-outline": "見直しの概要",
  "comparison-table": "新旧対照表",
  roadmap: "ロードマップ",
};

/** Number of the handout that is named after the form, the exactly named one first; "" when none has a number. */
export function numberByTitle(handouts: readonly Handout[], form: FormName): string {
  const name = formTitles[form];
  const listed = handouts.filter((handout) => handout.number !== "" && handout.title.includes(name));
  return (listed.find((handout) => handout.title === name) ?? listed[0])?.number ?? "";
}

/**
 * Number that the box at the top right should show: that of the handout named after the form at the latest meeting that
 * evaluates this year. Projects are handed out with the 施策評価シート where the 次第 does not list them apart (as
 * 朝霞市 did with 資料1). Where handouts say which paper they are, ask `handoutNumberFor`.
 * @returns "" when no meeting lists the form, or lists it without a number.
 */
export function handoutNumberOf(snapshot: Pick<YearSnapshot, "meetings">, form: FormName): string {
  const handouts = snapshot.meetings.at(-1)?.handouts ?? [];
  const own = numberByTitle(handouts, form);
  return own === "" && form === "project-sheet" ? numberByTitle(handouts, "evaluation-sheet") : own;
}
