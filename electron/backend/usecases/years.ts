/** Which fiscal years a plan has room for. */
import { planRow } from "#db/plan.ts";
import type { Database } from "#db/sql.ts";
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
