/** Pure parts of the sheet's editor: fields in a snapshot, the grid of values, parts of paragraphs, zoom. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldKey, type Field } from "#shared/domain/field.ts";
import { buildForm } from "#shared/forms/forms.ts";
import type { Paragraph } from "#shared/forms/documentTree.ts";
import { fieldText, fieldValue } from "#shared/rules/fieldText.ts";
import { inputText } from "#shared/rules/indicatorValue.ts";
import { sliceCell } from "#renderer/preview/slice.ts";
import { blockPaste, neighbour } from "#renderer/sheet/valueGrid.ts";
import { withField } from "#renderer/sheet/withDrafts.ts";
import { packageSnapshot, samplePackage } from "#test/support/packageSnapshot.ts";

const snapshot = packageSnapshot(samplePackage(), 2019);
const tree = buildForm("evaluation-sheet", snapshot, { subjects: [{ kind: "item", id: "1" }] });
const cells = tree.sections
  .flatMap((section) => section.blocks)
  .flatMap((block) => (block.kind === "table" ? block.rows.flatMap((row) => row.cells) : []));
const fields = cells.flatMap((cell): Field[] => (cell.field ? [cell.field] : []));

describe("a field set in a snapshot", () => {
  it("reads back as it was set and leaves every other field alone", () => {
    for (const field of fields) {
      const text = field.entity === "indicatorValue" ? "1,234.5" : "新しい文";
      const next = withField(snapshot, field, text);
      const read = (one: Field, from: typeof snapshot) =>
        one.entity === "indicatorValue" ? inputText(fieldValue(from, one)) : fieldText(from, one);
      expect(read(field, next)).toBe(text);
      const others = fields.filter((one) => fieldKey(one) !== fieldKey(field));
      expect(others.map((one) => read(one, next))).toEqual(others.map((one) => read(one, snapshot)));
    }
  });

  it("is absent when it is cleared, so that it counts as not written", () => {
    const field: Field = {
      entity: "evaluation",
      subject: { kind: "item", id: "1-1" },
      fiscalYear: 2019,
      property: "rating",
    };
    const next = withField(snapshot, field, "");
    expect(next.evaluations.find((one) => one.subject.id === "1-1")).not.toHaveProperty("rating");
  });
});

describe("the grid of values", () => {
  const values = fields.filter((field) => field.entity === "indicatorValue");
  const first = values[0];
  if (first?.entity !== "indicatorValue") throw new Error("no value on the sheet");

  it("leads down from target to actual and on into the next table, and back up the same way", () => {
    const way = [fieldKey(first)];
    for (;;) {
      const next = neighbour(tree, way.at(-1) ?? "", "down");
      if (next === undefined) break;
      way.push(next);
    }
    const column = values.filter(
      (one) => one.entity === "indicatorValue" && one.fiscalYear === first.fiscalYear,
    );
    expect(way).toEqual(column.map(fieldKey));
    expect(neighbour(tree, way[1] ?? "", "up")).toBe(way[0]);
    expect(neighbour(tree, way[0] ?? "", "left")).toBeUndefined();
  });

  it("lays a block right and down, and names what has no place", () => {
    const wide = [Array.from({ length: 7 }, (_, index) => `${index}`), ["8"]];
    const { targets, left } = blockPaste(tree, fieldKey(first), wide);
    expect(targets.map((one) => one.text)).toEqual(["0", "1", "2", "3", "4", "5", "8"]);
    expect(targets.at(-1)?.field.series).toBe("actual");
    expect(left).toEqual([{ row: 1, column: 7, text: "6" }]);
  });
});

describe("parts of a cell", () => {
  it("hold together all letters once, wherever the pages cut", () => {
    const text = fc
      .array(fc.constantFrom("あ", "A", "。"), { minLength: 1, maxLength: 20 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.nat(20),
        fc.integer({ min: 1, max: 5 }),
        (all, cut, step) => {
          const paragraphs = all.map((one): Paragraph => ({
            kind: "paragraph",
            runs: [{ text: one }],
            firstLine: 1,
          }));
          const starts = all.map((one) =>
            Array.from({ length: Math.ceil(one.length / step) }, (_, index) => index * step),
          );
          const lines = starts.flat().length;
          const at = Math.min(cut, lines);
          const parts = [
            sliceCell(paragraphs, starts, { from: 0, to: at }),
            sliceCell(paragraphs, starts, { from: at, to: lines }),
          ];
          const letters = parts.flat().flatMap((one) => one.runs.map((run) => run.text));
          expect(letters.join("")).toBe(all.join(""));
        },
      ),
    );
  });

  it("begin without an indent where they go on from the page before", () => {
    const whole: Paragraph = {
      kind: "paragraph",
      runs: [{ text: "一二三四" }],
      firstLine: 1,
      before: 3,
      after: 5,
    };
    const [first] = sliceCell([whole], [[0, 2]], { from: 0, to: 1 });
    const [second] = sliceCell([whole], [[0, 2]], { from: 1, to: 2 });
    expect(first).toMatchObject({ runs: [{ text: "一二" }], firstLine: 1, before: 3 });
    expect(first).not.toHaveProperty("after");
    expect(second).toMatchObject({ runs: [{ text: "三四" }], after: 5 });
    expect(second).not.toHaveProperty("firstLine");
  });
});
