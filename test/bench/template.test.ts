/** The comparison with docxtemplater is fair only if both write the same tables. */
import { describe, expect, it } from "vitest";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { readTables, type ReadTable } from "#test/support/docxCells.ts";
import { templateData, templateFile } from "./template.ts";
import { documentAt, fillTemplate } from "./wordTasks.ts";

/**
 * Line ends inside a cell are paragraphs in one file and breaks in the other; widths that follow the content are beyond
 * a template.
 */
const comparable = (table: ReadTable): unknown => ({
  headerRows: table.headerRows,
  columns: table.columns.length,
  cells: table.cells.map((cell) => ({ ...cell, text: cell.text.replaceAll("\n", "") })),
});

describe("the docxtemplater template", () => {
  it("gives the same tables as our export, cell by cell", async () => {
    const document = documentAt(2);
    const ours = readTables(await wordFile(document)).map(comparable);
    const theirs = readTables(fillTemplate(templateFile(document), templateData(documentAt(1), 2))).map(
      comparable,
    );
    expect(ours).toHaveLength(2 * (5 * 2 + 14 + 4));
    expect(theirs).toEqual(ours);
  });
});
