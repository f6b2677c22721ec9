/** The years of a plan as they were opened one after the other, and the plan as an earlier year has it. */
import type { Database } from "better-sqlite3";
import type { Indicator, Plan } from "#shared/domain/plan.ts";
import {
  frozenPlanSchema,
  type FrozenPlan,
  type FrozenStructure,
  type PlanYear,
} from "#shared/domain/years.ts";
import { itemsOfYear } from "#shared/rules/itemLife.ts";
import { readIndicators } from "./indicators.ts";
import { readItems } from "./items.ts";
import { jsonOrNull, parsed, present } from "./optional.ts";
import { readPlan } from "./plan.ts";
import { readProjectsOf } from "./projects.ts";
import { readRows } from "./rows.ts";
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

/** The plan as this year has it; of a frozen year as it was frozen, and the tree with it where it was kept. */
export function readPlanOf(
  db: Database,
  fiscalYear: number,
): { plan: Plan; frozen: boolean; structure: FrozenStructure | undefined } {
  const row = one<PlanYearRow>(
    db,
    "select * from plan_year where fiscal_year = ? and frozen is not null",
    fiscalYear,
  );
  const plan = readPlan(db);
  const kept = parsed<FrozenPlan>(row?.frozen ?? null);
  if (kept === null) return { plan, frozen: false, structure: undefined };
  const { structure, ...frozen } = kept;
  return { plan: frozen, frozen: true, structure };
}

/** Freezes a year as the plan is now, the tree as this year has it. */
export function freezeYear(writer: Writer, fiscalYear: number, now: string): void {
  const plan = frozenPlanSchema.strip().parse(readPlan(writer.db));
  const frozen: FrozenPlan = { ...plan, structure: structureOf(writer.db, fiscalYear) };
  if (one(writer.db, "select id from plan_year where fiscal_year = ?", fiscalYear)) {
    writer.update("plan_year", String(fiscalYear), { frozen: JSON.stringify(frozen) });
    return;
  }
  // A year from before 翌年度へ進む was opened with the plan: it has a row from now on.
  insertPlanYear(writer, { fiscalYear, openedAt: planMadeAt(writer.db) ?? now, frozen });
}

function structureOf(db: Database, fiscalYear: number): FrozenStructure {
  const { items } = itemsOfYear(readItems(db), fiscalYear);
  return {
    items,
    indicators: readIndicators(db, items),
    projects: readProjectsOf(db, items),
    initiatives: readRows(db, "initiative"),
    undertakings: readRows(db, "undertaking"),
  };
}

/** An indicator is about to go: frozen years print it with the values that it has now. */
export function keepInFrozenYears(writer: Writer, indicator: string): void {
  for (const { fiscalYear, frozen } of readPlanYears(writer.db)) {
    const { structure } = frozen ?? {};
    const known = structure?.indicators.find((one) => one.id === indicator);
    if (!frozen || !structure || !known) continue;
    const now = readIndicators(writer.db, [{ id: known.item }]).find((one) => one.id === indicator);
    const indicators = structure.indicators.map((one) => (one === known && now ? withValues(one, now) : one));
    const kept: FrozenPlan = { ...frozen, structure: { ...structure, indicators } };
    writer.update("plan_year", String(fiscalYear), { frozen: JSON.stringify(kept) });
  }
}

/** An indicator as it was called once, with the values that another has. */
export function withValues(
  { years: _years, ...called }: Indicator,
  { targets, actuals, years }: Indicator,
): Indicator {
  return { ...called, targets, actuals, ...(years ? { years } : {}) };
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
