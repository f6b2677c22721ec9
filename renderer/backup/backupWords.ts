/** Words about backups: when, why, how large, what differs. */
import type { Backup, BackupComparison, BackupReason } from "#shared/domain/backup.ts";
import { dateLabel, dayOf, shortDateLabel } from "#shared/rules/dateLabel.ts";
import { clockOf, momentLabel } from "#shared/rules/momentLabel.ts";

/**
 * 「本日 10:00」「昨日 16:30」「11月3日 16:30」, and with the year when it is another one.
 *
 * @param today such as 2026-11-21
 */
export function shortMoment(at: string, today: string): string {
  const day = dayOf(at);
  const yesterday = new Date(Date.parse(today) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const clock = clockOf(at);
  if (day === today) return `本日 ${clock}`;
  if (day === yesterday) return `昨日 ${clock}`;
  return day.slice(0, 4) === today.slice(0, 4) ? `${shortDateLabel(day)} ${clock}` : momentLabel(at);
}

const toTheSecond = new Intl.DateTimeFormat("ja-JP", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
  timeZone: "Asia/Tokyo",
});

/** 「令和8年11月21日 10:00:05」: several backups of one minute are told apart. */
export function exactMoment(at: string): string {
  return `${dateLabel(dayOf(at))} ${toTheSecond.format(new Date(at))}`;
}

export const reasonLabels: Record<BackupReason, string> = {
  automatic: "自動",
  asked: "手動",
  "before-restore": "戻す前に残したもの",
  "before-replace": "上書きの前に残したもの",
};

export const placeLabels: Record<Backup["place"], string> = {
  own: "このPC",
  second: "2つ目のフォルダー",
};

/** 「1.2 MB」「320 KB」 */
export function sizeLabel(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1024);
  return kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** What the backup has more or less of than the plan now: 「意見が今より3件少ない」. Empty when nothing tells them apart. */
export function differences({ plan, backup, onlyPlan, onlyBackup }: BackupComparison): string[] {
  const counts = (
    [
      ["評価", "evaluations"],
      ["意見", "comments"],
      ["会議", "meetings"],
    ] as const
  ).flatMap(([name, key]) => {
    const more = backup[key] - plan[key];
    return more === 0 ? [] : [`${name}が今より${Math.abs(more)}件${more > 0 ? "多い" : "少ない"}`];
  });
  return [
    ...counts,
    ...(onlyPlan.count > 0 ? [`この後の編集${onlyPlan.count}件を含まない`] : []),
    ...(onlyBackup.count > 0 ? [`今はない編集${onlyBackup.count}件を含む`] : []),
  ];
}
