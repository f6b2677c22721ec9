/** The committee, its members and its meetings. What is said there: `comment.ts`. */
import { z } from "zod";
import { fiscalYearSchema, idSchema, subjectSchema, type Subject } from "#shared/domain/ids.ts";
import { minutesSchema } from "#shared/domain/minutes.ts";
import { paperSchema } from "#shared/domain/paper.ts";
import { titleSchema } from "#shared/domain/plan.ts";
import { isoDateSchema, timeSchema } from "#shared/domain/time.ts";

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

/** 定足数: the article that asks for it, and how many of the members must be present for a meeting to be held. */
export const quorumSchema = z.strictObject({
  /** 「推進委員会設置要綱第6条第2項」; may be empty. */
  article: z.string().max(200),
  /** 過半数 (more than half), 半数以上 (half or more), 3分の2以上. */
  need: z.enum(["majority", "half", "two-thirds"]),
});
export type Quorum = z.infer<typeof quorumSchema>;

/** A date to keep, counted from the day of a meeting. Every municipality has its own. */
export const deadlineSchema = z.strictObject({
  id: idSchema,
  /** 「開催通知を送る」「会議録を公表する」. */
  name: z.string().min(1).max(100),
  /** Calendar days from the meeting: -14 is two weeks before it. */
  days: z.number().int().min(-366).max(366),
});
export type Deadline = z.infer<typeof deadlineSchema>;

/** 対応区分 of an answered opinion: 「反映する」. */
export const dispositionSchema = z.string().min(1).max(50);

export const committeeSchema = z.strictObject({
  name: z.string().max(200),
  members: z.array(memberSchema).max(500),
  quorum: quorumSchema.optional(),
  /** Absent: as `standardDeadlines` has them. */
  deadlines: z.array(deadlineSchema).max(50).optional(),
  /** The list that answers choose from; absent: `standardDispositions`. */
  dispositions: z.array(dispositionSchema).max(30).optional(),
});
export type Committee = z.infer<typeof committeeSchema>;
/** A change to the committee's own settings: null goes back to the standard ones (of 定足数: to none). */
export const committeePatchSchema = z
  .strictObject({
    quorum: quorumSchema.nullable(),
    deadlines: committeeSchema.shape.deadlines.nullable(),
    dispositions: committeeSchema.shape.dispositions.nullable(),
  })
  .partial();
export type CommitteePatch = z.infer<typeof committeePatchSchema>;

/** Whether a member came. A member without an entry has not been noted yet. */
export const attendanceSchema = z.strictObject({
  member: idSchema,
  /** 出席, 遅参, 早退, 欠席. */
  status: z.enum(["present", "late", "left", "absent"]),
  /** 「代理 ○○氏」「書面で意見」. */
  note: z.string().max(200).optional(),
});
export type Attendance = z.infer<typeof attendanceSchema>;
export const attendanceLabels: Record<Attendance["status"], string> = {
  present: "出席",
  late: "遅参",
  left: "早退",
  absent: "欠席",
};

/** 説明員 or 事務局職員 at a meeting. */
export const staffSchema = z.strictObject({
  id: idSchema,
  /** 職: 「産業振興課長」. */
  post: z.string().max(100),
  name: z.string().max(100),
  /** 説明員 explain their own 施策, 事務局 runs the meeting. */
  side: z.enum(["secretariat", "department"]),
});
export type Staff = z.infer<typeof staffSchema>;

/** One line of the 次第; at most four levels deep. */
export interface AgendaItem {
  id: string;
  /** As printed: 「1」「（1）」「①」. */
  number: string;
  title: string;
  /** The sheets that are discussed under it, in this order. */
  subjects?: Subject[] | undefined;
  children: AgendaItem[];
}
export const AGENDA_DEPTH = 4;
export const agendaItemSchema: z.ZodType<AgendaItem> = z.strictObject({
  id: idSchema,
  number: z.string().max(20),
  title: titleSchema,
  subjects: z.array(subjectSchema).max(500).optional(),
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
  endTime: timeSchema.optional(),
  place: z.string().max(200).optional(),
  /** 公開, 一部非公開, 非公開; absent: not decided yet. */
  openness: z.enum(["open", "partly", "closed"]).optional(),
  /** Why (a part of) it is closed. */
  closedReason: z.string().max(500).optional(),
  /** 傍聴者数; absent: not counted yet. */
  observers: z.number().int().min(0).max(10_000).optional(),
  attendance: z.array(attendanceSchema).max(500).optional(),
  staff: z.array(staffSchema).max(200).optional(),
  /** Ids of the committee's deadlines that were met. */
  deadlinesDone: z.array(idSchema).max(50).optional(),
  /** How its 会議録 is written; absent: as the presets have it. */
  minutes: minutesSchema.optional(),
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
    endTime: meetingSchema.shape.endTime.nullable(),
    place: meetingSchema.shape.place.nullable(),
    openness: meetingSchema.shape.openness.nullable(),
    closedReason: meetingSchema.shape.closedReason.nullable(),
    observers: meetingSchema.shape.observers.nullable(),
    attendance: meetingSchema.shape.attendance.nullable(),
    staff: meetingSchema.shape.staff.nullable(),
    deadlinesDone: meetingSchema.shape.deadlinesDone.nullable(),
    minutes: meetingSchema.shape.minutes.nullable(),
    agendaNumbering: meetingSchema.shape.agendaNumbering.nullable(),
    handoutNumbering: meetingSchema.shape.handoutNumbering.nullable(),
    output: meetingSchema.shape.output.nullable(),
  })
  .partial();
