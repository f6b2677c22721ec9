/** Moments in Japan's time, whatever the clock of the PC is set to. */
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

/** As letters and documents write it: 令和8年11月21日 午後6時55分. */
export function momentLabel(timestamp: string): string {
  return `${dateLabel(dayOf(timestamp))} ${timeLabel(clockOf(timestamp))}`;
}

/** As lists write it: 令和8年11月21日 18:55. */
export function stampLabel(timestamp: string): string {
  return `${dateLabel(dayOf(timestamp))} ${clockOf(timestamp)}`;
}
