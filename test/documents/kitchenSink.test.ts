/** A Word file with everything a tree can hold: lines, upright text, texts that are fields, papers and looks mixed. */
import { beforeAll, describe, expect, it } from "vitest";
import { plainText } from "#shared/forms/build.ts";
import { bookmarkName } from "#electron/backend/word/bookmarks.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { readParagraphs, readTables, textOf } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import {
  descendants,
  docxParts,
  elements,
  first,
  parseXml,
  value,
  type XmlElement,
} from "#test/support/docxXml.ts";
import { kitchenSink } from "#test/support/kitchenSink.ts";
import { sdkErrors } from "#test/support/openXmlSdk.ts";
import { linesOf, tablesOf } from "#test/support/trees.ts";

let bytes: Uint8Array;
let body: XmlElement | undefined;
beforeAll(async () => {
  bytes = await wordFile(kitchenSink());
  body = first(parseXml(docxParts(bytes).get("word/document.xml") ?? ""), "w:body");
});

const attribute = (element: XmlElement | undefined, name: string) => element?.attributes[name];
const within = (element: XmlElement | undefined, name: string) => (element ? descendants(element, name) : []);
const cellsWith = (text: string) => within(body, "w:tc").filter((cell) => textOf(cell) === text);

describe("a Word file with everything", () => {
  it("is valid, the same bytes every time, and says what the tree says", async () => {
    const tree = kitchenSink();
    expect(lintDocx(bytes)).toEqual([]);
    expect(await sdkErrors(bytes)).toEqual([]);
    expect(Buffer.compare(bytes, await wordFile(tree))).toBe(0);
    const texts = tablesOf(tree).flatMap((one) =>
      one.rows.flatMap((row) => row.cells.map((cell) => plainText(cell.paragraphs))),
    );
    expect(readTables(bytes).flatMap((one) => one.cells.map((cell) => cell.text))).toEqual(texts);
    expect(readParagraphs(bytes)).toEqual(linesOf(tree));
  });

  it("draws every line as a drawing that floats from the cell it begins in, with its years in words", () => {
    const anchors = within(body, "wp:anchor");
    const descriptions = anchors.map((one) => attribute(first(one, "wp:docPr"), "descr"));
    expect(descriptions).toEqual([
      "2018年度から2022年度まで",
      "2019年度から2022年度まで",
      "2020年度から2020年度まで",
      "2020年度から2022年度まで",
    ]);
    expect(anchors.map((one) => attribute(first(one, "wp:docPr"), "id"))).toEqual(["1", "2", "3", "4"]);
    for (const anchor of anchors) {
      expect(attribute(anchor, "layoutInCell")).toBe("1");
      expect(attribute(first(anchor, "wp:positionH"), "relativeFrom")).toBe("column");
      expect(attribute(first(anchor, "wp:positionV"), "relativeFrom")).toBe("paragraph");
      expect(first(anchor, "wp:wrapNone")).toBeDefined();
    }
    const ends = anchors.map((one) => [
      attribute(within(one, "a:headEnd")[0], "type"),
      attribute(within(one, "a:tailEnd")[0], "type"),
    ]);
    expect(ends).toEqual([
      ["oval", "triangle"],
      ["diamond", "triangle"],
      ["triangle", "triangle"],
      [undefined, "triangle"],
    ]);
    const [row] = within(body, "w:tr").filter((one) => within(one, "wp:anchor").length === 2);
    const holders = elements(row, "w:tc").map((cell) => within(cell, "wp:anchor").length);
    expect(holders).toEqual([0, 0, 0, 2, 0, 0]);
  });

  it("makes a line as long as its years, less what its ends need", () => {
    const [dot, , both] = within(body, "wp:anchor");
    const twips = (anchor: XmlElement | undefined) =>
      Number(attribute(first(anchor, "wp:extent"), "cx")) / 635;
    // 5 years of 1,000 twips, 120 before and 60 behind; the middle of the dot stands half a dot in.
    expect(twips(dot)).toBeCloseTo(5000 - 180 - 75, 0);
    expect(twips(both)).toBeCloseTo(1000 - 180, 0);
  });

  it("places several lines of one cell under each other", () => {
    const offsets = within(body, "wp:positionV").map((one) =>
      Number(first(one, "wp:posOffset")?.children[0]),
    );
    expect(offsets[3]).toBeGreaterThan((offsets[2] ?? 0) + 12_700 * 8);
  });

  it("writes upright text from top to bottom in the middle of its column, short numbers across", () => {
    const [cell] = cellsWith("令和12年度まで");
    const properties = first(cell, "w:tcPr");
    expect(value(properties, "w:textDirection")).toBe("tbRl");
    expect(value(properties, "w:vAlign")).toBe("center");
    const across = within(cell, "w:r").filter((run) => within(run, "w:eastAsianLayout").length > 0);
    expect(across.map((run) => within(run, "w:t").flatMap((one) => one.children))).toEqual([["12"]]);
    expect(attribute(within(across[0], "w:eastAsianLayout")[0], "w:vert")).toBe("true");
  });

  it("puts one bookmark around all paragraphs of a text that is one field", () => {
    const name = bookmarkName({ entity: "project", id: "p1", property: "overview" });
    const blocks = elements(body);
    const start = blocks.findIndex((one) =>
      within(one, "w:bookmarkStart").some((mark) => attribute(mark, "w:name") === name),
    );
    const end = blocks.findIndex((one) => within(one, "w:bookmarkEnd").length > 0);
    expect(end - start).toBe(3);
  });

  it("sets every section on its own paper, numbers the last from 1", () => {
    const sizes = within(body, "w:pgSz").map((one) => [attribute(one, "w:w"), attribute(one, "w:h")]);
    expect(sizes).toEqual([
      ["11906", "16838"],
      ["23811", "16838"],
      ["16838", "11906"],
      ["11906", "16838"],
    ]);
    const starts = within(body, "w:pgNumType").map((one) => attribute(one, "w:start"));
    expect(starts.filter((start) => start !== undefined)).toEqual(["1"]);
  });

  it("gives each section the families and greys of its look", () => {
    const families = new Set(within(body, "w:rFonts").map((one) => attribute(one, "w:eastAsia")));
    expect(families).toEqual(
      new Set(["BIZ UDゴシック", "BIZ UD明朝 Medium", "ＭＳ ゴシック", "ＭＳ 明朝", "游ゴシック", "游明朝"]),
    );
    const fills = (text: string) =>
      cellsWith(text).map((cell) => attribute(first(first(cell, "w:tcPr"), "w:shd"), "w:fill"));
    expect(fills("方向性")).toEqual(["BFBFBF", undefined]);
    expect(fills("－")).toEqual(["D9D9D9", undefined]);
    expect(fills("120.5％")).toEqual(["E6E6E6", "E6E6E6"]);
    expect(fills("重点事業")).toEqual(["D9D9D9"]);
  });
});
