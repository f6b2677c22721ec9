/** 救出: what could be read of a damaged plan file. */
import { z } from "zod";

const countSchema = z.number().int().nonnegative();

export const rescuedKindSchema = z.strictObject({
  /** Table of the plan file. */
  table: z.string(),
  /** What people call its rows. */
  label: z.string(),
  /** Rows that are in the new plan (or would be). */
  saved: countSchema,
  /** Rows that are known to have been there and cannot be read. */
  lost: countSchema,
  /** Rows that can be read and do not fit into a plan: their words are in the report beside the new file. */
  apart: countSchema,
});
export type RescuedKind = z.infer<typeof rescuedKindSchema>;

export const rescueReportSchema = z.strictObject({
  /** File name without its folder. */
  file: z.string(),
  /** Title of the plan; null when it cannot be read and the new plan gets a makeshift one. */
  title: z.string().nullable(),
  kinds: z.array(rescuedKindSchema),
  /** What is wrong, as sentences. */
  problems: z.array(z.string()),
  /** Nothing is known to be missing. */
  complete: z.boolean(),
});
export type RescueReport = z.infer<typeof rescueReportSchema>;
