/** 進捗, the first screen of a plan: where the year is, what to do next, and the pictures of it; the frame around it. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { describe, expect, it } from "vitest";
import type { MethodOutput } from "#shared/contract/methods.ts";
import { makeSamplePlan } from "#test/e2e/samplePlan.ts";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture, type OpenWindow } from "#test/support/windowHost.ts";
import { ask, rail, snapshot, startAnew } from "#test/support/windowSteps.ts";

const openWindow = windowOfEachTest();

/** The sample on the day before its meeting of 7 August 2020, where it stands when it was opened. */
async function open(
  change?: (year: MethodOutput<"plan.snapshot">) => MethodOutput<"plan.snapshot">,
  size: { width?: number; height?: number } = {},
): Promise<OpenWindow> {
  const window = await openWindow({
    plan: "sample",
    screen: "first",
    now: "2020-08-06T10:00:00+09:00",
    ...size,
  });
  if (change) {
    window.alter("plan.snapshot", change);
    await startAnew(window.page);
  }
  await window.page.getByRole("list", { name: "一年の流れ" }).waitFor();
  return window;
}

const todo = (page: Page) => page.getByRole("list", { name: "次にすること" }).getByRole("listitem");
const drawn = (page: Page) => page.locator("svg rect, svg path").first();

describe("the first screen", () => {
  it("says where the year is and leads to each step", async () => {
    const { page } = await open();
    const steps = page.getByRole("list", { name: "一年の流れ" }).getByRole("listitem");
    await expect
      .poll(async () => (await steps.allInnerTexts()).map((text) => text.replaceAll(/\s+/gu, " ").trim()))
      .toEqual([
        "所管課への照会 記入 18／18",
        "取りまとめ 点検 1件",
        "3 配布資料 配布版なし",
        "4 委員会 第1回 8月7日（金）",
        "5 委員会の評価 0／9 採択",
        "6 回答・公表 未回答 2件",
        "7 会議記録の保存 —",
      ]);
    await expect.poll(() => page.locator("[aria-current=step]").innerText()).toContain("配布資料");
    await drawn(page).waitFor();
    await picture(page, "progress");
    await page.getByRole("button", { name: /^4 委員会：/u }).press("Enter");
    await expect.poll(() => rail(page, "委員会").getAttribute("aria-current")).toBe("page");
    await page.getByRole("button", { name: /^いま 配布資料/u }).click();
    await expect.poll(() => rail(page, "進捗").getAttribute("aria-current")).toBe("page");
  });

  it("lists what to do next, unfolds the rest, and goes to the very field", async () => {
    const window = await open((year) => ({
      ...year,
      evaluations: year.evaluations.map(({ achievement, ...one }) =>
        one.subject.id === "1-1" || achievement === undefined ? one : { ...one, achievement },
      ),
      comments: Array.from({ length: 6 }, (_, index) => ({
        ...year.comments[2]!,
        id: `n${index}`,
        text: `長い発言でも一行に収まる。${"空き店舗の活用を進めてほしい。".repeat(12)}`,
      })),
    }));
    const { page } = window;
    await expect.poll(() => todo(page).count()).toBe(5);
    await page.getByRole("button", { name: /^ほか \d+ 件を表示$/u }).click();
    await expect.poll(() => todo(page).count()).toBeGreaterThan(8);
    await picture(page, "progress-long");
    await page.getByRole("button", { name: "少なく表示" }).click();
    await expect.poll(() => todo(page).count()).toBe(5);
    await page.getByRole("button", { name: /記入していない欄が1つあります。開く$/u }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? ""))
      .toMatch(/^1-1 .*達成状況$/u);
  });

  it("shows how the grades fall, as bars and as text, and copies the bars as a picture", async () => {
    const window = await open();
    const { page } = window;
    await page.getByText("施策 14").waitFor();
    await expect
      .poll(() => page.getByRole("region", { name: "判定の数" }).innerText())
      .toContain("C 7（50.0％）");
    const pictures: string[] = [];
    window.shell["clipboard.writePicture"] = ({ png }) => {
      pictures.push(png);
      return {};
    };
    await page.locator("svg").getByText("D 5").waitFor();
    await page.getByRole("button", { name: "令和元年度　判定の分布の図を複写" }).click();
    await page.getByText("図を複写しました。", { exact: false }).waitFor();
    const bytes = Buffer.from(pictures[0] ?? "", "base64");
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    // Width and height of the picture: three times the bars' own.
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(900);
    expect(bytes.byteLength).toBeGreaterThan(5000);
  });

  it("says when a picture could not be copied, and that nothing was changed", async () => {
    const window = await open();
    const { page } = window;
    window.fail("clipboard.writePicture", { code: "internal", message: "", details: { reference: "x" } });
    await drawn(page).waitFor();
    await page
      .getByRole("button", { name: /の図を複写$/u })
      .last()
      .click();
    await page.getByText(/図を複写できませんでした。.*計画の内容は変わっていません。/u).waitFor();
  });

  it("writes 評価結果一覧 as a Word file where the person says", async () => {
    const window = await open();
    const { page } = window;
    window.chosen.save = join(window.folder, "評価結果一覧.docx");
    await page.getByRole("button", { name: "評価結果一覧を Word に" }).click();
    const dialog = page.getByRole("dialog", { name: "評価結果一覧" });
    await dialog.getByText(/「評価結果一覧\.docx」に出力しました/u).waitFor();
    await dialog.getByRole("button", { name: "閉じる" }).click();
    await dialog.waitFor({ state: "hidden" });
  });

  it("keeps the four kinds of nothing apart in the table of rates, and draws the chosen indicator", async () => {
    const window = await open((year) => ({
      ...year,
      indicators: year.indicators.map((one, index) => {
        const number = (text: string) => ({ kind: "number" as const, number: text });
        const values = [
          { kind: "dash" as const },
          undefined,
          number("0"),
          { kind: "reason" as const, reason: "調査の年ではない" },
        ];
        if (index > 3) return one;
        const { 2019: _, ...rest } = one.actuals;
        const value = values[index];
        return { ...one, targets: { 2019: number("10") }, actuals: value ? { ...rest, 2019: value } : rest };
      }),
    }));
    const { page } = window;
    const rows = page.getByRole("region", { name: "指標の達成率の表" }).getByRole("row");
    const cell = (row: number) => rows.nth(row).getByRole("cell").nth(1);
    await expect.poll(() => cell(1).innerText()).toMatch(/^—/u);
    await expect.poll(() => cell(2).innerText()).toMatch(/^\s*実績値が未記入です$/u);
    await expect.poll(() => cell(3).innerText()).toBe("0.0");
    await expect.poll(() => cell(4).innerText()).toMatch(/^－※\s*調査の年ではない$/u);
    await rows.nth(3).getByRole("button").press("Enter");
    const name = (await snapshot(window)).indicators[2]?.name ?? "";
    await page
      .getByRole("region", { name: new RegExp(name, "u") })
      .getByText(/達成率 0\.0％/u)
      .waitFor();
    await picture(page, "progress-nothing");
  });

  it("stays whole with two hundred indicators, long names and a plan of one year, in a small window too", async () => {
    const long = "市民と事業者と行政が力を合わせて商店街の空き店舗を活かし賑わいを取り戻す取組の推進".repeat(
      3,
    );
    const window = await open(
      (year) => ({
        ...year,
        plan: {
          ...year.plan,
          title: long,
          firstFiscalYear: 2019,
          lastFiscalYear: 2019,
          indicatorFiscalYears: [2019, 2019],
        },
        items: year.items.map((one) => ({ ...one, title: `${one.title}${long}` })),
        indicators: Array.from({ length: 200 }, (_, index) => ({
          ...year.indicators[index % year.indicators.length]!,
          id: `many${index}`,
          name: `${index}番目の指標 ${long}`,
        })),
      }),
      { width: 1366, height: 768 },
    );
    const { page } = window;
    await expect
      .poll(() => page.getByRole("region", { name: "指標の達成率の表" }).getByRole("row").count())
      .toBe(201);
    await page.locator('circle[data-series="actual"]').first().waitFor();
    await page.locator("svg").getByText("D 5").waitFor();
    await picture(page, "progress-many");
    for (const [width, height] of [
      [1366, 768],
      [900, 600],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect
        .poll(() =>
          page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        )
        .toBe(0);
      await expect
        .poll(() => page.getByRole("main").evaluate((one) => one.scrollWidth - one.clientWidth))
        .toBe(0);
    }
    await picture(page, "progress-small");
  });

  it("shows an empty plan the way to begin", async () => {
    const { page } = await open((year) => ({
      ...year,
      items: [],
      otherItems: [],
      indicators: [],
      projects: [],
      evaluations: [],
      meetings: [],
      comments: [],
    }));
    await page.getByText("この年度には指標がありません。", { exact: false }).waitFor();
    await picture(page, "progress-empty");
    await page.getByRole("button", { name: /がまだありません。開く$/u }).click();
    await expect.poll(() => rail(page, "計画").getAttribute("aria-current")).toBe("page");
    await expect
      .poll(() => page.getByRole("tab", { name: "施策" }).getAttribute("aria-selected"))
      .toBe("true");
  });
});

describe("the frame", () => {
  it("has all nine screens in a rail that needs no scrolling at 1366×768", async () => {
    const { page } = await open();
    const nav = page.getByRole("navigation", { name: "画面" });
    expect(await nav.getByRole("button").evaluateAll((all) => all.map((one) => one.ariaLabel))).toEqual([
      "進捗",
      "評価シート",
      "計画",
      "委員会",
      "会議の記録",
      "意見と回答",
      "会議録",
      "保存",
      "履歴",
    ]);
    expect(await nav.evaluate((one) => one.scrollHeight - one.clientHeight)).toBe(0);
  });

  it("says which years are open, and opens the next one from the year's menu", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("combobox", { name: "年度" }).click();
    await expect.poll(() => page.getByRole("option").allInnerTexts()).toHaveLength(11);
    const texts = await page.getByRole("option").allInnerTexts();
    expect(texts[0]).toMatch(/令和元年度.*評価中/su);
    expect(texts[1]).toMatch(/令和2年度.*予定/su);
    await picture(page, "year-menu");
    await page.getByRole("option", { name: "翌年度へ進む…" }).click();
    const dialog = page.getByRole("dialog", { name: /^翌年度へ進む/u });
    await dialog.getByRole("button", { name: /へ進む$/u }).click();
    await dialog.waitFor({ state: "hidden" });
    await expect.poll(async () => (await ask(window, "plan.current", {}))?.latestOpenYear).toBe(2020);
    await expect.poll(() => page.getByRole("combobox", { name: "年度" }).innerText()).toContain("令和2年度");
  });

  it("says of a planned year that it is not open yet, and leads back", async () => {
    const { page } = await open();
    await page.getByRole("combobox", { name: "年度" }).click();
    await page.getByRole("option", { name: /2021年度/u }).click();
    await page.getByText("令和3年度はまだ始めていません", { exact: false }).waitFor();
    await picture(page, "progress-planned");
    await page.getByRole("button", { name: "令和元年度へ" }).click();
    await expect.poll(() => page.getByText("まだ始めていません", { exact: false }).count()).toBe(0);
  });

  it("switches to another plan of the city, saving what is being typed first", async () => {
    const window = await open();
    const { page, backend, folder } = window;
    await makeSamplePlan(join(folder, "あきる野.hyoka"), "progress");
    const entry = (name: string, title: string, available: boolean) => ({
      token: backend.grantFile(join(folder, name), "read"),
      name,
      folder,
      title,
      openedAt: "2020-08-07T01:32:00.000Z",
      available,
    });
    window.shell["recent.list"] = () => [
      { ...entry("計画.hyoka", "いまの計画", true), folder: openedPlan?.folder ?? "" },
      entry("あきる野.hyoka", "商工業振興プラン", true),
      entry("ない.hyoka", "なくなった計画", false),
    ];
    const openedPlan = await ask(window, "plan.current", {});
    await rail(page, "計画").click();
    await page.getByLabel("市町村").fill("打ちかけの市");
    await page.getByRole("button", { name: "ほかの計画に切り替える" }).click();
    await expect.poll(() => page.getByRole("menuitem").count()).toBe(3);
    expect(await page.getByRole("menuitem", { name: /なくなった計画/u }).getAttribute("aria-disabled")).toBe(
      "true",
    );
    await picture(page, "plan-switch");
    await page.getByRole("menuitem", { name: /商工業振興プラン/u }).click();
    await expect
      .poll(() => page.getByRole("heading", { level: 1 }).innerText())
      .toBe("あきる野市商工業振興プラン");
    const commands = window.calls.map(({ name }) => name);
    expect(commands.indexOf("structure.updatePlan")).toBeGreaterThan(-1);
    expect(commands.indexOf("structure.updatePlan")).toBeLessThan(commands.indexOf("plan.open"));
  });
});
