/**
 * Which backups of a plan stay: three of today, the last of each of the 14 days before, the last of each of the 24 months
 * before this one. Days and months are Japan's, which has no summer time.
 */
import { dayOf } from "#shared/rules/dateLabel.ts";

const KEPT_TODAY = 3;
const KEPT_DAYS = 14;
const KEPT_MONTHS = 24;

export interface DatedBackup {
  name: string;
  /** When it was made, in UTC. */
  at: string;
  /** Made by the program's own clock; what a person asked for, or what a step back needs, stays for its whole day. */
  automatic: boolean;
}

/**
 * Backups that are no longer needed. The latest one is never among them, nor is one from a day that has not come yet: a
 * clock that was wrong removes nothing.
 */
export function surplusBackups<B extends DatedBackup>(backups: readonly B[], now: Date): B[] {
  const today = dayOf(now.toISOString());
  const oldestDay = dayBefore(today, KEPT_DAYS);
  const oldestMonth = monthBefore(today, KEPT_MONTHS);
  const days = new Set<string>();
  const months = new Set<string>();
  let automaticToday = 0;
  // The latest one stays, however old it is.
  const [, ...older] = backups
    .toSorted((a, b) => order(b) - order(a))
    .map((backup) => {
      const day = dayOf(backup.at);
      const month = day.slice(0, 7);
      const firstOfDay = !days.has(day);
      const firstOfMonth = !months.has(month);
      days.add(day);
      months.add(month);
      if (day === today && backup.automatic) automaticToday += 1;
      const stays =
        day > today ||
        (day === today && (!backup.automatic || automaticToday <= KEPT_TODAY)) ||
        (day < today && day >= oldestDay && firstOfDay) ||
        (day < today && month >= oldestMonth && firstOfMonth);
      return { backup, stays };
    });
  return older.filter(({ stays }) => !stays).map(({ backup }) => backup);
}

function order(backup: DatedBackup): number {
  return Date.parse(backup.at);
}

/** @param day such as 2020-03-01 */
function dayBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}

/** The month that many months before that of the day: 2020-03. */
function monthBefore(day: string, months: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 7);
}
