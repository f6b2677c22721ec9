/** A document tree as a document of the `docx` library, block by block. */
import { gap } from "#shared/forms/build.ts";
import type { Block, DocumentTree, Section } from "#shared/forms/documentTree.ts";
import { wordLook } from "#electron/backend/word/look.ts";
import { wordParagraph, wordParagraphs } from "#electron/backend/word/paragraphs.ts";
import { newPen, type Pen } from "#electron/backend/word/pen.ts";
import { wordSection } from "#electron/backend/word/sections.ts";
import { wordTable } from "#electron/backend/word/tables.ts";
import { Document, type FileChild, type ISectionOptions } from "docx";

/** Author in the file's properties: the product, never a person's account name. */
export const CREATOR = "評価シート事務局";

/** @param afterTable called after each table; may wait, and may throw to stop. */
export async function wordDocument(tree: DocumentTree, afterTable: () => Promise<void>): Promise<Document> {
  const file = newPen();
  const sections: ISectionOptions[] = [];
  for (const section of tree.sections) {
    const pen: Pen = { ...file, look: wordLook(section.look) };
    const children: FileChild[] = [];
    for (const block of separated(section)) {
      children.push(...wordBlock(block, pen));
      if (block.kind === "table") await afterTable();
    }
    sections.push(wordSection(section, children, pen));
  }
  const run = { font: file.look.fonts.mincho, size: 20, language: { value: "en-US", eastAsia: "ja-JP" } };
  return new Document({
    sections,
    title: tree.title,
    creator: CREATOR,
    styles: { default: { document: { run } } },
  });
}

function wordBlock(block: Block, pen: Pen): FileChild[] {
  switch (block.kind) {
    case "table":
      return [wordTable(block, pen)];
    case "text":
      return wordParagraphs(pen, block.paragraphs, pen.marks.around(block.field));
    case "paragraph":
      return [wordParagraph(pen, block)];
  }
}

/**
 * Word joins tables that touch and adds a default-size line after a table that ends a section, which then opens a blank
 * page; a line one point high prevents both.
 */
function* separated(section: Section): Generator<Block> {
  let before: Block | undefined;
  for (const block of section.blocks) {
    if (before?.kind === "table" && block.kind === "table") yield gap(1);
    yield block;
    before = block;
  }
  if (before === undefined || before.kind === "table") yield gap(1);
}

/**
 * For every block of a section as it is written, its place among the section's plain blocks; undefined for the lines that
 * only keep tables apart.
 */
export function bodyPlaces(section: Section): (number | undefined)[] {
  const own = new Set<Block>(section.blocks);
  let next = 0;
  return [...separated(section)].flatMap((block) => {
    if (!own.has(block)) return [undefined];
    const first = next;
    next += block.kind === "text" ? block.paragraphs.length : 1;
    return Array.from({ length: next - first }, (_, index) => first + index);
  });
}
