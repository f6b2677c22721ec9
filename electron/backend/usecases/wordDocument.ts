/** The document of the forms that a window or the command line asks for. */
import type { Database } from "#db/sql.ts";
import { readSnapshot } from "#db/snapshot.ts";
import type { WordForm } from "#shared/contract/methods.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { buildForm, mergeTrees } from "#shared/forms/forms.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { readPlanFile, type Context } from "#electron/backend/context.ts";
import { requireSubject } from "./setField.ts";
import { requirePlanYear } from "./years.ts";

/** Throws `not-found` for a sheet the plan does not have, `year-outside-plan` for a year. */
export function readYear(context: Context, fiscalYear: number, forms: readonly WordForm[]): YearSnapshot {
  return readPlanFile(context, ({ db }) => {
    requirePlanYear(db, fiscalYear);
    requireSubjects(db, forms);
    return readSnapshot(db, fiscalYear);
  });
}

function requireSubjects(db: Database, forms: readonly WordForm[]): void {
  for (const { subjects = [] } of forms) for (const subject of subjects) requireSubject(db, subject);
}

export function formTree(snapshot: YearSnapshot, { form, ...options }: WordForm): DocumentTree {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return buildForm(form, snapshot, Object.fromEntries(given));
}

/** All forms as one document. */
export function documentOf(snapshot: YearSnapshot, forms: readonly WordForm[]): DocumentTree {
  const trees = forms.map((form) => formTree(snapshot, form));
  return mergeTrees(trees, `${snapshot.plan.title} ${fiscalYearLabel(snapshot.fiscalYear)}`);
}
