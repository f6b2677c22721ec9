/** import, package, export, verify: files in, files out, and nothing touched when something is wrong. */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newDesk, sampleFile, type Desk } from "#test/support/commandLine.ts";
import { readTables } from "#test/support/docxCells.ts";

const published = new URL("../../../shared/real/asaka-2019.json", import.meta.url);
const hasPublished = existsSync(published);

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
});
afterEach(() => desk.clear());

const hash = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");
const importSample = (): void => {
  expect(desk.run("import", sampleFile, "plan.hyoka")).toMatchObject({ code: 0, stderr: "" });
};
/** All texts of a Word file's tables. */
const cellsOf = (file: string): string =>
  readTables(readFileSync(desk.path(file)))
    .flatMap((table) => table.cells.map((cell) => cell.text))
    .join("\n");

describe("import", () => {
  it("makes a plan file and says so", () => {
    const { code, stdout, stderr } = desk.run("import", sampleFile, "plan.hyoka");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe("作成しました: plan.hyoka（朝霞市産業振興基本計画）\n");
    expect(readdirSync(desk.folder)).toEqual(["plan.hyoka"]);
  });

  it("does not replace an existing file without --force, and does with it", () => {
    writeFileSync(desk.path("plan.hyoka"), "an older plan");
    const refused = desk.run("import", sampleFile, "plan.hyoka");
    expect(refused.code).toBe(1);
    expect(refused.stdout).toBe("");
    expect(refused.stderr).toMatch(/^already-exists: 「plan\.hyoka」.*--force.*\n$/u);
    expect(readFileSync(desk.path("plan.hyoka"), "utf8")).toBe("an older plan");

    expect(desk.run("import", sampleFile, "plan.hyoka", "--force").code).toBe(0);
    expect(desk.run("verify", "plan.hyoka").code).toBe(0);
  });

  const sample = (): Record<string, unknown> =>
    JSON.parse(readFileSync(sampleFile, "utf8")) as Record<string, unknown>;
  const broken: Record<string, { text: string; place: string }> = {
    "text that is no JSON": { text: "評価シート", place: "" },
    "an empty file": { text: "", place: "" },
    "an unknown key": { text: JSON.stringify({ ...sample(), colour: "red" }), place: "colour" },
    "another version of the format": {
      text: JSON.stringify({ ...sample(), format: "jimukyoku-plan/9" }),
      place: "format",
    },
    "a parent that does not exist": {
      text: JSON.stringify({ ...sample(), items: [{ id: "1", parent: "9", code: "1", title: "一" }] }),
      place: "items",
    },
    "a wrong type": { text: JSON.stringify({ ...sample(), indicators: "なし" }), place: "indicators" },
  };
  it.each(Object.entries(broken))(
    "refuses %s, says where, and leaves nothing behind",
    (_, { text, place }) => {
      writeFileSync(desk.path("package.json"), text);
      const { code, stdout, stderr } = desk.run("import", "package.json", "plan.hyoka");
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(/^package-invalid: .+何も変更していません。.*\n$/u);
      expect(stderr).toContain(place);
      expect(readdirSync(desk.folder)).toEqual(["package.json"]);
    },
  );

  it("says when the package is not there, or its target's folder is not", () => {
    expect(desk.run("import", "nowhere.json", "plan.hyoka")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^file-not-found: 「nowhere\.json」/u) as string,
    });
    expect(desk.run("import", sampleFile, "nowhere/plan.hyoka")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^folder-gone: /u) as string,
    });
    expect(readdirSync(desk.folder)).toEqual([]);
  });

  it("refuses a name that Windows takes for a device or for a part of another file", () => {
    for (const [name, why] of [
      ["nul.hyoka", "機器の名前"],
      ["ま:と.hyoka", "使えない文字"],
    ] as const) {
      expect(desk.run("import", sampleFile, name)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining(why) as string,
      });
    }
    expect(readdirSync(desk.folder)).toEqual([]);
  });
});

describe("package", () => {
  it("gives the same bytes again after an import of what it wrote", () => {
    importSample();
    expect(desk.run("package", "plan.hyoka", "one.json").code).toBe(0);
    expect(desk.run("import", "one.json", "again.hyoka").code).toBe(0);
    expect(desk.run("package", "again.hyoka", "two.json").code).toBe(0);
    expect(readFileSync(desk.path("two.json"), "utf8")).toBe(readFileSync(desk.path("one.json"), "utf8"));
  });

  it("carries everything the sample holds", () => {
    importSample();
    desk.run("package", "plan.hyoka", "one.json");
    expect(JSON.parse(readFileSync(desk.path("one.json"), "utf8"))).toEqual(
      JSON.parse(readFileSync(sampleFile, "utf8")),
    );
  });

  it("does not replace a file without --force", () => {
    importSample();
    writeFileSync(desk.path("one.json"), "{}");
    expect(desk.run("package", "plan.hyoka", "one.json").stderr).toMatch(/^already-exists: /u);
    expect(readFileSync(desk.path("one.json"), "utf8")).toBe("{}");
    expect(desk.run("package", "plan.hyoka", "one.json", "--force").code).toBe(0);
  });
});

describe("export", () => {
  it("writes all sheets of a form into one document and prints its name", () => {
    importSample();
    const sheets = desk.run(
      "export",
      "plan.hyoka",
      "--form",
      "evaluation-sheet",
      "--year",
      "2019",
      "--out",
      "out",
    );
    expect(sheets).toEqual({ code: 0, stdout: "out/施策評価シート_令和元年度.docx\n", stderr: "" });
    const cells = cellsOf("out/施策評価シート_令和元年度.docx");
    for (const title of ["1 暮らしにマッチした生活環境の創造", "5-4 働きやすい環境づくり", "110,000人"]) {
      expect(cells).toContain(title);
    }
    const projects = desk.run(
      "export",
      "plan.hyoka",
      "--form",
      "project-sheet",
      "--year",
      "R1",
      "--out",
      "out",
    );
    expect(projects.stdout).toBe("out/リーディングプロジェクト評価シート_令和元年度.docx\n");
    expect(cellsOf("out/リーディングプロジェクト評価シート_令和元年度.docx")).toContain(
      "あさかで働こうプロジェクト",
    );
  });

  it("writes one sheet under its own name, of an item or of a project", () => {
    importSample();
    desk.run(
      "export",
      "plan.hyoka",
      "--form",
      "evaluation-sheet",
      "--year",
      "令和元年度",
      "--sheet",
      "４",
      "--out",
      ".",
    );
    desk.run(
      "export",
      "plan.hyoka",
      "--form",
      "project-sheet",
      "--year",
      "2019",
      "--sheet",
      "p2",
      "--out",
      ".",
    );
    const names = readdirSync(desk.folder).filter((name) => name.endsWith(".docx"));
    expect(names.toSorted()).toEqual(
      [
        "施策評価シート_令和元年度_4.docx",
        "リーディングプロジェクト評価シート_令和元年度_p2.docx",
      ].toSorted(),
    );
    const sheet = cellsOf("施策評価シート_令和元年度_4.docx");
    expect(sheet).toContain("都市農業の推進と担い手育成");
    expect(sheet).not.toContain("市民等で賑わう拠点づくり");
  });

  it("writes the same bytes every time, and replaces a file only with --force", () => {
    importSample();
    const words = ["export", "plan.hyoka", "--form", "project-sheet", "--year", "2019", "--out", "out"];
    const file = desk.path("out/リーディングプロジェクト評価シート_令和元年度.docx");
    desk.run(...words);
    const first = hash(file);
    const refused = desk.run(...words);
    expect([refused.code, refused.stdout]).toEqual([1, ""]);
    expect(refused.stderr).toMatch(/^already-exists: /u);
    expect(desk.run(...words, "--force").code).toBe(0);
    expect(hash(file)).toBe(first);
  });

  it("refuses a sheet or a year that the plan does not have", () => {
    importSample();
    const words = ["export", "plan.hyoka", "--form", "evaluation-sheet", "--out", "out"];
    const sheet = desk.run(...words, "--year", "2019", "--sheet", "9");
    expect([sheet.code, sheet.stdout]).toEqual([1, ""]);
    expect(sheet.stderr).toMatch(/^not-found: 施策評価シート（1、2、3、4、5）の中に「9」/u);
    const year = desk.run(...words, "--year", "2050");
    expect(year.code).toBe(1);
    expect(year.stderr).toMatch(
      /^year-outside-plan: 令和32年度は計画の期間の外です（令和元年度から令和10年度まで）/u,
    );
    expect(existsSync(desk.path("out"))).toBe(false);
  });

  it("takes a sheet of the other form for a mistake in the command", () => {
    importSample();
    const { code, stderr } = desk.run(
      "export",
      "plan.hyoka",
      "--form",
      "project-sheet",
      "--year",
      "2019",
      "--sheet",
      "1",
      "--out",
      "out",
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^not-found: リーディングプロジェクト評価シート（p1、p2、p3、p4）の中に「1」が見つかりません。/u,
    );
  });

  it("says when the place for the output is a file", () => {
    importSample();
    writeFileSync(desk.path("out"), "a file");
    const { code, stderr } = desk.run(
      "export",
      "plan.hyoka",
      "--form",
      "project-sheet",
      "--year",
      "2019",
      "--out",
      "out",
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^not-a-folder: 「out」/u);
  });

  it.skipIf(!hasPublished)("prints the published plan in full", () => {
    desk.run("import", published.pathname, "real.hyoka");
    desk.run("export", "real.hyoka", "--form", "evaluation-sheet", "--year", "2019", "--out", ".");
    const cells = cellsOf("施策評価シート_令和元年度.docx").replaceAll(/\s/gu, "");
    const source = JSON.parse(readFileSync(published, "utf8")) as {
      evaluations: { item?: string; activities?: string; achievement?: string; issues?: string }[];
    };
    for (const { item, activities, achievement, issues } of source.evaluations) {
      if (item === undefined) continue;
      for (const text of [activities, achievement, issues]) {
        if (text) expect(cells).toContain(text.replaceAll(/\s/gu, ""));
      }
    }
  });
});

describe("verify", () => {
  it("finds nothing wrong with a sound plan and leaves it as it is", () => {
    importSample();
    const before = hash(desk.path("plan.hyoka"));
    const { code, stdout } = desk.run("verify", "plan.hyoka");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^問題はありません: plan\.hyoka（\d+行）\n$/u);
    expect(hash(desk.path("plan.hyoka"))).toBe(before);
    expect(readdirSync(desk.folder)).toEqual(["plan.hyoka"]);
  });

  const bad: Record<string, { make: () => void; code: string }> = {
    "a file that is not there": { make: () => {}, code: "file-not-found" },
    "an empty file": { make: () => writeFileSync(desk.path("bad.hyoka"), ""), code: "not-a-plan" },
    "a text": { make: () => writeFileSync(desk.path("bad.hyoka"), "これは計画ではない"), code: "not-a-plan" },
    "a Word file": {
      make: () => writeFileSync(desk.path("bad.hyoka"), "PK\u0003\u0004"),
      code: "not-a-plan",
    },
    "a database of another program": {
      make: () => {
        const database = new Database(desk.path("bad.hyoka"));
        database.exec("CREATE TABLE addresses (name TEXT)");
        database.close();
      },
      code: "foreign-database",
    },
    "half a plan": {
      make: () => {
        importSample();
        copyFileSync(desk.path("plan.hyoka"), desk.path("bad.hyoka"));
        truncateSync(desk.path("bad.hyoka"), Math.floor(statSync(desk.path("plan.hyoka")).size / 2));
      },
      code: "damaged",
    },
    "a folder": { make: () => mkdirSync(desk.path("bad.hyoka")), code: "io-failed" },
  };
  it.each(Object.entries(bad))("refuses %s without changing it", (_, { make, code }) => {
    make();
    const isFile = existsSync(desk.path("bad.hyoka")) && statSync(desk.path("bad.hyoka")).isFile();
    const before = isFile ? hash(desk.path("bad.hyoka")) : "";
    const files = readdirSync(desk.folder);
    const ran = desk.run("verify", "bad.hyoka");
    expect([ran.code, ran.stdout]).toEqual([1, ""]);
    expect(ran.stderr).toMatch(new RegExp(`^${code}: .*bad\\.hyoka.*\n$`, "u"));
    expect(isFile ? hash(desk.path("bad.hyoka")) : "").toBe(before);
    expect(readdirSync(desk.folder)).toEqual(files);
  });
});
