/** What stands below a table of graded indicators: why values are missing, what the grades mean, where they come from. */
import type { Indicator } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { labelCell, labelParagraphs, paragraph, table, type TextGate } from "#shared/forms/build.ts";
import type { Block, Paragraph } from "#shared/forms/documentTree.ts";
import type { FormLook } from "#shared/forms/formLook.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import { fieldLabel } from "#shared/rules/fieldText.ts";
import { gradeLegend } from "#shared/rules/grade.ts";

export interface LegendSource {
  snapshot: YearSnapshot;
  gate: TextGate;
  look: FormLook;
}

/** Width of the grades' column, em: its head is four characters wide. */
const CODE_WIDTH = 6;
const PADDING = 85;

/**
 * The table 評価指標/詳細 with the ranges of the grades, and the ※ line below it; nothing for a plan without grades.
 * @param size points.
 */
export function gradeLegendBlocks({ snapshot, gate, look }: LegendSource, size: number): Block[] {
  const { ratingScale, gradeScaleNote = "" } = snapshot.plan;
  if (ratingScale.grades.length === 0) return [];
  const rows = gradeLegend(ratingScale).map(({ code, text }) => ({
    code: gate.clean(code, "評価指標"),
    text: gate.clean(text, "評価指標の詳細"),
  }));
  const em = size * 20;
  const widest = Math.max(...rows.map(({ text }) => textWidth(text)), 10);
  const first = CODE_WIDTH * em;
  const second = Math.min(look.area.width - first, Math.ceil((widest + 1) * em) + 2 * PADDING);
  const legend = table(
    {
      name: "評価指標",
      columns: [first, second],
      padding: PADDING,
      rows: [
        {
          header: true,
          keepNext: true,
          cells: [labelCell("評価指標", { size }), labelCell("詳細", { size })],
        },
        ...rows.map(({ code, text }) => ({
          keepNext: true,
          cells: [
            { paragraphs: labelParagraphs(code, { size, bold: true }) },
            { paragraphs: text.split("\n").map((line) => paragraph(line, { font: look.body, size })) },
          ],
        })),
      ],
    },
    look.area.width,
  );
  const field = { entity: "plan" as const, property: "gradeScaleNote" as const };
  const note = gate.clean(gradeScaleNote, fieldLabel(snapshot, field));
  return [
    legend,
    {
      kind: "text",
      paragraphs: note
        .split("\n")
        .map((line, index) => paragraph(line, { font: look.body, size, before: index === 0 ? 2 : 0 })),
      field,
      label: fieldLabel(snapshot, field),
    },
  ];
}

/** 「（注）…：理由」 for every 「－」 of these indicators, and the plan's note on outside surveys where one has a ※. */
export function valueNotes(
  { snapshot, gate, look }: LegendSource,
  indicators: readonly Indicator[],
  size: number,
): Block[] {
  const reasons = indicators.flatMap((indicator) =>
    (["target", "actual"] as const).flatMap((series) =>
      Object.entries(series === "target" ? indicator.targets : indicator.actuals).flatMap(
        ([year, value]): Paragraph[] => {
          if (value.kind !== "reason") return [];
          const label = fieldLabel(snapshot, {
            entity: "indicatorValue",
            id: indicator.id,
            series,
            fiscalYear: Number(year),
          });
          const text = gate.clean(`（注）${label}：${value.reason}`, label);
          return [paragraph(text, { font: look.body, size, indent: 1, firstLine: -1, before: 2 })];
        },
      ),
    ),
  );
  if (!indicators.some((indicator) => indicator.externalSurvey)) return reasons;
  const field = { entity: "plan" as const, property: "externalSurveyNote" as const };
  const note = gate.clean(snapshot.plan.externalSurveyNote, fieldLabel(snapshot, field));
  const paragraphs = note.split("\n").map((line) => paragraph(line, { font: look.body, size }));
  return [...reasons, { kind: "text", paragraphs, field, label: fieldLabel(snapshot, field) }];
}
