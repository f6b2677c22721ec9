/** `export --form agenda`: the 次第 of a meeting. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newDesk, sampleFile, type Desk, type Ran } from "#test/support/commandLine.ts";
import { readParagraphs } from "#test/support/docxCells.ts";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
  expect(desk.run("import", sampleFile, "plan.hyoka").code).toBe(0);
});
afterEach(() => desk.clear());

const written = "out/次第_令和2年度第1回.docx";
const exported = (...words: string[]): Ran =>
  desk.run("export", "plan.hyoka", "--form", "agenda", "--year", "2019", "--out", "out", ...words);
const linesOf = (file: string): string[] => readParagraphs(readFileSync(desk.path(file)));

describe("export --form agenda", () => {
  it("writes the latest meeting's 次第, named after the year it was held in", () => {
    expect(exported()).toEqual({ code: 0, stdout: `${written}\n`, stderr: "" });
    const lines = linesOf(written);
    expect(lines).toContain("令和2年度第1回朝霞市産業振興基本計画推進委員会　次第");
    expect(lines).toContain("（1）計画の評価について");
    expect(lines).toContain("資料1　施策評価シート");
  });

  it.each(["r2-1", "1", "第１回"])("finds the meeting by its id and by its number: %s", (name) => {
    expect(exported("--meeting", name)).toMatchObject({ code: 0, stdout: `${written}\n` });
  });

  it("numbers the lines anew when asked to", () => {
    expect(exported("--numbering", "niiza-wide").code).toBe(0);
    expect(linesOf(written)).toEqual(
      expect.arrayContaining(["３　議事", "⑴　計画の評価について", "ア　施策評価"]),
    );
  });

  it("says which meeting is not there, and writes nothing", () => {
    const missing = exported("--meeting", "9");
    expect([missing.code, missing.stdout]).toEqual([1, ""]);
    expect(missing.stderr).toMatch(/^not-found: 令和元年度を評価する会議「9」が見つかりません。/u);
    const none = desk.run("export", "plan.hyoka", "--form", "agenda", "--year", "2021", "--out", "out");
    expect([none.code, none.stdout]).toEqual([1, ""]);
    expect(none.stderr).toMatch(/^not-found: 令和3年度を評価する会議「最新の回」が見つかりません。/u);
    expect(existsSync(desk.path("out"))).toBe(false);
  });

  it.each([
    [["--form", "agenda", "--sheet", "1"], "様式 agenda では --sheet を使えません。"],
    [["--form", "project-sheet", "--meeting", "1"], "様式 project-sheet では --meeting を使えません。"],
    [["--form", "evaluation-sheet", "--numbering", "niiza"], "様式 evaluation-sheet では --numbering を"],
    [["--form", "agenda", "--numbering", "roman"], "「roman」という番号の付け方はありません。"],
  ])("takes %j for a mistake in the command", (words, message) => {
    const { code, stdout, stderr } = desk.run(
      "export",
      "plan.hyoka",
      "--year",
      "2019",
      "--out",
      "out",
      ...words,
    );
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.split("\n")[0]).toContain(`usage: ${message}`);
    expect(readdirSync(desk.folder)).toEqual(["plan.hyoka"]);
  });
});
