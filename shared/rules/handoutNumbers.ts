/** 資料番号 that follow from the order of a meeting's handouts, and the number that a paper carries in its box. */
import type { Handout, HandoutCounting, HandoutNumbering, Meeting } from "#shared/domain/committee.ts";
import { type Paper, paperKey } from "#shared/domain/paper.ts";
import type { FormName } from "#shared/domain/plan.ts";
import { formTitles } from "#shared/rules/formTitles.ts";

/** Whether a handout is the 次第 that lists it. */
export function isAgenda(handout: Pick<Handout, "title" | "paper">): boolean {
  return handout.paper?.form === "agenda" || handout.title.trim() === formTitles.agenda;
}

/**
 * How a handout is counted when nobody said so: with a number of its own; 参考資料 and the 次第 itself without one, as the
 * 次第 of 朝霞市 lists them.
 */
export function countingOf(handout: Handout): HandoutCounting {
  if (handout.counting) return handout.counting;
  return handout.kind === "reference" || isAgenda(handout) ? "none" : "own";
}

/**
 * The same handouts with the numbers that follow from their order; as they are written where the meeting does not number
 * them. 参考資料 that are counted have a row of their own: 参考資料1. A handout with `branch` after it is the first branch
 * itself (資料3-1, 資料3-2); after one with a fixed number the branches begin behind it (資料3, 資料3-1).
 */
export function numberedHandouts(handouts: readonly Handout[], numbering?: HandoutNumbering): Handout[] {
  if (!numbering) return [...handouts];
  const numbers = new Map([
    ...numbersOfKind(handouts, "handout", numbering),
    ...numbersOfKind(handouts, "reference", {
      ...numbering,
      prefix: `参考${numbering.prefix}`,
      first: 1,
    }),
  ]);
  return handouts.map((one) => ({ ...one, number: numbers.get(one) ?? "" }));
}

/** A handout and what is counted as a part of it. */
interface Group {
  head: Handout;
  branches: Handout[];
}

function numbersOfKind(
  handouts: readonly Handout[],
  kind: Handout["kind"],
  numbering: HandoutNumbering,
): Map<Handout, string> {
  const groups: Group[] = [];
  for (const handout of handouts.filter((one) => one.kind === kind && countingOf(one) !== "none")) {
    const last = groups.at(-1);
    if (countingOf(handout) === "branch" && last) last.branches.push(handout);
    else groups.push({ head: handout, branches: [] });
  }
  const numbers = new Map<Handout, string>();
  let next = numbering.first;
  for (const { head, branches } of groups) {
    if (countingOf(head) === "fixed") {
      numbers.set(head, head.number);
      for (const [index, one] of branches.entries()) {
        numbers.set(one, behindFixed(head.number, index + 1, numbering));
      }
      continue;
    }
    const parts = branches.length > 0 ? [head, ...branches] : [];
    numbers.set(head, printed([next], numbering));
    for (const [index, one] of parts.entries()) numbers.set(one, printed([next, index + 1], numbering));
    next += 1;
  }
  return numbers;
}

/** 「資料3-1号」; wide digits have a wide dash between them: 「資料３－１」. */
function printed(counts: readonly number[], { prefix, suffix, wide }: HandoutNumbering): string {
  const sign = (count: number) => (wide && count < 10 ? String.fromCodePoint(0xff10 + count) : String(count));
  return `${prefix}${counts.map(sign).join(wide ? "－" : "-")}${suffix}`;
}

/** 「資料3-1」 behind 「資料3」, 「資料3-1号」 behind 「資料3号」. */
function behindFixed(number: string, count: number, numbering: HandoutNumbering): string {
  const { suffix, wide } = numbering;
  const ends = suffix !== "" && number.endsWith(suffix);
  const stem = ends ? number.slice(0, -suffix.length) : number;
  const branch = printed([count], { ...numbering, prefix: "", suffix: "" });
  return `${stem}${wide ? "－" : "-"}${branch}${ends ? suffix : ""}`;
}

/** Forms that are handed out with another one, under its number, where the 次第 does not list them apart. */
const handedOutWith: Partial<Record<FormName, FormName>> = {
  "project-sheet": "evaluation-sheet",
  "section-sheet": "chapter-summary",
};

/**
 * Number of the handout that is named after the form, the exactly named one first; "" when none has a number. A 会議録 that is
 * handed out is of an earlier meeting: its name does not say which.
 */
function numberByTitle(handouts: readonly Handout[], form: FormName): string {
  if (form === "minutes") return "";
  const name = formTitles[form];
  const listed = handouts.filter((handout) => handout.number !== "" && handout.title.includes(name));
  return (listed.find((handout) => handout.title === name) ?? listed[0])?.number ?? "";
}

/**
 * Number in the box of a paper at this meeting: that of the handout that is this paper, or all papers of its form, or
 * the form that it is handed out with; of handouts that nobody said the paper of, by their title (`numberByTitle`).
 * @returns "" when the meeting does not list it, or lists it without a number.
 */
export function handoutNumberFor(
  meeting: Pick<Meeting, "handouts" | "handoutNumbering">,
  paper: Paper,
): string {
  const handouts = numberedHandouts(meeting.handouts, meeting.handoutNumbering);
  const listed = (wanted: Paper): Handout | undefined =>
    handouts.find((one) => one.paper && paperKey(one.paper) === paperKey(wanted));
  const found = listed(paper) ?? listed({ form: paper.form });
  if (found) return found.number;
  const titled = handouts.filter((one) => one.paper === undefined);
  const own = numberByTitle(titled, paper.form);
  const other = handedOutWith[paper.form];
  if (own !== "" || other === undefined) return own;
  return listed({ form: other })?.number ?? numberByTitle(titled, other);
}

/**
 * The same handouts, counted as their written numbers say: none without a number, and a branch where 「資料3-2」 stands
 * behind 「資料3-1」. For a meeting that is to number its handouts itself from now on.
 */
export function countedAsWritten(handouts: readonly Handout[]): Handout[] {
  const before = new Map<Handout["kind"], string>();
  return handouts.map((handout) => {
    const { kind, number, counting, ...rest } = handout;
    const written = number.normalize("NFKC").replaceAll(/\s/gu, "");
    if (written === "") return { ...rest, kind, number, counting: "none" };
    const stem = /^(.*\d)[-‐－−の](\d+)\D*$/u.exec(written)?.[1];
    const isBranch = stem !== undefined && stem === before.get(kind);
    before.set(kind, stem ?? written);
    if (counting === "fixed") return handout;
    return { ...rest, kind, number, counting: isBranch ? "branch" : "own" };
  });
}
