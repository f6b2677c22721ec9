/** Reads from the XML of a Word file which words of its cells are underlined, independent of the library that wrote it. */
import { textOf } from "#test/support/docxCells.ts";
import {
  descendants,
  docxParts,
  elements,
  first,
  parseXml,
  value,
  type XmlElement,
} from "#test/support/docxXml.ts";

/** Words of a cell that are all underlined, or all not; paragraphs are joined with line ends. */
export interface ReadRun {
  text: string;
  underlined: boolean;
}

/** Of every table of the body the rows, of every row the cells that begin in it, of every cell its runs. */
export function readRuns(bytes: Uint8Array): ReadRun[][][][] {
  const body = first(parseXml(docxParts(bytes).get("word/document.xml") ?? ""), "w:body");
  return elements(body, "w:tbl").map((table) =>
    elements(table, "w:tr").map((row) => elements(row, "w:tc").filter(begins).map(cellRuns)),
  );
}

/** Not the continuation of a cell above. */
function begins(cell: XmlElement): boolean {
  const merge = first(first(cell, "w:tcPr"), "w:vMerge");
  return merge === undefined || merge.attributes["w:val"] === "restart";
}

function cellRuns(cell: XmlElement): ReadRun[] {
  const runs: ReadRun[] = [];
  const add = (text: string, underlined: boolean): void => {
    const last = runs.at(-1);
    if (last && last.underlined === underlined) last.text += text;
    else if (text !== "") runs.push({ text, underlined });
  };
  for (const [index, paragraph] of elements(cell, "w:p").entries()) {
    if (index > 0) add("\n", runs.at(-1)?.underlined ?? false);
    for (const run of descendants(paragraph, "w:r")) {
      const line = value(first(run, "w:rPr"), "w:u");
      add(textOf(run), line !== undefined && line !== "none");
    }
  }
  return runs;
}

/** The words of a cell with what is underlined in 【】; line ends and blanks at the beginning of lines are outside. */
export function shownRuns(runs: readonly ReadRun[]): string {
  return runs.map(({ text, underlined }) => (underlined ? `【${text}】` : text)).join("");
}
