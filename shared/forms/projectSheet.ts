/**
 * リーディングプロジェクト評価シート: one table a project, two on a page where they fit, the 判定の基準 line once a page,
 * after the sheets 朝霞市 used for 令和元年度. See docs/forms/project-sheet.md.
 */
import type { Subject } from "#shared/domain/ids.ts";
import type { Project, RelatedItem } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
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
import type { Block, DocumentTree, Paragraph, Table } from "#shared/forms/documentTree.ts";
import { formLook } from "#shared/forms/formLook.ts";
import { formSection } from "#shared/forms/formSection.ts";
import { lastYearRows } from "#shared/forms/lastYear.ts";
import { blocksHeight } from "#shared/forms/measure.ts";
import {
  COMMITTEE_HEIGHTS,
  committeeRow,
  DENSITIES,
  evaluationField,
  gradeScaleParagraphs,
  pageRoom,
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
  yearLines,
} from "#shared/forms/sheetParts.ts";
import { formTitles } from "#shared/rules/formTitles.ts";

const BETWEEN = gap(16);

/**
 * リーディングプロジェクト評価シート of the projects asked for, or of all.
 * @throws OperationError not-found for a subject that is no project of the plan.
 */
export function projectSheet(snapshot: YearSnapshot, options: SheetOptions = {}): DocumentTree {
  const look = formLook(snapshot, "project-sheet", { page: A4_PORTRAIT });
  const source: SheetSource = { snapshot, gate: textGate(), look, density: DENSITIES[0] };
  const projects = sheetsToPrint("project", snapshot.projects, snapshot.projects, options.subjects);
  const sheetTitle = `${formTitles["project-sheet"]}（${look.year(snapshot.fiscalYear)}）`;
  const title = source.gate.clean(snapshot.plan.title, "計画名");
  const titles = [titleParagraph(title, look.size(14), 2), titleParagraph(sheetTitle, look.size(16), 6)];
  const section = formSection(source, options.handoutNumber, pages(source, projects, titles));
  return documentTree(`${title} ${sheetTitle}`, projects.length > 0 ? [section] : [], source.gate);
}

/** Fills page after page: two projects where they fit, otherwise one. */
function pages(source: SheetSource, projects: readonly Project[], titles: readonly Paragraph[]): Block[] {
  const { width } = source.look.area;
  const basis = gradeScaleParagraphs(source);
  const blocks: Block[] = [...titles];
  let index = 0;
  while (index < projects.length) {
    const top = index === 0 ? blocksHeight(titles, width) : 0;
    const room = pageRoom(source) - top - blocksHeight(basis, width);
    const two = pairThatFits(source, projects.slice(index, index + 2), room);
    const tables =
      two ?? projects.slice(index, index + 1).map((one) => projectTable(source, one, COMMITTEE_HEIGHTS[0]));
    if (index > 0) blocks.push(pageBreak());
    for (const [position, one] of tables.entries()) blocks.push(...(position === 0 ? [one] : [BETWEEN, one]));
    blocks.push(...basis);
    index += tables.length;
  }
  return blocks;
}

/** A line too low to be seen that begins a new page: a table itself cannot. */
function pageBreak(): Paragraph {
  return { ...gap(1), pageBreakBefore: true };
}

function pairThatFits(source: SheetSource, pair: readonly Project[], room: number): Table[] | undefined {
  if (pair.length < 2) return undefined;
  for (const height of COMMITTEE_HEIGHTS) {
    const tables = pair.map((project) => projectTable(source, project, height));
    const needed = blocksHeight([...tables, BETWEEN], source.look.area.width);
    if (needed <= room) return tables;
  }
  return undefined;
}

function projectTable(source: SheetSource, project: Project, committeeHeight: number): Table {
  const subject: Subject = { kind: "project", id: project.id };
  const name = source.gate
    .clean(`${project.number}. ${project.title}`, "プロジェクト名")
    .replaceAll("\n", " ");
  const text = (property: "achievement" | "issues") =>
    textCell(source, evaluationField(source, subject, property));
  const rows: RowInput[] = [
    wideRow(
      source,
      sheetLabel(source, "プロジェクト名"),
      { paragraphs: [paragraph(name, { font: "gothic", size: source.look.size(12), bold: true })] },
      { minHeight: 480, keepNext: true },
    ),
    wideRow(
      source,
      sheetLabel(source, "概要"),
      textCell(source, { entity: "project", id: project.id, property: "overview" }),
      {
        minHeight: 480,
        keepNext: true,
      },
    ),
    relatedRow(source, project, subject),
    wideRow(source, sheetLabel(source, `${yearLines(source)}の\n取組と達成状況`), text("achievement"), {
      minHeight: source.density.writing,
    }),
    wideRow(source, sheetLabel(source, "解決すべき課題・\n来年度に向けた\n方向性"), text("issues"), {
      minHeight: 960,
    }),
    committeeRow(source, subject, committeeHeight),
    ...lastYearRows(source, subject, [subject]),
  ];
  return table({ name, columns: sheetColumns(source), rows }, source.look.area.width);
}

function relatedRow(source: SheetSource, project: Project, subject: Subject): RowInput {
  const related: CellInput = {
    paragraphs: project.related.map((one) =>
      paragraph(relatedLine(source, one), {
        font: source.look.body,
        size: source.look.size(10),
        indent: 1,
        firstLine: -1,
      }),
    ),
  };
  const label = sheetLabel(source, "関連施策");
  if (!showsGrades(source)) return wideRow(source, label, related, { minHeight: 480 });
  return { cells: [label, related, ratingLabel(source), ratingCell(source, subject)], minHeight: 480 };
}

/** 「◎1 暮らしにマッチした生活環境の創造」: the label as this sheet prints it, which may differ from the item's title. */
function relatedLine({ snapshot, gate }: SheetSource, related: RelatedItem): string {
  const code = snapshot.items.find((item) => item.id === related.item)?.code ?? "";
  const text = `${related.strength === "primary" ? "◎" : "○"}${code} ${related.label}`.trimEnd();
  return gate.clean(text, "関連施策").replaceAll("\n", " ");
}
