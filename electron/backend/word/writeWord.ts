/**
 * A document tree as a Word file. Knows Word, knows no municipality. Equal trees give equal bytes: no clock and no chance
 * gets into the file, so a file can be compared with the one written last week. docs/word.md says what is guaranteed.
 */
import { OperationError } from "#shared/contract/errors.ts";
import { gap } from "#shared/forms/build.ts";
import type { Block, DocumentTree, Section } from "#shared/forms/documentTree.ts";
import { bookmarks, type Bookmarks } from "#electron/backend/word/bookmarks.ts";
import { fontSlots } from "#electron/backend/word/look.ts";
import { clearZipTimes, coreProperties } from "#electron/backend/word/packageParts.ts";
import { wordParagraph } from "#electron/backend/word/paragraphs.ts";
import { wordSection } from "#electron/backend/word/sections.ts";
import { wordTable } from "#electron/backend/word/tables.ts";
import { Document, type FileChild, type ISectionOptions, Packer } from "docx";

/** Author in the file's properties: the product, never a person's account name. */
export const CREATOR = "評価シート事務局";

export interface WordHooks {
  /** Called before the first step and after every one; the last step is the packing of the file. */
  onProgress?(done: number, total: number): void;
  /** Asked between the steps. */
  cancelled?(): boolean;
}

/**
 * Writes the file in memory. Between the steps (one a table, then the packing) other work of the process gets its turn.
 * @throws OperationError not-found for a document without sections, cancelled when the hook says so.
 */
export async function wordFile(tree: DocumentTree, hooks: WordHooks = {}): Promise<Uint8Array> {
  if (tree.sections.length === 0) throw new OperationError("not-found", { what: "sheet", id: tree.title });
  const tables = tree.sections.flatMap((section) => section.blocks.filter((block) => block.kind === "table"));
  const total = tables.length + 1;
  let done = 0;
  hooks.onProgress?.(done, total);
  const pause = async (): Promise<void> => {
    await otherWork();
    if (hooks.cancelled?.()) throw new OperationError("cancelled");
  };
  const step = async (): Promise<void> => {
    done += 1;
    hooks.onProgress?.(done, total);
    await pause();
  };
  await pause();

  const marks = bookmarks();
  const sections: ISectionOptions[] = [];
  for (const section of tree.sections) {
    const children: FileChild[] = [];
    for (const block of separated(section)) {
      children.push(wordBlock(block, marks));
      if (block.kind === "table") await step();
    }
    sections.push(wordSection(section, children));
  }
  const bytes = await pack(tree, sections);
  await step();
  return bytes;
}

/** Lets messages (a cancel) and timers of the process come in. */
function otherWork(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
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

async function pack(tree: DocumentTree, sections: ISectionOptions[]): Promise<Uint8Array> {
  const document = new Document({
    sections,
    title: tree.title,
    creator: CREATOR,
    styles: {
      default: {
        document: {
          run: { font: fontSlots("mincho"), size: 20, language: { value: "en-US", eastAsia: "ja-JP" } },
        },
      },
    },
  });
  const core = { path: "docProps/core.xml", data: coreProperties(tree.title, CREATOR) };
  const bytes = new Uint8Array(await Packer.pack(document, "arraybuffer", undefined, [core]));
  clearZipTimes(bytes);
  return bytes;
}
