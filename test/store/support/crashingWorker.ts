/** The worker's program, which dies of the search for 「落ちる」. */
import { parentPort, workerData } from "node:worker_threads";
import { serveBackend } from "#electron/backend/serveBackend.ts";
import type { ToWorker, WorkerStart } from "#electron/backend/workerMessages.ts";

if (!parentPort) throw new Error("this file is a worker thread's program");
parentPort.on("message", (message: ToWorker) => {
  if (message.kind === "call" && JSON.stringify(message.input).includes("落ちる")) throw new Error("落ちた");
});
serveBackend(parentPort, workerData as WorkerStart);
