/** 会議の記録: a meeting taken down by keyboard alone, under a real input method. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CDPSession, Locator, Page } from "@playwright/test";
import { describe, expect, it } from "vitest";
import type { Comment } from "#shared/domain/comment.ts";
import { violationsIn, wcag } from "#test/support/axe.ts";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture, type OpenWindow } from "#test/support/windowHost.ts";
import { ask, diskFull, rail, saveState, snapshot, startAnew, until } from "#test/support/windowSteps.ts";

const openWindow = windowOfEachTest();
const MEETING = "r2-1";
const everyone = ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10"];

/** The record of the sample's meeting; its remarks are taken away first, 委員E (m7) is absent. */
async function openRecord(
  options: { keep?: boolean; width?: number; height?: number } = {},
): Promise<OpenWindow> {
  const { keep = false, ...size } = options;
  const window = await openWindow({ plan: "sample", ...size });
  if (!keep) {
    for (const { id } of (await snapshot(window)).comments) await ask(window, "comment.remove", { id });
  }
  const attendance = everyone.map((member) => ({ member, status: member === "m7" ? "absent" : "present" }));
  await ask(window, "meeting.update", { id: MEETING, patch: { attendance, observers: 2 } });
  await startAnew(window.page);
  await rail(window.page, "会議の記録").click();
  await window.page.getByRole("main", { name: "会議の記録" }).waitFor();
  return window;
}

const line = (page: Page): Locator => page.getByRole("region", { name: "発言の入力" }).getByRole("textbox");
const rows = (page: Page): Locator => page.locator("[data-remark]");
const words = async (window: OpenWindow): Promise<string[]> =>
  (await snapshot(window)).comments.map(({ text }) => text);
const chosenPlace = (page: Page): Locator =>
  page.getByRole("navigation", { name: "次第" }).locator("[aria-current]");
const focused = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label"));

async function say(page: Page, key: string, text: string): Promise<void> {
  await page.keyboard.press(key);
  await page.keyboard.insertText(text);
  await page.keyboard.press("Enter");
}

async function compose(session: CDPSession, ...steps: string[]): Promise<void> {
  for (const text of steps)
    await session.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
}

/** What WCAG 2.2 AA finds wrong. */
async function barriers(page: Page): Promise<string[]> {
  const violations = await violationsIn(page, { tags: [...wcag, "best-practice"], disabled: ["region"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" ")}`);
}

/** Nothing is cut off or pushed out of the window. */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const out: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("body *")) {
      const box = element.getBoundingClientRect();
      const hidden = box.width === 0 || getComputedStyle(element).clipPath !== "none";
      const inList =
        element.closest(".record-places, .record-side, .record-remarks, .record-speakers") !== null;
      const over = box.right > innerWidth + 1 || box.left < -1 || (!inList && box.bottom > innerHeight + 1);
      const skip = element.closest("a[href='#main'], textarea[aria-hidden]") !== null;
      if (!hidden && !skip && over)
        out.push(`${element.tagName}.${element.className} ${box.right} ${box.bottom}`);
    }
    for (const name of ["record-head", "record-foot", "record-body", "record"]) {
      const element = document.querySelector<HTMLElement>(`.${name}`);
      if (element && element.scrollWidth > element.clientWidth + 1) out.push(`${name} scrolls sideways`);
    }
    return out;
  });
}

describe("taking down a meeting", () => {
  it("goes by keyboard alone: line, speaker, conversion, kind, answer, and every entry is stored in order", async () => {
    const window = await openRecord();
    const { page } = window;
    const ime = await page.context().newCDPSession(page);
    await expect.poll(() => chosenPlace(page).textContent()).toContain("開会");
    await expect.poll(() => line(page).evaluate((field) => field === document.activeElement)).toBe(true);
    for (let step = 0; step < 5; step += 1) await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => chosenPlace(page).textContent()).toContain("1 暮らし");
    await expect.poll(() => page.getByRole("heading", { level: 2 }).first().isVisible()).toBe(true);

    await page.keyboard.press("Alt+4");
    await page.keyboard.press("F2");
    await compose(ime, "s", "しゅ", "しゅう", "集客の内訳は");
    // The Enter that accepts a conversion is the input method's.
    await ime.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      key: "Process",
      code: "Enter",
      windowsVirtualKeyCode: 229,
    });
    await ime.send("Input.insertText", { text: "集客の内訳は把握しているか。" });
    await expect.poll(() => line(page).inputValue()).toBe("集客の内訳は把握しているか。");
    expect(window.calls.some(({ name }) => name === "comment.add")).toBe(false);
    await page.keyboard.press("Enter");
    await expect.poll(() => line(page).inputValue()).toBe("");
    await page.getByTestId("unanswered").getByText("1件").waitFor();
    await picture(page, "record-question");

    // Picking another speaker leaves the words alone; the secretariat's words answer the open question.
    await page.keyboard.insertText("イベント別に集計している。");
    await page.keyboard.press("Alt+0");
    await page.getByText(/への回答/u).waitFor();
    await picture(page, "record-answering");
    await expect.poll(() => line(page).inputValue()).toBe("イベント別に集計している。");
    await page.keyboard.press("Enter");
    await page.getByTestId("unanswered").getByText("0件").waitFor();
    await page.keyboard.press("Alt+ArrowRight");
    await say(page, "Alt+3", "空き店舗は所有者の意向で進まない。");
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("Alt+1");
    await page.keyboard.insertText("一行目");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.insertText("二行目");
    await page.keyboard.press("Control+Enter");
    await page.keyboard.insertText("三行目");
    await page.keyboard.press("Enter");
    await until(window, ({ comments }) => comments.length === 4);

    const { comments } = await snapshot(window);
    expect(comments).toMatchObject([
      { member: "m4", kind: "question", agendaItem: "a-3-1-1", subject: { kind: "item", id: "1" } },
      { speaker: "事務局", kind: "answer", answers: comments[0]?.id },
      { member: "m3", kind: "opinion", subject: { kind: "item", id: "1-1" } },
      { member: "m1", kind: "opinion", subject: { kind: "item", id: "2" }, text: "一行目\n二行目\n三行目" },
    ]);
    await expect.poll(() => saveState(page).textContent()).toMatch(/^保存済み/u);
    await page.keyboard.press("Alt+ArrowUp");
    await picture(page, "record-done");
    expect(await overflowing(page)).toEqual([]);
  });

  it("keeps the order of remarks typed faster than they are stored", async () => {
    const window = await openRecord();
    const { page } = window;
    const release = window.hold("comment.add");
    await page.keyboard.press("Alt+2");
    for (const text of ["一", "二", "三", "四", "五"]) {
      await page.keyboard.insertText(text);
      await page.keyboard.press("Enter");
    }
    await expect.poll(() => rows(page).count()).toBe(5);
    await expect.poll(() => saveState(page).textContent()).toBe("保存しています…");
    expect(window.calls.filter(({ name }) => name === "comment.add")).toHaveLength(1);
    release();
    await until(window, ({ comments }) => comments.length === 5);
    expect(await words(window)).toEqual(["一", "二", "三", "四", "五"]);
    await expect.poll(() => rows(page).allTextContents()).toHaveLength(5);
  });

  it("loses nothing when the disk is full, and keeps the order when it is tried again", async () => {
    const window = await openRecord();
    const { page } = window;
    await say(page, "Alt+1", "はじめの発言");
    await until(window, ({ comments }) => comments.length === 1);
    window.fail("comment.add", diskFull);
    await say(page, "Alt+2", "書けなかった発言");
    await say(page, "Alt+3", "その次の発言");
    await page.getByText(/ディスクの空きが足りない/u).waitFor();
    await expect.poll(() => rows(page).filter({ hasText: "まだ保存できていません" }).count()).toBe(2);
    await picture(page, "record-failed");
    await page.keyboard.insertText("三つ目を打っている");
    window.fail("comment.add", undefined);
    await page.getByRole("button", { name: "もう一度保存する" }).click();
    await until(window, ({ comments }) => comments.length === 3);
    expect(await words(window)).toEqual(["はじめの発言", "書けなかった発言", "その次の発言"]);
    await expect.poll(() => line(page).inputValue()).toBe("三つ目を打っている");
    await expect.poll(() => rows(page).filter({ hasText: "まだ保存できていません" }).count()).toBe(0);
  });

  it("asks before an absent member's words are recorded, once", async () => {
    const window = await openRecord();
    const { page } = window;
    await page.getByRole("button", { name: "委員E（欠席）" }).waitFor();
    await say(page, "Alt+7", "書面による意見");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("欠席の委員Eの発言として記録しますか（書面による意見など）").waitFor();
    await picture(page, "record-absent");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => line(page).inputValue()).toBe("書面による意見");
    expect((await snapshot(window)).comments).toEqual([]);
    await line(page).press("Enter");
    await dialog.getByRole("button", { name: "記録する" }).press("Enter");
    await until(window, ({ comments }) => comments.length === 1);
    await page.keyboard.insertText("続きの意見");
    await page.keyboard.press("Enter");
    await until(window, ({ comments }) => comments.length === 2);
    expect((await snapshot(window)).comments).toMatchObject([{ member: "m7" }, { member: "m7" }]);
  });

  it("asks when only the store knows that the member was absent, and gives the words back", async () => {
    const window = await openRecord();
    const { page } = window;
    await ask(window, "meeting.update", {
      id: MEETING,
      patch: { attendance: [{ member: "m3", status: "absent" }] },
    });
    await say(page, "Alt+3", "後から欠席とされた人の意見");
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/欠席の委員A/u).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => line(page).inputValue()).toBe("後から欠席とされた人の意見");
    await expect.poll(() => rows(page).count()).toBe(0);
    await line(page).press("Enter");
    await dialog.getByRole("button", { name: "記録する" }).click();
    await until(window, ({ comments }) => comments.length === 1);
    await expect.poll(() => saveState(page).textContent()).toMatch(/^保存済み/u);
  });

  it("never drops typed words: Escape, another screen, correcting, closing", async () => {
    const window = await openRecord();
    const { page } = window;
    await say(page, "Alt+3", "直す前の発言");
    await until(window, ({ comments }) => comments.length === 1);
    await page.keyboard.insertText("打ちかけ");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(() => line(page).inputValue()).toBe("打ちかけ");

    await page.keyboard.press("Control+ArrowUp");
    await expect.poll(() => line(page).inputValue()).toBe("直す前の発言");
    await page.keyboard.insertText("（直しかけ）");
    await picture(page, "record-correcting");
    await page.keyboard.press("Escape");
    await expect.poll(() => line(page).inputValue()).toBe("打ちかけ");
    await page.keyboard.press("Control+ArrowUp");
    await expect.poll(() => line(page).inputValue()).toBe("直す前の発言（直しかけ）");
    await page.keyboard.press("F2");
    await page.keyboard.press("Enter");
    await until(window, ({ comments }) => comments[0]?.text === "直す前の発言（直しかけ）");
    await until(window, ({ comments }) => comments[0]?.kind === "question");
    await expect.poll(() => line(page).inputValue()).toBe("打ちかけ");

    await page.getByRole("button", { name: "記録を終える" }).click();
    await rail(page, "会議の記録").click();
    await expect.poll(() => line(page).inputValue()).toBe("打ちかけ");
    await window.emit("app.closing", {});
    await page.getByRole("dialog").getByText("打ちかけ").waitFor();
    await page.getByRole("button", { name: "戻る" }).click();
    await page.getByRole("button", { name: "見る" }).click();
    await page.getByRole("button", { name: "記録していない発言の入力を取り消す" }).click();
    await expect.poll(() => line(page).inputValue()).toBe("");

    await ask(window, "plan.close", {});
    await ask(window, "plan.open", {
      token: window.backend.grantFile(join(window.folder, "計画.hyoka"), "read"),
    });
    expect(await words(window)).toEqual(["直す前の発言（直しかけ）"]);
  });

  it("finds speakers without a number by letter, by name, and takes people from outside", async () => {
    const window = await openRecord();
    const { page } = window;
    await page.keyboard.press("Alt+h");
    await page.keyboard.insertText("十人目の意見");
    await page.keyboard.press("Enter");
    await page.keyboard.press("F3");
    await page.getByRole("combobox", { name: "名前・読み・役職" }).waitFor();
    await page.keyboard.insertText("副");
    await expect.poll(() => page.getByRole("option").first().textContent()).toBe("副会長");
    await picture(page, "record-search");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("副会長の意見");
    await page.keyboard.press("Enter");
    await page.keyboard.press("F3");
    await page.getByRole("combobox", { name: "名前・読み・役職" }).waitFor();
    await page.keyboard.insertText("産業振興課長");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("説明");
    await page.keyboard.press("Enter");
    await until(window, ({ comments }) => comments.length === 3);
    expect((await snapshot(window)).comments).toMatchObject([
      { member: "m10" },
      { member: "m2" },
      { speaker: "産業振興課長" },
    ]);
  });
});

describe("what was recorded", () => {
  it("is corrected from its row: words, division, merging, order, kind, place, deletion and undo", async () => {
    const window = await openRecord();
    const { page } = window;
    for (let step = 0; step < 5; step += 1) await page.keyboard.press("Alt+ArrowDown");
    await say(page, "Alt+3", "甲です。乙です。");
    await say(page, "Alt+3", "丙です。");
    await say(page, "Alt+4", "丁です。");
    await until(window, ({ comments }) => comments.length === 3);

    await page.keyboard.press("ArrowUp");
    await expect.poll(() => focused(page)).toContain("丁です。");
    await page.keyboard.press("e");
    await page.getByRole("textbox", { name: "発言の文章" }).waitFor();
    await page.keyboard.insertText("追記。");
    await picture(page, "record-editing");
    await page.keyboard.press("Enter");
    await until(window, ({ comments }) => comments[2]?.text === "丁です。追記。");

    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => focused(page)).toContain("甲です。");
    await page.keyboard.press("s");
    const editor = page.getByRole("textbox", { name: "発言の文章" });
    await editor.waitFor();
    for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await expect.poll(() => words(window)).toEqual(["甲です。", "乙です。", "丙です。", "丁です。追記。"]);
    await expect.poll(() => rows(page).count()).toBe(4);

    await expect.poll(() => focused(page)).toContain("甲です。");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focused(page)).toContain("乙です。");
    await page.keyboard.press("Shift+ArrowDown");
    await expect.poll(() => words(window)).toEqual(["甲です。", "丙です。", "乙です。", "丁です。追記。"]);
    await expect.poll(() => rows(page).nth(2).textContent()).toContain("乙です。");
    await page.keyboard.press("m");
    await expect.poll(() => words(window)).toEqual(["甲です。", "丙です。\n乙です。", "丁です。追記。"]);
    await expect.poll(() => focused(page)).toContain("丙です。");
    // Faster than the store: each key acts on what the one before it did.
    for (const key of ["Shift+ArrowUp", "Shift+ArrowDown", "F2"]) await page.keyboard.press(key);
    await until(window, ({ comments }) => comments[1]?.kind === "question");
    expect(await words(window)).toEqual(["甲です。", "丙です。\n乙です。", "丁です。追記。"]);

    await page.keyboard.press("ArrowDown");
    await expect.poll(() => focused(page)).toContain("丁です。");
    await page.keyboard.press("m");
    await page.getByText(/話した人や会議が違う発言は、1つにまとめられません。/u).waitFor();
    await picture(page, "record-refused");

    await page.keyboard.press("t");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await expect
      .poll(() =>
        dialog.getByRole("combobox", { name: "次第" }).evaluate((one) => one === document.activeElement),
      )
      .toBe(true);
    await picture(page, "record-dialog");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("option", { name: "1-2", exact: false }).first().click();
    await dialog.getByRole("combobox", { name: "欄" }).click();
    await page.getByRole("option", { name: "達成状況" }).click();
    await dialog.getByRole("button", { name: "直す" }).click();
    await until(window, ({ comments }) => comments[2]?.property === "achievement");
    expect((await snapshot(window)).comments[2]?.subject).toEqual({ kind: "item", id: "1-2" });

    await expect.poll(() => focused(page)).toContain("丁です。");
    await page.keyboard.press("Delete");
    await until(window, ({ comments }) => comments.length === 2);
    await expect.poll(() => focused(page)).toContain("丙です。");
    await page.keyboard.press("Control+z");
    await until(window, ({ comments }) => comments.length === 3);
    expect((await snapshot(window)).comments[2]?.text).toBe("丁です。追記。");
    await page.keyboard.press(".");
    await page.getByRole("menuitem", { name: /分ける/u }).waitFor();
    await picture(page, "record-menu");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(() => line(page).evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it("becomes the committee's evaluation, which is adopted at the meeting and leads back to its opinions", async () => {
    const window = await openRecord();
    const { page } = window;
    for (let step = 0; step < 5; step += 1) await page.keyboard.press("Alt+ArrowDown");
    await say(page, "Alt+3", "働きかけの方法を示してほしい。");
    await until(window, ({ comments }) => comments.length === 1);
    await page.keyboard.press("PageUp");
    await expect.poll(() => focused(page)).toContain("働きかけ");
    await page.keyboard.press(" ");
    await page.getByRole("button", { name: /選んだ意見から起こす（1件）/u }).click();
    await page.getByRole("dialog").getByRole("button", { name: "採用する" }).click();
    await until(window, ({ evaluations }) => evaluations.some(({ sources }) => sources?.length === 1));
    await page.getByText("もとになった意見：").waitFor();
    await page.getByRole("button", { name: "採択", exact: true }).click();
    await page.getByText(/採択済（第1回/u).waitFor();
    const evaluation = (await snapshot(window)).evaluations.find(({ subject }) => subject.id === "1");
    expect(evaluation?.adopted).toMatchObject({ meeting: MEETING, date: "2020-08-07" });
    await picture(page, "record-adopted");
    await page.getByRole("textbox", { name: /推進委員会の評価/u }).fill("別の評価文");
    await page.keyboard.press("Tab");
    await page.getByText(/の後に文章が変わっています/u).waitFor();
    await page.getByRole("button", { name: "もう一度採択" }).waitFor();
    await page.getByRole("button", { name: /委員A \d\d:\d\d/u }).click();
    await expect.poll(() => focused(page)).toContain("働きかけ");
  });

  it("is drawn a window at a time: three thousand remarks stay quick", async () => {
    const window = await openRecord();
    const { page } = window;
    const comments: Omit<Comment, "id" | "recordedAt">[] = Array.from({ length: 3000 }, (_, index) => ({
      meeting: MEETING,
      agendaItem: "a-1",
      member: `m${(index % 9) + 1}`,
      kind: "opinion",
      text: `${index + 1}番目の発言`,
    }));
    await ask(window, "comment.addMany", { comments, even: ["absent-speaker"] });
    await startAnew(page);
    await rail(page, "会議の記録").click();
    await page.getByText("3000番目の発言").waitFor();
    expect(await rows(page).count()).toBeLessThan(300);
    await say(page, "Alt+3", "三千一番目の発言");
    await page.getByText("三千一番目の発言").waitFor();
    await until(window, (year) => year.comments.length === 3001);
    await picture(page, "record-3000");
    await page.getByRole("button", { name: /これより前の\d+件を表示する/u }).click();
    await page.getByText("2400番目の発言").waitFor();
  });
});

describe("the screen", () => {
  it("shows large type for a projector, remembers it, and nothing overflows", async () => {
    const window = await openRecord({ keep: true });
    const { page } = window;
    await picture(page, "record-sample");
    expect(await barriers(page)).toEqual([]);
    expect(await overflowing(page)).toEqual([]);
    const size = () =>
      page.locator(".record").evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
    const before = await size();
    await page.getByRole("button", { name: "文字を大きく" }).click();
    await expect.poll(size).toBeGreaterThan(before * 1.25);
    await expect
      .poll(() =>
        page
          .locator(".record-words p")
          .first()
          .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
      )
      .toBeGreaterThan(before * 1.25);
    await picture(page, "record-large");
    expect(await overflowing(page)).toEqual([]);
    await startAnew(page);
    await rail(page, "会議の記録").click();
    await page.getByRole("button", { name: "文字を大きく", pressed: true }).waitFor();
    await expect.poll(size).toBeGreaterThan(before * 1.25);
    await page.keyboard.press("F4");
    await page.getByRole("dialog", { name: "シート全体" }).waitFor();
    await picture(page, "record-sheet");
    await page.keyboard.press("F4");
    await page.getByRole("dialog", { name: "シート全体" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "記録を終える" }).click();
    await rail(page, "委員会").waitFor();
  });

  it("counts the minutes since the meeting began", async () => {
    const { page } = await openWindow({ plan: "sample", now: "2020-08-07T10:42:10+09:00" });
    await rail(page, "会議の記録").click();
    await page.getByText("経過 42分").waitFor();
  });
});

describe("a transcript", () => {
  it("is pasted, gone through by keyboard, and recorded at once", async () => {
    const window = await openRecord();
    const { page } = window;
    await page.getByRole("button", { name: "文字起こし…" }).click();
    await page.keyboard.insertText(
      [
        "10:05 会長：それでは、議事に入ります。",
        "①施策評価",
        "10:06 話者1：集客の内訳は把握しているか。",
        "10:07 事務局：イベント別に集計しています。",
        "10:08 話者1：空き店舗が",
        "10:08 話者1：多い。",
        "10:09 話者2：（ざわめき）",
      ].join("\n"),
    );
    await picture(page, "transcript-paste");
    await page.keyboard.press("Control+Enter");
    await page.getByText("6件を取り込みます。").waitFor();
    await picture(page, "transcript-table");
    expect(await barriers(page)).toEqual([]);
    await expect.poll(() => page.getByRole("button", { name: "記録する" }).isDisabled()).toBe(true);
    await page.getByRole("combobox", { name: "話者1（3件）" }).click();
    await page.getByRole("option", { name: "委員A" }).click();
    const list = page.getByRole("listbox", { name: "文字起こしの発言" });
    await list.focus();
    await page.keyboard.press("End");
    await page.keyboard.press(" ");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("j");
    await page.getByText("4件を取り込みます。").waitFor();
    await page.keyboard.press("Shift+End");
    await page.getByRole("combobox", { name: "議題・シート" }).click();
    await page.getByRole("option", { name: /1 暮らし/u }).click();
    await picture(page, "transcript-ready");
    await page.getByRole("button", { name: "記録する" }).click();
    await until(window, ({ comments }) => comments.length === 4);
    expect((await snapshot(window)).comments).toMatchObject([
      {
        member: "m1",
        kind: "remark",
        text: "それでは、議事に入ります。",
        recordedAt: "2020-08-07T01:05:00.000Z",
      },
      { member: "m3", kind: "question", agendaItem: "a-3-1-1" },
      { speaker: "事務局", kind: "answer", agendaItem: "a-3-1-1" },
      { member: "m3", text: "空き店舗が\n多い。", subject: { kind: "item", id: "1" } },
    ]);
    await expect.poll(() => saveState(page).textContent()).toMatch(/^保存済み/u);
  });

  it("of three thousand pieces is read from a file and drawn a window at a time", async () => {
    const window = await openRecord();
    const { page } = window;
    const path = join(window.folder, "会議.txt");
    const text = Array.from(
      { length: 3000 },
      (_, index) => `○委員${"ABCD"[index % 4]}　${index + 1}番目です。`,
    );
    await writeFile(path, text.join("\r\n"));
    window.shell["dialog.openText"] = () => ({
      token: window.backend.grantFile(path, "read"),
      name: "会議.txt",
    });
    await page.getByRole("button", { name: "文字起こし…" }).click();
    await page.getByRole("button", { name: "テキストファイルを選ぶ…" }).click();
    await page.getByText("3,000件を取り込みます。").waitFor();
    expect(await page.getByRole("option").count()).toBeLessThan(100);
    await page.getByRole("listbox", { name: "文字起こしの発言" }).focus();
    await page.keyboard.press("End");
    await page.getByText("3000番目です。").waitFor();
    await picture(page, "transcript-3000");
    await page.getByRole("button", { name: "記録する" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await until(window, ({ comments }) => comments.length === 3000);
    await page.getByText("3000番目です。").waitFor();
  });
});
