/**
 * The two official sheets as a docxtemplater template, and the data that fill it: the same tables, rows, spans and
 * texts as our own export (a test compares them cell by cell), made the way a municipality would make them with Word
 * and a template engine.
 */
import { zipSync } from "fflate";
import type { Cell, DocumentTree, Paragraph, Table } from "#shared/forms/documentTree.ts";

/** Columns of the years in an indicator table: the baseline and five years. */
const years = [2, 3, 4, 5, 6, 7];

interface CellShape {
  text: string;
  span?: number;
  merge?: "start" | "go-on";
}

const paragraph = (text: string): string =>
  `<w:p><w:pPr><w:spacing w:line="240" w:lineRule="exact"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="ＭＳ 明朝" w:eastAsia="ＭＳ 明朝" w:hAnsi="ＭＳ 明朝"/><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

function row(columns: number[], cells: CellShape[], header = false): string {
  let column = 0;
  const written = cells.map(({ text, span = 1, merge }) => {
    const width = columns.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    column += span;
    const merged =
      merge === undefined ? "" : merge === "start" ? '<w:vMerge w:val="restart"/>' : "<w:vMerge/>";
    const spanned = span > 1 ? `<w:gridSpan w:val="${span}"/>` : "";
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spanned}${merged}</w:tcPr>${paragraph(text)}</w:tc>`;
  });
  return `<w:tr>${header ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${written.join("")}</w:tr>`;
}

function table(columns: number[], rows: string[]): string {
  const side = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(side).join("");
  const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  return `<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl>`;
}

function evaluationSheet(mainColumns: number[], indicatorColumns: number[]): string {
  const main = (cells: CellShape[]): string => row(mainColumns, cells);
  const pair = (label: string, value: string): string => main([{ text: label }, { text: value, span: 3 }]);
  return [
    paragraph("{plan}"),
    paragraph("{title}"),
    table(mainColumns, [
      pair("施策の方向性", "{direction}"),
      pair("目指す姿", "{goal}"),
      main([{ text: "{#measures}{heading}", span: 4 }]),
      pair("{activitiesLabel}", "{activities}"),
      main([
        { text: "達成状況" },
        { text: "{achievement}" },
        { text: "判定" },
        { text: "{rating}{/measures}" },
      ]),
      pair("{issuesLabel}", "{issues}"),
    ]),
    paragraph("{scale}"),
    paragraph("■施策の進捗に関する各指標"),
    paragraph("{#tables}"),
    paragraph("{heading}"),
    table(indicatorColumns, indicatorRows(indicatorColumns)),
    paragraph("{/tables}"),
    paragraph("{note}"),
    table(mainColumns, [pair("{committeeLabel}", "{committee}")]),
  ].join("");
}

function indicatorRows(columns: number[]): string[] {
  const goOn: CellShape[] = [
    { text: "", merge: "go-on" },
    { text: "", merge: "go-on" },
  ];
  return [
    row(
      columns,
      [
        { text: "", merge: "start" },
        { text: "名称", merge: "start" },
        { text: "上段：目標値　下段：実績値", span: 6 },
      ],
      true,
    ),
    row(columns, [...goOn, ...years.map((year): CellShape => ({ text: `{y${year}}` }))], true),
    row(columns, [
      { text: "{#indicators}{kind}", merge: "start" },
      { text: "{name}", merge: "start" },
      ...years.map((year): CellShape => ({ text: `{t${year}}` })),
    ]),
    row(columns, [
      ...goOn,
      ...years.map((year): CellShape => ({ text: `{a${year}}${year === 7 ? "{/indicators}" : ""}` })),
    ]),
  ];
}

function projectSheet(columns: number[]): string {
  const pair = (label: string, value: string): string =>
    row(columns, [{ text: label }, { text: value, span: 3 }]);
  return [
    paragraph("{plan}"),
    paragraph("{title}"),
    table(columns, [
      pair("プロジェクト名", "{name}"),
      pair("概要", "{overview}"),
      row(columns, [{ text: "関連施策" }, { text: "{related}" }, { text: "判定" }, { text: "{rating}" }]),
      pair("{achievementLabel}", "{achievement}"),
      pair("{issuesLabel}", "{issues}"),
      pair("{committeeLabel}", "{committee}"),
    ]),
    paragraph("{scale}"),
  ].join("");
}

/** The template as a Word file, with the column widths of the document it has to reproduce. */
export function templateFile(document: DocumentTree): Uint8Array {
  const columnsOf = (label: string): number[] =>
    tablesOf(document).find((one) => textAt(one, 0, 0) === label)?.columns ?? [];
  const body = [
    paragraph("{#copies}"),
    paragraph("{#evaluationSheets}"),
    evaluationSheet(columnsOf("施策の方向性"), tablesOf(document).find(isIndicatorTable)?.columns ?? []),
    paragraph("{/evaluationSheets}"),
    paragraph("{#projectSheets}"),
    projectSheet(columnsOf("プロジェクト名")),
    paragraph("{/projectSheets}"),
    paragraph("{/copies}"),
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>',
  ];
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const parts: Record<string, string> = {
    "[Content_Types].xml": `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `${declaration}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join("")}</w:body></w:document>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)])),
  );
}

type Values = Record<string, unknown>;

const tablesOf = (document: DocumentTree): Table[] =>
  document.sections.flatMap((section) =>
    section.blocks.filter((block): block is Table => block.kind === "table"),
  );
const isIndicatorTable = (one: Table): boolean => one.columns.length === 2 + years.length;

const lines = (paragraphs: readonly Paragraph[]): string =>
  paragraphs.map((one) => one.runs.map((run) => run.text).join("")).join("\n");
const textAt = (from: Table, rowIndex: number, cellIndex: number): string =>
  cellText(from.rows[rowIndex]?.cells[cellIndex]);
const cellText = (cell: Cell | undefined): string => lines(cell?.paragraphs ?? []);

/** Data for the template, taken from the document it has to reproduce. */
export function templateData(document: DocumentTree, copies: number): Values {
  const evaluationSheets: (Values & { tables: Values[] })[] = [];
  const projectSheets: Values[] = [];
  for (const one of tablesOf(document)) {
    const first = textAt(one, 0, 0);
    const current = evaluationSheets.at(-1);
    if (first === "プロジェクト名") projectSheets.push(projectData(one));
    else if (first === "施策の方向性") evaluationSheets.push({ ...mainData(one), tables: [] });
    else if (current && isIndicatorTable(one)) current.tables.push(indicatorData(one));
    else if (current) Object.assign(current, { committeeLabel: first, committee: textAt(one, 0, 1) });
  }
  return { copies: Array.from({ length: copies }, () => ({ evaluationSheets, projectSheets })) };
}

function mainData(from: Table): Values {
  const last = from.rows.length - 1;
  const measures = Array.from({ length: (last - 2) / 3 }, (_, index) => ({
    heading: textAt(from, 2 + index * 3, 0),
    activitiesLabel: textAt(from, 3 + index * 3, 0),
    activities: textAt(from, 3 + index * 3, 1),
    achievement: textAt(from, 4 + index * 3, 1),
    rating: textAt(from, 4 + index * 3, 3),
  }));
  return {
    direction: textAt(from, 0, 1),
    goal: textAt(from, 1, 1),
    measures,
    issuesLabel: textAt(from, last, 0),
    issues: textAt(from, last, 1),
  };
}

function indicatorData(from: Table): Values {
  const named = (prefix: string, cells: readonly Cell[]): Values =>
    Object.fromEntries(cells.map((cell) => [`${prefix}${cell.column}`, cellText(cell)]));
  const pairs = from.rows.slice(2);
  return {
    heading: from.name,
    ...named("y", from.rows[1]?.cells ?? []),
    indicators: pairs.flatMap((upper, index) =>
      index % 2 === 1
        ? []
        : {
            kind: cellText(upper.cells[0]),
            name: cellText(upper.cells[1]),
            ...named("t", upper.cells.slice(2)),
            ...named("a", pairs[index + 1]?.cells ?? []),
          },
    ),
  };
}

function projectData(from: Table): Values {
  return {
    name: textAt(from, 0, 1),
    overview: textAt(from, 1, 1),
    related: textAt(from, 2, 1),
    rating: textAt(from, 2, 3),
    achievementLabel: textAt(from, 3, 0),
    achievement: textAt(from, 3, 1),
    issuesLabel: textAt(from, 4, 0),
    issues: textAt(from, 4, 1),
    committeeLabel: textAt(from, 5, 0),
    committee: textAt(from, 5, 1),
  };
}
