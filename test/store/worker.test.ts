/** The backend in a worker thread answers as the one in process does, and a dead worker loses nothing that was saved. */
import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import type { LoggedFault } from "#electron/backend/failure.ts";
import { startWorkerBackend } from "#electron/backend/workerClient.ts";
import type { EventPayload } from "#shared/contract/events.ts";
import { createPlan, failure, value } from "./support/backends.ts";
import { fingerprint, temporaryFolder } from "./support/temporary.ts";

const program = new URL("../../electron/backend/worker.ts", import.meta.url);
const crashing = new URL("./support/crashingWorker.ts", import.meta.url);

const field = {
  entity: "evaluation",
  subject: { kind: "item", id: "1-1" },
  fiscalYear: 2019,
  property: "achievement",
} as const;

async function openInWorker(
  worker: URL,
  log?: (fault: LoggedFault) => void,
): Promise<{ backend: Backend; folder: string }> {
  const folder = temporaryFolder();
  createPlan(join(folder, "計画.hyoka"));
  const backend = startWorkerBackend({ worker, version: "0.0.0", actor: "事務局", ...(log ? { log } : {}) });
  onTestFinished(() => backend.close());
  const token = backend.grantFile(join(folder, "計画.hyoka"), "read");
  await value(backend, "plan.open", { token });
  return { backend, folder };
}

describe("the backend in a worker", () => {
  it("saves, answers and fails as the one in process", async () => {
    const { backend, folder } = await openInWorker(program);
    await value(backend, "field.setText", { field, text: "別の文", session: "s" });
    const { evaluations } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(evaluations.some((one) => one.achievement === "別の文")).toBe(true);
    expect((await failure(backend, "plan.snapshot", { fiscalYear: 1999 })).code).toBe("year-outside-plan");
    expect((await failure(backend, "plan.open", { token: randomUUID() })).code).toBe("token-unknown");
    expect((await failure(backend, "search.find", { text: () => "", limit: 1 })).code).toBe("invalid-input");
    await backend.close();
    expect(Object.keys(fingerprint(folder))).toEqual(["計画.hyoka"]);
  });

  it("passes progress on and can be cancelled in the middle", async () => {
    const { backend } = await openInWorker(program);
    const out = temporaryFolder();
    const task = randomUUID();
    const progress: EventPayload<"task.progress">[] = [];
    const stop = backend.onEvent((name, payload) => {
      if (name !== "task.progress") return;
      progress.push(payload as EventPayload<"task.progress">);
      if (progress.length === 1) void backend.call("task.cancel", { task });
    });
    const forms = [{ form: "evaluation-sheet" as const }, { form: "project-sheet" as const }];
    const first = backend.grantFile(join(out, "a.docx"), "write");
    // Enough sheets that the cancelling arrives while there is work left.
    const many = Array.from({ length: 40 }, () => forms).flat();
    const error = await failure(backend, "word.export", {
      task,
      token: first,
      fiscalYear: 2019,
      forms: many,
    });
    expect(error.code).toBe("cancelled");
    expect(fingerprint(out)).toEqual({});
    stop();
    const seen = progress.length;
    await value(backend, "word.export", { task: randomUUID(), token: first, fiscalYear: 2019, forms });
    expect(progress).toHaveLength(seen);
    expect(Object.keys(fingerprint(out))).toEqual(["a.docx"]);
  });

  it("answers what was waiting when it dies, tells the log, opens the same plan again and says so", async () => {
    const faults: LoggedFault[] = [];
    const { backend } = await openInWorker(crashing, (fault) => faults.push(fault));
    const told = Promise.withResolvers<EventPayload<"backend.restarted">>();
    backend.onEvent((name, payload) => {
      if (name === "backend.restarted") told.resolve(payload as EventPayload<"backend.restarted">);
    });
    await value(backend, "field.setText", { field, text: "落ち着いた文", session: "s" });
    const error = await failure(backend, "search.find", { text: "落ちる", limit: 1 });
    expect(error).toMatchObject({ code: "interrupted", details: { reference: faults[0]?.reference } });
    expect(faults).toHaveLength(1);
    expect(await told.promise).toEqual({ reopened: true });
    expect(await value(backend, "plan.current", {})).toMatchObject({ fileName: "計画.hyoka" });
    const { evaluations } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(evaluations.some((one) => one.achievement === "落ち着いた文")).toBe(true);
    await value(backend, "field.setText", { field, text: "その後の文", session: "s" });
  });

  it("knows the files the person chose before it died, and none that was used up", async () => {
    const { backend } = await openInWorker(crashing);
    const out = temporaryFolder();
    const used = backend.grantFile(join(out, "済.json"), "write");
    await value(backend, "plan.exportPackage", { token: used });
    const chosen = backend.grantFile(join(out, "後.json"), "write");
    await failure(backend, "search.find", { text: "落ちる", limit: 1 });
    await value(backend, "plan.exportPackage", { token: chosen });
    expect((await failure(backend, "plan.exportPackage", { token: used })).code).toBe("token-unknown");
  });

  it("opens again what was rescued, and a copy that the rescue named, not the plan before", async () => {
    const { backend, folder } = await openInWorker(crashing);
    const damaged = join(folder, "壊れた計画.hyoka");
    createPlan(damaged);
    writeFileSync(damaged, readFileSync(damaged).fill(0xff, 4096 * 5, 4096 * 6));
    const source = backend.grantFile(damaged, "read");
    const token = backend.grantFile(join(folder, "救出.hyoka"), "write");
    await value(backend, "plan.rescue", { source, token });
    await failure(backend, "search.find", { text: "落ちる", limit: 1 });
    expect(await value(backend, "plan.current", {})).toMatchObject({ fileName: "救出.hyoka" });

    const { copies } = await value(backend, "plan.rescueReport", { token: source });
    const copy = copies.find(({ name }) => name === "計画.hyoka");
    await value(backend, "plan.open", { token: copy?.token ?? "" });
    await failure(backend, "search.find", { text: "落ちる", limit: 1 });
    expect(await value(backend, "plan.current", {})).toMatchObject({ fileName: "計画.hyoka" });
  });

  it("says when the plan cannot be opened again", async () => {
    const { backend, folder } = await openInWorker(crashing);
    const told = Promise.withResolvers<EventPayload<"backend.restarted">>();
    backend.onEvent((name, payload) => {
      if (name === "backend.restarted") told.resolve(payload as EventPayload<"backend.restarted">);
    });
    renameSync(join(folder, "計画.hyoka"), join(folder, "移動した計画.hyoka"));
    await failure(backend, "search.find", { text: "落ちる", limit: 1 });
    expect(await told.promise).toMatchObject({ reopened: false, failure: { code: "file-not-found" } });
    expect(await value(backend, "plan.current", {})).toBeNull();
  });

  it("is given up when it dies again and again: every call says so, and closing still works", async () => {
    const { backend } = await openInWorker(crashing);
    const told = Promise.withResolvers<string>();
    backend.onEvent((name, payload) => {
      if (name === "backend.stopped") told.resolve((payload as { reference: string }).reference);
    });
    const codes: string[] = [];
    for (let death = 0; death < 4; death += 1)
      codes.push((await failure(backend, "search.find", { text: "落ちる", limit: 1 })).code);
    expect(codes).toEqual(["interrupted", "interrupted", "interrupted", "stopped"]);
    const after = await failure(backend, "plan.current", {});
    expect(after).toMatchObject({ code: "stopped", details: { reference: await told.promise } });
    await backend.close();
  });

  it("closes quietly when it never started or died before", async () => {
    const idle = startWorkerBackend({ worker: program, version: "0.0.0", actor: "x" });
    await idle.close();
    const { backend } = await openInWorker(crashing);
    await failure(backend, "search.find", { text: "落ちる", limit: 1 });
    await backend.close();
    await backend.close();
  });
});
