import { describe, expect, it } from "vitest";
import type { DocumentRow, PlanDocument, StatedMeasure } from "#shared/domain/rows.ts";
import { comparisonChoices } from "#renderer/sheet/comparisonChoices.ts";

const measure: StatedMeasure = {
  title: "施策",
  overview: "概要",
  images: [],
  headings: ["基準値", "中間", "目標値"],
  indicators: [],
};
const labels = (change: Partial<DocumentRow>, kind: PlanDocument["kind"] = "comparison") =>
  comparisonChoices(
    {
      documents: [{ id: "d", kind, title: "書類" }],
      documentRows: [
        { id: "r", document: "d", title: "", newText: "新", oldText: "旧", underlines: [], ...change },
      ],
    },
    "r",
  ).map((one) => one.label);

describe("what a row of a 新旧対照表 can become", () => {
  it("is new, taken away or a whole 施策 while it has two texts", () => {
    expect(labels({})).toEqual([
      "新規にする（旧を無くす）",
      "削ることにする（新を無くす）",
      "施策の欄にする",
    ]);
  });

  it("is changed on both sides again when one of them is missing", () => {
    expect(labels({ oldText: null })).toEqual(["新規をやめる（旧を置く）"]);
    expect(labels({ newText: null })).toEqual(["削るのをやめる（新を置く）"]);
    expect(labels({ newText: null, oldText: null, newMeasure: measure })).toEqual([
      "新規をやめる（旧を置く）",
    ]);
  });

  it("is not asked of a whole 施策 twice, and not of a 概要 at all", () => {
    const both = { newText: null, oldText: null, newMeasure: measure, oldMeasure: measure };
    expect(labels(both)).toEqual(["新規にする（旧を無くす）", "削ることにする（新を無くす）"]);
    expect(labels({}, "outline")).toEqual([]);
  });
});
