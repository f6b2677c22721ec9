/** `export` of the committee's papers: 委員名簿, 会議録 and its 公開用, 委員意見と対応, 評価結果一覧. */
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newDesk, sampleFile, type Desk } from "#test/support/commandLine.ts";
import { readParagraphs } from "#test/support/docxCells.ts";

let desk: Desk;
beforeAll(() => {
  desk = newDesk();
  expect(desk.run("import", sampleFile, "plan.hyoka").code).toBe(0);
});
afterAll(() => desk.clear());

const exported = (...words: string[]) =>
  desk.run("export", "plan.hyoka", "--year", "2019", "--out", "out", "--form", ...words);
const linesOf = (file: string): string[] => readParagraphs(readFileSync(desk.path(file)));

describe("export of the committee's papers", () => {
  it.each([
    [["委員名簿"], "委員名簿_令和元年度.docx", "朝霞市産業振興基本計画推進委員会　委員名簿"],
    [
      ["opinion-list"],
      "委員意見と対応（案）一覧_令和元年度.docx",
      "委員意見と対応（案）一覧（令和元年度の評価）",
    ],
    [
      ["opinion-list", "--meeting", "1"],
      "委員意見と対応（案）一覧_令和2年度第1回.docx",
      "委員意見と対応（案）一覧（令和2年度第1回）",
    ],
    [["result-list"], "評価結果一覧_令和元年度.docx", "評価結果一覧（令和元年度）"],
    [["minutes"], "会議録_令和2年度第1回.docx", "審議内容"],
  ])("writes %j", (words, file, line) => {
    expect(exported(...words)).toEqual({ code: 0, stdout: `out/${file}\n`, stderr: "" });
    expect(linesOf(`out/${file}`)).toContain(line);
  });

  it("writes the 公開用 beside the 原本, with nobody's name in it", () => {
    expect(exported("minutes", "--copy", "public").stdout).toBe("out/会議録（公開用）_令和2年度第1回.docx\n");
    const text = linesOf("out/会議録（公開用）_令和2年度第1回.docx").join("\n");
    expect(text).toContain("【委員】：");
    expect(text).not.toContain("委員A");
  });

  it("takes another copy, and a copy of another form, for a mistake in the command", () => {
    for (const words of [
      ["minutes", "--copy", "private"],
      ["member-list", "--copy", "public"],
    ]) {
      const ran = desk.run("export", "plan.hyoka", "--year", "2019", "--out", "none", "--form", ...words);
      expect(ran).toMatchObject({ code: 2, stdout: "" });
    }
    expect(existsSync(desk.path("none"))).toBe(false);
  });
});
