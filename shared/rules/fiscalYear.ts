/**
 * Fiscal years at the edges: inside the product a year is the integer of its April; here it is read and printed.
 * Eras come from the runtime's Japanese calendar (`Intl`), so a new era arrives with the runtime and needs no edit here.
 */

/**
 * wareki 令和元年度, seireki 2019年度, short R1, both 令和元年度(2019年度).
 */
export type FiscalYearStyle = "wareki" | "seireki" | "short" | "both";

export interface Era {
  /** 令和 */
  name: string;
  /** R */
  letter: string;
  /** Calendar year of its first (元) year. */
  firstYear: number;
}

const japanese = (era: "long" | "narrow") =>
  new Intl.DateTimeFormat("ja-JP-u-ca-japanese-nu-latn", { era, year: "numeric", timeZone: "UTC" });
const longEra = japanese("long");
const narrowEra = japanese("narrow");

function eraPart(format: Intl.DateTimeFormat, date: Date): string {
  return format.formatToParts(date).find((part) => part.type === "era")?.value ?? "";
}

/**
 * Eras of the fiscal years 1869–2200, oldest first. A fiscal year takes the era in force on 1 May of its year: 2019 is
 * 令和元年度 as a whole (national rule of April 2019), 1989 is 平成元年度, 1926 is still 大正15年度.
 */
function erasOfRuntime(): Era[] {
  const eras: Era[] = [];
  for (let year = 1869; year <= 2200; year += 1) {
    const date = new Date(Date.UTC(year, 4, 1));
    const name = eraPart(longEra, date);
    if (name !== eras.at(-1)?.name) eras.push({ name, letter: eraPart(narrowEra, date), firstYear: year });
  }
  return eras.map((era) => ({ ...era, firstYear: calendarFirstYear(era) }));
}

/** 昭和元年 is 1926 although its first whole fiscal year is 1927: numbers are counted from the calendar year. */
function calendarFirstYear(era: Era): number {
  const lastDay = new Date(Date.UTC(era.firstYear - 1, 11, 31));
  return eraPart(longEra, lastDay) === era.name ? era.firstYear - 1 : era.firstYear;
}

const runtimeEras = erasOfRuntime();

/** Eras to read and print with; `extra` adds one the runtime does not know yet. */
export function eras(extra: readonly Era[] = []): Era[] {
  return [...runtimeEras, ...extra].toSorted((a, b) => a.firstYear - b.firstYear);
}

function eraOf(year: number, known: readonly Era[]): Era {
  let found = known[0];
  for (const era of known) {
    const startsThisYear = era.firstYear === year && era !== known[0];
    if (era.firstYear < year || (startsThisYear && inForceOnMay1(era, year))) found = era;
  }
  if (!found) throw new RangeError(`no era for ${year}`);
  return found;
}

/** An era that the runtime does not know is taken to begin with its fiscal year. */
function inForceOnMay1(era: Era, year: number): boolean {
  const known = runtimeEras.includes(era);
  return !known || eraPart(longEra, new Date(Date.UTC(year, 4, 1))) === era.name;
}

/** Prints a fiscal year; 1 is written 元 (R1 in the short style). */
export function fiscalYearLabel(
  year: number,
  style: FiscalYearStyle = "wareki",
  known: readonly Era[] = runtimeEras,
): string {
  const era = eraOf(year, known);
  const number = year - era.firstYear + 1;
  switch (style) {
    case "wareki":
      return `${era.name}${number === 1 ? "元" : number}年度`;
    case "seireki":
      return `${year}年度`;
    case "short":
      return `${era.letter}${number}`;
    case "both":
      return `${fiscalYearLabel(year, "wareki", known)}(${year}年度)`;
  }
}

/**
 * Reads 令和元年度, 令和1年度, 平成35年度 (= 2023), R1, H31, 2019, 2019年度, 令和元年度(2019年度), in any width.
 * @returns undefined for anything else, for a year 0, and where 和暦 and 西暦 of one text disagree.
 */
export function parseFiscalYear(text: string, known: readonly Era[] = runtimeEras): number | undefined {
  const plain = text.normalize("NFKC").replace(/\s/gu, "");
  const both = /^(.+?)[([](\d{4})(?:年度?)?[)\]]$/u.exec(plain) ?? undefined;
  if (both) {
    const [wareki, seireki] = [parseFiscalYear(both[1] ?? "", known), Number(both[2])];
    return wareki === seireki ? inRange(seireki) : undefined;
  }
  const western = /^(?:西暦)?(\d{4})(?:年度?)?$/u.exec(plain);
  if (western) return inRange(Number(western[1]));
  for (const era of known) {
    const match = new RegExp(`^(?:${era.name}|${era.letter}\\.?)(元|\\d{1,3})(?:年度?)?$`, "iu").exec(plain);
    const number = match?.[1] === "元" ? 1 : Number(match?.[1]);
    if (match && number >= 1) return inRange(era.firstYear + number - 1);
  }
  return undefined;
}

function inRange(year: number): number | undefined {
  return year >= 1869 && year <= 2200 ? year : undefined;
}

/** The fiscal year a date falls in: April to March. */
export function fiscalYearOf(isoDate: string): number {
  const [year = 0, month = 0] = isoDate.split("-").map(Number);
  return month >= 4 ? year : year - 1;
}
