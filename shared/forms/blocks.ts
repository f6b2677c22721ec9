/** Blocks as those see them who do not edit: a text that is one field is its paragraphs, like any others. */
import type { Block, Paragraph, Section, Table } from "#shared/forms/documentTree.ts";

export type PlainBlock = Paragraph | Table;

export interface PlainSection extends Omit<Section, "blocks"> {
  blocks: PlainBlock[];
}

export function plainBlocks(blocks: readonly Block[]): PlainBlock[] {
  return blocks.flatMap((block): PlainBlock[] => (block.kind === "text" ? block.paragraphs : [block]));
}

export function plainSection(section: Section): PlainSection {
  return { ...section, blocks: plainBlocks(section.blocks) };
}
