/** Dates and times as these documents write them. */

const calendar = new Intl.DateTimeFormat("ja-JP-u-ca-japanese-nu-latn", {
  era: "long",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  weekday: "short",
  timeZone: "UTC",
});

/** 令和2年8月7日, with the weekday 令和2年8月7日（金）. The era changes on its day: 平成31年4月30日, 令和元年5月1日. */
export function dateLabel(isoDate: string, options: { weekday?: boolean } = {}): string {
  const parts = calendar.formatToParts(new Date(`${isoDate}T00:00:00Z`));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  const year = part("year") === "1" ? "元" : part("year");
  const date = `${part("era")}${year}年${part("month")}月${part("day")}日`;
  return options.weekday ? `${date}（${part("weekday")}）` : date;
}

/** 8月7日, for places where the year is known. */
export function shortDateLabel(isoDate: string): string {
  const [, month = "", day = ""] = isoDate.split("-");
  return `${Number(month)}月${Number(day)}日`;
}

/** 8月7日, with the weekday 8月7日（金）. */
export function dayLabel(isoDate: string, options: { weekday?: boolean } = {}): string {
  return dateLabel(isoDate, options).replace(/^.*?年/u, "");
}

const japan = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" });

/** The day in Japan of a moment in UTC: 2020-08-06T15:00:00.000Z is 2020-08-07. */
export function dayOf(timestamp: string): string {
  return japan.format(new Date(timestamp));
}

/** 午前10時, 午後1時30分, 正午 (12:00), 午前0時15分. */
export function timeLabel(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  if (hour === 12 && minute === 0) return "正午";
  const half = hour < 12 ? "午前" : "午後";
  return `${half}${hour % 12}時${minute === 0 ? "" : `${minute}分`}`;
}
