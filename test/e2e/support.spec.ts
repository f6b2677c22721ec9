/** Starts that are not as they should be, and what the IT section gets. */
import fs from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import { answerSaveDialog } from "./dialogs.ts";
import { expect, test } from "./fixtures.ts";
import { makeSamplePlan } from "./samplePlan.ts";
import { toSheets } from "./sheet.ts";

test("サポート情報 holds versions, settings, log and figures, and nothing that was written", async ({
  launch,
  folder,
}) => {
  const plan = path.join(folder, "朝霞の計画.hyoka");
  await makeSamplePlan(plan);
  const { app, page } = await launch({ args: [plan] });
  await toSheets(page);
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
  });
  expect(text("log/jimukyoku.log")).toContain('"event":"start"');
  const written = text("support.json") + text("log/jimukyoku.log");
  // Japanese is what people write; the program's own words for machines are not.
  expect(written).not.toMatch(/[^\n -~]/u);
  expect(written).not.toContain(folder);
});

test("starts without its own folder, and says so", async ({ launch, profile }) => {
  const blocked = path.join(profile, "settings");
  fs.writeFileSync(blocked, "a file where the folder should be");
  const { page } = await launch({ args: [`--user-data-dir=${blocked}`] });
  await expect(page.getByRole("alert").filter({ hasText: "仮の場所" })).toBeVisible();
  await expect(page.getByRole("button", { name: /計画ファイルを開く/u })).toBeVisible();
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
  const { page } = await launch({ args: [plan] });
  await expect(page.getByText("この版より新しい評価シート事務局で作られています")).toBeVisible();
  expect(fs.readFileSync(plan).equals(bytes)).toBe(true);
});
