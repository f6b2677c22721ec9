/** Reading and writing the official sheet as a person does. */
import type { Locator, Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

export const goal = "1 暮らしにマッチした生活環境の創造 目指す姿";

export function cell(page: Page, label: string): Locator {
  return page.getByRole("textbox", { name: label, exact: true });
}

/** Types in place of the cell's text and stays in the cell. */
export async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await cell(page, label).click();
  // The editor takes the place of the text.
  await expect(page.locator("textarea:focus, input:focus")).toBeVisible();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

export async function leaveCell(page: Page): Promise<void> {
  await page.keyboard.press("Tab");
}

/** The window itself says that everything is on disk. */
export async function waitUntilSaved(page: Page): Promise<void> {
  await expect(page.getByTestId("save-state")).toHaveText(/^保存済み \d/u);
}

/** From the screen that a plan opens on to its sheets. */
export async function toSheets(page: Page): Promise<void> {
  await page.getByRole("button", { name: "評価シート", exact: true }).click();
  await expect(cell(page, goal)).toBeVisible();
}
