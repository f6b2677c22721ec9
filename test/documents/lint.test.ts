/** The judge is judged: every rule of the lint finds the file that breaks it. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { buildForm } from "#shared/forms/forms.ts";
import { wordFile } from "#electron/backend/word/writeWord.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { item, sampleYear } from "#test/support/snapshots.ts";

let sound: Uint8Array;
beforeAll(async () => {
  const tree = buildForm("evaluation-sheet", sampleYear(), { subjects: [item("1")], handoutNumber: "資料1" });
  sound = await wordFile(tree);
});

/** The file with one part changed; the change must change something. */
function broken(part: string, change: (text: string) => string): Uint8Array {
  const files = unzipSync(sound);
  const before = strFromU8(files[part] ?? new Uint8Array());
  const after = change(before);
  expect(after).not.toBe(before);
  return zipSync({ ...files, [part]: strToU8(after) });
}
const inDocument = (change: (text: string) => string) => broken("word/document.xml", change);

describe("the lint for Word files", () => {
  it("finds nothing in a sound file", () => {
    expect(lintDocx(sound)).toEqual([]);
  });

  it.each<[string, RegExp, () => Uint8Array]>([
    [
      "a cell without a paragraph",
      /does not end with a paragraph/u,
      () => inDocument((xml) => xml.replace(/<\/w:tcPr><w:p>.*?<\/w:p><\/w:tc>/u, "</w:tcPr></w:tc>")),
    ],
    [
      "a row without cells",
      /no cells/u,
      () => inDocument((xml) => xml.replace(/<\/w:trPr>.*?<\/w:tr>/u, "</w:trPr></w:tr>")),
    ],
    [
      "a table without rows",
      /no rows/u,
      () => inDocument((xml) => xml.replace(/<\/w:tblGrid>.*?<\/w:tbl>/u, "</w:tblGrid></w:tbl>")),
    ],
    [
      "a lost gridSpan",
      /columns of/u,
      () => inDocument((xml) => xml.replace(/<w:gridSpan w:val="4"\/>/u, "")),
    ],
    [
      "a lost vMerge start",
      /merged with nothing above/u,
      () => inDocument((xml) => xml.replace(/<w:vMerge w:val="restart"\/>/u, "")),
    ],
    [
      "a cell width beside the grid",
      /cell width 1815, grid 1814/u,
      () =>
        inDocument((xml) =>
          xml.replace(/<w:tcW w:type="dxa" w:w="1814"\/>/u, '<w:tcW w:type="dxa" w:w="1815"/>'),
        ),
    ],
    [
      "64 columns",
      /64 columns/u,
      () =>
        inDocument((xml) => xml.replace("<w:tblGrid>", `<w:tblGrid>${'<w:gridCol w:w="9"/>'.repeat(60)}`)),
    ],
    [
      "a bookmark number used twice",
      /bookmark id 1 twice/u,
      () => inDocument((xml) => xml.replace(/(<w:bookmarkStart[^>]*?)w:id="2"/u, '$1w:id="1"')),
    ],
    [
      "a bookmark name used twice",
      /bookmark name f_x twice/u,
      () => inDocument((xml) => xml.replace(/w:name="f_[0-9a-f]+"/gu, 'w:name="f_x"')),
    ],
    [
      "a bookmark name too long",
      /bookmark name f_+$/mu,
      () => inDocument((xml) => xml.replace(/w:name="f_[0-9a-f]+"/u, `w:name="f${"_".repeat(40)}"`)),
    ],
    [
      "a bookmark that never ends",
      /has no end/u,
      () => inDocument((xml) => xml.replace(/<w:bookmarkEnd[^>]*\/>/u, "")),
    ],
    [
      "a bookmark that never starts",
      /has no start/u,
      () => inDocument((xml) => xml.replace(/<w:bookmarkStart[^>]*\/>/u, "")),
    ],
    [
      "a reference without a relationship",
      /no relationship rId999/u,
      () => inDocument((xml) => xml.replace(/r:id="[^"]+"/u, 'r:id="rId999"')),
    ],
    [
      "a relationship to a part that is not there",
      /no part header9\.xml/u,
      () => broken("word/_rels/document.xml.rels", (xml) => xml.replace("header1.xml", "header9.xml")),
    ],
    [
      "a part without a content type",
      /header1\.xml: no content type|no part \/word\/header9/u,
      () => broken("[Content_Types].xml", (xml) => xml.replace("/word/header1.xml", "/word/header9.xml")),
    ],
    ["U+FFFE", /character U\+FFFE/u, () => inDocument((xml) => xml.replace("達成状況", "達成\uFFFE状況"))],
    [
      "a control character",
      /character U\+0001/u,
      () => inDocument((xml) => xml.replace("達成状況", "達成\u0001状況")),
    ],
    [
      "broken UTF-8",
      /character U\+FFFD/u,
      () => inDocument((xml) => xml.replace("達成状況", "達成\uD83D状況")),
    ],
    ["a bare &", /document\.xml: /u, () => inDocument((xml) => xml.replace("達成状況", "達成 & 状況"))],
    ["an element left open", /document\.xml: /u, () => inDocument((xml) => xml.replace("</w:body>", ""))],
  ])("finds %s", (_, finding, make) => {
    expect(lintDocx(make()).join("\n")).toMatch(finding);
  });

  it("finds a drawing number used twice", () => {
    const drawing = '<w:p><wp:docPr id="7" name="a"/><wp:docPr id="7" name="b"/></w:p>';
    const bytes = inDocument((xml) => xml.replace("<w:body>", `<w:body>${drawing}`));
    expect(lintDocx(bytes).join("\n")).toMatch(/drawing id 7 twice/u);
  });

  it("finds a part that is there twice", () => {
    const name = "docProps/app.xml";
    const twin = zipSync({ ...unzipSync(sound), "docProps/apq.xml": strToU8("<a/>") });
    // The same length, so renaming inside the finished zip leaves every offset right.
    const text = Buffer.from(twin).toString("latin1").replaceAll("docProps/apq.xml", name);
    expect(lintDocx(new Uint8Array(Buffer.from(text, "latin1"))).join("\n")).toContain(`${name}: twice`);
  });
});
