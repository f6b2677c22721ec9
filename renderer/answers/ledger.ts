/** The ledger of opinions: what is looked for, in which order it stands, and what is counted. Plain functions. */
import type { Comment } from "#shared/domain/comment.ts";
import { subjectKey, type Subject } from "#shared/domain/ids.ts";
import { childrenOf, sheetsOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { answeredIds, dispositionsOf, opinionsOf } from "#shared/rules/dispositions.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";

/** Value of a filter that lets everything through. */
export const ANY = "";
/** Value of a filter for what has no department, no disposition, no sheet. Ids and names never begin so. */
export const NONE = "\u0000";

export interface Filter {
  unanswered: boolean;
  meeting: string;
  department: string;
  /** Key of a sheet: opinions about it or about an item on it; {@link NONE}: about the whole plan. */
  sheet: string;
  /** Member's id, or the name of anyone else. */
  speaker: string;
  disposition: string;
}

export const noFilter: Filter = {
  unanswered: false,
  meeting: ANY,
  department: ANY,
  sheet: ANY,
  speaker: ANY,
  disposition: ANY,
};

export type Order = "sheet" | "speaker";

type Year = Pick<YearSnapshot, "items" | "projects" | "committee" | "comments">;

/** Member's id, or the name of anyone else. */
function speakerKey({ member, speaker }: Pick<Comment, "member" | "speaker">): string {
  return member ?? speaker ?? "";
}

/** For every item and project the key of the sheet it stands on. */
export function sheetKeys(year: Pick<Year, "items" | "projects">): Map<string, string> {
  const keys = new Map<string, string>();
  for (const item of year.items) {
    const own = subjectKey({ kind: "item", id: item.id });
    const above = item.parent === null ? undefined : keys.get(subjectKey({ kind: "item", id: item.parent }));
    keys.set(own, above ?? own);
  }
  for (const { id } of year.projects) {
    const own = subjectKey({ kind: "project", id });
    keys.set(own, own);
  }
  return keys;
}

/** A filter whose value this year does not have (another year was chosen) lets everything through. */
export function filterOf(year: Year & Pick<YearSnapshot, "meetings">, asked: Filter): Filter {
  const opinions = opinionsOf(year);
  const known = (value: string, has: boolean) => (value === ANY || has ? value : ANY);
  return {
    ...asked,
    meeting: known(
      asked.meeting,
      year.meetings.some(({ id }) => id === asked.meeting),
    ),
    sheet: known(
      asked.sheet,
      asked.sheet === NONE || sheetsOf(year).some((sheet) => subjectKey(sheet) === asked.sheet),
    ),
    speaker: known(
      asked.speaker,
      opinions.some((one) => speakerKey(one) === asked.speaker),
    ),
    department: known(
      asked.department,
      asked.department === NONE || departmentsUsed(opinions).includes(asked.department),
    ),
    disposition: known(
      asked.disposition,
      asked.disposition === NONE || dispositionCounts(year).some(({ name }) => name === asked.disposition),
    ),
  };
}

/** Ids of the opinions that pass the filter. */
export function matching(year: Year, filter: Filter): Set<string> {
  const sheets = sheetKeys(year);
  const answered = answeredIds(year.comments);
  const fits = (asked: string, has: string | undefined) => asked === ANY || asked === (has ?? NONE);
  const found = opinionsOf(year).filter(
    (one) =>
      (!filter.unanswered || !answered.has(one.id)) &&
      fits(filter.meeting, one.meeting) &&
      fits(filter.department, one.department) &&
      fits(filter.disposition, one.disposition) &&
      fits(filter.speaker, speakerKey(one)) &&
      fits(filter.sheet, one.subject && sheets.get(subjectKey(one.subject))),
  );
  return new Set(found.map(({ id }) => id));
}

export interface OpinionGroup {
  key: string;
  title: string;
  opinions: Comment[];
}

/**
 * Sheet by sheet in the plan's order, what is about the whole plan last; or speaker by speaker in the committee's order, anyone
 * else last. Inside a group as in the minutes.
 */
export function grouped(year: Year, order: Order): OpinionGroup[] {
  const opinions = opinionsOf(year);
  const names = new Map<string, string>();
  const keyOf = new Map<string, string>();
  if (order === "sheet") {
    const sheets = sheetKeys(year);
    for (const sheet of sheetsOf(year)) names.set(subjectKey(sheet), subjectLabel(year, sheet));
    for (const { id, subject } of opinions) {
      const key = (subject && sheets.get(subjectKey(subject))) ?? NONE;
      if (!names.has(key)) names.set(key, "計画全体");
      keyOf.set(id, key);
    }
  } else {
    for (const { id, name } of year.committee.members) names.set(id, name);
    for (const one of opinions) {
      const key = speakerKey(one);
      if (!names.has(key)) names.set(key, one.speaker ?? "（不明）");
      keyOf.set(one.id, key);
    }
  }
  const places = order === "sheet" ? placesOnSheets(year) : new Map<string, number>();
  const place = ({ subject }: Comment) => (subject && places.get(subjectKey(subject))) ?? -1;
  return [...names].flatMap(([key, title]) => {
    const own = opinions.filter(({ id }) => keyOf.get(id) === key);
    // Items of a sheet follow each other as they are printed; what is about the sheet itself comes first.
    const sorted = own.toSorted((a, b) => place(a) - place(b));
    return sorted.length === 0 ? [] : [{ key, title, opinions: sorted }];
  });
}

/** Where each item comes on the sheets, top to bottom. */
function placesOnSheets(year: Pick<Year, "items" | "projects">): Map<string, number> {
  const walk = (parent: string | null): Subject[] =>
    childrenOf(year, parent).flatMap(({ id }) => [{ kind: "item", id }, ...walk(id)]);
  return new Map(walk(null).map((subject, index) => [subjectKey(subject), index]));
}

/** 担当課 that answers name, in the order they first appear. */
export function departmentsUsed(opinions: readonly Comment[]): string[] {
  return [...new Set(opinions.flatMap(({ department }) => department ?? []))];
}

/** Opinions per 対応区分 in the committee's order, also those nobody was given; classes taken off the list behind them. */
export function dispositionCounts(
  year: Pick<YearSnapshot, "committee" | "comments">,
): { name: string; count: number }[] {
  const given = opinionsOf(year).flatMap(({ disposition }) => disposition ?? []);
  const names = new Set([...dispositionsOf(year.committee), ...given]);
  return [...names].map((name) => ({ name, count: given.filter((one) => one === name).length }));
}
