/** What a person set for an indicator's year: a rate as printed, a grade with its reason. A row without any is no row. */
import type { Database } from "better-sqlite3";
import type { Indicator, IndicatorYear } from "#shared/domain/plan.ts";
import { orNull, present } from "./optional.ts";
import { all, one } from "./sql.ts";
import type { IndicatorYearRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** By indicator; those of which nothing is set are missing. */
export function readIndicatorYears(db: Database): Map<string, NonNullable<Indicator["years"]>> {
  const rows = Map.groupBy(
    all<IndicatorYearRow>(db, "select * from indicator_year order by fiscal_year"),
    (row) => row.indicator_id,
  );
  return new Map(
    [...rows].map(([indicator, years]) => [
      indicator,
      Object.fromEntries(years.map((row) => [String(row.fiscal_year), yearOf(row)])),
    ]),
  );
}

/** Nothing set is an empty object. */
export function readIndicatorYear(db: Database, indicator: string, fiscalYear: number): IndicatorYear {
  const row = rowOf(db, yearId(indicator, fiscalYear));
  return row ? yearOf(row) : {};
}

function rowOf(db: Database, id: string): IndicatorYearRow | undefined {
  return one<IndicatorYearRow>(db, "select * from indicator_year where id = ?", id);
}

function yearOf(row: IndicatorYearRow): IndicatorYear {
  return present({ printedRate: row.printed_rate, grade: row.grade, gradeReason: row.grade_reason });
}

function yearId(indicator: string, fiscalYear: number): string {
  return `${fiscalYear}/${indicator}`;
}

/** Replaces what is set for the year; an empty object takes everything away. */
export function writeIndicatorYear(
  writer: Writer,
  indicator: string,
  fiscalYear: number,
  set: IndicatorYear,
): void {
  const id = yearId(indicator, fiscalYear);
  const known = rowOf(writer.db, id);
  const columns = {
    printed_rate: orNull(set.printedRate),
    grade: orNull(set.grade),
    grade_reason: orNull(set.gradeReason),
  };
  const empty = Object.values(columns).every((value) => value === null);
  if (known && empty) return writer.remove("indicator_year", id);
  if (empty) return;
  const row = { id, indicator_id: indicator, fiscal_year: fiscalYear, ...columns };
  if (!known) return writer.insert("indicator_year", row);
  // Columns are written one after the other: what is set first, so that the row never stands empty (see its check).
  const [given, taken] = [true, false].map((isGiven) =>
    Object.fromEntries(Object.entries(columns).filter(([, value]) => (value !== null) === isGiven)),
  );
  writer.update("indicator_year", id, { ...given, ...taken });
}
