/** The plan and its structure: tree of items, indicators, leading projects, and the scale of its grades. */
import { z } from "zod";
import { fiscalYearSchema, idSchema } from "#shared/domain/ids.ts";
import { valuesByYearSchema } from "#shared/domain/value.ts";

/** Longest text one field may hold, in UTF-16 units. A 100,000-character text is still accepted. */
export const MAX_TEXT = 200_000;
export const titleSchema = z.string().min(1).max(500);
export const textSchema = z.string().max(MAX_TEXT);

/** Which side of a threshold belongs to the grade: 以上 includes the value itself, 超 does not. */
export const thresholdSideSchema = z.enum(["以上", "超"]);

export const gradeSchema = z.strictObject({
  code: z.string().min(1).max(10),
  /** Short name before its meaning in a legend: 「目標値以上」. */
  name: z.string().min(1).max(50).optional(),
  meaning: z.string().max(200),
  /** Lower bound in percent of the achievement rate. In `judgement` mode it is only a guide (目安). */
  from: z.strictObject({ percent: z.number().finite(), side: thresholdSideSchema }).optional(),
});
export type Grade = z.infer<typeof gradeSchema>;

export const ratingScaleSchema = z
  .strictObject({
    /** `judgement`: people decide, thresholds only suggest. `thresholds`: the rate decides. */
    mode: z.enum(["judgement", "thresholds"]),
    /** How the list is written: best grade first (A–D), worst first (1–5), or grades without an order. */
    order: z.enum(["best-first", "worst-first", "unordered"]).optional(),
    grades: z.array(gradeSchema).max(20),
  })
  .refine((scale) => new Set(scale.grades.map((grade) => grade.code)).size === scale.grades.length, {
    message: "duplicate grade code",
    path: ["grades"],
  });
export type RatingScale = z.infer<typeof ratingScaleSchema>;

/** How this plan computes and prints 達成率; absent means ratio, no cap, one decimal. */
export const achievementRateRuleSchema = z.strictObject({
  /** Highest printed percentage (100 for min(100, actual/target)); null prints what comes out. */
  cap: z.number().positive().nullable(),
  /** Decimals of the printed percentage, rounded half up. */
  decimals: z.number().int().min(0).max(4),
  /**
   * For indicators that are to fall (↘): target ÷ actual (`target-over-actual`, also when absent), or
   * (2 × target − actual) ÷ target (`mirrored`). Both are common; no published rule prefers one.
   */
  decrease: z.enum(["target-over-actual", "mirrored"]).optional(),
});
export type AchievementRateRule = z.infer<typeof achievementRateRuleSchema>;

/** The official forms, in the order a secretariat hands them out. */
export const formNameSchema = z.enum([
  "agenda",
  "member-list",
  "evaluation-sheet",
  "project-sheet",
  "progress-table",
  "chapter-summary",
  "section-sheet",
  "review-outline",
  "comparison-table",
  "roadmap",
  "opinion-list",
  "result-list",
  "minutes",
]);
export type FormName = z.infer<typeof formNameSchema>;

/** Forms that print the plan's own tree and projects; the others print a meeting or a document. */
export const planFormSchema = z.enum([
  "evaluation-sheet",
  "project-sheet",
  "progress-table",
  "chapter-summary",
  "section-sheet",
  "roadmap",
]);
export type PlanForm = z.infer<typeof planFormSchema>;

/** One of a plan's periods (前期基本計画 H23～H26): its columns in the indicator table of a 総括表. */
export const planPeriodSchema = z
  .strictObject({ name: z.string().min(1).max(50), from: fiscalYearSchema, to: fiscalYearSchema })
  .refine((period) => period.to >= period.from, { message: "year order", path: ["to"] });
export type PlanPeriod = z.infer<typeof planPeriodSchema>;

/** Longest span of a plan or of its indicator columns, in years. Forms with many columns narrow them. */
const MAX_YEARS = 60;

/** Levels a plan's tree can have. */
export const MAX_LEVELS = 4;

const planShape = {
  municipality: z.string().max(100),
  title: titleSchema,
  firstFiscalYear: fiscalYearSchema,
  lastFiscalYear: fiscalYearSchema,
  /** Year of 計画策定時; null when the plan has no baseline column. */
  baselineFiscalYear: fiscalYearSchema.nullable(),
  /** First and last fiscal year of the indicator columns. */
  indicatorFiscalYears: z.tuple([fiscalYearSchema, fiscalYearSchema]),
  /** Names of the tree's levels, top first: 施策の方向性, 施策. */
  levels: z.array(z.string().min(1).max(50)).min(1).max(MAX_LEVELS),
  /** The form that the plan's sheets are written on, shown first. */
  form: planFormSchema,
  /** Further forms this plan uses; absent means those that come with `form` (see `formsOf`). */
  forms: z.array(planFormSchema).max(10).optional(),
  /** Printed as 「…の評価」. */
  committeeName: z.string().min(1).max(100),
  /** The ※ line under the indicator tables. */
  externalSurveyNote: z.string().max(2000),
  ratingScale: ratingScaleSchema,
  /** The ※ line under the legend of the grades: where the scale comes from. */
  gradeScaleNote: z.string().max(2000).optional(),
  achievementRate: achievementRateRuleSchema.optional(),
  /** Periods of a plan that is reviewed at half time, first to last; absent means one. */
  periods: z.array(planPeriodSchema).min(1).max(4).optional(),
  /** The years of its ロードマップ and what stands above them: 「ビジョン計画期間（前期）」. */
  roadmap: planPeriodSchema.optional(),
};

/** The forms that a plan uses, its own first. Projects come with the 施策評価シート, sections with the 総括表. */
export function formsOf(plan: Pick<Plan, "form" | "forms">): PlanForm[] {
  const beside: Partial<Record<PlanForm, PlanForm[]>> = {
    "evaluation-sheet": ["project-sheet"],
    "chapter-summary": ["section-sheet"],
  };
  return [...new Set([plan.form, ...(plan.forms ?? beside[plan.form] ?? [])])];
}

/** First and last year that arrows of a ロードマップ may have: its own period, or the plan's. */
export function roadmapYears(
  plan: Pick<Plan, "roadmap" | "firstFiscalYear" | "lastFiscalYear">,
): readonly [number, number] {
  const { from, to } = plan.roadmap ?? { from: plan.firstFiscalYear, to: plan.lastFiscalYear };
  return [from, to];
}

/** Year bounds that hold between a plan's columns; shared by the plan, its edits and the package. */
export function planYearProblem(plan: {
  firstFiscalYear: number;
  lastFiscalYear: number;
  baselineFiscalYear: number | null;
  indicatorFiscalYears: readonly [number, number];
}): { path: string[]; message: string } | undefined {
  const [from, to] = plan.indicatorFiscalYears;
  if (plan.lastFiscalYear < plan.firstFiscalYear || plan.lastFiscalYear - plan.firstFiscalYear >= MAX_YEARS) {
    return { path: ["lastFiscalYear"], message: "year order" };
  }
  if (to < from || to - from >= MAX_YEARS) return { path: ["indicatorFiscalYears"], message: "year order" };
  if (plan.baselineFiscalYear !== null && plan.baselineFiscalYear >= from) {
    return { path: ["baselineFiscalYear"], message: "baseline must precede the indicator years" };
  }
  return undefined;
}

export const planSchema = z.strictObject(planShape).superRefine((plan, context) => {
  const problem = planYearProblem(plan);
  if (problem) context.addIssue({ code: "custom", ...problem });
});
export type Plan = z.infer<typeof planSchema>;
/** A change to the plan's own fields: those given are replaced, the others stay; null takes away what may be absent. */
export const planPatchSchema = z
  .strictObject({
    ...planShape,
    forms: planShape.forms.nullable(),
    gradeScaleNote: planShape.gradeScaleNote.nullable(),
    achievementRate: planShape.achievementRate.nullable(),
    periods: planShape.periods.nullable(),
    roadmap: planShape.roadmap.nullable(),
  })
  .partial();
export type PlanPatch = z.infer<typeof planPatchSchema>;

export const itemSchema = z.strictObject({
  id: idSchema,
  /** Id of the parent item; null at the top level. */
  parent: idSchema.nullable(),
  code: z.string().max(30),
  title: titleSchema,
  /** 目指す姿, まちづくりの目標, 目標とする姿. */
  goal: textSchema.optional(),
  /** 施策概要. */
  overview: textSchema.optional(),
  /** 事業イメージ, one a line. */
  images: textSchema.optional(),
  /** 基本構想の《市の課題・方向性》. */
  concept: textSchema.optional(),
  /** 基本構想の《まちづくりの目標の実現に向けた主な方針》, one a line, without the ◆. */
  policies: textSchema.optional(),
  /** 分野別計画・指針. */
  relatedPlans: textSchema.optional(),
  /** Where the printed plan describes it: 「P.33」. */
  pageReference: z.string().max(50).optional(),
  /** 【新規事業】. */
  isNew: z.boolean().optional(),
  /** 所管課. */
  departments: z.array(z.string().min(1).max(100)).max(50).optional(),
  /** First fiscal year it is part of the plan; absent: from the beginning. */
  from: fiscalYearSchema.optional(),
  /** Last fiscal year it is part of the plan; absent: to the end. */
  until: fiscalYearSchema.optional(),
  /** Ids of the items it goes on from (renamed, split, merged by a review): their history is also its own. */
  succeeds: z.array(idSchema).max(50).optional(),
  /** What it was called before, oldest first: each name holds up to and with its year. */
  formerNames: z
    .array(z.strictObject({ until: fiscalYearSchema, code: z.string().max(30), title: titleSchema }))
    .max(50)
    .optional(),
});
export type Item = z.infer<typeof itemSchema>;

/** What a person set for one indicator in one year, over what the rules compute. */
export const indicatorYearSchema = z.strictObject({
  /** 達成率 as it is printed, typed over the computed one: 「86%」. */
  printedRate: z.string().min(1).max(20).optional(),
  /** 評価: a grade code in the place of the computed one… */
  grade: z.string().min(1).max(10).optional(),
  /** …and why. */
  gradeReason: z.string().min(1).max(2000).optional(),
});
export type IndicatorYear = z.infer<typeof indicatorYearSchema>;

export const indicatorSchema = z.strictObject({
  id: idSchema,
  item: idSchema,
  /** 活動指標, 成果指標, … : the plan's own words. */
  kind: z.string().max(50),
  name: titleSchema,
  unit: z.string().max(30),
  /** Taken from an outside survey: marked ※, explained by the plan's externalSurveyNote. */
  externalSurvey: z.boolean(),
  /** 累積: an actual that falls below the year before is suspicious. */
  cumulative: z.boolean(),
  /** 指標のめざす方向; absent means up. */
  direction: z.enum(["up", "down", "keep"]).optional(),
  targets: valuesByYearSchema,
  actuals: valuesByYearSchema,
  /** What a person set beside the values of a year; years without a key have nothing. */
  years: z.record(z.string().regex(/^\d{4}$/u), indicatorYearSchema).optional(),
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const relatedItemSchema = z.strictObject({
  item: idSchema,
  /** ◎ primary, ○ related. */
  strength: z.enum(["primary", "related"]),
  /** As printed on the sheet; it may differ from the item's own title. */
  label: z.string().max(500),
});
export type RelatedItem = z.infer<typeof relatedItemSchema>;

export const projectSchema = z.strictObject({
  id: idSchema,
  number: z.number().int().min(0).max(9999),
  /** Printed in the place of the number: the A of 「先導プロジェクト A」. */
  label: z.string().min(1).max(20).optional(),
  title: titleSchema,
  overview: textSchema.optional(),
  related: z.array(relatedItemSchema).max(100),
});
export type Project = z.infer<typeof projectSchema>;
