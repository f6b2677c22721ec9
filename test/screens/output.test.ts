/** 文書出力: what is printed for a meeting, in which order and numbers, as one file or many, and what becomes of it. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { describe, expect, it } from "vitest";
import type { Failure } from "#shared/contract/errors.ts";
import type { MethodInput, MethodName } from "#shared/contract/methods.ts";
import type { Handout } from "#shared/domain/committee.ts";
import { readParagraphs } from "#test/support/docxCells.ts";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture, toSheets, type OpenWindow } from "#test/support/windowHost.ts";
import { ask, diskFull, snapshot, startAnew, until } from "#test/support/windowSteps.ts";

const openWindow = windowOfEachTest();

/** Counting pages takes seconds and is left out where it is not what is looked at. */
const uncounted: Failure = { code: "cancelled", message: "not counted in this test", details: {} };

/** The sample's window with 文書出力 open. */
async function open(
  prepare?: (window: OpenWindow) => Promise<void>,
  options: { counting?: boolean } = {},
): Promise<OpenWindow> {
  const opened = await openWindow({ plan: "sample" });
  if (!options.counting) opened.fail("word.pages", uncounted);
  opened.chosen.save = join(opened.folder, "一式.docx");
  opened.chosen.folder = join(opened.folder, "配布");
  await mkdir(opened.chosen.folder);
  if (prepare) {
    await prepare(opened);
    await startAnew(opened.page);
    await toSheets(opened.page);
  }
  await start(opened.page);
  return opened;
}

async function start(page: Page): Promise<void> {
  await page.getByRole("button", { name: "文書出力" }).click();
  await page.getByRole("dialog", { name: /^文書出力/u }).waitFor();
}

const SHEETS = "施策評価シート";
const PROJECTS = "リーディングプロジェクト評価シート";
const AGENDA = "令和2年度第1回　次第";

const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const row = (page: Page, title: string): Locator =>
  page.getByRole("list", { name: "出力する文書" }).getByRole("listitem", { name: title, exact: true });
const tick = (page: Page, title: string): Locator => row(page, title).getByRole("checkbox").first();
/** In their order, without 名簿, 会議録 and the lists of the year, which no 資料 of the sample names. */
const titles = (page: Page): Promise<(string | null)[]> =>
  page
    .getByRole("list", { name: "出力する文書" })
    .locator("> li")
    .evaluateAll((rows) =>
      rows
        .map((one) => one.getAttribute("aria-label"))
        .filter((title) => !/名簿|会議録|一覧$/u.test(title ?? "")),
    );

function asked<N extends MethodName>(window: OpenWindow, name: N): MethodInput<N> | undefined {
  return window.calls.findLast((one) => one.name === name)?.input as MethodInput<N> | undefined;
}

/** The meeting hands out these papers of the plan, in this order. */
function handsOut(...handouts: Omit<Handout, "id" | "kind">[]) {
  return async (window: OpenWindow): Promise<void> => {
    await ask(window, "meeting.update", {
      id: "r2-1",
      patch: { handouts: handouts.map((one, index) => ({ ...one, id: `h${index + 1}`, kind: "handout" })) },
    });
  };
}
const twoHandouts = handsOut(
  { number: "資料1", title: PROJECTS, paper: { form: "project-sheet" } },
  { number: "資料2", title: SHEETS, paper: { form: "evaluation-sheet" } },
);

describe("one Word file", () => {
  it("holds every sheet under the meeting's 資料番号, with the pages counted before", async () => {
    const window = await open(undefined, { counting: true });
    const { page } = window;
    await expect
      .poll(() => page.getByLabel(`${SHEETS}の資料番号`, { exact: true }).inputValue())
      .toBe("資料1");
    await expect
      .poll(() => page.getByLabel(`${SHEETS}のページ数`, { exact: true }).textContent())
      .toMatch(/^\d+ページ$/u);
    await expect.poll(() => page.getByLabel("合計").textContent()).toMatch(/^2文書　\d+ページ$/u);
    await picture(page, "output");
    await button(page, "保存先を選んで出力").click();
    await page.getByText(/「一式.docx」に出力しました/u).waitFor();
    await picture(page, "output-done");
    expect(asked(window, "dialog.saveWord")?.name).toBe("配布資料_令和元年度.docx");
    expect(asked(window, "word.export")?.forms).toEqual([
      { form: "evaluation-sheet", handoutNumber: "資料1" },
      { form: "project-sheet", handoutNumber: "資料1" },
    ]);
    await button(page, "フォルダーを開く").click();
    await expect.poll(() => window.calls.at(-1)?.name).toBe("shell.showInFolder");
    expect((await readFile(join(window.folder, "一式.docx"))).subarray(0, 2).toString()).toBe("PK");
  });

  it("has the 次第 in front when it is ticked, and a number typed here in its boxes", async () => {
    const window = await open();
    const { page } = window;
    await expect.poll(() => tick(page, AGENDA).isChecked()).toBe(false);
    await tick(page, AGENDA).check();
    await page.getByLabel(`${SHEETS}の資料番号`, { exact: true }).fill("参考1");
    await button(page, "保存先を選んで出力").click();
    await page.getByText(/に出力しました/u).waitFor();
    expect(asked(window, "word.export")?.forms).toEqual([
      { form: "agenda", meeting: "r2-1" },
      { form: "evaluation-sheet", handoutNumber: "参考1" },
      { form: "project-sheet", handoutNumber: "参考1" },
    ]);
    const lines = readParagraphs(await readFile(join(window.folder, "一式.docx"))).filter(Boolean);
    expect(lines[0]).toBe("令和2年度第1回朝霞市産業振興基本計画推進委員会　次第");
  });

  it("of one document has that document's name, and single sheets can be left out", async () => {
    const window = await open();
    const { page } = window;
    await tick(page, PROJECTS).uncheck();
    await button(page, `${SHEETS}の1枚ごとの選択`).click();
    await page.getByRole("checkbox", { name: /^2 安心・安全/u }).uncheck();
    await picture(page, "output-sheets");
    await button(page, "保存先を選んで出力").click();
    await page.getByText(/に出力しました/u).waitFor();
    expect(asked(window, "dialog.saveWord")?.name).toBe("資料1_施策評価シート.docx");
    const [form] = asked(window, "word.export")?.forms ?? [];
    expect(form?.subjects?.map(({ id }) => id)).toEqual(["1", "3", "4", "5"]);
  });

  it("of the sheet on screen takes two clicks", async () => {
    const window = await open();
    await button(window.page, "画面のシートだけを Word に").click();
    await window.page.getByText(/に出力しました/u).waitFor();
    expect(asked(window, "dialog.saveWord")?.name).toMatch(/^施策評価シート_1 暮らしに.*_令和元年度\.docx$/u);
    expect(asked(window, "word.export")?.forms).toEqual([
      { form: "evaluation-sheet", subjects: [{ kind: "item", id: "1" }], handoutNumber: "資料1" },
    ]);
  });

  it("cannot be written while nothing is ticked", async () => {
    const { page } = await open();
    await page.getByRole("checkbox", { name: "すべて" }).check();
    await page.getByRole("checkbox", { name: "すべて" }).uncheck();
    await page.getByText("出力する文書を選んでください。").waitFor();
    await expect.poll(() => button(page, "保存先を選んで出力").isDisabled()).toBe(true);
  });

  it("shows its progress, and stopped says that nothing was written", async () => {
    const window = await open();
    const { page } = window;
    const release = window.hold("word.export");
    await button(page, "保存先を選んで出力").click();
    await expect.poll(() => asked(window, "word.export")?.task).toBeDefined();
    const task = asked(window, "word.export")?.task ?? "";
    await window.emit("task.progress", { task, done: 3, total: 9, label: "2 安心・安全" });
    await page.getByRole("dialog").getByText("2 安心・安全").waitFor();
    await expect.poll(() => page.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("33");
    await button(page, "中止").click();
    await expect.poll(() => asked(window, "task.cancel")).toEqual({ task });
    window.fail("word.export", { code: "cancelled", message: "", details: {} });
    release();
    await page.getByRole("dialog").getByText("中止しました。").waitFor();
    await page.getByRole("dialog").getByText("ファイルは書き込んでいません。").waitFor();
  });

  it("that fails says what happened and can be tried again", async () => {
    const window = await open();
    const { page } = window;
    window.chosen.save = join(window.folder, "ない", "資料1.docx");
    await button(page, "保存先を選んで出力").click();
    await page
      .getByRole("dialog")
      .getByText(/見つかりません/u)
      .first()
      .waitFor();
    await mkdir(join(window.folder, "ない"));
    await button(page, "保存先を選んで出力").click();
    await page.getByText(/に出力しました/u).waitFor();
  });
});

describe("many files", () => {
  it("are written into a folder, one a document, named after number and title", async () => {
    const window = await open(twoHandouts);
    const { page } = window;
    await page.getByRole("radio", { name: "文書ごとに分ける" }).check();
    const names = ["資料1_リーディングプロジェクト評価シート.docx", "資料2_施策評価シート.docx"];
    await expect
      .poll(() =>
        page.getByRole("list", { name: "出力するファイル名" }).getByRole("listitem").allTextContents(),
      )
      .toEqual(names);
    await button(page, "フォルダーを選んで出力").click();
    await page.getByText("フォルダー「配布」に2個のファイルを出力しました。").waitFor();
    await picture(page, "output-many-done");
    expect((await readdir(join(window.folder, "配布"))).toSorted()).toEqual(names.toSorted());
  });

  it("never replace files of the same names without being told to", async () => {
    const window = await open(twoHandouts);
    const { page } = window;
    const there = join(window.folder, "配布", "資料2_施策評価シート.docx");
    await writeFile(there, "前の資料");
    await page.getByRole("radio", { name: "文書ごとに分ける" }).check();
    await button(page, "フォルダーを選んで出力").click();
    await page.getByText(/同じ名前のファイルがすでにあります/u).waitFor();
    await picture(page, "output-replacing");
    await button(page, "やめる").click();
    await button(page, "フォルダーを選んで出力").waitFor();
    expect(await readFile(there, "utf8")).toBe("前の資料");
    await button(page, "フォルダーを選んで出力").click();
    await button(page, "置き換えて出力する").click();
    await page.getByText(/2個のファイルを出力しました/u).waitFor();
    expect((await readFile(there)).subarray(0, 2).toString()).toBe("PK");
  });

  it("that cannot all be written are told apart from those that were", async () => {
    const window = await open(twoHandouts);
    const { page } = window;
    window.alter("word.exportMany", (value) => ({
      ...value,
      written: value.written.slice(1),
      notWritten: [{ name: value.written[0]?.name ?? "", failure: diskFull }],
    }));
    await page.getByRole("radio", { name: "文書ごとに分ける" }).check();
    await button(page, "フォルダーを選んで出力").click();
    const missing = page.getByRole("list", { name: "出力できなかったファイル" });
    await missing
      .getByText(/^資料1_リーディングプロジェクト評価シート.docx：ディスクの空きが足りない/u)
      .waitFor();
    await page.getByText("1個のファイルを出力しました").waitFor();
    await picture(page, "output-partly");
  });
});

describe("a document that cannot be written where it should", () => {
  it("is saved under another name without being made again", async () => {
    const window = await open();
    const { page } = window;
    const wanted = join(window.folder, "一式.docx");
    await writeFile(wanted, "前の内容");
    await writeFile(join(window.folder, "~$一式.docx"), Buffer.alloc(162));
    window.chosen.save = wanted;
    await button(page, "保存先を選んで出力").click();
    await page
      .getByText(/「一式.docx」には、Wordで開いている印があります.*Wordで一度開いて閉じると/u)
      .waitFor();
    await page.getByText(/作ったファイルは残っています/u).waitFor();
    await picture(page, "output-kept");
    window.chosen.save = join(window.folder, "一式（別名）.docx");
    await button(page, "別の名前で保存").click();
    await page.getByText(/「一式（別名）.docx」に出力しました/u).waitFor();
    expect(window.calls.filter(({ name }) => name === "word.export")).toHaveLength(1);
    expect((await readFile(window.chosen.save)).subarray(0, 2).toString()).toBe("PK");
    expect(await readFile(wanted, "utf8")).toBe("前の内容");
  });

  it("among several is saved elsewhere from the list of those that failed", async () => {
    const window = await open(twoHandouts);
    const { page } = window;
    const folder = join(window.folder, "配布");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "資料2_施策評価シート.docx"), "前の内容");
    await writeFile(join(folder, "~$2_施策評価シート.docx"), Buffer.alloc(162));
    window.chosen.folder = folder;
    await page.getByRole("radio", { name: "文書ごとに分ける" }).check();
    await button(page, "フォルダーを選んで出力").click();
    await button(page, "置き換えて出力する").click();
    window.chosen.save = join(window.folder, "別の場所.docx");
    await button(page, "「資料2_施策評価シート.docx」を別の名前で保存").click();
    await page.getByText(/「別の場所.docx」に保存しました/u).waitFor();
    await picture(page, "output-elsewhere");
    await expect.poll(() => page.getByRole("list", { name: "出力できなかったファイル" }).count()).toBe(0);
    expect((await readFile(window.chosen.save)).subarray(0, 2).toString()).toBe("PK");
  });
});

describe("PDF", () => {
  it("has the pages of the preview, in one file", async () => {
    const window = await open();
    const { page } = window;
    window.chosen.save = join(window.folder, "一式.pdf");
    await page.getByRole("radio", { name: "PDF" }).check();
    await button(page, "保存先を選んで出力").click();
    await page.getByText(/「一式.pdf」に出力しました/u).waitFor();
    const pdf = (await readFile(join(window.folder, "一式.pdf"))).toString("latin1");
    // 297 mm × 210 mm in points, a page each for what Word has 12 pages for.
    expect(pdf.match(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/gu)?.length).toBe(12);
    // Titled and structured for people who hear it.
    expect(pdf).toContain("/StructTreeRoot");
    await expect.poll(() => page.locator(".sheet-page").count()).toBe(0);
    await expect.poll(() => page.title()).toBe("評価シート事務局");
  });

  it("can be a file for each document, and those that fail are named", async () => {
    const window = await open(twoHandouts);
    const { page } = window;
    await page.getByRole("radio", { name: "PDF" }).check();
    await page.getByRole("radio", { name: "文書ごとに分ける" }).check();
    await button(page, "フォルダーを選んで出力").click();
    await page.getByText(/2個のファイルを出力しました/u).waitFor();
    expect((await readdir(join(window.folder, "配布"))).toSorted()).toEqual([
      "資料1_リーディングプロジェクト評価シート.pdf",
      "資料2_施策評価シート.pdf",
    ]);
    window.fail("pdf.write", diskFull);
    await button(page, "続けて出力する").click();
    await button(page, "フォルダーを選んで出力").click();
    await button(page, "置き換えて出力する").click();
    const missing = page.getByRole("list", { name: "出力できなかったファイル" }).getByRole("listitem");
    await expect.poll(() => missing.count()).toBe(2);
    await expect.poll(() => button(page, "フォルダーを開く").count()).toBe(0);
  });
});

describe("the meeting's set", () => {
  it("is in the order of its 資料, and moving one here moves it there", async () => {
    const window = await open(twoHandouts);
    const { page } = window;
    await expect.poll(() => titles(page)).toEqual([AGENDA, PROJECTS, SHEETS]);
    await button(page, `${SHEETS}を上へ`).click();
    await expect.poll(() => titles(page)).toEqual([AGENDA, SHEETS, PROJECTS]);
    await until(window, (year) => year.meetings[0]?.handouts[0]?.title === SHEETS);
    await button(page, `${SHEETS}を上へ`).click();
    await expect.poll(() => titles(page)).toEqual([SHEETS, AGENDA, PROJECTS]);
    expect((await snapshot(window)).meetings[0]?.handouts.map(({ title }) => title)).toEqual([
      SHEETS,
      PROJECTS,
    ]);
  });

  it("is as it was printed last when it is opened again", async () => {
    const window = await open();
    const { page } = window;
    await tick(page, AGENDA).check();
    await button(page, `${AGENDA}を下へ`).click();
    await tick(page, PROJECTS).uncheck();
    await page.getByRole("radio", { name: "文書ごとに分ける" }).check();
    await button(page, "フォルダーを選んで出力").click();
    await page.getByText(/2個のファイルを出力しました/u).waitFor();
    await until(window, (year) => year.meetings[0]?.output?.files === "many");
    await startAnew(page);
    await toSheets(page);
    await start(page);
    await expect.poll(() => titles(page)).toEqual([SHEETS, AGENDA, PROJECTS]);
    await expect.poll(() => tick(page, AGENDA).isChecked()).toBe(true);
    await expect.poll(() => tick(page, PROJECTS).isChecked()).toBe(false);
    await expect.poll(() => page.getByRole("radio", { name: "文書ごとに分ける" }).isChecked()).toBe(true);
  });

  it("is that of the meeting that is chosen", async () => {
    const { page } = await open(async (window) => {
      window.alter("plan.snapshot", (year) => {
        const [first] = year.meetings;
        if (!first) throw new Error("the sample has a meeting");
        return { ...year, meetings: [first, { ...first, id: "r2-2", number: 2, handouts: [] }] };
      });
    });
    await expect.poll(() => titles(page)).toEqual(["令和2年度第2回　次第", SHEETS, PROJECTS]);
    await expect.poll(() => page.getByLabel(`${SHEETS}の資料番号`, { exact: true }).inputValue()).toBe("");
    await page.getByRole("combobox", { name: "会議" }).click();
    await page.getByRole("option", { name: /第1回/u }).click();
    await expect.poll(() => titles(page)).toEqual([AGENDA, SHEETS, PROJECTS]);
    await expect
      .poll(() => page.getByLabel(`${SHEETS}の資料番号`, { exact: true }).inputValue())
      .toBe("資料1");
  });

  it("can be written by who may not write the plan, and then is not kept", async () => {
    const window = await open(async (window) => {
      window.alter("plan.current", (plan) => plan && { ...plan, readOnly: true });
    });
    await button(window.page, "保存先を選んで出力").click();
    await window.page.getByText(/に出力しました/u).waitFor();
    expect(window.calls.some(({ name }) => name === "meeting.update")).toBe(false);
  });
});

describe("before printing", () => {
  it("a box that leaves its page is pointed out with the way to its sheet", async () => {
    const window = await open(
      async (window) => {
        window.alter("word.pages", (value) => ({
          ...value,
          problems: [{ section: value.sections - 1, text: "推進委員会の評価の欄が次のページに送られます。" }],
        }));
      },
      { counting: true },
    );
    const { page } = window;
    const found = page.getByRole("list", { name: "印刷の前に確かめること" });
    const fifth = "施策評価シート　5 産業人材・産業基盤を強化する総合的な支援の充実";
    await found.getByText(`${fifth}：推進委員会の評価の欄が次のページに送られます。`).waitFor();
    await picture(page, "output-problems");
    await button(page, `${fifth}へ移動`).click();
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    await page.getByRole("textbox", { name: /^5-1 .*達成状況$/u }).waitFor();
  });

  it("a plan without sheets says how to begin", async () => {
    const { page } = await open(async (window) => {
      window.alter("plan.snapshot", (year) => ({
        ...year,
        items: [],
        indicators: [],
        projects: [],
        evaluations: [],
        committee: { ...year.committee, members: [] },
        meetings: [],
        comments: [],
      }));
    });
    await page.getByText(/出力できる文書がまだありません/u).waitFor();
    await expect.poll(() => button(page, "保存先を選んで出力").isDisabled()).toBe(true);
    await picture(page, "output-empty");
  });
});

describe("体裁", () => {
  it("of a form changes from this year on, with its page shown before it is kept", async () => {
    const window = await open();
    const { page } = window;
    await button(page, `${SHEETS}の体裁`).click();
    const dialog = page.getByRole("dialog", { name: /^施策評価シートの体裁/u });
    await dialog.getByText(/^\d+ページ$/u).waitFor();
    // The name of the first field stands on its frame, with room above: nothing of it is cut away.
    const [above, label] = await dialog
      .locator(".MuiDialogContent-root, .MuiInputLabel-root")
      .evaluateAll((found) => found.slice(0, 2).map((one) => one.getBoundingClientRect().top));
    expect(label).toBeGreaterThanOrEqual(above ?? Infinity);
    await dialog.getByLabel("上", { exact: true }).fill("３０");
    await dialog.getByRole("combobox", { name: "書体", exact: true }).click();
    await page.getByRole("option", { name: /^BIZ UD/u }).click();
    await dialog.getByRole("combobox", { name: "文字の大きさ" }).click();
    await page.getByRole("option", { name: "2ポイント大きく" }).click();
    await dialog.getByText(/ページになります$/u).waitFor();
    await picture(page, "look");
    await dialog.getByRole("button", { name: "保存する" }).click();
    await dialog.waitFor({ state: "detached" });
    const look = { fonts: "ud", size: 2, margin: { top: 30, right: 20, bottom: 18, left: 20 } };
    expect((await snapshot(window)).looks["evaluation-sheet"]).toEqual(look);
    expect((await snapshot(window, 2020)).looks["evaluation-sheet"]).toEqual(look);
  });

  it("of a form can be for one year only, and goes back to the form's own", async () => {
    const window = await open();
    const { page } = window;
    const dialog = page.getByRole("dialog", { name: /^施策評価シートの体裁/u });
    await button(page, `${SHEETS}の体裁`).click();
    await dialog.getByRole("combobox", { name: "見出しの網かけ" }).click();
    await page.getByRole("option", { name: "なし" }).click();
    await dialog.getByRole("radio", { name: "令和元年度だけ" }).check();
    await dialog.getByRole("button", { name: "保存する" }).click();
    await dialog.waitFor({ state: "detached" });
    expect((await snapshot(window)).looks["evaluation-sheet"]).toEqual({ grey: "none" });
    expect((await snapshot(window, 2020)).looks).toEqual({});
    await button(page, `${SHEETS}の体裁`).click();
    await dialog.getByRole("button", { name: "様式の体裁に戻す" }).click();
    await dialog.waitFor({ state: "detached" });
    expect((await snapshot(window)).looks).toEqual({});
  });

  it("does not take margins that no page can have", async () => {
    const { page } = await open();
    await button(page, `${SHEETS}の体裁`).click();
    const dialog = page.getByRole("dialog", { name: /^施策評価シートの体裁/u });
    await dialog.getByLabel("左", { exact: true }).fill("ひろく");
    await dialog.getByText("余白は5から50までの数値（mm）で入力してください。").waitFor();
    await expect.poll(() => dialog.getByRole("button", { name: "保存する" }).isDisabled()).toBe(true);
  });
});
