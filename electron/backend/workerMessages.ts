/** What the two ends of the worker thread say to each other. Order is kept: a grant arrives before the call naming it. */
import type { MessagePort, Worker } from "node:worker_threads";
import type { Envelope } from "#shared/contract/errors.ts";
import type { EventName, EventPayload } from "#shared/contract/events.ts";
import type { MethodName } from "#shared/contract/methods.ts";
import type { BackupOptions } from "./backup/keeper.ts";
import type { LoggedFault } from "./failure.ts";
import type { Deed } from "./support/deeds.ts";
import type { FileToken, FileUse } from "./tokens.ts";

export interface WorkerStart {
  version: string;
  actor: string;
  /** See `BackendOptions`. */
  backups?: BackupOptions | undefined;
}

export interface WorkerGrant {
  kind: "grant";
  token: FileToken;
  path: string;
  use: FileUse;
  replace: boolean;
}

export type ToWorker =
  | { kind: "call"; id: number; name: MethodName; input: unknown }
  | WorkerGrant
  | { kind: "close"; id: number };

export type FromWorker =
  | { kind: "answer"; id: number; envelope: Envelope<unknown> }
  | { kind: "event"; name: EventName; payload: EventPayload<EventName> }
  /** A fault of the program, for the log: an Error's stack does not survive the way as an object. */
  | { kind: "fault"; reference: string; method: LoggedFault["method"]; stack: string }
  /** What was done to a whole plan file, for the log. */
  | { kind: "deed"; deed: Deed };

export function post(to: Worker, message: ToWorker): void;
export function post(to: MessagePort, message: FromWorker): void;
export function post(to: Worker | MessagePort, message: ToWorker | FromWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only windows do
  to.postMessage(message);
}
