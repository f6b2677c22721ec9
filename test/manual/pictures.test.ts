/**
 * The steps of docs/手引き.md, done in the real window: a manual that no longer fits the screens fails here. With
 * DOCS_SCREENSHOTS=1 the pictures of the manual are taken again along the way.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "#test/support/commandLine.ts";
import { toSheets, windowBrowser, type OpenWindow, type WindowBrowser } from "#test/support/windowHost.ts";

const hasChromium = existsSync(process.env["CHROMIUM"] ?? "/usr/bin/chromium");
const size = { width: 1600, height: 900 };
const manual = readFileSync(join(projectRoot, "docs/手引き.md"), "utf8");
const taken: string[] = [];

/** One picture of the manual; the name is also its file's. */
async function picture(page: Page, name: string): Promise<void> {
  taken.push(name);
  if (process.env["DOCS_SCREENSHOTS"] !== "1") return;
  const folder = join(projectRoot, "docs/images");
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", caret: "hide" });
}

describe.skipIf(!hasChromium)("the manual's steps", () => {
  let browser: WindowBrowser;
  let open: OpenWindow;
  let page: Page;
  beforeAll(async () => {
    browser = await windowBrowser();
    open = await browser.open({ ...size, plan: "sample", backups: true });
    page = open.page;
    page.setDefaultTimeout(15_000);
    await page.getByRole("table", { name: "1 暮らしにマッチした生活環境の創造", exact: true }).waitFor();
  }, 180_000);
  afterAll(async () => {
    await open?.close();
    await browser?.close();
  });

  it("start: the four ways to begin", async () => {
    const start = await browser.open(size);
    try {
      for (const name of ["新しい計画を作る", "計画ファイルを開く", "見本で試す", "計画パッケージ"]) {
        await start.page.getByRole("button", { name }).waitFor();
      }
      await picture(start.page, "start");
    } finally {
      await start.close();
    }
  });

  it("progress: where the year is, and what comes next", async () => {
    // The day before the sample's meeting.
    await page.clock.setFixedTime(new Date("2020-08-06T10:00:00+09:00"));
    await page.getByRole("navigation", { name: "画面" }).getByRole("button", { name: "進捗" }).click();
    await page.locator("svg").getByText("D 5").waitFor();
    await page.locator('circle[data-series="actual"]').first().waitFor();
    await picture(page, "progress");
    await toSheets(page);
  });

  it("sheet: typing into the sheet itself, and 保存済み once it is on disk", async () => {
    const cell = page.getByRole("textbox", { name: "1-1 市民等で賑わう拠点づくり 達成状況" });
    await cell.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("来年度は開催時期を見直す。");
    await picture(page, "sheet");
    await page.keyboard.press("Tab");
    await page.getByText(/保存済み \d+:\d+/u).waitFor();
    const saved = await open.backend.call("plan.snapshot", { fiscalYear: 2019 });
    expect(JSON.stringify(saved)).toContain("来年度は開催時期を見直す。");
  });

  it("comment: a member's words by keyboard alone", async () => {
    await page.getByRole("treeitem", { name: /1 あさか起業×リノベーション・プロジェクト/u }).click();
    await page.getByRole("textbox", { name: "意見を記録" }).focus();
    await page.keyboard.press("Alt+Digit4");
    await page.keyboard.type("補助金を使って店を開いた人の声を広報で紹介し、次に続く人を増やしてはどうか。");
    await picture(page, "comment");
    await page.keyboard.press("Enter");
    await page.getByRole("list", { name: "委員意見" }).getByText("次に続く人を増やしてはどうか").waitFor();
  });

  it("draft: from chosen comments to the committee's evaluation", async () => {
    const comments = page.getByRole("list", { name: "委員意見" });
    for (const box of await comments.getByRole("checkbox").all()) await box.check();
    await page.getByRole("button", { name: "選んだ意見から評価文を起こす" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").first().waitFor();
    await picture(page, "draft");
    await dialog.getByRole("button", { name: "採用する" }).click();
    await dialog.waitFor({ state: "hidden" });
    await comments.getByText("この意見は評価に反映されています").first().waitFor();
  });

  it("indicators: targets and actuals as a chart", async () => {
    await page.getByRole("treeitem", { name: /^.*1 暮らしにマッチした生活環境の創造/u }).click();
    await page.getByRole("tab", { name: "指標" }).click();
    await page.getByRole("tabpanel").getByText("空き店舗の活用件数").first().waitFor();
    await picture(page, "indicators");
  });

  it("history: who changed what, and back again", async () => {
    await page.getByRole("tab", { name: "変更履歴" }).click();
    await page.getByRole("tabpanel").getByText("事務局").first().waitFor();
    await picture(page, "history");
    await page.getByRole("tab", { name: /委員意見/u }).click();
  });

  it("preview: the pages as they will be printed", async () => {
    await page.getByRole("button", { name: "印刷プレビュー" }).click();
    await page.getByRole("menuitem", { name: "この書類" }).click();
    await page.getByText("全 2 ページ").waitFor();
    await page.getByRole("button", { name: "印刷", exact: true }).waitFor();
    await picture(page, "preview");
    await page.getByRole("button", { name: "閉じる" }).click();
  });

  it("word: the official sheets as one file", async () => {
    const file = join(open.folder, "資料1.docx");
    open.chosen.save = file;
    await page.getByRole("button", { name: "文書出力" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/^2文書　\d+ページ$/u).waitFor();
    await picture(page, "word");
    await dialog.getByRole("button", { name: "保存先を選んで出力" }).click();
    await dialog.getByText("資料1.docx").waitFor({ timeout: 30_000 });
    expect(readFileSync(file).subarray(0, 2).toString()).toBe("PK");
    await dialog.getByRole("button", { name: "閉じる" }).click();
  });

  it("plan and committee: the screens behind the rail", async () => {
    await page.getByRole("navigation", { name: "画面" }).getByRole("button", { name: "計画" }).click();
    await page.getByText("判定").first().waitFor();
    await picture(page, "plan");
    await page.getByRole("navigation", { name: "画面" }).getByRole("button", { name: "委員会" }).click();
    await page.getByRole("heading", { name: /^委員（/u }).waitFor();
    await picture(page, "committee");
  });

  it("backup: the list of backups, with one made now", async () => {
    await page.clock.setFixedTime(new Date());
    await page.getByRole("button", { name: /^控え：/u }).click();
    const dialog = page.getByRole("dialog", { name: "控え" });
    await dialog.getByRole("button", { name: "今すぐ控えを作る" }).click();
    await dialog.getByText("手動").first().waitFor();
    await picture(page, "backup");
    await dialog.getByRole("button", { name: "閉じる" }).click();
  });

  it("rescue: a damaged file, a sound copy of it, and what can be read", async () => {
    const backups = await open.backend.call("backup.list", {});
    const [latest] = backups.ok ? backups.value.backups : [];
    if (!backups.ok || backups.value.folder === null || !latest)
      return expect.fail("the step before makes a backup");
    const sound = readFileSync(join(backups.value.folder, latest.id.replace(/^own:/u, "")));
    const start = await browser.open(size);
    try {
      const file = join(start.folder, "計画.hyoka");
      writeFileSync(join(start.folder, "計画（9月）.hyoka"), sound);
      const db = new Sqlite(sound);
      const members = db.prepare("select rootpage from sqlite_schema where name = 'member'").pluck().get();
      db.close();
      const page = Number(members) - 1;
      writeFileSync(file, Buffer.from(sound).fill(0xa7, page * 4096, (page + 1) * 4096));
      start.chosen.open = file;
      await start.page.getByRole("button", { name: "計画ファイルを開く" }).click();
      await start.page.getByRole("button", { name: "「計画（9月）.hyoka」を開く" }).waitFor();
      await start.page.getByRole("button", { name: "読める内容で新しい計画ファイルを作る" }).waitFor();
      await picture(start.page, "rescue");
    } finally {
      await start.close();
    }
  });

  it("shows every picture it has, and has every picture it shows", () => {
    const shown = [...manual.matchAll(/\]\(images\/([a-z]+)\.png\)/gu)].map(([, name]) => name);
    expect(new Set(shown)).toEqual(new Set(taken));
    for (const name of taken) expect(existsSync(join(projectRoot, `docs/images/${name}.png`))).toBe(true);
    expect(open.problems).toEqual([]);
  });
});
