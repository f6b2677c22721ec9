/** A moment as lists and letters write it: 令和8年11月21日 午後6時55分, in Japan's time. */
import { dateLabel, dayOf, timeLabel } from "#shared/rules/dateLabel.ts";

const clock = new Intl.DateTimeFormat("ja-JP", {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "Asia/Tokyo",
});

/** The time of day in Japan: 18:55. */
export function clockOf(timestamp: string): string {
  return clock.format(new Date(timestamp));
}

export function momentLabel(timestamp: string): string {
  return `${dateLabel(dayOf(timestamp))} ${timeLabel(clockOf(timestamp))}`;
}
