/** What a document will be on paper, before it is written: its pages, and what a person should know. */
import { textArea } from "#shared/forms/build.ts";
import type { DocumentTree, Section } from "#shared/forms/documentTree.ts";
import { blocksHeight } from "#shared/forms/measure.ts";

export interface PrintedPages {
  pages: number;
  /** In sentences. */
  problems: string[];
}

export function printedPages(tree: DocumentTree): PrintedPages {
  return { pages: tree.sections.reduce((sum, section) => sum + sectionPages(section), 0), problems: [] };
}

function sectionPages(section: Section): number {
  const { width, height } = textArea(section.page);
  return Math.max(1, Math.ceil(blocksHeight(section.blocks, width) / height));
}
