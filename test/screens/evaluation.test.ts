/** 推進委員会の評価: from a comment to the adopted text, to the answer, and to the panel beside next year's sheet. */
import type { Locator, Page } from "@playwright/test";
import { describe, expect, it } from "vitest";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture, type OpenWindow } from "#test/support/windowHost.ts";
import { ask, diskFull, rail, saveState, snapshot, startAnew, until } from "#test/support/windowSteps.ts";

const openWindow = windowOfEachTest();

async function open(
  prepare: (window: OpenWindow) => Promise<unknown> = () => Promise.resolve(),
): Promise<OpenWindow> {
  const window = await openWindow({ plan: "sample" });
  await prepare(window);
  await startAnew(window.page);
  await rail(window.page, "評価シート").click();
  await window.page.getByRole("tree", { name: "評価シート" }).waitFor();
  return window;
}
const sheet = (page: Page, name: RegExp): Locator => page.getByRole("treeitem", { name }).first();
const tab = (page: Page, name: RegExp | string): Promise<void> => page.getByRole("tab", { name }).click();
const state = (page: Page): Locator => page.getByRole("status", { name: "採択の状態" });
const evaluationOf = async (window: OpenWindow, id: string) =>
  (await snapshot(window)).evaluations.find((one) => one.subject.id === id);
const saved = (page: Page): Promise<void> =>
  expect.poll(() => saveState(page).textContent(), { timeout: 10_000 }).toMatch(/^保存済み/u);

describe("a year of one sheet", () => {
  it("goes from the comment to the adopted evaluation, its change, the answer, and next year's panel", async () => {
    const window = await open();
    const { page } = window;
    await sheet(page, /^3 社会環境/u).click();

    // 事務局 is a speaker like any other; its answer belongs to the question and never becomes the evaluation.
    await page.keyboard.press("Control+e");
    await page.keyboard.press("Alt+2");
    await page.keyboard.insertText("企業への支援策を検討してほしい。");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Alt+0");
    await page.getByText("副会長の意見への回答として記録します。").waitFor();
    await page.keyboard.insertText("次回までに案をお示しします。");
    await page.keyboard.press("Enter");
    await until(window, (year) => year.comments.some((one) => one.kind === "answer"));
    const [opinion, answer] = (await snapshot(window)).comments.slice(-2);
    expect(answer).toMatchObject({ speaker: "事務局", answers: opinion?.id, subject: { id: "3" } });
    await page
      .getByRole("list", { name: "委員意見" })
      .getByText("副会長の意見「企業への支援策を検討してほしい。」への回答")
      .waitFor();
    await expect
      .poll(() => page.getByRole("checkbox", { name: "事務局の発言を評価文に選ぶ" }).count())
      .toBe(0);

    // Draft and 採択 in one go; the day is that of the meeting.
    await tab(page, "評価");
    await expect.poll(() => state(page).innerText()).toBe("未記入");
    await tab(page, /^委員意見/u);
    await page.getByRole("checkbox", { name: "副会長の発言を評価文に選ぶ" }).check();
    await page.getByRole("button", { name: /選んだ意見から評価文を起こす/u }).click();
    await page.getByRole("button", { name: "欄に入れて採択へ…" }).click();
    const adopting = page.getByRole("dialog", { name: "推進委員会の評価の採択" });
    await adopting.getByText("企業への支援策を検討されたい。").waitFor();
    await expect.poll(() => adopting.getByLabel("採択した日").inputValue()).toBe("令和2年8月7日");
    await adopting.getByRole("button", { name: "採択する" }).click();
    await until(window, (year) => year.evaluations.some((one) => one.adopted?.meeting === "r2-1"));
    expect((await evaluationOf(window, "3"))?.adopted).toEqual({
      meeting: "r2-1",
      date: "2020-08-07",
      text: "企業への支援策を検討されたい。",
    });
    await tab(page, "評価");
    await expect.poll(() => state(page).innerText()).toMatch(/^採択済\s*令和2年8月7日 第1回$/u);
    // Beside the field and in the list, too.
    const mark = page.locator("th > [aria-hidden]", { hasText: "採択済" });
    await mark.waitFor();
    await sheet(page, /^3 社会環境.*採択/u).waitFor();
    await picture(page, "evaluation-adopted");

    // From the evaluation to its comment, from the comment to the field.
    await page.getByRole("region", { name: "もとになった意見" }).getByRole("button").click();
    const card = page.locator(`#comment-${opinion?.id}`);
    await card.getByRole("button", { name: "この意見は評価に反映されています" }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toMatch(/推進委員会の評価$/u);

    // A change afterwards is seen, compared, and taken back.
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText("期限も示されたい。");
    await tab(page, "評価");
    await expect.poll(() => state(page).innerText()).toMatch(/^採択後に変更あり/u);
    await sheet(page, /^3 社会環境.*変更/u).waitFor();
    await page.getByRole("button", { name: "採択時の文を見る" }).click();
    const compared = page.getByRole("dialog", { name: "採択時の文と今の文" });
    await expect.poll(() => compared.locator("u").allInnerTexts()).toEqual(["期限も示されたい。"]);
    await picture(page, "evaluation-compared");
    await compared.getByRole("button", { name: "採択時の文に戻す" }).click();
    await page
      .getByRole("dialog", { name: "採択時の文に戻しますか" })
      .getByRole("button", { name: "採択時の文に戻す" })
      .click();
    await expect.poll(() => state(page).innerText()).toMatch(/^採択済/u);
    await expect.poll(async () => (await evaluationOf(window, "3"))?.sources).toEqual([opinion?.id]);

    // The answer, from the ledger.
    await rail(page, "意見と回答").click();
    const row = page.locator(`#answer-${opinion?.id}`);
    await row.getByRole("button", { name: "会議での回答を写す" }).click();
    await row.getByLabel("対応区分", { exact: true }).selectOption("反映する");
    await row.getByRole("textbox", { name: "反映箇所" }).click();
    await page.keyboard.insertText("3-1 事業内容");
    await page.keyboard.press("Tab");
    await until(window, (year) => year.comments.some((one) => one.reflectedIn === "3-1 事業内容"));
    await saved(page);

    // Next year: last year's words stand beside the empty fields, and what was promised is said.
    await ask(window, "year.open", { fiscalYear: 2020 });
    await startAnew(page);
    await rail(page, "評価シート").click();
    await sheet(page, /^3 社会環境/u).click();
    await tab(page, "前年度");
    const panel = page.getByRole("region", { name: "令和元年度の記入" });
    await panel.getByText("前年度に反映すると答えた意見が1件あります。").waitFor();
    const before = panel.getByRole("region", { name: "前年度の推進委員会の評価" });
    await before.getByText("企業への支援策を検討されたい。").waitFor();
    await before.getByText("令和2年8月7日採択").waitFor();
    await panel.getByRole("button", { name: "意見と回答を見る" }).click();
    const told = panel.getByRole("list", { name: "前年度の意見" }).getByRole("listitem");
    await told.getByText("次回までに案をお示しします。").waitFor();
    await told.getByText("反映箇所：3-1 事業内容").waitFor();
    await picture(page, "previous-opinions");
    await told.getByRole("button", { name: "報告する欄へ" }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toMatch(/^3 社会環境.*解決すべき課題/u);
  });
});

describe("採択", () => {
  it("is asked about before it is taken back, and comes back by undo", async () => {
    const adopted = { meeting: "r2-1", date: "2020-08-07" };
    const window = await open((one) =>
      ask(one, "evaluation.adopt", { subject: { kind: "item", id: "1" }, fiscalYear: 2019, adopted }),
    );
    const { page } = window;
    await tab(page, "評価");
    await page.getByRole("button", { name: "採択を取り消す…" }).click();
    const dialog = page.getByRole("dialog", { name: "採択を取り消しますか" });
    await dialog.getByRole("button", { name: "やめる" }).click();
    await expect.poll(() => state(page).innerText()).toMatch(/^採択済/u);
    await page.getByRole("button", { name: "採択を取り消す…" }).click();
    await dialog.getByRole("button", { name: "採択を取り消す" }).click();
    await expect.poll(() => state(page).innerText()).toBe("案");
    await page.getByRole("button", { name: "元に戻す" }).click();
    await expect.poll(() => state(page).innerText()).toMatch(/^採択済/u);
  });

  it("needs a day that can be read, takes another than the meeting's, and says when the disk is full", async () => {
    const window = await open();
    const { page } = window;
    await tab(page, "評価");
    await page.getByRole("button", { name: "採択…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("採択した日").fill("そのうち");
    await dialog.getByText(/日付として読めません/u).waitFor();
    await expect.poll(() => dialog.getByRole("button", { name: "採択する" }).isDisabled()).toBe(true);
    await dialog.getByLabel("採択した日").fill("R2.8.20");
    await dialog.getByText("会議の日（令和2年8月7日）と違う日です。").waitFor();
    window.fail("evaluation.adopt", diskFull);
    await dialog.getByRole("button", { name: "採択する" }).click();
    await dialog.getByRole("alert").waitFor();
    window.fail("evaluation.adopt", undefined);
    await dialog.getByRole("button", { name: "採択する" }).click();
    await until(window, (year) => year.evaluations.some((one) => one.adopted?.date === "2020-08-20"));
  });
});

describe("事前評価", () => {
  it("is typed member by member with a letter each, and counted beside the sheet", async () => {
    const window = await open((one) =>
      ask(one, "meeting.update", {
        id: "r2-1",
        patch: { attendance: [{ member: "m2", status: "absent" }] },
      }),
    );
    const { page } = window;
    await tab(page, "評価");
    await page.getByRole("button", { name: "委員ごとに入力" }).click();
    const dialog = page.getByRole("dialog", { name: "事前評価を委員ごとに入力" });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toBe("1-1 市民等で賑わう拠点づくりの判定");
    await page.keyboard.type("cb");
    await page.keyboard.press("Enter");
    await page.keyboard.type("D");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Delete");
    await expect.poll(() => dialog.getByRole("status", { name: "入力した数" }).innerText()).toBe("2／18");
    await dialog.getByRole("button", { name: "次の委員（副会長）へ" }).click();
    await dialog.getByText("副会長（欠席）").waitFor();
    await page.keyboard.type("C");
    // A note typed right behind its grade keeps the grade.
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Tab");
    await page.keyboard.insertText("会場が狭い。");
    await page.keyboard.press("Enter");
    await until(window, (year) =>
      year.priorRatings.some((one) => one.rating === "C" && one.note === "会場が狭い。"),
    );
    await picture(page, "prior-entry");
    await until(window, (year) => year.priorRatings.length === 3);
    await dialog.getByRole("button", { name: "閉じる" }).click();
    const totals = page.getByRole("list", { name: "事前評価の集計" });
    await expect
      .poll(async () => (await totals.getByRole("listitem").allInnerTexts()).map((one) => one.slice(-2)))
      .toEqual(["0人", "0人", "2人", "0人"]);

    // One cell of the table; a note is kept beside it, and both go when they are emptied.
    await page.getByLabel("委員Aの事前評価").selectOption("A");
    await page.getByLabel("委員Aのメモ").fill("来場者が増えた。");
    await page.getByLabel("委員Bのメモ").focus();
    await until(window, (year) =>
      year.priorRatings.some((one) => one.rating === "A" && one.note === "来場者が増えた。"),
    );
    expect(
      (await snapshot(window)).priorRatings.map((one) => [one.member, one.subject.id, one.rating]),
    ).toEqual(
      expect.arrayContaining([
        ["m1", "1-1", "C"],
        ["m1", "1-2", "B"],
        ["m2", "1-1", "C"],
        ["m3", "1-1", "A"],
      ]),
    );
  });
});

describe("recording beside a sheet", () => {
  it("asks before an absent member is recorded, keeps the words, and records them all the same", async () => {
    const window = await open((one) =>
      ask(one, "meeting.update", {
        id: "r2-1",
        patch: { attendance: [{ member: "m3", status: "absent" }] },
      }),
    );
    const { page } = window;
    const before = (await snapshot(window)).comments.length;
    await page.keyboard.press("Control+e");
    await page.keyboard.press("Alt+3");
    await page.keyboard.insertText("書面での意見です。");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: /欠席の委員A/u });
    await dialog.getByRole("button", { name: "やめる" }).click();
    await expect.poll(() => page.getByLabel("意見を記録").last().inputValue()).toBe("書面での意見です。");
    await page.getByLabel("意見を記録").last().press("Enter");
    await dialog.getByRole("button", { name: "記録する" }).click();
    await until(window, (year) => year.comments.length === before + 1);
    expect((await snapshot(window)).comments.at(-1)).toMatchObject({ member: "m3", kind: "opinion" });
  });

  it("takes someone who is no member as the speaker, with the words as they are called", async () => {
    const window = await open();
    const { page } = window;
    await page.getByLabel("発言者", { exact: true }).first().fill("産業振興課長");
    await page.getByRole("button", { name: "「産業振興課長」を委員以外の発言者にする" }).click();
    await page.keyboard.insertText("資料のとおりです。");
    await page.keyboard.press("F2");
    await page.keyboard.press("Enter");
    await until(window, (year) => year.comments.some((one) => one.speaker === "産業振興課長"));
    expect((await snapshot(window)).comments.at(-1)).toMatchObject({
      speaker: "産業振興課長",
      kind: "remark",
      text: "資料のとおりです。",
    });
    await page.getByRole("list", { name: "委員意見" }).getByText("産業振興課長").waitFor();
  });
});

describe("前年度", () => {
  it("never replaces this year's words without asking", async () => {
    const window = await open(async (one) => {
      await ask(one, "year.open", { fiscalYear: 2020 });
      await ask(one, "field.setText", {
        field: {
          entity: "evaluation",
          subject: { kind: "item", id: "1-1" },
          fiscalYear: 2020,
          property: "achievement",
        },
        text: "今年度の文",
        session: "s",
      });
    });
    const { page } = window;
    await tab(page, "前年度");
    const section = page
      .locator("section")
      .filter({ has: page.getByRole("heading", { name: /^1-1 .*達成状況$/u }) })
      .last();
    await section.getByRole("button", { name: "前年度の文に置き換える…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("今年度の文", { exact: true }).waitFor();
    await picture(page, "previous-replace");
    await dialog.getByRole("button", { name: "やめる" }).click();
    const text = async (fiscalYear: number) =>
      (await snapshot(window, fiscalYear)).evaluations.find((one) => one.subject.id === "1-1")?.achievement;
    expect(await text(2020)).toBe("今年度の文");
    await section.getByRole("button", { name: "前年度の文に置き換える…" }).click();
    await dialog.getByRole("button", { name: "置き換える" }).click();
    const before = await text(2019);
    await expect.poll(() => text(2020)).toBe(before);
  });
});
