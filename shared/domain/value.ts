/**
 * Values of an indicator. "Nothing" has four meanings on these sheets and none may turn into another:
 * blank (not yet, represented by the absence of a value), — (none by design), zero, and none with a reason.
 */
import { z } from "zod";

/** Canonical decimal: optional minus, no leading zeros, no exponent, at most 15 significant digits. */
export const decimalSchema = z
  .string()
  .regex(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/u, "decimal")
  .refine((text) => text !== "-0" && text.replace(/[-.]/gu, "").replace(/^0+/u, "").length <= 15, "decimal");

export const indicatorValueSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("number"), number: decimalSchema }),
  z.strictObject({ kind: z.literal("dash") }),
  z.strictObject({ kind: z.literal("reason"), reason: z.string().min(1).max(500) }),
]);
/** A value that is present; a blank cell has no IndicatorValue at all. */
export type IndicatorValue = z.infer<typeof indicatorValueSchema>;

/** Fiscal year → value. Years without a key are blank (not yet). The baseline is a year before the plan's first. */
export const valuesByYearSchema = z.record(z.string().regex(/^\d{4}$/u), indicatorValueSchema);
export type ValuesByYear = z.infer<typeof valuesByYearSchema>;

export type Series = "target" | "actual";
