/** The committee's papers are edited where they stand: 委員名簿, 委員意見と対応, 会議録, 評価結果一覧. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { picture, windowBrowser, type OpenWindow, type WindowBrowser } from "#test/support/windowHost.ts";
import { snapshot, until } from "#test/support/windowSteps.ts";

const sample = fileURLToPath(new URL("../../shared/sample/samplePlan.json", import.meta.url));

let browser: WindowBrowser;
let window: OpenWindow;

beforeAll(async () => {
  browser = await windowBrowser();
  window = await browser.open({ plan: sample });
  await window.page.getByRole("tree", { name: "評価シート" }).waitFor();
});
afterAll(async () => {
  await window.close();
  await browser.close();
});
afterEach(() => {
  expect(window.problems.splice(0)).toEqual([]);
});

async function openPaper(name: string | RegExp): Promise<void> {
  await window.page.getByRole("treeitem", { name }).first().click();
}

/** Types over the whole text of a cell, and leaves it. */
async function typeOver(label: string | RegExp, text: string): Promise<void> {
  const { page } = window;
  await page.getByRole("textbox", { name: label }).first().focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
}

describe("the 委員名簿", () => {
  it("keeps a name exactly as it is typed, with letters that are easily replaced", async () => {
    const { page } = window;
    await openPaper("委員名簿");
    await page.getByRole("main", { name: "委員名簿" }).waitFor();
    await typeOver("委員（1行目） 氏名", "髙﨑　辻\u{E0101}子");
    await until(window, (year) => year.committee.members[0]?.name === "髙﨑　辻\u{E0101}子");
    await typeOver("委員（1行目） 所属", "○○大学　教授");
    await until(window, (year) => year.committee.members[0]?.affiliation === "○○大学　教授");
    await picture(page, "paper-members");
  });
});

describe("the list of opinions", () => {
  it("takes an answer and where it was reflected", async () => {
    const { page } = window;
    await openPaper("委員意見と対応（案）一覧");
    await page.getByRole("main", { name: "委員意見と対応（案）一覧" }).waitFor();
    await typeOver(/の(意見|質問|要望).* 回答$/, "一覧をまとめます。");
    await until(window, (year) => year.comments.some((one) => one.reply === "一覧をまとめます。"));
    await typeOver(/の(意見|質問|要望).* 反映箇所$/, "施策1-1");
    await until(window, (year) => year.comments.some((one) => one.reflectedIn === "施策1-1"));
    await picture(page, "paper-opinions");
  });

  it("has the 対応区分 chosen by the number of its line, and taken away again", async () => {
    const { page } = window;
    const cell = page.getByRole("button", { name: /対応区分：/ }).first();
    await cell.focus();
    await page.keyboard.press("2");
    await until(window, (year) => year.comments.some((one) => one.disposition === "一部反映"));
    await cell.click();
    await page.getByRole("menuitem", { name: "反映する" }).waitFor();
    await picture(page, "paper-disposition");
    await page.getByRole("menuitem", { name: "未定に戻す" }).click();
    await until(window, (year) => year.comments.every((one) => one.disposition === undefined));
  });

  it("begins the 要旨 with what was said, and leaves what was said as it was", async () => {
    const { page } = window;
    const opinion = (await snapshot(window)).comments.find(({ kind }) => kind === "opinion");
    if (!opinion) throw new Error("the sample has opinions");
    const cell = page.locator(`[data-field="comment/${opinion.id}/summary"]`);
    await cell.getByRole("textbox").focus();
    await expect.poll(() => cell.locator("textarea").inputValue()).toBe(opinion.text);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("一覧をつくること。");
    await page.keyboard.press("Tab");
    const now = async () => (await snapshot(window)).comments.find(({ id }) => id === opinion.id);
    await expect.poll(async () => (await now())?.summary).toBe("一覧をつくること。");
    await expect.poll(async () => (await now())?.text).toBe(opinion.text);
    // Emptied, the list shows again what was said.
    await cell.getByRole("textbox").focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Tab");
    await expect.poll(async () => (await now())?.summary).toBe(undefined);
    await expect.poll(() => cell.innerText()).toContain(opinion.text.slice(0, 20));
  });
});

describe("the 会議録", () => {
  it("has a field of its header typed over what follows from the meeting, and given back to it", async () => {
    const { page } = window;
    await openPaper("令和2年度第1回");
    await page.getByRole("treeitem", { name: "令和2年度第1回", exact: true }).last().click();
    await page.getByRole("main", { name: /会議録$/ }).waitFor();
    await typeOver("会議録「開催場所」の内容", "市役所別館5階");
    const header = async () => (await snapshot(window)).meetings[0]?.minutes?.header;
    const place = async () => (await header())?.find(({ kind }) => kind === "place")?.text;
    await expect.poll(place).toBe("市役所別館5階");
    await typeOver("会議録「会議録の確認方法」の内容", "出席した委員全員による確認");
    await expect
      .poll(async () => (await header())?.map(({ text }) => text))
      .toContain("出席した委員全員による確認");
    await picture(page, "paper-minutes");
  });

  it("has what was said corrected where it stands, with the speaker beside it", async () => {
    const { page } = window;
    const said = page.getByRole("textbox", { name: /の発言$/ }).first();
    await said.focus();
    await expect.poll(() => page.locator(".sheet-prefix").innerText()).toMatch(/：$/u);
    await page.keyboard.press("End");
    await page.keyboard.press("Control+End");
    await page.keyboard.type("以上です。");
    await picture(page, "paper-minutes-editing");
    await page.keyboard.press("Tab");
    await until(window, (year) => year.comments.some(({ text }) => text.endsWith("以上です。")));
  });

  it("has a 公開用 that follows from it and is not typed into", async () => {
    const { page } = window;
    await openPaper("令和2年度第1回（公開用）");
    await page.getByRole("main", { name: /会議録（公開用）$/ }).waitFor();
    await expect.poll(() => page.locator(".sheet-paper [data-field]").count()).toBe(0);
    await expect.poll(() => page.locator(".sheet-paper").innerText()).toContain("【委員】");
    await picture(page, "paper-minutes-public");
  });
});

describe("評価結果一覧", () => {
  it("counts the grades and lets them be set where they are listed", async () => {
    const { page } = window;
    await openPaper("評価結果一覧");
    await page.getByRole("main", { name: "評価結果一覧" }).waitFor();
    const grade = page.getByRole("button", { name: /^1-1 .*判定/ }).first();
    await grade.focus();
    await page.keyboard.press("a");
    await until(window, (year) =>
      year.evaluations.some(({ subject, rating }) => subject.id === "1-1" && rating === "A"),
    );
    await picture(page, "paper-results");
  });
});

describe("a 会議録 of 1,000 remarks", () => {
  it("is opened and typed into, and the comments beside it begin with the latest", async () => {
    const plan = JSON.parse(readFileSync(sample, "utf8")) as { meetings: { comments: object[] }[] };
    const comments = plan.meetings[0]?.comments ?? [];
    const remark = { agendaItem: "a-2", member: "m3", kind: "発言", recordedAt: "2020-08-07T01:00:00.000Z" };
    for (let count = 1; count <= 1000; count += 1) {
      comments.push({ ...remark, id: `x${count}`, text: `発言${count}。` });
    }
    const file = join(window.folder, "1000.json");
    writeFileSync(file, JSON.stringify(plan));
    const long = await browser.open({ plan: file });
    try {
      const { page } = long;
      await page.getByRole("treeitem", { name: "令和2年度第1回", exact: true }).last().click();
      const cell = page.locator('[data-field="comment/x500/text"]');
      await cell.getByRole("textbox").focus();
      await page.keyboard.press("Control+End");
      await page.keyboard.type("直した。");
      await page.keyboard.press("Tab");
      await until(long, (year) => year.comments.some(({ text }) => text === "発言500。直した。"));
      const beside = page.getByRole("list", { name: "委員意見" }).getByRole("listitem");
      await expect.poll(() => beside.count()).toBe(50);
      await page.getByRole("button", { name: /^これより前の発言を表示/ }).click();
      await expect.poll(() => beside.count()).toBe(100);
      expect(long.problems).toEqual([]);
    } finally {
      await long.close();
    }
  }, 120_000);
});
