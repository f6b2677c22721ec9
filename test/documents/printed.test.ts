/** Several forms as one document: their order, their numbers, their pages. */
import { describe, expect, it } from "vitest";
import { documentOf } from "#shared/forms/printed.ts";
import { sampleYear } from "#test/support/snapshots.ts";

const snapshot = sampleYear();
const startsOf = (...numbers: (string | undefined)[]) => {
  const forms = ["evaluation-sheet", "project-sheet"] as const;
  const tree = documentOf(
    snapshot,
    forms.map((form, index) => {
      const handoutNumber = numbers[index];
      return { form, ...(handoutNumber === undefined ? {} : { handoutNumber }) };
    }),
  );
  return tree.sections.map(({ startAt }) => startAt).filter((start) => start !== undefined);
};

describe("a document of several forms", () => {
  it("is named after plan and year", () => {
    expect(documentOf(snapshot, [{ form: "evaluation-sheet" }]).title).toBe(
      "朝霞市産業振興基本計画 令和元年度",
    );
  });

  it("counts its pages through as long as one 資料番号 holds, and from 1 for the next", () => {
    expect(startsOf("資料1", "資料1")).toEqual([]);
    expect(startsOf(undefined, undefined)).toEqual([]);
    expect(startsOf("資料1", "資料2")).toEqual([1]);
    expect(startsOf("資料1", undefined)).toEqual([1]);
  });

  it("prints only the sheets that are asked for", () => {
    const one = documentOf(snapshot, [{ form: "evaluation-sheet", subjects: [{ kind: "item", id: "2" }] }]);
    const text = JSON.stringify(one.sections);
    expect(text).toContain("安心・安全な市民生活");
    expect(text).not.toContain("暮らしにマッチした生活環境の創造");
  });
});
