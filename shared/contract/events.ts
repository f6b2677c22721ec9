/** What a window is told without asking. */
import { z } from "zod";
import { failureSchema } from "#shared/contract/errors.ts";
import { fileTokenSchema, taskIdSchema } from "#shared/contract/methods.ts";

export const events = {
  /** Progress of a task the window started; total counts the same things as done. */
  "task.progress": z.strictObject({
    task: taskIdSchema,
    done: z.number().int().nonnegative(),
    total: z.number().int().positive(),
    /** What is being worked on now, in Japanese. */
    label: z.string(),
  }),
  /** A backup was made, or could not be made. */
  "backup.changed": z.strictObject({}),
  /** The window is about to close: save what is being typed, then call `app.closeNow`. */
  "app.closing": z.strictObject({}),
  /** A plan file was double-clicked while the program runs: save what is being typed, then open it with `plan.open`. */
  "app.openFile": z.strictObject({ token: fileTokenSchema, name: z.string() }),
  /**
   * What serves the plan ended and was started again, on the same plan: ask for everything anew. `reopened` is false, with
   * the failure, when the plan could not be opened again.
   */
  "backend.restarted": z.strictObject({ reopened: z.boolean(), failure: failureSchema.optional() }),
  /** It ended again and again and stays ended; `reference` stands in the log. */
  "backend.stopped": z.strictObject({ reference: z.string() }),
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = z.output<Events[N]>;
