/** Entry of the worker thread: a long export or a slow disk never holds up a window. */
import { parentPort, workerData } from "node:worker_threads";
import { serveBackend } from "./serveBackend.ts";
import type { WorkerStart } from "./workerMessages.ts";

if (!parentPort) throw new Error("this file is a worker thread's program");
serveBackend(parentPort, workerData as WorkerStart);
