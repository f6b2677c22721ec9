/** 翌年度へ進む: the next year opens, and the forms of those before it stay as they are. */
import type { Tx } from "#db/journal.ts";
import { lookIn, ownLook, writeLook } from "#db/looks.ts";
import { planRow } from "#db/plan.ts";
import { freezeYear, insertPlanYear, readPlanYears } from "#db/planYears.ts";
import { planTopics, requirePlan, saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { formNameSchema } from "#shared/domain/plan.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { openPlan } from "./planFile.ts";
import { latestOpenYear } from "./years.ts";

/** The year's looks are its own from now on: a look of an earlier year reaches it no more. */
function fixLooks(tx: Tx, fiscalYear: number): void {
  for (const form of formNameSchema.options) {
    const look = lookIn(tx.db, form, fiscalYear);
    if (look && !ownLook(tx.db, form, fiscalYear)) writeLook(tx, form, fiscalYear, look);
  }
}

/** Freezes the latest open year and those before it that still are not: they were opened with the plan. */
function freezeBefore(tx: Tx, fiscalYear: number, now: string): void {
  const frozen = new Set(
    readPlanYears(tx.db).flatMap((one) => (one.frozen === undefined ? [] : [one.fiscalYear])),
  );
  for (let year = planRow(tx.db).first_fiscal_year; year < fiscalYear; year += 1) {
    if (frozen.has(year)) continue;
    fixLooks(tx, year);
    freezeYear(tx, year, now);
  }
}

/** The indicator tables get a column for the year when they have none yet. */
function addColumn(tx: Tx, fiscalYear: number): void {
  if (planRow(tx.db).indicator_to < fiscalYear) tx.update("plan", "plan", { indicator_to: fiscalYear });
}

/** Throws `already-open` or, behind the plan's end, `year-outside-plan`. */
function refuseOtherThanNext(tx: Tx, year: number): void {
  const { first_fiscal_year: from, last_fiscal_year: to } = planRow(tx.db);
  const next = latestOpenYear(tx.db) + 1;
  if (year === next && year > to) throw new OperationError("year-outside-plan", { year, from, to, ends: 1 });
  if (year < from || year > to) throw new OperationError("year-outside-plan", { year, from, to });
  if (year !== next) throw new OperationError("already-open", { year, next });
}

export const yearHandlers = {
  "year.open"(context, { fiscalYear }) {
    const label = `${fiscalYearLabel(fiscalYear)}を開く`;
    const { value: _, ...saved } = saveEdit(context, { label, topics: planTopics }, (tx) => {
      refuseOtherThanNext(tx, fiscalYear);
      const now = context.now().toISOString();
      freezeBefore(tx, fiscalYear, now);
      insertPlanYear(tx, { fiscalYear, openedAt: now });
      addColumn(tx, fiscalYear);
      const place = `${fiscalYearLabel(fiscalYear - 1)}の様式を固定`;
      tx.line({ label, place, fiscalYear });
    });
    return { ...saved, plan: openPlan(requirePlan(context)) };
  },
} satisfies Handlers;
