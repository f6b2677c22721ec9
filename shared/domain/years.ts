/** The years of a plan as they were opened one after the other, and what an earlier year keeps of the plan as it was then. */
import { z } from "zod";
import { fiscalYearSchema } from "#shared/domain/ids.ts";
import { planSchema } from "#shared/domain/plan.ts";
import { timestampSchema } from "#shared/domain/time.ts";

/** What of the plan is frozen with a year: all that its forms print and that a later year may change. */
export const frozenPlanSchema = z.strictObject({
  municipality: planSchema.shape.municipality,
  title: planSchema.shape.title,
  levels: planSchema.shape.levels,
  form: planSchema.shape.form,
  forms: planSchema.shape.forms,
  committeeName: planSchema.shape.committeeName,
  externalSurveyNote: planSchema.shape.externalSurveyNote,
  ratingScale: planSchema.shape.ratingScale,
  gradeScaleNote: planSchema.shape.gradeScaleNote,
  achievementRate: planSchema.shape.achievementRate,
});
export type FrozenPlan = z.infer<typeof frozenPlanSchema>;

export const planYearSchema = z.strictObject({
  fiscalYear: fiscalYearSchema,
  /** When 翌年度へ進む opened it; the year a plan begins with was opened with the plan. */
  openedAt: timestampSchema,
  /** Set when the year after it was opened: its forms print this and not what the plan says now. */
  frozen: frozenPlanSchema.optional(),
});
export type PlanYear = z.infer<typeof planYearSchema>;
