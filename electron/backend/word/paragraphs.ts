/** Paragraphs of the tree as Word paragraphs. */
import type { Paragraph as ParagraphNode, Run } from "#shared/forms/documentTree.ts";
import { paragraphLook, runLook } from "#electron/backend/word/look.ts";
import { Paragraph, type ParagraphChild, Tab, TextRun } from "docx";

/**
 * One paragraph. Line ends and tabs inside a run become Word's own; text always goes in as `text`, never as a child
 * string, because the library takes some strings (CURRENT) for fields.
 * @param around elements before and after the text (a field's bookmark).
 */
export function wordParagraph(
  node: ParagraphNode,
  around: { before: ParagraphChild[]; after: ParagraphChild[] } = { before: [], after: [] },
): Paragraph {
  const runs = node.runs.flatMap((run) => wordRuns(node, run));
  return new Paragraph({ ...paragraphLook(node), children: [...around.before, ...runs, ...around.after] });
}

function wordRuns(node: ParagraphNode, run: Run): TextRun[] {
  const look = runLook(node, run);
  return run.text.split("\n").flatMap((line, lineIndex) =>
    line.split("\t").flatMap((text, tabIndex) => {
      const begin = lineIndex > 0 && tabIndex === 0 ? { break: 1 } : {};
      const words = text === "" && tabIndex > 0 ? [] : [new TextRun({ ...look, ...begin, text })];
      return tabIndex > 0 ? [new TextRun({ ...look, children: [new Tab()] }), ...words] : words;
    }),
  );
}
