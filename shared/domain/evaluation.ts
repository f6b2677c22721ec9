/** 年度評価: what is written about one item or project for one fiscal year. */
import { z } from "zod";
import { fiscalYearSchema, idSchema, subjectSchema } from "#shared/domain/ids.ts";
import { textSchema } from "#shared/domain/plan.ts";

export const evaluationSchema = z.strictObject({
  subject: subjectSchema,
  fiscalYear: fiscalYearSchema,
  /** ○年度事業内容. */
  activities: textSchema.optional(),
  /** 達成状況; on a project sheet ○年度の取組と達成状況. */
  achievement: textSchema.optional(),
  /** 解決すべき課題・来年度に向けた方向性. */
  issues: textSchema.optional(),
  /** 判定: a grade code of the plan's scale. */
  rating: z.string().max(10).optional(),
  /** 推進委員会の評価. */
  committeeEvaluation: textSchema.optional(),
  /** Ids of the comments the committee evaluation was drafted from, in the order they were chosen. */
  sources: z.array(idSchema).max(1000).optional(),
});
/** A field that is absent has not been written yet; empty text is never stored. */
export type Evaluation = z.infer<typeof evaluationSchema>;

export type EvaluationTextField = "activities" | "achievement" | "issues" | "committeeEvaluation";
