/**
 * The plan package `jimukyoku-plan/1` as a schema: what stands in the JSON file, before any of it becomes a plan. The
 * published JSON Schema is made from `packageSchema`. The version stays 1 while only optional keys are added.
 */
import { z } from "zod";
import { commentSchema } from "#shared/domain/comment.ts";
import {
  agendaNumberingSchema,
  committeeSchema,
  handoutNumberingSchema,
  handoutSchema,
  meetingSchema,
  memberSchema,
  outputSetSchema,
} from "#shared/domain/committee.ts";
import { evaluationSchema, priorRatingSchema } from "#shared/domain/evaluation.ts";
import { fiscalYearSchema, idSchema, subjectSchema, type Subject } from "#shared/domain/ids.ts";
import { yearLookSchema } from "#shared/domain/look.ts";
import {
  indicatorSchema,
  itemSchema,
  planSchema,
  projectSchema,
  textSchema,
  titleSchema,
} from "#shared/domain/plan.ts";
import {
  documentRowSchema,
  documentSchema,
  initiativeSchema,
  passageSchema,
  planEditionSchema,
  resultSchema,
  undertakingSchema,
} from "#shared/domain/rows.ts";
import { isoDateSchema, timeSchema, timestampSchema } from "#shared/domain/time.ts";
import { planYearSchema } from "#shared/domain/years.ts";

export const PACKAGE_FORMAT = "jimukyoku-plan/1";
/** Larger than any real plan by far; nonsense is refused before it is read. */
export const MAX_PACKAGE_BYTES = 32 * 1024 * 1024;

/** A number, 「—」 (none by design), or none with a reason. A year without a key is blank (not yet). */
export const packageValueSchema = z.union([
  z.number(),
  z.literal("—"),
  z.strictObject({ none: z.string().min(1).max(500) }),
]);
export type PackageValue = z.infer<typeof packageValueSchema>;

const valuesSchema = z.record(z.string().regex(/^\d{4}$/u), packageValueSchema);

export const packageIndicatorSchema = indicatorSchema.omit({ targets: true, actuals: true }).extend({
  targets: valuesSchema,
  actuals: valuesSchema,
});
export type PackageIndicator = z.infer<typeof packageIndicatorSchema>;

/** About exactly one item or project. */
export const packageEvaluationSchema = z.strictObject({
  item: idSchema.optional(),
  project: idSchema.optional(),
  fiscalYear: fiscalYearSchema,
  activities: textSchema.optional(),
  achievement: textSchema.optional(),
  issues: textSchema.optional(),
  rating: z.string().max(10).optional(),
  committeeEvaluation: textSchema.optional(),
  enteredOn: evaluationSchema.shape.enteredOn,
  author: evaluationSchema.shape.author,
  analysis: evaluationSchema.shape.analysis,
  needsSurvey: evaluationSchema.shape.needsSurvey,
  needsRate: evaluationSchema.shape.needsRate,
  needsRank: evaluationSchema.shape.needsRank,
  needsRankInField: evaluationSchema.shape.needsRankInField,
  /** Ids of the comments that the committee's evaluation was drafted from. */
  sources: z.array(idSchema).max(1000).optional(),
  adopted: evaluationSchema.shape.adopted,
});
export type PackageEvaluation = z.infer<typeof packageEvaluationSchema>;

export interface PackageAgendaItem {
  id?: string | undefined;
  number: string;
  title: string;
  subjects?: Subject[] | undefined;
  children?: PackageAgendaItem[] | undefined;
}
const agendaItemSchema: z.ZodType<PackageAgendaItem> = z.strictObject({
  id: idSchema.optional(),
  number: z.string().max(20),
  title: titleSchema,
  subjects: z.array(subjectSchema).max(500).optional(),
  children: z.lazy(() => z.array(agendaItemSchema).max(200)).optional(),
});

const comment = commentSchema.shape;
/** Said by exactly one `member` or `speaker`. */
export const packageCommentSchema = z.strictObject({
  id: idSchema.optional(),
  item: idSchema.optional(),
  project: idSchema.optional(),
  property: comment.property,
  /** Id of a line of this meeting's agenda. */
  agendaItem: idSchema.optional(),
  /** Id of a member of the committee. */
  member: idSchema.optional(),
  speaker: comment.speaker,
  kind: z.enum(["意見", "質問", "要望", "回答", "発言"]),
  text: textSchema.min(1),
  summary: textSchema.optional(),
  withheld: comment.withheld,
  /** Id of the comment that it answers. */
  answers: idSchema.optional(),
  reply: textSchema.optional(),
  department: comment.department,
  disposition: comment.disposition,
  reflectedIn: textSchema.optional(),
  recordedAt: timestampSchema.optional(),
});
export type PackageComment = z.infer<typeof packageCommentSchema>;

const meeting = meetingSchema.shape;
export const packageMeetingSchema = z.strictObject({
  id: idSchema,
  fiscalYear: fiscalYearSchema,
  evaluates: fiscalYearSchema,
  number: z.number().int().min(1).max(999),
  date: isoDateSchema.optional(),
  startTime: timeSchema.optional(),
  endTime: meeting.endTime,
  place: z.string().max(200).optional(),
  openness: meeting.openness,
  closedReason: meeting.closedReason,
  observers: meeting.observers,
  attendance: meeting.attendance,
  staff: meeting.staff,
  deadlinesDone: meeting.deadlinesDone,
  minutes: meeting.minutes,
  agenda: z.array(agendaItemSchema).max(200),
  handouts: z.array(handoutSchema.extend({ id: idSchema.optional() })).max(200),
  agendaNumbering: agendaNumberingSchema.optional(),
  handoutNumbering: handoutNumberingSchema.optional(),
  output: outputSetSchema.optional(),
  comments: z.array(packageCommentSchema).optional(),
});
export type PackageMeeting = z.infer<typeof packageMeetingSchema>;

export const packageSchema = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  plan: planSchema,
  items: z.array(itemSchema),
  indicators: z.array(packageIndicatorSchema),
  projects: z.array(projectSchema),
  evaluations: z.array(packageEvaluationSchema),
  committee: z.strictObject({
    name: z.string().max(200),
    members: z.array(memberSchema.extend({ id: idSchema.optional() })).max(500),
    quorum: committeeSchema.shape.quorum,
    deadlines: committeeSchema.shape.deadlines,
    dispositions: committeeSchema.shape.dispositions,
  }),
  meetings: z.array(packageMeetingSchema),
  results: z.array(resultSchema).optional(),
  initiatives: z.array(initiativeSchema).optional(),
  undertakings: z.array(undertakingSchema).optional(),
  passages: z.array(passageSchema).optional(),
  documents: z.array(documentSchema).optional(),
  documentRows: z.array(documentRowSchema).optional(),
  editions: z.array(planEditionSchema).optional(),
  looks: z.array(yearLookSchema).optional(),
  priorRatings: z.array(priorRatingSchema).optional(),
  years: z.array(planYearSchema).optional(),
});
export type Package = z.infer<typeof packageSchema>;
