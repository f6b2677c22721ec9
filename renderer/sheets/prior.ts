/** 事前評価: what is rated on a sheet, and by whom. */
import type { Member } from "#shared/domain/committee.ts";
import type { PriorRating } from "#shared/domain/evaluation.ts";
import { sameSubject, type Subject } from "#shared/domain/ids.ts";
import { childrenOf, sheetsOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { isInOffice, membersAt } from "#shared/rules/quorum.ts";

/** What has a 判定 of its own on the sheet, top to bottom: the items without parts, or the project itself. */
export function ratedSubjects(snapshot: Pick<YearSnapshot, "items">, sheet: Subject): Subject[] {
  if (sheet.kind === "project") return [sheet];
  const parts = childrenOf(snapshot, sheet.id);
  if (parts.length === 0) return [sheet];
  return parts.flatMap((part) => ratedSubjects(snapshot, { kind: "item", id: part.id }));
}

/** Everything of the year that members rate, sheet by sheet. */
export function allRated(
  snapshot: Pick<YearSnapshot, "items" | "projects">,
): { sheet: Subject; subjects: Subject[] }[] {
  return sheetsOf(snapshot).map((sheet) => ({ sheet, subjects: ratedSubjects(snapshot, sheet) }));
}

export interface Rater {
  id: string;
  name: string;
  /** Why an entry would surprise: 「欠席」, 「任期外」, 「名簿にいません」; "" for everyone else. */
  note: string;
}

/**
 * Who may have entered grades: the members in office on the day of the year's latest meeting, and everyone else who did enter
 * some. Absent members are among them: they rate in writing.
 */
export function ratersOf(snapshot: Pick<YearSnapshot, "committee" | "meetings" | "priorRatings">): Rater[] {
  const { committee, meetings, priorRatings } = snapshot;
  const meeting = meetings.at(-1);
  const inOffice = new Set(membersAt(committee, meeting?.date).map(({ id }) => id));
  const entered = new Set(priorRatings.map(({ member }) => member));
  const noteOf = (member: Member): string => {
    if (meeting?.date !== undefined && !isInOffice(member, meeting.date)) return "任期外";
    const status = meeting?.attendance?.find((one) => one.member === member.id)?.status;
    return status === "absent" ? "欠席" : "";
  };
  const members = committee.members.filter(({ id }) => inOffice.has(id) || entered.has(id));
  const gone = [...entered].filter((id) => !committee.members.some((member) => member.id === id));
  return [
    ...members.map((member) => ({ id: member.id, name: member.name, note: noteOf(member) })),
    ...gone.map((id) => ({ id, name: "（不明）", note: "名簿にいません" })),
  ];
}

/** What the member entered for the subject. */
export function priorOf(
  { priorRatings }: Pick<YearSnapshot, "priorRatings">,
  subject: Subject,
  member: string,
): PriorRating | undefined {
  return priorRatings.find((one) => one.member === member && sameSubject(one.subject, subject));
}
