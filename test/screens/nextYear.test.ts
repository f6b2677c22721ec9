/** 翌年度へ進む, what a frozen year still lets be done, and a review of the plan's items. */
import type { Locator, Page } from "@playwright/test";
import { describe, expect, it } from "vitest";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture, type OpenWindow } from "#test/support/windowHost.ts";
import { ask, rail, snapshot, startAnew } from "#test/support/windowSteps.ts";

const openWindow = windowOfEachTest();
const size = { width: 1366, height: 768 };

async function openItems(window: OpenWindow): Promise<Page> {
  const { page } = window;
  await rail(page, "計画").click();
  await page.getByRole("tab", { name: "施策", exact: true }).click();
  return page;
}
async function revise(page: Page, name: string): Promise<Locator> {
  await page.getByRole("button", { name: `${name}の見直し`, exact: true }).click();
  return page.getByRole("dialog");
}
async function choose(dialog: Locator, label: string, option: string): Promise<void> {
  await dialog.getByLabel(label, { exact: true }).click();
  await dialog.page().getByRole("option", { name: option, exact: true }).click();
}
async function chooseYear(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("combobox", { name: "年度", exact: true }).click();
  await page.getByRole("option", { name }).click();
}
const names = async (window: OpenWindow, fiscalYear: number): Promise<string[]> =>
  (await snapshot(window, fiscalYear)).items
    .filter((item) => item.parent === null)
    .map((item) => `${item.code} ${item.title}`);

describe("翌年度へ進む", () => {
  it("says what is carried, frozen and missing, leads to what is missing, and opens the year", async () => {
    const window = await openWindow({ plan: "sample", screen: "first", ...size });
    const { page } = window;
    await chooseYear(page, /翌年度へ進む/u);
    const dialog = page.getByRole("dialog", { name: "翌年度へ進む（令和2年度）" });
    await dialog.getByText("令和2年度に引き継ぐもの").waitFor();
    await dialog.getByText(/指標\d+件/u).waitFor();
    await picture(page, "next-year-dialog");
    await dialog.getByRole("button", { name: "委員会の評価を開く" }).click();
    await dialog.waitFor({ state: "detached" });
    await page
      .getByRole("heading", { name: /意見と回答/u })
      .first()
      .waitFor();

    await chooseYear(page, /翌年度へ進む/u);
    await dialog.getByRole("button", { name: "令和2年度へ進む" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("heading", { name: "令和2年度の進捗" }).waitFor();
    expect((await ask(window, "plan.current", {}))?.latestOpenYear).toBe(2020);
    await picture(page, "next-year-opened");
  });

  it("freezes the plan of the year that ended, and shows the way to the open one", async () => {
    const window = await openWindow({ plan: "sample", ...size });
    await ask(window, "year.open", { fiscalYear: 2020 });
    await startAnew(window.page);
    const page = await openItems(window);
    const title = page.getByLabel("施策の方向性", { exact: true }).first();
    await expect.poll(() => title.isEditable()).toBe(true);
    await chooseYear(page, /^令和元年度/u);
    await page.getByText("令和元年度の様式は固定されています。").waitFor();
    await expect.poll(() => title.isEditable()).toBe(false);
    await picture(page, "plan-frozen");
    await page.getByRole("button", { name: "令和2年度の計画へ" }).click();
    await page.getByText("令和元年度の様式は固定されています。").waitFor({ state: "detached" });
    await expect.poll(() => title.isEditable()).toBe(true);
  });

  it("leaves only what is written year by year to be typed on a frozen sheet", async () => {
    const window = await openWindow({ plan: "sample", ...size });
    const { page } = window;
    const goal = page.locator('[data-field="item/1/goal"]');
    const issues = page.locator('[data-field="evaluation/item:1/2019/issues"]');
    await goal.waitFor();
    await issues.waitFor();
    await ask(window, "year.open", { fiscalYear: 2020 });
    await startAnew(page);
    await rail(page, "評価シート").click();
    await chooseYear(page, /^令和元年度/u);
    await issues.waitFor();
    await goal.waitFor({ state: "detached" });
  });
});

describe("a frozen year", () => {
  it("shows how its forms look, and lets nobody change it", async () => {
    const window = await openWindow({ plan: "sample", ...size });
    await ask(window, "year.open", { fiscalYear: 2020 });
    await startAnew(window.page);
    await window.page.getByRole("combobox", { name: "年度" }).click();
    await window.page.getByRole("option", { name: /^令和元年度/u }).click();
    await window.page.getByRole("button", { name: "文書出力" }).click();
    await window.page
      .getByRole("button", { name: /^施策評価シート.*の体裁$/u })
      .first()
      .click();
    const dialog = window.page.getByRole("dialog", { name: /の体裁（令和元年度）$/u });
    await dialog.getByText(/令和元年度の様式は固定されている/u).waitFor();
    await choose(dialog, "見出しの網かけ", "なし");
    await expect.poll(() => dialog.getByRole("button", { name: "保存する" }).isDisabled()).toBe(true);
    await picture(window.page, "look-frozen");
  });
});

describe("a review of the items", () => {
  it("renames one from a year on, and says how long it had its name", async () => {
    const window = await openWindow({ plan: "sample", ...size });
    const page = await openItems(window);
    const [before = ""] = await names(window, 2019);
    const dialog = await revise(page, `施策の方向性 ${before}`);
    await choose(dialog, "いつから", "令和3年度から");
    await dialog.getByLabel("新しい施策の方向性の名称", { exact: true }).fill("にぎわいと交流");
    await picture(page, "revise-rename");
    await dialog.getByRole("button", { name: "見直す" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("この名称は令和2年度までです。").waitFor();
    expect((await names(window, 2021))[0]).toBe("1 にぎわいと交流");
    expect((await names(window, 2020))[0]).toBe(before);
  });

  it("joins two, whose names stay below with what they became", async () => {
    const window = await openWindow({ plan: "sample", ...size });
    await ask(window, "year.open", { fiscalYear: 2020 });
    await startAnew(window.page);
    const page = await openItems(window);
    const [first = "", second = ""] = await names(window, 2020);
    const dialog = await revise(page, `施策の方向性 ${first}`);
    await choose(dialog, "見直しの種類", "統合");
    const save = dialog.getByRole("button", { name: "見直す" });
    await expect.poll(() => save.isDisabled()).toBe(true);
    await dialog.getByRole("checkbox", { name: second }).check();
    await dialog.getByLabel("新しい施策の方向性の名称", { exact: true }).fill("一つの柱");
    await picture(page, "revise-join");
    await save.click();
    await dialog.waitFor({ state: "detached" });
    const ended = page.getByRole("region", { name: "令和2年度の計画にない施策" });
    await ended.getByText(second).waitFor();
    await ended.getByText("→ 1 一つの柱").first().waitFor();
    await ended.scrollIntoViewIfNeeded();
    await picture(page, "revise-ended");
    expect((await names(window, 2020))[0]).toBe("1 一つの柱");
    expect(await names(window, 2019)).toContain(second);
  });

  it("takes one apart, and is refused in words where it cannot be", async () => {
    const window = await openWindow({ plan: "sample", ...size });
    await ask(window, "year.open", { fiscalYear: 2020 });
    await startAnew(window.page);
    const page = await openItems(window);
    const [first = "", second = ""] = await names(window, 2020);
    const dialog = await revise(page, `施策の方向性 ${first}`);
    await choose(dialog, "見直しの種類", "分割");
    const code = (place: number) => dialog.getByLabel(`番号（${place}）`, { exact: true });
    await code(2).fill(second.split(" ")[0] ?? "");
    await dialog.getByLabel("新しい施策の方向性の名称（2）", { exact: true }).fill("二つ目の柱");
    await dialog.getByRole("button", { name: "見直す" }).click();
    await dialog.getByText(/施策の番号「.+」はすでに使われています/u).waitFor();
    await picture(page, "revise-refused");
    await code(2).fill("9");
    await dialog.getByRole("button", { name: "見直す" }).click();
    await dialog.waitFor({ state: "detached" });
    expect((await names(window, 2020)).slice(0, 2)).toEqual([first, "9 二つ目の柱"]);
  });
});
