/** A field: the address of one editable value, the same for a cell on screen, a save, and a line of history. */
import { z } from "zod";
import { fiscalYearSchema, idSchema, subjectKey, subjectSchema } from "#shared/domain/ids.ts";

export const textFieldSchema = z.discriminatedUnion("entity", [
  z.strictObject({
    entity: z.literal("plan"),
    property: z.enum(["title", "externalSurveyNote"]),
  }),
  z.strictObject({ entity: z.literal("item"), id: idSchema, property: z.enum(["code", "title", "goal"]) }),
  z.strictObject({ entity: z.literal("project"), id: idSchema, property: z.enum(["title", "overview"]) }),
  z.strictObject({
    entity: z.literal("indicator"),
    id: idSchema,
    property: z.enum(["kind", "name", "unit"]),
  }),
  z.strictObject({
    entity: z.literal("evaluation"),
    subject: subjectSchema,
    fiscalYear: fiscalYearSchema,
    property: z.enum(["activities", "achievement", "issues", "rating", "committeeEvaluation"]),
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
      return `${field.entity}/${field.id}/${field.property}`;
    case "evaluation":
      return `evaluation/${subjectKey(field.subject)}/${field.fiscalYear}/${field.property}`;
    case "indicatorValue":
      return `value/${field.id}/${field.series}/${field.fiscalYear}`;
  }
}
