/** The years of a plan as they were opened one after the other, and what an earlier year keeps of the plan as it was then. */
import { z } from "zod";
import { fiscalYearSchema } from "#shared/domain/ids.ts";
import { indicatorSchema, itemSchema, planSchema, projectSchema } from "#shared/domain/plan.ts";
import { initiativeSchema, undertakingSchema } from "#shared/domain/rows.ts";
import { timestampSchema } from "#shared/domain/time.ts";

/**
 * The tree of a frozen year as it stood then, called and ordered as it was. Values and what people wrote are not part of it:
 * late figures still arrive. An indicator that was taken away since keeps the values it had.
 */
export const frozenStructureSchema = z.strictObject({
  items: z.array(itemSchema),
  indicators: z.array(indicatorSchema),
  projects: z.array(projectSchema),
  initiatives: z.array(initiativeSchema),
  undertakings: z.array(undertakingSchema),
});
export type FrozenStructure = z.infer<typeof frozenStructureSchema>;

/** What of the plan is frozen with a year: all that its forms print and that a later year may change. */
export const frozenPlanSchema = z.strictObject({
  municipality: planSchema.shape.municipality,
  title: planSchema.shape.title,
  firstFiscalYear: planSchema.shape.firstFiscalYear,
  lastFiscalYear: planSchema.shape.lastFiscalYear,
  baselineFiscalYear: planSchema.shape.baselineFiscalYear,
  indicatorFiscalYears: planSchema.shape.indicatorFiscalYears,
  levels: planSchema.shape.levels,
  form: planSchema.shape.form,
  forms: planSchema.shape.forms,
  committeeName: planSchema.shape.committeeName,
  externalSurveyNote: planSchema.shape.externalSurveyNote,
  ratingScale: planSchema.shape.ratingScale,
  gradeScaleNote: planSchema.shape.gradeScaleNote,
  achievementRate: planSchema.shape.achievementRate,
  periods: planSchema.shape.periods,
  roadmap: planSchema.shape.roadmap,
  /** Absent: the plan's items as `itemsOfYear` has them, and everything else as it is now. */
  structure: frozenStructureSchema.optional(),
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
