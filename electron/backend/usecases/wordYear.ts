/** The year that a document is made from, once everything it names is known to be there. */
import type { Database } from "#db/sql.ts";
import { readSnapshot } from "#db/snapshot.ts";
import type { WordForm } from "#shared/contract/methods.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
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
