/** The sample of a 中間見直し: the facts of the published one, in sentences of the project's own. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DocumentRow } from "#shared/domain/rows.ts";
import { type ComparisonRow, comparisonRows, editionContent } from "#shared/rules/comparison.ts";
import { markedPieces } from "#shared/rules/underlines.ts";
import { reviewPlan, reviewYear } from "#test/support/reviewYears.ts";

const plan = reviewPlan();
const published = new URL("../../../shared/real/asaka-review-2023.txt", import.meta.url).pathname;
const hasPublished = existsSync(published);
const rows = plan.documentRows.filter((row) => row.document === "comparison");

/** What a comparison of two editions says of a row. */
function stated({ title, newText, oldText, newMeasure, oldMeasure }: DocumentRow): ComparisonRow {
  return {
    title,
    newText,
    oldText,
    ...(newMeasure ? { newMeasure } : {}),
    ...(oldMeasure ? { oldMeasure } : {}),
    underlines: [],
  };
}

describe("the sample of a 中間見直し", () => {
  it("has a 概要 and a 新旧対照表, handed out at a meeting under numbers of their own", () => {
    expect(reviewYear().documents.map(({ kind }) => kind)).toEqual(["outline", "comparison"]);
    const papers = plan.meetings.flatMap((meeting) =>
      meeting.handouts.map(({ number, paper }) => [number, paper?.form]),
    );
    expect(papers).toContainEqual(["資料1-1", "review-outline"]);
    expect(papers).toContainEqual(["資料1-2", "comparison-table"]);
  });

  it("has rows of every kind: changed, unchanged, new, taken away, whole 施策, and one underlined by hand", () => {
    const same = rows.filter((row) => row.newText !== null && row.newText === row.oldText);
    expect(same.length).toBeGreaterThan(1);
    expect(rows.filter((row) => row.oldText === null && row.newText !== null)).toHaveLength(1);
    expect(rows.filter((row) => row.newText === null && row.oldText !== null)).toHaveLength(1);
    expect(rows.filter((row) => row.newMeasure && row.oldMeasure)).toHaveLength(14);
    const byHand = rows.filter((row) => markedPieces(row).new.some((piece) => piece.byHand));
    expect(byHand).toHaveLength(1);
  });

  it("has the 新旧対照表 that its kept edition and the plan of now give, but for the underline set by hand", () => {
    const [edition] = plan.editions;
    if (!edition) throw new Error("no edition");
    const found = comparisonRows(edition, editionContent(reviewYear()));
    expect(rows.map(stated)).toEqual(found);
  });

  it.skipIf(!hasPublished)("shares no sentence with the published papers", () => {
    const text = readFileSync(published, "utf8").replaceAll(/\s|<[^>]*>/gu, "");
    const written = [
      ...plan.passages.map((passage) => passage.text),
      ...plan.editions.flatMap((edition) => edition.passages.map((passage) => passage.text)),
      ...plan.documentRows.flatMap((row) => [row.newText ?? "", row.oldText ?? ""]),
      ...plan.items.flatMap((item) => [item.overview ?? "", item.images ?? "", item.goal ?? ""]),
    ];
    const sentences = new Set(
      written.flatMap((one) => one.split(/[\n。]/u)).map((one) => one.replaceAll(/\s/gu, "")),
    );
    // Names of offices, titles of 課題 and of 施策 are facts; sentences are longer and end with a verb.
    const facts = /^(?:課題\d|[ⅤⅥ]|\d|・?(?:商工会、|政策企画課、))/u;
    const shared = [...sentences].filter((one) => one.length > 18 && !facts.test(one) && text.includes(one));
    expect(shared).toEqual([]);
  });
});
