/** A field: the address of one editable value, the same for a cell on screen, a save, and a line of history. */
import { z } from "zod";
import { evaluationTextFieldSchema } from "#shared/domain/evaluation.ts";
import { fiscalYearSchema, idSchema, subjectKey, subjectSchema } from "#shared/domain/ids.ts";
import { rowTableSchema, rowTextProperties } from "#shared/domain/rows.ts";

export const textFieldSchema = z.discriminatedUnion("entity", [
  z.strictObject({
    entity: z.literal("plan"),
    property: z.enum(["title", "externalSurveyNote", "gradeScaleNote"]),
  }),
  z.strictObject({
    entity: z.literal("item"),
    id: idSchema,
    property: z.enum([
      "code",
      "title",
      "goal",
      "overview",
      "images",
      "concept",
      "policies",
      "relatedPlans",
      "pageReference",
    ]),
  }),
  z.strictObject({
    entity: z.literal("project"),
    id: idSchema,
    property: z.enum(["label", "title", "overview"]),
  }),
  z.strictObject({
    entity: z.literal("indicator"),
    id: idSchema,
    property: z.enum(["kind", "name", "unit"]),
  }),
  z.strictObject({
    entity: z.literal("evaluation"),
    subject: subjectSchema,
    fiscalYear: fiscalYearSchema,
    property: z.enum([...evaluationTextFieldSchema.options, "rating"]),
  }),
  /** What a person set for an indicator's year over what the rules compute. */
  z.strictObject({
    entity: z.literal("indicatorYear"),
    id: idSchema,
    fiscalYear: fiscalYearSchema,
    property: z.enum(["printedRate", "gradeReason"]),
  }),
  /** A line of a 次第, and a document that it lists. */
  z.strictObject({ entity: z.literal("agendaItem"), id: idSchema, property: z.literal("title") }),
  z.strictObject({ entity: z.literal("handout"), id: idSchema, property: z.literal("title") }),
  z.strictObject({ entity: z.literal("meeting"), id: idSchema, property: z.literal("place") }),
  /** A field of the header of a meeting's 会議録. */
  z.strictObject({
    entity: z.literal("minutes"),
    /** Id of the meeting, and of the field in its header. */
    id: idSchema,
    header: idSchema,
    property: z.enum(["label", "text"]),
  }),
  /** What was decided under a line of the agenda. */
  z.strictObject({ entity: z.literal("decision"), id: idSchema, property: z.literal("text") }),
  z.strictObject({
    entity: z.literal("member"),
    id: idSchema,
    property: z.enum(["name", "reading", "affiliation", "role"]),
  }),
  z.strictObject({
    entity: z.literal("comment"),
    id: idSchema,
    property: z.enum(["text", "summary", "reply", "department", "disposition", "reflectedIn"]),
  }),
  /** A text of a row that a form lists: see `rows.ts`. */
  z.strictObject({
    entity: z.literal("row"),
    table: rowTableSchema,
    id: idSchema,
    property: z.enum(rowTextProperties),
  }),
]);
export type TextField = z.infer<typeof textFieldSchema>;

export const valueFieldSchema = z.strictObject({
  entity: z.literal("indicatorValue"),
  /** Id of the indicator. */
  id: idSchema,
  series: z.enum(["target", "actual"]),
  fiscalYear: fiscalYearSchema,
});
export type ValueField = z.infer<typeof valueFieldSchema>;

export const fieldSchema = z.union([textFieldSchema, valueFieldSchema]);
export type Field = z.infer<typeof fieldSchema>;

/** A field as one string, unique within a plan; equal fields have equal keys. */
export function fieldKey(field: Field): string {
  switch (field.entity) {
    case "plan":
      return `plan/${field.property}`;
    case "item":
    case "project":
    case "indicator":
    case "agendaItem":
    case "handout":
    case "meeting":
    case "decision":
    case "member":
    case "comment":
      return `${field.entity}/${field.id}/${field.property}`;
    case "evaluation":
      return `evaluation/${subjectKey(field.subject)}/${field.fiscalYear}/${field.property}`;
    case "indicatorYear":
      return `year/${field.id}/${field.fiscalYear}/${field.property}`;
    case "minutes":
      return `minutes/${field.id}/${field.header}/${field.property}`;
    case "row":
      return `${field.table}/${field.id}/${field.property}`;
    case "indicatorValue":
      return `value/${field.id}/${field.series}/${field.fiscalYear}`;
  }
}
