/** The Word export as the program does it: the shipped backend in its worker thread, from the plan file to the written file. */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Backend } from "#electron/backend/backend.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { startWorkerBackend } from "#electron/backend/workerClient.ts";
import type { WordForm } from "#shared/contract/methods.ts";
import { projectRoot } from "#test/support/commandLine.ts";
import type { Task } from "./measure.ts";
import { planFile } from "./storeTasks.ts";

/** Both official forms of the sample, as often as the scale says. */
const formsAt = (scale: number): WordForm[] =>
  Array.from({ length: scale }, () => [
    { form: "evaluation-sheet" as const },
    { form: "project-sheet" as const },
  ]).flat();

async function openWorker(file: string): Promise<Backend> {
  const backend = startWorkerBackend({
    worker: join(projectRoot, "dist", "electron", "worker.js"),
    version: "0.0.0",
    actor: "bench",
  });
  valueOf(await backend.call("plan.open", { token: backend.grantFile(file, "read") }));
  return backend;
}

async function exportOnce(backend: Backend, folder: string, scale: number): Promise<number> {
  const { file } = valueOf(
    await backend.call("word.export", {
      task: randomUUID(),
      token: backend.grantFile(join(folder, "worker.docx"), "write", { replace: true }),
      fiscalYear: 2019,
      forms: formsAt(scale),
    }),
  );
  return file.bytes;
}

/** The first export after a plan was opened: the writer is loaded for it. */
const cold: Task = async (scale, folder) => {
  const file = await planFile(folder, "worker-cold");
  let backend: Backend;
  return {
    before: async () => {
      backend = await openWorker(file);
    },
    work: () => exportOnce(backend, folder, scale),
    after: () => backend.close(),
  };
};

const warm: Task = async (scale, folder) => {
  const backend = await openWorker(await planFile(folder, "worker-warm"));
  return { work: () => exportOnce(backend, folder, scale) };
};

export const workerTasks: Record<string, Task> = { "worker-cold": cold, "worker-warm": warm };
