/** How many pages blocks take: enough to choose a size that saves one. A wrong estimate costs beauty, never content. */
import { textArea } from "#shared/forms/build.ts";
import type { Block, Page } from "#shared/forms/documentTree.ts";
import { estimatedPages } from "#shared/forms/placedPages.ts";

/** Part of a page that is kept free because heights are estimated. */
const RESERVE = 0.025;

/** Pages that blocks take, estimated a little too high rather than too low. */
export function pagesTaken(blocks: Block[], page: Page): number {
  const reserve = Math.round(textArea(page).height * RESERVE);
  const careful = { ...page, margin: { ...page.margin, bottom: page.margin.bottom + reserve } };
  const section = { page: careful, pageNumbers: true, blocks };
  return estimatedPages({ title: "", sections: [section], dropped: [] }).length;
}
