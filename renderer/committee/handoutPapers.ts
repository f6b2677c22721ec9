/** The papers of a plan as a handout can be one of them: every single one, and all of one form. */
import { type Paper, paperKey } from "#shared/domain/paper.ts";
import type { FormName } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { papersOf, paperTitle } from "#shared/forms/papers.ts";

export interface PaperChoice {
  /** {@link ELSEWHERE} or the paper's key. */
  value: string;
  text: string;
  paper: Paper | undefined;
}

/** Value of a handout that is made elsewhere. */
export const ELSEWHERE = "";

const elsewhere: PaperChoice = { value: ELSEWHERE, text: "ほかで作る資料", paper: undefined };

/**
 * What a handout can be, in hand-out order; a form with several sheets begins with all of them. `listed` is there even
 * when the plan no longer has it.
 */
export function paperChoices(snapshot: YearSnapshot, listed: Paper | undefined): PaperChoice[] {
  const papers = papersOf(snapshot);
  const seen = new Set<string>();
  const all = papers.flatMap((paper) => {
    const { form } = paper;
    const several = paper.subject && papers.filter((one) => one.form === form).length > 1;
    if (!several || seen.has(form)) return [paper];
    seen.add(form);
    return [{ form }, paper];
  });
  const known = new Set(all.map(paperKey));
  const kept = listed && !known.has(paperKey(listed)) ? [listed] : [];
  return [
    elsewhere,
    ...[...all, ...kept].map((paper) => ({
      value: paperKey(paper),
      text: choiceText(snapshot, paper),
      paper,
    })),
  ];
}

function choiceText(snapshot: YearSnapshot, paper: Paper): string {
  const title = paperTitle(snapshot, paper);
  const isAll = paper.subject === undefined && paper.document === undefined && paper.meeting === undefined;
  return isAll && !wholeForms.has(paper.form) ? `${title}（すべて）` : title;
}

/** Forms of which a year has one paper. */
const wholeForms: ReadonlySet<FormName> = new Set([
  "progress-table",
  "member-list",
  "opinion-list",
  "result-list",
]);
