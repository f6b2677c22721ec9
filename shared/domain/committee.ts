/** The committee, its members, its meetings, and what was said there. */
import { z } from "zod";
import { fiscalYearSchema, idSchema, subjectSchema } from "#shared/domain/ids.ts";
import { paperSchema } from "#shared/domain/paper.ts";
import { textSchema, titleSchema } from "#shared/domain/plan.ts";

export const isoDateSchema = z.iso.date();
export const timeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, "HH:MM");
/** Moment in UTC, `2020-08-07T01:31:00.000Z`. */
export const timestampSchema = z.iso.datetime();

export const memberSchema = z.strictObject({
  id: idSchema,
  /** Never normalised: 髙, 﨑 and variation selectors stay as they were typed. */
  name: z.string().min(1).max(100),
  reading: z.string().max(100).optional(),
  affiliation: z.string().max(200).optional(),
  /** 会長, 副会長, 委員. */
  role: z.string().max(30).optional(),
  termFrom: isoDateSchema.optional(),
  termTo: isoDateSchema.optional(),
});
export type Member = z.infer<typeof memberSchema>;
/** A change to a member: what is given is replaced; null (or an empty text) takes away what may be absent. */
export const memberPatchSchema = memberSchema
  .omit({ id: true })
  .extend({
    reading: memberSchema.shape.reading.nullable(),
    affiliation: memberSchema.shape.affiliation.nullable(),
    role: memberSchema.shape.role.nullable(),
    termFrom: memberSchema.shape.termFrom.nullable(),
    termTo: memberSchema.shape.termTo.nullable(),
  })
  .partial();

export const committeeSchema = z.strictObject({
  name: z.string().max(200),
  members: z.array(memberSchema).max(500),
});
export type Committee = z.infer<typeof committeeSchema>;

/** One line of the 次第; at most four levels deep. */
export interface AgendaItem {
  id: string;
  /** As printed: 「1」「（1）」「①」. */
  number: string;
  title: string;
  children: AgendaItem[];
}
export const AGENDA_DEPTH = 4;
export const agendaItemSchema: z.ZodType<AgendaItem> = z.strictObject({
  id: idSchema,
  number: z.string().max(20),
  title: titleSchema,
  children: z.lazy(() => z.array(agendaItemSchema).max(200)),
});

/**
 * How the lines of a 次第 are numbered, level by level: `parenthesis` 1 → （1） → ① → ア, `niiza` 1 → ⑴ → ア → a (as
 * 新座市 does); the `-wide` ones begin with a full-width digit as long as one digit is enough: １, ９, 10.
 */
export const agendaNumberingSchema = z.enum(["parenthesis", "parenthesis-wide", "niiza", "niiza-wide"]);
export type AgendaNumbering = z.infer<typeof agendaNumberingSchema>;

/**
 * `own` 資料1, 資料2; `branch` a further part of the one before, which is the first: 資料3-1, 資料3-2; `none` unnumbered; `fixed` as it is written
 * (numbers that run on across meetings).
 */
export const handoutCountingSchema = z.enum(["own", "branch", "none", "fixed"]);
export type HandoutCounting = z.infer<typeof handoutCountingSchema>;

/** How a meeting numbers its handouts: 資料1 (suffix ""), 資料1号, 資料１ (wide). */
export const handoutNumberingSchema = z.strictObject({
  prefix: z.string().max(10),
  suffix: z.string().max(10),
  /** Full-width digits as long as one digit is enough. */
  wide: z.boolean(),
  /** The number of the first handout: 11 where numbers run on from the meeting before. */
  first: z.number().int().min(1).max(999),
});
export type HandoutNumbering = z.infer<typeof handoutNumberingSchema>;

export const handoutSchema = z.strictObject({
  id: idSchema,
  /** As printed: 「資料1」「資料3-1」; empty when unnumbered. */
  number: z.string().max(30),
  title: titleSchema,
  /** 配布資料 or 参考資料. */
  kind: z.enum(["handout", "reference"]),
  /** How it is counted where the meeting numbers its handouts itself; absent means with a number of its own. */
  counting: handoutCountingSchema.optional(),
  /** The paper of this plan that is handed out under it; absent: it is made elsewhere. */
  paper: paperSchema.optional(),
});
export type Handout = z.infer<typeof handoutSchema>;

/** What is printed for a meeting: the chosen papers in their order, and how they are written. */
export const outputSetSchema = z.strictObject({
  papers: z.array(paperSchema).max(1000),
  /** All in one file, or a file for each document. */
  files: z.enum(["one", "many"]),
  format: z.enum(["word", "pdf"]),
});
export type OutputSet = z.infer<typeof outputSetSchema>;

export const meetingSchema = z.strictObject({
  id: idSchema,
  /** 開催年度. */
  fiscalYear: fiscalYearSchema,
  /** 評価対象年度. */
  evaluates: fiscalYearSchema,
  /** 第○回. */
  number: z.number().int().min(1).max(999),
  date: isoDateSchema.optional(),
  startTime: timeSchema.optional(),
  place: z.string().max(200).optional(),
  agenda: z.array(agendaItemSchema).max(200),
  handouts: z.array(handoutSchema).max(200),
  /** Its lines are numbered this way, whatever is written in them; absent: as they are written. */
  agendaNumbering: agendaNumberingSchema.optional(),
  /** Its handouts are numbered this way in their order; absent: as they are written. */
  handoutNumbering: handoutNumberingSchema.optional(),
  /** As its papers were last printed; absent: not yet. */
  output: outputSetSchema.optional(),
});
export type Meeting = z.infer<typeof meetingSchema>;
/** A change to a meeting: as with members. Agenda and handouts are replaced as a whole. */
export const meetingPatchSchema = meetingSchema
  .omit({ id: true })
  .extend({
    date: meetingSchema.shape.date.nullable(),
    startTime: meetingSchema.shape.startTime.nullable(),
    place: meetingSchema.shape.place.nullable(),
    agendaNumbering: meetingSchema.shape.agendaNumbering.nullable(),
    handoutNumbering: meetingSchema.shape.handoutNumbering.nullable(),
    output: meetingSchema.shape.output.nullable(),
  })
  .partial();

/** 意見, 質問, 要望. */
export const commentKindSchema = z.enum(["opinion", "question", "request"]);
export type CommentKind = z.infer<typeof commentKindSchema>;
export const commentKindLabels: Record<CommentKind, string> = {
  opinion: "意見",
  question: "質問",
  request: "要望",
};

export const commentSchema = z.strictObject({
  id: idSchema,
  meeting: idSchema,
  /** The sheet it is about; absent for remarks on the whole. */
  subject: subjectSchema.optional(),
  /** The agenda item under which it was said. */
  agendaItem: idSchema.optional(),
  member: idSchema,
  kind: commentKindSchema,
  text: textSchema.min(1),
  /** 事務局回答; absent means not answered yet. */
  reply: textSchema.optional(),
  recordedAt: timestampSchema,
});
export type Comment = z.infer<typeof commentSchema>;
