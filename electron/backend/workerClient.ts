/**
 * The backend in a worker thread, as a backend. When the worker dies, the calls it had not answered fail as `interrupted`
 * and another worker opens the same plan again: everything that was answered is on disk. One that dies again and again is
 * given up: every call then fails as `stopped`.
 */
import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import type { Envelope, Failure } from "#shared/contract/errors.ts";
import type { EventName, EventPayload } from "#shared/contract/events.ts";
import type { MethodName, MethodOutput } from "#shared/contract/methods.ts";
import type { Backend, EventListener } from "./backend.ts";
import type { LoggedFault } from "./failure.ts";
import { openedPlan } from "./openedPlan.ts";
import type { TellDeed } from "./support/deeds.ts";
import type { FileToken } from "./tokens.ts";
import {
  post,
  type FromWorker,
  type ToWorker,
  type WorkerGrant,
  type WorkerStart,
} from "./workerMessages.ts";

export interface WorkerBackendOptions extends WorkerStart {
  /** The worker's program: `dist/electron/worker.js`, or `electron/backend/worker.ts` in tests. */
  worker: string | URL;
  log?: (fault: LoggedFault) => void;
  deeds?: TellDeed;
}

/** A worker that dies more often than this within a minute is given up. */
const RESTARTS = 3;
const WITHIN = 60_000;

interface Pending {
  name: MethodName | "close";
  settle: (envelope: Envelope<unknown>) => void;
}

export function startWorkerBackend(options: WorkerBackendOptions): Backend {
  const listeners = new Set<EventListener>();
  const grants = new Map<FileToken, WorkerGrant>();
  const pending = new Map<number, Pending>();
  const log = options.log ?? (() => {});
  let running: Worker | undefined;
  /** The open plan, and how it was opened, but for its token. */
  let openPlan: { path: string; input: object } | undefined;
  let deaths: number[] = [];
  /** Reference of the death after which it was given up. */
  let givenUp: string | undefined;
  let lastId = 0;

  function start(): Worker {
    const { version, actor, backups } = options;
    const worker = new Worker(options.worker, {
      workerData: { version, actor, backups } satisfies WorkerStart,
    });
    worker.on("message", (message: FromWorker) => receive(message));
    worker.on("error", (error) => lose(worker, error));
    worker.on("exit", () => lose(worker, new Error("the worker ended")));
    running = worker;
    for (const grant of grants.values()) post(worker, grant);
    return worker;
  }

  /** Opens the plan in the fresh worker, before any call that comes later, and tells the window how that went. */
  async function startAgain({ path, input }: { path: string; input: object }): Promise<void> {
    const grant: WorkerGrant = { kind: "grant", token: randomUUID(), path, use: "read", replace: false };
    post(start(), grant);
    const answer = await send("plan.open", (id) => ({
      kind: "call",
      id,
      name: "plan.open",
      input: { ...input, token: grant.token },
    }));
    if (answer.ok) tell("backend.restarted", { reopened: true });
    // A worker that died again is told of by its own death.
    else if (answer.error.code !== "interrupted" && answer.error.code !== "stopped") {
      openPlan = undefined;
      tell("backend.restarted", { reopened: false, failure: answer.error });
    }
  }

  function tell<N extends EventName>(name: N, payload: EventPayload<N>): void {
    for (const listener of listeners) listener(name, payload);
  }

  function receive(message: FromWorker): void {
    switch (message.kind) {
      case "answer":
        pending.get(message.id)?.settle(message.envelope);
        pending.delete(message.id);
        return;
      case "event":
        tell(message.name, message.payload);
        return;
      case "fault":
        log({ reference: message.reference, method: message.method, error: message.stack });
        return;
      case "deed":
        options.deeds?.(message.deed);
    }
  }

  function lose(worker: Worker, error: unknown): void {
    if (running !== worker) return;
    running = undefined;
    const now = performance.now();
    deaths = [...deaths.filter((at) => now - at < WITHIN), now];
    const reference = randomUUID().slice(0, 8);
    if (deaths.length > RESTARTS) givenUp = reference;
    const waiting = [...pending.values()];
    pending.clear();
    const names = waiting.map(({ name }) => name);
    log({ reference, method: names.find((name) => name !== "close") ?? "worker", error });
    for (const { name, settle } of waiting) {
      if (name === "close") settle({ ok: true, value: null });
      else settle({ ok: false, error: lost(givenUp === undefined ? "interrupted" : "stopped", reference) });
    }
    if (givenUp !== undefined) tell("backend.stopped", { reference });
    else if (openPlan !== undefined) void startAgain(openPlan);
  }

  function lost(code: "interrupted" | "stopped", reference: string): Failure {
    return { code, message: `${code} ${reference}`, details: { reference } };
  }

  function send(name: Pending["name"], message: (id: number) => ToWorker): Promise<Envelope<unknown>> {
    if (givenUp !== undefined) return Promise.resolve({ ok: false, error: lost("stopped", givenUp) });
    return new Promise((settle) => {
      const id = (lastId += 1);
      const worker = running ?? start();
      pending.set(id, { name, settle });
      try {
        post(worker, message(id));
      } catch {
        // What cannot be cloned was not made by the contract.
        pending.delete(id);
        const error: Failure = {
          code: "invalid-input",
          message: `invalid-input ${name}`,
          details: { path: "" },
        };
        settle({ ok: false, error });
      }
    });
  }

  /** After a success: which plan a new worker would have to open, and which tokens it would still have to know. */
  function remember(name: MethodName, input: unknown, answer: Envelope<unknown>): void {
    if (!answer.ok) return;
    if (name === "plan.close") openPlan = undefined;
    const opened = openedPlan(name, answer);
    if (opened) openPlan = { path: opened.path, input: name === "plan.open" ? (input as object) : {} };
    const token = (input as { token?: FileToken }).token;
    const grant = token === undefined ? undefined : grants.get(token);
    if (grant?.use === "write") grants.delete(grant.token);
  }

  return {
    async call<N extends MethodName>(name: N, input: unknown) {
      const envelope = await send(name, (id) => ({ kind: "call", id, name, input }));
      remember(name, input, envelope);
      return envelope as Envelope<MethodOutput<N>>;
    },
    grantFile(path, use, { replace = false, token = randomUUID() } = {}) {
      const grant: WorkerGrant = { kind: "grant", token, path: resolve(path), use, replace };
      grants.set(token, grant);
      if (running) post(running, grant);
      return token;
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      openPlan = undefined;
      const worker = running;
      if (!worker) return;
      await send("close", (id) => ({ kind: "close", id }));
      running = undefined;
      await worker.terminate();
    },
  };
}
