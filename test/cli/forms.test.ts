/** `sample` and `export` of every form that a plan can have: by sheet, by document, and what is said when there is none. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { samples } from "#shared/sample/samples.ts";
import { newDesk, type Desk, type Ran } from "#test/support/commandLine.ts";
import { readTables } from "#test/support/docxCells.ts";

let desk: Desk;
beforeAll(() => {
  desk = newDesk();
});
afterAll(() => desk.clear());

const made = new Set<string>();
/** The plan file of a sample, made once. */
function plan(name: string): string {
  const file = `${name}.hyoka`;
  if (!made.has(name))
    expect(desk.run("sample", file, "--name", name)).toMatchObject({ code: 0, stderr: "" });
  made.add(name);
  return file;
}
const exported = (name: string, ...words: string[]): Ran =>
  desk.run("export", plan(name), "--out", "out", "--force", ...words);
const cellsOf = (file: string): string =>
  readTables(readFileSync(desk.path(file)))
    .flatMap((table) => table.cells.map((cell) => cell.text))
    .join("\n");

describe("sample", () => {
  afterEach(() => {
    expect(readdirSync(desk.folder).filter((name) => name.endsWith("-wal"))).toEqual([]);
  });

  it("makes the usual one without a name, and says which it made", () => {
    const { code, stdout } = desk.run("sample", "見本.hyoka");
    expect([code, stdout]).toEqual([0, "作成しました: 見本.hyoka（朝霞市産業振興基本計画）\n"]);
    expect(desk.run("verify", "見本.hyoka").code).toBe(0);
  });

  it("is found by the kind of sheet it is for, too", () => {
    const ran = desk.run("sample", "一枚.hyoka", "--name", "進捗状況まとめ", "--json");
    expect(JSON.parse(ran.stdout)).toMatchObject({
      ok: true,
      value: { sample: "progress", fiscalYear: 2025 },
    });
  });

  it("that does not exist is answered with those that do", () => {
    const { code, stderr } = desk.run("sample", "別.hyoka", "--name", "budget");
    expect(code).toBe(2);
    expect(stderr.split("\n")[0]).toContain(
      "usage: 「budget」という見本はありません。evaluation（施策評価シート）",
    );
    expect(existsSync(desk.path("別.hyoka"))).toBe(false);
  });

  it("has a list without a double", () => {
    expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length);
    expect(new Set(samples.map(({ title }) => title)).size).toBe(samples.length);
  });
});

describe("export", () => {
  it("writes the form of the whole plan, also by what it is called on paper", () => {
    const ran = exported("progress", "--form", "進捗状況まとめ", "--year", "令和7年度");
    expect(ran).toEqual({ code: 0, stdout: "out/進捗状況まとめ_令和7年度.docx\n", stderr: "" });
    expect(cellsOf("out/進捗状況まとめ_令和7年度.docx")).toContain("目標値以上（120%超）");
  });

  it("takes chapters for the 総括表 and sections for their sheets", () => {
    const year = ["--year", "H30"];
    expect(exported("chapter", "--form", "chapter-summary", "--sheet", "5", ...year)).toMatchObject({
      code: 0,
      stdout: "out/総括表_平成30年度_5.docx\n",
    });
    expect(exported("chapter", "--form", "section-sheet", "--sheet", "５－１", ...year)).toMatchObject({
      code: 0,
      stdout: "out/節のシート_平成30年度_5-1.docx\n",
    });
    const wrong = exported("chapter", "--form", "section-sheet", "--sheet", "5", ...year);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toMatch(/^not-found: 節のシート（5-1、.*）の中に「5」が見つかりません。/u);
  });

  it("finds a project by its letter", () => {
    const ran = exported("roadmap", "--form", "roadmap", "--sheet", "pＡ", "--year", "2018");
    expect(ran).toMatchObject({ code: 0, stdout: "out/ロードマップ_平成30年度_pA.docx\n" });
  });

  it("says that the plan has nothing of a form, and writes nothing", () => {
    const ran = exported("progress", "--form", "comparison-table", "--year", "2025");
    expect([ran.code, ran.stdout]).toEqual([1, ""]);
    expect(ran.stderr).toMatch(
      /^not-found: この計画の令和7年度に印刷する「新旧対照表」が見つかりません。何も変更していません。/u,
    );
    const none = exported("progress", "--form", "comparison-table", "--document", "案", "--year", "2025");
    expect(none.stderr).toMatch(/^not-found: 新旧対照表の中に「案」が見つかりません。/u);
  });

  it.each([
    ["progress-table", "--sheet"],
    ["evaluation-sheet", "--document"],
  ])("takes an option that says nothing about the form for a mistake: %s %s", (form, option) => {
    const { code, stderr } = desk.run(
      "export",
      "a.hyoka",
      "--form",
      form,
      option,
      "1",
      "--year",
      "2019",
      "--out",
      ".",
    );
    expect(code).toBe(2);
    expect(stderr.split("\n")[0]).toBe(`usage: 様式 ${form} では ${option} を使えません。`);
  });
});
