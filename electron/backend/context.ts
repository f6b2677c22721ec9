/** What the use cases share: the open plan, the tokens, the clock, the running tasks. */
import type { PlanFile } from "#db/open.ts";
import type { EditOptions, Tx } from "#db/journal.ts";
import { sqliteFailure } from "#db/sqliteFailure.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { EventName, EventPayload } from "#shared/contract/events.ts";
import type { Saved, Topic } from "#shared/contract/method.ts";
import type { CheckedInput, MethodName, MethodOutput } from "#shared/contract/methods.ts";
import type { Finished } from "./finished.ts";
import type { BackupKeeper } from "./backup/keeper.ts";
import type { TellDeed } from "./support/deeds.ts";
import type { Tokens } from "./tokens.ts";

export interface Context {
  readonly version: string;
  readonly actor: string;
  readonly tokens: Tokens;
  readonly backups: BackupKeeper;
  /** Tasks that can still be cancelled. */
  readonly tasks: Map<string, { cancelled: boolean }>;
  /** Files that were made and could not be written. */
  readonly finished: Finished;
  readonly now: () => Date;
  readonly tellDeed: TellDeed;
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
  plan: PlanFile | undefined;
}

export type Handler<N extends MethodName> = (
  context: Context,
  input: CheckedInput<N>,
) => MethodOutput<N> | Promise<MethodOutput<N>>;
export type Handlers = { readonly [N in MethodName]?: Handler<N> };

/** Throws `no-plan-open`. */
export function requirePlan(context: Context): PlanFile {
  if (!context.plan) throw new OperationError("no-plan-open");
  return context.plan;
}

/** Runs a read of the open plan; a failing disk becomes a failure people can understand. */
export function readPlanFile<T>(context: Context, work: (plan: PlanFile) => T): T {
  const plan = requirePlan(context);
  try {
    return work(plan);
  } catch (error) {
    throw sqliteFailure(error, plan.path);
  }
}

export const editTopics = ["snapshot", "history"] as const satisfies Topic[];
/** When the plan's own name or years may have changed too. */
export const planTopics = ["plan", "snapshot", "history"] as const satisfies Topic[];

/** Makes one durable edit and answers with what has to be asked for again. */
export function saveEdit<T>(
  context: Context,
  options: EditOptions & { topics?: readonly Topic[] },
  work: (tx: Tx) => T,
): Saved & { value: T } {
  const { topics = editTopics, ...edit } = options;
  return readPlanFile(context, (plan) => {
    const { value, changed } = plan.journal.edit(edit, work);
    return { ...savedNow(context, changed ? topics : []), value };
  });
}

export function savedNow(context: Context, changed: readonly Topic[]): Saved {
  return { savedAt: context.now().toISOString(), changed: [...changed] };
}
