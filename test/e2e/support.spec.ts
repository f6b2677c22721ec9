/** Starts that are not as they should be, and what the IT section gets. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { unzipSync } from "fflate";
import { createBackend } from "#electron/backend/backend.ts";
import { answerSaveDialog } from "./dialogs.ts";
import { expect, picture, test } from "./fixtures.ts";
import { host, repository, standInFolder } from "./host.ts";
import { makeSamplePlan } from "./samplePlan.ts";
import { toSheets } from "./sheet.ts";

/** Every text of four letters or more that lies in the plan file, also within JSON, by its sentences and words. */
function textsOf(plan: string): Set<string> {
  const db = new Sqlite(plan, { readonly: true });
  const found = new Set<string>();
  const add = (value: unknown): void => {
    if (typeof value === "object" && value !== null) return Object.values(value).forEach(add);
    if (typeof value !== "string") return;
    for (const piece of value.split(/[\s、。「」（）]+/u))
      if (Array.from(piece).length >= 4) found.add(piece);
    if (/^[[{]/u.test(value)) add(JSON.parse(value));
  };
  try {
    const tables = db
      .prepare("select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'")
      .pluck()
      .all() as string[];
    for (const table of tables.filter((name) => !/^(?:sqlite_|search_index)/u.test(name)))
      for (const row of db.prepare(`select * from "${table}"`).all()) add(row);
    // Words of the program: the history and the index name tables and columns, and the program itself.
    const columns = tables.flatMap(
      (table) => db.prepare("select name from pragma_table_info(?)").pluck().all(table) as string[],
    );
    for (const own of [...tables, ...columns, "評価シート事務局"]) found.delete(own);
  } finally {
    db.close();
  }
  return found;
}

/** Latin letters, too: these are not found by looking for Japanese ones. */
async function writeInto(plan: string, text: string): Promise<void> {
  const backend = createBackend({ version: "0.0.0", actor: "Kobayashi" });
  await backend.call("plan.open", { token: backend.grantFile(plan, "read") });
  const field = {
    entity: "evaluation",
    subject: { kind: "item", id: "1-1" },
    fiscalYear: 2019,
    property: "achievement",
  };
  const answer = await backend.call("field.setText", { field, text, session: "s" });
  await backend.close();
  expect(answer.ok).toBe(true);
}

test("サポート情報 holds versions, settings, log and figures, and nothing that was written", async ({
  launch,
  folder,
}) => {
  const plan = path.join(folder, "朝霞の計画.hyoka");
  await makeSamplePlan(plan);
  await writeInto(plan, "Yamashita said so");
  const texts = textsOf(plan);
  expect(texts.size).toBeGreaterThan(300);
  expect([...texts]).toEqual(expect.arrayContaining(["Kobayashi", "Yamashita"]));
  const { app, page } = await launch({ args: [plan] });
  await toSheets(page);
  // What the backend refuses is told with its code, not with what was asked for.
  await page.evaluate(() => window.jimukyoku.call("backup.restore", { id: "Yamashita" }));
  await page.getByRole("button", { name: /^控え：/u }).click();
  const dialog = page.getByRole("dialog", { name: "控え" });
  await dialog.getByRole("button", { name: "今すぐ控えを作る" }).click();
  await expect(dialog.getByRole("row").filter({ hasText: "手動" })).toBeVisible();
  await dialog.getByRole("button", { name: "閉じる" }).click();
  const target = path.join(folder, "サポート.zip");
  await answerSaveDialog(app, target);
  await page.getByRole("button", { name: "サポート情報をまとめる" }).click();
  await expect(page.getByRole("dialog", { name: "サポート情報をまとめました" })).toBeVisible();
  const files = unzipSync(fs.readFileSync(target));
  expect(Object.keys(files).toSorted()).toEqual([
    "log/jimukyoku.log",
    "support.json",
    "はじめにお読みください.txt",
  ]);
  const text = (name: string): string => Buffer.from(files[name] ?? []).toString("utf8");
  expect(JSON.parse(text("support.json"))).toMatchObject({
    plan: { sound: true, problems: 0, location: "local" },
    // The one that was asked for, and on a slow machine the one after opening.
    backups: {
      onThisPc: expect.any(Number),
      inSecondFolder: 0,
      latestAt: expect.any(String),
      latestFailed: false,
    },
  });
  expect(text("log/jimukyoku.log")).toContain('"event":"start"');
  expect(text("log/jimukyoku.log")).toMatch(
    /"event":"failure","method":"backup.restore","code":"not-found"/u,
  );
  expect(text("log/jimukyoku.log")).toMatch(/"event":"backup",[^\n]*"why":"asked"[^\n]*"result":"done"/u);
  for (const [name, bytes] of Object.entries(files)) {
    const written = Buffer.from(bytes).toString("utf8");
    expect(
      [...texts].filter((one) => written.includes(one)),
      name,
    ).toEqual([]);
    expect(written, name).not.toContain(path.basename(folder));
    // Japanese is what people write; the program's own words for machines are not.
    if (!name.endsWith(".txt")) expect(written, name).not.toMatch(/[^\n -~]/u);
  }
});

test("starts without its own folder, and says so", async ({ launch, profile }) => {
  const blocked = path.join(profile, "settings");
  fs.writeFileSync(blocked, "a file where the folder should be");
  const running = await launch({ args: [`--user-data-dir=${blocked}`] });
  const { page } = running;
  await expect(page.getByRole("alert").filter({ hasText: "仮の場所" })).toBeVisible();
  await expect(page.getByRole("button", { name: /計画ファイルを開く/u })).toBeVisible();
  await picture(running, "start-elsewhere");
});

test("says in the system's own box that no folder at all can be had for its settings, and ends", async ({
  profile,
}) => {
  // A real box would wait for a person.
  test.skip(host !== "stand-in");
  const blocked = path.join(profile, "settings");
  fs.writeFileSync(blocked, "a file where the folder should be");
  const program = spawn(
    path.join(standInFolder, "electron"),
    [repository, `--user-data-dir=${path.join(blocked, "own")}`],
    { cwd: repository, env: { ...process.env, TMPDIR: path.join(blocked, "temporary") } },
  );
  let said = "";
  program.stderr.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  const [code] = (await once(program, "close")) as [number | null];
  expect(said).toContain("[error box] 評価シート事務局を起動できません");
  expect(said).toContain("計画ファイルの内容は変わっていません");
  expect(said).toContain("もう一度起動してください");
  expect(said).not.toMatch(/\bat .*:\d+:\d+|Error:/u);
  expect(code).toBe(1);
});

test("starts and works while nothing can be written to its log", async ({ launch, profile, folder }) => {
  fs.mkdirSync(path.join(profile, "log"));
  fs.symlinkSync("/dev/full", path.join(profile, "log", "jimukyoku.log"));
  const plan = path.join(folder, "計画.hyoka");
  await makeSamplePlan(plan);
  const { page } = await launch({ args: [plan] });
  await toSheets(page);
});

test("says that a plan was made by a newer version, and leaves it alone", async ({ launch, folder }) => {
  const plan = path.join(folder, "新しい計画.hyoka");
  await makeSamplePlan(plan);
  const bytes = fs.readFileSync(plan);
  bytes.writeUInt32BE(9999, 60);
  fs.writeFileSync(plan, bytes);
  const running = await launch({ args: [plan] });
  await expect(running.page.getByText("この版より新しい評価シート事務局で作られています")).toBeVisible();
  await picture(running, "start-newer");
  expect(fs.readFileSync(plan).equals(bytes)).toBe(true);
});
