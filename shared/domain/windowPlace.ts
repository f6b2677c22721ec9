/** Where a window stands in a plan, as far as it is remembered for a page that is loaded anew: ids and names only. */
import { z } from "zod";
import { fiscalYearSchema, idSchema, subjectSchema } from "#shared/domain/ids.ts";
import { paperSchema } from "#shared/domain/paper.ts";

export const windowPlaceSchema = z.strictObject({
  /** Which plan: its folder and name. */
  plan: z.string(),
  screen: z.enum([
    "progress",
    "sheets",
    "plan",
    "committee",
    "record",
    "answers",
    "minutes",
    "archive",
    "history",
  ]),
  fiscalYear: fiscalYearSchema,
  paper: paperSchema.optional(),
  sheet: subjectSchema.optional(),
  /** The item of the sheet that is chosen in the list. */
  part: z.string().optional(),
  planPart: z.enum(["plan", "forms", "items", "indicators", "projects", "scale", "text"]),
  meeting: idSchema.optional(),
  tab: z.enum(["comments", "evaluation", "previous", "indicators", "history"]),
});
export type WindowPlace = z.infer<typeof windowPlaceSchema>;
