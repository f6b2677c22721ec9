/**
 * The year of a real municipality in the window: its package is taken in, a sheet is edited, members speak, the committee's
 * evaluation is drafted from what they said, the program is restarted, and Word gets the sheets. The package lies outside
 * the project; without it the test is skipped.
 */
import fs from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { canRender, pagesOf } from "#test/support/docxPages.ts";
import { hasRealPackage, readPackage, realPackageFile } from "#test/support/packageSnapshot.ts";
import { answerOpenDialog, answerSaveDialog } from "./dialogs.ts";
import { expect, test } from "./fixtures.ts";
import { repository } from "./host.ts";
import { cell, leaveCell, typeInto, toSheets, waitUntilSaved } from "./sheet.ts";

const direction = "1 暮らしにマッチした生活環境の創造";
const achievement = "1-1 市民等で賑わう拠点づくり 達成状況";
const edited = "集客は目標の11万人に達した。\n空き店舗の補助制度は設計を終えた。";
const visitors = "商工関連イベント集客数 令和2年度 実績値";
const spoken = ["所有者への働きかけの方法を示してほしい。", "商店会との連携を深めていただきたい。"];
const adopted = "所有者への働きかけの方法を示し、商店会との連携を深められたい。";

function picture(page: Page, name: string): Promise<unknown> {
  return page.screenshot({ path: path.join(repository, "out", "screens", `real-${name}.png`) });
}

async function speak(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "意見を記録" }).fill(text);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("list", { name: "委員意見" }).getByText(text)).toBeVisible();
}

/** The official text of every field that the journey does not touch. */
function untouchedTexts(): string[] {
  return readPackage(realPackageFile)
    .evaluations.filter((one) => one.item !== "1-1" && one.item !== undefined)
    .flatMap((one) => [one.activities, one.achievement, one.issues])
    .filter((text): text is string => Boolean(text));
}

test("a real municipality's package becomes its handout, with the committee's evaluation", async ({
  launch,
  folder,
}) => {
  test.skip(!hasRealPackage, "the real package is not on this machine");
  test.setTimeout(180_000);
  const plan = path.join(folder, "朝霞市.hyoka");
  const word = path.join(folder, "資料1.docx");

  const first = await launch();
  await answerOpenDialog(first.app, realPackageFile);
  await answerSaveDialog(first.app, plan);
  await first.page.getByRole("button", { name: /計画パッケージ（JSON）を取り込む/u }).click();
  await toSheets(first.page);
  await picture(first.page, "imported");

  await typeInto(first.page, achievement, edited);
  await leaveCell(first.page);
  await typeInto(first.page, visitors, "１１２，０００");
  await leaveCell(first.page);
  await expect(cell(first.page, visitors)).toContainText("112,000人");

  await first.page.getByRole("combobox", { name: "発言者" }).fill("委員A");
  await first.page.getByRole("combobox", { name: "発言者" }).press("Enter");
  // The member is in the roll before anything can be said in that name.
  await expect(first.page.getByRole("option", { name: "委員A", selected: true })).toBeVisible();
  for (const text of spoken) await speak(first.page, text);
  for (const text of spoken) {
    await first.page.getByRole("listitem").filter({ hasText: text }).getByRole("checkbox").check();
  }
  await picture(first.page, "comments");
  await first.page.getByRole("button", { name: /選んだ意見から評価文を起こす/u }).click();
  const draft = first.page.getByRole("dialog").getByLabel("評価文");
  await expect(draft).toHaveValue("所有者への働きかけの方法を示されたい。\n商店会との連携を深められたい。");
  await draft.fill(adopted);
  await first.page.getByRole("dialog").getByRole("button", { name: "採用する" }).click();
  await expect(cell(first.page, `${direction} 推進委員会の評価`)).toContainText(adopted);
  await waitUntilSaved(first.page);
  await picture(first.page, "evaluated");
  await first.stop();

  const second = await launch();
  await second.page
    .getByRole("button", { name: /朝霞市\.hyoka/u })
    .first()
    .click();
  await toSheets(second.page);
  await expect(cell(second.page, achievement)).toContainText("空き店舗の補助制度は設計を終えた。");
  await answerSaveDialog(second.app, word);
  await second.page.getByRole("button", { name: "文書出力" }).click();
  await second.page.getByRole("dialog").getByRole("button", { name: "保存先を選んで出力" }).click();
  await expect(second.page.getByRole("button", { name: "フォルダーを開く" })).toBeVisible();
  await picture(second.page, "exported");
  await second.page.getByRole("dialog").getByRole("button", { name: "閉じる" }).click();
  await second.page.getByRole("button", { name: "印刷プレビュー" }).click();
  await second.page.getByRole("menuitem", { name: "この書類" }).click();
  await expect(second.page.getByText(/全 ?2 ?ページ/u)).toBeVisible();
  await picture(second.page, "preview");

  const bytes = new Uint8Array(fs.readFileSync(word));
  fs.copyFileSync(word, path.join(repository, "out", "real-資料1.docx"));
  expect(lintDocx(bytes)).toEqual([]);
  const printed = readTables(bytes).flatMap((table) => table.cells.map((one) => one.text));
  for (const text of [edited, adopted, "112,000人", ...untouchedTexts()]) expect(printed).toContain(text);
  if (canRender) {
    const pages = await pagesOf(bytes);
    // Ten pages of directions and two of projects; the prototype needed eleven for the directions alone.
    expect(pages.length).toBeLessThanOrEqual(12);
    for (const page of pages) expect(page.replace(/[\s－\d]/gu, "").length).toBeGreaterThan(40);
    for (const page of pages) expect(page.replace(/\s/gu, "")).toContain("資料1");
  }
});
