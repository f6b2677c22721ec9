/** A document with everything a tree can hold, on three papers and in three looks. */
import {
  A4_PORTRAIT,
  bodyParagraphs,
  type CellInput,
  labelCell,
  paragraph,
  table,
  textArea,
} from "#shared/forms/build.ts";
import type { DocumentTree, DrawnLine, Page, Section, Table } from "#shared/forms/documentTree.ts";

const A3_LANDSCAPE: Page = {
  size: "A3",
  orientation: "landscape",
  margin: { top: 850, right: 850, bottom: 850, left: 850 },
};
const A4_LANDSCAPE: Page = { ...A4_PORTRAIT, orientation: "landscape" };

const YEAR = 1000;
const years = [2018, 2019, 2020, 2021, 2022];

/** A line from near the left border of the first year to near the right one of the last. */
function overYears(from: number, to: number, ends: Pick<DrawnLine, "start" | "end">): DrawnLine {
  const length = (to - from + 1) * YEAR;
  return { from: 120, to: length - 60, ...ends, alternative: `${from}年度から${to}年度まで` };
}

function yearCells(...lines: DrawnLine[]): CellInput[] {
  const [first] = lines;
  const start = Number(first?.alternative.slice(0, 4));
  return years.map((year) => ({
    paragraphs: [paragraph("", { size: 9 })],
    ...(year === start ? { lines } : {}),
  }));
}

/** A table whose year cells have lines over them. */
function roadmapTable(): Table {
  const name = (text: string): CellInput => ({ paragraphs: [paragraph(text, { size: 9 })] });
  return table(
    {
      name: "ロードマップ",
      columns: [2600, ...years.map(() => YEAR)],
      rows: [
        {
          header: true,
          cells: [labelCell("重点事業"), ...years.map((year) => labelCell(`${year}`, { shade: "heading" }))],
        },
        {
          minHeight: 480,
          cells: [name("誘致"), ...yearCells(overYears(2018, 2022, { start: "dot", end: "arrow" }))],
        },
        {
          minHeight: 480,
          cells: [name("活用"), ...yearCells(overYears(2019, 2022, { start: "diamond", end: "arrow" }))],
        },
        {
          minHeight: 900,
          cells: [
            name("連携\n二つの期間がある事業で、名前が長く何行にもわたるもの"),
            ...yearCells(
              overYears(2020, 2020, { start: "arrow", end: "arrow" }),
              overYears(2020, 2022, { start: "none", end: "arrow" }),
            ),
          ],
        },
      ],
    },
    textArea(A4_PORTRAIT).width,
  );
}

/** A table with text from top to bottom, one cell of it merged down, and every shade. */
function uprightTable(width: number): Table {
  const plain = (text: string, shade: CellInput["shade"] = "none"): CellInput => ({
    paragraphs: bodyParagraphs(text),
    shade,
  });
  return table(
    {
      name: "縦書き",
      columns: [600, 600, width - 4200, 3000],
      rows: [
        { header: true, cells: [labelCell("方向性", { colSpan: 2 }), labelCell("事業"), labelCell("値")] },
        {
          cells: [
            {
              paragraphs: [paragraph("産業基盤の強化（第2期）", { font: "gothic" })],
              upright: true,
              rowSpan: 2,
            },
            { paragraphs: [paragraph("令和12年度まで")], upright: true, shade: "heading" },
            plain("短い文"),
            plain("120.5％", "mark"),
          ],
        },
        {
          cells: [
            { paragraphs: [paragraph("創業")], upright: true },
            plain("・項目\n・項目"),
            plain("－", "heading"),
          ],
        },
      ],
    },
    width,
  );
}

function section(page: Page, blocks: Section["blocks"], more: Partial<Section> = {}): Section {
  return { page, pageNumbers: true, blocks, ...more };
}

export function kitchenSink(): DocumentTree {
  return {
    title: "全部入り",
    dropped: [],
    sections: [
      section(
        A4_PORTRAIT,
        [
          paragraph("先導プロジェクト", { font: "gothic", size: 14, bold: true }),
          {
            kind: "text",
            field: { entity: "project", id: "p1", property: "overview" },
            label: "概要",
            paragraphs: bodyParagraphs("一つめの段落は字下げする。\n・二つめは箇条書き\n\n三つめの段落。"),
          },
          roadmapTable(),
        ],
        { handoutNumber: "資料1" },
      ),
      section(A3_LANDSCAPE, [uprightTable(textArea(A3_LANDSCAPE).width)], {
        handoutNumber: "資料2",
        look: { fonts: "ud", grey: "dark" },
      }),
      section(
        A4_LANDSCAPE,
        [
          {
            kind: "paragraph",
            runs: [{ text: "変わらない文に" }, { text: "新しい文", underline: true }, { text: "を足す。" }],
          },
          uprightTable(textArea(A4_LANDSCAPE).width),
        ],
        { look: { fonts: "yu", grey: "none" }, startAt: 1 },
      ),
      section(A4_PORTRAIT, [paragraph("ふたたび縦の紙")]),
    ],
  };
}
