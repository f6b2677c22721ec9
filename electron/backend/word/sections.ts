/** Page, header and footer of a section. */
import type { Page, Paragraph as ParagraphNode, Section } from "#shared/forms/documentTree.ts";
import { paragraph, PAPER } from "#shared/forms/build.ts";
import { paragraphLook, runLook } from "#electron/backend/word/look.ts";
import {
  BorderStyle,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from "docx";

/** Distance of header and footer from the edge of the paper: 10 mm. */
const EDGE = 567;

/**
 * No-break spaces, half an em each: full-width spaces at the end of a line are taken for the line's end and the box
 * closes right behind the number.
 */
const BOX_SPACE = "\u00a0\u00a0";

export function wordSection(section: Section, children: FileChild[]): ISectionOptions {
  return {
    headers: { default: new Header({ children: [handoutBox(section.handoutNumber)] }) },
    ...(section.pageNumbers ? { footers: { default: new Footer({ children: [pageNumber()] }) } } : {}),
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: pageSize(section.page),
        margin: { ...section.page.margin, header: EDGE, footer: EDGE, gutter: 0 },
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

/** 資料番号 in a box at the right. Without a number the header stays, so that no other section's shows through. */
function handoutBox(number: string | undefined): Paragraph {
  const node: ParagraphNode = paragraph("", { font: "gothic", size: 12, align: "right" });
  if (number === undefined) return new Paragraph(paragraphLook(node));
  const border = { style: BorderStyle.SINGLE, size: 6, space: 1, color: "000000" };
  const text = `${BOX_SPACE}${number}${BOX_SPACE}`;
  return new Paragraph({
    ...paragraphLook({ ...node, lineHeight: 20 }),
    children: [new TextRun({ ...runLook(node), border, text })],
  });
}

/** 「－ 1 －」 */
function pageNumber(): Paragraph {
  const node: ParagraphNode = paragraph("", { font: "mincho", size: 10, align: "center" });
  return new Paragraph({
    ...paragraphLook(node),
    children: [new TextRun({ ...runLook(node), children: ["－ ", PageNumber.CURRENT, " －"] })],
  });
}
