/**
 * The pages of a document as Word will make them, without Word: the library's model of Word's rules lays out the very
 * document that would be written, section by section, about 50 ms a page. Other work of the process gets its turn between
 * the sections.
 */
import { plainBlocks } from "#shared/forms/blocks.ts";
import type { DocumentTree, Section } from "#shared/forms/documentTree.ts";
import {
  estimatedPages,
  type PlacedBlock,
  type PlacedPage,
  type PlacedRow,
} from "#shared/forms/placedPages.ts";
import { otherWork } from "#electron/backend/word/otherWork.ts";
import { bodyPlaces, wordDocument } from "#electron/backend/word/wordDocument.ts";
import { type BlockLayout, layoutDocument } from "docx/layout";

export interface CountedPages {
  /** What stands on which page; `sheetProblems` says what of it a person should know. */
  pages: PlacedPage[];
  /** False where Word's own rules were not known throughout (other families than ＭＳ), or where there are too many pages. */
  exact: boolean;
}

/** More pages than this (ten seconds) are estimated from the tree. */
const MOST_EXACT = 200;
const TWIPS_PER_PIXEL = 1440 / 96;

/** @param cancelled asked between the sections; then the rest is estimated. */
export async function countPages(tree: DocumentTree, cancelled?: () => boolean): Promise<CountedPages> {
  const estimated = estimatedPages(tree);
  if (estimated.length > MOST_EXACT) return { pages: estimated, exact: false };
  const pages: PlacedPage[] = [];
  let exact = true;
  for (const [index, section] of tree.sections.entries()) {
    await otherWork();
    const known = cancelled?.() ? undefined : await laidOut(section, index);
    exact &&= known?.exact ?? false;
    pages.push(...(known?.pages ?? estimated.filter((page) => page.section === index)));
  }
  return { pages, exact };
}

/** @returns undefined where the model stops. */
async function laidOut(section: Section, index: number): Promise<CountedPages | undefined> {
  const tree: DocumentTree = { title: "", sections: [section], dropped: [] };
  const layout = layoutDocument(await wordDocument(tree, () => Promise.resolve()), { guess: true });
  if (layout.stoppedAt !== undefined) return undefined;
  const places = bodyPlaces(section);
  const seen = new Set<string>();
  return {
    exact: layout.pages.every((page) => page.guesses === undefined || page.guesses.length === 0),
    pages: layout.pages.map((page) => ({
      section: index,
      blocks: page.body.flatMap((block) => placedBlock(section, block, places[block.index], seen)),
    })),
  };
}

function placedBlock(
  section: Section,
  block: BlockLayout,
  place: number | undefined,
  seen: Set<string>,
): PlacedBlock[] {
  if (place === undefined) return [];
  if (block.type === "paragraph") return [{ kind: "paragraph", block: place }];
  const rows = block.rows.map((row): PlacedRow => {
    const key = `${place} ${row.index}`;
    const again = seen.has(key);
    seen.add(key);
    const header = isHeader(section, place, row.index);
    const height = row.height * TWIPS_PER_PIXEL;
    return { row: row.index, height, repeated: again && header, continued: again && !header };
  });
  return [{ kind: "table", block: place, rows }];
}

function isHeader(section: Section, place: number, row: number): boolean {
  const block = plainBlocks(section.blocks)[place];
  return block?.kind === "table" && (block.rows[row]?.header ?? false);
}
