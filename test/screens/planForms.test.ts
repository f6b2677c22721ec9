/** 計画: what the official forms ask of a plan is set on its screen. */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { violationsIn } from "#test/support/axe.ts";
import { picture, windowBrowser, type OpenWindow, type WindowBrowser } from "#test/support/windowHost.ts";
import { rail, snapshot } from "#test/support/windowSteps.ts";

let browser: WindowBrowser;
let window: OpenWindow;

beforeAll(async () => {
  browser = await windowBrowser();
  const plan = fileURLToPath(new URL("../../shared/sample/chapterPlan.json", import.meta.url));
  window = await browser.open({ plan });
  await rail(window.page, "計画").click();
});
afterAll(async () => {
  await window.close();
  await browser.close();
});
afterEach(() => {
  expect(window.problems.splice(0)).toEqual([]);
});

const year = () => snapshot(window, 2018);
const tab = (name: string) => window.page.getByRole("tab", { name, exact: true }).click();

describe("the plan's screen", () => {
  it("adds a form to those the plan is written on, and the list of papers follows", async () => {
    const { page } = window;
    await tab("様式");
    await expect.poll(() => page.getByLabel("節のシート").isChecked()).toBe(true);
    await page.getByLabel("進捗状況まとめ").click();
    await expect.poll(async () => (await year()).plan.forms).toEqual(["progress-table", "section-sheet"]);
    await picture(page, "plan-forms");
    await rail(page, "評価シート").click();
    await page.getByRole("treeitem", { name: "計画全体" }).waitFor();
    await rail(page, "計画").click();
  });

  it("keeps the years of a ロードマップ only when they can be read and are in order", async () => {
    const { page } = window;
    await tab("様式");
    const group = page.getByRole("group", { name: "ロードマップの年度" });
    await group.getByLabel("年度の上の見出し").fill("計画期間（後期）");
    await group.getByLabel("始まりの年度").fill("令和元年度");
    await group.getByLabel("終わりの年度").fill("H30");
    await group.getByText("終わりの年度は、始まりと同じか後にします。").waitFor();
    await expect.poll(() => group.getByRole("button", { name: "変更する" }).isDisabled()).toBe(true);
    await group.getByLabel("終わりの年度").fill("2022");
    await group.getByRole("button", { name: "変更する" }).click();
    await expect
      .poll(async () => (await year()).plan.roadmap)
      .toEqual({ name: "計画期間（後期）", from: 2019, to: 2022 });
  });

  it("goes back to the plan's own years, and to a plan without periods", async () => {
    const { page } = window;
    await tab("様式");
    await page.getByRole("button", { name: "ロードマップの年度を計画の年度に戻す" }).click();
    await expect.poll(async () => (await year()).plan.roadmap).toBeUndefined();
    for (const left of [1, 0]) {
      await page.getByRole("button", { name: `${left + 1}番目の区分を削除` }).click();
      await expect.poll(async () => (await year()).plan.periods?.length ?? 0).toBe(left);
    }
  });

  it("takes an item's further texts and its 新規事業 mark, folded away until they are wanted", async () => {
    const { page } = window;
    await tab("施策");
    await page
      .getByRole("button", { name: /^くわしい欄/ })
      .first()
      .click();
    await page.getByLabel("計画書の掲載ページ").first().fill("P.33");
    await page.getByLabel("計画書の掲載ページ").first().press("Enter");
    await page
      .getByLabel(/^新規事業/)
      .first()
      .click();
    await expect
      .poll(async () => {
        const item = (await year()).items[0];
        return [item?.pageReference, item?.isNew];
      })
      .toEqual(["P.33", true]);
    await picture(page, "plan-item-details");
  });

  it("names grades, and offers both formulas for what is to fall", async () => {
    const { page } = window;
    await tab("計画の基本");
    await page.getByLabel("減らす指標（↘）の達成率").click();
    await page.getByRole("option", { name: /×2/ }).click();
    await expect.poll(async () => (await year()).plan.achievementRate?.decrease).toBe("mirrored");
    await tab("判定の基準");
    await page.getByLabel("判定の記号を追加").fill("S");
    await page.keyboard.press("Enter");
    await page.getByLabel("名称").last().fill("目標値以上");
    await page.getByLabel("名称").last().press("Enter");
    await expect
      .poll(async () => (await year()).plan.ratingScale.grades.at(-1))
      .toEqual({ code: "S", name: "目標値以上", meaning: "" });
  });

  it("holds the plan's own text by headings, and keeps it as an edition", async () => {
    const { page } = window;
    await tab("本文と版");
    await page.getByLabel("見出しを追加").fill("第1章　計画の策定にあたって");
    await page.keyboard.press("Enter");
    await page.getByLabel("見出しを追加").fill("第2章　計画の進め方");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await year()).passages.length).toBe(2);
    await page.getByLabel("文章").first().fill("市の産業のこれからを定める。");
    await page.getByRole("button", { name: "本文「第1章　計画の策定にあたって」を下へ" }).click();
    await expect
      .poll(async () => (await year()).passages.map((one) => [one.title, one.text]))
      .toEqual([
        ["第2章　計画の進め方", ""],
        ["第1章　計画の策定にあたって", "市の産業のこれからを定める。"],
      ]);
    await page.getByRole("button", { name: "この時点の計画を版として残す" }).click();
    await page.getByLabel("版の名前").fill("令和5年3月改定");
    await page.keyboard.press("Enter");
    await page.getByRole("list", { name: "残した版" }).getByText("令和5年3月改定").waitFor();
    await picture(page, "plan-text");
  });

  it("takes the next name while the one before is on its way to the store, and loses none", async () => {
    const { page } = window;
    const names = async (): Promise<string[]> => (await year()).passages.map((one) => one.title);
    const before = await names();
    const release = window.hold("row.add");
    await page.getByLabel("見出しを追加").click();
    await page.keyboard.type("第3章");
    await page.keyboard.press("Enter");
    await page.keyboard.type("第4章");
    await page.keyboard.press("Enter");
    release();
    await expect.poll(names).toEqual([...before, "第3章", "第4章"]);
    await expect.poll(() => page.getByLabel("見出しを追加").inputValue()).toBe("");
    const slow = window.hold("row.add");
    await page.keyboard.type("第5章");
    await page.keyboard.press("Enter");
    await page.keyboard.type("第6");
    slow();
    await expect.poll(names).toEqual([...before, "第3章", "第4章", "第5章"]);
    await page.keyboard.type("章");
    expect(await page.getByLabel("見出しを追加").inputValue()).toBe("第6章");
    await page.getByLabel("見出しを追加").fill("");
  });

  it("sets 関係所属 and めざす方向 beside their rows on the forms themselves", async () => {
    const { page } = window;
    await rail(page, "評価シート").click();
    await page.getByRole("treeitem", { name: /産業・経済/u }).click();
    await page.getByRole("button", { name: /（認定農業者数）$/u }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("combobox", { name: "めざす方向" }).click();
    await page.getByRole("option", { name: "↘ 減らす" }).click();
    await expect.poll(async () => (await year()).indicators[0]?.direction).toBe("down");
    await page.getByRole("button", { name: "閉じる" }).click();
    await page.getByRole("treeitem", { name: /^5-1 農業/u }).click();
    await page.getByRole("button", { name: /農業の掲載ページ・実施主体など$/u }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("実施主体・関係所属").fill("農業振興課");
    await page.getByRole("button", { name: "閉じる" }).click();
    await page.getByRole("main").getByText("農業振興課", { exact: true }).waitFor();
    await rail(page, "計画").click();
  });

  it("is written out as a package, under another name when that of a folder was chosen", async () => {
    const { page } = window;
    await tab("計画の基本");
    window.chosen.save = join(window.folder, "引継ぎ.json");
    mkdirSync(window.chosen.save);
    await page.getByRole("button", { name: "計画パッケージを書き出す" }).click();
    await page.getByText("「引継ぎ.json」はファイルではなく、フォルダーです。").waitFor();
    window.chosen.save = join(window.folder, "引継ぎ2.json");
    await page.getByRole("button", { name: "別の名前で保存" }).click();
    await page.getByText("「引継ぎ2.json」に書き出しました。").waitFor();
    expect(JSON.parse(readFileSync(window.chosen.save, "utf8"))).toMatchObject({
      format: "jimukyoku-plan/1",
    });
    expect(window.calls.filter(({ name }) => name === "plan.exportPackage")).toHaveLength(1);
  });

  it("opens the plan's own text from the search", async () => {
    const { page } = window;
    await tab("施策");
    await page.keyboard.press("Control+K");
    await page.getByRole("combobox", { name: "探す言葉" }).fill("産業のこれから");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "本文と版", selected: true }).waitFor();
  });

  it.each([
    ["様式", "plan-forms"],
    ["本文と版", "plan-text"],
  ])("has no accessibility fault on %s, and none of it leaves a small window", async (name, shot) => {
    const { page } = window;
    await tab(name);
    await page.setViewportSize({ width: 911, height: 512 });
    const violations = await violationsIn(page);
    expect(violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await picture(page, `${shot}-narrow`);
    await page.setViewportSize({ width: 1366, height: 768 });
  });
});
