/** Editing the official sheet in place, in headless Chromium with a real input method. */
import type { CDPSession, Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { compose, partsBrowser, type PartsBrowser } from "#test/screens/support/parts.ts";
import { violationsIn, wcag } from "#test/support/axe.ts";
import { packageSnapshot, samplePackage } from "#test/support/packageSnapshot.ts";

const filled = packageSnapshot(samplePackage(), 2019);
const emptyYear: YearSnapshot = { ...filled, fiscalYear: 2021, evaluations: [] };
const first = { kind: "item", id: "1" } as const;

let browser: PartsBrowser;
let page: Page;
let ime: CDPSession;
const faults: string[] = [];

async function openPage(): Promise<void> {
  page = await browser.open();
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  ime = await page.context().newCDPSession(page);
}

beforeAll(async () => {
  browser = await partsBrowser();
  await openPage();
});
afterAll(() => browser.close());
beforeEach(async () => {
  await (page.isClosed() ? openPage() : browser.again(page));
});
afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});

type Options = {
  snapshot?: YearSnapshot;
  subject?: { kind: "item" | "project"; id: string };
  readOnly?: boolean;
};
const show = async ({ snapshot = filled, subject = first, readOnly = false }: Options = {}) => {
  const form = subject.kind === "item" ? ("evaluation-sheet" as const) : ("project-sheet" as const);
  await page.evaluate((given) => window.parts.sheet(given), { snapshot, paper: { form, subject }, readOnly });
  await page.getByRole("region", { name: "評価シート" }).waitFor();
};
const saves = () =>
  page.evaluate(() =>
    window.parts.log.filter((one) => one.name === "save").map((one) => [one.key, one.text]),
  );
const sessions = () =>
  page.evaluate(() => window.parts.log.filter((one) => one.name === "save").map((one) => one.session));
const names = () => page.evaluate(() => window.parts.log.map((one) => one.name));
const saved = (count: number) =>
  page.waitForFunction((n) => window.parts.log.filter((one) => one.name === "save").length >= n, count);
const cell = (name: string) => page.getByRole("textbox", { name, exact: true });
const focusedName = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

const activities = "1-1 市民等で賑わう拠点づくり 令和元年度事業内容";
const achievement = "1-1 市民等で賑わう拠点づくり 達成状況";
const rating = "1-1 市民等で賑わう拠点づくり 判定";
const committee = "1 暮らしにマッチした生活環境の創造 推進委員会の評価";
const textKey = (item: string, property: string) => `evaluation/item:${item}/2019/${property}`;
const firstIndicator = filled.indicators.find((one) => one.item === "1-1");
if (!firstIndicator) throw new Error("the sample has no indicator for 1-1");
const target = (year: string) => `${firstIndicator.name} ${year} 目標値`;
const actual = (year: string) => `${firstIndicator.name} ${year} 実績値`;
const valueKey = (series: string, year: number) => `value/${firstIndicator.id}/${series}/${year}`;

describe("text cells", () => {
  it("turn into an editor of the same letters on focus, and save when left", async () => {
    await show();
    const before = (await cell(committee).locator("p").allInnerTexts()).join("\n");
    await cell(committee).focus();
    const editor = cell(committee);
    expect(await editor.evaluate((element) => element.tagName)).toBe("TEXTAREA");
    expect(await editor.evaluate((element) => getComputedStyle(element).fontFamily)).toContain("ＭＳ 明朝");
    await page.keyboard.type("追記。");
    await page.keyboard.press("Tab");
    await saved(1);
    expect(await saves()).toEqual([[textKey("1", "committeeEvaluation"), `${before}追記。`]]);
  });

  it("put the caret where the click was", async () => {
    await show();
    const paragraph = cell(activities).locator("p").first();
    const box = await paragraph.boundingBox();
    if (!box) throw new Error("no paragraph");
    // Four characters of 10 pt in: behind the bullet and three letters.
    await page.mouse.click(box.x + 4 * 13.33 + 1, box.y + box.height / 2);
    const start = await cell(activities).evaluate((element: HTMLTextAreaElement) => element.selectionStart);
    expect(start).toBe(4);
  });

  it("save about a second after typing stops, and every save of one visit has one session", async () => {
    await show();
    await cell(achievement).focus();
    await page.keyboard.type("一");
    await saved(1);
    await page.keyboard.type("二");
    await saved(2);
    const [a, b] = await sessions();
    expect(a).toBe(b);
    await cell(activities).focus();
    await cell(achievement).focus();
    await page.keyboard.type("三");
    await saved(3);
    expect((await sessions())[2]).not.toBe(a);
  });

  it("save nothing while a conversion is open", async () => {
    await show();
    await page.clock.install();
    await cell(committee).focus();
    await compose(ime, "し", "しょうてん", "商店");
    await page.clock.runFor(5000);
    expect(await saves()).toEqual([]);
    await ime.send("Input.insertText", { text: "商店街" });
    await page.clock.runFor(1000);
    expect((await saves()).map(([, text]) => text?.endsWith("商店街"))).toEqual([true]);
    // Its clock only goes when it is told to.
    await page.close();
  });

  it("go back to what they were on Escape; what was typed stays a step that undo brings back", async () => {
    await show();
    await cell(achievement).focus();
    const before = await cell(achievement).inputValue();
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("消える文".repeat(1000));
    await page.keyboard.press("Escape");
    await expect.poll(() => cell(achievement).inputValue()).toBe(before);
    // The paper was scrolled to the end of the long text: the cell is in sight again.
    await expect
      .poll(() =>
        cell(achievement).evaluate((text) => {
          const { top, bottom } = text.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }),
      )
      .toBe(true);
    await saved(2);
    await page.keyboard.press("Tab");
    expect((await saves()).map(([, text]) => text)).toEqual([expect.stringContaining("消える文"), before]);
    expect(new Set(await sessions()).size).toBe(2);
  });

  it("keep the paragraphs of a pasted text and drop its formatting", async () => {
    await show({ snapshot: emptyYear });
    await page.keyboard.press("Tab");
    const name = "1-1 市民等で賑わう拠点づくり 達成状況";
    await cell(name).focus();
    await cell(name).evaluate((element) => {
      const data = new DataTransfer();
      data.setData("text/plain", "一段落目\r\n二段落目\r\n");
      data.setData("text/html", "<p><b>一段落目</b></p><p>二段落目</p>");
      element.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect.poll(() => cell(name).inputValue()).toBe("一段落目\n二段落目");
  });

  it("show a hint in empty cells and none on the cells that have text", async () => {
    await show({ snapshot: emptyYear });
    await expect.poll(() => cell(achievement).innerText()).toBe("（未記入）");
    await show({ snapshot: filled });
    await expect.poll(() => cell(activities).innerText()).not.toContain("（未記入）");
  });

  it("do not lose typed words to a snapshot that arrives", async () => {
    await show();
    await cell(achievement).focus();
    await page.keyboard.type("入力中");
    const typed = await cell(achievement).inputValue();
    await page.evaluate((snapshot) => window.parts.setSnapshot(snapshot), {
      ...filled,
      evaluations: filled.evaluations.map((one) => ({ ...one, achievement: "ほかの内容" })),
    });
    await expect.poll(() => cell(achievement).inputValue()).toBe(typed);
  });

  it("save what was typed when the sheet goes away", async () => {
    await show();
    await cell(achievement).focus();
    await page.keyboard.type("離れる前の文");
    await show({ subject: { kind: "item", id: "2" } });
    await saved(1);
    const [save] = await saves();
    expect(save?.[0]).toBe(textKey("1-1", "achievement"));
    expect(save?.[1]).toContain("離れる前の文");
  });

  it("hand everything over when asked before closing", async () => {
    await show();
    await cell(achievement).focus();
    await page.keyboard.type("閉じる前の文");
    expect(await page.evaluate(() => window.parts.flush())).toBe("saved");
    expect((await saves()).length).toBe(1);
    expect(await page.evaluate(() => window.parts.pending())).toBe(false);
  });
});

describe("a text that cannot be saved", () => {
  const failure = { code: "disk-full", message: "", details: {} } as const;

  it("stays in its cell with the reason, also on another visit, and is saved when asked again", async () => {
    await show();
    await page.evaluate((given) => (window.parts.failure = given), failure);
    await cell(achievement).focus();
    await page.keyboard.type("失えない文");
    await cell(activities).focus();
    const described = async () => {
      const id = await cell(achievement).getAttribute("aria-describedby");
      return id === null ? "" : page.locator(`[id="${id}"]`).textContent();
    };
    await expect.poll(described).toContain("空き");
    expect(await page.evaluate(() => window.parts.flush())).toBe("UnsavedEditsError");

    await show({ subject: { kind: "item", id: "2" } });
    await show();
    await expect.poll(() => cell(achievement).innerText()).toContain("失えない文");
    expect(await described()).toContain("空き");

    await page.evaluate(() => (window.parts.failure = null));
    await cell(achievement).focus();
    await page.getByRole("button", { name: "もう一度保存" }).click();
    await expect.poll(described).toBe("");
    expect(await page.evaluate(() => window.parts.flush())).toBe("saved");
  });
});

describe("undo", () => {
  it("belongs to the field while it has changes of its own, then to the sheet", async () => {
    await show();
    await cell(achievement).focus();
    const before = await cell(achievement).inputValue();
    await page.keyboard.type("あ");
    await page.keyboard.press("Control+z");
    await expect.poll(() => cell(achievement).inputValue()).toBe(before);
    expect(await names()).not.toContain("undo");
    await page.keyboard.press("Control+z");
    expect(await names()).toContain("undo");
  });

  it("shows what the sheet's undo brought back in the open cell", async () => {
    await show();
    await cell(achievement).focus();
    await page.evaluate((snapshot) => window.parts.setSnapshot(snapshot), {
      ...filled,
      evaluations: filled.evaluations.map((one) => ({ ...one, achievement: "元に戻した文" })),
    });
    await expect.poll(() => cell(achievement).inputValue()).toBe("元に戻した文");
  });
});

describe("grades", () => {
  const button = () => page.getByRole("button", { name: new RegExp(`^${rating}`, "u") });

  it("are set by their letter", async () => {
    await show();
    await button().focus();
    await page.keyboard.press("b");
    await saved(1);
    expect(await saves()).toEqual([[textKey("1-1", "rating"), "B"]]);
    await expect.poll(() => button().innerText()).toBe("B");
  });

  it("open a menu with the meanings and the reasons of a suggestion, which sets nothing", async () => {
    await show();
    await button().focus();
    await page.keyboard.press("Enter");
    const menu = page.getByRole("menu");
    await menu.waitFor();
    await expect
      .poll(() => menu.getByRole("menuitem").allInnerTexts())
      .toContain("B\n計画を上回る進捗状況".replace("\n", ""));
    await expect.poll(() => page.getByText("指標から見た目安").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await saves()).toEqual([]);
  });

  it("can be taken away", async () => {
    await show();
    await button().click();
    await page.getByRole("menuitem", { name: "判定を消す" }).click();
    await saved(1);
    expect((await saves())[0]?.[1]).toBe("");
    await expect.poll(() => button().innerText()).toBe("（未判定）");
  });
});

describe("value cells", () => {
  it("normalise full-width digits only when they are left", async () => {
    await show();
    await cell(actual("令和2年度")).focus();
    await page.keyboard.type("１，２００");
    await expect.poll(() => cell(actual("令和2年度")).inputValue()).toBe("１，２００");
    await page.keyboard.press("Tab");
    await saved(1);
    expect(await saves()).toEqual([[valueKey("actual", 2020), "1,200"]]);
    await expect.poll(() => cell(actual("令和2年度")).innerText()).toBe(`1,200${firstIndicator.unit}`);
  });

  it("keep a text that is no value, say why, and save nothing", async () => {
    await show();
    await cell(actual("令和2年度")).focus();
    await page.keyboard.type("約１０");
    await page.keyboard.press("Enter");
    expect(await focusedName()).toBe(actual("令和2年度"));
    await expect.poll(() => page.getByText("「約１０」は数値として読めません").count()).toBeGreaterThan(0);
    await page.keyboard.press("Tab");
    await expect.poll(() => cell(actual("令和2年度")).innerText()).toBe("約１０");
    expect(await saves()).toEqual([]);
    expect(await page.evaluate(() => window.parts.flush())).toBe("UnsavedEditsError");
  });

  it("are walked through with Enter and the arrow keys", async () => {
    await show();
    await cell(target("令和元年度")).focus();
    await page.keyboard.press("Enter");
    expect(await focusedName()).toBe(actual("令和元年度"));
    await page.keyboard.press("ArrowRight");
    expect(await focusedName()).toBe(actual("令和2年度"));
    await page.keyboard.press("ArrowUp");
    expect(await focusedName()).toBe(target("令和2年度"));
    await page.keyboard.press("ArrowLeft");
    expect(await focusedName()).toBe(target("令和元年度"));
  });

  const paste = (name: string, text: string) =>
    cell(name).evaluate((element, plain) => {
      const data = new DataTransfer();
      data.setData("text/plain", plain);
      element.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);

  it("are filled at once by an empty-to-full block from a spreadsheet", async () => {
    await show();
    await cell(actual("令和2年度")).focus();
    await paste(actual("令和2年度"), "１\t2\r\n");
    await saved(2);
    expect(await saves()).toEqual([
      [valueKey("actual", 2020), "1"],
      [valueKey("actual", 2021), "2"],
    ]);
  });

  it("ask before a block replaces values or loses part of itself", async () => {
    await show();
    await cell(target("令和5年度")).focus();
    await paste(target("令和5年度"), "7\t8\r\n9\t10\r\n");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await expect.poll(() => dialog.innerText()).toContain("1行2列「8」");
    expect(await saves()).toEqual([]);
    await dialog.getByRole("button", { name: "貼り付ける", exact: true }).click();
    await saved(2);
    expect((await saves()).map(([, text]) => text)).toEqual(["7", "9"]);
  });
});

describe("the sheet", () => {
  it("leads the Tab key through its cells in reading order", async () => {
    await show();
    await page.getByRole("region", { name: "評価シート" }).focus();
    const order: string[] = [];
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press("Tab");
      order.push(await focusedName());
    }
    expect(order.map((name) => name.split(" ").at(-1)?.replace(/：.*/u, ""))).toEqual([
      "目指す姿",
      "令和元年度事業内容",
      "達成状況",
      "判定",
    ]);
    await page.keyboard.press("Shift+Tab");
    expect(await focusedName()).toBe(achievement);
  });

  it("offers no editor when the file is read-only", async () => {
    await show({ readOnly: true });
    await expect.poll(() => page.getByRole("textbox").count()).toBe(0);
    await expect.poll(() => page.getByText("閲覧のみ").count()).toBe(1);
  });

  it.each([
    ["filled in", filled, first],
    ["empty", emptyYear, first],
    ["a project's", filled, { kind: "project", id: filled.projects[0]?.id ?? "" } as const],
  ])("has no accessibility fault when it is %s", async (_name, snapshot, subject) => {
    await show({ snapshot, subject });
    const violations = await violationsIn(page, { tags: wcag });
    expect(
      violations.map((one) => `${one.id}: ${one.nodes[0]?.html} ${one.nodes[0]?.failureSummary}`),
    ).toEqual([]);
  });

  it("has no accessibility fault while a cell is open and another is wrong", async () => {
    await show();
    await cell(actual("令和2年度")).focus();
    await page.keyboard.type("約１０");
    await page.keyboard.press("Tab");
    const violations = await violationsIn(page, { tags: wcag });
    expect(
      violations.map((one) => `${one.id}: ${one.nodes[0]?.html} ${one.nodes[0]?.failureSummary}`),
    ).toEqual([]);
  });
});
