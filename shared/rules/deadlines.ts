/** Dates to keep before and after a meeting, counted in calendar days from its day. */
import type { Committee, Deadline, Meeting } from "#shared/domain/committee.ts";

/**
 * Where a committee has no list of its own: notice two weeks before (芳賀町), publication one week before (志木市), outline
 * within 2 days and minutes within 45 (茅ヶ崎市).
 */
export const standardDeadlines: readonly Deadline[] = [
  { id: "notice", name: "開催通知を送る", days: -14 },
  { id: "publication", name: "開催を公表する", days: -7 },
  { id: "outline", name: "会議概要を作る", days: 2 },
  { id: "minutes", name: "会議録を作る", days: 45 },
];

/** The committee's own list, or the standard one. */
export function deadlineList(committee: Pick<Committee, "deadlines">): readonly Deadline[] {
  return committee.deadlines ?? standardDeadlines;
}

/** The day so many calendar days after another (before it, when negative), over the ends of months, years and eras. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A date to keep of one meeting. */
export interface MeetingDeadline {
  deadline: Deadline;
  date: string;
  done: boolean;
}

/** Earliest first; empty while the meeting has no day. */
export function deadlinesOf(
  committee: Pick<Committee, "deadlines">,
  meeting: Pick<Meeting, "date" | "deadlinesDone">,
): MeetingDeadline[] {
  const { date, deadlinesDone = [] } = meeting;
  if (date === undefined) return [];
  return deadlineList(committee)
    .map((deadline) => ({
      deadline,
      date: daysAfter(date, deadline.days),
      done: deadlinesDone.includes(deadline.id),
    }))
    .toSorted((a, b) => a.deadline.days - b.deadline.days);
}

/** 「2週間前」「当日」「45日後」: how far from the meeting. */
export function offsetLabel(days: number): string {
  if (days === 0) return "当日";
  const distance = Math.abs(days);
  return `${distance % 7 === 0 ? `${distance / 7}週間` : `${distance}日`}${days < 0 ? "前" : "後"}`;
}

const units: Record<string, number> = { 日: 1, 週: 7, 週間: 7 };

/** Reads 2週間前, 7日前, 当日, 45日後, -14, 30 in any width; undefined for anything else and beyond a year. Days. */
export function parseOffset(text: string): number | undefined {
  const plain = text
    .normalize("NFKC")
    .replaceAll(/\s/gu, "")
    .replaceAll(/[−–ー－]/gu, "-");
  if (plain === "当日") return 0;
  const match = /^(-?)(\d{1,3})(?:(日|週間|週)(前|後))?$/u.exec(plain);
  if (!match || (match[1] === "-" && match[3] !== undefined)) return undefined;
  const [, minus, count = "", unit = "日", side] = match;
  const days = Number(count) * (units[unit] ?? 1);
  const signed = days !== 0 && (minus === "-" || side === "前") ? -days : days;
  return Math.abs(signed) <= 366 ? signed : undefined;
}
