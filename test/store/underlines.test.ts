/** Underlines that a person set in a 新旧対照表, while its texts go on being written. */
import { describe, expect, it } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import type { DocumentRow } from "#shared/domain/rows.ts";
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
