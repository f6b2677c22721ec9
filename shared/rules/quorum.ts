/** Who is in office on a day, who came to a meeting, and whether enough of them did (定足数). */
import type { Committee, Meeting, Member, Quorum } from "#shared/domain/committee.ts";

type Members = Pick<Committee, "members">;

/** Whether a member's term covers a day; both its ends belong to it, and an end that is not written is open. */
export function isInOffice({ termFrom, termTo }: Pick<Member, "termFrom" | "termTo">, date: string): boolean {
  return (termFrom === undefined || termFrom <= date) && (termTo === undefined || date <= termTo);
}

/** The members whose term covers the day, in the committee's order; all of them without a day. */
export function membersAt(committee: Members, date?: string): Member[] {
  if (date === undefined) return [...committee.members];
  return committee.members.filter((member) => isInOffice(member, date));
}

/** How many of the members in office came; who came late or left early was there. */
export interface AttendanceCounts {
  /** In office on the day of the meeting. */
  members: number;
  present: number;
  absent: number;
  /** Not noted yet. */
  unknown: number;
}

export function attendanceCounts(
  committee: Members,
  meeting: Pick<Meeting, "date" | "attendance">,
): AttendanceCounts {
  const status = new Map((meeting.attendance ?? []).map((one) => [one.member, one.status]));
  const statuses = membersAt(committee, meeting.date).map((member) => status.get(member.id));
  const absent = statuses.filter((one) => one === "absent").length;
  const unknown = statuses.filter((one) => one === undefined).length;
  return { members: statuses.length, present: statuses.length - absent - unknown, absent, unknown };
}

export const quorumNeeds: Record<Quorum["need"], string> = {
  majority: "過半数",
  half: "半数以上",
  "two-thirds": "3分の2以上",
};

/** How many of so many members must be present: 過半数 of 10 is 6, 半数以上 of 9 is 5, 3分の2以上 of 10 is 7. */
export function membersNeeded(members: number, need: Quorum["need"]): number {
  switch (need) {
    case "majority":
      return Math.floor(members / 2) + 1;
    case "half":
      return Math.ceil(members / 2);
    case "two-thirds":
      return Math.ceil((members * 2) / 3);
  }
}

/** Where a meeting stands with its 定足数. */
export interface QuorumState extends AttendanceCounts {
  /** Members who must be present. */
  needed: number;
  /** `open` while those not noted yet can still decide it. */
  state: "reached" | "missed" | "open";
}

/** Undefined where the committee asks for no 定足数, or nobody is in office. */
export function quorumState(
  committee: Pick<Committee, "members" | "quorum">,
  meeting: Pick<Meeting, "date" | "attendance">,
): QuorumState | undefined {
  const counts = attendanceCounts(committee, meeting);
  if (committee.quorum === undefined || counts.members === 0) return undefined;
  const needed = membersNeeded(counts.members, committee.quorum.need);
  const reached = counts.present >= needed;
  const lost = counts.present + counts.unknown < needed;
  return { ...counts, needed, state: reached ? "reached" : lost ? "missed" : "open" };
}

/**
 * The sentence that minutes begin with, after those of 八戸市 and 足立区: 「委員10名中9名が出席し、推進委員会設置要綱第6条
 * 第2項に定める過半数に達している。」 Undefined without a 定足数, and until everybody's attendance is noted: a number that
 * may still change is not printed.
 */
export function quorumLine(
  committee: Pick<Committee, "members" | "quorum">,
  meeting: Pick<Meeting, "date" | "attendance">,
): string | undefined {
  const state = quorumState(committee, meeting);
  if (committee.quorum === undefined || state === undefined || state.unknown > 0) return undefined;
  const { article, need } = committee.quorum;
  const rule = `${article.trim() === "" ? "" : `${article.trim()}に定める`}${quorumNeeds[need]}`;
  const came = state.present === 0 ? "出席した委員はなく" : `${state.present}名が出席し`;
  const end = state.state === "reached" ? "達している" : "達していない";
  return `委員${state.members}名中${came}、${rule}に${end}。`;
}
