/** The look of a form, from a year on or only in it. An earlier year is never touched: it prints as it printed. */
import type { Tx } from "#db/journal.ts";
import { lookIn, ownLook, writeLook } from "#db/looks.ts";
import { planRow } from "#db/plan.ts";
import { saveEdit, type Handlers } from "#electron/backend/context.ts";
import type { Look } from "#shared/domain/look.ts";
import type { FormName } from "#shared/domain/plan.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { refuseFrozenYear, requirePlanYear } from "./years.ts";

/**
 * The year has this look afterwards, and so have the years behind it up to the next one with a look of its own. The form's
 * own look needs no row, unless it stands against the look of an earlier year.
 */
function setLook(tx: Tx, form: FormName, fiscalYear: number, look: Look): void {
  const isOwn = Object.keys(look).length === 0;
  const before = lookIn(tx.db, form, fiscalYear - 1);
  const inherits = before !== undefined && Object.keys(before).length > 0;
  writeLook(tx, form, fiscalYear, isOwn && !inherits ? undefined : look);
}

/** Gives the year the look it has now as its own, so that a change before it passes it by. */
function pinLook(tx: Tx, form: FormName, fiscalYear: number): void {
  if (fiscalYear > planRow(tx.db).last_fiscal_year || ownLook(tx.db, form, fiscalYear)) return;
  writeLook(tx, form, fiscalYear, lookIn(tx.db, form, fiscalYear) ?? {});
}

export const lookHandlers = {
  "look.set"(context, { form, fiscalYear, look, years }) {
    const label = `${formTitles[form]}の体裁を変更`;
    const { value: _, ...saved } = saveEdit(context, { label }, (tx) => {
      requirePlanYear(tx.db, fiscalYear);
      refuseFrozenYear(tx.db, fiscalYear);
      const before = lookIn(tx.db, form, fiscalYear) ?? {};
      const isSame = JSON.stringify(before) === JSON.stringify(look ?? {});
      if (isSame && years === "only") return;
      if (years === "only") pinLook(tx, form, fiscalYear + 1);
      setLook(tx, form, fiscalYear, look ?? {});
      const range = years === "only" ? "だけ" : "から";
      tx.line({ label, place: `${formTitles[form]} ${fiscalYearLabel(fiscalYear)}${range}`, fiscalYear });
    });
    return saved;
  },
} satisfies Handlers;
