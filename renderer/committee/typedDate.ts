/** Dates and times as people type them. */
import { parseFiscalYear } from "#shared/rules/fiscalYear.ts";

const pattern =
  /^(?:(\d{4})|(令和|平成|昭和|[RHS])\.?(元|\d{1,2}))(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?$/iu;

/** Reads 令和2年8月7日, R2.8.7, 2020-08-07, 2020/8/7, in any width; undefined for anything else. ISO date. */
export function parseDate(text: string): string | undefined {
  const plain = text.normalize("NFKC").replace(/[\s]|\(.\)$/gu, "");
  const match = pattern.exec(plain);
  if (!match) return undefined;
  const [, western, era = "", eraYear = "", month = "", day = ""] = match;
  const year = western === undefined ? parseFiscalYear(`${era}${eraYear}`) : Number(western);
  if (year === undefined) return undefined;
  const date = new Date(Date.UTC(year, Number(month) - 1, Number(day)));
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/** Reads 10:00, 午前10時, 午後1時30分, 13時, 正午; undefined for anything else. 「HH:MM」. */
export function parseTime(text: string): string | undefined {
  const plain = text.normalize("NFKC").replace(/\s/gu, "");
  if (plain === "正午") return "12:00";
  const match = /^(午前|午後)?(\d{1,2})(?::(\d{2})|時(?:(\d{1,2})分|(半))?)$/u.exec(plain);
  if (!match) return undefined;
  const [, half, hours = "", colon, minutes, halfPast] = match;
  const minute = halfPast ? 30 : Number(colon ?? minutes ?? 0);
  const hour = Number(hours) + (half === "午後" && Number(hours) < 12 ? 12 : 0);
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
