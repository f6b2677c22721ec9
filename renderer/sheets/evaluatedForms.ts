/** Forms with a field for 推進委員会の評価, which comments can become and the committee adopts. */
import type { TextField } from "#shared/domain/field.ts";
import { sameSubject, type Subject } from "#shared/domain/ids.ts";
import type { Paper } from "#shared/domain/paper.ts";
import type { FormName } from "#shared/domain/plan.ts";

const evaluated: readonly FormName[] = ["evaluation-sheet", "project-sheet"];

/** Whether the paper has the committee's field of this sheet on it. */
export function isEvaluated(paper: Paper | undefined, sheet: Subject | undefined): boolean {
  if (!paper?.subject || !sheet || !evaluated.includes(paper.form)) return false;
  return sameSubject(paper.subject, sheet);
}

export function committeeField(subject: Subject, fiscalYear: number): TextField {
  return { entity: "evaluation", subject, fiscalYear, property: "committeeEvaluation" };
}
