/**
 * 会議録 of a meeting: its header as a list of labelled fields (they differ from city to city), how its body is written,
 * and what of it is withheld from the public copy. The body itself is the meeting's agenda and comments.
 */
import { z } from "zod";
import { idSchema } from "#shared/domain/ids.ts";
import { textSchema } from "#shared/domain/plan.ts";

/**
 * What a field of the header says when nothing is typed over it; all but `text` follow from the meeting: 会議の名称, 開催日時,
 * 開催場所, 出席者及び欠席者 (members, absent members apart, staff), 公開・非公開, 傍聴者数, 定足数, 議題, 会議資料, 作成方針.
 */
export const minutesFieldKindSchema = z.enum([
  "name",
  "dateTime",
  "place",
  "attendance",
  "present",
  "absent",
  "staff",
  "openness",
  "observers",
  "quorum",
  "agenda",
  "handouts",
  "policy",
  "text",
]);
export type MinutesFieldKind = z.infer<typeof minutesFieldKindSchema>;

export const minutesFieldSchema = z.strictObject({
  id: idSchema,
  /** 「開催日時」「会議録の作成方針」. */
  label: z.string().min(1).max(100),
  kind: minutesFieldKindSchema,
  /** Typed over what follows from the meeting; the only text of the kind `text`. */
  text: textSchema.optional(),
});
export type MinutesField = z.infer<typeof minutesFieldSchema>;

/** 会議録の作成方針, as the forms list it. */
export const minutesPolicySchema = z.enum([
  /** 電磁的記録から全文記録 */
  "full-recording",
  /** 電磁的記録から要点記録 */
  "summary-recording",
  /** 要点記録 */
  "summary",
  /** 電磁的記録の保存のみ */
  "recording-only",
]);
export type MinutesPolicy = z.infer<typeof minutesPolicySchema>;

export const minutesSchema = z.strictObject({
  /** 全文 (what was said) or 要点 (its point, where one is written). */
  style: z.enum(["full", "summary"]),
  /** Absent: the first preset. */
  header: z.array(minutesFieldSchema).max(50).optional(),
  policy: minutesPolicySchema.optional(),
  /** How speakers are called in the 公開用: by name, by role (会長, 委員), or all 【委員】. In the 原本 always by name. */
  publicSpeakers: z.enum(["name", "role", "label"]),
  /** What was decided under a line of the agenda: 「原案のとおり了承された。」 */
  decisions: z.array(z.strictObject({ agendaItem: idSchema, text: textSchema.min(1) })).max(200),
});
export type Minutes = z.infer<typeof minutesSchema>;
