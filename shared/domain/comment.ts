/** What was said at a meeting (委員意見, questions, answers), and what the secretariat answered and did. */
import { z } from "zod";
import { dispositionSchema } from "#shared/domain/committee.ts";
import { evaluationTextFieldSchema } from "#shared/domain/evaluation.ts";
import { idSchema, subjectSchema } from "#shared/domain/ids.ts";
import { textSchema } from "#shared/domain/plan.ts";
import { timestampSchema } from "#shared/domain/time.ts";

/** 意見, 質問, 要望 (to be answered), 回答 (said in answer), 発言 (anything else: explanations, the chair's words). */
export const commentKindSchema = z.enum(["opinion", "question", "request", "answer", "remark"]);
export type CommentKind = z.infer<typeof commentKindSchema>;
export const commentKindLabels = {
  opinion: "意見",
  question: "質問",
  request: "要望",
  answer: "回答",
  remark: "発言",
} as const satisfies Record<CommentKind, string>;
/** Kinds that ask the secretariat for an answer and may become the committee's evaluation. */
export const opinionKinds = ["opinion", "question", "request"] as const satisfies readonly CommentKind[];

/** A passage that the 公開用 leaves out. It follows its words when the text around them changes. */
export const withheldSchema = z.strictObject({
  /** Where its words began when it was marked, in UTF-16 units. */
  from: z.number().int().nonnegative(),
  words: z.string().min(1).max(2000),
});
export type Withheld = z.infer<typeof withheldSchema>;

const commentShape = {
  id: idSchema,
  meeting: idSchema,
  /** The sheet it is about; absent for remarks on the whole. */
  subject: subjectSchema.optional(),
  /** The field of that sheet it is about. */
  property: z.enum([...evaluationTextFieldSchema.options, "rating"]).optional(),
  /** The agenda item under which it was said. */
  agendaItem: idSchema.optional(),
  /** Who said it: a member of the committee … */
  member: idSchema.optional(),
  /** … or, without `member`, anyone else, as the minutes call them: 「事務局」「産業振興課長」. */
  speaker: z.string().min(1).max(100).optional(),
  kind: commentKindSchema,
  text: textSchema.min(1),
  /** 要点, for minutes in that style; absent: the text itself. */
  summary: textSchema.min(1).optional(),
  withheld: z.array(withheldSchema).max(200).optional(),
  /** Of a 回答: the question it answers. */
  answers: idSchema.optional(),
  /** 事務局回答; absent means not answered yet. */
  reply: textSchema.optional(),
  /** 担当課 of the answer. */
  department: z.string().min(1).max(100).optional(),
  /** 対応区分: one of the committee's dispositions. */
  disposition: dispositionSchema.optional(),
  /** 反映箇所: where it was reflected. */
  reflectedIn: textSchema.min(1).optional(),
  recordedAt: timestampSchema,
};

/** Exactly one of `member` and `speaker` is given. */
export function hasOneSpeaker(comment: {
  member?: string | undefined;
  speaker?: string | undefined;
}): boolean {
  return (comment.member === undefined) !== (comment.speaker === undefined);
}
const speakers = { message: "one speaker", path: ["member"] };

export const commentSchema = z.strictObject(commentShape).refine(hasOneSpeaker, speakers);
export type Comment = z.infer<typeof commentSchema>;

const { id: _id, recordedAt: _recordedAt, ...newShape } = commentShape;
/** A comment as it is typed; its id is made by the store. `recordedAt` only where its time is known (a transcript). */
export const newCommentSchema = z
  .strictObject({ ...newShape, recordedAt: timestampSchema.optional() })
  .refine(hasOneSpeaker, speakers);
export type NewComment = z.infer<typeof newCommentSchema>;

/** A change to a comment: what is given is replaced; null or an empty text takes away what may be absent. */
export const commentPatchSchema = z
  .strictObject({
    /** A member given takes the other speaker away, and the other way round. */
    member: idSchema,
    speaker: commentShape.speaker.unwrap(),
    kind: commentKindSchema,
    text: textSchema.min(1),
    subject: subjectSchema.nullable(),
    property: commentShape.property.nullable(),
    agendaItem: idSchema.nullable(),
    summary: textSchema.nullable(),
    withheld: z.array(withheldSchema).max(200),
    answers: idSchema.nullable(),
    reply: textSchema,
    department: z.string().max(100).nullable(),
    disposition: z.string().max(50).nullable(),
    reflectedIn: textSchema.nullable(),
  })
  .partial();
export type CommentPatch = z.infer<typeof commentPatchSchema>;
