/** Days, times of day and moments, as texts. */
import { z } from "zod";

export const isoDateSchema = z.iso.date();
export const timeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, "HH:MM");
/** Moment in UTC, `2020-08-07T01:31:00.000Z`. */
export const timestampSchema = z.iso.datetime();
