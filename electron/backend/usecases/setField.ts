/** Setting one field inside an edit: the checks, the write, and its line in 変更履歴. */
import { readText, subjectExists, writeText } from "#db/fields.ts";
import { indicatorRow, readValue, writeValue } from "#db/indicators.ts";
import { readIndicatorYear } from "#db/indicatorYears.ts";
import { readItem } from "#db/items.ts";
import type { Tx } from "#db/journal.ts";
import type { Line } from "#db/journalRows.ts";
import { meetingOfPart } from "#db/meetings.ts";
import { readMember } from "#db/members.ts";
import { placeOf } from "#db/places.ts";
import { planRow, readPlan } from "#db/plan.ts";
import { readPlanOf } from "#db/planYears.ts";
import type { Database } from "#db/sql.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { commentPatchSchema } from "#shared/domain/comment.ts";
import { meetingSchema, memberSchema } from "#shared/domain/committee.ts";
import { evaluationSchema } from "#shared/domain/evaluation.ts";
import type { Field, TextField, ValueField } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { minutesFieldSchema } from "#shared/domain/minutes.ts";
import {
  indicatorSchema,
  indicatorYearSchema,
  itemSchema,
  planSchema,
  projectSchema,
  textSchema,
  titleSchema,
} from "#shared/domain/plan.ts";
import { rowSchemas } from "#shared/domain/rows.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { inputText, printIndicatorValue } from "#shared/rules/indicatorValue.ts";
import { fieldName } from "./fieldNames.ts";
import { keepUnderlines } from "./keepUnderlines.ts";
import { keepWithheld } from "./keepWithheld.ts";
import { commentPlace, indicatorPlace, meetingPlace, rowNames, rowPlace } from "./linePlaces.ts";
import { latestOpenYear, requireIndicatorYear, requirePlanYear } from "./years.ts";

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
  keepWithheld(tx, field, text);
  writeText(tx, field, text);
  keepUnderlines(tx, field, before, text);
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
  tx.line({
    ...indicatorPlace(tx.db, field.id, field.fiscalYear),
    label: editLabel(tx.db, field),
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
    case "evaluation":
      return missingSubject(field.subject);
    case "plan":
      return new OperationError("not-found", { what: "計画", id: field.property });
    case "row":
      return new OperationError("not-found", { what: rowNames[field.table], id: field.id });
    case "item":
    case "project":
    case "indicator":
    case "indicatorValue":
    case "indicatorYear":
    case "agendaItem":
    case "handout":
    case "meeting":
    case "decision":
    case "member":
    case "comment":
      return new OperationError("not-found", { what: entityNames[field.entity], id: field.id });
    case "minutes":
      return new OperationError("not-found", { what: "会議録の項目", id: field.header });
  }
}

const entityNames = {
  item: "施策",
  project: "プロジェクト",
  indicator: "指標",
  indicatorValue: "指標",
  indicatorYear: "指標",
  agendaItem: "議事",
  handout: "配布資料",
  meeting: "会議",
  decision: "議事",
  member: "委員",
  comment: "発言",
} as const;

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

interface TextShape {
  safeParse(value: unknown): { success: boolean };
}

/** What the texts of each entity may be; an optional text may also be empty. */
function shapeOf(field: Exclude<TextField, { entity: "evaluation" }>): TextShape | undefined {
  switch (field.entity) {
    case "plan":
      return planSchema.shape[field.property];
    case "item":
      return itemSchema.shape[field.property];
    case "project":
      return projectSchema.shape[field.property];
    case "indicator":
      return indicatorSchema.shape[field.property];
    case "indicatorYear":
      return indicatorYearSchema.shape[field.property];
    case "agendaItem":
    case "handout":
      return titleSchema;
    case "meeting":
      return meetingSchema.shape[field.property];
    case "minutes":
      return minutesFieldSchema.shape[field.property];
    case "decision":
      return textSchema;
    case "member":
      return memberSchema.shape[field.property];
    case "comment":
      return commentPatchSchema.shape[field.property];
    case "row": {
      const shape: Readonly<Record<string, TextShape>> = rowSchemas[field.table].shape;
      return shape[field.property];
    }
  }
}

/** Fields whose text may be taken away although their schema asks for a letter when there is one. */
function mayBeEmpty(field: TextField): boolean {
  return (
    (field.entity === "project" && field.property === "label") ||
    (field.entity === "indicatorYear" && field.property === "printedRate")
  );
}

function requireFits(db: Database, field: TextField, text: string): void {
  if (field.entity === "evaluation") {
    requirePlanYear(db, field.fiscalYear);
    if (field.property === "rating") requireGrade(db, text, field.fiscalYear);
    if (!evaluationSchema.shape[field.property].safeParse(text).success) throw doesNotFit();
    return;
  }
  if (field.entity === "indicatorYear") {
    // A year the plan no longer has can still be emptied.
    if (text !== "") requireIndicatorYear(db, field.fiscalYear);
    // The reason stands beside the grade that it explains.
    const { grade } = readIndicatorYear(db, field.id, field.fiscalYear);
    if (field.property === "gradeReason" && grade === undefined) throw doesNotFit();
  }
  if (field.entity === "item" && (field.property === "code" || field.property === "title")) {
    refuseRevisedName(db, field.id);
  }
  if (text === "" && mayBeEmpty(field)) return;
  if (!shapeOf(field)?.safeParse(text).success) throw doesNotFit();
}

/**
 * The open year still calls it by a name that a review ends: a text typed there would be taken for the later name. Throws
 * `revision-refused`.
 */
function refuseRevisedName(db: Database, id: string): void {
  const held = readItem(db, id)?.formerNames?.findLast(({ until }) => until >= latestOpenYear(db));
  if (!held) return;
  throw new OperationError("revision-refused", {
    problem: `この施策の名称は、${fiscalYearLabel(held.until + 1)}からの見直しが決まっています。名称は「計画」の「施策」にある「見直し」で直します`,
  });
}

function doesNotFit(): OperationError {
  return new OperationError("invalid-input", { path: "text" });
}

/** Throws `not-found` unless the scale has the grade; "" is none. With a year, the scale that this year has. */
export function requireGrade(db: Database, code: string, fiscalYear?: number): void {
  const { ratingScale } = fiscalYear === undefined ? readPlan(db) : readPlanOf(db, fiscalYear).plan;
  const known = ratingScale.grades.some((grade) => grade.code === code);
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
    case "indicator":
      return indicatorPlace(db, field.id);
    case "indicatorYear":
      return indicatorPlace(db, field.id, field.fiscalYear);
    case "evaluation": {
      const { subject, fiscalYear } = field;
      return { place: placeOf(db, subject, fiscalYear), subject, fiscalYear };
    }
    case "agendaItem":
      return meetingPlace(db, meetingOfPart(db, "agenda_item", field.id));
    case "handout":
      return meetingPlace(db, meetingOfPart(db, "handout", field.id));
    case "meeting":
    case "minutes":
      return meetingPlace(db, field.id);
    case "decision":
      return meetingPlace(db, meetingOfPart(db, "agenda_item", field.id));
    case "member":
      return { place: readMember(db, field.id)?.name ?? "" };
    case "comment":
      return commentPlace(db, field.id);
    case "row":
      return rowPlace(db, field.table, field.id);
  }
}
