/** What a person meets who begins or works where something is not as it should be: said plainly, with the way on. */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { createBackend } from "#electron/backend/backend.ts";
import { expect, picture, test } from "./fixtures.ts";
import { host, standInFolder } from "./host.ts";
import { makeSamplePlan } from "./samplePlan.ts";
import { cell, goal, leaveCell, toSheets, typeInto, waitUntilSaved } from "./sheet.ts";

/** The stand-in, begun by another command. */
function executableOf(folder: string, command: string): string {
  const file = path.join(folder, "electron");
  const own = path.join(standInFolder, "electron");
  fs.writeFileSync(file, `#!/bin/sh\nexec ${command} '${own}' "$@"\n`, { mode: 0o755 });
  return file;
}

test("says who has the plan open, and shows it in a copy", async ({ launch, folder }) => {
  const plan = path.join(folder, "共有の計画.hyoka");
  await makeSamplePlan(plan);
  const other = createBackend({ version: "0.0.0", actor: "佐藤" });
  try {
    await other.call("plan.open", { token: other.grantFile(plan, "read") });
    const running = await launch({ args: [plan] });
    const { page } = running;
    await expect(page.getByRole("alert").filter({ hasText: "佐藤さん" })).toContainText("から編集中です");
    await picture(running, "start-busy");
    await page.getByRole("button", { name: "閲覧用に開く" }).click();
    await expect(page.getByText("読み取り専用")).toBeVisible();
    await page.getByRole("button", { name: "評価シート", exact: true }).click();
    await expect(page.getByText("閲覧のみ", { exact: true })).toBeVisible();
  } finally {
    await other.close();
  }
});

test("says in two languages that there is no Japanese font, and that there is hardly any room", async ({
  launch,
  folder,
}) => {
  test.skip(host !== "stand-in" || process.platform !== "linux", "fonts and disks are the system's own");
  const fonts = path.join(folder, "fonts.conf");
  fs.writeFileSync(
    fonts,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>${folder}</cachedir></fontconfig>`,
  );
  const fullDisk = `import fs from "node:fs"; fs.statfsSync = () => ({ bavail: 1, bsize: 4096 });`;
  const executable = executableOf(
    folder,
    `env FONTCONFIG_FILE='${fonts}' NODE_OPTIONS='--import data:text/javascript,${encodeURIComponent(fullDisk)}'`,
  );
  const running = await launch({ executable });
  await expect(running.page.getByText("No Japanese font is installed on this PC")).toBeVisible();
  await expect(running.page.getByText("ディスクの空きが残りわずかです")).toBeVisible();
  await picture(running, "start-no-fonts");
});

/** Whether a process of this test may have a disk of its own. */
const ownDisks = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status === 0;

test("a disk that is full while a text is saved is named; the text stays, and is saved when there is room", async ({
  launch,
  folder,
}) => {
  test.skip(host !== "stand-in" || !ownDisks, "needs a disk of its own");
  const plan = path.join(folder, "計画.hyoka");
  await makeSamplePlan(plan);
  const disk = path.join(folder, "disk");
  fs.mkdirSync(disk);
  const executable = executableOf(
    folder,
    `unshare -rm sh -c 'mount -t tmpfs -o size=2m tmpfs "${disk}" && cp "${plan}" "${disk}" && exec "$0" "$@"'`,
  );
  const running = await launch({ executable, args: [path.join(disk, "計画.hyoka")] });
  const { app, page } = running;
  await toSheets(page);
  await typeInto(page, goal, "空きがなくても残る文章。");
  await app.evaluate(
    (_, filler) => {
      const { appendFileSync } = process.getBuiltinModule("node:fs");
      try {
        for (;;) appendFileSync(filler, Buffer.alloc(4096));
      } catch {
        // Now it is full.
      }
    },
    path.join(disk, "ほかのファイル"),
  );
  await leaveCell(page);
  await expect(page.getByRole("alert").filter({ hasText: "ディスクの空きが足りないため" })).toBeVisible();
  await expect(cell(page, goal)).toHaveText("空きがなくても残る文章。");
  await picture(running, "disk-full");
  await app.evaluate(
    (_, filler) => process.getBuiltinModule("node:fs").rmSync(filler),
    path.join(disk, "ほかのファイル"),
  );
  await page.getByRole("button", { name: "もう一度保存する" }).click();
  await waitUntilSaved(page);
});

/** From now on no time can be drawn. */
async function breakDrawing(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(Intl.DateTimeFormat.prototype, "format", {
      get: () => () => {
        throw new Error("令和元年度の文章が壊れています");
      },
    });
  });
}

test("a fault while drawing is a calm page with a number, the way back to the same sheet, and no prison", async ({
  launch,
  folder,
  profile,
}) => {
  const plan = path.join(folder, "計画.hyoka");
  await makeSamplePlan(plan);
  const running = await launch({ args: [plan], expectedComplaints: /./u });
  const { page } = running;
  await toSheets(page);
  // The time of saving is what cannot be drawn.
  await breakDrawing(page);
  await typeInto(page, goal, "壊れる直前の文章。");
  await leaveCell(page);
  const fault = page.getByRole("alert").filter({ hasText: "画面を表示できませんでした" });
  await expect(fault).toContainText(/番号 [0-9a-f]{8} と一緒に/u);
  expect(await page.locator("body").textContent()).not.toMatch(/ at |\.js|Error/u);
  await picture(running, "page-fault");
  const log = fs.readFileSync(path.join(profile, "log", "jimukyoku.log"), "utf8");
  expect(log).toContain('"event":"fault"');
  expect(log).not.toContain("令和元年度");
  await page.getByRole("button", { name: "画面を読み込み直す" }).click();
  await expect(cell(page, goal)).toHaveText("壊れる直前の文章。");
  // Once more, and this time the person leaves.
  await breakDrawing(page);
  await page.getByRole("button", { name: "履歴", exact: true }).click();
  await expect(fault).toBeVisible();
  const ended = once(running.app.process(), "exit");
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await ended;
});
