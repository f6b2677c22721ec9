/**
 * 施策評価シート: one sheet a top-level item, after the sheets 朝霞市 used for 令和元年度. First the evaluation of every
 * part with its 判定, then on a new page the indicators and the field the committee fills. See
 * docs/forms/evaluation-sheet.md for every rule and where it comes from.
 */
import type { TextField } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { Indicator, Item } from "#shared/domain/plan.ts";
import { childrenOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import {
  A4_PORTRAIT,
  bodyParagraphs,
  type CellInput,
  documentTree,
  gap,
  paragraph,
  type RowInput,
  table,
  textGate,
  titleParagraph,
} from "#shared/forms/build.ts";
import type { Block, DocumentTree, Paragraph } from "#shared/forms/documentTree.ts";
import { formLook } from "#shared/forms/formLook.ts";
import { formSection } from "#shared/forms/formSection.ts";
import { indicatorBlocks, indicatorLook } from "#shared/forms/indicatorTable.ts";
import { lastYearRows } from "#shared/forms/lastYear.ts";
import { cellHeight } from "#shared/forms/measure.ts";
import {
  COMMITTEE_HEIGHTS,
  committeeRow,
  DENSITIES,
  type Density,
  evaluationField,
  firstThatFits,
  fitsTogether,
  gradeScaleParagraphs,
  keepHeight,
  ratingCell,
  ratingLabel,
  sheetColumns,
  sheetLabel,
  type SheetOptions,
  sheetsToPrint,
  type SheetSource,
  showsGrades,
  textCell,
  wideRow,
  wideText,
  yearLines,
} from "#shared/forms/sheetParts.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { formTitles } from "#shared/rules/formTitles.ts";

/**
 * 施策評価シート of the items asked for, or of every top-level item; one section each, page numbers run on.
 * @throws OperationError not-found for a subject that is no item of the plan.
 */
export function evaluationSheet(snapshot: YearSnapshot, options: SheetOptions = {}): DocumentTree {
  const look = formLook(snapshot, "evaluation-sheet", { page: A4_PORTRAIT });
  const source: SheetSource = { snapshot, gate: textGate(), look, density: DENSITIES[0] };
  const sheets = sheetsToPrint("item", snapshot.items, childrenOf(snapshot, null), options.subjects);
  const sections = sheets.map((item) =>
    formSection(source, options.handoutNumber, sheetBlocks(source, item)),
  );
  const title = source.gate.clean(`${snapshot.plan.title} ${sheetTitle(source)}`, "計画名");
  return documentTree(title, sections, source.gate);
}

function sheetTitle({ look, snapshot }: SheetSource): string {
  return `${formTitles["evaluation-sheet"]}（${look.year(snapshot.fiscalYear)}）`;
}

/** The evaluation on one page, the indicators and the committee's field on the next, each set closer if it must be. */
function sheetBlocks(source: SheetSource, item: Item): Block[] {
  const parts = partsOf(source.snapshot, item);
  const groups = indicatorGroups(source, [item, ...parts]);
  const evaluation = (density: Density): Block[] => [
    titleParagraph(source.gate.clean(source.snapshot.plan.title, "計画名"), source.look.size(14), 2),
    titleParagraph(sheetTitle(source), source.look.size(16), 6),
    evaluationTable({ ...source, density }, item, parts),
    ...gradeScaleParagraphs(source),
  ];
  if (groups.length === 0) {
    return firstThatFits(source, DENSITIES, (density) => [
      ...evaluation(density),
      gap(10),
      committeeTable(source, item, COMMITTEE_HEIGHTS[0]),
    ]);
  }
  const indicators = indicatorBlocksOf(source, groups);
  return [
    ...firstThatFits(source, DENSITIES, evaluation),
    ...firstThatFits(source, COMMITTEE_HEIGHTS, (height) => [
      ...indicators,
      gap(height === COMMITTEE_HEIGHTS[0] ? 14 : 8),
      committeeTable(source, item, height),
    ]),
  ];
}

function committeeTable(source: SheetSource, item: Item, minHeight: number): Block {
  return table(
    {
      name: `${nameOf(source, item)} 委員会の評価`,
      columns: sheetColumns(source),
      rows: [
        committeeRow(source, subjectOf(item), minHeight),
        ...lastYearRows(source, subjectOf(item), [item, ...partsOf(source.snapshot, item)].map(subjectOf)),
      ],
    },
    source.look.area.width,
  );
}

// ── the evaluation table ───────────────────────────────────────────────────────────────────────────────────────────

function evaluationTable(source: SheetSource, item: Item, parts: readonly Item[]): Block {
  const { plan } = source.snapshot;
  const level = source.gate.clean(plan.levels[depthOf(source.snapshot, item)] ?? "", "階層の名称");
  const name = [paragraph(nameOf(source, item), { font: "gothic", size: source.look.size(12), bold: true })];
  const issues = textCell(source, evaluationField(source, subjectOf(item), "issues"));
  const rows: RowInput[] = [
    wideRow(source, sheetLabel(source, level), { paragraphs: name }, { minHeight: 560 }),
    wideRow(source, sheetLabel(source, "目指す姿"), textCell(source, goalField(item)), {
      minHeight: source.density.writing - 100,
    }),
    ...(parts.length === 0 ? workRows(source, item) : parts.flatMap((part) => partRows(source, part))),
    wideRow(
      source,
      sheetLabel(source, "解決すべき課題・\n来年度に向けた\n方向性"),
      issues,
      // A row that may be divided begins where there is room; kept with the line below it would begin on a new page.
      {
        minHeight: Math.max(960, source.density.writing),
        keepNext: fitsTogether(source, issues, wideText(source)),
      },
    ),
  ];
  return table({ name: nameOf(source, item), columns: sheetColumns(source), rows }, source.look.area.width);
}

function goalField(item: Item): TextField {
  return { entity: "item", id: item.id, property: "goal" };
}

/** Code and title over the whole width; what was done and achieved below, except for items that only hold others. */
function partRows(source: SheetSource, part: Item): RowInput[] {
  const heading: RowInput = {
    cells: [
      {
        paragraphs: [
          paragraph(nameOf(source, part), { font: "gothic", size: source.look.size(10.5), bold: true }),
        ],
        colSpan: 4,
        shade: "heading",
      },
    ],
    minHeight: 340,
    keepNext: true,
  };
  return childrenOf(source.snapshot, part.id).length > 0 ? [heading] : [heading, ...workRows(source, part)];
}

/** ○年度事業内容, and 達成状況 with 判定; kept on one page while they are short enough for it. */
function workRows(source: SheetSource, item: Item): RowInput[] {
  const subject = subjectOf(item);
  const activities = textCell(source, evaluationField(source, subject, "activities"));
  const achievement = textCell(source, evaluationField(source, subject, "achievement"));
  const graded = showsGrades(source);
  const [, text] = sheetColumns(source);
  const wide = wideText(source);
  const height = cellHeight(activities, wide) + cellHeight(achievement, graded ? text : wide);
  const minHeight = source.density.writing;
  const plain: Pick<CellInput, "shade"> = { shade: "none" };
  return [
    wideRow(source, sheetLabel(source, `${yearLines(source)}\n事業内容`, plain), activities, {
      minHeight,
      keepNext: height <= keepHeight(source),
    }),
    graded
      ? {
          cells: [
            sheetLabel(source, "達成状況", plain),
            achievement,
            ratingLabel(source),
            ratingCell(source, subject),
          ],
          minHeight,
          cantSplit: fitsTogether(source, achievement, text),
        }
      : wideRow(source, sheetLabel(source, "達成状況", plain), achievement, { minHeight }),
  ];
}

// ── the indicators ─────────────────────────────────────────────────────────────────────────────────────────────────

interface IndicatorGroup {
  item: Item;
  indicators: Indicator[];
}

/** Items with indicators, in the sheet's order. */
function indicatorGroups(source: SheetSource, items: readonly Item[]): IndicatorGroup[] {
  return items
    .map((item) => ({ item, indicators: source.snapshot.indicators.filter((one) => one.item === item.id) }))
    .filter(({ indicators }) => indicators.length > 0);
}

function indicatorBlocksOf(source: SheetSource, groups: readonly IndicatorGroup[]): Block[] {
  const all = groups.flatMap(({ indicators }) => indicators);
  const look = indicatorLook(source, all);
  return [
    paragraph("■施策の進捗に関する各指標", {
      font: "gothic",
      size: source.look.size(12),
      bold: true,
      keepNext: true,
      pageBreakBefore: true,
    }),
    ...groups.flatMap(({ item, indicators }): Block[] => [
      paragraph(nameOf(source, item), {
        font: "gothic",
        size: source.look.size(10.5),
        before: 7,
        after: 2,
        keepNext: true,
      }),
      ...indicatorBlocks(source, nameOf(source, item), indicators, look),
    ]),
    ...surveyNote(source, all),
  ];
}

/** The ※ note, only when a ※ above refers to it. */
function surveyNote(source: SheetSource, indicators: readonly Indicator[]): Paragraph[] {
  const note = source.gate.clean(source.snapshot.plan.externalSurveyNote, "※の注記");
  if (note === "" || !indicators.some((indicator) => indicator.externalSurvey)) return [];
  return bodyParagraphs(note, { font: source.look.body, size: source.look.size(8) }).map((line, index) => ({
    ...line,
    indent: 1,
    firstLine: index === 0 ? -1 : 0,
    before: index === 0 ? 4 : 0,
  }));
}

// ── items ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Everything below an item, in the plan's order. */
function partsOf(snapshot: YearSnapshot, item: Item): Item[] {
  return childrenOf(snapshot, item.id).flatMap((child) => [child, ...partsOf(snapshot, child)]);
}

/** 0 for a top-level item. */
function depthOf(snapshot: YearSnapshot, item: Item): number {
  const parent = snapshot.items.find((one) => one.id === item.parent);
  return parent ? depthOf(snapshot, parent) + 1 : 0;
}

function subjectOf(item: Item): Subject {
  return { kind: "item", id: item.id };
}

/** 「1-1 市民等で賑わう拠点づくり」 */
function nameOf({ snapshot, gate }: SheetSource, item: Item): string {
  return gate.clean(subjectLabel(snapshot, subjectOf(item)), "施策の名称").replaceAll("\n", " ");
}
