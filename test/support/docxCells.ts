/** Reads the tables of a Word file cell by cell from its XML, independent of the library that wrote it. */
import { docxParts, elements, first, parseXml, value, type XmlElement } from "#test/support/docxXml.ts";

export interface ReadCell {
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
  /** Paragraphs joined with line ends. */
  text: string;
}

export interface ReadTable {
  columns: number[];
  /** Number of rows that repeat on every page. */
  headerRows: number;
  cells: ReadCell[];
}

/** The tables of the body, in order. */
export function readTables(bytes: Uint8Array): ReadTable[] {
  return elements(body(bytes), "w:tbl").map(readTable);
}

/** The paragraphs between the tables, in order, empty ones left out. */
export function readParagraphs(bytes: Uint8Array): string[] {
  return elements(body(bytes), "w:p")
    .map(textOf)
    .filter((text) => text !== "");
}

function body(bytes: Uint8Array): XmlElement | undefined {
  return first(parseXml(docxParts(bytes).get("word/document.xml") ?? ""), "w:body");
}

function readTable(table: XmlElement): ReadTable {
  const columns = elements(first(table, "w:tblGrid"), "w:gridCol").map((one) =>
    Number(one.attributes["w:w"]),
  );
  const rows = elements(table, "w:tr");
  const cells: ReadCell[] = [];
  for (const [row, line] of rows.entries()) {
    let column = 0;
    for (const cell of elements(line, "w:tc")) {
      const properties = first(cell, "w:tcPr");
      const colSpan = Number(value(properties, "w:gridSpan") ?? 1);
      const merge = first(properties, "w:vMerge");
      if (merge && merge.attributes["w:val"] !== "restart") {
        const above = cells.findLast((one) => one.column === column && one.row < row);
        if (above) above.rowSpan += 1;
      } else {
        cells.push({ row, column, rowSpan: 1, colSpan, text: elements(cell, "w:p").map(textOf).join("\n") });
      }
      column += colSpan;
    }
  }
  const headerRows = rows.filter((row) => isOn(first(first(row, "w:trPr"), "w:tblHeader"))).length;
  return { columns, headerRows, cells };
}

/** A switch of Word's: there and not said to be off. */
function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !["0", "false", "off"].includes(element.attributes["w:val"] ?? "on");
}

/** Text of a paragraph; breaks as line ends, tabs as tabs. */
export function textOf(node: XmlElement): string {
  return node.children
    .map((child) => {
      if (typeof child === "string") return node.name === "w:t" ? child : "";
      if (child.name === "w:br") return "\n";
      if (child.name === "w:tab" && node.name === "w:r") return "\t";
      return textOf(child);
    })
    .join("");
}
