/**
 * 節のシート: one sheet a section, behind the 総括表 of its chapter, after those of 所沢市's 第5次総合計画: goal, policies and
 * departments, what residents ask for, what was done and what is handed on to the next plan. See
 * docs/forms/section-sheet.md for every rule and where it comes from.
 */
import type { TextField } from "#shared/domain/field.ts";
import type { Item } from "#shared/domain/plan.ts";
import { childrenOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import {
  A4_PORTRAIT,
  type CellInput,
  documentTree,
  gap,
  labelParagraphs,
  paragraph,
  type RowInput,
  table,
  textGate,
} from "#shared/forms/build.ts";
import type { Block, DocumentTree, Paragraph, Table } from "#shared/forms/documentTree.ts";
import { formLook } from "#shared/forms/formLook.ts";
import { formSection } from "#shared/forms/formSection.ts";
import { type SheetOptions, sheetsToPrint } from "#shared/forms/sheetParts.ts";
import {
  entryCell,
  entryCells,
  evaluationField,
  head,
  inFewestPages,
  issueHeads,
  labelledRow,
  levelName,
  lineOf,
  NO_LINE,
  ordinal,
  planYears,
  resultList,
  resultsOf,
  type SummarySource,
  textOf,
  widths,
} from "#shared/forms/summaryParts.ts";
import { fieldLabel, subjectLabel } from "#shared/rules/fieldText.ts";
import { formTitles } from "#shared/rules/formTitles.ts";

/**
 * Sheets of the sections asked for, or of all of them chapter by chapter; page numbers run on.
 * @throws OperationError not-found for a subject that is no section of the plan.
 */
export function sectionSheet(snapshot: YearSnapshot, options: SheetOptions = {}): DocumentTree {
  const look = formLook(snapshot, "section-sheet", { page: A4_PORTRAIT });
  const gate = textGate();
  const all = childrenOf(snapshot, null).flatMap((chapter) => childrenOf(snapshot, chapter.id));
  const sections = sheetsToPrint("item", all, all, options.subjects).map((item) =>
    formSection(
      { gate, look },
      options.handoutNumber,
      inFewestPages({ snapshot, gate, look }, (source) => sheetBlocks(source, item)),
    ),
  );
  const title = gate.clean(`${snapshot.plan.title} ${formTitles["section-sheet"]}`, "計画名");
  return documentTree(title, sections, gate);
}

function sheetBlocks(source: SummarySource, item: Item): Block[] {
  const policy = policyHead(source, item);
  // 記入日 and 記入者 never stand alone on a last page.
  const joined: Paragraph = { ...gap(10), keepNext: true };
  return [
    sectionTable(source, item),
    gap(10),
    resultList(source, item, "results", {
      title: `${planYears(source)}の取り組みとその成果`,
      columns: { title: "取り組み", text: "成果", policy },
    }),
    gap(10),
    resultList(source, item, "issues", issueHeads(source, policy), { keepLast: true }),
    joined,
    entryTable(source, item),
  ];
}

/** 《基本方針》 after the plan's third level; "" where neither the plan nor any row has one. */
function policyHead(source: SummarySource, item: Item): string {
  const { snapshot } = source;
  const level = levelName(source, 2);
  const rows = [...resultsOf(snapshot, item, "results"), ...resultsOf(snapshot, item, "issues")];
  if (level === "" && rows.every((row) => row.policy === "")) return "";
  return `《${level === "" ? "基本方針" : level}》`;
}

// ── the head of the sheet ──────────────────────────────────────────────────────────────────────────────────────────

function sectionTable(source: SummarySource, item: Item): Table {
  const { gate, look, snapshot } = source;
  const columns = widths(look.area.width, [1300, 760, 2040, 1700, 1919, 1919]);
  const name = gate.clean(subjectLabel(snapshot, { kind: "item", id: item.id }), "節の名称");
  return table(
    {
      name: name.replaceAll("\n", " "),
      columns,
      rows: [
        nameRow(source, item),
        ...policyRows(source, item),
        labelledRow(source, head(source, "関係所属"), departments(source, item), columns, {
          about: { item: item.id },
        }),
        ...needsRows(source, item),
      ],
    },
    look.area.width,
  );
}

/** 「第1節 │ 農業 │ まちづくりの目標 │ …」 */
function nameRow(source: SummarySource, item: Item): RowInput {
  const { gate, look, snapshot } = source;
  const cell = (property: "code" | "title", text: string, cellLook: Partial<CellInput>): CellInput => {
    const field: TextField = { entity: "item", id: item.id, property };
    return {
      paragraphs: [paragraph(text, { font: "gothic", size: look.size(12), bold: true, align: "center" })],
      field,
      editor: "text",
      label: fieldLabel(snapshot, field),
      ...cellLook,
    };
  };
  const number = ordinal(gate.clean(item.code, "番号"), levelName(source, 1));
  const title = lineOf(source, { entity: "item", id: item.id, property: "title" });
  return {
    minHeight: 620,
    cells: [
      cell("code", number, { shade: "label" }),
      cell("title", title, { colSpan: 2 }),
      head(source, "まちづくりの目標"),
      entryCell(source, { entity: "item", id: item.id, property: "goal" }, { colSpan: 2 }),
    ],
  };
}

/** 「5-1-1 生産基盤の整備推進」, one a row; number and title are two fields and print as one cell. */
function policyRows(source: SummarySource, item: Item): RowInput[] {
  const policies = childrenOf(source.snapshot, item.id);
  const last = policies.length - 1;
  return policies.map(({ id, code }, index): RowInput => {
    const field = (property: "code" | "title"): TextField => ({ entity: "item", id, property });
    const label = head(source, levelName(source, 2) || "基本方針", { rowSpan: policies.length });
    return {
      minHeight: 340,
      keepNext: index < last,
      cells: [
        ...(index === 0 ? [label] : []),
        ...(code === "" ? [] : [entryCell(source, field("code"), { borders: { right: NO_LINE } })]),
        code === ""
          ? entryCell(source, field("title"), { colSpan: 5 })
          : entryCell(source, field("title"), { colSpan: 4, borders: { left: NO_LINE } }),
      ],
    };
  });
}

/** 関係所属 in the order of the plan; on screen they open beside their row. */
function departments(source: SummarySource, { departments: names = [] }: Item): CellInput {
  const text = source.gate.clean(names.join("、"), "関係所属");
  return { paragraphs: [paragraph(text, { font: source.look.body, size: source.size })] };
}

/** 「施策に対する市民ニーズ(「…」の結果)」 beside 要望率, 全節中順位, 分野中順位. */
function needsRows(source: SummarySource, item: Item): RowInput[] {
  const survey = evaluationField(source, item, "needsSurvey");
  const name = textOf(source, survey);
  const label: Paragraph[] = [
    ...labelParagraphs("施策に対する市民ニーズ", { size: source.look.size(9.5) }),
    ...(name === "" ? [] : labelParagraphs(`(「${name}」の結果)`, { size: source.look.size(8.5) })),
  ];
  const value = (property: "needsRate" | "needsRank" | "needsRankInField"): CellInput =>
    entryCell(source, evaluationField(source, item, property), { align: "center" });
  const heading = (text: string): CellInput => head(source, text, { shade: "heading" });
  return [
    {
      keepNext: true,
      cells: [
        {
          paragraphs: label,
          shade: "label",
          colSpan: 3,
          rowSpan: 2,
          field: survey,
          editor: "text",
          label: fieldLabel(source.snapshot, survey),
        },
        heading("要望率"),
        heading(`全${levelName(source, 1)}中順位`),
        heading("分野中順位"),
      ],
    },
    { minHeight: 400, cells: [value("needsRate"), value("needsRank"), value("needsRankInField")] },
  ];
}

function entryTable(source: SummarySource, item: Item): Table {
  const { gate, look, snapshot } = source;
  const name = gate.clean(subjectLabel(snapshot, { kind: "item", id: item.id }), "節の名称");
  return table(
    {
      name: `${name.replaceAll("\n", " ")} 記入者`,
      columns: widths(look.area.width, [1300, 2800, 1700, 3838]),
      rows: [{ minHeight: 480, cells: entryCells(source, item, { date: 1, label: 1, author: 1 }) }],
    },
    look.area.width,
  );
}
