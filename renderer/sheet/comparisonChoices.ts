/** What a row of a 新旧対照表 can become: changed on both sides, 新規, or taken away. */
import type { DocumentRow, RowPatch } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";

/** What a row can be turned into, and the change that does it. */
export interface RowChoice {
  label: string;
  change: RowPatch;
}

type Patch = Extract<RowPatch, { table: "documentRow" }>["patch"];

/** A side is there when it has a text or a whole 施策. */
function hasSide(row: DocumentRow, side: "new" | "old"): boolean {
  return side === "new"
    ? row.newText !== null || row.newMeasure !== undefined
    : row.oldText !== null || row.oldMeasure !== undefined;
}

/** The choices for one row; none in a 概要, or when the row is gone. */
export function comparisonChoices(
  snapshot: Pick<YearSnapshot, "documents" | "documentRows">,
  id: string,
): RowChoice[] {
  const row = snapshot.documentRows.find((one) => one.id === id);
  const document = snapshot.documents.find((one) => one.id === row?.document);
  if (!row || document?.kind !== "comparison") return [];
  const choice = (label: string, patch: Patch): RowChoice => ({
    label,
    change: { table: "documentRow", patch },
  });
  const measure = row.newMeasure ?? row.oldMeasure;
  if (!hasSide(row, "old")) {
    return [
      choice("新規をやめる（旧を置く）", measure ? { oldMeasure: measure } : { oldText: row.newText ?? "" }),
    ];
  }
  if (!hasSide(row, "new")) {
    return [
      choice(
        "削るのをやめる（新を置く）",
        measure ? { newMeasure: measure } : { newText: row.oldText ?? "" },
      ),
    ];
  }
  return [
    choice("新規にする（旧を無くす）", { oldText: null, oldMeasure: null }),
    choice("削ることにする（新を無くす）", { newText: null, newMeasure: null }),
    ...(measure ? [] : [choice("施策の欄にする", { ...asMeasures(row) })]),
  ];
}

/** A row of two texts as two whole 施策, its texts as their 施策概要. */
function asMeasures(row: DocumentRow): Patch {
  const measure = (text: string | null) => ({
    title: row.title,
    overview: text ?? "",
    images: [],
    headings: ["基準値", "中間目標値", "目標値"] as [string, string, string],
    indicators: [],
  });
  return {
    newText: null,
    oldText: null,
    newMeasure: measure(row.newText),
    oldMeasure: measure(row.oldText),
  };
}
