/** 会議録: its header, what was said and in which words the public reads it, and the pages it becomes. */
import type { Locator, Page } from "@playwright/test";
import { describe, expect, it } from "vitest";
import { minutesPresets } from "#shared/rules/minutesHeader.ts";
import { publicText } from "#shared/rules/withheld.ts";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture, type OpenWindow } from "#test/support/windowHost.ts";
import { ask, rail, saveState, snapshot, startAnew, until } from "#test/support/windowSteps.ts";

const openWindow = windowOfEachTest();

async function open(
  prepare?: (window: OpenWindow) => Promise<unknown>,
  size = { width: 1366, height: 768 },
): Promise<OpenWindow> {
  const opened = await openWindow({ plan: "sample", ...size });
  if (prepare) {
    await prepare(opened);
    await startAnew(opened.page);
  }
  await rail(opened.page, "会議録").click();
  await opened.page.getByRole("main", { name: /の会議録$/u }).waitFor();
  return opened;
}
const row = (page: Page, id: string): Locator => page.locator(`#comment-${id}`);
async function openRow(page: Page, id: string): Promise<void> {
  await row(page, id).focus();
  await page.keyboard.press("Enter");
  await field(row(page, id), "全文").waitFor();
}
const field = (of: Page | Locator, label: string): Locator => of.getByLabel(label, { exact: true });
async function choose(of: Locator, page: Page, text: string): Promise<void> {
  await of.click();
  await page.getByRole("option", { name: text, exact: true }).click();
}
const comment = async (window: OpenWindow, id: string) =>
  (await snapshot(window)).comments.find((one) => one.id === id);
const savedAgain = (page: Page): Promise<void> =>
  expect.poll(() => saveState(page).textContent(), { timeout: 10_000 }).toMatch(/^保存済み/u);
/** Selects words in a text area, as the mouse would. */
async function select(area: Locator, words: string): Promise<void> {
  await area.evaluate((element, wanted) => {
    const field = element as HTMLTextAreaElement;
    const from = field.value.indexOf(wanted);
    field.focus();
    field.setSelectionRange(from, from + wanted.length);
  }, words);
}

describe("what was said", () => {
  it("stands under the lines of the 次第, is walked through with the arrow keys and put in order", async () => {
    const window = await open();
    const { page } = window;
    const section = page.getByRole("region", { name: "① 施策評価", exact: true });
    await expect.poll(() => section.getByRole("listitem").count()).toBe(5);
    await picture(page, "minutes");
    await row(page, "c1").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("comment-c3");
    await page.keyboard.press("Alt+ArrowUp");
    const order = async () => (await snapshot(window)).comments.map(({ id }) => id).join();
    await expect.poll(order).toBe("c1,c3,c2,c4,c5,c6");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("comment-c3");
    await savedAgain(page);
  });

  it("is summed up beside its full text, by keyboard alone", async () => {
    const window = await open();
    const { page } = window;
    await row(page, "c1").focus();
    await page.keyboard.press("Enter");
    await expect
      .poll(() => field(row(page, "c1"), "全文").evaluate((one) => one === document.activeElement))
      .toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.type("空き店舗の一覧を作ること。");
    // The first Escape takes back what was typed, the second closes; Ctrl+Enter keeps it.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("comment-c1");
    expect((await comment(window, "c1"))?.summary).toBeUndefined();
    await page.keyboard.press("Enter");
    await field(row(page, "c1"), "要点").fill("空き店舗の一覧を作ること。");
    await page.keyboard.press("Control+Enter");
    await until(window, ({ comments }) => comments[0]?.summary === "空き店舗の一覧を作ること。");
    await row(page, "c1").getByText("空き店舗の一覧を作ること。").waitFor();
    await savedAgain(page);
  });

  it("is withheld from the public word by word, and the mark follows its words when the text is corrected", async () => {
    const window = await open();
    const { page } = window;
    await openRow(page, "c1");
    const text = field(row(page, "c1"), "全文");
    await select(text, "市も商店会も");
    await page.keyboard.press("Alt+h");
    await until(window, ({ comments }) => comments[0]?.withheld?.[0]?.words === "市も商店会も");
    await row(page, "c1")
      .getByText(/公開用：.*（非公開）/u)
      .waitFor();
    await picture(page, "minutes-withheld");

    const before = (await comment(window, "c1"))?.text ?? "";
    await text.fill(`先日も述べたが、${before}`);
    await text.press("Control+Enter");
    await until(window, ({ comments }) => comments[0]?.text.startsWith("先日も") ?? false);
    const after = await comment(window, "c1");
    expect(after && publicText(after)).toBe(
      `先日も述べたが、${before.replace("市も商店会も", "（非公開）")}`,
    );
    await expect.poll(() => row(page, "c1").locator("mark").textContent()).toBe("市も商店会も");

    // The button does the same; what is withheld already is given free.
    await openRow(page, "c1");
    await select(text, "商店会");
    await row(page, "c1")
      .getByRole("button", { name: /非公開にする/u })
      .click();
    await until(
      window,
      ({ comments }) => comments[0]?.withheld?.map(({ words }) => words).join() === "市も,も",
    );
    await row(page, "c1")
      .getByRole("button", { name: /^非公開「市も」/u })
      .press("Delete");
    await until(window, ({ comments }) => comments[0]?.withheld?.map(({ words }) => words).join() === "も");
    // The same word stands at another place (先日も), and is withheld there with one click.
    await row(page, "c1").getByRole("button", { name: "すべて非公開にする" }).click();
    await until(window, ({ comments }) => comments[0]?.withheld?.length === 3);
    await expect
      .poll(() => row(page, "c1").getByRole("button", { name: "すべて非公開にする" }).count())
      .toBe(0);
    await savedAgain(page);
  });

  it("keeps an empty text from being saved, and a correction of speaker and line moves it", async () => {
    const window = await open((one) =>
      ask(one, "meeting.update", {
        id: "r2-1",
        patch: { attendance: [{ member: "m4", status: "absent" }] },
      }),
    );
    const { page } = window;
    await openRow(page, "c2");
    await field(row(page, "c2"), "全文").fill(" ");
    await page.keyboard.press("Tab");
    await row(page, "c2").getByText("空にはできません。").waitFor();
    // Left as it is, it is gone back to where it stands.
    await rail(page, "計画").click();
    await page.getByRole("button", { name: "未保存の入力を見る" }).click();
    await page.getByRole("button", { name: /全文の欄へ$/u }).click();
    await row(page, "c2").getByText("空にはできません。").waitFor();
    await field(row(page, "c2"), "全文").fill("説明します。");
    await row(page, "c2").getByRole("button", { name: "発言者・種別・対象…" }).click();
    const dialog = page.getByRole("dialog");
    await choose(dialog.getByRole("combobox", { name: "発言者" }), page, "事務局");
    await choose(dialog.getByRole("combobox", { name: "種別" }), page, "発言");
    await choose(dialog.getByRole("combobox", { name: "次第" }), page, "4 その他");
    await dialog.getByRole("button", { name: "直す" }).click();
    await page.getByRole("region", { name: "4 その他" }).getByText("説明します。").waitFor();
    expect(await comment(window, "c2")).toMatchObject({
      speaker: "事務局",
      kind: "remark",
      agendaItem: "a-4",
      text: "説明します。",
    });
    // An absent member is asked about.
    await row(page, "c2").getByRole("button", { name: "発言者・種別・対象…" }).click();
    await choose(dialog.getByRole("combobox", { name: "発言者" }), page, "委員B");
    await dialog.getByRole("button", { name: "直す" }).click();
    await page
      .getByRole("dialog", { name: /欠席の委員B/u })
      .getByRole("button", { name: "記録する" })
      .click();
    await until(window, ({ comments }) => comments.find(({ id }) => id === "c2")?.member === "m4");
    await savedAgain(page);
  });

  it("says under a line of the 次第 what was decided", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("button", { name: "① 施策評価の決定事項を書く" }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
    await page.keyboard.type("原案のとおり了承された。");
    await page.keyboard.press("Control+Enter");
    await until(
      window,
      ({ meetings: [meeting] }) => meeting?.minutes?.decisions[0]?.text === "原案のとおり了承された。",
    );
    expect((await snapshot(window)).meetings[0]?.minutes?.decisions[0]?.agendaItem).toBe("a-3-1-1");
    await field(page, "決定事項").fill("");
    await field(page, "決定事項").press("Control+Enter");
    await until(window, ({ meetings: [meeting] }) => meeting?.minutes?.decisions.length === 0);
  });

  it("of three thousand remarks is drawn only where it is looked at, and stays quick to correct", async () => {
    const window = await open(async (one) => {
      const comments = Array.from({ length: 3000 }, (_, index) => ({
        meeting: "r2-1",
        agendaItem: "a-3-1-1",
        ...(index % 2 === 0 ? { member: "m3" } : { speaker: "事務局" }),
        kind: "remark" as const,
        text: `${index + 1}番目の発言です。${"商店街の賑わいを取り戻す取組について意見を交わした。".repeat(index % 4)}`,
      }));
      await ask(one, "comment.addMany", { comments });
    });
    const { page } = window;
    await page.getByText("3,005件").waitFor();
    await page.getByText("1番目の発言です。", { exact: false }).first().waitFor();
    const drawn = () => page.locator("[data-remark]").count();
    await expect.poll(drawn).toBeLessThan(400);
    await row(page, "c1").focus();
    await page.keyboard.press("End");
    await page.getByRole("tabpanel").evaluate((panel) => panel.scrollTo({ top: panel.scrollHeight }));
    await page.getByText("3000番目の発言です。", { exact: false }).waitFor();
    await expect.poll(drawn).toBeLessThan(400);
    await picture(page, "minutes-long");
    await page.getByRole("tabpanel").evaluate((panel) => panel.scrollTo({ top: 0 }));
    await row(page, "c1").focus();
    await page.keyboard.press("Enter");
    await field(row(page, "c1"), "要点").fill("一覧を作る。");
    await page.keyboard.press("Control+Enter");
    await until(window, ({ comments }) => comments.find(({ id }) => id === "c1")?.summary === "一覧を作る。");
    await savedAgain(page);
  });
});

describe("the header", () => {
  const header = async (window: OpenWindow) => (await snapshot(window)).meetings[0]?.minutes?.header;

  it("says what follows from the meeting until it is typed over, and goes back to it", async () => {
    const window = await open();
    const { page } = window;
    const place = field(page, "開催場所の内容");
    await expect.poll(() => place.inputValue()).toBe("朝霞市役所 大会議室（奥）");
    expect((await snapshot(window)).meetings[0]?.minutes).toBeUndefined();
    await place.fill("オンライン会議");
    await place.press("Control+Enter");
    await until(
      window,
      ({ meetings: [meeting] }) =>
        meeting?.minutes?.header?.find(({ kind }) => kind === "place")?.text === "オンライン会議",
    );
    await page.getByText("手で直した内容です（公開用にも載ります）").waitFor();
    await picture(page, "minutes-header");
    await page.getByRole("button", { name: "自動の内容に戻す" }).click();
    await expect.poll(() => place.inputValue()).toBe("朝霞市役所 大会議室（奥）");
    expect((await header(window))?.find(({ kind }) => kind === "place")).not.toHaveProperty("text");
  });

  it("takes another city's shape, keeps what was typed where it belongs, and asks before anything is lost", async () => {
    const window = await open();
    const { page } = window;
    const confirmed = field(page, "会議録の確認方法の内容");
    await confirmed.fill("会長が確認する。");
    await confirmed.press("Control+Enter");
    await field(page, "開催場所の内容").fill("オンライン");
    await field(page, "開催場所の内容").press("Control+Enter");
    await until(
      window,
      ({ meetings: [meeting] }) =>
        meeting?.minutes?.header?.filter(({ text }) => text !== undefined).length === 2,
    );
    const pick = async (title: string) => {
      await page.getByRole("button", { name: "見出しの型を選ぶ…" }).click();
      await page.getByRole("menuitem", { name: title, exact: true }).click();
    };
    await pick("茅ヶ崎市型（10項目）");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("「会議録の確認方法」は、この型にありません。", { exact: false }).waitFor();
    await dialog.getByRole("button", { name: "やめる" }).click();
    expect(await header(window)).toHaveLength(11);
    await pick("茅ヶ崎市型（10項目）");
    await dialog.getByRole("button", { name: "この型にする" }).click();
    const wanted = minutesPresets.find(({ id }) => id === "chigasaki")?.fields.map(({ label }) => label);
    await expect.poll(async () => (await header(window))?.map(({ label }) => label)).toEqual(wanted);
    expect((await header(window))?.find(({ kind }) => kind === "place")?.text).toBe("オンライン");
    // What loses nothing is not asked about.
    await pick("簡易型");
    await expect.poll(async () => (await header(window))?.length).toBe(6);
  });

  it("is put together field by field, and refuses a field without a name", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("button", { name: "見出し「議題」を上へ" }).click();
    await until(window, ({ meetings: [meeting] }) => meeting?.minutes?.header?.[3]?.kind === "agenda");
    await page.getByRole("button", { name: "見出し「電磁的記録の保存期間」を削除" }).click();
    await until(window, ({ meetings: [meeting] }) => meeting?.minutes?.header?.length === 10);
    // The keyboard is not lost with the row: it goes on in the next.
    const next = page.getByRole("group", { name: "見出し「会議録の確認方法」" });
    await expect
      .poll(() => field(next, "見出し").evaluate((input) => input === document.activeElement))
      .toBe(true);
    await page.getByRole("button", { name: "欄を加える…" }).click();
    await page.getByRole("menuitem", { name: "定足数" }).click();
    await until(window, ({ meetings: [meeting] }) => meeting?.minutes?.header?.at(-1)?.kind === "quorum");
    const last = page.getByRole("group", { name: "見出し「定足数」" });
    await field(last, "見出し").fill("");
    await page.keyboard.press("Tab");
    await last.getByText("空にはできません。").waitFor();
    await field(last, "見出し").fill("会議の成立");
    await page.keyboard.press("Tab");
    await until(
      window,
      ({ meetings: [meeting] }) => meeting?.minutes?.header?.at(-1)?.label === "会議の成立",
    );
    await savedAgain(page);
  });

  it("is chosen together with style, policy and how speakers are called", async () => {
    const window = await open();
    const { page } = window;
    await choose(page.getByRole("combobox", { name: "書き方" }), page, "要点（要点を書いた発言は要点で）");
    await choose(page.getByRole("combobox", { name: "公開用での発言者" }), page, "役職で書く（会長、委員）");
    await page.getByRole("checkbox", { name: "要点記録", exact: true }).click();
    await until(window, ({ meetings: [meeting] }) => meeting?.minutes?.policy === "summary");
    await page.getByRole("checkbox", { name: "電磁的記録での保管" }).click();
    await until(window, ({ meetings: [meeting] }) => meeting?.minutes?.policy === "recording-only");
    await page.getByRole("checkbox", { name: "電磁的記録での保管" }).click();
    await until(window, ({ meetings: [meeting] }) => meeting?.minutes?.policy === undefined);
    expect((await snapshot(window)).meetings[0]?.minutes).toMatchObject({
      style: "summary",
      publicSpeakers: "role",
    });
  });
});

describe("the pages", () => {
  it("are the 原本 with names, and the 公開用 without them and without what is withheld", async () => {
    const window = await open(
      async (one) => {
        await ask(one, "comment.update", {
          id: "c1",
          patch: { withheld: [{ from: 0, words: "空き店舗" }] },
        });
        await ask(one, "member.update", { id: "m3", patch: { name: "山﨑太郎" } });
        await ask(one, "comment.update", { id: "c2", patch: { text: "山﨑委員の言うとおりである。" } });
      },
      { width: 1440, height: 900 },
    );
    const { page } = window;
    const paper = page.getByRole("region", { name: "評価シート" });
    await page.getByRole("tab", { name: "紙面（原本）" }).click();
    await paper.getByText("空き店舗", { exact: false }).first().waitFor();
    await picture(page, "minutes-original");
    await page.getByRole("tab", { name: "紙面（公開用）" }).click();
    await paper.getByText("（非公開）", { exact: false }).first().waitFor();
    await expect.poll(() => paper.textContent()).not.toContain("山﨑太郎");
    await picture(page, "minutes-public");
    // What still names a member is pointed out, and led to.
    await page.getByText("公開用に、委員の氏名と思われる言葉が1か所残っています", { exact: false }).waitFor();
    await page.getByRole("button", { name: "この発言を開く" }).click();
    await expect.poll(() => row(page, "c2").isVisible()).toBe(true);
  });

  it("are written as Word and PDF, the two copies apart", async () => {
    const window = await open();
    const { page, folder } = window;
    await page.getByRole("button", { name: "Word・PDF に出力…" }).click();
    const dialog = page.getByRole("dialog");
    await picture(page, "minutes-output");
    window.chosen.save = `${folder}/会議録.docx`;
    await dialog.getByRole("button", { name: "公開用をWordに出力" }).click();
    await dialog.getByText("「会議録.docx」に出力しました", { exact: false }).waitFor({ timeout: 20_000 });
    const exported = window.calls.findLast(({ name }) => name === "word.export");
    expect(exported?.input).toMatchObject({ forms: [{ form: "minutes", meeting: "r2-1", copy: "public" }] });
    const asked = window.calls.findLast(({ name }) => name === "dialog.saveWord");
    expect(JSON.stringify(asked?.input)).toContain("公開用");
  });

  it("are offered for no meeting before there is one", async () => {
    const window = await openWindow({ plan: "sample" });
    window.alter("plan.snapshot", (year) => ({ ...year, meetings: [], comments: [] }));
    const { page } = window;
    await startAnew(page);
    await rail(page, "会議録").click();
    await page.getByText(/評価する会議が、まだありません/u).waitFor();
    await page.getByRole("button", { name: "会議を作る" }).click();
    await page.getByRole("heading", { name: /^委員（/u }).waitFor();
  });
});
