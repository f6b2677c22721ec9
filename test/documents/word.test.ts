import { describe, expect, it, vi } from "vitest";
import { OperationError } from "#shared/contract/errors.ts";
import { paragraph, plainText, A4_PORTRAIT, bodyParagraphs, table } from "#shared/forms/build.ts";
import type { Block, DocumentTree, Section } from "#shared/forms/documentTree.ts";
import { buildForm, mergeTrees } from "#shared/forms/forms.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { readParagraphs, readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { descendants, docxParts, elements, first, parseXml, value } from "#test/support/docxXml.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { item, project, sampleYear, withEvaluation, withYears } from "#test/support/snapshots.ts";
import { linesOf, tablesOf } from "#test/support/trees.ts";

const year2019 = sampleYear();
const handout = { handoutNumber: "資料1" };
const bothForms = (snapshot = year2019): DocumentTree =>
  mergeTrees(
    [buildForm("evaluation-sheet", snapshot, handout), buildForm("project-sheet", snapshot)],
    "資料1",
  );

function treeOf(blocks: Block[], section: Partial<Section> = {}): DocumentTree {
  return {
    title: "試験",
    sections: [{ page: A4_PORTRAIT, pageNumbers: true, blocks, ...section }],
    dropped: [],
  };
}

const part = (bytes: Uint8Array, name: string) => parseXml(docxParts(bytes).get(name) ?? "");
const documentXml = (bytes: Uint8Array) => part(bytes, "word/document.xml");

/** Everything a Word file's tables say must be what the tree says: grid, spans, header rows, texts. */
function expectSameTables(bytes: Uint8Array, tree: DocumentTree): void {
  const read = readTables(bytes);
  const wanted = tablesOf(tree).map((one) => ({
    columns: one.columns,
    headerRows: one.rows.filter((row) => row.header).length,
    cells: one.rows.flatMap((row, index) =>
      row.cells.map(({ column, rowSpan, colSpan, paragraphs }) => ({
        row: index,
        column,
        rowSpan,
        colSpan,
        text: plainText(paragraphs),
      })),
    ),
  }));
  expect(read).toEqual(wanted);
}

describe("a Word file of the sample's sheets", () => {
  it.each([
    ["a filled year", bothForms()],
    ["an empty year", bothForms(sampleYear(2020))],
    ["a plan of 40 years", buildForm("evaluation-sheet", withYears(year2019, 40))],
    ["a plan of 60 years", buildForm("evaluation-sheet", withYears(year2019, 60))],
    [
      "a long evaluation of the committee",
      bothForms(withEvaluation(year2019, item("1"), { committeeEvaluation: "評価する。\n".repeat(300) })),
    ],
  ])("is valid, and says in every cell what the tree says: %s", async (_, tree) => {
    const bytes = await wordFile(tree);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    expectSameTables(bytes, tree);
    expect(readParagraphs(bytes)).toEqual(linesOf(tree));
  });

  it("is the same bytes for the same tree, years apart", async () => {
    const writtenAt = async (date: string) => {
      vi.useFakeTimers({ toFake: ["Date"], now: new Date(date) });
      try {
        return await wordFile(bothForms());
      } finally {
        vi.useRealTimers();
      }
    };
    const [one, two] = [await writtenAt("2020-08-07"), await writtenAt("2031-01-02")];
    expect(Buffer.compare(one, two)).toBe(0);
    expect(Buffer.compare(one, await wordFile(buildForm("evaluation-sheet", year2019)))).not.toBe(0);
  });

  it("names the product as its author and carries no time", async () => {
    const core = docxParts(await wordFile(bothForms())).get("docProps/core.xml") ?? "";
    expect(core).toContain("<dc:creator>評価シート事務局</dc:creator>");
    expect(core).toContain("<dc:title>資料1</dc:title>");
    expect(core).not.toContain("dcterms");
  });

  it("has a bookmark around every field", async () => {
    const tree = buildForm("evaluation-sheet", year2019, { subjects: [item("1")] });
    const fields = tablesOf(tree).flatMap((one) =>
      one.rows.flatMap((row) => row.cells.filter((cell) => cell.field)),
    );
    const marks = descendants(documentXml(await wordFile(tree)), "w:bookmarkStart");
    expect(marks).toHaveLength(fields.length);
  });

  it("marks a field that is printed twice only once", async () => {
    const sheet = buildForm("evaluation-sheet", year2019, { subjects: [item("1")] });
    const bytes = await wordFile(mergeTrees([sheet, sheet], "二部"));
    expect(lintDocx(bytes)).toEqual([]);
  });
});

describe("the look of a Word file", () => {
  it("names the full-width family in all four slots of every run, with the East Asian hint", async () => {
    const bytes = await wordFile(bothForms());
    const fonts = descendants(documentXml(bytes), "w:rFonts");
    expect(fonts.length).toBeGreaterThan(1000);
    for (const { attributes } of fonts) {
      const families = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"].map((slot) => attributes[slot]);
      expect(new Set(families).size).toBe(1);
      expect(["ＭＳ 明朝", "ＭＳ ゴシック"]).toContain(families[0]);
      expect(attributes["w:hint"]).toBe("eastAsia");
    }
    for (const run of descendants(documentXml(bytes), "w:r")) {
      expect(first(first(run, "w:rPr"), "w:rFonts")).toBeDefined();
    }
  });

  it("defaults to Japanese and ＭＳ 明朝", async () => {
    const styles = part(await wordFile(bothForms()), "word/styles.xml");
    const defaults = first(first(first(styles, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
    expect(first(defaults, "w:lang")?.attributes["w:eastAsia"]).toBe("ja-JP");
    expect(first(defaults, "w:rFonts")?.attributes["w:eastAsia"]).toBe("ＭＳ 明朝");
  });

  it("fixes every table's layout and every paragraph's line height, and has no character grid", async () => {
    const root = documentXml(await wordFile(bothForms()));
    for (const one of descendants(root, "w:tbl")) {
      const properties = first(one, "w:tblPr");
      expect(first(properties, "w:tblLayout")?.attributes["w:type"]).toBe("fixed");
      expect(first(properties, "w:tblW")?.attributes["w:type"]).toBe("dxa");
    }
    // Paragraphs the library adds below merged cells have nothing to show and no properties.
    const written = descendants(root, "w:p").filter((one) => descendants(one, "w:t").length > 0);
    for (const one of written) {
      expect(first(first(one, "w:pPr"), "w:spacing")?.attributes["w:lineRule"]).toBe("exact");
    }
    for (const grid of descendants(root, "w:docGrid")) expect(grid.attributes["w:type"]).toBeUndefined();
  });

  it("ends a section that ends with a table in a line one point high", async () => {
    const body = first(documentXml(await wordFile(bothForms())), "w:body");
    const blocks = elements(body);
    const ends = blocks.filter((one) => descendants(one, "w:sectPr").length > 0);
    expect(ends).toHaveLength(6);
    const last = blocks[blocks.length - 2];
    expect(last?.name).toBe("w:p");
    const tails = blocks.filter((one, index) => one.name === "w:p" && blocks[index - 1]?.name === "w:tbl");
    expect(tails.length).toBeGreaterThan(0);
    for (const [index, block] of blocks.entries()) {
      if (block.name === "w:tbl") expect(blocks[index + 1]?.name).toBe("w:p");
    }
  });

  it("keeps two tables apart that touch in the tree", async () => {
    const one = table(
      { name: "表", columns: [4000], rows: [{ cells: [{ paragraphs: [paragraph("あ")] }] }] },
      9638,
    );
    const bytes = await wordFile(treeOf([one, one]));
    expect(lintDocx(bytes)).toEqual([]);
    expect(elements(first(documentXml(bytes), "w:body")).map((block) => block.name)).toEqual([
      "w:tbl",
      "w:p",
      "w:tbl",
      "w:p",
      "w:sectPr",
    ]);
  });

  it("draws the dotted line from both of its cells", async () => {
    const [, indicators] = descendants(documentXml(await wordFile(bothForms())), "w:tbl");
    const border = (row: number, side: string) => {
      const cell = elements(elements(indicators, "w:tr")[row], "w:tc")[2];
      return value(first(first(cell, "w:tcPr"), "w:tcBorders"), side);
    };
    expect(border(2, "w:bottom")).toBe("dotted");
    expect(border(3, "w:top")).toBe("dotted");
  });

  it("puts the handout number into a box at the top right and 「－ 1 －」 at the bottom of sections that want them", async () => {
    const parts = docxParts(await wordFile(treeOf([paragraph("本文")], { handoutNumber: "資料3-1" })));
    const header = parseXml(parts.get("word/header1.xml") ?? "");
    const [box] = descendants(header, "w:tbl");
    expect(value(first(box, "w:tblPr"), "w:jc")).toBe("right");
    expect(box && descendants(box, "w:t").flatMap((one) => one.children)).toEqual(["資料3-1"]);
    const footer = parseXml(parts.get("word/footer1.xml") ?? "");
    expect(descendants(footer, "w:instrText").flatMap((one) => one.children)).toEqual(["PAGE"]);
    expect(descendants(footer, "w:t").flatMap((one) => one.children)).toEqual(["－ ", " －"]);

    const bare = docxParts(await wordFile(treeOf([paragraph("本文")], { pageNumbers: false })));
    expect(descendants(parseXml(bare.get("word/header1.xml") ?? ""), "w:tbl")).toEqual([]);
    expect([...bare.keys()].some((name) => name.startsWith("word/footer"))).toBe(false);
  });

  it.each([
    ["A4", "portrait", "11906", "16838"],
    ["A4", "landscape", "16838", "11906"],
    ["A3", "portrait", "16838", "23811"],
    ["A3", "landscape", "23811", "16838"],
  ] as const)("prints on %s %s", async (size, orientation, width, height) => {
    const bytes = await wordFile(
      treeOf([paragraph("本文")], { page: { ...A4_PORTRAIT, size, orientation } }),
    );
    const [page] = descendants(documentXml(bytes), "w:pgSz");
    expect(page?.attributes["w:w"]).toBe(width);
    expect(page?.attributes["w:h"]).toBe(height);
    expect(page?.attributes["w:orient"]).toBe(orientation);
    expect(await sdkErrors(bytes)).toEqual([]);
  });

  it("writes the looks of runs and paragraphs", async () => {
    const bytes = await wordFile(
      treeOf([
        {
          kind: "paragraph",
          size: 12,
          align: "justify",
          firstLine: 1,
          before: 6,
          runs: [
            { text: "下線", underline: true, bold: true },
            { text: "取消", strike: true, size: 9, font: "gothic" },
          ],
        },
      ]),
    );
    const [styled] = descendants(documentXml(bytes), "w:p");
    const properties = first(styled, "w:pPr");
    expect(first(properties, "w:ind")?.attributes["w:firstLine"]).toBe("240");
    expect(first(properties, "w:spacing")?.attributes).toMatchObject({ "w:before": "120", "w:line": "331" });
    expect(value(properties, "w:jc")).toBe("both");
    const [under, struck] = elements(styled, "w:r").map((run) => first(run, "w:rPr"));
    expect(value(under, "w:u")).toBe("single");
    expect(first(under, "w:b")).toBeDefined();
    expect(first(struck, "w:strike")).toBeDefined();
    expect(value(struck, "w:sz")).toBe("18");
    expect(await sdkErrors(bytes)).toEqual([]);
  });
});

describe("text nobody expects", () => {
  const hostile: [string, string][] = [
    ["markup", `<w:t>&"']]>&#0; <!-- --> {{tag}} \${x}`],
    ["words the library knows", "CURRENT"],
    ["tabs and line ends", "一\t二\n\n三\t\n\t四"],
    ["spaces", "  前後に空白  　"],
    ["variants and 外字", "葛\u{E0100}飾 辻\u{E0101} 髙﨑 𠮷野家 𩸽 \uE000"],
    ["emoji", "👨‍👩‍👧‍👦🇯🇵☝🏽"],
    ["direction marks", "\u202Eabc\u202C \u200Fمرحبا\u200E"],
    ["combining marks", "か\u3099 e\u0301 \u200B\u00AD"],
    ["100,000 characters", "評価".repeat(50_000)],
  ];

  it.each(hostile)("comes back from Word as it was typed: %s", async (_, text) => {
    const snapshot = withEvaluation(year2019, item("1"), { committeeEvaluation: text });
    const tree = buildForm("evaluation-sheet", snapshot, { subjects: [item("1")] });
    const bytes = await wordFile(tree);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    expect(readTables(bytes).at(-1)?.cells.at(-1)?.text).toBe(text);
    expect(tree.dropped).toEqual([]);
  });

  it.each([
    ["noncharacters", "前\uFFFE\uFFFF後", "前後", "U+FFFE U+FFFF"],
    ["lone surrogates", "前\uD83D後\uDE00", "前後", "U+D83D U+DE00"],
    ["control characters", "前\u0000\u0001\u001B\u0085後", "前\n後", "U+0000 U+0001 U+001B"],
  ])("loses only what no file can hold, and says what and where: %s", async (_, text, kept, characters) => {
    const snapshot = withEvaluation(year2019, project("p1"), { achievement: text });
    const tree = buildForm("project-sheet", snapshot, { subjects: [project("p1")] });
    const bytes = await wordFile(tree);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    expect(readTables(bytes)[0]?.cells.map((cell) => cell.text)).toContain(kept);
    expect(tree.dropped).toEqual([
      {
        place: "プロジェクト1 あさか起業×リノベーション・プロジェクト 令和元年度の取組と達成状況",
        characters,
      },
    ]);
  });

  it("keeps texts of plain paragraphs and of the handout box valid too", async () => {
    for (const [, text] of hostile) {
      const bytes = await wordFile(treeOf(bodyParagraphs(text), { handoutNumber: text.slice(0, 30) }));
      expect(lintDocx(bytes)).toEqual([]);
      expect(await sdkErrors(bytes)).toEqual([]);
    }
  });
});

describe("writing a Word file", () => {
  it("reports every step up to the last", async () => {
    const tree = bothForms();
    const steps: [number, number][] = [];
    await wordFile(tree, { onProgress: (done, total) => steps.push([done, total]) });
    const total = tablesOf(tree).length + 1;
    expect(steps).toEqual(Array.from({ length: total + 1 }, (_, done) => [done, total]));
  });

  it("stops when it is cancelled on the way, having let other work in", async () => {
    let cancelled = false;
    const steps: number[] = [];
    setImmediate(() => {
      cancelled = true;
    });
    const writing = wordFile(bothForms(), {
      onProgress: (done) => steps.push(done),
      cancelled: () => cancelled,
    });
    await expect(writing).rejects.toMatchObject({ code: "cancelled" });
    expect(steps.length).toBeLessThan(5);
  });

  it("refuses a document without sheets", async () => {
    const empty = buildForm("project-sheet", { ...year2019, projects: [] });
    await expect(wordFile(empty)).rejects.toBeInstanceOf(OperationError);
  });
});
