/** archive: a meeting's record is sealed, listed, checked and taken out from the command line. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBackend } from "#electron/backend/backend.ts";
import { run } from "#electron/backend/cli/run.ts";
import { newDesk, sampleFile, type Desk, type Ran } from "#test/support/commandLine.ts";

/** The command line in this process: the same words without the time a program takes to start. */
async function jimukyoku(at: Desk, ...words: string[]): Promise<Ran> {
  const told = { out: "", err: "" };
  const code = await run(
    words.map((word) => (/\.(?:hyoka|zip)$|^展開/u.test(word) ? at.path(word) : word)),
    {
      backend: createBackend({ version: "0.0.0", actor: "事務局" }),
      version: "0.0.0",
      out: (line) => (told.out += `${line}\n`),
      err: (line) => (told.err += `${line}\n`),
    },
  );
  return {
    code,
    stdout: told.out.replaceAll(`${at.folder}/`, ""),
    stderr: told.err.replaceAll(`${at.folder}/`, ""),
  };
}

const seal = ["archive", "seal", "plan.hyoka", "--meeting", "R2-1"];
const origin = newDesk();
let number = "";
beforeAll(() => {
  origin.run("sample", "plan.hyoka");
  const { stdout } = origin.run(...seal, "--out", "記録.zip", "--incomplete", "--json");
  number = (JSON.parse(stdout) as { value: { archive: { manifest: string } } }).value.archive.manifest;
});
afterAll(() => origin.clear());

let desk: Desk;
beforeEach(() => {
  desk = newDesk();
  for (const name of ["plan.hyoka", "記録.zip"]) copyFileSync(origin.path(name), desk.path(name));
});
afterEach(() => desk.clear());

describe("archive seal", () => {
  it("seals a meeting, keeps it in the plan and writes the zip; a PDF it cannot make is told", async () => {
    expect(number).toMatch(/^[0-9a-f]{64}$/u);
    const names = Object.keys(unzipSync(readFileSync(desk.path("記録.zip"))));
    expect(names).toContain("文書/保存したときの文書/令和2年度第1回 次第.docx");
    expect(names).toContain("データ/計画パッケージ.json");
    const again = await jimukyoku(
      desk,
      ...seal,
      "--out",
      "二.zip",
      "--incomplete",
      "--reason",
      "会議録の誤りを直した",
    );
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(/^保存しました: 二.zip（第2号、\d+ファイル）\n照合番号 [0-9a-f]{64}\n/u);
    expect(again.stderr).toContain("欠けたまま保存したもの:");
    expect(again.stderr).toContain("「令和2年度第1回 次第」にPDFがありません。");
    expect((await jimukyoku(desk, "archive", "list", "plan.hyoka")).stdout).toContain(
      "  理由 会議録の誤りを直した\n",
    );
  });

  it("names what is missing and seals nothing without --incomplete", async () => {
    const { code, stdout, stderr } = await jimukyoku(desk, ...seal, "--out", "二.zip", "--reason", "直した");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^incomplete: 会議の記録にまだ\d+件の足りないものがあります。/u);
    expect(stderr).toContain("--incomplete を付けてください。");
    expect(stderr).toContain("「令和2年度第1回 次第」にPDFがありません。");
    expect(existsSync(desk.path("二.zip"))).toBe(false);
    expect((await jimukyoku(desk, "archive", "list", "plan.hyoka")).stdout).not.toContain("第2号");
  });

  it("asks for a reason when the meeting was sealed before", async () => {
    const { code, stderr } = await jimukyoku(desk, ...seal, "--out", "二.zip", "--incomplete");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^reason-needed: /u);
    expect(stderr).toContain("--reason に理由を書いてください。");
  });

  it("seals nothing when the zip's name is taken, its folder or the meeting is not there", async () => {
    const sealed = (named: string, out: string) =>
      jimukyoku(
        desk,
        "archive",
        "seal",
        "plan.hyoka",
        `--meeting=${named}`,
        "--out",
        out,
        "--incomplete",
        "--reason=再",
      );
    writeFileSync(desk.path("大切.zip"), "x");
    expect((await sealed("R2-1", "大切.zip")).stderr).toMatch(/^already-exists: /u);
    expect((await sealed("R2-1", "無い/二.zip")).stderr).toMatch(/^folder-gone: /u);
    expect((await sealed("R2-9", "二.zip")).stderr).toMatch(/^not-found: /u);
    expect((await jimukyoku(desk, "archive", "list", "plan.hyoka")).stdout).not.toContain("第2号");
    expect(readFileSync(desk.path("大切.zip"), "utf8")).toBe("x");
  });
});

describe("archive verify", () => {
  it("finds the plan and the zip as they were, and the kept number", async () => {
    for (const file of ["plan.hyoka", "記録.zip"]) {
      const { code, stdout } = await jimukyoku(desk, "archive", "verify", file);
      expect(code).toBe(0);
      expect(stdout).toContain(`保存したときのままです: ${file}（第1号）\n照合番号 ${number}`);
    }
    // As it stands in a letter: in groups of eight, in capitals.
    const grouped = (number.slice(0, 16).match(/.{8}/gu) ?? []).join(" ").toUpperCase();
    expect((await jimukyoku(desk, "archive", "verify", "記録.zip", "--expect", grouped)).code).toBe(0);
    expect(
      JSON.parse((await jimukyoku(desk, "archive", "verify", "記録.zip", "--json")).stdout),
    ).toMatchObject({
      ok: true,
      value: { sound: true, problems: [], archives: [{ sequence: 1, manifest: number }] },
    });
  });

  it("fails for a changed zip, naming the file", async () => {
    const zip = readFileSync(desk.path("記録.zip"));
    const at = zip.indexOf("jimukyoku-plan/1");
    zip.write("jimukyoku-plan/9", at);
    writeFileSync(desk.path("記録.zip"), zip);
    const { code, stdout, stderr } = await jimukyoku(desk, "archive", "verify", "記録.zip");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("「データ/計画パッケージ.json」の中身が書き換えられているか、壊れています。");
    const json = await jimukyoku(desk, "archive", "verify", "記録.zip", "--json");
    expect(JSON.parse(json.stderr)).toMatchObject({ ok: false, error: { code: "archive-changed" } });
  });

  it("fails against another kept number, and asks for one that can be compared", async () => {
    const other = `${number.slice(0, 15)}${number[15] === "0" ? "1" : "0"}`;
    const { code, stderr } = await jimukyoku(desk, "archive", "verify", "記録.zip", "--expect", other);
    expect(code).toBe(1);
    expect(stderr).toContain(`控えの照合番号と合うものがありません。`);
    expect(stderr).toContain(`今の照合番号は ${number} です。`);
    for (const code of ["abc", "ghijklmnopqrstuv", `${number}0`])
      expect((await jimukyoku(desk, "archive", "verify", "記録.zip", "--expect", code)).code).toBe(2);
  });

  it("says so when a plan has no archives", async () => {
    await jimukyoku(desk, "import", sampleFile, "新.hyoka");
    expect((await jimukyoku(desk, "archive", "verify", "新.hyoka")).stdout).toBe(
      "会議記録の保存はありません: 新.hyoka\n",
    );
    expect((await jimukyoku(desk, "archive", "list", "新.hyoka")).stdout).toBe(
      "会議記録の保存はありません。\n",
    );
  });
});

describe("archive extract", () => {
  it("takes every file out, once the zip was found to be sound", async () => {
    const { code, stdout } = await jimukyoku(
      desk,
      "archive",
      "extract",
      "記録.zip",
      "--out",
      "展開/令和2年度",
      "--json",
    );
    expect(code).toBe(0);
    const { value } = JSON.parse(stdout) as { value: { files: string[]; manifest: string } };
    expect(value.manifest).toBe(number);
    const files = unzipSync(readFileSync(desk.path("記録.zip")));
    expect(value.files).toEqual(Object.keys(files));
    for (const [path, bytes] of Object.entries(files))
      expect(readFileSync(desk.path(`展開/令和2年度/${path}`)).equals(bytes)).toBe(true);
  });

  it("takes nothing out of a changed zip, and replaces nothing without being told", async () => {
    writeFileSync(desk.path("切れた.zip"), readFileSync(desk.path("記録.zip")).subarray(0, 5000));
    const changed = await jimukyoku(desk, "archive", "extract", "切れた.zip", "--out", "展開");
    expect(changed.stderr).toMatch(/^archive-changed: 「切れた.zip」は、保存したときのままではありません。/u);
    writeFileSync(desk.path("害.zip"), zipSync({ "../外.txt": Buffer.from("x") }));
    const harm = await jimukyoku(desk, "archive", "extract", "害.zip", "--out", "展開/中");
    expect(harm.stderr).toContain(
      "「../外.txt」という名前は、フォルダーの外を指すか、使えない文字を含んでいます。",
    );
    expect([existsSync(desk.path("展開")), existsSync(desk.path("外.txt"))]).toEqual([false, false]);
    const extract = (...more: string[]) =>
      jimukyoku(desk, "archive", "extract", "記録.zip", "--out", "展開", ...more);
    expect((await extract()).code).toBe(0);
    expect((await extract()).stderr).toMatch(/^already-exists: /u);
    expect((await extract("--force")).code).toBe(0);
  });
});

describe("archive", () => {
  it("without its second word says which there are", async () => {
    for (const words of [["archive"], ["archive", "open"]]) {
      const { code, stderr } = await jimukyoku(desk, ...words);
      expect(code).toBe(2);
      expect(stderr).toContain("archive のあとに seal、verify、extract、list のどれかを続けてください。");
    }
    expect((await jimukyoku(desk, "archive", "seal", "--help")).stdout).toContain(
      "使い方: jimukyoku archive seal PLAN.hyoka",
    );
  });
});
