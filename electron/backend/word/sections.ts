/** Page, header and footer of a section. */
import type { Border, Page, Paragraph as ParagraphNode, Section } from "#shared/forms/documentTree.ts";
import { gap, paragraph, PAPER, table, textArea } from "#shared/forms/build.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";
import { CELL_PADDING } from "#shared/forms/measure.ts";
import { footerEdge, headerEdge, printedPage } from "#shared/forms/pageEdges.ts";
import { paragraphLook, runLook } from "#electron/backend/word/look.ts";
import { wordParagraph } from "#electron/backend/word/paragraphs.ts";
import type { Pen } from "#electron/backend/word/pen.ts";
import { wordTable } from "#electron/backend/word/tables.ts";
import {
  AlignmentType,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  type Table,
  TextRun,
} from "docx";

/** Points. */
const BOX_SIZE = 12;
const BOX_BORDER: Border = { style: "single", width: 6 };

export function wordSection(section: Section, children: FileChild[], pen: Pen): ISectionOptions {
  const { page } = section;
  const { margin } = printedPage(section);
  return {
    headers: { default: new Header({ children: handoutBox(section, pen) }) },
    ...(section.pageNumbers ? { footers: { default: new Footer({ children: [pageNumber(pen)] }) } } : {}),
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: pageSize(page),
        margin: { ...margin, header: headerEdge(page), footer: footerEdge(page), gutter: 0 },
        ...(section.startAt === undefined ? {} : { pageNumbers: { start: section.startAt } }),
      },
    },
    children,
  };
}

/** The library turns the paper itself: it wants the upright size and the orientation. */
function pageSize(page: Page) {
  const orientation = page.orientation === "landscape" ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  return { ...PAPER[page.size], orientation };
}

/**
 * 資料番号 in a box at the right: a table of one cell, because the border of a run closes right behind its last letter
 * (spaces at the end of a line count as nothing) and shows gaps where scripts change. Without a number the header stays
 * empty, so that no other section's shows through.
 */
function handoutBox(section: Section, pen: Pen): (Paragraph | Table)[] {
  const last = wordParagraph(pen, gap(1));
  if (section.handoutNumber === undefined) return [last];
  const number = paragraph(section.handoutNumber, {
    font: "gothic",
    size: BOX_SIZE,
    align: "center",
    lineHeight: 16,
  });
  const wanted = Math.ceil((textWidth(section.handoutNumber) + 2) * BOX_SIZE * 20) + 2 * CELL_PADDING;
  const width = Math.min(wanted, textArea(section.page).width);
  const box = table(
    { name: "資料番号", columns: [width], rows: [{ cells: [{ paragraphs: [number] }] }], outer: BOX_BORDER },
    width,
  );
  return [wordTable(box, pen, AlignmentType.RIGHT), last];
}

/** 「－ 1 －」 */
function pageNumber({ look }: Pen): Paragraph {
  const node: ParagraphNode = paragraph("", { font: "mincho", size: 10, align: "center" });
  return new Paragraph({
    ...paragraphLook(look, node),
    children: [new TextRun({ ...runLook(look, node), children: ["－ ", PageNumber.CURRENT, " －"] })],
  });
}
