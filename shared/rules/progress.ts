/** How far a year's sheets are: which fields are still empty. Counts fields people must fill, not targets of later years. */
import type { Field } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { formsOf } from "#shared/domain/plan.ts";
import { childrenOf, evaluationOf, sheetsOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { fieldLabel, fieldText, fieldValue } from "#shared/rules/fieldText.ts";

export interface SheetProgress {
  /** Fields filled of those the departments and the secretariat fill (without the committee's own). */
  filled: number;
  total: number;
  /** What is still empty, in reading order; the committee's evaluation is not among them. */
  missing: { field: Field; label: string }[];
  /** 推進委員会の評価 is written. */
  committee: boolean;
}

type EvaluationProperty = "activities" | "achievement" | "issues" | "rating";

function evaluationField(subject: Subject, fiscalYear: number, property: EvaluationProperty): Field {
  return { entity: "evaluation", subject, fiscalYear, property };
}

/** Fields that one item contributes to its sheet: an item with parts gives the issues, one without gives the work. */
function itemFields(snapshot: YearSnapshot, id: string): Field[] {
  const { fiscalYear } = snapshot;
  const subject: Subject = { kind: "item", id };
  const isTop = snapshot.items.find((item) => item.id === id)?.parent === null;
  const parts = childrenOf(snapshot, id);
  const hasGrades = snapshot.plan.ratingScale.grades.length > 0;
  const own: EvaluationProperty[] = parts.length > 0 ? [] : ["activities", "achievement"];
  if (parts.length === 0 && hasGrades) own.push("rating");
  const fields = own.map((property) => evaluationField(subject, fiscalYear, property));
  for (const indicator of snapshot.indicators.filter((one) => one.item === id)) {
    const [from, to] = snapshot.plan.indicatorFiscalYears;
    if (fiscalYear < from || fiscalYear > to) continue;
    fields.push({ entity: "indicatorValue", id: indicator.id, series: "actual", fiscalYear });
  }
  for (const part of parts) fields.push(...itemFields(snapshot, part.id));
  if (isTop) fields.push(evaluationField(subject, fiscalYear, "issues"));
  return fields;
}

function projectFields(snapshot: YearSnapshot, id: string): Field[] {
  const hasGrades = snapshot.plan.ratingScale.grades.length > 0;
  const properties: EvaluationProperty[] = ["achievement", "issues"];
  if (hasGrades) properties.unshift("rating");
  return properties.map((property) =>
    evaluationField({ kind: "project", id }, snapshot.fiscalYear, property),
  );
}

function isFilled(snapshot: YearSnapshot, field: Field): boolean {
  return field.entity === "indicatorValue"
    ? fieldValue(snapshot, field) !== undefined
    : fieldText(snapshot, field) !== "";
}

/** Whether the plan's forms have a field for the committee's evaluation. */
export function hasCommitteeEvaluation({ plan }: Pick<YearSnapshot, "plan">): boolean {
  const forms = formsOf(plan);
  return forms.includes("evaluation-sheet") || forms.includes("project-sheet");
}

/** Progress of one sheet, or of one item on it (1-1) for the list beside the sheet. */
export function sheetProgress(snapshot: YearSnapshot, subject: Subject): SheetProgress {
  const fields =
    subject.kind === "item" ? itemFields(snapshot, subject.id) : projectFields(snapshot, subject.id);
  const missing = fields
    .filter((field) => !isFilled(snapshot, field))
    .map((field) => ({ field, label: fieldLabel(snapshot, field) }));
  return {
    filled: fields.length - missing.length,
    total: fields.length,
    missing,
    committee: Boolean(evaluationOf(snapshot, subject)?.committeeEvaluation),
  };
}

/** The line above the list: 「記入 11／18・委員会の評価 2／9」 — measures and projects reported on, and sheets evaluated. */
export function yearProgress(snapshot: YearSnapshot): {
  /** Lowest-level items and projects whose own fields are all written. */
  reported: number;
  reportable: number;
  evaluated: number;
  sheets: number;
} {
  const sheets = sheetsOf(snapshot);
  const leaves = snapshot.items.filter((item) => childrenOf(snapshot, item.id).length === 0);
  const reportable: Subject[] = [
    ...leaves.map((item): Subject => ({ kind: "item", id: item.id })),
    ...snapshot.projects.map((project): Subject => ({ kind: "project", id: project.id })),
  ];
  return {
    reported: reportable.filter((subject) => sheetProgress(snapshot, subject).missing.length === 0).length,
    reportable: reportable.length,
    evaluated: sheets.filter((subject) => sheetProgress(snapshot, subject).committee).length,
    sheets: sheets.length,
  };
}
