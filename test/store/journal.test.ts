/** Every change is journalled: who, when, before, after; it can be taken back, and nothing is ever removed. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readContent } from "#db/content.ts";
import { openPlanFile } from "#db/open.ts";
import type { Backend } from "#electron/backend/backend.ts";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { TextField } from "#shared/domain/field.ts";
import { packageOf } from "#shared/package/content.ts";
import { printPackage } from "#shared/package/print.ts";
import { createPlan, failure, openSmallPlan, testBackend, value } from "./support/backends.ts";
import { anyEdit, perform } from "./support/edits.ts";
import { temporaryFolder } from "./support/temporary.ts";

const achievement: TextField = {
  entity: "evaluation",
  subject: { kind: "item", id: "1-1" },
  fiscalYear: 2019,
  property: "achievement",
};

function type(backend: Backend, text: string, session = "typing", field = achievement): Promise<unknown> {
  return value(backend, "field.setText", { field, text, session });
}

/** A clock that moves one second at every look. */
function clock(): () => Date {
  let now = Date.parse("2026-04-01T00:00:00Z");
  return () => new Date((now += 1000));
}

describe("変更履歴", () => {
  it("says who changed what, where and when, from what to what", async () => {
    const { backend } = await openSmallPlan({ actor: "事務局 佐藤", now: clock() });
    await type(backend, "もっと集まった。");
    const [line] = await value(backend, "history.list", { limit: 1 });
    expect(line).toEqual({
      id: expect.any(Number) as number,
      at: expect.stringMatching(/^2026-04-01T00:00:0\d\.000Z$/u) as string,
      actor: "事務局 佐藤",
      label: "達成状況を編集",
      place: "1-1 商店街の応援 令和元年度",
      field: achievement,
      before: "人が集まった。",
      after: "もっと集まった。",
    });
  });

  it("keeps one line while one person types on in one field, and begins another for the next session", async () => {
    const { backend } = await openSmallPlan({ now: clock() });
    await type(backend, "も");
    const [first] = await value(backend, "history.list", { field: achievement, limit: 10 });
    await type(backend, "もっと");
    const [second, ...others] = await value(backend, "history.list", { field: achievement, limit: 10 });
    expect(others).toEqual([]);
    expect(second).toMatchObject({ id: first?.id, before: "人が集まった。", after: "もっと" });
    expect(second?.at).not.toBe(first?.at);
    await type(backend, "もっと集まった。", "next day");
    expect(await value(backend, "history.list", { field: achievement, limit: 10 })).toHaveLength(2);
  });

  it("begins another line when something else was changed in between", async () => {
    const { backend } = await openSmallPlan();
    await type(backend, "一");
    await type(backend, "別の場所", "typing", { ...achievement, property: "issues" });
    await type(backend, "二");
    const lines = await value(backend, "history.list", { field: achievement, limit: 10 });
    expect(lines.map(({ before, after }) => [before, after])).toEqual([
      ["一", "二"],
      ["人が集まった。", "一"],
    ]);
  });

  it("says nothing of what was typed and taken back at once", async () => {
    const { backend } = await openSmallPlan();
    await type(backend, "間違えた");
    await type(backend, "人が集まった。");
    expect(await value(backend, "history.list", { field: achievement, limit: 10 })).toEqual([]);
    expect(await value(backend, "history.state", {})).toEqual({ undo: null, redo: null });
    await type(backend, "やはり変える");
    expect(await value(backend, "history.state", {})).toEqual({ undo: "達成状況を編集", redo: null });
    await value(backend, "history.undo", {});
    expect(await textOf(backend, achievement)).toBe("人が集まった。");
  });

  it("writes nothing for a save that changes nothing", async () => {
    const { backend } = await openSmallPlan();
    const saved = await value(backend, "field.setText", {
      field: achievement,
      text: "人が集まった。",
      session: "s",
    });
    expect(saved.changed).toEqual([]);
    expect(await value(backend, "history.list", { field: achievement, limit: 10 })).toEqual([]);
  });

  it("is found by field, by sheet with everything below it, by year, and read on from a line", async () => {
    const { backend } = await openSmallPlan();
    const cell = { entity: "indicatorValue", id: "1-1/1", series: "actual", fiscalYear: 2021 } as const;
    await type(backend, "一", "a");
    await value(backend, "field.setValue", {
      field: cell,
      value: { kind: "number", number: "12.5" },
      session: "b",
    });
    await type(backend, "起業した", "c", {
      entity: "evaluation",
      subject: { kind: "project", id: "p1" },
      fiscalYear: 2019,
      property: "achievement",
    });
    const labels = async (query: Partial<MethodInput<"history.list">>): Promise<string[]> =>
      (await value(backend, "history.list", { limit: 10, ...query })).map(
        (line) => `${line.place}:${line.after ?? ""}`,
      );
    const sheet = { kind: "item", id: "1" } as const;
    expect(await labels({ subject: sheet })).toEqual([
      "1-1 商店街の応援 イベント集客数 令和3年度:12.5人",
      "1-1 商店街の応援 令和元年度:一",
    ]);
    expect(await labels({ subject: sheet, fiscalYear: 2019 })).toEqual(["1-1 商店街の応援 令和元年度:一"]);
    expect(await labels({ field: cell })).toEqual(["1-1 商店街の応援 イベント集客数 令和3年度:12.5人"]);
    const all = await value(backend, "history.list", { limit: 10 });
    const rest = await value(backend, "history.list", { limit: 10, before: all[0]?.id ?? 0 });
    expect(rest).toEqual(all.slice(1));
  });

  it("begins with where the plan came from", async () => {
    const { backend } = await openSmallPlan();
    expect(await value(backend, "history.list", { limit: 10 })).toMatchObject([
      { label: "計画を作成", place: "" },
    ]);
  });

  it("puts a field back as it was before or after any line, as an edit of its own", async () => {
    const { backend } = await openSmallPlan();
    await type(backend, "一", "a");
    await type(backend, "二", "b");
    const [second, first] = await value(backend, "history.list", { field: achievement, limit: 10 });
    await value(backend, "history.restore", { id: first?.id ?? 0, to: "after" });
    expect(await textOf(backend, achievement)).toBe("一");
    await value(backend, "history.restore", { id: first?.id ?? 0, to: "before" });
    expect(await textOf(backend, achievement)).toBe("人が集まった。");
    await value(backend, "history.undo", {});
    expect(await textOf(backend, achievement)).toBe("一");
    expect(second?.after).toBe("二");
  });

  it("puts back a value with its kind, and a blank as a blank", async () => {
    const { backend } = await openSmallPlan();
    const field = { entity: "indicatorValue", id: "1-1/1", series: "actual", fiscalYear: 2019 } as const;
    const current = async (): Promise<unknown> => {
      const { indicators } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
      return indicators[0]?.actuals["2019"];
    };
    for (const [session, next] of [
      ["a", { kind: "dash" }],
      ["b", { kind: "number", number: "0" }],
      ["c", null],
    ] as const) {
      await value(backend, "field.setValue", { field, value: next, session });
    }
    expect(await current()).toBeUndefined();
    const lines = await value(backend, "history.list", { field, limit: 10 });
    expect(lines.map(({ before, after }) => [before, after])).toEqual([
      ["0人", undefined],
      ["—", "0人"],
      [expect.stringContaining("調査なし"), "—"],
    ]);
    const restored: unknown[] = [];
    for (const line of lines.toReversed()) {
      await value(backend, "history.restore", { id: line.id, to: "before" });
      restored.push(await current());
    }
    expect(restored).toEqual([
      { kind: "reason", reason: "調査なし" },
      { kind: "dash" },
      { kind: "number", number: "0" },
    ]);
    await value(backend, "history.restore", { id: lines[0]?.id ?? 0, to: "after" });
    expect(await current()).toBeUndefined();
  });

  it("does not put back a line that is not about one field", async () => {
    const { backend } = await openSmallPlan();
    const [line] = await value(backend, "history.list", { limit: 1 });
    const error = await failure(backend, "history.restore", { id: line?.id ?? 0, to: "before" });
    expect(error).toMatchObject({ code: "not-found", details: { what: "変更履歴" } });
  });

  it("keeps the lines of what was undone and adds those of the undoing", async () => {
    const { backend } = await openSmallPlan();
    await type(backend, "一");
    await value(backend, "history.undo", {});
    await value(backend, "history.redo", {});
    const lines = await value(backend, "history.list", { field: achievement, limit: 10 });
    expect(lines.map(({ label, before, after }) => [label, before, after])).toEqual([
      ["やり直し（達成状況を編集）", "人が集まった。", "一"],
      ["元に戻す（達成状況を編集）", "一", "人が集まった。"],
      ["達成状況を編集", "人が集まった。", "一"],
    ]);
  });
});

async function textOf(backend: Backend, field: TextField & { entity: "evaluation" }): Promise<string> {
  const { evaluations } = await value(backend, "plan.snapshot", { fiscalYear: field.fiscalYear });
  const found = evaluations.find(({ subject }) => subject.id === field.subject.id);
  return found?.[field.property] ?? "";
}

describe("元に戻す and やり直し", () => {
  it("do nothing, and say so, when there is nothing to take back", async () => {
    const { backend } = await openSmallPlan();
    expect(await value(backend, "history.undo", {})).toMatchObject({ label: "", changed: [] });
    expect(await value(backend, "history.redo", {})).toMatchObject({ label: "", changed: [] });
  });

  it("begin anew with every opening", async () => {
    const { backend, path } = await openSmallPlan();
    await type(backend, "一");
    await backend.close();
    const again = testBackend();
    await value(again, "plan.open", { token: again.grantFile(path, "read") });
    expect(await value(again, "history.state", {})).toEqual({ undo: null, redo: null });
  });

  it("forget what was undone once something new is written", async () => {
    const { backend } = await openSmallPlan();
    await type(backend, "一");
    await value(backend, "history.undo", {});
    await type(backend, "二");
    expect(await value(backend, "history.state", {})).toEqual({ undo: "達成状況を編集", redo: null });
  });

  it("bring removed things back as they were, with their ids and their order", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "structure.updateProject", { id: "p1", patch: { related: [] } });
    const before = await value(backend, "plan.snapshot", { fiscalYear: 2021 });
    await value(backend, "structure.remove", { what: "item", id: "1-2" });
    await value(backend, "structure.remove", { what: "indicator", id: "1-1/1" });
    const after = await value(backend, "plan.snapshot", { fiscalYear: 2021 });
    expect(after.items.map((item) => item.id)).toEqual(["1", "1-1", "2"]);
    expect(after.indicators.map((indicator) => indicator.id)).toEqual(["1-1/2"]);
    await value(backend, "history.undo", {});
    await value(backend, "history.undo", {});
    expect(await value(backend, "plan.snapshot", { fiscalYear: 2021 })).toEqual(before);
  });

  it("lead from any edits back to the start and forward to the end", async () => {
    let run = 0;
    const folder = temporaryFolder();
    await fc.assert(
      fc.asyncProperty(fc.array(anyEdit, { minLength: 1, maxLength: 15 }), async (edits) => {
        const path = join(folder, `plan-${(run += 1)}.hyoka`);
        createPlan(path);
        const start = contents(path);
        const backend = testBackend();
        await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
        const made: string[] = [];
        for (const edit of edits) await perform(backend, edit, made);
        const end = await exported(backend, path);
        while ((await value(backend, "history.state", {})).undo !== null)
          await value(backend, "history.undo", {});
        expect(await exported(backend, path)).toBe(start);
        while ((await value(backend, "history.state", {})).redo !== null)
          await value(backend, "history.redo", {});
        expect(await exported(backend, path)).toBe(end);
        expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
        await backend.close();
        expect(contents(path)).toBe(end);
      }),
      { numRuns: 40 },
    );
  });
});

function contents(path: string): string {
  const plan = openPlanFile(path, { actor: "x" });
  try {
    return printPackage(packageOf(readContent(plan.db)));
  } finally {
    plan.close();
  }
}

/** The whole plan as text, all years, through the contract. */
async function exported(backend: Backend, path: string): Promise<string> {
  const target = `${path}.json`;
  await value(backend, "plan.exportPackage", {
    token: backend.grantFile(target, "write", { replace: true }),
  });
  return readFile(target, "utf8");
}
