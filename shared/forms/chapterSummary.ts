/**
 * 総括表: one sheet a chapter, after the 総括表 of 所沢市's 第5次総合計画: what the chapter aims at, what was achieved in the
 * years of the plan, what is handed on to the next one, and the indicators of its sections. See
 * docs/forms/chapter-summary.md for every rule and where it comes from.
 */
import type { TextField } from "#shared/domain/field.ts";
import type { Item } from "#shared/domain/plan.ts";
import { childrenOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import {
  A4_PORTRAIT,
  type CellInput,
  documentTree,
  gap,
  paragraph,
  type RowInput,
  table,
  textGate,
  titleParagraph,
} from "#shared/forms/build.ts";
import type { Block, DocumentTree, Page, Paragraph, Section, Table } from "#shared/forms/documentTree.ts";
import { formLook } from "#shared/forms/formLook.ts";
import { formSection } from "#shared/forms/formSection.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import { pagesTaken } from "#shared/forms/pagesTaken.ts";
import { measuredItems, periodTable } from "#shared/forms/periodTable.ts";
import { type SheetOptions, sheetsToPrint } from "#shared/forms/sheetParts.ts";
import {
  entryCell,
  entryCells,
  head,
  inFewestPages,
  issueHeads,
  keepsTogether,
  labelledRow,
  levelName,
  lineOf,
  NO_LINE,
  ordinal,
  planYears,
  proseCell,
  resultList,
  type SummarySource,
  textOf,
  widths,
} from "#shared/forms/summaryParts.ts";
import { fieldLabel, subjectLabel } from "#shared/rules/fieldText.ts";
import { formTitles } from "#shared/rules/formTitles.ts";

/** Over the policies, and over the column that names the policy of a row. */
const POLICIES = "《まちづくりの目標の実現に向けた主な方針》";

/**
 * 総括表 of the chapters asked for, or of every top-level item; page numbers run on.
 * @throws OperationError not-found for a subject that is no chapter of the plan.
 */
export function chapterSummary(snapshot: YearSnapshot, options: SheetOptions = {}): DocumentTree {
  const look = formLook(snapshot, "chapter-summary", { page: A4_PORTRAIT });
  const gate = textGate();
  const chapters = childrenOf(snapshot, null);
  const sections = sheetsToPrint("item", chapters, chapters, options.subjects).flatMap((chapter) =>
    sheetSections({ snapshot, gate, look, size: look.size(10) }, chapter).map((section): Section => ({
      ...formSection({ gate, look }, options.handoutNumber, section.blocks),
      page: section.page,
    })),
  );
  const title = gate.clean(`${snapshot.plan.title} ${formTitles["chapter-summary"]}`, "計画名");
  return documentTree(title, sections, gate);
}

/** The texts, and the indicators behind them: on a page of their own when it is turned for them. */
function sheetSections(source: SummarySource, chapter: Item): Pick<Section, "page" | "blocks">[] {
  const { page } = source.look;
  const texts = (sized: SummarySource): Block[] => textBlocks(sized, chapter);
  const measured = measuredItems(source, chapter);
  if (measured.length === 0) return [{ page, blocks: inFewestPages(source, texts) }];
  const indicators = periodTable(source, measured);
  const heading: Paragraph = paragraph("目標指標の達成状況", {
    font: "gothic",
    size: source.look.size(12),
    bold: true,
    after: 3,
    keepNext: true,
  });
  if (indicators.page.orientation !== page.orientation) {
    return [
      { page, blocks: inFewestPages(source, texts) },
      { page: indicators.page, blocks: [heading, ...indicators.blocks] },
    ];
  }
  const below = [{ ...heading, before: 12 }, ...indicators.blocks];
  const fitsOnOne = pagesTaken(below, page) === 1;
  const blocks = inFewestPages(source, (sized) => {
    const above = texts(sized);
    return fitsOnOne && !staysWhole(above, below, page)
      ? [...above, { ...heading, pageBreakBefore: true }, ...indicators.blocks]
      : [...above, ...below];
  });
  return [{ page, blocks }];
}

/** Points by which an estimate may be wrong for each page above. */
const DOUBT = 20;

/** True when blocks that fit on one page surely stand on one where they follow others. */
function staysWhole(above: Block[], below: Block[], page: Page): boolean {
  const doubtful = [...above, gap(DOUBT * pagesTaken(above, page))];
  return pagesTaken([...doubtful, ...below], page) === pagesTaken(doubtful, page);
}

function textBlocks(source: SummarySource, chapter: Item): Block[] {
  const { gate, look, snapshot } = source;
  const title = `${gate.clean(snapshot.plan.title, "計画名")}　${formTitles["chapter-summary"]}`;
  return [
    titleParagraph(title.replaceAll("\n", " "), look.size(16), 6),
    chapterTable(source, chapter),
    gap(10),
    resultList(source, chapter, "results", {
      title: `${planYears(source)}の取り組みのうち、顕著な成果があったもの`,
      columns: { title: "取り組み", text: "成果", policy: POLICIES },
    }),
    gap(10),
    resultList(source, chapter, "issues", issueHeads(source, POLICIES)),
  ];
}

// ── the head of the sheet ──────────────────────────────────────────────────────────────────────────────────────────

function chapterTable(source: SummarySource, chapter: Item): Table {
  const { gate, look, snapshot } = source;
  const number = ordinal(gate.clean(chapter.code, "番号"), levelName(source, 0));
  const numberWidth = Math.min(3000, Math.ceil(textWidth(number) * look.size(12) * 20) + 2 * 85 + 60);
  const label = 1814;
  const rest = widths(look.area.width - label - numberWidth, [2300, 1600, 3200]);
  const columns = [label, numberWidth, ...rest];
  const field = (property: "goal" | "relatedPlans" | "concept"): TextField => ({
    entity: "item",
    id: chapter.id,
    property,
  });
  const name = gate.clean(subjectLabel(snapshot, { kind: "item", id: chapter.id }), "章の名称");
  return table(
    {
      name: name.replaceAll("\n", " "),
      columns,
      rows: [
        { minHeight: 560, cells: [head(source, levelLabel(source)), ...nameCells(source, chapter, number)] },
        { minHeight: 480, cells: entryCells(source, chapter, { date: 2, label: 1, author: 1 }) },
        labelledRow(source, head(source, "まちづくりの目標"), entryCell(source, field("goal")), columns),
        labelledRow(
          source,
          head(source, "分野別計画・指針"),
          entryCell(source, field("relatedPlans")),
          columns,
        ),
        ...conceptRows(source, chapter, columns, field("concept")),
      ],
    },
    look.area.width,
  );
}

/** 「施策(章)」 for a plan whose chapters are measures by another name; any longer name stands for itself. */
function levelLabel(source: SummarySource): string {
  const level = levelName(source, 0);
  return Array.from(level).length === 1 ? `施策(${level})` : level;
}

/** 「第5章 『産業・経済』」: number and title are two fields and print as one cell. */
function nameCells(source: SummarySource, chapter: Item, number: string): CellInput[] {
  const { look, snapshot } = source;
  const cell = (property: "code" | "title", text: string, cellLook: Partial<CellInput>): CellInput => {
    const field: TextField = { entity: "item", id: chapter.id, property };
    const paragraphs = [paragraph(text, { font: "gothic", size: look.size(12), bold: true })];
    return { paragraphs, field, editor: "text", label: fieldLabel(snapshot, field), ...cellLook };
  };
  const title = lineOf(source, { entity: "item", id: chapter.id, property: "title" });
  if (number === "") return [cell("title", `『${title}』`, { colSpan: 4 })];
  return [
    cell("code", number, { borders: { right: NO_LINE } }),
    cell("title", `『${title}』`, { colSpan: 3, borders: { left: NO_LINE } }),
  ];
}

/** 基本構想: 《市の課題・方向性》 and 《…主な方針》, each headline and its text printed as one cell. */
function conceptRows(
  source: SummarySource,
  chapter: Item,
  columns: readonly number[],
  concept: TextField,
): RowInput[] {
  const { look } = source;
  const colSpan = columns.length - 1;
  const width = columns.slice(1).reduce((sum, one) => sum + one, 0);
  const headline = (text: string): CellInput => ({
    paragraphs: [paragraph(text, { font: "gothic", size: look.size(10) })],
    colSpan,
    borders: { bottom: NO_LINE },
  });
  const body = (cell: CellInput): RowInput => ({
    minHeight: 480,
    cantSplit: keepsTogether(source, cell, width),
    cells: [{ ...cell, colSpan, vertical: "top", borders: { top: NO_LINE } }],
  });
  return [
    {
      keepNext: true,
      cells: [head(source, "基本構想", { rowSpan: 4 }), headline("《市の課題・方向性》")],
    },
    body(proseCell(source, concept)),
    { keepNext: true, cells: [headline(POLICIES)] },
    body(policiesCell(source, chapter)),
  ];
}

/** The policies with ◆ before each; they are stored without it. */
function policiesCell(source: SummarySource, chapter: Item): CellInput {
  const field: TextField = { entity: "item", id: chapter.id, property: "policies" };
  const text = textOf(source, field);
  const look = { font: source.look.body, size: source.size };
  return {
    ...entryCell(source, field),
    paragraphs: text
      .split("\n")
      .map((line) =>
        line.trim() === ""
          ? paragraph("", look)
          : paragraph(`◆ ${line}`, { ...look, indent: 1.5, firstLine: -1.5 }),
      ),
  };
}
