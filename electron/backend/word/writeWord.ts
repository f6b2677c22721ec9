/**
 * A document tree as a Word file. Knows Word, knows no municipality. Equal trees give equal bytes: no clock and no chance
 * gets into the file, so a file can be compared with the one written last week. docs/word.md says what is guaranteed.
 */
import { OperationError } from "#shared/contract/errors.ts";
import type { DocumentTree } from "#shared/forms/documentTree.ts";
import { otherWork } from "#electron/backend/word/otherWork.ts";
import { clearZipTimes, coreProperties } from "#electron/backend/word/packageParts.ts";
import { CREATOR, wordDocument } from "#electron/backend/word/wordDocument.ts";
import { type Document, Packer } from "docx";

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
  const blocks = tree.sections.flatMap((section) => section.blocks);
  const total = blocks.filter((block) => block.kind === "table").length + 1;
  let done = 0;
  const pause = async (): Promise<void> => {
    hooks.onProgress?.(done, total);
    await otherWork();
    if (hooks.cancelled?.()) throw new OperationError("cancelled");
    done += 1;
  };
  await pause();
  const document = await wordDocument(tree, pause);
  const bytes = await pack(document, tree.title);
  await pause();
  return bytes;
}

async function pack(document: Document, title: string): Promise<Uint8Array> {
  const core = { path: "docProps/core.xml", data: coreProperties(title, CREATOR) };
  const bytes = new Uint8Array(await Packer.pack(document, "arraybuffer", undefined, [core]));
  clearZipTimes(bytes);
  return bytes;
}
