/** A document tree as a document of the `docx` library, block by block. */
import { gap } from "#shared/forms/build.ts";
import type { Block, DocumentTree, Section } from "#shared/forms/documentTree.ts";
import { bookmarks, type Bookmarks } from "#electron/backend/word/bookmarks.ts";
import { fontSlots } from "#electron/backend/word/look.ts";
import { wordParagraph } from "#electron/backend/word/paragraphs.ts";
import { wordSection } from "#electron/backend/word/sections.ts";
import { wordTable } from "#electron/backend/word/tables.ts";
import { Document, type FileChild, type ISectionOptions } from "docx";

/** Author in the file's properties: the product, never a person's account name. */
export const CREATOR = "評価シート事務局";

/** @param afterTable called after each table; may wait, and may throw to stop. */
export async function wordDocument(tree: DocumentTree, afterTable: () => Promise<void>): Promise<Document> {
  const marks = bookmarks();
  const sections: ISectionOptions[] = [];
  for (const section of tree.sections) {
    const children: FileChild[] = [];
    for (const block of separated(section)) {
      children.push(wordBlock(block, marks));
      if (block.kind === "table") await afterTable();
    }
    sections.push(wordSection(section, children));
  }
  const run = { font: fontSlots("mincho"), size: 20, language: { value: "en-US", eastAsia: "ja-JP" } };
  return new Document({
    sections,
    title: tree.title,
    creator: CREATOR,
    styles: { default: { document: { run } } },
  });
}

function wordBlock(block: Block, marks: Bookmarks): FileChild {
  return block.kind === "table" ? wordTable(block, marks) : wordParagraph(block);
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
  if (before?.kind !== "paragraph") yield gap(1);
}
