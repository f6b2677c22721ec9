/** Editions of the plan stay what they were, and two of them give a 新旧対照表. */
import { describe, expect, it } from "vitest";
import { failure, testBackend, value } from "./support/backends.ts";
import { openFullPlan } from "./support/fullPlan.ts";

const passageText = { entity: "row", table: "passage", id: "t2", property: "text" } as const;

describe("an edition", () => {
  it("keeps what the plan said, whatever is written afterwards", async () => {
    const { backend, path } = await openFullPlan();
    const { id } = await value(backend, "edition.fix", { name: "令和2年3月改定" });
    const text = "担い手が大きく足りない。";
    await value(backend, "field.setText", { field: passageText, text, session: "s" });
    const { id: document } = await value(backend, "document.compare", {
      title: "新旧対照表（改定）",
      from: id,
    });
    const snapshot = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(snapshot.editions.map(({ name }) => name)).toEqual(["平成31年3月策定", "令和2年3月改定"]);
    expect(snapshot.documents.at(-1)).toEqual({
      id: document,
      kind: "comparison",
      title: "新旧対照表（改定）",
    });
    const changed = snapshot.documentRows.filter(
      (row) => row.document === document && row.oldText !== row.newText,
    );
    expect(changed).toHaveLength(1);
    expect(changed[0]?.oldText).toContain("担い手が足りない。");
    expect(changed[0]?.newText).toContain(text);
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
    await backend.close();
    const again = testBackend();
    await value(again, "plan.open", { token: again.grantFile(path, "read") });
    expect(await value(again, "plan.snapshot", { fiscalYear: 2019 })).toEqual(snapshot);
  });

  it("is fixed on the day it is in Japan", async () => {
    const { path, backend: first } = await openFullPlan();
    await first.close();
    const backend = testBackend({ now: () => new Date("2026-03-31T20:00:00Z") });
    await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
    await value(backend, "edition.fix", { name: "四月の版" });
    const { editions } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(editions.at(-1)?.fixedOn).toBe("2026-04-01");
  });

  it("can be set beside another edition, and both ways of the table undo as one step", async () => {
    const { backend } = await openFullPlan();
    const { id } = await value(backend, "edition.fix", { name: "改定" });
    const before = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    const { id: document } = await value(backend, "document.compare", { title: "表", from: "e1", to: id });
    const after = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    const rows = after.documentRows.filter((row) => row.document === document);
    expect(rows.some((row) => row.oldText?.includes("担い手が少ない。"))).toBe(true);
    expect(rows.some((row) => row.newMeasure?.overview === "商店街に人を呼ぶ。")).toBe(true);
    const [line] = await value(backend, "history.list", { limit: 1 });
    expect(line).toMatchObject({ label: "新旧対照表を作成", place: "表" });
    await value(backend, "history.undo", {});
    expect(await value(backend, "plan.snapshot", { fiscalYear: 2019 })).toEqual(before);
    await value(backend, "history.redo", {});
    expect(await value(backend, "plan.snapshot", { fiscalYear: 2019 })).toEqual(after);
  });

  it("is removed and brought back, and the tables made of it stay", async () => {
    const { backend } = await openFullPlan();
    const before = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    await value(backend, "edition.remove", { id: "e1" });
    const after = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(after).toEqual({ ...before, editions: [] });
    expect(await value(backend, "history.undo", {})).toMatchObject({ label: "計画の版を削除" });
    expect(await value(backend, "plan.snapshot", { fiscalYear: 2019 })).toEqual(before);
  });

  it.each([
    ["edition.remove", { id: "e9" }, "not-found"],
    ["edition.fix", { name: "" }, "invalid-input"],
    ["document.compare", { title: "表", from: "e9" }, "not-found"],
    ["document.compare", { title: "表", from: "e1", to: "e9" }, "not-found"],
    ["document.compare", { title: "", from: "e1" }, "invalid-input"],
  ] as const)("%s is refused with %o", async (name, input, code) => {
    const { backend } = await openFullPlan();
    expect((await failure(backend, name, input)).code).toBe(code);
    expect((await value(backend, "history.state", {})).undo).toBeNull();
  });

  it("of a text that is longer with its heading than a text may be is refused, not cut", async () => {
    const { backend } = await openFullPlan();
    const text = "あ".repeat(200_000);
    await value(backend, "field.setText", { field: passageText, text, session: "s" });
    const before = await value(backend, "history.state", {});
    expect(await failure(backend, "document.compare", { title: "表", from: "e1" })).toMatchObject({
      code: "invalid-input",
      details: { path: "newText" },
    });
    expect(await value(backend, "history.state", {})).toEqual(before);
  });
});
