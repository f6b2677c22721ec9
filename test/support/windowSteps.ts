/** What every test of the window does: look at the plan behind it, go to a screen, wait for a save. */
import type { Locator, Page } from "@playwright/test";
import { expect } from "vitest";
import type { Failure } from "#shared/contract/errors.ts";
import type { MethodName, MethodOutput } from "#shared/contract/methods.ts";
import type { OpenWindow } from "#test/support/windowHost.ts";
import { NOTHING } from "#test/support/windowPages.ts";

/** Asks the backend behind the window, without the window. */
export async function ask<N extends MethodName>(
  window: OpenWindow,
  name: N,
  input: unknown,
): Promise<MethodOutput<N>> {
  const answer = await window.backend.call(name, input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

export function snapshot(window: OpenWindow, fiscalYear = 2019): Promise<MethodOutput<"plan.snapshot">> {
  return ask(window, "plan.snapshot", { fiscalYear });
}

/** Waits until the backend's year holds what is looked for. */
export async function until(
  window: OpenWindow,
  holds: (year: MethodOutput<"plan.snapshot">) => boolean,
): Promise<void> {
  await expect.poll(async () => holds(await snapshot(window)), { timeout: 10_000 }).toBe(true);
}

/** The window as a fresh one shows the plan: what it remembers of where it stood is forgotten. */
export async function startAnew(page: Page): Promise<void> {
  const window = page.url();
  // From a page without the window: it might remember once more before it goes.
  await page.goto(new URL(NOTHING, window).href);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(window);
}

/** The words at the foot of the window. */
export function saveState(page: Page): Locator {
  return page.getByTestId("save-state");
}

/** The button of a screen in the rail. */
export function rail(page: Page, name: string): Locator {
  return page.getByRole("navigation", { name: "画面" }).getByRole("button", { name, exact: true });
}

export const diskFull: Failure = { code: "disk-full", message: "ENOSPC", details: { file: "計画.hyoka" } };
