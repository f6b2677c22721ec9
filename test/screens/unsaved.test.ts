/** Nothing is called saved while a field anywhere holds something that the store does not, and the way back is offered. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { describe, expect, it } from "vitest";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture, type OpenWindow } from "#test/support/windowHost.ts";
import { diskFull, rail, saveState, snapshot, until } from "#test/support/windowSteps.ts";

const openWindow = windowOfEachTest();

async function open(size: { width?: number; height?: number } = {}): Promise<OpenWindow> {
  const opened = await openWindow({ ...size, plan: "sample" });
  await opened.page.getByRole("contentinfo").waitFor();
  return opened;
}

/** A machine under load draws late; nothing here measures time. */
const unsaved = (page: Page, count: number) =>
  expect.poll(() => saveState(page).textContent()).toBe(`未保存の入力 ${count}件`);
const savedAgain = (page: Page) =>
  expect.poll(() => saveState(page).textContent()).toMatch(/^保存済み \d\d:\d\d$/u);
async function goTo(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("button", { name: "未保存の入力を見る" }).click();
  await page.getByRole("dialog", { name: "まだ保存していない入力" }).getByRole("button", { name }).click();
}
const focusedValue = (page: Page) =>
  expect.poll(() =>
    page.evaluate(() => {
      const element = document.activeElement;
      const typed = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      return typed ? element.value : "";
    }),
  );

describe("a field of another screen", () => {
  it("that cannot be read is counted, kept while other screens are looked at, and gone back to", async () => {
    const window = await open();
    const { page } = window;
    await rail(page, "計画").click();
    await page.getByRole("tab", { name: "プロジェクト" }).click();
    const project = page.getByRole("group", { name: /^プロジェクト2 / });
    await project.getByLabel("番号").fill("二番目");
    await page.keyboard.press("Tab");
    await unsaved(page, 1);
    await rail(page, "履歴").click();
    await unsaved(page, 1);
    await page.getByRole("button", { name: "未保存の入力を見る" }).click();
    await picture(page, "unsaved-list");
    await page.getByRole("button", { name: /番号の欄へ$/u }).click();
    await focusedValue(page).toBe("二番目");
    await project.getByText("0から9999の番号にしてください。").waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("２２");
    await page.keyboard.press("Tab");
    await savedAgain(page);
    expect((await snapshot(window)).projects[1]?.number).toBe(22);
  });

  it("can be emptied of what was typed from the list, and shows what is stored", async () => {
    const { page } = await open();
    await rail(page, "計画").click();
    await page.getByLabel("計画名").fill("");
    await page.keyboard.press("Tab");
    await unsaved(page, 1);
    await page.getByRole("button", { name: "未保存の入力を見る" }).click();
    await page.getByText("（空欄）").waitFor();
    await page.getByRole("button", { name: /計画名の入力を取り消す$/u }).click();
    await expect.poll(() => page.getByLabel("計画名").inputValue()).toContain("産業振興基本計画");
    await expect.poll(() => saveState(page).textContent()).toBe("保存済み");
  });

  it("follows what is stored when that changes, instead of keeping an old complaint", async () => {
    const window = await open();
    const { page } = window;
    await rail(page, "計画").click();
    const title = page.getByLabel("計画名");
    await title.fill("一度目の名前");
    await page.keyboard.press("Tab");
    await until(window, (year) => year.plan.title === "一度目の名前");
    await title.fill("");
    await page.keyboard.press("Tab");
    await unsaved(page, 1);
    await page.getByRole("button", { name: "元に戻す" }).click();
    await expect.poll(() => title.inputValue()).toContain("産業振興基本計画");
    await savedAgain(page);
  });

  it("keeps the plan's years as they were typed until they are confirmed", async () => {
    const { page } = await open();
    await rail(page, "計画").click();
    await page.getByLabel("計画の最後の年度").fill("令和８年度");
    await unsaved(page, 1);
    await rail(page, "委員会").click();
    await goTo(page, /計画の最後の年度.*の欄へ$/u);
    await focusedValue(page).toBe("令和８年度");
    await page.getByRole("button", { name: "年度を変更する" }).click();
    await savedAgain(page);
    await expect.poll(() => page.getByLabel("計画の最後の年度").inputValue()).toBe("令和8年度");
  });

  it("in a folded part of a meeting is unfolded", async () => {
    const { page } = await open();
    await rail(page, "委員会").click();
    await page.getByRole("button", { name: /^次第（/u }).click();
    await page.getByRole("textbox", { name: "件名" }).first().fill("");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: /^次第（/u }).click();
    await rail(page, "評価シート").click();
    await unsaved(page, 1);
    await goTo(page, /件名の欄へ$/u);
    await page.getByText("空にはできません。").first().waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toBe("件名");
  });

  it("is forgotten together with the row it belongs to", async () => {
    const { page } = await open();
    await rail(page, "委員会").click();
    await page.getByLabel("委員を追加").fill("短い間の委員");
    await unsaved(page, 1);
    await page.keyboard.press("Enter");
    const row = page.getByRole("group", { name: "委員 短い間の委員" });
    await row.getByLabel("氏名").fill("");
    await page.keyboard.press("Tab");
    await unsaved(page, 1);
    await row.getByRole("button", { name: "委員 短い間の委員を削除" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "削除する" }).click();
    await row.waitFor({ state: "detached" });
    await savedAgain(page);
  });
});

describe.each([
  { width: 1366, height: 768 },
  { width: 911, height: 512 },
])("beside the sheet at $width×$height", (size) => {
  it("a comment that was not entered is counted and gone back to, on its own sheet", async () => {
    const { page } = await open(size);
    await page.keyboard.press("Control+e");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("quick-entry");
    await page.keyboard.type("まだ確定していない発言");
    await unsaved(page, 1);
    if (size.width < 1200) await page.getByRole("button", { name: "閉じる" }).click();
    await rail(page, "委員会").click();
    await goTo(page, /記録していない意見.*の欄へ$/u);
    await focusedValue(page).toBe("まだ確定していない発言");
    await page.keyboard.press("Alt+1");
    await page.keyboard.press("Enter");
    await savedAgain(page);
  });
});

describe("a cell of a sheet", () => {
  const value = (page: Page) => page.getByRole("textbox", { name: /令和2年度 実績値$/u }).first();

  it("that cannot be read is explained beside the cell and counted, without a band", async () => {
    const { page } = await open();
    await value(page).focus();
    await page.keyboard.type("約１０");
    await page.keyboard.press("Tab");
    await unsaved(page, 1);
    await expect.poll(() => page.getByRole("alert").count()).toBe(0);
    await picture(page, "sheet-invalid");
    await page.getByRole("treeitem", { name: /^2-1 / }).click();
    await rail(page, "計画").click();
    await goTo(page, /令和2年度 実績値の欄へ$/u);
    await focusedValue(page).toBe("約１０");
    await page.getByRole("button", { name: "未保存の入力を見る" }).click();
    await page.getByRole("button", { name: /実績値の入力を取り消す$/u }).click();
    await expect.poll(() => saveState(page).textContent()).toBe("保存済み");
    await expect.poll(() => value(page).innerText()).toBe("");
  });

  it("that cannot be saved is told once, with the way to it from another sheet", async () => {
    const window = await open();
    const { page } = window;
    window.fail("field.setText", diskFull);
    const cell = page.getByRole("textbox", { name: /^1-1 .*達成状況$/u });
    await cell.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("失えない一文。");
    await page.keyboard.press("Tab");
    await unsaved(page, 1);
    // Looked for by the words that every notice of it has.
    await expect
      .poll(() =>
        page
          .getByText(/ディスクの空きが足りない/u)
          .filter({ visible: true })
          .count(),
      )
      .toBe(1);
    await expect.poll(() => page.getByRole("alert").count()).toBe(1);
    await picture(page, "sheet-failed");
    await page.getByRole("treeitem", { name: /^2-1 / }).click();
    window.fail("field.setText", undefined);
    await page
      .getByRole("alert")
      .getByRole("button", { name: /達成状況/u })
      .click();
    await page.getByRole("main", { name: /^施策評価シート 1 / }).waitFor();
    await focusedValue(page).toContain("失えない一文。");
    await page.getByRole("button", { name: "もう一度保存する" }).click();
    await savedAgain(page);
    expect(
      (await snapshot(window)).evaluations.find((one) => one.subject.id === "1-1")?.achievement,
    ).toContain("失えない一文。");
  });

  it("that cannot be read is named before a Word file is written without it", async () => {
    const window = await open();
    const { page } = window;
    window.chosen.save = join(window.folder, "資料1.docx");
    await value(page).focus();
    await page.keyboard.type("約１０");
    await page.keyboard.press("Tab");
    await unsaved(page, 1);
    await page.getByRole("button", { name: "文書出力" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "保存先を選んで出力" }).click();
    await dialog.getByText(/文書に入りません/u).waitFor();
    await dialog.getByText(/令和2年度 実績値/u).waitFor();
    await picture(page, "word-unsaved");
    expect(window.calls.some((call) => call.name === "dialog.saveWord")).toBe(false);
    await dialog.getByRole("button", { name: "このまま出力する" }).click();
    await dialog.getByText(/「資料1.docx」に出力しました/u).waitFor();
  });

  it("that cannot be read does not keep undo from working", async () => {
    const window = await open();
    const { page } = window;
    const before = (await snapshot(window)).comments.length;
    await page.keyboard.press("Control+e");
    await page.keyboard.press("Alt+1");
    await page.keyboard.type("取り消す発言");
    await page.keyboard.press("Enter");
    await until(window, (year) => year.comments.length === before + 1);
    await value(page).focus();
    await page.keyboard.type("約１０");
    await page.keyboard.press("Tab");
    await unsaved(page, 1);
    await page.getByRole("button", { name: "元に戻す" }).click();
    await until(window, (year) => year.comments.length === before);
    await unsaved(page, 1);
  });
});
