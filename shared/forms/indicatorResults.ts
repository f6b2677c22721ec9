/** 指標の達成状況 of a year: how many indicators reached their targets, and every one of them with its figures. */
import type { Indicator } from "#shared/domain/plan.ts";
import { type CellInput, labelCell, paragraph, type RowInput, table } from "#shared/forms/build.ts";
import type { Block } from "#shared/forms/documentTree.ts";
import { resultCell, type ResultSource } from "#shared/forms/resultParts.ts";
import { indicatorGrade } from "#shared/rules/grade.ts";
import { indicatorRates, NEAR, type RateCell, rateYears } from "#shared/rules/indicatorRates.ts";
import { printIndicatorValue } from "#shared/rules/indicatorValue.ts";

/** How an indicator stands in the year; the order of the summary. */
const standings = ["reached", "near", "missed", "none", "blank"] as const;
type Standing = (typeof standings)[number];
const standingLabels: Record<Standing, string> = {
  reached: "100％以上",
  near: `${NEAR}％以上100％未満`,
  missed: `${NEAR}％未満`,
  none: "達成率なし",
  blank: "未入力",
};

function standingOf(cell: RateCell): Standing {
  switch (cell.kind) {
    case "rate":
      return cell.level;
    case "dash":
    case "reason":
    case "baseline":
      return "none";
    case "blank":
      return "blank";
  }
}

/** Nothing for a plan without indicators, and for a year that is not one of its indicator columns. */
export function indicatorResults(source: ResultSource): Block[] {
  const { snapshot, look } = source;
  const column = rateYears(snapshot).indexOf(snapshot.fiscalYear);
  const rows = indicatorRates(snapshot).flatMap(({ indicator, item, cells }) => {
    const cell = cells[column];
    return cell ? [{ indicator, item, cell }] : [];
  });
  if (rows.length === 0) return [];
  return [
    summary(
      source,
      rows.map(({ cell }) => standingOf(cell)),
    ),
    paragraph("", { size: 6, lineHeight: 8 }),
    table(
      {
        name: "指標の達成状況",
        columns: columnsOf(source),
        rows: [
          headerRow(source),
          ...rows.map(({ indicator, item, cell }) => indicatorRow(source, indicator, item, cell)),
        ],
      },
      look.area.width,
    ),
  ];
}

function summary(source: ResultSource, given: readonly Standing[]): Block {
  const { look } = source;
  const size = look.size(9.5);
  const place = "指標の達成状況";
  const counts = standings
    .map((standing) => ({ standing, count: given.filter((one) => one === standing).length }))
    // What does not occur is not worth a column, but the three that are read first always are.
    .filter(({ standing, count }) => count > 0 || (standing !== "none" && standing !== "blank"));
  const cells = (texts: readonly string[]) =>
    texts.map((text) => resultCell(source, text, { align: "center", place }));
  const width = Math.floor(look.area.width / (counts.length + 1));
  return table(
    {
      name: "指標の達成率ごとの件数",
      columns: [...counts, "計"].map(() => width),
      rows: [
        {
          cells: [...counts.map(({ standing }) => standingLabels[standing]), "計"].map((text) =>
            labelCell(text, { size }),
          ),
          keepNext: true,
        },
        { cells: cells([...counts.map(({ count }) => `${count}件`), `${given.length}件`]), minHeight: 370 },
      ],
    },
    look.area.width,
  );
}

/** Widths of the code, 目標値, 実績値, 達成率 and 評価; the name has what they leave. */
const CODE = 794;
const VALUE = 1247;
const RATE = 1020;
const GRADE = 680;

/** Where thresholds decide, every indicator has a grade of its own. */
function showsGrade({ snapshot }: ResultSource): boolean {
  const { mode, grades } = snapshot.plan.ratingScale;
  return mode === "thresholds" && grades.length > 0;
}

function columnsOf(source: ResultSource): number[] {
  const beside = [VALUE, VALUE, RATE, ...(showsGrade(source) ? [GRADE] : [])];
  const fixed = CODE + beside.reduce((sum, width) => sum + width, 0);
  return [CODE, source.look.area.width - fixed, ...beside];
}

function headerRow(source: ResultSource): RowInput {
  const headings = ["番号", "指標名（単位）", "目標値", "実績値", "達成率"];
  const size = source.look.size(9.5);
  return {
    header: true,
    cells: [...headings, ...(showsGrade(source) ? ["評価"] : [])].map((text) => labelCell(text, { size })),
    minHeight: 400,
  };
}

function indicatorRow(
  source: ResultSource,
  indicator: Indicator,
  item: { code: string },
  cell: RateCell,
): RowInput {
  const { snapshot } = source;
  const year = String(snapshot.fiscalYear);
  const place = `指標「${indicator.name}」`;
  const text = (words: string, align: "left" | "center" | "right"): CellInput =>
    resultCell(source, words, { align, place });
  const unit = indicator.unit === "" ? "" : `（${indicator.unit}）`;
  const name = `${indicator.externalSurvey ? "※" : ""}${indicator.name}${unit}`;
  const cells = [
    text(item.code, "center"),
    text(name, "left"),
    text(printIndicatorValue(indicator.targets[year], ""), "right"),
    text(printIndicatorValue(indicator.actuals[year], ""), "right"),
    text(rateText(cell), "right"),
  ];
  const grade = indicatorGrade(snapshot, indicator, snapshot.fiscalYear).code ?? "";
  return { cells: showsGrade(source) ? [...cells, text(grade, "center")] : cells, minHeight: 340 };
}

function rateText(cell: RateCell): string {
  switch (cell.kind) {
    case "rate":
      return `${cell.text}％`;
    case "dash":
    case "reason":
    case "baseline":
      return "－";
    case "blank":
      return "";
  }
}
