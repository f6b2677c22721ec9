/** The year of the sample review, and years with documents of a test's own. */
import { readFileSync } from "node:fs";
import type { PlanContent } from "#shared/domain/planContent.ts";
import type { DocumentRow, PlanDocument } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { contentOf } from "#shared/package/content.ts";
import { parsePackage } from "#shared/package/parse.ts";
import { yearOf } from "#test/support/progressYears.ts";
import { tinySnapshot } from "#test/support/tinySnapshot.ts";

const reviewPackageFile = new URL("../../shared/sample/reviewPlan.json", import.meta.url).pathname;

/** The sample of a 中間見直し; fresh on every call. */
export function reviewPlan(): PlanContent {
  return contentOf(parsePackage(readFileSync(reviewPackageFile, "utf8")), new Date(0));
}

/** 令和5年度 of the sample. */
export function reviewYear(): YearSnapshot {
  return yearOf(reviewPlan(), 2023);
}

let ids = 0;

/** A row of a document; both sides are there and empty where nothing else is said. */
export function documentRow(change: Partial<DocumentRow> = {}): DocumentRow {
  ids += 1;
  return { id: `row-${ids}`, document: "d", title: "", newText: "", oldText: "", underlines: [], ...change };
}

/** A small plan with one document of these rows. */
export function yearWithDocument(
  kind: PlanDocument["kind"],
  rows: readonly DocumentRow[],
  change: Partial<PlanDocument> = {},
): YearSnapshot {
  return {
    ...tinySnapshot(),
    documents: [{ id: "d", kind, title: "見本計画　新旧対照表", ...change }],
    documentRows: [...rows],
  };
}
