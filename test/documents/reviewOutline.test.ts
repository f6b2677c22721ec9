import { describe, expect, it } from "vitest";
import type { DocumentRow } from "#shared/domain/rows.ts";
import { plainText } from "#shared/forms/build.ts";
import type { DocumentTree, Paragraph, TextBlock } from "#shared/forms/documentTree.ts";
import { reviewOutline } from "#shared/forms/reviewOutline.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { readParagraphs } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { documentRow, reviewYear, yearWithDocument } from "#test/support/reviewYears.ts";
import { linesOf } from "#test/support/trees.ts";

const sample = reviewYear();
const outline = (rows: readonly DocumentRow[], title = "計画見直しの概要"): DocumentTree =>
  reviewOutline(yearWithDocument("outline", rows, { title }));
const row = (title: string, newText: string): DocumentRow => documentRow({ title, newText, oldText: null });
const blocksOf = (tree: DocumentTree): TextBlock[] =>
  tree.sections.flatMap((section) => section.blocks.filter((block) => block.kind === "text"));
/** Characters by which the first and the further lines of a paragraph stand in. */
const columns = ({ indent = 0, firstLine = 0 }: Paragraph) => [indent + firstLine, indent];
const linesWithColumns = (text: string) =>
  blocksOf(outline([row("題", text)]))
    .at(-1)
    ?.paragraphs.map((one) => [plainText([one]), ...columns(one)]);

describe("the 概要", () => {
  it("says its title, then every heading with its number and the text below it, on upright A4", () => {
    const tree = reviewOutline(sample, { handoutNumber: "資料1-1" });
    expect(tree.sections).toMatchObject([
      { page: { size: "A4", orientation: "portrait" }, pageNumbers: true, handoutNumber: "資料1-1" },
    ]);
    const lines = linesOf(tree);
    expect(lines[0]).toBe("朝霞市産業振興基本計画中間見直し（案）の概要");
    expect(lines.filter((line) => /^\d　/u.test(line))).toEqual([
      "1　見直しの経緯",
      "2　見直しの考え方",
      "3　見直しの内容",
      "4　見直しの過程",
    ]);
    expect(lines).toContain("↓");
    expect(lines.filter((line) => line.startsWith("①"))).toHaveLength(1);
  });

  it("numbers the headings in their order, but not one that brings its own or is not there", () => {
    const tree = outline([row("経緯", "甲"), row("", "乙"), row("１　内容", "丙"), row("過程", "丁")]);
    expect(linesOf(tree)).toEqual([
      "計画見直しの概要",
      "1　経緯",
      "甲",
      "乙",
      "１　内容",
      "丙",
      "3　過程",
      "丁",
    ]);
  });

  it("hangs signs, puts what follows them below their text, and begins prose one character in", () => {
    expect(linesWithColumns("文である。\n・箇条の一\n続きの語句\n\n次の文である。")).toEqual([
      ["文である。", 2, 1],
      ["・箇条の一", 1, 2],
      ["続きの語句", 2, 2],
      ["", 1, 1],
      ["次の文である。", 2, 1],
    ]);
    expect(linesWithColumns("・改める。\n↓\n見直す。\n①1章\n（2）2章\nア　3章")).toEqual([
      ["・改める。", 1, 2],
      ["↓", 3, 3],
      ["見直す。", 2, 1],
      ["①1章", 1, 2],
      ["（2）2章", 1, 3.5],
      ["ア　3章", 1, 3],
    ]);
    expect(linesWithColumns("　字下げした文")).toEqual([["　字下げした文", 1, 1]]);
  });

  it("lets title, headings and texts be typed where they stand, and rows be moved and added", () => {
    const [first, second] = [row("経緯", "甲"), row("内容", "乙")];
    const blocks = blocksOf(outline([first, second]));
    const fields = blocks.map(
      ({ field }) => field.entity === "row" && [field.table, field.id, field.property],
    );
    expect(fields).toEqual([
      ["document", "d", "title"],
      ["documentRow", first.id, "title"],
      ["documentRow", first.id, "newText"],
      ["documentRow", second.id, "title"],
      ["documentRow", second.id, "newText"],
    ]);
    expect(blocks.map((block) => block.record?.id)).toEqual([
      undefined,
      first.id,
      undefined,
      second.id,
      undefined,
    ]);
    expect(blocks.map((block) => block.adds?.table)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      "documentRow",
    ]);
    expect(blocks.map(({ label }) => label)).toEqual([
      "文書の名称",
      "見出し　経緯",
      "経緯",
      "見出し　内容",
      "内容",
    ]);
  });

  it("can be begun when it has no rows yet", () => {
    const [title, ...others] = blocksOf(outline([]));
    expect(others).toEqual([]);
    expect(title?.adds).toMatchObject({ table: "documentRow", row: { document: "d" } });
  });

  it("keeps a heading with its text, and a long title on one line", () => {
    expect(blocksOf(outline([row("経緯", "甲")]))[1]?.paragraphs[0]?.keepNext).toBe(true);
    const size = (title: string) => blocksOf(outline([], title))[0]?.paragraphs[0]?.size;
    expect(size("概要")).toBe(16);
    expect(size("地域の産業と雇用を考える第二次基本計画の中間見直し案の概要について")).toBeLessThan(16);
  });

  it("is none where there is none, and never a 新旧対照表", () => {
    expect(reviewOutline({ ...sample, documents: [] }).sections).toEqual([]);
    expect(reviewOutline(sample, { document: "outline" }).sections).toHaveLength(1);
    expect(() => reviewOutline(sample, { document: "comparison" })).toThrow("not-found");
  });

  it("obeys the look of the form", () => {
    const tree = reviewOutline({
      ...sample,
      looks: { "review-outline": { body: "gothic", size: -1, grey: "none" } },
    });
    expect(tree.sections[0]?.look).toEqual({ grey: "none" });
    expect(blocksOf(tree)[2]?.paragraphs[0]).toMatchObject({ font: "gothic", size: 10 });
  });
});

describe("the 概要 as a Word file", () => {
  it.each<[string, DocumentTree]>([
    ["of the sample", reviewOutline(sample, { handoutNumber: "資料1-1" })],
    ["without rows", outline([])],
    [
      "of letters that are easily broken",
      outline([row("<1>&", "</w:t>]]> 𠮷\u0000\n・葛\u{E0100}飾👨‍👩‍👧\n\n\uFFFE")]),
    ],
    [
      "of 60 headings",
      outline(Array.from({ length: 60 }, (_, index) => row(`見出し${index}`, "・箇条\n続き"))),
    ],
  ])("is valid and says what the tree does: %s", async (_, tree) => {
    const bytes = await wordFile(tree);
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    expect(readParagraphs(bytes).filter((text) => text !== "")).toEqual(linesOf(tree));
  });

  it.skipIf(!canRender)("is one page for the sample, and flows on when it is long", async () => {
    const pages = await pagesOf(await wordFile(reviewOutline(sample)));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain("－ 1 －");
    const long = outline([row("課題", "　長い文が続く。".repeat(6_000))]);
    expect((await pagesOf(await wordFile(long))).length).toBeGreaterThan(20);
  });
});
