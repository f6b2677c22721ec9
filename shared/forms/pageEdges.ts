/**
 * Where the 資料番号 box and the page number stand, and what they leave to the text: 10 mm from the edge of the paper, and
 * nearer to it where the margins are narrow. With margins too narrow even for that, the text gives way, as it does in Word.
 */
import type { Page, Section } from "#shared/forms/documentTree.ts";

/** Usual distance from the edge of the paper, twips: 10 mm. */
const EDGE = 567;
/** Nearer to the edge printers leave out what they are given: 5 mm. */
const LEAST_EDGE = 284;
/** Height of the box with its borders and a little air, twips. */
const BOX_HEIGHT = 480;
/** Height of the line of the page number and a little air, twips. */
const NUMBER_HEIGHT = 310;

function edge(margin: number, height: number): number {
  return Math.min(EDGE, Math.max(LEAST_EDGE, margin - height));
}

/** Twips from the upper edge of the paper to the 資料番号 box. */
export function headerEdge({ margin }: Page): number {
  return edge(margin.top, BOX_HEIGHT);
}

/** Twips from the lower edge of the paper to the foot of the page number. */
export function footerEdge({ margin }: Page): number {
  return edge(margin.bottom, NUMBER_HEIGHT);
}

/** The page with the margins that the box and the page number really leave. */
export function printedPage(section: Pick<Section, "page" | "handoutNumber" | "pageNumbers">): Page {
  const { page } = section;
  const { top, bottom } = page.margin;
  const box = section.handoutNumber === undefined ? 0 : headerEdge(page) + BOX_HEIGHT;
  const number = section.pageNumbers ? footerEdge(page) + NUMBER_HEIGHT : 0;
  return { ...page, margin: { ...page.margin, top: Math.max(top, box), bottom: Math.max(bottom, number) } };
}
