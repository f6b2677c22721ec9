/**
 * 先導プロジェクトとロードマップ: one sheet a project, after those of 所沢市's 産業振興ビジョン: what the project is, what is done
 * for it, and the years of its 重点事業 as arrows. See docs/forms/roadmap.md for every rule and where it comes from.
 */
import type { TextField } from "#shared/domain/field.ts";
import type { Project } from "#shared/domain/plan.ts";
import type { Initiative } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import {
  A4_PORTRAIT,
  bodyParagraphs,
  documentTree,
  gap,
  paragraph,
  table,
  textGate,
} from "#shared/forms/build.ts";
import type { Block, Border, DocumentTree, Table, TextBlock } from "#shared/forms/documentTree.ts";
import { formLook } from "#shared/forms/formLook.ts";
import { formSection } from "#shared/forms/formSection.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import { pagesTaken } from "#shared/forms/pagesTaken.ts";
import { legendAndNotes } from "#shared/forms/roadmapArrows.ts";
import type { RoadmapSource } from "#shared/forms/roadmapSource.ts";
import { roadmapTable } from "#shared/forms/roadmapTable.ts";
import { type SheetOptions, sheetsToPrint } from "#shared/forms/sheetParts.ts";
import { fieldLabel, fieldText } from "#shared/rules/fieldText.ts";
import { formTitles } from "#shared/rules/formTitles.ts";
import { oneLine } from "#shared/text/oneLine.ts";

/** Sizes of what people wrote, points: the largest that does not take one page more than the smallest. */
const SIZES = [10.5, 10, 9.5, 9];
const NO_LINE: Border = { style: "none", width: 0 };

/**
 * ロードマップ of the projects asked for, or of all; page numbers run on.
 * @throws OperationError not-found for a subject that is no project of the plan.
 */
export function roadmap(snapshot: YearSnapshot, options: SheetOptions = {}): DocumentTree {
  const look = formLook(snapshot, "roadmap", { page: A4_PORTRAIT, years: "seireki" });
  const gate = textGate();
  const projects = sheetsToPrint("project", snapshot.projects, snapshot.projects, options.subjects);
  const sections = projects.map((project) =>
    formSection({ gate, look }, options.handoutNumber, inFewestPages({ snapshot, gate, look }, project)),
  );
  const title = gate.clean(`${snapshot.plan.title} ${formTitles.roadmap}`, "計画名");
  return documentTree(oneLine(title), sections, gate);
}

function inFewestPages(source: Omit<RoadmapSource, "size">, project: Project): Block[] {
  const variants = SIZES.map((size) => {
    const blocks = sheetBlocks({ ...source, size: source.look.size(size) }, project);
    return { blocks, pages: pagesTaken(blocks, source.look.page) };
  });
  const fewest = Math.min(...variants.map(({ pages }) => pages));
  return variants.find(({ pages }) => pages === fewest)?.blocks ?? [];
}

function sheetBlocks(source: RoadmapSource, project: Project): Block[] {
  const initiatives = source.snapshot.initiatives.filter((one) => one.project === project.id);
  const adds: Pick<TextBlock, "adds"> = {
    adds: { table: "initiative", row: { project: project.id, title: "", text: "" } },
  };
  const overview = proseBlock(source, { entity: "project", id: project.id, property: "overview" });
  return [
    headline(source, project),
    gap(8),
    initiatives.length === 0 ? { ...overview, ...adds } : overview,
    ...initiativeBlocks(source, initiatives, adds),
    gap(10),
    roadmapTable(source, project, initiatives),
    ...legendAndNotes(source, project),
  ];
}

/** 「先導プロジェクト A　産業基盤の強化プロジェクト」: two fields that print as one line. */
function headline({ snapshot, gate, look }: RoadmapSource, project: Project): Table {
  const size = look.size(14);
  const field = (property: "label" | "title"): TextField => ({
    entity: "project",
    id: project.id,
    property,
  });
  const label = oneLine(gate.clean(project.label ?? String(project.number), "プロジェクトの記号"));
  const kind = `先導プロジェクト ${label}`;
  const title = oneLine(gate.clean(project.title, fieldLabel(snapshot, field("title"))));
  // A letter and a half between the two, which is also what wider fonts may take.
  const wanted = Math.ceil((textWidth(kind) + 1.5) * size * 20);
  const width = Math.min(wanted, Math.floor(look.area.width / 2));
  const cell = (text: string, property: "label" | "title") => ({
    paragraphs: [paragraph(text, { font: "gothic", size, bold: true })],
    field: field(property),
    editor: "text" as const,
    label: fieldLabel(snapshot, field(property)),
  });
  return table(
    {
      name: `${kind}　${title}`,
      columns: [width, look.area.width - width],
      rows: [{ cells: [cell(kind, "label"), cell(title, "title")], keepNext: true }],
      padding: 0,
      outer: NO_LINE,
      inner: NO_LINE,
    },
    look.area.width,
  );
}

/** 「■ 実現に向けた取組」 with every ● and its text; nothing without them. */
function initiativeBlocks(
  source: RoadmapSource,
  initiatives: readonly Initiative[],
  adds: Pick<TextBlock, "adds">,
): Block[] {
  if (initiatives.length === 0) return [];
  const { size } = source;
  const heading = paragraph("■ 実現に向けた取組", {
    font: "gothic",
    size: size + 1.5,
    bold: true,
    before: 10,
    after: 2,
    keepNext: true,
  });
  return [
    heading,
    ...initiatives.flatMap(({ id }, index): Block[] => {
      const text = proseBlock(source, { entity: "row", table: "initiative", id, property: "text" });
      const last = index === initiatives.length - 1;
      return [initiativeTitle(source, id), last ? { ...text, ...adds } : text];
    }),
  ];
}

/** 「●製造業及び都市型産業の誘致」, on the page of its text. */
function initiativeTitle({ snapshot, gate, size }: RoadmapSource, id: string): TextBlock {
  const field: TextField = { entity: "row", table: "initiative", id, property: "title" };
  const label = fieldLabel(snapshot, field);
  const title = oneLine(gate.clean(fieldText(snapshot, field), label));
  return {
    kind: "text",
    paragraphs: [
      paragraph(`●${title}`, {
        font: "gothic",
        size,
        indent: 1,
        firstLine: -1,
        before: 5,
        keepNext: true,
      }),
    ],
    field,
    label,
    record: { table: "initiative", id },
  };
}

/** A longer text, set as prose. Empty lines between its paragraphs stay. */
function proseBlock({ snapshot, gate, look, size }: RoadmapSource, field: TextField): TextBlock {
  const label = fieldLabel(snapshot, field);
  const text = gate.clean(fieldText(snapshot, field), label);
  return {
    kind: "text",
    paragraphs: bodyParagraphs(text, { size, font: look.body }),
    field,
    label,
  };
}
