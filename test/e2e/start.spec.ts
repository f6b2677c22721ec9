/** Starting the program: with nothing, with a file, with a file that is broken, a second time. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { answerOpenDialog, answerSaveDialog } from "./dialogs.ts";
import { expect, picture, test } from "./fixtures.ts";
import { electronExecutable, host, repository, standInFolder } from "./host.ts";
import { makeSamplePlan } from "./samplePlan.ts";
import { toSheets } from "./sheet.ts";

test("starts with the ways to get to a plan", async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole("heading", { name: "評価シート事務局" })).toBeVisible();
  await expect(page.getByRole("button", { name: /計画ファイルを開く/u })).toBeVisible();
  await expect(page.getByText("まだありません")).toBeVisible();
});

test("says in the program what it runs on", async ({ launch }) => {
  const { page } = await launch();
  const answer = await page.evaluate(() => window.jimukyoku.call("app.info", {}));
  expect(answer).toMatchObject({ ok: true, value: { host } });
});

test("opens the plan file named on the command line, and remembers it", async ({ launch, folder }) => {
  const plan = path.join(folder, "計画.hyoka");
  await makeSamplePlan(plan);
  const first = await launch({ args: [plan] });
  await toSheets(first.page);
  await first.stop();

  const second = await launch();
  await second.page.getByRole("button", { name: /計画\.hyoka/u }).click();
  await toSheets(second.page);
});

test("opens a plan through the dialog; a closed dialog changes nothing", async ({ launch, folder }) => {
  const plan = path.join(folder, "計画.hyoka");
  await makeSamplePlan(plan);
  const { app, page } = await launch();
  await answerOpenDialog(app, null);
  await page.getByRole("button", { name: /計画ファイルを開く/u }).click();
  await answerOpenDialog(app, plan);
  await page.getByRole("button", { name: /計画ファイルを開く/u }).click();
  await toSheets(page);
});

test("makes the sample where the person wants it, under the name they gave", async ({ launch, folder }) => {
  const { app, page } = await launch();
  // As some systems return it: without the extension.
  await answerSaveDialog(app, path.join(folder, "ためし"));
  await page.getByRole("button", { name: /見本で試す/u }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^施策評価シート/u })
    .click();
  await toSheets(page);
  expect(fs.readdirSync(folder).some((name) => name === "ためし.hyoka")).toBe(true);
});

test("says what is wrong with a damaged file named on the command line, leaves it alone, and goes on with one click", async ({
  launch,
  folder,
}) => {
  const plan = path.join(folder, "壊れた計画.hyoka");
  await makeSamplePlan(plan);
  fs.truncateSync(plan, Math.floor(fs.statSync(plan).size * 0.9));
  const before = fs.readFileSync(plan);
  const running = await launch({ args: [plan] });
  const { app, page } = running;
  await expect(page.getByRole("alert").filter({ hasText: "壊れた計画.hyoka" })).toBeVisible();
  await expect(page.getByRole("button", { name: /計画ファイルを開く/u })).toBeVisible();
  await expect(page.getByRole("heading", { name: "壊れたファイルから続ける" })).toBeVisible();
  await picture(running, "start-damaged");
  const rescued = path.join(folder, "救出した計画.hyoka");
  await answerSaveDialog(app, rescued);
  await page.getByRole("button", { name: "読める内容で新しい計画ファイルを作る" }).click();
  await toSheets(page);
  await expect(page.getByText("救出した計画.hyoka")).toBeVisible();
  expect(fs.readFileSync(plan).equals(before)).toBe(true);
});

test("says that a file named on the command line is not there", async ({ launch, folder }) => {
  const { page } = await launch({ args: [path.join(folder, "ない.hyoka")] });
  await expect(page.getByRole("alert").filter({ hasText: "ない.hyoka" })).toBeVisible();
});

test("a second start gives its file to the first and ends", async ({ launch, folder, profile }) => {
  const plan = path.join(folder, "二つ目.hyoka");
  await makeSamplePlan(plan);
  const { app, page } = await launch();
  await expect(page.getByRole("button", { name: /計画ファイルを開く/u })).toBeVisible();
  const executable = host === "stand-in" ? path.join(standInFolder, "electron") : electronExecutable();
  const second = spawn(executable ?? "", [repository, `--user-data-dir=${profile}`, plan], {
    stdio: "ignore",
  });
  const [code] = (await once(second, "exit")) as [number];
  expect(code).toBe(0);
  await toSheets(page);
  await expect(page.getByText("二つ目.hyoka")).toBeVisible();
  expect(app.windows()).toHaveLength(1);

  // Once more while the page is not there to hear it: as a person who double-clicks before the window is drawn.
  const third = path.join(folder, "三つ目.hyoka");
  await makeSamplePlan(third);
  await app.evaluate(async ({ app: program, BrowserWindow }, file) => {
    const [window] = BrowserWindow.getAllWindows();
    const address = window?.webContents.getURL() ?? "";
    await window?.loadURL("about:blank");
    program.emit("second-instance", {}, ["", file], "/");
    await window?.loadURL(address);
  }, third);
  await expect(page.getByText("三つ目.hyoka")).toBeVisible();
});
