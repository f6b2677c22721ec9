/** Underlines that a person set in a 新旧対照表, while its texts go on being written. */
import { describe, expect, it } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import type { DocumentRow, StatedMeasure } from "#shared/domain/rows.ts";
import { setPartUnderline } from "#shared/rules/measureUnderlines.ts";
import { markedPieces, setUnderline } from "#shared/rules/underlines.ts";
import { value } from "./support/backends.ts";
import { openFullPlan } from "./support/fullPlan.ts";

async function rowOf(backend: Backend, id: string): Promise<DocumentRow> {
  const { documentRows } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
  const row = documentRows.find((one) => one.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
}
/** The new text with what is underlined in 【】. */
const shown = (row: DocumentRow): string =>
  markedPieces(row)
    .new.map(({ text, underline }) => (underline ? `【${text}】` : text))
    .join("");

/** A row in which the second 会議 is underlined by hand. */
async function withUnderline(): Promise<{
  backend: Backend;
  id: string;
  write: (text: string) => Promise<unknown>;
}> {
  const { backend } = await openFullPlan();
  const text = "会議。会議。会議。";
  const row = { document: "d1", title: "", newText: text, oldText: text, underlines: [] };
  const { id } = await value(backend, "row.add", { row: { table: "documentRow", row } });
  const underlines = setUnderline(row, "new", 3, 5, true);
  await value(backend, "row.update", { id, change: { table: "documentRow", patch: { underlines } } });
  const field = { entity: "row", table: "documentRow", id, property: "newText" } as const;
  return {
    backend,
    id,
    write: (next) => value(backend, "field.setText", { field, text: next, session: next }),
  };
}

describe("an underline set by hand", () => {
  it("stays at its own words when text is put before them", async () => {
    const { backend, id, write } = await withUnderline();
    await write("案。会議。会議。会議。");
    expect(shown(await rowOf(backend, id))).toBe("【案。】会議。【会議】。会議。");
    expect((await rowOf(backend, id)).underlines).toEqual([
      { side: "new", from: 5, words: "会議", underline: true },
    ]);
  });

  it("goes back with the text in one step of 元に戻す", async () => {
    const { backend, id, write } = await withUnderline();
    const before = await rowOf(backend, id);
    await write("案。会議。会議。会議。");
    await value(backend, "history.undo", {});
    expect(await rowOf(backend, id)).toEqual(before);
  });

  it("is gone with its words, and is there again when they come back", async () => {
    const { backend, id, write } = await withUnderline();
    await write("懇談。");
    expect(markedPieces(await rowOf(backend, id)).new.some((piece) => piece.byHand)).toBe(false);
    expect((await rowOf(backend, id)).newText).toBe("懇談。");
    await write("懇談。会議。");
    expect(shown(await rowOf(backend, id))).toContain("【会議】");
  });

  it("of one side is left alone when the other side is written", async () => {
    const { backend, id } = await withUnderline();
    const before = (await rowOf(backend, id)).underlines;
    const field = { entity: "row", table: "documentRow", id, property: "oldText" } as const;
    await value(backend, "field.setText", { field, text: "別の文。", session: "s" });
    expect((await rowOf(backend, id)).underlines).toEqual(before);
  });
});

describe("an underline set by hand inside a 施策", () => {
  const indicator = (name: string, target: string) => ({ kind: "", name, baseline: "", middle: "", target });
  const measure = (indicators: StatedMeasure["indicators"]): StatedMeasure => ({
    title: "施策9",
    overview: "",
    images: [],
    headings: ["", "", ""],
    indicators,
  });
  const [visitors, shops] = [indicator("来場者の数", "10人"), indicator("店の数", "3件")];

  /** A row in which a target is underlined by hand on the new side. */
  async function underlined() {
    const { backend } = await openFullPlan();
    const row = {
      document: "d1",
      title: "",
      newText: null,
      oldText: null,
      newMeasure: measure([visitors, shops]),
      oldMeasure: measure([visitors, shops]),
      underlines: [],
    };
    const { id } = await value(backend, "row.add", { row: { table: "documentRow", row } });
    const underlines = setPartUnderline(row, { side: "new", part: "indicators/1/target" }, 0, 2, true);
    const change = { table: "documentRow", patch: { underlines } } as const;
    await value(backend, "row.update", { id, change });
    return { backend, id, underlines };
  }

  it("is kept, and taken back and given again by 元に戻す and やり直す", async () => {
    const { backend, id, underlines } = await underlined();
    expect((await rowOf(backend, id)).underlines).toEqual(underlines);
    await value(backend, "history.undo", {});
    expect((await rowOf(backend, id)).underlines).toEqual([]);
    await value(backend, "history.redo", {});
    expect((await rowOf(backend, id)).underlines).toEqual(underlines);
  });

  it("goes along with its indicator when the 施策 is written, in the same step", async () => {
    const { backend, id } = await underlined();
    const before = await rowOf(backend, id);
    const newMeasure = measure([shops, { ...visitors, target: "3件" }]);
    await value(backend, "row.update", { id, change: { table: "documentRow", patch: { newMeasure } } });
    expect((await rowOf(backend, id)).underlines).toEqual([
      { side: "new", part: "indicators/0/target", from: 0, words: "3件", underline: true },
    ]);
    await value(backend, "history.undo", {});
    expect(await rowOf(backend, id)).toEqual(before);
  });

  it("of one side is left alone when the other side's 施策 is written, or taken away", async () => {
    const { backend, id, underlines } = await underlined();
    for (const oldMeasure of [measure([shops]), null]) {
      await value(backend, "row.update", { id, change: { table: "documentRow", patch: { oldMeasure } } });
      expect((await rowOf(backend, id)).underlines).toEqual(underlines);
    }
  });
});
