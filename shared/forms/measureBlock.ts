/**
 * A whole 施策 in a 新旧対照表: title, 施策概要, 事業イメージ, and the indicators with 基準値, 中間目標値, 目標値. Both sides stand in rows
 * of the same table, so that what belongs together stands at the same height; a cell that differs is underlined.
 */
import type { StatedIndicator, StatedMeasure } from "#shared/domain/rows.ts";
import { type CellInput, labelCell, labelParagraphs, paragraph } from "#shared/forms/build.ts";
import { comparedParagraphs, type ComparedLook, type Sides } from "#shared/forms/comparisonText.ts";
import type { Paragraph } from "#shared/forms/documentTree.ts";
import { matchedIndicators } from "#shared/rules/comparison.ts";

/** Columns of one side: label, name, three values. */
export const MEASURE_COLUMNS = 5;
/** Their widths as parts of the side's. */
const SHARES = [0.125, 0.26, 0.205, 0.205, 0.205];

export function measureColumns(sideWidth: number): number[] {
  const widths = SHARES.map((share) => Math.floor(sideWidth * share));
  const rest = sideWidth - widths.reduce((sum, width) => sum + width, 0);
  return widths.with(1, (widths[1] ?? 0) + rest);
}

/** The cells of both sides of one row. */
export interface SideCells extends Sides<CellInput[]> {
  /** A head of what stands below it: they are not parted even where the 施策 is divided between pages. */
  head: boolean;
}

/** What the block needs to know of the table around it. */
export interface MeasureSource {
  look: ComparedLook;
  clean: (text: string) => string;
  /** In the place of an indicator that the other side alone has. */
  missing: Sides<string>;
  /** Text of a cell that stands for the side of a row. */
  word: (text: string) => Paragraph[];
}

/** What is compared when a 施策 is not on a side: nothing. */
const NONE: StatedMeasure = { title: "", overview: "", images: [], headings: ["", "", ""], indicators: [] };

/** The rows of the block; of a 施策 that one side does not have, the cells of that side are to be left out. */
export function measureRows(measures: Sides<StatedMeasure | undefined>, source: MeasureSource): SideCells[] {
  const of: Sides<StatedMeasure> = {
    new: cleaned(measures.new ?? NONE, source.clean),
    old: cleaned(measures.old ?? NONE, source.clean),
  };
  return [
    titleRow(of, source),
    ...labelledRow("施策\n概要", { new: of.new.overview, old: of.old.overview }, source),
    ...labelledRow("事業\nイメージ", { new: imageText(of.new), old: imageText(of.old) }, source),
    ...indicatorRows(of, measures, source),
  ];
}

function cleaned(measure: StatedMeasure, clean: (text: string) => string): StatedMeasure {
  const [first, second, third] = measure.headings;
  return {
    title: clean(measure.title).replaceAll("\n", " "),
    overview: clean(measure.overview),
    images: measure.images.map(clean),
    headings: [clean(first), clean(second), clean(third)],
    indicators: measure.indicators.map(({ kind, name, baseline, middle, target }) => ({
      kind: clean(kind),
      name: clean(name),
      baseline: clean(baseline),
      middle: clean(middle),
      target: clean(target),
    })),
  };
}

function titleRow(of: Sides<StatedMeasure>, { look }: MeasureSource): SideCells {
  const titles = compared({ new: of.new.title, old: of.old.title }, look);
  const cell = (paragraphs: Paragraph[]): CellInput[] => [
    {
      paragraphs: paragraphs.map((one) => ({ ...one, firstLine: 0, font: "gothic", bold: true })),
      colSpan: MEASURE_COLUMNS,
      shade: "heading",
    },
  ];
  return { new: cell(titles.new), old: cell(titles.old), head: true };
}

/** A label with its text over the rest of the side; no row when neither side has one. */
function labelledRow(label: string, texts: Sides<string>, { look }: MeasureSource): SideCells[] {
  if (texts.new === "" && texts.old === "") return [];
  const paragraphs = compared(texts, look);
  const cells = (side: Paragraph[]): CellInput[] => [
    { ...labelCell(label, { size: look.size - 1, shade: "none" }) },
    { paragraphs: side, colSpan: MEASURE_COLUMNS - 1, vertical: "top" },
  ];
  return [{ new: cells(paragraphs.new), old: cells(paragraphs.old), head: false }];
}

/** 「・」 before every entry that has no sign of its own. */
function imageText({ images }: Pick<StatedMeasure, "images">): string {
  return images.map((line) => (/^[・･•●○◆◇▪\u2460-\u2473]/u.test(line) ? line : `・${line}`)).join("\n");
}

/** A whole 施策 as a text, where the other side of its row is one. */
export function measureText({ title, overview, images, headings, indicators }: StatedMeasure): string {
  const values = ({ baseline, middle, target }: StatedIndicator): string =>
    [baseline, middle, target]
      .flatMap((value, index) => {
        const [heading = ""] = (headings[index] ?? "").split("\n");
        return value === "" ? [] : [`${heading} ${value}`.trim()];
      })
      .join("、");
  return [
    title,
    overview,
    imageText({ images }),
    ...indicators.map((one) => [`${one.kind} ${one.name}`.trim(), values(one)].filter(Boolean).join("：")),
  ]
    .filter((line) => line !== "")
    .join("\n");
}

// ── indicators ─────────────────────────────────────────────────────────────────────────────────────────────────────

function indicatorRows(
  of: Sides<StatedMeasure>,
  measures: Sides<StatedMeasure | undefined>,
  source: MeasureSource,
): SideCells[] {
  const pairs = matchedIndicators(of.old.indicators, of.new.indicators);
  if (pairs.length === 0) return [];
  return [
    headRow(of, source),
    ...pairs.map(({ from, to }): SideCells => {
      const cells = { new: indicatorCells(to, from, source), old: indicatorCells(from, to, source) };
      const word = (text: string): CellInput[] => [
        { paragraphs: source.word(text), colSpan: MEASURE_COLUMNS, vertical: "center" },
      ];
      return {
        new: to ? cells.new : word(measures.new ? source.missing.new : ""),
        old: from ? cells.old : word(measures.old ? source.missing.old : ""),
        head: false,
      };
    }),
  ];
}

/** 指標 over kind and name, and what the three values are. */
function headRow(of: Sides<StatedMeasure>, { look }: MeasureSource): SideCells {
  const size = look.size - 1.5;
  const cells = (own: StatedMeasure, other: StatedMeasure): CellInput[] => [
    labelCell("指標", { colSpan: 2, shade: "heading", size }),
    ...own.headings.map((heading, index): CellInput => {
      const lines = heading.split("\n");
      const before = (other.headings[index] ?? "").split("\n");
      return {
        shade: "heading",
        paragraphs: lines.map((line, at) => ({
          ...paragraph("", { font: "gothic", align: "center", size: at === 0 ? size : size - 1.5 }),
          runs: wholeRun(line, before[at] ?? ""),
        })),
      };
    }),
  ];
  return { new: cells(of.new, of.old), old: cells(of.old, of.new), head: true };
}

function indicatorCells(
  own: StatedIndicator | undefined,
  other: StatedIndicator | undefined,
  { look }: MeasureSource,
): CellInput[] {
  if (!own) return [];
  const size = look.size - 1;
  const value = (text: string, before: string): CellInput => ({
    paragraphs: [
      { ...paragraph("", { font: look.font, align: "center", size }), runs: wholeRun(text, before) },
    ],
  });
  const name = compared({ new: own.name, old: other?.name ?? "" }, { ...look, size }).new;
  return [
    {
      paragraphs: labelParagraphs(own.kind, { size: size - 0.5 }).map((one) => ({
        ...one,
        runs: wholeRun(own.kind, other?.kind ?? ""),
      })),
    },
    { paragraphs: name.map((one) => ({ ...one, firstLine: 0 })) },
    value(own.baseline, other?.baseline ?? ""),
    value(own.middle, other?.middle ?? ""),
    value(own.target, other?.target ?? ""),
  ];
}

/** A short text that is underlined as a whole when it differs. */
function wholeRun(text: string, other: string): Paragraph["runs"] {
  if (text === "") return [];
  return [text === other ? { text } : { text, underline: true }];
}

/** Both sides of a text inside the block; an empty text is a blank cell, not a side that is missing. */
function compared(texts: Sides<string>, look: ComparedLook): Sides<Paragraph[]> {
  return comparedParagraphs({ title: "", newText: texts.new, oldText: texts.old, underlines: [] }, look);
}
