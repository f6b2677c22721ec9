/**
 * A whole 施策 in a 新旧対照表: title, 施策概要, 事業イメージ, and the indicators with 基準値, 中間目標値, 目標値. Both sides stand in rows
 * of the same table, so that what belongs together stands at the same height; a cell that differs is underlined.
 */
import type { DocumentRow, MeasurePart, StatedIndicator, StatedMeasure } from "#shared/domain/rows.ts";
import { type CellInput, labelCell, paragraph } from "#shared/forms/build.ts";
import { comparedParagraphs, type ComparedLook, linesOf, type Sides } from "#shared/forms/comparisonText.ts";
import type { Handle, Paragraph } from "#shared/forms/documentTree.ts";
import { matchedIndicators } from "#shared/rules/comparison.ts";
import { imageText, indicatorPart, partUnderlines } from "#shared/rules/measureUnderlines.ts";
import { markedOver, type Side } from "#shared/rules/underlines.ts";

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
  /** The row whose 施策 they are, with what was underlined in them by hand. */
  row: Pick<DocumentRow, "id" | "underlines">;
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
    ...labelledRow("施策\n概要", "overview", { new: of.new.overview, old: of.old.overview }, source),
    ...labelledRow("事業\nイメージ", "images", { new: imageText(of.new), old: imageText(of.old) }, source),
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

function titleRow(of: Sides<StatedMeasure>, source: MeasureSource): SideCells {
  const titles = compared({ new: of.new.title, old: of.old.title }, bothSides("title"), source);
  const cell = (side: Side): CellInput[] => [
    {
      handle: handleOf(source, side, "title"),
      paragraphs: titles[side].map((one) => ({ ...one, firstLine: 0, font: "gothic", bold: true })),
      colSpan: MEASURE_COLUMNS,
      shade: "heading",
    },
  ];
  return { new: cell("new"), old: cell("old"), head: true };
}

/** A label with its text over the rest of the side; no row when neither side has one. */
function labelledRow(
  label: string,
  part: MeasurePart,
  texts: Sides<string>,
  source: MeasureSource,
): SideCells[] {
  if (texts.new === "" && texts.old === "") return [];
  const paragraphs = compared(texts, bothSides(part), source);
  const cells = (side: Side): CellInput[] => [
    { ...labelCell(label, { size: source.look.size - 1, shade: "none" }) },
    {
      handle: handleOf(source, side, part),
      paragraphs: paragraphs[side],
      colSpan: MEASURE_COLUMNS - 1,
      vertical: "top",
    },
  ];
  return [{ new: cells("new"), old: cells("old"), head: false }];
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
      const places = {
        new: to ? of.new.indicators.indexOf(to) : undefined,
        old: from ? of.old.indicators.indexOf(from) : undefined,
      };
      const cells = {
        new: indicatorCells({ side: "new", own: to, other: from, places }, source),
        old: indicatorCells({ side: "old", own: from, other: to, places }, source),
      };
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
function headRow(of: Sides<StatedMeasure>, source: MeasureSource): SideCells {
  const size = source.look.size - 1.5;
  const cells = (side: Side): CellInput[] => [
    labelCell("指標", { colSpan: 2, shade: "heading", size }),
    ...of[side].headings.map((heading, index): CellInput => {
      const part = `headings/${index}`;
      const other = of[side === "new" ? "old" : "new"].headings[index] ?? "";
      return {
        shade: "heading",
        handle: handleOf(source, side, part),
        paragraphs: wholeLines(heading, other, side, part, source).map((runs, at) => ({
          ...paragraph("", { font: "gothic", align: "center", size: at === 0 ? size : size - 1.5 }),
          runs,
        })),
      };
    }),
  ];
  return { new: cells("new"), old: cells("old"), head: true };
}

/** An indicator of a side beside that of the other, and where each of them stands among those of its side. */
interface IndicatorPair {
  side: Side;
  own: StatedIndicator | undefined;
  other: StatedIndicator | undefined;
  places: Sides<number | undefined>;
}

function indicatorCells({ side, own, other, places }: IndicatorPair, source: MeasureSource): CellInput[] {
  const place = places[side];
  if (!own || place === undefined) return [];
  const { look } = source;
  const size = look.size - 1;
  const whole = (property: keyof StatedIndicator, base: Paragraph): CellInput => {
    const part = indicatorPart(place, property);
    return {
      handle: handleOf(source, side, part),
      paragraphs: wholeLines(own[property], other?.[property] ?? "", side, part, source).map((runs) => ({
        ...base,
        runs,
      })),
    };
  };
  const value = paragraph("", { font: look.font, align: "center", size });
  const texts = { new: other?.name ?? "", old: other?.name ?? "", [side]: own.name };
  const partOf = (at: number | undefined) => (at === undefined ? undefined : indicatorPart(at, "name"));
  const parts = { new: partOf(places.new), old: partOf(places.old) };
  const name = compared(texts, parts, { ...source, look: { ...look, size } })[side];
  return [
    whole("kind", paragraph("", { font: "gothic", align: "center", size: size - 0.5 })),
    {
      handle: handleOf(source, side, indicatorPart(place, "name")),
      paragraphs: name.map((one) => ({ ...one, firstLine: 0 })),
    },
    whole("baseline", value),
    whole("middle", value),
    whole("target", value),
  ];
}

// ── underlines ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** The runs of a short text whose lines are underlined as a whole when they differ; what was done by hand is over it. */
function wholeLines(
  text: string,
  other: string,
  side: Side,
  part: MeasurePart,
  { row }: MeasureSource,
): Paragraph["runs"][] {
  const [lines, before] = [text.split("\n"), other.split("\n")];
  const pieces = lines.map((line, index) => ({
    text: index < lines.length - 1 ? `${line}\n` : line,
    changed: line !== (before[index] ?? ""),
  }));
  return linesOf(markedOver(pieces, side, partUnderlines(row.underlines, side, part)));
}

/** Both sides of a text inside the block; an empty text is a blank cell, not a side that is missing. */
function compared(
  texts: Sides<string>,
  parts: Sides<MeasurePart | undefined>,
  { row, look }: MeasureSource,
): Sides<Paragraph[]> {
  const marks = (side: Side) => {
    const part = parts[side];
    return part === undefined ? [] : partUnderlines(row.underlines, side, part);
  };
  const underlines = [...marks("new"), ...marks("old")];
  return comparedParagraphs({ title: "", newText: texts.new, oldText: texts.old, underlines }, look);
}

function bothSides(part: MeasurePart): Sides<MeasurePart> {
  return { new: part, old: part };
}

function handleOf({ row }: MeasureSource, side: Side, part: MeasurePart): Handle {
  return { kind: "comparison", row: row.id, side, part };
}
