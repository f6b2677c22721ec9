/** The backend's outer edge: what happens to faults of the program, and to the plan that is open. */
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { LoggedFault } from "#electron/backend/failure.ts";
import { createPlan, failure, openSmallPlan, testBackend, value } from "./support/backends.ts";

const field = {
  entity: "evaluation",
  subject: { kind: "item", id: "1-1" },
  fiscalYear: 2019,
  property: "achievement",
} as const;

describe("a fault of the program", () => {
  it("reaches the person as a reference and the log as a whole, and saves nothing", async () => {
    const faults: LoggedFault[] = [];
    let broken = false;
    const { backend } = await openSmallPlan({
      log: (fault) => faults.push(fault),
      now: () => {
        if (broken) throw new Error("the clock is broken");
        return new Date("2026-01-01T00:00:00Z");
      },
    });
    broken = true;
    const error = await failure(backend, "field.setText", { field, text: "文", session: "s" });
    broken = false;
    expect(error).toMatchObject({ code: "internal", details: { reference: faults[0]?.reference } });
    expect(error.message).not.toContain("clock");
    expect(faults).toMatchObject([{ method: "field.setText", error: new Error("the clock is broken") }]);
    const { evaluations } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(evaluations.some((one) => one.achievement === "人が集まった。")).toBe(true);
    expect(await value(backend, "history.state", {})).toEqual({ undo: null, redo: null });
  });
});

describe("the open plan", () => {
  it("stays open, with what can be undone, when it is opened again", async () => {
    const { backend, path } = await openSmallPlan();
    await value(backend, "field.setText", { field, text: "文", session: "s" });
    await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
    expect((await value(backend, "history.state", {})).undo).toBe("達成状況を編集");
  });

  it("is let go of when another one is opened, and when it is closed", async () => {
    const { backend, folder, path } = await openSmallPlan();
    createPlan(join(folder, "二.hyoka"));
    await value(backend, "plan.open", { token: backend.grantFile(join(folder, "二.hyoka"), "read") });
    const other = testBackend();
    await value(other, "plan.open", { token: other.grantFile(path, "read") });
    await value(other, "plan.close", {});
    expect(await value(other, "plan.current", {})).toBeNull();
    expect((await failure(other, "plan.close", {})).code).toBe("no-plan-open");
    await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
  });

  it("is not replaced by a new plan while it is open", async () => {
    const { backend, path } = await openSmallPlan();
    const token = backend.grantFile(path, "write", { replace: true });
    const error = await failure(backend, "plan.createSample", { token });
    expect(error).toMatchObject({ code: "file-busy", details: { file: "計画.hyoka" } });
  });

  it("stays when the next one has lost its plan", async () => {
    const { backend, folder } = await openSmallPlan();
    createPlan(join(folder, "空.hyoka"));
    const db = new Sqlite(join(folder, "空.hyoka"));
    db.exec("delete from plan");
    db.close();
    const token = backend.grantFile(join(folder, "空.hyoka"), "read");
    expect((await failure(backend, "plan.open", { token })).code).toBe("damaged");
    expect((await value(backend, "plan.current", {}))?.fileName).toBe("計画.hyoka");
  });

  it("tells what has to be asked for again", async () => {
    const { backend } = await openSmallPlan({ now: () => new Date("2026-11-21T00:00:00Z") });
    expect(await value(backend, "field.setText", { field, text: "文", session: "s" })).toEqual({
      savedAt: "2026-11-21T00:00:00.000Z",
      changed: ["snapshot", "history"],
    });
    const title = { entity: "plan", property: "title" } as const;
    const saved = await value(backend, "field.setText", { field: title, text: "新しい名前", session: "s" });
    expect(saved.changed).toEqual(["plan", "snapshot", "history"]);
    expect((await value(backend, "plan.current", {}))?.title).toBe("新しい名前");
  });
});
