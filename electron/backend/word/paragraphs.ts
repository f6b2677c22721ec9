/** Paragraphs of the tree as Word paragraphs. */
import type { Paragraph as ParagraphNode, Run } from "#shared/forms/documentTree.ts";
import { paragraphLook, runLook, type WordLook } from "#electron/backend/word/look.ts";
import { Paragraph, type ParagraphChild, Tab, TextRun } from "docx";

export interface Around {
  before: ParagraphChild[];
  after: ParagraphChild[];
}

/**
 * One paragraph. Line ends and tabs inside a run become Word's own; text always goes in as `text`, never as a child
 * string, because the library takes some strings (CURRENT) for fields.
 * @param around elements before and after the text (a field's bookmark, a drawing).
 */
export function wordParagraph(
  look: WordLook,
  node: ParagraphNode,
  around: Around = { before: [], after: [] },
): Paragraph {
  const runs = node.runs.flatMap((run) => wordRuns(look, node, run));
  return new Paragraph({
    ...paragraphLook(look, node),
    children: [...around.before, ...runs, ...around.after],
  });
}

/** Paragraphs of one field: what stands around it goes before the first and behind the last. */
export function wordParagraphs(
  look: WordLook,
  nodes: readonly ParagraphNode[],
  { before, after }: Around,
): Paragraph[] {
  const last = nodes.length - 1;
  return nodes.map((one, index) =>
    wordParagraph(look, one, { before: index === 0 ? before : [], after: index === last ? after : [] }),
  );
}

function wordRuns(wordLook: WordLook, node: ParagraphNode, run: Run): TextRun[] {
  const look = runLook(wordLook, node, run);
  return run.text.split("\n").flatMap((line, lineIndex) =>
    line.split("\t").flatMap((text, tabIndex) => {
      const begin = lineIndex > 0 && tabIndex === 0 ? { break: 1 } : {};
      const words = text === "" && tabIndex > 0 ? [] : [new TextRun({ ...look, ...begin, text })];
      return tabIndex > 0 ? [new TextRun({ ...look, children: [new Tab()] }), ...words] : words;
    }),
  );
}
