/** The worker's end: a backend that answers messages. */
import type { MessagePort } from "node:worker_threads";
import { createBackend } from "./backend.ts";
import { post, type FromWorker, type ToWorker, type WorkerStart } from "./workerMessages.ts";

export function serveBackend(port: MessagePort, start: WorkerStart): void {
  const tell = (message: FromWorker): void => post(port, message);
  const backend = createBackend({
    ...start,
    log: ({ reference, method, error }) =>
      tell({
        kind: "fault",
        reference,
        method,
        stack: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    deeds: (deed) => tell({ kind: "deed", deed }),
  });
  backend.onEvent((name, payload) => tell({ kind: "event", name, payload }));

  const serve = async (message: ToWorker): Promise<void> => {
    switch (message.kind) {
      case "grant": {
        const { path, use, token, replace } = message;
        backend.grantFile(path, use, { token, replace });
        return;
      }
      case "call":
        tell({ kind: "answer", id: message.id, envelope: await backend.call(message.name, message.input) });
        return;
      case "close":
        await backend.close();
        tell({ kind: "answer", id: message.id, envelope: { ok: true, value: null } });
    }
  };
  port.on("message", (message: ToWorker) => void serve(message));
}
