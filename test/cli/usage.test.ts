/** How the command line explains itself, and what machines read from it. */
import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newDesk, projectRoot, sampleFile, type Desk } from "#test/support/commandLine.ts";

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

const commands = [
  "sample",
  "import",
  "package",
  "export",
  "meeting add",
  "meeting list",
  "meeting show",
  "meeting set",
  "comment",
  "evaluate",
  "next-year",
  "verify",
];

describe("usage", () => {
  it("explains every command, all of them and one by one", () => {
    const all = desk.run("--help");
    expect([all.code, all.stderr]).toEqual([0, ""]);
    for (const command of commands) {
      expect(all.stdout).toContain(`jimukyoku ${command} `);
      const one = desk.run(...command.split(" "), "--help");
      expect([one.code, one.stderr]).toEqual([0, ""]);
      expect(one.stdout).toContain(`使い方: jimukyoku ${command} `);
    }
  });

  it.each([
    ["no command", [], "コマンドを指定してください。"],
    ["an unknown command", ["open"], "「open」というコマンドはありません。"],
    ["an unknown option", ["verify", "a.hyoka", "--fast"], "「--fast」というオプションはありません。"],
    [
      "an option of another command",
      ["verify", "a.hyoka", "--force"],
      "「--force」というオプションはありません。",
    ],
    ["a file too few", ["import", "a.json"], "PACKAGE.json PLAN.hyoka の順に2つ指定してください。"],
    ["a file too many", ["verify", "a", "b"], "PLAN.hyoka の順に1つ指定してください。"],
    ["a missing option", ["evaluate", "a", "--year", "2019", "--sheet", "1"], "--text を指定してください。"],
    ["an option without its value", ["evaluate", "a", "--text"], "「--text」の値が正しくありません。"],
    [
      "a value that looks like an option",
      ["evaluate", "a", "--text", "--year"],
      "「--text」の値が正しくありません。",
    ],
    [
      "a form that does not exist",
      ["export", "a", "--form", "memo", "--year", "1", "--out", "."],
      "「memo」という様式",
    ],
  ])("answers %s with the mistake and the right usage, on stderr, with exit code 2", (_, words, message) => {
    const { code, stdout, stderr } = desk.run(...words);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.split("\n")[0]).toContain(`usage: `);
    expect(stderr.split("\n")[0]).toContain(message);
    expect(stderr).toContain("使い方:");
  });
});

describe("--json", () => {
  it("gives one line of JSON for every command, and nothing else on stdout", () => {
    const json = (...words: string[]): unknown => {
      const { code, stdout } = desk.run(...words, "--json");
      expect(code).toBe(0);
      expect(stdout.trimEnd().split("\n")).toHaveLength(1);
      return JSON.parse(stdout);
    };
    const sheet = ["--year", "2019", "--sheet", "1"];
    expect(json("import", sampleFile, "plan.hyoka")).toMatchObject({
      ok: true,
      value: { file: desk.path("plan.hyoka"), title: "朝霞市産業振興基本計画" },
    });
    expect(json("package", "plan.hyoka", "out.json")).toMatchObject({
      ok: true,
      value: { file: desk.path("out.json") },
    });
    expect(json("export", "plan.hyoka", "--form", "evaluation-sheet", ...sheet, "--out", ".")).toMatchObject({
      ok: true,
      value: { files: [{ file: desk.path("施策評価シート_令和元年度_1.docx"), dropped: [] }] },
    });
    expect(
      json("comment", "plan.hyoka", ...sheet, "--member", "委員Z", "--kind", "意見", "--text", "文"),
    ).toMatchObject({ ok: true, value: { meeting: "r2-1", memberAdded: true } });
    expect(json("evaluate", "plan.hyoka", ...sheet, "--text", "文")).toMatchObject({
      ok: true,
      value: { subject: { kind: "item", id: "1" }, fiscalYear: 2019 },
    });
    expect(json("verify", "plan.hyoka")).toMatchObject({ ok: true, value: { sound: true, problems: [] } });
  });

  it("gives the failure with its code, sentence and details as one line of JSON on stderr, and nothing on stdout", () => {
    const { code, stdout, stderr } = desk.run("verify", "nowhere.hyoka", "--json");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(stderr)).toMatchObject({
      ok: false,
      error: {
        code: "file-not-found",
        sentence: expect.stringMatching(/^「nowhere\.hyoka」が見つかりません。/u) as string,
        details: { file: "nowhere.hyoka" },
      },
    });
  });

  it("gives a mistake in the command the same way, with exit code 2", () => {
    const { code, stdout, stderr } = desk.run("evaluate", "a.hyoka", "--year", "2019", "--json");
    expect([code, stdout]).toEqual([2, ""]);
    expect(JSON.parse(stderr)).toMatchObject({
      ok: false,
      error: { code: "usage", sentence: "--sheet を指定してください。" },
    });
  });
});

describe("npm run -s jimukyoku", () => {
  it("prints what the command prints and nothing of its own", () => {
    const { status, stdout } = spawnSync("npm", ["run", "-s", "jimukyoku", "--", "--version"], {
      cwd: projectRoot,
      encoding: "utf8",
    });
    expect([status, stdout]).toEqual([0, "0.1.0\n"]);
  });
});
