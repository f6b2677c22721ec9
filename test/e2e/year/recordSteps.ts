/** Taking down a meeting at its one line, by keyboard as the secretariat does. */
import type { Page } from "@playwright/test";
import { expect } from "#test/e2e/fixtures.ts";

export interface Remark {
  /** Title of the sheet in the 次第. */
  sheet: string;
  /** Key of the speaker: Alt+this digit. */
  speaker: number;
  kind: "意見" | "質問" | "要望" | "回答" | "発言";
  text: string;
}

export async function startRecord(page: Page, number: number): Promise<void> {
  await page
    .getByRole("region", { name: new RegExp(`第${number}回`, "u") })
    .first()
    .getByRole("button", { name: "記録を始める" })
    .click();
  await expect(page.getByRole("main", { name: "会議の記録" })).toBeVisible();
}

export async function record(page: Page, remark: Remark): Promise<void> {
  await chooseSheet(page, remark.sheet);
  await page.keyboard.press(`Alt+${remark.speaker}`);
  const kind = page.getByRole("button", { name: new RegExp(`^種別`, "u") });
  for (let step = 0; step < 5; step += 1) {
    if ((await kind.getAttribute("aria-label"))?.startsWith(`種別 ${remark.kind}`)) break;
    await page.keyboard.press("F2");
  }
  await page.keyboard.insertText(remark.text);
  await page.keyboard.press("Enter");
  await expect(page.locator("[data-remark]").filter({ hasText: remark.text })).toBeVisible();
  await expect(page.getByRole("region", { name: "発言の入力" }).getByRole("textbox")).toHaveValue("");
}

/** The line of the 次第 that stands for a sheet. */
async function chooseSheet(page: Page, sheet: string): Promise<void> {
  const place = page
    .getByRole("navigation", { name: "次第" })
    .getByRole("button", { name: new RegExp(`^${sheet}`, "u") });
  await place.click();
  await expect(place).toHaveAttribute("aria-current", "true");
  await page.getByRole("region", { name: "発言の入力" }).getByRole("textbox").focus();
}

/** The committee's evaluation of a sheet: drafted from what was said, or written; `text` is what it becomes. */
export interface Adopted {
  sheet: string;
  from?: string;
  text: string;
}

export async function adopt(page: Page, { sheet, from, text }: Adopted): Promise<void> {
  await chooseSheet(page, sheet);
  const field = page.getByRole("textbox", { name: new RegExp(`^${sheet}.* 推進委員会の評価$`, "u") });
  if (from === undefined) {
    await field.fill(text);
    await field.press("Tab");
  } else {
    await page.locator("[data-remark]").filter({ hasText: from }).getByRole("checkbox").check();
    await page.getByRole("button", { name: /^選んだ意見から起こす/u }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("評価文")).toHaveValue(text);
    const replace = dialog.getByRole("radio", { name: /^置き換える/u });
    if (await replace.isVisible()) await replace.check();
    await dialog.getByRole("button", { name: /採用する$/u }).click();
  }
  await expect(field).toHaveValue(text);
  await page.getByRole("button", { name: "採択", exact: true }).click();
  await expect(page.getByText(/^採択済（/u)).toBeVisible();
}

export async function endRecord(page: Page): Promise<void> {
  await page.getByRole("button", { name: "記録を終える" }).click();
  await expect(page.getByRole("navigation", { name: "画面", exact: true })).toBeVisible();
}
