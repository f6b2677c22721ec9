/** File names that every system takes, whatever a title is. */
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formFileName } from "#electron/backend/cli/fileNames.ts";
import { nameProblem, roomIn, safeFileName } from "#shared/text/fileName.ts";

/** Pieces that broke a program somewhere. */
const nasty = fc.constantFrom(
  "CON",
  "nul.txt",
  "COM1",
  "com¹.log",
  "LPT³",
  "CONIN$",
  "aux .b",
  "..",
  ". ",
  "　",
  "/",
  "\\",
  "／",
  "：",
  "C:",
  "\u202e",
  "\u2066",
  "\ufeff",
  "\u0000",
  "\n",
  "\u0085",
  "\u2028",
  "\ud83d",
  "\udc68",
  "\uffff",
  "👨‍👩‍👧‍👦",
  "葛󠄀",
  "が",
  "資料1-2_",
  "~$",
  ".docx",
  "長".repeat(100),
);
const title = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.array(nasty, { maxLength: 30 }).map((parts) => parts.join("")),
  fc
    .array(fc.oneof(nasty, fc.string({ unit: "grapheme" })), { maxLength: 30 })
    .map((parts) => parts.join("")),
);

describe("a file name", () => {
  it.each([
    ["令和元年度 4/8：施策", "令和元年度 4_8_施策.docx"],
    ["施策／プロジェクト：一覧", "施策_プロジェクト_一覧.docx"],
    ["CON", "_CON.docx"],
    ["nul.txt", "_nul.txt.docx"],
    ["com¹", "_com¹.docx"],
    ["LPT9 .a", "_LPT9 .a.docx"],
    ["console", "console.docx"],
    ["com10", "com10.docx"],
    ["", "_.docx"],
    ["...", "_.docx"],
    [" 　.", "_.docx"],
    ["題. . ", "題.docx"],
    ["exe.\u202excod", "exe.xcod.docx"],
    ["~$題", "__題.docx"],
    ["\ud83d題", "_題.docx"],
    ["題.DOCX", "題.docx"],
    ["会　長", "会　長.docx"],
  ])("for %j is %j", (proposed, name) => {
    expect(safeFileName(proposed, "docx")).toBe(name);
  });

  it("is one that Windows and servers of other systems take, whatever is proposed", () => {
    fc.assert(
      fc.property(title, fc.integer({ min: 32, max: 400 }), (proposed, room) => {
        const name = safeFileName(proposed, "docx", { room });
        expect(path.win32.basename(name)).toBe(name);
        expect(path.posix.basename(name)).toBe(name);
        // oxlint-disable-next-line no-control-regex -- refusing control characters is the point
        expect(name).not.toMatch(/[\\/:*?"<>|／：\u0000-\u001f\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/u);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *\./iu);
        expect(name).toMatch(/^[^\s.].*[^\s.]\.docx$|^[^\s.]\.docx$/u);
        expect(name.isWellFormed()).toBe(true);
        expect(name.length).toBeLessThanOrEqual(room);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240);
        expect(safeFileName(name, "docx", { room })).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });

  it("that is too long loses its end, keeps its 資料番号 and what tells it from others, and fits in its folder", () => {
    const folder = `C:\\Users\\sangyo\\Desktop\\${"令和元年度の評価\\".repeat(20)}`.slice(0, 200);
    const room = roomIn(folder);
    const name = safeFileName(`資料1-2_${"とても長い題名".repeat(30)}`, "docx", { room, suffix: "（2）" });
    expect(name).toMatch(/^資料1-2_とても長い題名.*（2）\.docx$/u);
    expect(`${folder}\\${name}`.length).toBeLessThanOrEqual(250);
    expect(roomIn("x".repeat(300))).toBe(32);
  });

  it("is cut between letters as people see them", () => {
    const family = "👨‍👩‍👧‍👦";
    for (let room = 32; room < 70; room += 1) {
      const name = safeFileName(family.repeat(12), "pdf", { room });
      expect(name.replaceAll(family, "")).toBe(".pdf");
    }
    expect(safeFileName(`a${"\u0301".repeat(300)}`, "pdf")).toBe("_.pdf");
  });
});

describe("a name that a person typed", () => {
  it.each([
    ["計画.hyoka", undefined],
    ["第1／2章：計画.hyoka", undefined],
    ["COM1.hyoka", "device"],
    ["aux", "device"],
    ["a:b.hyoka", "character"],
    ["計画?.hyoka", "character"],
    ["計画\n.hyoka", "character"],
    ["計画.hyoka.", "edge"],
    ["計画.hyoka ", "edge"],
  ] as const)("%j: %s", (name, problem) => {
    expect(nameProblem(name)).toBe(problem);
  });

  it("finds nothing wrong with a name that was made safe", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(nasty, fc.string({ unit: "binary" }))), (parts) => {
        expect(nameProblem(safeFileName(parts.join(""), "docx"))).toBeUndefined();
      }),
    );
  });
});

describe("the file of a form that the command line writes", () => {
  it("is short enough for Windows' programs in the folder it goes to", () => {
    const folder = `/${"深い/".repeat(60)}`;
    const name = formFileName("comparison-table", 2019, "とても長い題名".repeat(9), folder);
    expect(path.join(folder, name).length).toBeLessThanOrEqual(250);
    expect(name).toMatch(/^新旧対照表_令和元年度_とても長い.*\.docx$/u);
  });
});
