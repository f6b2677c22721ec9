/** Cells and lines that the evaluation sheets of items and of projects have in common. */
import { OperationError } from "#shared/contract/errors.ts";
import type { EvaluationTextField } from "#shared/domain/evaluation.ts";
import type { Field, TextField } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { FormLook } from "#shared/forms/formLook.ts";
import { fieldLabel, fieldText } from "#shared/rules/fieldText.ts";
import { gradeScaleLine } from "#shared/rules/grade.ts";
import {
  bodyParagraphs,
  type CellInput,
  labelCell,
  paragraph,
  type RowInput,
  type TextGate,
} from "#shared/forms/build.ts";
import type { Block, Paragraph } from "#shared/forms/documentTree.ts";
import { blocksHeight, cellHeight } from "#shared/forms/measure.ts";

/** What a form prints from, and where it reports what it could not print. */
export interface SheetSource {
  snapshot: YearSnapshot;
  gate: TextGate;
  look: FormLook;
  density: Density;
}

/** What lines of the form and cells are set with. */
export type LookSource = Pick<SheetSource, "look">;

/** How close a sheet is set. A page that would overflow by a few lines is set closer instead of leaving them alone. */
export interface Density {
  /** Size of what people wrote, points, before the look adds to it. */
  size: number;
  /** Least height of a row people write into, twips: it is seen as empty, and can be filled in by hand. */
  writing: number;
}

/** From the real sheets' own setting to the closest that is still read without effort. */
export const DENSITIES: readonly [Density, ...Density[]] = [
  { size: 10, writing: 760 },
  { size: 9.5, writing: 640 },
  { size: 9, writing: 600 },
];

export interface SheetOptions {
  /** Sheets to print, in this order; absent prints every sheet of the form. */
  subjects?: Subject[];
  /** Text of the box at the top right: 「資料1」; absent or empty prints no box. */
  handoutNumber?: string;
}

/** Size of the row labels in the real sheets, points. */
const LABEL_SIZE = 10;
/** Widths of row label, 判定, grade in the real sheets. */
const FIXED_COLUMNS = [1814, 680, 1191] as const;
/** Most of the width that the fixed columns take when letters are large and the page is narrow. */
const FIXED_SHARE = 0.55;

/** Widths of row label, text, 判定, grade: those of the real sheets, the text as wide as the page lets it. */
export function sheetColumns({ look }: LookSource): [number, number, number, number] {
  const { width } = look.area;
  const wanted = Math.max(1, look.size(LABEL_SIZE) / LABEL_SIZE);
  const fixed = FIXED_COLUMNS.reduce((sum, column) => sum + column, 0);
  const scale = Math.min(wanted, (width * FIXED_SHARE) / fixed);
  const [label, rating, grade] = FIXED_COLUMNS.map((column) => Math.round(column * scale)) as [
    number,
    number,
    number,
  ];
  return [label, width - label - rating - grade, rating, grade];
}

/** Width of a text that goes on under 判定 and grade. */
export function wideText(source: LookSource): number {
  const [label] = sheetColumns(source);
  return source.look.area.width - label;
}

/** Room for handwriting in an empty 推進委員会の評価: 30 mm, and down to 18 mm before a page overflows for it. */
export const COMMITTEE_HEIGHTS: readonly [number, ...number[]] = [1701, 1474, 1247, 1021];
/** Part of a page that estimated heights may fill. */
const FILL = 0.985;
/** A row or group up to this height moves to the next page as a whole; a taller one may be divided. */
export function keepHeight({ look }: LookSource): number {
  return look.area.height * 0.4;
}

/** Height in twips that blocks may take to stand on one page. */
export function pageRoom({ look }: LookSource): number {
  return look.area.height * FILL;
}

/** The first of the variants that fits on one page; the first of all when none does. */
export function firstThatFits<T>(
  source: LookSource,
  variants: readonly [T, ...T[]],
  make: (variant: T) => Block[],
): Block[] {
  const fits = (blocks: Block[]): boolean => blocksHeight(blocks, source.look.area.width) <= pageRoom(source);
  const made = make(variants[0]);
  if (fits(made)) return made;
  for (const variant of variants.slice(1)) {
    const closer = make(variant);
    if (fits(closer)) return closer;
  }
  return made;
}

/** A cell whose text the form says, in the look's size. */
export function sheetLabel(
  { look }: LookSource,
  text: string,
  cell: Omit<CellInput, "paragraphs"> = {},
): CellInput {
  return labelCell(text, { ...cell, size: look.size(LABEL_SIZE) });
}

/** 年度 in a row label, where a second calendar stands on a line of its own. */
export function yearLines({ look, snapshot }: Pick<SheetSource, "look" | "snapshot">): string {
  return look.year(snapshot.fiscalYear).replace("(", "\n(");
}

const labelOf = ({ snapshot }: SheetSource, field: Field): string => fieldLabel(snapshot, field);

/** Clean text of a field. */
function textOf(source: SheetSource, field: TextField): string {
  return source.gate.clean(fieldText(source.snapshot, field), labelOf(source, field));
}

/** A cell that shows a text field and lets it be edited in place. */
export function textCell(source: SheetSource, field: TextField, look: Partial<CellInput> = {}): CellInput {
  return {
    paragraphs: bodyParagraphs(textOf(source, field), {
      font: source.look.body,
      size: source.look.size(source.density.size),
    }),
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
    paragraphs: [
      paragraph(text, { font: "gothic", size: source.look.size(16), bold: true, align: "center" }),
    ],
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
export function wideRow(
  source: LookSource,
  label: CellInput,
  text: CellInput,
  row: Omit<RowInput, "cells"> = {},
): RowInput {
  return {
    cells: [label, { ...text, colSpan: 3 }],
    cantSplit: fitsTogether(source, text, wideText(source)),
    ...row,
  };
}

/** True when a cell is low enough to be kept on one page. */
export function fitsTogether(
  source: LookSource,
  cell: Pick<CellInput, "paragraphs">,
  width: number,
): boolean {
  return cellHeight(cell, width) <= keepHeight(source);
}

/** 「推進委員会の／評価」 (or 「からの／評価」) with the committee's text, or with room to write it by hand. */
export function committeeRow(source: SheetSource, subject: Subject, minHeight: number): RowInput {
  const name = source.gate.clean(source.snapshot.plan.committeeName, "委員会の名称");
  const text = textCell(source, evaluationField(source, subject, "committeeEvaluation"), { vertical: "top" });
  const label = source.look.evaluationLabel(name).replace(/(?=評価$)/u, "\n");
  return wideRow(source, sheetLabel(source, label), text, { minHeight });
}

/** The 判定 label between the text and the grade. */
export function ratingLabel(source: LookSource): CellInput {
  return sheetLabel(source, "判定", { shade: "heading" });
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
  return [paragraph(`判定の基準　${line}`, { font: source.look.body, size: source.look.size(8), before: 3 })];
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
