/** The window as a clerk uses it: the built page over a real backend, without a desktop. */
import { fileURLToPath } from "node:url";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CDPSession } from "@playwright/test";
import { describe, expect, it } from "vitest";
import type { MethodOutput } from "#shared/contract/methods.ts";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture, toSheets, type OpenWindow, type WindowBrowser } from "#test/support/windowHost.ts";
import { ask, diskFull, rail, saveState, snapshot, startAnew, until } from "#test/support/windowSteps.ts";

const openWindow = windowOfEachTest();

const open: WindowBrowser["open"] = (options = { plan: "sample" }) => openWindow(options);

/** Types through an input method; the conversion stays open. */
async function compose(session: CDPSession, ...steps: string[]): Promise<void> {
  for (const text of steps) {
    await session.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }
}

describe("start screen", () => {
  it("makes the sample where the person says and opens it", async () => {
    const window = await open({});
    window.chosen.save = join(window.folder, "見本.hyoka");
    await window.page.getByRole("button", { name: /見本で試す/u }).click();
    await window.page.getByRole("button", { name: /^施策評価シート/u }).click();
    await toSheets(window.page);
    await window.page.getByRole("tree", { name: "評価シート" }).waitFor();
    expect((await stat(window.chosen.save)).size).toBeGreaterThan(0);
    await expect
      .poll(() => window.page.getByRole("heading", { level: 1 }).textContent())
      .toContain("産業振興基本計画");
  });

  it("changes nothing when the dialog is cancelled", async () => {
    const window = await open({});
    await window.page.getByRole("button", { name: /計画ファイルを開く/u }).click();
    await expect.poll(() => window.calls.some((call) => call.name === "dialog.openPlan")).toBe(true);
    await expect.poll(() => window.page.getByRole("button", { name: /見本で試す/u }).isEnabled()).toBe(true);
    expect(window.calls.some((call) => call.name === "plan.open")).toBe(false);
  });

  it("says why a file cannot be opened and stays usable", async () => {
    const window = await open({});
    window.chosen.open = join(window.folder, "メモ.hyoka");
    await writeFile(window.chosen.open, "計画ではない文章");
    await window.page.getByRole("button", { name: /計画ファイルを開く/u }).click();
    await window.page.getByText("「メモ.hyoka」は計画ファイル（.hyoka）ではありません。").waitFor();
    await expect.poll(() => window.page.getByRole("button", { name: /見本で試す/u }).isEnabled()).toBe(true);
    await picture(window.page, "start-failure");
  });

  it("lists recent plans, tells which are not there, and takes them off the list", async () => {
    const window = await open({});
    const recent: MethodOutput<"recent.list"> = [
      {
        token: crypto.randomUUID(),
        name: "朝霞.hyoka",
        folder: "C:\\評価",
        title: "産業振興基本計画",
        openedAt: "2020-08-07T01:32:00.000Z",
        available: true,
      },
      {
        token: crypto.randomUUID(),
        name: "旧計画.hyoka",
        folder: "E:\\",
        title: "前の計画",
        openedAt: "2020-07-01T01:32:00.000Z",
        available: false,
      },
    ];
    window.shell["recent.list"] = () => recent;
    window.shell["recent.forget"] = ({ token }) => {
      recent.splice(
        recent.findIndex((one) => one.token === token),
        1,
      );
      return {};
    };
    await startAnew(window.page);
    await window.page.getByText("見つかりません。").waitFor();
    expect(
      await window.page
        .getByRole("button", { name: /前の計画/u })
        .first()
        .isDisabled(),
    ).toBe(true);
    await picture(window.page, "start-recent");
    await window.page.getByRole("button", { name: "「前の計画」を一覧から外す" }).click();
    await window.page.getByText("見つかりません。").waitFor({ state: "detached" });
    await expect.poll(() => window.page.getByText("朝霞.hyoka").count()).toBe(1);
  });

  it("takes in a package and closes the plan again", async () => {
    const window = await open({});
    const packagePath = join(window.folder, "引き継ぎ.json");
    await writeFile(
      packagePath,
      await readFile(new URL("../../shared/sample/samplePlan.json", import.meta.url)),
    );
    window.chosen.package = packagePath;
    window.chosen.save = join(window.folder, "引き継ぎ.hyoka");
    await window.page.getByRole("button", { name: /取り込む/u }).click();
    await toSheets(window.page);
    await window.page.getByRole("tree", { name: "評価シート" }).waitFor();
    await window.page.getByRole("button", { name: "計画を閉じる" }).click();
    await window.page.getByRole("button", { name: /見本で試す/u }).waitFor();
    expect((await ask(window, "plan.current", {})) === null).toBe(true);
  });
});

describe("a plan from nothing", () => {
  it("begins with the form that its sheets are written on", async () => {
    const window = await open({});
    const { page } = window;
    window.chosen.save = join(window.folder, "進捗.hyoka");
    await page.getByRole("button", { name: /新しい計画を作る/u }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("計画名").fill("みどり市商工業振興プラン");
    await dialog.getByLabel("市町村").fill("みどり市");
    await dialog.getByLabel("計画の最初の年度").fill("R5");
    await dialog.getByLabel("計画の最後の年度").fill("R8");
    await dialog.getByRole("combobox", { name: "主な様式" }).click();
    await page.getByRole("option", { name: "進捗状況まとめ" }).click();
    await dialog.getByRole("button", { name: "保存先を選んで作る" }).click();
    await rail(page, "計画").click();
    expect((await snapshot(window, 2023)).plan.form).toBe("progress-table");
  });

  it("is built with the keyboard: plan, tree, indicator, project, member, meeting", async () => {
    const window = await open({});
    const { page } = window;
    window.chosen.save = join(window.folder, "新計画.hyoka");
    await page.getByRole("button", { name: /新しい計画を作る/u }).click();
    const dialog = page.getByRole("dialog");
    // A form that nobody wrote in yet has no mistakes; what was left empty has one.
    await dialog.getByLabel("計画の最初の年度").focus();
    expect(await dialog.locator("[aria-invalid=true]").count()).toBe(0);
    await page.keyboard.press("Tab");
    await dialog.getByText("年度を入力してください。").waitFor();
    await dialog.getByLabel("計画名").fill("みどり市産業振興計画");
    await dialog.getByLabel("市町村").fill("みどり市");
    // A press beside the form does not throw away what is in it.
    await page.mouse.click(5, 5);
    expect(await dialog.getByLabel("計画名").inputValue()).toBe("みどり市産業振興計画");
    await dialog.getByLabel("計画の最初の年度").fill("令和７年度");
    await dialog.getByText("令和7年度(2025年度)として読みました").waitFor();
    await dialog.getByLabel("計画の最後の年度").fill("R6");
    await dialog.getByText(/最後の年度は、最初の年度と同じか後/u).waitFor();
    await expect
      .poll(() => dialog.getByRole("button", { name: "保存先を選んで作る" }).isDisabled())
      .toBe(true);
    await dialog.getByLabel("計画の最後の年度").fill("2029");
    await dialog.getByLabel("計画策定時の年度").fill("R6");
    await picture(page, "new-plan");
    await dialog.getByRole("button", { name: "保存先を選んで作る" }).click();

    await toSheets(page);
    await page.getByRole("button", { name: "計画の画面へ" }).click();
    await page.getByRole("tab", { name: "施策" }).click();
    await page.getByLabel("施策の方向性を追加").fill("にぎわいをつくる");
    await page.keyboard.press("Enter");
    await page.getByLabel("1 に施策を追加").fill("商店街の活性化");
    await page.keyboard.press("Enter");
    await page.getByLabel("1 に施策を追加").fill("起業の支援");
    await page.keyboard.press("Enter");
    await page.getByRole("group", { name: "施策 1-2 起業の支援" }).waitFor();
    await page.getByLabel("目指す姿").fill("人が集まるまち");
    await picture(page, "plan-items");

    await page.getByRole("tab", { name: "指標" }).click();
    await page.getByLabel("1-1 に指標を追加").fill("来場者数");
    await page.keyboard.press("Enter");
    await page.getByRole("group", { name: "指標「来場者数」" }).getByLabel("単位").fill("人");
    await page.getByRole("tab", { name: "プロジェクト" }).click();
    await page.getByLabel("プロジェクトを追加").fill("起業の街");
    await page.keyboard.press("Enter");
    await page.getByRole("group", { name: "プロジェクト1 起業の街" }).getByLabel("1-2").click();
    await page.getByRole("option", { name: "◎ 中心" }).click();
    await picture(page, "plan-projects");

    await rail(page, "委員会").click();
    await page.getByLabel("委員を追加").fill("髙橋");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "会議を追加" }).click();
    await page.getByLabel("開催日").fill("令和８年７月１日");
    await page.getByLabel("場所").fill("市役所");
    await page.keyboard.press("Tab");
    await page.getByText("令和8年度 第1回（7月1日）").first().waitFor();
    await expect.poll(() => saveState(page).textContent()).toMatch(/保存済み \d\d:\d\d/u);

    const year = await snapshot(window, 2025);
    expect(year.items.map((item) => [item.code, item.title])).toEqual([
      ["1", "にぎわいをつくる"],
      ["1-1", "商店街の活性化"],
      ["1-2", "起業の支援"],
    ]);
    expect(year.items[0]?.goal).toBe("人が集まるまち");
    expect(year.indicators).toMatchObject([{ name: "来場者数", unit: "人" }]);
    expect(year.projects).toMatchObject([
      { number: 1, title: "起業の街", related: [{ strength: "primary", label: "1-2　起業の支援" }] },
    ]);
    expect(year.committee.members.map((member) => member.name)).toEqual(["髙橋"]);
    expect(year.meetings).toMatchObject([
      { number: 1, evaluates: 2025, date: "2026-07-01", place: "市役所" },
    ]);
  });

  it("offers the meeting and the first member where they are missing", async () => {
    const window = await open();
    const { page } = window;
    await page.getByLabel("年度").first().click();
    await page.getByRole("option", { name: /2021年度/u }).click();
    await page.getByLabel("開催日（わかれば）").fill("令和4年7月1日");
    await page.getByRole("button", { name: "第1回の会議を作る" }).click();
    const speaker = page.getByRole("combobox", { name: "発言者" });
    await speaker.fill("新しい委員");
    await page.getByRole("button", { name: "「新しい委員」を委員に加える（Enter）" }).waitFor();
    await speaker.press("Enter");
    await expect
      .poll(() =>
        page
          .getByLabel("意見を記録", { exact: true })
          .and(page.locator("input"))
          .evaluate((one) => one === document.activeElement),
      )
      .toBe(true);
    await page.keyboard.type("はじめての発言");
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => (await snapshot(window, 2021)).comments.map((one) => one.text))
      .toEqual(["はじめての発言"]);
    const year = await snapshot(window, 2021);
    expect(year.committee.members.at(-1)?.name).toBe("新しい委員");
    expect(year.meetings).toMatchObject([
      { fiscalYear: 2022, evaluates: 2021, number: 1, date: "2022-07-01" },
    ]);
  });
});

describe("the plan's parts", () => {
  it("levels are added and, where no item stands on them, taken away", async () => {
    const window = await open();
    const { page } = window;
    await rail(page, "計画").click();
    await expect.poll(() => page.getByRole("button", { name: "2段目を削除" }).isDisabled()).toBe(true);
    await page.getByLabel("3段目を追加").fill("事業");
    await page.keyboard.press("Enter");
    await page.getByLabel("4段目を追加").fill("細事業");
    await page.keyboard.press("Enter");
    await until(window, (year) => year.plan.levels.join("/") === "施策の方向性/施策/事業/細事業");
    await expect.poll(() => page.getByLabel("5段目を追加").count()).toBe(0);
    await picture(page, "plan-levels");
    await page.getByRole("button", { name: "3段目を削除" }).click();
    await until(window, (year) => year.plan.levels.join("/") === "施策の方向性/施策/細事業");
    await page.getByRole("tab", { name: "施策" }).click();
    await page.getByLabel("1-1 に細事業を追加").fill("駅前の催し");
    await page.keyboard.press("Enter");
    await until(window, (year) => year.items.some((item) => item.parent === "1-1"));
    await page.getByRole("tab", { name: "計画の基本" }).click();
    await expect.poll(() => page.getByRole("button", { name: "3段目を削除" }).isDisabled()).toBe(true);
  });

  it("what a meeting and a member need not have is cleared by emptying its field", async () => {
    const window = await open();
    const { page } = window;
    await rail(page, "委員会").click();
    const member = (await snapshot(window)).committee.members[0];
    const row = page.getByRole("group", { name: `委員 ${member?.name}` });
    await row.getByLabel("任期（から）").fill("R2.4.1");
    await page.keyboard.press("Tab");
    await until(window, (year) => year.committee.members[0]?.termFrom === "2020-04-01");
    await expect
      .poll(() => row.getByLabel("任期（から）").inputValue(), { timeout: 10_000 })
      .toBe("令和2年4月1日");
    await row.getByLabel("任期（まで）").fill("令和2年3月31日");
    await page.keyboard.press("Tab");
    await row.getByText(/始まりと同じか後の日/u).waitFor();
    await row.getByLabel("任期（まで）").fill("令和4年3月31日");
    await page.keyboard.press("Tab");
    await until(window, (year) => year.committee.members[0]?.termTo === "2022-03-31");
    for (const label of ["任期（から）", "任期（まで）", "役職"]) await row.getByLabel(label).fill("");
    const fields = ["開催日", "開始時刻", "場所"];
    for (const label of fields) await page.getByLabel(label, { exact: true }).first().fill("");
    await page.keyboard.press("Tab");
    await until(window, ({ committee, meetings: [meeting] }) => {
      const [first] = committee.members;
      const left = [first?.termFrom, first?.termTo, first?.role];
      return [...left, meeting?.date, meeting?.startTime, meeting?.place].every((one) => one === undefined);
    });
    await picture(page, "committee-cleared");
  });
});

describe("recording comments", () => {
  it("goes by keyboard alone: Ctrl+E, Alt+number, F2, words, Enter, the next one", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("tree").waitFor();
    const before = (await snapshot(window)).comments.length;
    await page.keyboard.press("Control+e");
    await page.keyboard.press("Alt+3");
    await page.keyboard.press("F2");
    await page.keyboard.type("集計の方法を教えてほしい。");
    await page.keyboard.press("Tab");
    await page.keyboard.type("次回お示しする。");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Alt+1");
    await page.keyboard.press("F2");
    await page.keyboard.type("周知を広げてほしい。");
    await page.keyboard.press("Enter");
    await until(window, (year) => year.comments.length === before + 2);
    const { comments, committee } = await snapshot(window);
    expect(comments.slice(-2)).toMatchObject([
      {
        kind: "question",
        text: "集計の方法を教えてほしい。",
        reply: "次回お示しする。",
        member: committee.members[2]?.id,
        subject: { kind: "item", id: "1" },
      },
      { kind: "request", text: "周知を広げてほしい。", member: committee.members[0]?.id },
    ]);
    await picture(page, "comments");
  });

  it("does not enter a comment while an input method converts", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("tree").waitFor();
    const before = (await snapshot(window)).comments.length;
    const session = await page.context().newCDPSession(page);
    await page.keyboard.press("Control+e");
    await page.keyboard.press("Alt+1");
    await compose(session, "え", "えき", "駅前");
    await page.keyboard.press("Enter");
    expect((await snapshot(window)).comments.length).toBe(before);
    await session.send("Input.insertText", { text: "駅前" });
    await page.keyboard.type("を明るく");
    await page.keyboard.press("Enter");
    await until(window, (year) => year.comments.length === before + 1);
    expect((await snapshot(window)).comments.at(-1)?.text).toBe("駅前を明るく");
  });

  it("Ctrl+Z takes back the last comment, but inside a field its own typing first; Ctrl+Y brings it again", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("tree").waitFor();
    const before = (await snapshot(window)).comments.length;
    await page.keyboard.press("Control+e");
    await page.keyboard.press("Alt+1");
    await page.keyboard.type("取り消す発言");
    await page.keyboard.press("Enter");
    await until(window, (year) => year.comments.length === before + 1);
    await page.keyboard.type("打ちかけ");
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.locator("#quick-entry").inputValue()).not.toBe("打ちかけ");
    expect((await snapshot(window)).comments.length).toBe(before + 1);
    await page.getByRole("treeitem").first().focus();
    await page.keyboard.press("Control+z");
    await until(window, (year) => year.comments.length === before);
    await page.keyboard.press("Control+y");
    await until(window, (year) => year.comments.length === before + 1);
  });

  it("asks for the speaker instead of guessing, and keeps the words", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("tree").waitFor();
    await page.keyboard.press("Control+e");
    await page.keyboard.type("誰の発言か分からない");
    await page.keyboard.press("Enter");
    await page.getByText(/発言者を選んでください/u).waitFor();
    await expect.poll(() => page.locator("#quick-entry").inputValue()).toBe("誰の発言か分からない");
  });

  it("edits text and reply in place, and takes a comment away", async () => {
    const window = await open();
    const { page } = window;
    const first = (await snapshot(window)).comments.find((one) => one.subject?.id === "1");
    if (!first) throw new Error("the sample has comments on sheet 1");
    const card = page.locator(`#comment-${first.id}`);
    await card.getByLabel(/の内容$/u).fill("直した発言");
    await card.getByLabel(/への回答$/u).fill("直した回答");
    await page.keyboard.press("Control+Enter");
    await until(window, (year) => {
      const now = year.comments.find((one) => one.id === first.id);
      return now?.text === "直した発言" && now.reply === "直した回答";
    });
    await card.getByRole("button", { name: /の操作$/u }).click();
    await page.getByRole("menuitem", { name: "削除…" }).click();
    await page.getByRole("button", { name: "削除する" }).click();
    await until(window, (year) => year.comments.every((one) => one.id !== first.id));
    await page.getByRole("button", { name: "元に戻す" }).click();
    await until(window, (year) => year.comments.some((one) => one.id === first.id));
  });

  it("drafts the committee's evaluation from chosen comments and keeps the link", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("tree").waitFor();
    // The sample's third sheet is still without an evaluation and without comments.
    await page.getByRole("treeitem", { name: /^3 社会環境/u }).click();
    await page.keyboard.press("Control+e");
    await page.keyboard.press("Alt+2");
    await page.keyboard.type("企業への支援策を検討してほしい。");
    await page.keyboard.press("Enter");
    const box = page.getByRole("checkbox", { name: "副会長の発言を評価文に選ぶ" });
    await box.check();
    await page.getByRole("button", { name: /選んだ意見から評価文を起こす/u }).click();
    const dialog = page.getByRole("dialog");
    await expect.poll(() => dialog.getByLabel("評価文").inputValue()).toBe("企業への支援策を検討されたい。");
    await picture(page, "draft");
    await dialog.getByLabel("評価文").fill("企業への支援策を検討し、結果を示されたい。");
    await dialog.getByRole("button", { name: "採用する" }).click();
    await page.getByRole("button", { name: "この意見は評価に反映されています" }).waitFor();
    const year = await snapshot(window);
    const evaluation = year.evaluations.find((one) => one.subject.id === "3");
    expect(evaluation?.committeeEvaluation).toBe("企業への支援策を検討し、結果を示されたい。");
    expect(evaluation?.sources).toEqual([year.comments.at(-1)?.id]);
  });

  it("warns before an evaluation that exists is replaced, and adds to it unless told otherwise", async () => {
    const window = await open();
    const { page } = window;
    const existing = (await snapshot(window)).evaluations.find((one) => one.subject.id === "1");
    await page
      .getByRole("checkbox", { name: /を評価文に選ぶ/u })
      .last()
      .check();
    await page.getByRole("button", { name: /選んだ意見から評価文を起こす/u }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/すでに文章があります/u).waitFor();
    await expect.poll(() => dialog.getByRole("radio", { name: /追記する/u }).isChecked()).toBe(true);
    await dialog.getByLabel("評価文").fill("加えた一文。");
    await dialog.getByRole("button", { name: "採用する" }).click();
    await until(window, (year) => {
      const now = year.evaluations.find((one) => one.subject.id === "1");
      return now?.committeeEvaluation === `${existing?.committeeEvaluation}\n加えた一文。`;
    });
  });
});

describe("what a comment is about", () => {
  const about = (page: OpenWindow["page"]) => page.getByRole("combobox", { name: "対象" });
  const say = async (page: OpenWindow["page"], words: string) => {
    await page.keyboard.press("Control+e");
    await page.keyboard.press("Alt+1");
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
  };
  const subjectOf = async (window: OpenWindow, words: string) => {
    await until(window, (year) => year.comments.some((one) => one.text === words));
    return (await snapshot(window)).comments.find((one) => one.text === words)?.subject;
  };

  it("is the sheet, or the item chosen in its list, which the card then names", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("treeitem", { name: /^1-2 / }).click();
    await expect.poll(() => about(page).innerText()).toBe("1-2");
    await say(page, "1-2についての発言");
    expect(await subjectOf(window, "1-2についての発言")).toEqual({ kind: "item", id: "1-2" });
    const card = page.getByRole("list", { name: "委員意見" }).getByRole("listitem");
    await card.filter({ hasText: "1-2についての発言" }).getByText(/^1-2 /u).waitFor();
    await page.getByRole("treeitem", { name: /^1 / }).first().click();
    await expect.poll(() => about(page).innerText()).toBe("このシート");
    await say(page, "シートについての発言");
    expect(await subjectOf(window, "シートについての発言")).toEqual({ kind: "item", id: "1" });
    const own = card.filter({ hasText: "シートについての発言" });
    await expect.poll(() => own.getByText("暮らしにマッチした生活環境の創造").count()).toBe(0);
  });

  it("can be the whole plan, and such a comment is seen where it was typed", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("tree").waitFor();
    await about(page).click();
    await page.getByRole("option", { name: "計画全体" }).click();
    await say(page, "計画全体についての発言");
    expect(await subjectOf(window, "計画全体についての発言")).toBeUndefined();
    await page
      .getByRole("list", { name: "計画全体への意見" })
      .getByRole("textbox", { name: /の内容$/u })
      .last()
      .waitFor();
    await picture(page, "whole-plan-comment");
    await expect.poll(() => about(page).innerText()).toBe("計画全体");
    await page.getByRole("treeitem", { name: /^2-1 / }).click();
    await expect.poll(() => about(page).innerText()).toBe("2-1");
  });

  it("can be corrected to an item on a sheet", async () => {
    const window = await open();
    const { page } = window;
    const first = (await snapshot(window)).comments.find((one) => one.subject?.id === "1");
    if (!first) throw new Error("the sample has comments on sheet 1");
    await page
      .locator(`#comment-${first.id}`)
      .getByRole("button", { name: /の操作$/u })
      .click();
    await page.getByRole("menuitem", { name: /対象を直す/u }).click();
    await page.getByRole("dialog").getByRole("combobox", { name: "対象" }).click();
    await page.getByRole("option", { name: /1-3 /u }).click();
    await page.getByRole("button", { name: "直す", exact: true }).click();
    await until(window, (year) => year.comments.find((one) => one.id === first.id)?.subject?.id === "1-3");
  });
});

describe("save state", () => {
  it("says saved only after the acknowledgement", async () => {
    const window = await open();
    const { page } = window;
    await rail(page, "計画").click();
    const release = window.hold("structure.updatePlan");
    await page.getByLabel("市町村").fill("朝霞");
    await page.keyboard.press("Enter");
    await expect.poll(() => saveState(page).textContent()).toBe("保存しています…");
    release();
    await expect.poll(() => saveState(page).textContent()).toMatch(/^保存済み \d\d:\d\d$/u);
    expect((await snapshot(window)).plan.municipality).toBe("朝霞");
  });

  it("keeps a text that could not be saved, says why, and saves it on retry", async () => {
    const window = await open();
    const { page } = window;
    await rail(page, "計画").click();
    window.fail("structure.updatePlan", diskFull);
    await page.getByLabel("市町村").fill("新しい名前");
    await page.keyboard.press("Enter");
    await page.getByText(/ディスクの空きが足りない/u).waitFor();
    await expect.poll(() => saveState(page).textContent()).toBe("未保存の入力 1件");
    await expect.poll(() => page.getByLabel("市町村").inputValue()).toBe("新しい名前");
    await picture(page, "save-failed");
    window.fail("structure.updatePlan", undefined);
    await page.getByRole("button", { name: "もう一度保存する" }).click();
    await expect.poll(() => saveState(page).textContent()).toMatch(/^保存済み \d\d:\d\d$/u);
    expect((await snapshot(window)).plan.municipality).toBe("新しい名前");
  });

  it("shows what is stored again when a failed change is given up", async () => {
    const window = await open();
    const { page } = window;
    await rail(page, "計画").click();
    window.fail("structure.updatePlan", diskFull);
    await page.getByLabel("市町村").fill("やめる名前");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "この変更をやめる" }).click();
    await expect.poll(() => page.getByLabel("市町村").inputValue()).toBe("朝霞市");
  });

  it("closing saves what is being typed before it answers", async () => {
    const window = await open();
    const { page } = window;
    await rail(page, "計画").click();
    await page.getByLabel("市町村").fill("閉じる直前");
    await window.emit("app.closing", {});
    await expect.poll(() => window.calls.at(-1)?.name).toBe("app.closeNow");
    expect((await snapshot(window)).plan.municipality).toBe("閉じる直前");
  });

  it("closing asks when something could not be saved, and offers its words", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("tree").waitFor();
    await page.keyboard.press("Control+e");
    await page.keyboard.type("まだ記録していない言葉");
    await rail(page, "計画").click();
    window.fail("structure.updatePlan", diskFull);
    await page.getByLabel("市町村").fill("残る名前");
    await window.emit("app.closing", {});
    const dialog = page.getByRole("dialog");
    await dialog.getByText("残る名前").waitFor();
    await dialog.getByText("まだ記録していない言葉").waitFor();
    await picture(page, "leave");
    expect(window.calls.some((call) => call.name === "app.closeNow")).toBe(false);
    await dialog.getByRole("button", { name: "文章をコピー" }).first().click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("残る名前");
    await dialog.getByRole("button", { name: "戻る" }).click();
    await dialog.waitFor({ state: "detached" });
    await window.emit("app.closing", {});
    await page.getByRole("button", { name: "失われてもよいので閉じる" }).click();
    await expect.poll(() => window.calls.at(-1)?.name).toBe("app.closeNow");
  });

  it("a text typed into the sheet is saved and can be undone and restored", async () => {
    const window = await open();
    const { page } = window;
    const before = (await snapshot(window)).evaluations.find((one) => one.subject.id === "1")?.issues;
    const cell = page.getByRole("textbox", { name: /解決すべき課題/u }).first();
    await cell.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("追記。");
    await until(window, (year) =>
      Boolean(year.evaluations.find((one) => one.subject.id === "1")?.issues?.includes("追記。")),
    );
    await expect.poll(() => saveState(page).textContent()).toMatch(/^保存済み \d\d:\d\d$/u);
    await page.getByRole("tab", { name: "変更履歴" }).click();
    const newest = page.getByRole("list", { name: "変更履歴" }).getByRole("listitem").first();
    // The history of a plan runs over years: a day without its year says little.
    await expect.poll(() => newest.textContent()).toMatch(/^令和\d+年\d+月\d+日 \d+:\d\d　事務局/u);
    await page
      .getByRole("button", { name: /前の内容に戻す/u })
      .first()
      .click();
    await picture(page, "restore");
    await page.getByRole("dialog").getByRole("button", { name: "戻す" }).click();
    await until(window, (year) => year.evaluations.find((one) => one.subject.id === "1")?.issues === before);
  });
});

describe("beside the sheet", () => {
  it("last year's text goes into this year's empty field", async () => {
    const window = await open();
    const { page } = window;
    const last = (await snapshot(window)).evaluations.find((one) => one.subject.id === "1-1")?.achievement;
    await page.getByLabel("年度").first().click();
    await page.getByRole("option", { name: /2020年度/u }).click();
    await page.getByRole("tab", { name: "前年度" }).click();
    await page.getByRole("heading", { name: "令和元年度の記入" }).waitFor();
    const section = page
      .locator("section")
      .filter({ has: page.getByRole("heading", { name: /^1-1 .*達成状況$/u }) })
      .last();
    await picture(page, "previous");
    await section.getByRole("button", { name: "前年度の文を写す" }).click();
    await expect
      .poll(
        async () =>
          (await snapshot(window, 2020)).evaluations.find((one) => one.subject.id === "1-1")?.achievement,
      )
      .toBe(last);
  });

  it("indicators are drawn and told as numbers", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("treeitem", { name: /^1-1 / }).click();
    await page.getByRole("tab", { name: "指標" }).click();
    const chart = page.getByRole("region", { name: /イベント集客数/u });
    await chart.locator("svg path").first().waitFor();
    await chart.getByText("100.0%").waitFor();
    await chart.getByText("数値の表").click();
    await chart.getByRole("row", { name: /令和元年度 110,000人 110,000人/u }).waitFor();
    await picture(page, "indicators");
  });

  it("a lone value is drawn as a point, and a mono copier keeps targets and actuals apart", async () => {
    const window = await open();
    const { page } = window;
    const lone = (await snapshot(window)).indicators.find((one) => one.item === "2-1");
    if (!lone) throw new Error("the sample has an indicator of 2-1");
    window.alter("plan.snapshot", (year) => ({
      ...year,
      indicators: year.indicators.map((one) =>
        one.id === lone.id
          ? { ...one, targets: {}, actuals: { "2018": { kind: "number", number: "502" } } }
          : one,
      ),
    }));
    await startAnew(page);
    await toSheets(page);
    await page.getByRole("tab", { name: "指標" }).click();
    const both = page.getByRole("region", { name: /イベント集客数/u });
    const look = (series: string) =>
      both
        .locator(`circle[data-series="${series}"]`)
        .first()
        .evaluate((one) => ({ r: getComputedStyle(one).r, fill: getComputedStyle(one).fill }));
    const [target, actual] = [await look("target"), await look("actual")];
    expect(Number.parseFloat(target.r)).toBeLessThan(Number.parseFloat(actual.r));
    expect(target.fill).not.toBe(actual.fill);
    const dashes = (series: string) =>
      both
        .locator(`path[data-series="${series}"]`)
        .first()
        .evaluate((one) => getComputedStyle(one).strokeDasharray);
    expect([await dashes("target"), await dashes("actual")]).toEqual(["4px, 3px", "none"]);
    await page.getByRole("treeitem", { name: /^2-1 / }).click();
    const chart = page.getByRole("region", { name: lone.name });
    const mark = chart.locator('circle[data-series="actual"]');
    await mark.waitFor();
    const [box, frame] = [await mark.boundingBox(), await chart.locator("svg").first().boundingBox()];
    expect(box && frame && box.y > frame.y && box.y + box.height < frame.y + frame.height).toBe(true);
    await picture(page, "indicators-lone");
  });

  it("the list of sheets is one stop for Tab and goes by arrows", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("treeitem").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.getByRole("treeitem", { name: /^1-2 / }).getAttribute("aria-selected"))
      .toBe("true");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("treeitem").last().getAttribute("aria-selected")).toBe("true");
    await expect.poll(() => page.locator("[role=treeitem][tabindex='0']").count()).toBe(1);
  });
});

describe("search", () => {
  it("finds a comment and goes to it by keyboard", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("tree").waitFor();
    const wanted = (await snapshot(window)).comments.at(-1);
    if (!wanted) throw new Error("the sample has comments");
    await page.keyboard.press("Control+k");
    await page.keyboard.type(wanted.text.slice(0, 12));
    await page.getByRole("dialog").locator("mark").first().waitFor();
    await picture(page, "search");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.locator(`#comment-${wanted.id}`).waitFor();

    // A meeting, and the member whose row then has the keyboard.
    const { meetings, committee } = await snapshot(window);
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest("[data-field]")?.getAttribute("data-field"));
    for (const [text, field] of [
      [meetings[0]?.place ?? "", `meeting/${meetings[0]?.id}/場所`],
      [committee.members.at(-1)?.name ?? "", `member/${committee.members.at(-1)?.id}/氏名`],
    ] as const) {
      await page.keyboard.press("Control+k");
      await page.keyboard.type(text);
      await page.getByRole("option").last().click();
      await expect.poll(focused).toBe(field);
    }
  });

  it("says so when there is nothing", async () => {
    const window = await open();
    await window.page.getByRole("tree").waitFor();
    await window.page.keyboard.press("Control+k");
    await window.page.keyboard.type("どこにもない言葉");
    await window.page.getByText("「どこにもない言葉」は見つかりませんでした。").waitFor();
  });
});

describe("print preview", () => {
  it("previews the sheet on screen as pages", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("button", { name: "印刷プレビュー" }).click();
    await page.getByRole("menuitem", { name: "この書類" }).click();
    await page.getByText("全 2 ページ").waitFor();
    await picture(page, "preview");
  });

  it("previews the form that the plan uses, on its own paper", async () => {
    const plan = fileURLToPath(new URL("../../shared/sample/progressPlan.json", import.meta.url));
    const { page } = await open({ plan });
    for (const scope of ["この書類", "すべての書類"]) {
      await page.getByRole("button", { name: "印刷プレビュー" }).click();
      await page.getByRole("menuitem", { name: scope }).click();
      await page.getByText(scope === "この書類" ? "全 1 ページ" : /^全 \d+ ページ$/u).waitFor();
      await page.locator(".sheet-page").filter({ hasText: "進捗状況まとめ" }).first().waitFor();
      await page.getByRole("button", { name: "閉じる" }).click();
    }
  });

  it("previews the box with the 資料番号 that the Word file would have", async () => {
    const window = await open();
    const { page } = window;
    const pages = page.locator(".sheet-page");
    await page.getByRole("button", { name: "印刷プレビュー" }).click();
    await page.getByRole("menuitem", { name: "すべての書類" }).click();
    await page.getByText(/^全 \d+ ページ$/u).waitFor();
    // The sample's 次第 lists the 施策評価シート as 資料1; the projects are handed out with it.
    for (const sheet of ["施策評価シート", "リーディングプロジェクト評価シート"]) {
      await expect.poll(() => pages.filter({ hasText: sheet }).first().innerText()).toContain("資料1");
    }
    await page.getByRole("button", { name: "閉じる" }).click();
    const [meeting] = (await snapshot(window)).meetings;
    await ask(window, "meeting.update", { id: meeting?.id, patch: { handouts: [] } });
    await startAnew(page);
    await toSheets(page);
    await page.getByRole("button", { name: "印刷プレビュー" }).click();
    await page.getByRole("menuitem", { name: "この書類" }).click();
    await page.getByText("全 2 ページ").waitFor();
    await expect.poll(() => pages.first().innerText()).not.toContain("資料");
  });
});
