/** The years of a plan as they were opened one after the other, and the plan as an earlier year has it. */
import type { Database } from "better-sqlite3";
import type { Plan } from "#shared/domain/plan.ts";
import { frozenPlanSchema, type FrozenPlan, type PlanYear } from "#shared/domain/years.ts";
import { jsonOrNull, parsed, present } from "./optional.ts";
import { planRow, readPlan } from "./plan.ts";
import { all, one } from "./sql.ts";
import type { PlanYearRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** Years that were opened, ascending; none while the plan is in the year it begins with. */
export function readPlanYears(db: Database): PlanYear[] {
  return all<PlanYearRow>(db, "select * from plan_year order by fiscal_year").map(yearOf);
}

function yearOf(row: PlanYearRow): PlanYear {
  return {
    fiscalYear: row.fiscal_year,
    openedAt: row.opened_at,
    ...present({ frozen: parsed<FrozenPlan>(row.frozen) }),
  };
}

/** The latest year that was opened: the plan's first, until 翌年度へ進む. */
export function latestOpenYear(db: Database): number {
  const found = one<{ year: number | null }>(db, "select max(fiscal_year) as year from plan_year");
  return found?.year ?? planRow(db).first_fiscal_year;
}

/** The plan as this year has it, and whether that is what was frozen with the year. */
export function readPlanOf(db: Database, fiscalYear: number): { plan: Plan; frozen: boolean } {
  const row = one<PlanYearRow>(
    db,
    "select * from plan_year where fiscal_year = ? and frozen is not null",
    fiscalYear,
  );
  const plan = readPlan(db);
  const frozen = parsed<FrozenPlan>(row?.frozen ?? null);
  return frozen === null ? { plan, frozen: false } : { plan: asFrozen(plan, frozen), frozen: true };
}

/** What may be absent is absent where it was, whatever the plan has now. */
function asFrozen(plan: Plan, frozen: FrozenPlan): Plan {
  const later = Object.entries(plan).filter(([key]) => !Object.hasOwn(frozenPlanSchema.shape, key));
  return { ...(Object.fromEntries(later) as Omit<Plan, keyof FrozenPlan>), ...frozen };
}

/** Freezes the latest open year as the plan is now, and opens the one after it. The caller has checked the year. */
export function openYear(writer: Writer, fiscalYear: number, openedAt: string): void {
  const frozen = frozenPlanSchema.strip().parse(readPlan(writer.db));
  const latest = latestOpenYear(writer.db);
  const known = one(writer.db, "select id from plan_year where fiscal_year = ?", latest);
  // The year a plan begins with was opened with the plan: it has a row from now on.
  if (!known) insertPlanYear(writer, { fiscalYear: latest, openedAt: planMadeAt(writer.db) ?? openedAt });
  writer.update("plan_year", String(latest), { frozen: JSON.stringify(frozen) });
  insertPlanYear(writer, { fiscalYear, openedAt });
}

/** When the file was made: its first line of history. */
function planMadeAt(db: Database): string | undefined {
  return one<{ at: string }>(db, "select at from edit order by id limit 1")?.at;
}

export function insertPlanYear(writer: Writer, { fiscalYear, openedAt, frozen }: PlanYear): void {
  writer.insert("plan_year", {
    id: String(fiscalYear),
    fiscal_year: fiscalYear,
    opened_at: openedAt,
    frozen: jsonOrNull(frozen),
  });
}
