/** The table of a ロードマップ: the ● of a project, its 重点事業, and a cell for every year that their arrows are drawn over. */
import type { TextField } from "#shared/domain/field.ts";
import type { Project } from "#shared/domain/plan.ts";
import type { Initiative, Undertaking } from "#shared/domain/rows.ts";
import { type CellInput, labelCell, paragraph, type RowInput, table } from "#shared/forms/build.ts";
import type { Border, Table } from "#shared/forms/documentTree.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import { cellHeight, LINE_HEIGHT } from "#shared/forms/measure.ts";
import { arrowLines, levels } from "#shared/forms/roadmapArrows.ts";
import { withHeadings } from "#shared/forms/roadmapHeadings.ts";
import { type RoadmapSource, shownYears, undertakingsOf } from "#shared/forms/roadmapSource.ts";
import { fieldLabel } from "#shared/rules/fieldText.ts";
import { oneLine } from "#shared/text/oneLine.ts";

const NO_LINE: Border = { style: "none", width: 0 };
/** Column of ○ and □, twips. */
const MARK = 340;
/** Least width of the ● and of the names, and of a year that does not have to be narrower, twips. */
const LEAST_TEXT = 1700;
const LEAST_YEAR = 480;
/** Space at the borders of the cells, twips: less than usual, so that names stay on few lines. */
const PADDING = 57;
/** Years below this width have less space at their borders, twips. */
const NARROW_YEAR = 640;
const NARROW_PADDING = 28;
/** A year is not wider than this when there are few, twips. */
const WIDEST_YEAR = 1100;
/** Part of the table that the years take when nothing speaks against it: that of the real sheets. */
const YEARS_SHARE = 0.43;
/** Height of a row with one arrow over another, and of what each further one adds, twips. */
const ROW = 620;
const LEVEL = 260;
/** Height of the row that a project without 重点事業 leaves for handwriting, twips. */
const EMPTY_ROW = 960;
/** A row up to this part of the page moves to the next one as a whole. */
const KEEP = 0.4;

/** One row a 重点事業; a project without one leaves a row to be filled in by hand. */
export function roadmapTable(
  source: RoadmapSource,
  project: Project,
  initiatives: readonly Initiative[],
): Table {
  const { snapshot, gate, look } = source;
  const years = shownYears(snapshot);
  const columns = columnWidths(look.area.width, years.length);
  const yearWidth = Math.min(...columns.slice(3));
  const padding = yearWidth < NARROW_YEAR ? NARROW_PADDING : PADDING;
  const undertakings = undertakingsOf(snapshot, project);
  const rows =
    undertakings.length === 0
      ? [emptyRow(years)]
      : undertakings.map((one, index) => undertakingRow(source, one, index, years, columns));
  const [headings = 1, , names = 1] = columns;
  const title = oneLine(gate.clean(project.title, "プロジェクト名"));
  return table(
    {
      name: `${title} ロードマップ`,
      columns,
      padding,
      rows: [
        ...headerRows(source, years, yearWidth, padding),
        ...withHeadings(source, rows, initiatives, { headings, names, padding }),
      ],
      adds: { table: "undertaking", row: { project: project.id, title: "", arrows: [] } },
    },
    look.area.width,
  );
}

/** Widths of the ●, the marks, the names and the years. Many years take what the texts can spare. */
function columnWidths(width: number, years: number): number[] {
  const most = width - MARK - 2 * LEAST_TEXT;
  const wanted = Math.max(width * YEARS_SHARE, years * LEAST_YEAR);
  const year = Math.max(1, Math.floor(Math.min(wanted, most, years * WIDEST_YEAR) / years));
  const texts = width - MARK - year * years;
  const names = Math.floor(texts * 0.475);
  return [texts - names, MARK, names, ...Array.from({ length: years }, () => year)];
}

function headerRows(
  source: RoadmapSource,
  years: readonly number[],
  width: number,
  padding: number,
): RowInput[] {
  const { snapshot, gate, look } = source;
  const size = look.size(9.5);
  const period = oneLine(gate.clean(snapshot.plan.roadmap?.name ?? "計画期間", "ロードマップの期間名"));
  return [
    {
      header: true,
      keepNext: true,
      cells: [
        labelCell("実現に向けた取組", { rowSpan: 2, size }),
        labelCell("重点事業", { rowSpan: 2, colSpan: 2, size }),
        labelCell(period, { colSpan: years.length, size }),
      ],
    },
    { header: true, keepNext: true, cells: yearHeads(source, years, width, padding) },
  ];
}

/** Sizes of a year that stands upright, points: the smallest still reads, and a smaller one does not print. */
const UPRIGHT_SIZES = [9.5, 8, 7, 6];
/** Years under one head, where not even an upright one has room. */
const STEPS = [2, 5, 10, 20];

/** 「2018」 over every year; upright where columns are narrow; 「2018～」 over several where they are too narrow for it. */
function yearHeads(
  { snapshot, look }: RoadmapSource,
  years: readonly number[],
  width: number,
  padding: number,
): CellInput[] {
  const size = look.size(9.5);
  const own = snapshot.looks.roadmap?.years !== undefined;
  const label = (year: number) => (own ? look.year(year) : String(year));
  const widest = Math.max(...years.map((year) => textWidth(label(year))));
  const room = (columns: number) => (columns * width - 2 * padding) / 20;
  // Longer ones (平成30年度) may stand on two lines.
  if (Math.min(widest, 3) * size <= room(1)) return years.map((year) => labelCell(label(year), { size }));
  const upright = UPRIGHT_SIZES.find((one) => one <= size && one * LINE_HEIGHT <= room(1));
  if (upright !== undefined) {
    return years.map((year) => labelCell(label(year), { size: upright, upright: true }));
  }
  const step = STEPS.find((one) => 3 * size <= room(one)) ?? years.length;
  return years
    .filter((_, index) => index % step === 0)
    .map((year, index) =>
      labelCell(`${label(year)}～`, { size, colSpan: Math.min(step, years.length - index * step) }),
    );
}

/** 「○」「□」 in front of a name; they print as one cell. */
const marks = { new: "○", existing: "□" } as const;

function undertakingRow(
  source: RoadmapSource,
  undertaking: Undertaking,
  index: number,
  years: readonly number[],
  columns: readonly number[],
): RowInput {
  const { snapshot, gate, look, size } = source;
  const field: TextField = { entity: "row", table: "undertaking", id: undertaking.id, property: "title" };
  const title = oneLine(gate.clean(undertaking.title, fieldLabel(snapshot, field)));
  const name = title === "" ? `重点事業${index + 1}` : title;
  const mark = undertaking.origin ? marks[undertaking.origin] : "";
  const nameCell: CellInput = {
    paragraphs: [paragraph(title, { font: look.body, size })],
    field,
    editor: "text",
    label: fieldLabel(snapshot, field),
    borders: { left: NO_LINE },
  };
  const lines = arrowLines(undertaking.arrows, {
    name,
    years,
    widths: columns.slice(3),
    year: (one) => look.year(one),
  });
  const minHeight = ROW + (levels(undertaking.arrows, years) - 1) * LEVEL;
  return {
    minHeight: Math.max(minHeight, 0),
    cantSplit: cellHeight(nameCell, columns[2] ?? 1) <= look.area.height * KEEP,
    record: { table: "undertaking", id: undertaking.id },
    cells: [
      {
        paragraphs: [paragraph(mark, { font: "gothic", size, align: "center" })],
        borders: { right: NO_LINE },
      },
      nameCell,
      ...years.map((fiscalYear): CellInput => {
        const drawn = lines.get(fiscalYear);
        return {
          paragraphs: [],
          handle: { kind: "arrows", undertaking: undertaking.id, fiscalYear },
          label: `${name} ${look.year(fiscalYear)}`,
          ...(drawn ? { lines: drawn } : {}),
        };
      }),
    ],
  };
}

function emptyRow(years: readonly number[]): RowInput {
  return {
    minHeight: EMPTY_ROW,
    cells: [
      { paragraphs: [], borders: { right: NO_LINE } },
      { paragraphs: [], borders: { left: NO_LINE } },
      ...years.map(() => ({ paragraphs: [] })),
    ],
  };
}
