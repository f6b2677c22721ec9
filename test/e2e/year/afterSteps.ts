/** What a secretariat does after the meetings: answers, minutes, editions, the sealed record, the next year. */
import type { ElectronApplication, Page } from "@playwright/test";
import { answerSaveDialog } from "#test/e2e/dialogs.ts";
import { expect } from "#test/e2e/fixtures.ts";
import { toScreen } from "./committeeSteps.ts";

/** Every opinion that has no answer yet gets one, with where it was reflected. */
export async function answerAll(page: Page, dispositions: readonly string[]): Promise<number> {
  await toScreen(page, "意見と回答");
  const unanswered = page.getByRole("button", { name: /^未回答/u });
  const left = async (): Promise<number> =>
    Number.parseInt((await unanswered.innerText()).replaceAll(/\D/gu, ""), 10);
  const count = await left();
  await unanswered.click();
  // An answered opinion stays where it is until the filter is set again.
  const rows = page.locator("[id^=answer-]");
  await expect(rows).toHaveCount(count);
  for (let index = 0; index < count; index += 1) {
    const row = rows.nth(index);
    await row.scrollIntoViewIfNeeded();
    await row
      .getByRole("combobox", { name: "対応区分" })
      .selectOption(dispositions[index % dispositions.length] ?? "");
    await row.getByRole("textbox", { name: "回答" }).click();
    await expect(row.locator("textarea:focus")).toBeVisible();
    await page.keyboard.insertText(`ご意見のとおり進め、次の年度の評価で報告します（${index + 1}）。`);
    await page.keyboard.press("Control+Enter");
    await expect.poll(left).toBe(count - index - 1);
  }
  return count;
}

export interface WrittenMinutes {
  original: string;
  published: string;
}

/** The minutes of the meeting on screen, 原本 and 公開用. */
export async function writeMinutes(
  app: ElectronApplication,
  page: Page,
  files: WrittenMinutes,
): Promise<void> {
  await page.getByRole("button", { name: /に出力…$/u }).click();
  const dialog = page.getByRole("dialog", { name: "会議録の出力" });
  for (const [copy, file] of [
    ["原本", files.original],
    ["公開用", files.published],
  ] as const) {
    await answerSaveDialog(app, file);
    await dialog.getByRole("button", { name: `${copy}をWordに出力` }).click();
    await expect(dialog.getByRole("button", { name: "フォルダーを開く" })).toBeVisible();
    if (copy === "原本") await dialog.getByRole("button", { name: "続けて出力する" }).click();
  }
  await dialog.getByRole("button", { name: "閉じる" }).click();
}

/** Every document of the meeting becomes 配布版. */
export async function fixHandouts(page: Page): Promise<void> {
  await toScreen(page, "保存");
  await page.getByRole("checkbox", { name: "文書", exact: true }).check();
  await page.getByRole("button", { name: "配布版にする" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "配布版にする" }).click();
  await expect(page.getByText(/件を配布版として残しました。/u)).toBeVisible({ timeout: 60_000 });
}

/** Seals the record of a meeting, agreeing to what is still missing, and gives its 照合番号. */
export async function seal(page: Page, number: number): Promise<void> {
  const card = page.getByRole("region", { name: new RegExp(`第${number}回の会議記録の保存`, "u") });
  await card.getByRole("button", { name: "会議記録を保存する" }).click();
  const dialog = page.getByRole("dialog");
  const agree = dialog.getByRole("checkbox", { name: "欠けているものがあるまま保存する" });
  await expect(dialog.getByRole("list", { name: "保存するもの" })).toBeVisible();
  if (await agree.isVisible()) await agree.check();
  await dialog.getByRole("button", { name: "保存する", exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 60_000 });
  await expect(card.getByText(/^第\d+号/u).first()).toBeVisible();
}
