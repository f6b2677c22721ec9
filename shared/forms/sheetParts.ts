/** Cells and lines that the evaluation sheets of items and of projects have in common. */
import { OperationError } from "#shared/contract/errors.ts";
import type { EvaluationTextField } from "#shared/domain/evaluation.ts";
import type { Field, TextField } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { fieldLabel, fieldText } from "#shared/rules/fieldText.ts";
import { gradeScaleLine } from "#shared/rules/grade.ts";
import {
  A4_PORTRAIT,
  bodyParagraphs,
  type CellInput,
  labelCell,
  paragraph,
  type RowInput,
  textArea,
  type TextGate,
} from "#shared/forms/build.ts";
import type { Paragraph } from "#shared/forms/documentTree.ts";
import { cellHeight } from "#shared/forms/measure.ts";

/** What a form prints from, and where it reports what it could not print. */
export interface SheetSource {
  snapshot: YearSnapshot;
  gate: TextGate;
}

export interface SheetOptions {
  /** Sheets to print, in this order; absent prints every sheet of the form. */
  subjects?: Subject[];
  /** Text of the box at the top right: 「資料1」; absent or empty prints no box. */
  handoutNumber?: string;
}

/** Widths of row label, text, 判定, grade: those of the real sheets. */
export const SHEET_COLUMNS = [1814, 5953, 680, 1191];
export const TEXT_WIDTH = textArea(A4_PORTRAIT).width;
const WIDE_TEXT = 5953 + 680 + 1191;

/** Rows people write into stay tall enough to be seen as empty and to be filled in by hand. */
export const WRITING_HEIGHT = 760;
/** 30 mm of room for handwriting in an empty 推進委員会の評価. */
export const COMMITTEE_HEIGHT = 1701;
/** A row or group up to this height moves to the next page as a whole; a taller one may be divided. */
export const KEEP_HEIGHT = textArea(A4_PORTRAIT).height * 0.4;

const labelOf = ({ snapshot }: SheetSource, field: Field): string => fieldLabel(snapshot, field);

/** Clean text of a field. */
export function textOf(source: SheetSource, field: TextField): string {
  return source.gate.clean(fieldText(source.snapshot, field), labelOf(source, field));
}

/** A cell that shows a text field and lets it be edited in place. */
export function textCell(source: SheetSource, field: TextField, look: Partial<CellInput> = {}): CellInput {
  return {
    paragraphs: bodyParagraphs(textOf(source, field)),
    field,
    editor: "text",
    label: labelOf(source, field),
    ...look,
  };
}

/** The grade itself: large, so that it is found at a glance on a mono copy. */
export function ratingCell(source: SheetSource, subject: Subject): CellInput {
  const field = evaluationField(source, subject, "rating");
  const text = textOf(source, field);
  return {
    paragraphs: [paragraph(text, { font: "gothic", size: 16, bold: true, align: "center" })],
    field,
    editor: "rating",
    label: labelOf(source, field),
  };
}

export function evaluationField(
  { snapshot }: SheetSource,
  subject: Subject,
  property: EvaluationTextField | "rating",
): TextField {
  return { entity: "evaluation", subject, fiscalYear: snapshot.fiscalYear, property };
}

/** A row with a label and one wide text over the rest of the table. */
export function wideRow(label: CellInput, text: CellInput, look: Omit<RowInput, "cells"> = {}): RowInput {
  return {
    cells: [label, { ...text, colSpan: 3 }],
    minHeight: WRITING_HEIGHT,
    cantSplit: fitsTogether(text, WIDE_TEXT),
    ...look,
  };
}

/** True when a cell is low enough to be kept on one page. */
export function fitsTogether(cell: Pick<CellInput, "paragraphs">, width: number): boolean {
  return cellHeight(cell, width) <= KEEP_HEIGHT;
}

/** 「推進委員会の／評価」 with the committee's text, or with room to write it by hand. */
export function committeeRow(source: SheetSource, subject: Subject, minHeight = COMMITTEE_HEIGHT): RowInput {
  const name = source.gate.clean(source.snapshot.plan.committeeName, "委員会の名称");
  const text = textCell(source, evaluationField(source, subject, "committeeEvaluation"), { vertical: "top" });
  return wideRow(labelCell(`${name}の\n評価`), text, { minHeight });
}

/** The 判定 label between the text and the grade. */
export function ratingLabel(): CellInput {
  return labelCell("判定", { shade: "heading" });
}

/** True when the plan grades at all; a grade written before the scale was emptied is still shown. */
export function showsGrades({ snapshot }: SheetSource): boolean {
  return (
    snapshot.plan.ratingScale.grades.length > 0 ||
    snapshot.evaluations.some((one) => one.rating !== undefined)
  );
}

/** 「判定の基準　A：…　B：…」; nothing for a plan without a scale. */
export function gradeScaleParagraphs(source: SheetSource): Paragraph[] {
  const { ratingScale } = source.snapshot.plan;
  if (ratingScale.grades.length === 0) return [];
  const line = source.gate.clean(gradeScaleLine(ratingScale), "判定の基準");
  return [paragraph(`判定の基準　${line}`, { font: "mincho", size: 8, before: 3 })];
}

/**
 * The sheets to print: those asked for, or all of the kind.
 * @throws OperationError not-found for a sheet that the plan does not have or that has another form.
 */
export function sheetsToPrint<T extends { id: string }>(
  kind: Subject["kind"],
  known: readonly T[],
  all: readonly T[],
  subjects: readonly Subject[] | undefined,
): T[] {
  if (!subjects) return [...all];
  return subjects.map((subject) => {
    const found = subject.kind === kind ? known.find((one) => one.id === subject.id) : undefined;
    if (!found) throw new OperationError("not-found", { what: "sheet", id: subject.id });
    return found;
  });
}

/** The text of the box, or no box. */
export function handoutBox(
  source: SheetSource,
  handoutNumber: string | undefined,
): { handoutNumber?: string } {
  const text = source.gate
    .clean(handoutNumber ?? "", "資料番号")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return text === "" ? {} : { handoutNumber: text };
}
