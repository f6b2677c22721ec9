/** Setting one field inside an edit: the checks, the write, and its line in 変更履歴. */
import { readText, subjectExists, writeText } from "#db/fields.ts";
import { indicatorRow, readValue, writeValue } from "#db/indicators.ts";
import type { Line, Tx } from "#db/journal.ts";
import { placeOf } from "#db/places.ts";
import { planRow, readPlan } from "#db/plan.ts";
import type { Database } from "#db/sql.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Field, TextField, ValueField } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { indicatorSchema, itemSchema, planSchema, projectSchema } from "#shared/domain/plan.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";
import { inputText, printIndicatorValue } from "#shared/rules/indicatorValue.ts";
import { fieldName } from "./fieldNames.ts";
import { requireIndicatorYear, requirePlanYear } from "./years.ts";

/** 「達成状況を編集」. */
export function editLabel(db: Database, field: Field): string {
  return `${fieldName(field, planRow(db).committee_name)}を編集`;
}

/**
 * Sets a text; "" clears it. Throws `not-found` (the thing or the grade does not exist), `year-outside-plan`, or
 * `invalid-input` for a text the field cannot hold (an empty title).
 */
export function setText(tx: Tx, field: TextField, text: string): void {
  const before = readText(tx.db, field);
  if (before === undefined) throw missing(field);
  requireFits(tx.db, field, text);
  if (before === text) return;
  const place = textPlace(tx.db, field);
  writeText(tx, field, text);
  tx.line({
    ...place,
    label: editLabel(tx.db, field),
    field,
    ...(before === "" ? {} : { beforeText: before, beforeValue: before }),
    ...(text === "" ? {} : { afterText: text, afterValue: text }),
  });
}

/** Sets the value of an indicator's cell; undefined makes it blank. Throws `not-found` or `year-outside-plan`. */
export function setValue(tx: Tx, field: ValueField, value: IndicatorValue | undefined): void {
  const indicator = indicatorRow(tx.db, field.id);
  if (!indicator) throw missing(field);
  const before = readValue(tx.db, field.id, field.series, field.fiscalYear);
  // A year the plan no longer has can still be emptied.
  if (value) requireIndicatorYear(tx.db, field.fiscalYear);
  if (JSON.stringify(before) === JSON.stringify(value)) return;
  writeValue(tx, field.id, field.series, field.fiscalYear, value);
  const subject: Subject = { kind: "item", id: indicator.item_id };
  tx.line({
    label: editLabel(tx.db, field),
    place: `${placeOf(tx.db, subject)} ${indicator.name} ${placeOf(tx.db, undefined, field.fiscalYear)}`,
    subject,
    fiscalYear: field.fiscalYear,
    field,
    ...(before ? { beforeText: valueText(before, indicator.unit), beforeValue: before } : {}),
    ...(value ? { afterText: valueText(value, indicator.unit), afterValue: value } : {}),
  });
}

/** As the sheet prints it, but with the reason that the sheet leaves out. */
function valueText(value: IndicatorValue, unit: string): string {
  return value.kind === "reason" ? inputText(value) : printIndicatorValue(value, unit);
}

function missing(field: Field): OperationError {
  switch (field.entity) {
    case "item":
      return new OperationError("not-found", { what: "施策", id: field.id });
    case "project":
      return new OperationError("not-found", { what: "プロジェクト", id: field.id });
    case "indicator":
    case "indicatorValue":
      return new OperationError("not-found", { what: "指標", id: field.id });
    case "evaluation":
      return missingSubject(field.subject);
    case "plan":
      return new OperationError("not-found", { what: "計画", id: field.property });
  }
}

function missingSubject(subject: Subject): OperationError {
  return new OperationError("not-found", {
    what: subject.kind === "item" ? "施策" : "プロジェクト",
    id: subject.id,
  });
}

/** Throws `not-found` unless the item or project exists. */
export function requireSubject(db: Database, subject: Subject): void {
  if (!subjectExists(db, subject)) throw missingSubject(subject);
}

const shapes = {
  plan: planSchema.shape,
  item: itemSchema.shape,
  project: projectSchema.shape,
  indicator: indicatorSchema.shape,
} as const;

function requireFits(db: Database, field: TextField, text: string): void {
  if (field.entity === "evaluation") {
    requirePlanYear(db, field.fiscalYear);
    if (field.property === "rating") requireGrade(db, text);
    return;
  }
  const shape: Record<string, { safeParse(value: unknown): { success: boolean } }> = shapes[field.entity];
  if (!shape[field.property]?.safeParse(text).success)
    throw new OperationError("invalid-input", { path: "text" });
}

function requireGrade(db: Database, code: string): void {
  const known = readPlan(db).ratingScale.grades.some((grade) => grade.code === code);
  if (code !== "" && !known) throw new OperationError("not-found", { what: "判定", id: code });
}

function textPlace(db: Database, field: TextField): Pick<Line, "place" | "subject" | "fiscalYear"> {
  switch (field.entity) {
    case "plan":
      return { place: "" };
    case "item":
    case "project": {
      const subject: Subject = { kind: field.entity, id: field.id };
      return { place: placeOf(db, subject), subject };
    }
    case "indicator": {
      const indicator = indicatorRow(db, field.id);
      const subject: Subject = { kind: "item", id: indicator?.item_id ?? "" };
      return { place: `${placeOf(db, subject)} ${indicator?.name ?? ""}`, subject };
    }
    case "evaluation": {
      const { subject, fiscalYear } = field;
      return { place: placeOf(db, subject, fiscalYear), subject, fiscalYear };
    }
  }
}
