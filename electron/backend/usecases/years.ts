/** Which fiscal years a plan has room for, which of them are open, and which are frozen. */
import { isWritten } from "#db/evaluations.ts";
import { planRow } from "#db/plan.ts";
import { readPlanYears } from "#db/planYears.ts";
import { one, type Database } from "#db/sql.ts";
import { OperationError } from "#shared/contract/errors.ts";

/** Throws `year-outside-plan` unless a sheet can be written for the year. */
export function requirePlanYear(db: Database, year: number): void {
  const { first_fiscal_year: from, last_fiscal_year: to } = planRow(db);
  if (year < from || year > to) throw new OperationError("year-outside-plan", { year, from, to });
}

/** Throws `year-outside-plan` unless the indicator tables have a column for the year (or it is the baseline). */
export function requireIndicatorYear(db: Database, year: number): void {
  const { baseline_fiscal_year: baseline, indicator_from: from, indicator_to: to } = planRow(db);
  if (year !== baseline && (year < from || year > to)) {
    throw new OperationError("year-outside-plan", { year, from, to });
  }
}

/** The latest year that something was written about; undefined when nothing is written yet. */
function latestWrittenYear(db: Database): number | undefined {
  const found = one<{ year: number | null }>(
    db,
    `select max(fiscal_year) as year from
     (select fiscal_year from evaluation where ${isWritten} union all select fiscal_year from result)`,
  );
  return found?.year ?? undefined;
}

/** The latest year that a meeting evaluates. */
function latestDiscussedYear(db: Database): number | undefined {
  return one<{ year: number | null }>(db, "select max(evaluates) as year from meeting")?.year ?? undefined;
}

/**
 * The latest year that was opened. A file from before years were opened stands in the latest one that anything was written
 * about, else in the one that a meeting prepares, else in its first.
 */
export function latestOpenYear(db: Database): number {
  const opened = readPlanYears(db).at(-1)?.fiscalYear;
  return opened ?? latestWrittenYear(db) ?? latestDiscussedYear(db) ?? planRow(db).first_fiscal_year;
}

/** The year to show first: the latest that was opened or written about. */
export function currentYear(db: Database): number {
  return Math.max(latestOpenYear(db), latestWrittenYear(db) ?? 0);
}

/** Throws `year-frozen` for a year whose forms were frozen when the next one was opened. */
export function refuseFrozenYear(db: Database, year: number): void {
  const isFrozen = readPlanYears(db).some((one) => one.fiscalYear === year && one.frozen !== undefined);
  if (isFrozen) throw new OperationError("year-frozen", { year, next: latestOpenYear(db) });
}
