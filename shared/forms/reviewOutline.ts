/**
 * 見直しの概要: a plain document of numbered headings with texts below them, after the page that 朝霞市 handed out before the
 * 新旧対照表 of its 中間見直し. See docs/forms/review-outline.md for every rule and where it comes from.
 */
import type { DocumentRow, PlanDocument } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { A4_LETTER, paragraph } from "#shared/forms/build.ts";
import {
  type DocumentOptions,
  type DocumentSource,
  documentsTree,
  documentTitle,
  emptyRow,
  rowField,
  rowsOf,
} from "#shared/forms/documentParts.ts";
import type { Block, DocumentTree, FontRole, Paragraph, TextBlock } from "#shared/forms/documentTree.ts";
import { textWidth } from "#shared/forms/lineBreaking.ts";

/** Points. */
const HEADING_SIZE = 12;
const TEXT_SIZE = 11;
/** Points between the lines of a text: a page that is read, not filled in. */
const LINE = 1.5;
/** Characters by which the text stands further in than its heading. */
const TEXT_INDENT = 1;

/**
 * The 概要 that is asked for, or every one of the plan; a section each.
 * @throws OperationError not-found for a document that the plan does not have or that is none.
 */
export function reviewOutline(snapshot: YearSnapshot, options: DocumentOptions = {}): DocumentTree {
  return documentsTree(
    snapshot,
    options,
    { form: "review-outline", kind: "outline", page: A4_LETTER },
    blocksOf,
  );
}

function blocksOf(source: DocumentSource, document: PlanDocument): Block[] {
  const title = documentTitle(source, document, 14);
  const blocks: TextBlock[] = [];
  let number = 0;
  for (const row of rowsOf(source.snapshot, document)) {
    if (row.title.trim() !== "") number += 1;
    blocks.push(headingBlock(source, row, number), textBlock(source, row));
  }
  const adds = emptyRow(document);
  const last = blocks.pop();
  return last ? [title, ...blocks, { ...last, adds }] : [{ ...title, adds }];
}

/** A heading that brings a number of its own: 「１　経緯」「第2 …」「（3）…」. */
const numbered = /^(?:第?[0-9０-９]+[\s\u3000.．、章節]|[（(][0-9０-９]+[）)]|[\u2460-\u2473ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ])/u;

/** 「1　見直しの経緯」; a row without a heading leaves room between the texts, where one can be typed. */
function headingBlock({ gate, look }: DocumentSource, row: DocumentRow, number: number): TextBlock {
  const title = gate.clean(row.title, "見出し").replaceAll(/\s*\n\s*/gu, " ");
  const head = title.trim() === "" || numbered.test(title) ? "" : `${number}　`;
  const hang = textWidth(head);
  const size = look.size(HEADING_SIZE);
  return {
    kind: "text",
    paragraphs: [
      paragraph(`${head}${title}`, {
        font: "gothic",
        size,
        before: title.trim() === "" ? 0 : 12,
        after: title.trim() === "" ? 0 : 3,
        indent: hang,
        firstLine: -hang,
        keepNext: true,
      }),
    ],
    field: rowField(row, "title"),
    label: title.trim() === "" ? "見出し" : `見出し　${title}`,
    record: { table: "documentRow", id: row.id },
  };
}

function textBlock(source: DocumentSource, row: DocumentRow): TextBlock {
  const text = source.gate.clean(row.newText ?? "", `概要「${row.title}」`);
  return {
    kind: "text",
    paragraphs: outlineParagraphs(text, source.look.size(TEXT_SIZE), source.look.body),
    field: rowField(row, "newText"),
    label: row.title.trim() === "" ? "本文" : row.title,
  };
}

/** What a line hangs by: 「・」「①」「（1）」「ア　」「1　」. */
const sign =
  /^(?:[・･•●○◎■□◆◇▪▫※\u2460-\u2473\u2474-\u2487]|[（(][0-9０-９ア-ンa-z]{1,3}[）)]|[0-9０-９ア-ンa-z]{1,2}[.．\s\u3000])/u;
/** An arrow that leads from one thought to the next, alone on its line. */
const arrow = /^[↓⇩▼]+$/u;
/** Lines that begin where the writer put them. */
const own = /^[\s\u3000]/u;

/**
 * What people wrote, a paragraph a line: signs hang out, what follows a sign without one of its own stands below its text,
 * prose begins one character in. All of it by paragraph properties; the text stays exactly what was typed.
 */
function outlineParagraphs(text: string, size: number, font: FontRole): Paragraph[] {
  /** Characters by which the lines below a sign stand in; 0 outside of a list. */
  let hang = 0;
  return text.split("\n").map((line) => {
    const base = { font, size, lineHeight: size * LINE };
    const found = sign.exec(line)?.[0];
    if (found !== undefined) {
      hang = textWidth(found);
      return paragraph(line, { ...base, indent: TEXT_INDENT + hang, firstLine: -hang });
    }
    if (line.trim() === "" || own.test(line) || arrow.test(line)) {
      hang = 0;
      return paragraph(line, { ...base, indent: arrow.test(line.trim()) ? TEXT_INDENT + 2 : TEXT_INDENT });
    }
    if (hang > 0) return paragraph(line, { ...base, indent: TEXT_INDENT + hang });
    return paragraph(line, { ...base, indent: TEXT_INDENT, firstLine: 1 });
  });
}
