/** config.ini beside the installed program: what it presets holds in the window, and a wrong line is said at the start. */
import fs from "node:fs";
import path from "node:path";
import type { ElectronApplication } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { host, standInFolder } from "./host.ts";
import { toSheets } from "./sheet.ts";

/** What the system's dialogs were asked, kept in the program's process. */
interface Asked {
  /** Details of message boxes. */
  told: string[];
  /** Where dialogs for files began. */
  began: string[];
}

/**
 * The stand-in, taken for the installed program in this folder. Its dialogs are answered from the first moment on: a file is
 * saved as `計画.hyoka` in the folder, but no document.
 */
function installedIn(folder: string): string {
  const preparation = path.join(folder, "installed.cjs");
  const words = JSON.stringify({
    program: path.join(folder, "Jimukyoku.exe"),
    plan: path.join(folder, "計画.hyoka"),
  });
  fs.writeFileSync(
    preparation,
    `const { app, dialog } = require("electron");
    const words = ${words};
    app.isPackaged = true;
    // The installed program closes the door through which this test looks in.
    app.commandLine.removeSwitch = () => undefined;
    Object.defineProperty(process, "execPath", { value: words.program });
    const asked = { told: [], began: [] };
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (_, { detail }) => {
      asked.told.push(detail);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
    dialog.showSaveDialog = (_, { defaultPath }) => {
      asked.began.push(defaultPath);
      const plan = defaultPath.endsWith(".hyoka");
      return Promise.resolve({ canceled: !plan, filePath: plan ? words.plan : "" });
    };`,
  );
  const file = path.join(folder, "electron");
  const own = path.join(standInFolder, "electron");
  fs.writeFileSync(file, `#!/bin/sh\nexec '${own}' -r '${preparation}' "$@"\n`, {
    mode: 0o755,
  });
  return file;
}

const asked = (app: ElectronApplication): Promise<Asked> =>
  app.evaluate(() => (globalThis as unknown as { asked: Asked }).asked);

test("presets where plans, documents and second backups go, remembers nothing, and says which line is wrong", async ({
  launch,
  folder,
  profile,
}) => {
  test.skip(host !== "stand-in" || process.platform === "win32", "the real program is not packed here");
  const [plans, output, usb] = ["計画の棚", "資料", "USB"].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const one of [plans, output, usb]) fs.mkdirSync(one);
  fs.writeFileSync(
    path.join(folder, "config.ini"),
    [
      "[folders]",
      `plans = ${plans}`,
      `output = ${output}`,
      `backup = ${usb}`,
      "remember = no",
      "plan = /x",
    ].join("\r\n"),
  );
  const { app, page } = await launch({ executable: installedIn(folder) });
  await expect
    .poll(async () => (await asked(app)).told)
    .toEqual([expect.stringContaining("6行目：「plan」")]);

  await page.getByRole("button", { name: /見本で試す/u }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^施策評価シート/u })
    .click();
  await toSheets(page);
  await page.getByRole("button", { name: "文書出力" }).click();
  await page.getByRole("button", { name: "画面のシートだけを Word に" }).click();
  await expect
    .poll(async () => (await asked(app)).began.map((file) => path.dirname(file)))
    .toEqual([plans, output]);

  const made = await page.evaluate(() => window.jimukyoku.call("backup.now", {}));
  expect(made.ok).toBe(true);
  await expect
    .poll(() => fs.readdirSync(usb, { recursive: true }).filter((name) => String(name).endsWith(".hyoka")))
    .toHaveLength(1);
  expect(fs.readdirSync(profile)).not.toContain("folders.json");
});
