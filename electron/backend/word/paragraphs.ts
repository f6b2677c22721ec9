/** Paragraphs of the tree as Word paragraphs. */
import type { Paragraph as ParagraphNode, Run } from "#shared/forms/documentTree.ts";
import { paragraphLook, runLook } from "#electron/backend/word/look.ts";
import type { Pen } from "#electron/backend/word/pen.ts";
import { Paragraph, type ParagraphChild, Tab, type TextRun } from "docx";

/** Elements before and after a text: a field's bookmark, a drawing. */
export interface Around {
  before: ParagraphChild[];
  after: ParagraphChild[];
}

const NOTHING: Around = { before: [], after: [] };

/**
 * One paragraph between tables. Line ends and tabs inside a run become Word's own; text always goes in as `text`, never as
 * a child string, because the library takes some strings (CURRENT) for fields.
 */
export function wordParagraph(pen: Pen, node: ParagraphNode, around: Around = NOTHING): Paragraph {
  return new Paragraph({ ...paragraphLook(pen.look, node), children: childrenOf(pen, node, around) });
}

/** Paragraphs of one field between tables: what stands around it goes before the first and behind the last. */
export function wordParagraphs(pen: Pen, nodes: readonly ParagraphNode[], around: Around): Paragraph[] {
  return nodes.map((one, index) => wordParagraph(pen, one, partOf(around, index, nodes.length)));
}

/** The same inside a cell. */
export function cellParagraphs(pen: Pen, nodes: readonly ParagraphNode[], around: Around): Paragraph[] {
  return nodes.map((one, index) =>
    pen.looks.cellParagraph(
      paragraphLook(pen.look, one),
      childrenOf(pen, one, partOf(around, index, nodes.length)),
    ),
  );
}

function partOf({ before, after }: Around, index: number, count: number): Around {
  return { before: index === 0 ? before : [], after: index === count - 1 ? after : [] };
}

function childrenOf(pen: Pen, node: ParagraphNode, { before, after }: Around): ParagraphChild[] {
  return [...before, ...node.runs.flatMap((run) => wordRuns(pen, node, run)), ...after];
}

function wordRuns(pen: Pen, node: ParagraphNode, run: Run): TextRun[] {
  const look = runLook(pen.look, node, run);
  return run.text.split("\n").flatMap((line, lineIndex) =>
    line.split("\t").flatMap((text, tabIndex) => {
      const begin = lineIndex > 0 && tabIndex === 0 ? { break: 1 } : {};
      const words = text === "" && tabIndex > 0 ? [] : [pen.looks.run(look, { ...begin, text })];
      return tabIndex > 0 ? [pen.looks.run(look, { children: [new Tab()] }), ...words] : words;
    }),
  );
}
