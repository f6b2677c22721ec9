/** What a method of the contract is; the methods themselves are listed in `methods.ts`. */
import { z } from "zod";

/**
 * Parts of what a window shows. A command says which ones it changed, so the window asks again for just those.
 * `plan`: the open file itself; `snapshot`: the content of the years; `history`: 変更履歴 and what can be undone;
 * `recent`: the list of recent plans; `backups`: 控え of the open plan.
 */
export const topicSchema = z.enum(["plan", "snapshot", "history", "recent", "backups"]);
export type Topic = z.infer<typeof topicSchema>;

export interface Method<Input extends z.ZodType, Output extends z.ZodType> {
  kind: "query" | "command";
  /** `backend` runs in the worker, `shell` in the desktop shell (dialogs, windows); tests answer shell methods. */
  runsIn: "backend" | "shell";
  input: Input;
  output: Output;
  /** Queries: the topic whose change makes the answer stale. */
  topic?: Topic;
}

/** Every command's answer: durable on disk when the answer arrives. */
export const savedSchema = z.strictObject({
  savedAt: z.iso.datetime(),
  changed: z.array(topicSchema),
  /** Characters that no plan file can hold and that were left out of what was typed, by name: 「U+FFFE」. */
  dropped: z.array(z.string()).optional(),
});
export type Saved = z.infer<typeof savedSchema>;

export function query<I extends z.ZodType, O extends z.ZodType>(
  topic: Topic,
  input: I,
  output: O,
): Method<I, O> & { kind: "query" } {
  return { kind: "query", runsIn: "backend", input, output, topic };
}

export function command<I extends z.ZodType>(input: I): Method<I, typeof savedSchema>;
export function command<I extends z.ZodType, O extends z.ZodRawShape>(
  input: I,
  extra: O,
): Method<I, z.ZodObject<typeof savedSchema.shape & O, z.core.$strict>>;
export function command(input: z.ZodType, extra: z.ZodRawShape = {}): Method<z.ZodType, z.ZodType> {
  return { kind: "command", runsIn: "backend", input, output: savedSchema.extend(extra).strict() };
}

export function shellCommand<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Method<I, O> {
  return { kind: "command", runsIn: "shell", input, output };
}
