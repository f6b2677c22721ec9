/**
 * The backend: serves every method of the contract that does not need a desktop. Plain Node; the same in the app's
 * worker, on the command line and in tests.
 */
import { OperationError, type Envelope } from "#shared/contract/errors.ts";
import type { EventName, EventPayload } from "#shared/contract/events.ts";
import { methods, type CheckedInput, type MethodName, type MethodOutput } from "#shared/contract/methods.ts";
import { createBackupKeeper, laterOnThisPc, type BackupOptions, type Schedule } from "./backup/keeper.ts";
import { cleanInput } from "./clean.ts";
import type { Context, Handler } from "./context.ts";
import { failureOf, type LoggedFault } from "./failure.ts";
import { createFinished } from "./finished.ts";
import { createTokens, type FileToken, type FileUse, type GrantOptions } from "./tokens.ts";
import type { TellDeed } from "./support/deeds.ts";
import { handlers } from "./usecases/handlers.ts";

export type { FileToken, FileUse, GrantOptions } from "./tokens.ts";

export type EventListener = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

export interface Backend {
  /** Never rejects: failures are envelopes. A command's answer arrives when its change is on disk. */
  call<N extends MethodName>(name: N, input: unknown): Promise<Envelope<MethodOutput<N>>>;
  /**
   * For trusted code only (shell, command line, tests): the token by which a window may name this path once the person
   * has chosen it.
   */
  grantFile(path: string, use: FileUse, options?: GrantOptions): FileToken;
  /** Returns a function that stops listening. */
  onEvent(listener: EventListener): () => void;
  /** Closes the plan: everything is in its one file afterwards. */
  close(): Promise<void>;
}

export interface BackendOptions {
  version: string;
  /** Who edits: the account's name. */
  actor: string;
  now?: () => Date;
  /** Where backups of plans are kept; absent: none are made unless a person names a folder. */
  backups?: BackupOptions | undefined;
  /** For tests of what happens after a while. */
  schedule?: Schedule;
  /** Where faults of the program are told in full; the person only sees their reference. */
  log?: (fault: LoggedFault) => void;
  /** Where it is told what was done to whole plan files, also by the backend itself. */
  deeds?: TellDeed;
}

export function createBackend(options: BackendOptions): Backend {
  const listeners = new Set<EventListener>();
  const tokens = createTokens();
  const log = options.log ?? (() => {});
  const tellDeed = options.deeds ?? (() => {});
  const now = options.now ?? (() => new Date());
  const emit: Context["emit"] = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };
  const context: Context = {
    version: options.version,
    actor: options.actor,
    tokens,
    tasks: new Map(),
    finished: createFinished(),
    now,
    tellDeed,
    emit,
    backups: createBackupKeeper({
      options: options.backups,
      now,
      schedule: options.schedule ?? laterOnThisPc,
      changed: () => emit("backup.changed", {}),
      tellDeed,
    }),
    plan: undefined,
  };

  return {
    async call(name, input) {
      try {
        const value = await answer(context, name, input);
        if (methods[name].kind === "command") context.backups.look(context.plan);
        return { ok: true, value };
      } catch (error) {
        return { ok: false, error: failureOf(error, name, log) };
      }
    },
    grantFile: (path, use, grant) => tokens.grant(path, use, grant),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      const plan = context.plan;
      context.plan = undefined;
      context.backups.look(undefined);
      plan?.close();
      await context.backups.settle();
    },
  };
}

async function answer<N extends MethodName>(
  context: Context,
  name: N,
  input: unknown,
): Promise<MethodOutput<N>> {
  const handler: Handler<N> | undefined = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (!handler) throw new OperationError("invalid-input", { path: name });
  const method = methods[name];
  const clean = cleanInput(input);
  const parsed = method.input.safeParse(clean.input);
  if (!parsed.success) {
    throw new OperationError("invalid-input", { path: parsed.error.issues[0]?.path.join(".") ?? "" });
  }
  const value: object | null = await handler(context, parsed.data as CheckedInput<N>);
  // Queries (search) may be asked for anything; what a command left out, the person must be told.
  return (
    method.kind === "command" && clean.dropped.length > 0 ? { ...value, dropped: clean.dropped } : value
  ) as MethodOutput<N>;
}
