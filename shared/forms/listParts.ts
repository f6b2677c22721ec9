/** What the papers of the committee (次第, 名簿, 意見一覧, 会議録, 評価結果) have in common. */
import { OperationError } from "#shared/contract/errors.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { type CellInput, labelCell, type RowInput, type TextGate } from "#shared/forms/build.ts";
import type { FormLook } from "#shared/forms/formLook.ts";
import { cellHeight } from "#shared/forms/measure.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { oneLine } from "#shared/text/oneLine.ts";

/** Part of the page's height up to which a row is not divided between two pages. */
const WHOLE = 0.4;

/**
 * The meeting asked for, or the latest that evaluates the year.
 * @throws OperationError not-found when the year has no meeting, or not that one.
 */
export function meetingToPrint({ meetings, fiscalYear }: YearSnapshot, id: string | undefined): Meeting {
  const found = id === undefined ? meetings.at(-1) : meetings.find((one) => one.id === id);
  if (found) return found;
  throw new OperationError("not-found", { what: "会議", id: id ?? fiscalYearLabel(fiscalYear) });
}

/** The committee by its own name, or as the plan calls it. */
export function committeeName({ committee, plan }: YearSnapshot, gate: TextGate): string {
  return oneLine(gate.clean(committee.name || plan.committeeName, "委員会の名称"));
}

/**
 * The head of a table, printed again on each of its pages.
 * @param minHeight twips
 */
export function headRow(headings: readonly string[], size: number, minHeight = 454): RowInput {
  return { header: true, cells: headings.map((text) => labelCell(text, { size })), minHeight };
}

/** Whether a row of these cells stays on one page: a long text goes on over the page, a short row is not torn apart. */
export function staysWhole(
  cells: readonly { cell: Pick<CellInput, "paragraphs">; width: number }[],
  look: Pick<FormLook, "area">,
): boolean {
  return cells.every(({ cell, width }) => cellHeight(cell, width) <= look.area.height * WHOLE);
}
