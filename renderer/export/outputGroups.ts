/**
 * What 文書出力 lists: the papers of the year in groups that are written together (the sheets of one form under one 資料番号),
 * in the order in which they are handed out. The meeting's 資料 give order and numbers; what the meeting does not hand out
 * follows, and the 次第 stands in front.
 */
import type { WordForm } from "#shared/contract/methods.ts";
import type { Handout, Meeting } from "#shared/domain/committee.ts";
import { paperKey, type Paper } from "#shared/domain/paper.ts";
import type { FormName } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { papersOf, paperTitle } from "#shared/forms/papers.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { handoutNumberFor, numberedHandouts } from "#shared/rules/handoutNumbers.ts";

export interface OutputGroup {
  key: string;
  form: FormName;
  /** One for each sheet; a document, a 次第 and a form of the whole plan are one. */
  papers: Paper[];
  /** 「施策評価シート」, or the title of the document. */
  title: string;
  /** The meeting's 資料 under which it is handed out. */
  handout: Handout | undefined;
  /** 資料番号 as the meeting counts it; empty without one. */
  number: string;
}

/** @param meeting whose papers are printed: its own 次第 and 会議録, and of another meeting what it hands out. */
export function outputGroups(snapshot: YearSnapshot, meeting: Meeting | undefined): OutputGroup[] {
  const listed = new Set(meeting?.handouts.flatMap(({ paper }) => (paper ? paperKey(paper) : [])));
  const papers = papersOf(snapshot).filter(
    (paper) => paper.meeting === undefined || paper.meeting === meeting?.id || listed.has(paperKey(paper)),
  );
  const groups: OutputGroup[] = [];
  for (const paper of papers) {
    const handout = meeting && handoutOf(meeting, paper);
    const last = groups.at(-1);
    if (last && last.form === paper.form && paper.subject && last.handout?.id === handout?.id) {
      last.papers.push(paper);
      last.title = formTitles[paper.form];
      continue;
    }
    groups.push({
      key: paperKey(paper),
      form: paper.form,
      papers: [paper],
      title: paperTitle(snapshot, paper),
      handout,
      number: meeting ? handoutNumberFor(meeting, paper) : "",
    });
  }
  return inOrder(groups, meeting);
}

/** The 資料 under which a paper is handed out. The 次第 is none of them: it stands where a person puts it. */
function handoutOf(meeting: Meeting, paper: Paper): Handout | undefined {
  if (paper.form === "agenda") return undefined;
  const { handouts, handoutNumbering } = meeting;
  const listed = (wanted: Paper) =>
    handouts.find((one) => one.paper && paperKey(one.paper) === paperKey(wanted));
  const own = listed(paper) ?? listed({ form: paper.form });
  const number = handoutNumberFor(meeting, paper);
  if (own || number === "") return own;
  const at = numberedHandouts(handouts, handoutNumbering).findIndex((one) => one.number === number);
  return handouts[at];
}

/** The order of the last output, with those that the meeting hands out in its own order, and the 次第 first otherwise. */
function inOrder(groups: readonly OutputGroup[], meeting: Meeting | undefined): OutputGroup[] {
  const usual = [
    ...groups.filter(({ form }) => form === "agenda"),
    ...groups.filter(({ form, handout }) => form !== "agenda" && handout !== undefined),
    ...groups.filter(({ form, handout }) => form !== "agenda" && handout === undefined),
  ];
  const before = (meeting?.output?.papers ?? []).map(paperKey);
  const place = (group: OutputGroup): number => before.findIndex((key) => holds(group, key));
  return inHandoutOrder(
    rearranged(usual, (group) => place(group) >= 0, place),
    meeting,
  );
}

/** What the meeting hands out, in the order of its 資料; everything else keeps its place. */
export function inHandoutOrder(groups: readonly OutputGroup[], meeting: Meeting | undefined): OutputGroup[] {
  const handouts = meeting?.handouts ?? [];
  return rearranged(
    groups,
    ({ handout }) => handout !== undefined,
    ({ handout }) => handouts.findIndex((one) => one.id === handout?.id),
  );
}

function holds(group: OutputGroup, key: string): boolean {
  return group.papers.some((paper) => paperKey(paper) === key);
}

/** Some members of a list in another order among themselves; the others keep their places. */
function rearranged<T>(list: readonly T[], which: (one: T) => boolean, rank: (one: T) => number): T[] {
  const sorted = list.filter(which).toSorted((a, b) => rank(a) - rank(b));
  return list.map((one) => (which(one) ? (sorted.shift() ?? one) : one));
}

/** Papers of the committee's own work: nobody prints them without wanting to. */
const committeeForms: ReadonlySet<FormName> = new Set([
  "agenda",
  "member-list",
  "opinion-list",
  "result-list",
  "minutes",
]);

/** Keys of the papers that are ticked at first: as last time, or what the meeting hands out, or every sheet. */
export function usualTicks(groups: readonly OutputGroup[], meeting: Meeting | undefined): Set<string> {
  const all = groups.flatMap(({ papers }) => papers);
  const before = meeting?.output?.papers;
  if (before) {
    const known = new Set(all.map(paperKey));
    return new Set(before.map(paperKey).filter((key) => known.has(key)));
  }
  const listed = new Set(meeting?.handouts.flatMap(({ paper }) => (paper ? paperKey(paper) : [])));
  const handed = groups.filter(({ key, handout }) => handout?.paper !== undefined || listed.has(key));
  const chosen = handed.length > 0 ? handed : groups.filter(({ form }) => !committeeForms.has(form));
  return new Set(chosen.flatMap(({ papers }) => papers).map(paperKey));
}

/** What a sheet is called within its group: 「1 多様な…」. */
export function sheetTitle(snapshot: YearSnapshot, paper: Paper): string {
  return paper.subject ? subjectLabel(snapshot, paper.subject) : paperTitle(snapshot, paper);
}

/** The ticked papers of a group as what the writers take; undefined when nothing of it is ticked. */
export function groupForm(
  snapshot: YearSnapshot,
  group: OutputGroup,
  ticked: ReadonlySet<string>,
  number: string,
): WordForm | undefined {
  const papers = group.papers.filter((paper) => ticked.has(paperKey(paper)));
  const [first] = papers;
  if (first === undefined) return undefined;
  const subjects = papers.flatMap(({ subject }) => subject ?? []);
  const every = papersOf(snapshot).filter(({ form }) => form === group.form).length;
  return {
    form: group.form,
    ...(subjects.length > 0 && subjects.length < every ? { subjects } : {}),
    ...(first.document === undefined ? {} : { document: first.document }),
    ...(first.meeting === undefined ? {} : { meeting: first.meeting }),
    ...(first.copy === undefined ? {} : { copy: first.copy }),
    ...(number.trim() === "" ? {} : { handoutNumber: number.trim() }),
  };
}

/** One paper as what the writers take. */
export function paperForm({ form, subject, document, meeting, copy }: Paper, number: string): WordForm {
  return {
    form,
    ...(subject === undefined ? {} : { subjects: [subject] }),
    ...(document === undefined ? {} : { document }),
    ...(meeting === undefined ? {} : { meeting }),
    ...(copy === undefined ? {} : { copy }),
    ...(number.trim() === "" ? {} : { handoutNumber: number.trim() }),
  };
}

/** The meeting's 資料 with those of two groups exchanged; undefined where the meeting's order does not decide. */
export function exchangedHandouts(
  meeting: Meeting,
  one: OutputGroup,
  other: OutputGroup,
): Handout[] | undefined {
  const [a, b] = [one, other].map(({ handout }) =>
    meeting.handouts.findIndex(({ id }) => id === handout?.id),
  ) as [number, number];
  if (a < 0 || b < 0 || a === b) return undefined;
  return moved(meeting.handouts, a, b);
}

/** The list with one of its members at another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}
