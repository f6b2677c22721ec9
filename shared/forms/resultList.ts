/**
 * 評価結果一覧: how the year was graded, what the committee adopted, and how far the indicators came, as it is published at
 * the end of the year. See docs/forms/result-list.md for every rule and where it comes from.
 */
import type { Subject } from "#shared/domain/ids.ts";
import { childrenOf, evaluationOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import {
  A4_PORTRAIT,
  type CellInput,
  documentTree,
  paragraph,
  type RowInput,
  table,
  textGate,
  titleParagraph,
} from "#shared/forms/build.ts";
import type { Block, DocumentTree, Paragraph } from "#shared/forms/documentTree.ts";
import { formLook } from "#shared/forms/formLook.ts";
import { formSection } from "#shared/forms/formSection.ts";
import { gradeBar, gradeTable } from "#shared/forms/gradeCountTable.ts";
import { indicatorResults } from "#shared/forms/indicatorResults.ts";
import { headRow } from "#shared/forms/listParts.ts";
import { type ResultSource } from "#shared/forms/resultParts.ts";
import { titleSize } from "#shared/forms/titleSize.ts";
import { adoptionState } from "#shared/rules/adoption.ts";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { fieldLabel, subjectLabel } from "#shared/rules/fieldText.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { gradeCounts } from "#shared/rules/gradeCounts.ts";

export interface ResultListOptions {
  /** Text of the box at the top right; absent or empty prints no box. */
  handoutNumber?: string;
}

/** Points. */
const SIZE = 10;

/** 評価結果一覧 of the year. */
export function resultList(snapshot: YearSnapshot, options: ResultListOptions = {}): DocumentTree {
  const look = formLook(snapshot, "result-list", { page: A4_PORTRAIT });
  const source: ResultSource = { snapshot, gate: textGate(), look };
  const name = source.gate.clean(snapshot.plan.title, "計画名").replaceAll("\n", " ");
  const title = `${formTitles["result-list"]}（${look.year(snapshot.fiscalYear)}）`;
  const section = formSection(source, options.handoutNumber, [
    titleParagraph(name, look.size(14), 2),
    titleParagraph(title, titleSize(title, look), 8),
    ...numberedParts(source, [
      ["判定の状況", countBlocks(source)],
      ["シートごとの結果", sheetBlocks(source)],
      [`指標の達成状況（${look.year(snapshot.fiscalYear)}）`, indicatorResults(source)],
    ]),
  ]);
  return documentTree(`${name} ${title}`, [section], source.gate);
}

/** 「1　判定の状況」; a part that has nothing to say is left out and takes no number. */
function numberedParts({ look }: ResultSource, parts: readonly (readonly [string, Block[]])[]): Block[] {
  return parts
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([heading, blocks], index) => [
      paragraph(`${index + 1}　${heading}`, {
        font: "gothic",
        size: look.size(12),
        bold: true,
        before: index === 0 ? 0 : 14,
        after: 4,
        keepNext: true,
      }),
      ...blocks,
    ]);
}

/** Every group that the plan grades: its name, a bar, its counts, and why the shares miss 100. */
function countBlocks(source: ResultSource): Block[] {
  const { look, gate } = source;
  return gradeCounts(source.snapshot).flatMap((group, index): Block[] => {
    const unrated = group.unrated > 0 ? `（うち未判定${group.unrated}）` : "";
    const note: Paragraph[] =
      group.note === undefined
        ? []
        : [paragraph(group.note, { font: look.body, size: look.size(8.5), before: 2 })];
    return [
      paragraph(gate.clean(`${group.title}　${group.total}件${unrated}`, "判定の状況"), {
        font: "gothic",
        size: look.size(10.5),
        before: index === 0 ? 0 : 9,
        after: 3,
        keepNext: true,
      }),
      ...gradeBar(source, group),
      gradeTable(source, group),
      ...note,
    ];
  });
}

// ── sheet by sheet ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Widths of 判定 and of the committee's evaluation, twips. */
const GRADE = 1020;
const ADOPTED = 2722;

/** Every item and project with its grade, and whether the committee adopted its evaluation of the sheet. */
function sheetBlocks(source: ResultSource): Block[] {
  const { snapshot, look, gate } = source;
  const { plan, projects } = snapshot;
  // Thresholds grade indicators: they stand in the next part. Their sheets have no field for the committee of their own.
  const graded = plan.ratingScale.mode === "judgement";
  if (!graded && !snapshot.evaluations.some((one) => adoptionState(one) !== "empty")) return [];
  const rows = [
    ...childrenOf(snapshot, null).flatMap((item) => itemRows(source, item.id, graded)),
    ...projects.map(({ id }) => subjectRow(source, { kind: "project", id }, { graded, heading: false })),
  ];
  if (rows.length === 0) return [];
  const committee = look.evaluationLabel(gate.clean(plan.committeeName, "委員会の名称"));
  const headings = ["施策・プロジェクト", ...(graded ? ["判定"] : []), committee];
  const fixed = ADOPTED + (graded ? GRADE : 0);
  const columns = [look.area.width - fixed, ...(graded ? [GRADE] : []), ADOPTED];
  const header = headRow(headings, look.size(SIZE), 420);
  return [table({ name: "シートごとの結果", columns, rows: [header, ...rows] }, look.area.width)];
}

function itemRows(source: ResultSource, id: string, graded: boolean, level = 0): RowInput[] {
  const children = childrenOf(source.snapshot, id);
  const own = subjectRow(source, { kind: "item", id }, { graded, heading: children.length > 0, level });
  return [own, ...children.flatMap((child) => itemRows(source, child.id, graded, level + 1))];
}

/** A sheet or a part of one. What only holds others has no grade; only sheets are evaluated by the committee. */
function subjectRow(
  source: ResultSource,
  subject: Subject,
  { graded, heading, level = 0 }: { graded: boolean; heading: boolean; level?: number },
): RowInput {
  const { snapshot, look, gate } = source;
  const size = look.size(SIZE);
  const shade = heading ? ({ shade: "heading" } as const) : {};
  const name = gate.clean(subjectLabel(snapshot, subject), "評価シートの名称").replaceAll("\n", " ");
  const title: CellInput = {
    paragraphs: [
      paragraph(name, {
        font: heading ? "gothic" : look.body,
        size,
        ...(level > 0 ? { indent: level } : {}),
      }),
    ],
    ...shade,
  };
  const adopted = adoptionText(source, subject, level === 0);
  const committee: CellInput = {
    paragraphs: [paragraph(adopted, { font: look.body, size, align: "center" })],
    ...shade,
  };
  const given = evaluationOf(snapshot, subject)?.rating !== undefined;
  const grade: CellInput =
    heading && !given ? { paragraphs: [paragraph("")], ...shade } : gradeCell(source, subject);
  return {
    cells: graded ? [title, { ...grade, ...shade }, committee] : [title, committee],
    minHeight: 360,
    keepNext: heading,
  };
}

/** 「採択（令和2年8月7日）」; 「－」 for a part of a sheet that the committee wrote nothing about. */
function adoptionText({ snapshot }: ResultSource, subject: Subject, isSheet: boolean): string {
  const evaluation = evaluationOf(snapshot, subject);
  const state = adoptionState(evaluation);
  switch (state) {
    case "adopted":
      return `採択（${dateLabel(evaluation?.adopted?.date ?? "")}）`;
    case "changed":
      return "採択後に変更あり";
    case "draft":
      return "案（未採択）";
    case "empty":
      return isSheet ? "未記入" : "－";
  }
}

function gradeCell({ snapshot, look, gate }: ResultSource, subject: Subject): CellInput {
  const field = {
    entity: "evaluation",
    subject,
    fiscalYear: snapshot.fiscalYear,
    property: "rating",
  } as const;
  const label = fieldLabel(snapshot, field);
  const text = gate.clean(evaluationOf(snapshot, subject)?.rating ?? "", label);
  return {
    paragraphs: [paragraph(text, { font: "gothic", size: look.size(12), bold: true, align: "center" })],
    field,
    editor: "rating",
    label,
  };
}
