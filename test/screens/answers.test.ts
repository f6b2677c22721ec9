/** 意見と回答: the ledger filled in from cell to cell, under an input method, with a full disk, and with a thousand opinions. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { describe, expect, it } from "vitest";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture, type OpenWindow } from "#test/support/windowHost.ts";
import { ask, diskFull, rail, saveState, snapshot, startAnew, until } from "#test/support/windowSteps.ts";

const openWindow = windowOfEachTest();

/** The sample's opinions; `prepare` changes the plan behind the window before it is looked at. */
async function open(
  prepare: (window: OpenWindow) => Promise<unknown> = () => Promise.resolve(),
  size = { width: 1366, height: 768 },
): Promise<OpenWindow> {
  const window = await openWindow({ plan: "sample", ...size });
  await prepare(window);
  await startAnew(window.page);
  await rail(window.page, "意見と回答").click();
  await window.page.getByRole("main", { name: "意見と回答" }).waitFor();
  return window;
}
const row = (page: Page, id: string): Locator => page.locator(`#answer-${id}`);
const cell = (of: Locator, name: string): Locator => of.getByRole("textbox", { name, exact: true });
const comment = async (window: OpenWindow, id: string) =>
  (await snapshot(window)).comments.find((one) => one.id === id);
const saved = (page: Page): Promise<void> =>
  expect.poll(() => saveState(page).textContent(), { timeout: 10_000 }).toMatch(/^保存済み/u);
const cells = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => {
    const now = document.activeElement;
    return now && `${now.closest("li")?.id} ${now.getAttribute("aria-label")}`;
  });
const departments = async (window: OpenWindow): Promise<void> => {
  for (const [id, names] of [
    ["2-1", ["産業振興課", "商工会"]],
    ["1-1", ["産業振興課"]],
  ] as const)
    await ask(window, "structure.updateItem", { id, patch: { departments: [...names] } });
};

describe("the ledger of opinions", () => {
  it("is filled in by keyboard from cell to cell: offered 担当課, 対応区分, 回答, 反映箇所, the row below", async () => {
    const window = await open(departments);
    const { page } = window;
    await cell(row(page, "c3"), "担当課").focus();
    await row(page, "c3").getByRole("button", { name: "産業振興課" }).waitFor();
    await page.keyboard.press("Alt+2");
    await until(window, (year) => year.comments.some((one) => one.department === "商工会"));
    await page.keyboard.press("Tab");
    // A letter or ↓ chooses without the list being opened.
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.insertText("受講した人に1年後の様子を尋ねます。");
    await page.keyboard.press("Tab");
    await page.keyboard.insertText("2-1 事業内容");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => cells(page)).toBe("answer-c4 反映箇所");
    await page.keyboard.press("Control+ArrowUp");
    await expect.poll(() => cells(page)).toBe("answer-c3 反映箇所");
    await expect
      .poll(() => comment(window, "c3"))
      .toMatchObject({
        department: "商工会",
        disposition: "反映する",
        reply: "受講した人に1年後の様子を尋ねます。",
        reflectedIn: "2-1 事業内容",
      });
    await page.getByRole("button", { name: "反映する 1件" }).waitFor();
    await page.getByRole("button", { name: "未回答 1件" }).waitFor();
    await picture(page, "answers");

    // ↓ in a field of one line goes to the row below, where ↑ comes back.
    await cell(row(page, "c3"), "担当課").focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => cells(page)).toBe("answer-c4 担当課");
  });

  it("never moves on while an input method converts, and takes the whole word", async () => {
    const window = await open();
    const { page } = window;
    const session = await page.context().newCDPSession(page);
    await cell(row(page, "c3"), "回答").click();
    for (const text of ["けんとう", "検討"]) {
      await session.send("Input.imeSetComposition", {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => cells(page)).toBe("answer-c3 回答");
    expect((await comment(window, "c3"))?.reply).toBeUndefined();
    await session.send("Input.insertText", { text: "検討" });
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => cells(page)).toBe("answer-c4 回答");
    await until(window, (year) => year.comments.some((one) => one.reply === "検討"));
  });

  it("keeps an opinion that was just answered under the keyboard, until it is filtered again", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("button", { name: "未回答 2件" }).click();
    await expect.poll(() => page.locator("[id^=answer-]").count()).toBe(2);
    await cell(row(page, "c3"), "回答").click();
    await page.keyboard.insertText("お答えします。");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "未回答 1件" }).waitFor();
    await expect.poll(() => cells(page)).toBe("answer-c3 反映箇所");
    await page.getByRole("button", { name: "絞り込み直す" }).click();
    await expect.poll(() => page.locator("[id^=answer-]").count()).toBe(1);

    // Other filters, and the way back to all.
    await page.getByRole("button", { name: /^すべて/u }).click();
    await page.getByLabel("シート", { exact: true }).click();
    await page.getByRole("option", { name: /^プロジェクト1/u }).click();
    await expect.poll(() => page.locator("[id^=answer-]").count()).toBe(1);
    await page.getByRole("button", { name: /^すべて/u }).click();
    await expect.poll(() => page.locator("[id^=answer-]").count()).toBe(6);
    await page.getByRole("button", { name: "委員順" }).click();
    await page.getByRole("region", { name: "委員A" }).locator("#answer-c1").waitFor();
  });

  it("takes the answer given at the meeting as a start with one click, and never over a written one", async () => {
    const said = { meeting: "r2-1", speaker: "事務局", kind: "answer" } as const;
    const window = await open(async (one) => {
      await ask(one, "comment.add", { comment: { ...said, text: "次回お示しする。", answers: "c3" } });
      await ask(one, "comment.add", { comment: { ...said, text: "集計していない。", answers: "c2" } });
    });
    const { page } = window;
    await row(page, "c3").getByText("事務局：次回お示しする。").waitFor();
    // Answered at the meeting: it is not among the unanswered ones.
    await page.getByRole("button", { name: "未回答 1件" }).waitFor();
    await expect
      .poll(() => row(page, "c2").getByRole("button", { name: "会議での回答を写す" }).count())
      .toBe(0);
    await row(page, "c3").getByRole("button", { name: "会議での回答を写す" }).click();
    await until(window, (year) => year.comments.some((one) => one.reply === "次回お示しする。"));
    await expect.poll(() => cell(row(page, "c3"), "回答").textContent()).toBe("次回お示しする。");
  });

  it("sets 担当課 and 対応区分 of the chosen rows in one step of undo", async () => {
    const window = await open();
    const { page } = window;
    for (const id of ["c1", "c4"]) await row(page, id).getByRole("checkbox").check();
    const bar = page.getByRole("region", { name: "選んだ意見をまとめて" });
    await bar.getByText("2件を選択中").waitFor();
    await bar.getByLabel("担当課", { exact: true }).fill("産業振興課");
    await bar.getByRole("button", { name: "担当課を入れる" }).click();
    await until(
      window,
      (year) => year.comments.filter((one) => one.department === "産業振興課").length === 2,
    );
    await bar.getByLabel("対応区分", { exact: true }).click();
    await page.getByRole("option", { name: "参考とする" }).click();
    await bar.getByRole("button", { name: "対応区分を入れる" }).click();
    await page.getByRole("button", { name: "参考とする 2件" }).waitFor();
    await page.getByRole("button", { name: "元に戻す" }).click();
    await page.getByRole("button", { name: "参考とする 0件" }).waitFor();
    expect((await snapshot(window)).comments.filter((one) => one.department === "産業振興課")).toHaveLength(
      2,
    );
  });

  it("keeps what the disk refused and finds it again from another screen", async () => {
    const window = await open();
    const { page } = window;
    window.fail("comment.update", diskFull);
    await cell(row(page, "c3"), "回答").click();
    await page.keyboard.insertText("失われてはならない回答");
    await page.keyboard.press("Tab");
    await expect.poll(() => saveState(page).textContent()).toMatch(/1件/u);
    await rail(page, "履歴").click();
    await page.getByRole("button", { name: "委員Fの意見 回答" }).click();
    await expect.poll(() => cells(page)).toBe("answer-c3 回答");
    await expect.poll(() => cell(row(page, "c3"), "回答").inputValue()).toBe("失われてはならない回答");
    await picture(page, "answers-unsaved");
    window.fail("comment.update", undefined);
    await page.getByRole("button", { name: /もう一度保存/u }).click();
    await saved(page);
    await until(window, (year) => year.comments.some((one) => one.reply === "失われてはならない回答"));
  });

  it("leads to the sheet and to the record, and is come to for one opinion whatever was filtered", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("button", { name: "反映する 0件" }).click();
    await page.getByText("絞り込みに合う意見はありません。").waitFor();
    await page.getByRole("button", { name: /^すべて/u }).click();
    await row(page, "c4").getByRole("button", { name: "委員Eの要望のシートへ" }).click();
    await page.getByRole("list", { name: "委員意見" }).locator("#comment-c4").waitFor();
    await rail(page, "意見と回答").click();
    await row(page, "c6").getByRole("button", { name: "委員Hの要望を会議の記録で見る" }).click();
    await page.getByRole("main", { name: "会議の記録" }).waitFor();
  });

  it("is written as the Word list", async () => {
    const window = await open();
    const { page } = window;
    window.chosen.save = join(window.folder, "一覧.docx");
    await page.getByRole("button", { name: "一覧を Word に" }).click();
    await page.getByText(/「一覧\.docx」に出力しました/u).waitFor();
    expect((await readFile(window.chosen.save)).subarray(0, 2).toString()).toBe("PK");
  });

  it("says where opinions come from while there are none", async () => {
    const window = await open(async (one) => {
      for (const { id } of (await snapshot(one)).comments) await ask(one, "comment.remove", { id });
    });
    await window.page.getByText(/まだ記録されていません。会議の記録か/u).waitFor();
    await expect
      .poll(() => window.page.getByRole("button", { name: "一覧を Word に" }).isDisabled())
      .toBe(true);
    await picture(window.page, "answers-empty");
  });
});

describe("a thousand opinions", () => {
  it("are drawn near the screen only, and the last one is typed into like the first", async () => {
    const window = await open(async (one) => {
      const { items } = await snapshot(one);
      const comments = Array.from({ length: 1000 }, (_, index) => ({
        meeting: "r2-1",
        member: `m${(index % 10) + 1}`,
        kind: "opinion",
        text: `意見その${index}。${"長い文です。".repeat(index % 90)}`,
        subject: { kind: "item", id: items[index % items.length]?.id },
      }));
      await ask(one, "comment.addMany", { comments });
    });
    const { page } = window;
    await page.getByRole("button", { name: "すべて 1,006件" }).waitFor();
    await expect.poll(() => page.locator("[id^=answer-]").count()).toBe(1006);
    await expect.poll(() => page.getByRole("combobox", { name: "対応区分" }).count()).toBeLessThan(150);
    await page
      .getByRole("button", { name: /^全文を表示/u })
      .first()
      .click();
    const last = page.locator("[id^=answer-]").last();
    // Rows that come near take their true height and push the others away.
    await expect
      .poll(async () => {
        await last.scrollIntoViewIfNeeded();
        return cell(last, "回答").count();
      })
      .toBe(1);
    await cell(last, "回答").focus();
    await page.keyboard.insertText("最後の回答");
    await page.keyboard.press("Tab");
    await until(window, (year) => year.comments.some((one) => one.reply === "最後の回答"));
    await picture(page, "answers-thousand");
  });
});
