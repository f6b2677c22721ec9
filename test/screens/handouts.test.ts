/** 資料番号 in one place: the meeting's handouts are counted, reordered and named once, and the papers follow. */
import type { Locator, Page } from "@playwright/test";
import { describe, expect, it } from "vitest";
import { agenda } from "#shared/forms/agenda.ts";
import { handoutNumberFor } from "#shared/rules/handoutNumbers.ts";
import { linesOf } from "#test/support/trees.ts";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture, type OpenWindow } from "#test/support/windowHost.ts";
import { rail, snapshot, until } from "#test/support/windowSteps.ts";

const openWindow = windowOfEachTest();

/** The sample's meeting with one of its parts unfolded. */
async function open(part: "次第" | "資料"): Promise<OpenWindow> {
  const opened = await openWindow({ plan: "sample", width: 1366, height: 1000 });
  await rail(opened.page, "委員会").click();
  await opened.page.getByRole("button", { name: new RegExp(`^${part}（`, "u") }).click();
  return opened;
}

/** The row of a handout, whatever its number is. */
const row = (page: Page, title: string): Locator =>
  page.getByRole("group", { name: new RegExp(`^資料「(?:\\S+ )?${title}」$`, "u") });
const numberOf = (page: Page, title: string): Promise<string | null> =>
  row(page, title).getByLabel("資料番号", { exact: true }).textContent();

/** Chooses in a field by what it is called and what the choice says. */
async function choose(field: Locator, page: Page, text: string | RegExp): Promise<void> {
  await field.click();
  await page.getByRole("option", { name: text, exact: true }).click();
}
const choice = (of: Page | Locator, label: string): Locator =>
  of.getByRole("combobox", { name: label, exact: true });

async function add(page: Page, title: string): Promise<void> {
  const field = page.getByLabel("資料を追加", { exact: true });
  await field.fill(title);
  await field.press("Enter");
  await row(page, title).waitFor();
}

const SHEETS = "施策評価シート";

describe("the handouts of a meeting", () => {
  it("keep their written numbers until a style is chosen, then follow it at once", async () => {
    const window = await open("資料");
    const { page } = window;
    await expect.poll(() => row(page, SHEETS).getByLabel("資料番号").inputValue()).toBe("資料1");
    expect(await choice(row(page, SHEETS), "数え方").count()).toBe(0);

    await choose(choice(page, "資料番号の付け方"), page, "資料1号、資料2-1号 …");
    await expect.poll(() => numberOf(page, SHEETS)).toBe("資料1号");
    expect(await numberOf(page, "次第")).toBe("―");
    expect(await numberOf(page, "あさかばる")).toBe("―");

    await add(page, "委員名簿");
    await add(page, "評価の一覧");
    await expect.poll(() => numberOf(page, "評価の一覧")).toBe("資料3号");
    await choose(choice(row(page, "評価の一覧"), "数え方"), page, "枝番");
    await expect.poll(() => numberOf(page, "評価の一覧")).toBe("資料2-2号");
    expect(await numberOf(page, "委員名簿")).toBe("資料2-1号");
    await picture(page, "handouts");

    await page.getByLabel("最初の番号").fill("11");
    await page.getByLabel("最初の番号").press("Enter");
    await expect.poll(() => numberOf(page, SHEETS)).toBe("資料11号");
    await choose(choice(page, "資料番号の付け方"), page, "資料１、資料２－１ …（全角数字）");
    await expect.poll(() => numberOf(page, "評価の一覧")).toBe("資料12－２");

    // One number stays as it is written, whatever the order is.
    await choose(choice(row(page, "委員名簿"), "数え方"), page, "番号を固定");
    const field = row(page, "委員名簿").getByRole("textbox", { name: "資料番号" });
    await field.fill("資料7");
    await field.press("Enter");
    await expect.poll(() => numberOf(page, "評価の一覧")).toBe("資料7－１");

    await choose(choice(page, "資料番号の付け方"), page, "そのまま（番号を手で入力）");
    await expect.poll(() => row(page, SHEETS).getByLabel("資料番号").inputValue()).toBe("資料11");
    expect((await snapshot(window)).meetings[0]?.handoutNumbering).toBeUndefined();
  });

  it("are papers of the plan, change places once, and the 次第 and the box of the paper follow", async () => {
    const window = await open("資料");
    const { page } = window;
    await choose(choice(page, "資料番号の付け方"), page, "資料1、資料2-1 …");
    await expect.poll(() => numberOf(page, SHEETS)).toBe("資料1");
    await add(page, "委員名簿");
    await choice(row(page, SHEETS), "どの文書か").click();
    const options = await page.getByRole("option").allTextContents();
    expect(options[0]).toBe("ほかで作る資料");
    expect(options).toContain("リーディングプロジェクト評価シート（すべて）");
    expect(options).toContain("令和2年度第1回　次第");
    expect(options.filter((one) => one.startsWith(`${SHEETS}　`))).toHaveLength(5);
    await page.getByRole("option", { name: `${SHEETS}（すべて）`, exact: true }).click();
    await until(
      window,
      (year) => year.meetings[0]?.handouts.some((one) => one.paper?.form === "evaluation-sheet") ?? false,
    );

    // A new one stands behind the last 配布資料, in front of the 参考資料.
    const titles = async () => (await snapshot(window)).meetings[0]?.handouts.map(({ title }) => title);
    expect((await titles())?.slice(0, 3)).toEqual(["次第", SHEETS, "委員名簿"]);
    await row(page, "委員名簿")
      .getByRole("button", { name: /を上へ$/u })
      .click();
    await expect.poll(() => numberOf(page, "委員名簿")).toBe("資料1");
    await expect.poll(() => numberOf(page, SHEETS)).toBe("資料2");

    const year = await snapshot(window);
    const [meeting] = year.meetings;
    expect(linesOf(agenda(year))).toEqual(expect.arrayContaining(["資料1　委員名簿", `資料2　${SHEETS}`]));
    const number =
      meeting && handoutNumberFor(meeting, { form: "evaluation-sheet", subject: { kind: "item", id: "1" } });
    expect(number).toBe("資料2");
  });
});

describe("the lines of a 次第", () => {
  it("are numbered in the style that is chosen for the meeting, new ones too", async () => {
    const window = await open("次第");
    const { page } = window;
    await choose(choice(page, "番号の付け方"), page, "１ → ⑴ → ア → a（全角数字）");
    const numbers = (): Promise<string[]> => page.getByLabel("番号", { exact: true }).allTextContents();
    await expect.poll(numbers).toEqual(["１", "２", "３", "⑴", "ア", "イ", "４", "５"]);
    await picture(page, "agenda-numbering");
    const field = page.getByLabel("次第に追加", { exact: true });
    await field.fill("事務連絡");
    await field.press("Enter");
    await expect.poll(async () => (await numbers()).at(-1)).toBe("６");
    expect(linesOf(agenda(await snapshot(window)))).toContain("６　事務連絡");
    await choose(choice(page, "番号の付け方"), page, "そのまま（番号を手で入力）");
    await expect
      .poll(() => page.getByRole("textbox", { name: "番号", exact: true }).last().inputValue())
      .toBe("６");
  });
});
