/**
 * Every state of every screen: no WCAG 2.2 AA violation, no sideways scrolling of the page. One test file for each size of
 * the window, so that they run beside each other.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Failure } from "#shared/contract/errors.ts";
import { samples } from "#shared/sample/samples.ts";
import { violationsIn, wcag } from "#test/support/axe.ts";
import {
  picture,
  toSheets,
  windowBrowser,
  type OpenWindow,
  type WindowBrowser,
} from "#test/support/windowHost.ts";
import { startAnew } from "#test/support/windowSteps.ts";

const realPackage = fileURLToPath(new URL("../../../shared/real/asaka-2019.json", import.meta.url));
const sampleFile = (name: string): string =>
  fileURLToPath(new URL(`../../shared/sample/${name}`, import.meta.url));
const diskFull: Failure = { code: "disk-full", message: "ENOSPC", details: { file: "計画.hyoka" } };

async function check(page: Page, name: string): Promise<void> {
  const violations = await violationsIn(page, {
    tags: [...wcag, "best-practice"],
    // Menus and their backdrops are drawn outside of the landmarks by the component library.
    disabled: ["region"],
  });
  const found = violations.map(
    (one) =>
      `${one.id}: ${one.help}\n${one.nodes.map((node) => `  ${node.target.join(" ")} ${node.html.slice(0, 160)}`).join("\n")}`,
  );
  const sideways = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = [...document.querySelectorAll("header, nav, footer, main, [role=dialog]")].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    );
    return { page: scrollWidth - clientWidth, wide: wide.map((one) => one.outerHTML.slice(0, 80)) };
  });
  await picture(page, name);
  expect(found, name).toEqual([]);
  expect(sideways, name).toEqual({ page: 0, wide: [] });
}

type Step = (window: OpenWindow) => Promise<void>;
const screen =
  (name: string): Step =>
  async ({ page }) => {
    await page.getByRole("navigation", { name: "画面" }).getByRole("button", { name, exact: true }).click();
  };
const planPart =
  (name: string): Step =>
  async (window) => {
    await screen("計画")(window);
    await window.page.getByRole("tab", { name }).click();
  };
const side =
  (name: string): Step =>
  async ({ page }) => {
    const panel = page.getByRole("button", { name: "意見・指標など" });
    if (await panel.isVisible()) await panel.click();
    await page.getByRole("tab", { name }).click();
  };

const states: Record<string, Step> = {
  progress: async (window) => {
    await screen("進捗")(window);
    await window.page.locator("svg").getByText("D 5").waitFor();
  },
  sheet: async () => {},
  "sheet-project": async ({ page }) => {
    const list = page.getByRole("button", { name: "シート一覧" });
    if (await list.isVisible()) await list.click();
    await page.getByRole("treeitem", { name: /^1 あさか起業/u }).click();
  },
  "side-comments": side("委員意見"),
  "side-previous": side("前年度"),
  "side-indicators": side("指標"),
  "side-history": side("変更履歴"),
  "plan-basic": screen("計画"),
  "plan-items": planPart("施策"),
  "plan-indicators": planPart("指標"),
  "plan-projects": planPart("プロジェクト"),
  "plan-scale": planPart("判定の基準"),
  committee: screen("委員会"),
  "committee-agenda": async (window) => {
    await screen("委員会")(window);
    await window.page.getByRole("button", { name: /^次第（/u }).click();
    await window.page.getByRole("button", { name: /^資料（/u }).click();
    await window.page.getByRole("group", { name: /次第$/u }).scrollIntoViewIfNeeded();
  },
  record: async (window) => {
    await screen("会議の記録")(window);
    await window.page.getByRole("main", { name: "会議の記録" }).waitFor();
  },
  answers: async (window) => {
    await screen("意見と回答")(window);
    await window.page.getByRole("combobox", { name: "対応区分" }).first().waitFor();
  },
  minutes: async (window) => {
    await screen("会議録")(window);
    await window.page.getByRole("main", { name: /の会議録$/u }).waitFor();
  },
  archive: async (window) => {
    await screen("保存")(window);
    await window.page.getByRole("list", { name: "文書" }).waitFor();
  },
  history: screen("履歴"),
  search: async ({ page }) => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("商店");
    await page.getByRole("dialog").locator("mark").first().waitFor();
  },
  output: async ({ page }) => {
    await page.getByRole("button", { name: "文書出力" }).click();
    await page.getByText(/^2文書　\d+ページ$/u).waitFor();
    await page.getByRole("button", { name: /^施策評価シートの1枚ごと/u }).click();
    await page.getByRole("radio", { name: "文書ごとに分ける" }).check();
  },
  "output-long": async (window) => {
    const long = "市民と事業者と行政が力を合わせて商店街の空き店舗を活かし賑わいを取り戻す取組の推進".repeat(
      4,
    );
    window.alter("plan.snapshot", (year) => ({
      ...year,
      items: year.items.map((one) => ({ ...one, title: `${one.title}${long}` })),
      documents: [{ id: "d1", kind: "outline", title: long }],
    }));
    window.alter("word.pages", (value) => ({
      ...value,
      problems: Array.from({ length: 12 }, (_, section) => ({
        section,
        text: `${section + 1}枚目。${long}`,
      })),
    }));
    const { page } = window;
    await startAnew(page);
    await toSheets(page);
    await page.getByRole("button", { name: "文書出力" }).click();
    await page.getByRole("button", { name: /^施策評価シートの1枚ごと/u }).click();
    await page.getByRole("list", { name: "印刷の前に確かめること" }).waitFor();
  },
  "output-done": async (window) => {
    const { page } = window;
    window.chosen.folder = window.folder;
    window.alter("word.exportMany", (value) => ({
      ...value,
      written: value.written.slice(1).map((one) => ({
        ...one,
        dropped: [{ place: "1-1 達成状況", characters: "U+FFFE" }],
      })),
      notWritten: [{ name: value.written[0]?.name ?? "", failure: diskFull }],
    }));
    await page.getByRole("button", { name: "文書出力" }).click();
    await page.getByRole("radio", { name: "文書ごとに分ける" }).check();
    await page.getByRole("button", { name: "フォルダーを選んで出力" }).click();
    await page.getByText("1個のファイルを出力しました").waitFor();
  },
  look: async ({ page }) => {
    await page.getByRole("button", { name: "文書出力" }).click();
    await page.getByRole("button", { name: "施策評価シートの体裁", exact: true }).click();
    await page
      .getByLabel("変更後の見本")
      .getByText(/^\d+ページ$/u)
      .waitFor();
  },
  preview: async ({ page }) => {
    await page.getByRole("button", { name: "印刷プレビュー" }).click();
    await page.getByRole("menuitem", { name: "この書類" }).click();
    await page.getByText(/^全 \d+ ページ$/u).waitFor();
  },
  draft: async (window) => {
    await side("委員意見")(window);
    const { page } = window;
    await page
      .getByRole("checkbox", { name: /を評価文に選ぶ/u })
      .first()
      .check();
    await page.getByRole("button", { name: /選んだ意見から評価文を起こす/u }).click();
    await page.getByRole("dialog").getByLabel("評価文").waitFor();
  },
  "comment-dialog": async (window) => {
    await side("委員意見")(window);
    const { page } = window;
    await page
      .getByRole("button", { name: /の操作$/u })
      .first()
      .click();
    await page.getByRole("menuitem", { name: /対象を直す/u }).click();
    await page.getByRole("dialog", { name: /発言者・種別・対象/u }).waitFor();
  },
  leave: async (window) => {
    await screen("計画")(window);
    window.fail("structure.updatePlan", diskFull);
    await window.page.getByLabel("市町村").fill("残る名前");
    await window.emit("app.closing", {});
    await window.page.getByRole("dialog").getByText("残る名前").waitFor();
  },
  unsaved: async (window) => {
    await screen("計画")(window);
    await window.page.getByLabel("計画名").fill("");
    await window.page.getByLabel("計画の最後の年度").fill("らいねん");
    await window.page.getByRole("button", { name: "未保存の入力を見る" }).click();
    await window.page.getByRole("dialog", { name: "まだ保存していない入力" }).waitFor();
  },
  "list-drawer": async ({ page }) => {
    // Beside the sheet where there is room, over it where there is none.
    const list = page.getByRole("button", { name: "シート一覧" });
    if (await list.isVisible()) await list.click();
    await page.getByRole("tree", { name: "評価シート" }).waitFor();
  },
  "grade-menu": async ({ page }) => {
    await page
      .getByRole("button", { name: /判定：/u })
      .first()
      .click();
    await page.getByText("指標から見た目安").waitFor();
  },
  "sheet-invalid": async ({ page }) => {
    await page
      .getByRole("textbox", { name: /令和2年度 実績値$/u })
      .first()
      .focus();
    await page.keyboard.type("約１０");
    await page.keyboard.press("Enter");
    await page
      .getByText(/数値として読めません/u)
      .first()
      .waitFor();
  },
  "sheet-long-text": async ({ page }) => {
    await page.getByRole("textbox", { name: /^1-1 .*達成状況$/u }).focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("商店街の催しに多くの市民が訪れ、回遊が広がった。".repeat(84));
    await page.keyboard.type("おわり。");
  },
  "empty-year": async ({ page }) => {
    await page.getByRole("combobox", { name: "年度" }).click();
    await page.getByRole("option", { name: /2022年度/u }).click();
    await page.getByText("（未記入）").first().waitFor();
  },
  "long-titles": async (window) => {
    const long = "市民と事業者と行政が力を合わせて商店街の空き店舗を活かし賑わいを取り戻す取組の推進".repeat(
      4,
    );
    window.alter("plan.snapshot", (year) => ({
      ...year,
      items: year.items.map((one) => ({ ...one, title: `${one.title}${long}` })),
      projects: year.projects.map((one) => ({ ...one, title: `${one.title}${long}` })),
      plan: { ...year.plan, title: long },
    }));
    window.alter("plan.current", (plan) => plan && { ...plan, title: long });
    await startAnew(window.page);
    await toSheets(window.page);
    await window.page.getByRole("textbox").first().waitFor();
  },
  "year-menu": async ({ page }) => {
    await page.getByRole("combobox", { name: "年度" }).click();
  },
  "year-without-meeting": async (window) => {
    await window.page.getByRole("combobox", { name: "年度" }).click();
    await window.page.getByRole("option", { name: /2021年度/u }).click();
    await side("委員意見")(window);
  },
  "sheet-failed": async (window) => {
    window.fail("field.setText", diskFull);
    await window.page.getByRole("textbox", { name: /^1-1 .*達成状況$/u }).focus();
    await window.page.keyboard.type("失えない一文。");
    await window.page.keyboard.press("Tab");
    await window.page.getByRole("alert").waitFor();
  },
  "save-failed": async (window) => {
    await screen("計画")(window);
    window.fail("structure.updatePlan", diskFull);
    await window.page.getByLabel("市町村").fill("失敗する名前");
    await window.page.keyboard.press("Enter");
    await window.page.getByText(/ディスクの空きが足りない/u).waitFor();
  },
};

/** States that are laid out differently where there is little room. */
const narrowStates = [
  "progress",
  "sheet",
  "sheet-project",
  "side-comments",
  "side-indicators",
  "plan-items",
  "plan-indicators",
  "committee",
  "committee-agenda",
  "record",
  "answers",
  "minutes",
  "archive",
  "output-long",
  "look",
  "comment-dialog",
  "list-drawer",
  "sheet-long-text",
  "long-titles",
];

/** The tests of one size; `narrow` leaves out what looks the same with little room. */
export function describeAccessibility(size: { width: number; height: number; narrow?: true }): void {
  const { width, height, narrow = false } = size;
  describe(`at ${width}×${height}`, () => {
    let browser: WindowBrowser;
    let opened: OpenWindow | undefined;

    beforeAll(async () => {
      // Every state is rendered here, so that whatever React has to say of one is seen; once is enough.
      browser = await windowBrowser(narrow ? "production" : "development");
    });
    afterAll(() => browser.close());
    afterEach(async () => {
      await opened?.close();
      opened = undefined;
    });

    it.each(narrow ? narrowStates : Object.keys(states))("%s", async (name) => {
      opened = await browser.open({ width, height, plan: "sample" });
      await opened.page.getByRole("main").first().waitFor();
      await opened.page.getByRole("contentinfo").waitFor();
      await states[name]?.(opened);
      await check(opened.page, `${name}-${width}`);
      expect(opened.problems).toEqual([]);
    });

    it("start screen and the form of a new plan", async () => {
      opened = await browser.open({ width, height });
      const { page } = opened;
      await page.getByRole("button", { name: /見本で試す/u }).waitFor();
      await check(page, `start-${width}`);
      await page.getByRole("button", { name: /見本で試す/u }).click();
      await check(page, `samples-${width}`);
      await page.getByRole("button", { name: "やめる" }).click();
      await page.getByRole("button", { name: /新しい計画を作る/u }).click();
      await check(page, `new-plan-${width}`);
    });

    it("a read-only plan says so and offers nothing to edit", async () => {
      opened = await browser.open({ width, height, plan: "sample" });
      const { page } = opened;
      opened.alter("plan.current", (plan) => plan && { ...plan, readOnly: true });
      await startAnew(page);
      await toSheets(page);
      await page.getByText(/読み取り専用で開いています/u).waitFor();
      await expect.poll(() => page.getByTestId("save-state").textContent()).toBe("読み取り専用");
      await expect.poll(() => page.getByRole("button", { name: "元に戻す" }).count()).toBe(0);
      await check(page, `read-only-${width}`);
      await screen("委員会")(opened);
      await expect.poll(() => page.getByLabel("委員を追加").count()).toBe(0);
      await check(page, `read-only-committee-${width}`);
    });

    it("an empty plan shows the way to begin", async () => {
      opened = await browser.open({ width, height, plan: "sample" });
      opened.alter("plan.snapshot", (year) => ({
        ...year,
        items: [],
        indicators: [],
        projects: [],
        evaluations: [],
        previousEvaluations: [],
        committee: { ...year.committee, members: [] },
        meetings: [],
        comments: [],
      }));
      const { page } = opened;
      await startAnew(page);
      await page.getByRole("list", { name: "一年の流れ" }).waitFor();
      await check(page, `empty-progress-${width}`);
      await toSheets(page);
      await page.getByRole("button", { name: "計画の画面へ" }).waitFor();
      await check(page, `empty-${width}`);
    });

    it("a year that cannot be read says why", async () => {
      opened = await browser.open({ width, height, plan: "sample" });
      opened.fail("plan.snapshot", { code: "file-replaced", message: "", details: { file: "計画.hyoka" } });
      const { page } = opened;
      await startAnew(page);
      await page.getByText(/移動されたか、別のファイルに置き換えられました/u).waitFor();
      await check(page, `unreadable-${width}`);
    });

    it.skipIf(!existsSync(realPackage))("the real sheets with their longest titles", async () => {
      opened = await browser.open({ width, height, plan: realPackage });
      await opened.page.getByRole("contentinfo").waitFor();
      await check(opened.page, `real-${width}`);
    });

    it.each(samples.filter(({ id }) => id !== "evaluation" && !narrow))(
      "the papers of the sample: $id",
      async (sample) => {
        opened = await browser.open({ width, height, plan: sampleFile(sample.file) });
        const { page, problems } = opened;
        await page.getByRole("contentinfo").waitFor();
        await page.locator(".sheet-table, .sheet-paragraph").first().waitFor();
        await check(page, `papers-${sample.id}-${width}`);
        expect(problems).toEqual([]);
      },
    );
  });
}
