/** 年度評価: what is written about one item or project for one fiscal year. */
import { z } from "zod";
import { fiscalYearSchema, idSchema, subjectSchema } from "#shared/domain/ids.ts";
import { textSchema } from "#shared/domain/plan.ts";
import { isoDateSchema } from "#shared/domain/time.ts";

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
  /** 記入日 of a 総括表 or 節のシート, as printed: 「令和元年12月27日」. */
  enteredOn: z.string().max(50).optional(),
  /** 記入者職氏名. */
  author: z.string().max(200).optional(),
  /** 未達成指標の理由・分析. */
  analysis: textSchema.optional(),
  /** The survey that asked for residents' needs: 「平成30年度所沢市市民意識調査」. */
  needsSurvey: z.string().max(200).optional(),
  /** 要望率, as printed: 「10.6%」. */
  needsRate: z.string().max(20).optional(),
  /** 全節中順位, as printed: 「32位」. */
  needsRank: z.string().max(20).optional(),
  /** 分野中順位. */
  needsRankInField: z.string().max(20).optional(),
  /** Ids of the comments the committee evaluation was drafted from, in the order they were chosen. */
  sources: z.array(idSchema).max(1000).optional(),
  /** 採択: where and when the committee adopted its evaluation, and in which words. A text changed since is not adopted yet. */
  adopted: z.strictObject({ meeting: idSchema, date: isoDateSchema, text: textSchema.min(1) }).optional(),
});
/** A field that is absent has not been written yet; empty text is never stored. */
export type Evaluation = z.infer<typeof evaluationSchema>;

/** 事前評価: the grade a member gave a sheet before the meeting. */
export const priorRatingSchema = z.strictObject({
  subject: subjectSchema,
  fiscalYear: fiscalYearSchema,
  member: idSchema,
  /** A grade code of the plan's scale. */
  rating: z.string().min(1).max(10).optional(),
  note: z.string().min(1).max(2000).optional(),
});
export type PriorRating = z.infer<typeof priorRatingSchema>;

export const evaluationTextFieldSchema = z.enum([
  "activities",
  "achievement",
  "issues",
  "committeeEvaluation",
  "enteredOn",
  "author",
  "analysis",
  "needsSurvey",
  "needsRate",
  "needsRank",
  "needsRankInField",
]);
export type EvaluationTextField = z.infer<typeof evaluationTextFieldSchema>;
