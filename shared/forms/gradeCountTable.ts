/**
 * 判定の分布 on paper: a bar as wide as the page, divided in proportion, and below it the figures. The bar is one row of a
 * table: it survives every copier, prints in Word as on screen, and what it says stands in it as text.
 */
import { labelCell, paragraph, type RowInput, table, gap } from "#shared/forms/build.ts";
import type { Block, Shade, Table } from "#shared/forms/documentTree.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import { resultCell, type ResultSource } from "#shared/forms/resultParts.ts";
import type { GradeGroup } from "#shared/rules/gradeCounts.ts";

/** Parts beside each other differ in grey and have a border between them: a mono copy keeps at least the border. */
const SHADES: readonly Shade[] = ["none", "heading", "mark", "label"];
/** Least width of a part, twips: it is there, even where nothing fits in. */
const LEAST = 170;
const BAR_SIZE = 9;
const BAR_PADDING = 28;

/** Nothing while nothing is graded. */
export function gradeBar({ look, gate }: ResultSource, group: GradeGroup): Block[] {
  const parts = group.counts.filter(({ count }) => count > 0);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return [];
  const { width } = look.area;
  const room = width - parts.length * LEAST;
  const widths = parts.map(({ count }) => LEAST + Math.floor((room * count) / total));
  widths[0] = (widths[0] ?? 0) + width - widths.reduce((sum, one) => sum + one, 0);
  const size = look.size(BAR_SIZE);
  const cells = parts.map(({ code, count, percent }, index) => {
    const inside = ((widths[index] ?? 0) - 2 * BAR_PADDING) / (size * 20);
    const wordings = [`${code}　${count}件（${percent}％）`, `${code} ${count}`, code];
    const text = wordings.find((one) => textWidth(one) <= inside) ?? "";
    const place = group.counts.findIndex((one) => one.code === code);
    return {
      paragraphs: [paragraph(gate.clean(text, "判定"), { font: "gothic", size, align: "center" as const })],
      shade: SHADES[place % SHADES.length] ?? "none",
    };
  });
  const bar = table(
    {
      name: `${group.title}の判定の割合`,
      columns: widths,
      rows: [{ cells, minHeight: 454, keepNext: true }],
      padding: BAR_PADDING,
      outer: { style: "single", width: 8 },
      inner: { style: "single", width: 8 },
    },
    width,
  );
  return [bar, gap(4)];
}

/** Widths of 判定, 件数, 構成比; the meaning has what they leave. */
const CODE = 1020;
const COUNT = 1134;
const SHARE = 1304;

/** Every grade of the scale with its number and share, also those that nothing has. */
export function gradeTable(source: ResultSource, group: GradeGroup): Table {
  const { look } = source;
  const size = look.size(9.5);
  const place = "判定の状況";
  const cell = (text: string, align: "left" | "center" | "right" = "right") =>
    resultCell(source, text, { align, place });
  const header: RowInput = {
    header: true,
    cells: ["判定", "内容", "件数", "構成比"].map((text) => labelCell(text, { size })),
    keepNext: true,
  };
  const rated = group.total - group.unrated;
  const rows = group.counts.map(({ code, meaning, count, percent }): RowInput => ({
    cells: [cell(code, "center"), cell(meaning, "left"), cell(`${count}件`), cell(`${percent}％`)],
    minHeight: 340,
    keepNext: true,
  }));
  const sum: RowInput = {
    cells: [
      { ...cell("計", "center"), colSpan: 2, shade: "heading" },
      { ...cell(`${rated}件`), shade: "heading" },
      { ...cell(rated === 0 ? "－" : "100.0％"), shade: "heading" },
    ],
    minHeight: 340,
  };
  const columns = [CODE, look.area.width - CODE - COUNT - SHARE, COUNT, SHARE];
  return table(
    { name: `${group.title}の判定の状況`, columns, rows: [header, ...rows, sum] },
    look.area.width,
  );
}
