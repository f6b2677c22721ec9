/** 控え: a checked copy of a plan file, and what is known of it. */
import { z } from "zod";
import { historyEntrySchema } from "#shared/domain/history.ts";

/** Why it was made; part of its file's name. */
export const backupReasons = {
  automatic: "自動",
  asked: "手動",
  "before-restore": "戻す前",
  "before-replace": "上書き前",
} as const;
export type BackupReason = keyof typeof backupReasons;

export const backupReasonSchema = z.enum(["automatic", "asked", "before-restore", "before-replace"]);

/** Names a backup in the list; never a path. */
export const backupIdSchema = z.string().min(1).max(300);

export const backupSchema = z.strictObject({
  id: backupIdSchema,
  /** Name of its file. */
  name: z.string(),
  /** When it was made. */
  at: z.iso.datetime(),
  reason: backupReasonSchema,
  /** `own`: the program's folder on this PC; `second`: the folder a person chose. */
  place: z.enum(["own", "second"]),
  bytes: z.number().int().nonnegative(),
});
export type Backup = z.infer<typeof backupSchema>;

/** What can be compared between a plan and its backup. */
export const planFactsSchema = z.strictObject({
  evaluations: z.number().int(),
  comments: z.number().int(),
  meetings: z.number().int(),
  /** Moment of the latest edit; null when there was none. */
  lastEdit: z.string().nullable(),
  bytes: z.number().int(),
});
export type PlanFacts = z.infer<typeof planFactsSchema>;

/** Lines of 変更履歴 that one has and the other has not. */
export const linesApartSchema = z.strictObject({
  count: z.number().int().nonnegative(),
  /** The newest of them, latest first. */
  latest: z.array(historyEntrySchema.pick({ at: true, label: true, place: true })).max(5),
});
export type LinesApart = z.infer<typeof linesApartSchema>;

/** The open plan beside one of its backups. */
export const backupComparisonSchema = z.strictObject({
  plan: planFactsSchema,
  backup: planFactsSchema,
  /** What going back to the backup takes out of the plan. */
  onlyPlan: linesApartSchema,
  /** What it brings back: edits of the time before the plan was put back itself. */
  onlyBackup: linesApartSchema,
});
export type BackupComparison = z.infer<typeof backupComparisonSchema>;

export const backupStateSchema = z.strictObject({
  /** Latest first. */
  backups: z.array(backupSchema),
  /** Where backups of this plan lie; shown, never used to open anything. null: this program makes none. */
  folder: z.string().nullable(),
  /** The second folder; null: none was chosen. */
  second: z.string().nullable(),
  /** The second folder is not there now, or could not be written; the next backup tries again. */
  secondMissing: z.boolean(),
  /** The latest attempt failed. */
  failed: z.boolean(),
});
export type BackupState = z.infer<typeof backupStateSchema>;
