/** What a secretariat does on the screen 委員会 before a meeting: members, the next meeting, who came, what is discussed. */
import type { Locator, Page } from "@playwright/test";
import { expect } from "#test/e2e/fixtures.ts";

/** The screen of this name in the rail. */
export async function toScreen(page: Page, name: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "画面", exact: true })
    .getByRole("button", { name, exact: true })
    .click();
}

/** Members of a plan that has none: names are typed one after the other. */
export async function addMembers(page: Page, names: readonly string[]): Promise<void> {
  await toScreen(page, "委員会");
  const field = page.getByRole("textbox", { name: "委員を追加" });
  for (const [index, name] of names.entries()) {
    await field.fill(name);
    await field.press("Enter");
    await expect(page.getByRole("heading", { name: `委員（${index + 1}名）` })).toBeVisible();
  }
}

export function meetingCard(page: Page, number: number): Locator {
  return page.getByRole("region", { name: new RegExp(`第${number}回`, "u") }).first();
}

async function unfold(card: Locator, part: string): Promise<void> {
  await card.getByRole("button", { name: new RegExp(`^${part}（`, "u") }).click();
}

/** Everybody came; their number is read from the words of the part. */
export async function everybodyCame(page: Page, card: Locator, members: number): Promise<void> {
  await unfold(card, "出欠");
  await card.getByRole("button", { name: "全員出席" }).click();
  await expect(card.getByText(`出席 ${members}／${members}名`)).toBeVisible();
}

/** The next meeting, made from the one before it, with a day of its own. */
export async function nextMeeting(page: Page, number: number, day: string): Promise<Locator> {
  await toScreen(page, "委員会");
  await page.getByRole("button", { name: "前回の会議から作る" }).click();
  const card = meetingCard(page, number);
  await card.getByLabel("開催日", { exact: true }).fill(day);
  await card.getByLabel("開催日", { exact: true }).press("Enter");
  await expect(card.getByLabel("開催日", { exact: true })).toHaveValue(/（.）$/u);
  return card;
}
