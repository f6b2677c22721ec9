/** 変更履歴: one line per field that an edit changed. Nothing is ever removed from it. */
import { z } from "zod";
import { timestampSchema } from "#shared/domain/time.ts";
import { fieldSchema } from "#shared/domain/field.ts";

export const historyEntrySchema = z.strictObject({
  /** Ascending; also the handle for restoring. */
  id: z.number().int().positive(),
  /** Moment of the last change this line stands for. */
  at: timestampSchema,
  /** Who: the Windows account name, or the program's name for imports. */
  actor: z.string(),
  /** What was done, in Japanese: 「達成状況を編集」「意見を追加」. */
  label: z.string(),
  /** Where: 「1-1 市民等で… 令和元年度」; empty for the plan as a whole. */
  place: z.string(),
  /** The field, when the change was to one field; then before/after hold its text and it can be restored. */
  field: fieldSchema.optional(),
  /** As the field prints; absent = was empty. */
  before: z.string().optional(),
  after: z.string().optional(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
