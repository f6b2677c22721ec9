/** A paper: one printable document of a plan, the same for the list of sheets, a handout and an export. */
import { z } from "zod";
import { idSchema, subjectKey, subjectSchema } from "#shared/domain/ids.ts";
import { formNameSchema } from "#shared/domain/plan.ts";

export const paperSchema = z.strictObject({
  form: formNameSchema,
  /** The item or project it is about; absent prints every sheet of the form. */
  subject: subjectSchema.optional(),
  /** Id of the 新旧対照表 or 概要. */
  document: idSchema.optional(),
  /** Id of the meeting whose 次第, 会議録 or list of opinions it is; a list without one is of the whole year. */
  meeting: idSchema.optional(),
  /** Of a 会議録: 公開用; absent: 原本. */
  copy: z.literal("public").optional(),
});
export type Paper = z.infer<typeof paperSchema>;

/** A paper as one string, for map keys and element ids. */
export function paperKey(paper: Paper): string {
  const about = paper.subject ? subjectKey(paper.subject) : (paper.document ?? paper.meeting ?? "");
  return `${paper.form}/${about}${paper.copy === undefined ? "" : `/${paper.copy}`}`;
}
