/** Every form is edited on the form itself: rows, grades, rates, documents, in the window over a real backend. */
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { violationsIn } from "#test/support/axe.ts";
import {
  picture,
  toSheets,
  windowBrowser,
  type OpenWindow,
  type WindowBrowser,
} from "#test/support/windowHost.ts";
import { ask, diskFull, snapshot, startAnew, until } from "#test/support/windowSteps.ts";

const sample = (name: string) => fileURLToPath(new URL(`../../shared/sample/${name}.json`, import.meta.url));

let browser: WindowBrowser;
let window: OpenWindow;

beforeAll(async () => {
  browser = await windowBrowser();
});
afterAll(() => browser.close());
afterEach(() => {
  expect(window.problems.splice(0)).toEqual([]);
});

/** One window for the tests of a group: what one of them changes, the next finds. */
function opens(plan: string): void {
  beforeAll(async () => {
    window = await browser.open({ plan: sample(plan) });
    await window.page.getByRole("tree", { name: "評価シート" }).waitFor();
  });
  afterAll(() => window.close());
}

const focusedKey = () =>
  window.page.evaluate(
    () => document.activeElement?.closest("[data-field]")?.getAttribute("data-field") ?? "",
  );

/** What axe finds in the window as it is now. */
const faults = async () => (await violationsIn(window.page)).map((one) => `${one.id}: ${one.nodes[0]?.html}`);

describe("the list of a plan with 総括表", () => {
  opens("chapterPlan");

  it("has the section sheets below their chapter and opens them by keyboard", async () => {
    const { page } = window;
    const lines = page.getByRole("treeitem");
    await expect
      .poll(async () => (await lines.allInnerTexts()).slice(0, 3))
      .toEqual(["5 産業・経済", "5-1 農業", "5-2 商業"]);
    await expect.poll(() => lines.nth(1).getAttribute("aria-level")).toBe("2");
    await lines.first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("main", { name: /^節のシート 5-1 / }).waitFor();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.getByRole("main", { name: /^総括表 5 / }).waitFor();
  });
});

describe("rows of a 総括表", () => {
  opens("chapterPlan");
  const results = async () => (await snapshot(window, 2018)).results.filter((one) => one.list === "results");
  const tools = "成果・課題「市民農園の開設」の操作";
  /** How many rows stand above that one in the window. */
  const above = () =>
    window.page
      .getByRole("button", { name: /^成果・課題「.*」の操作$/u })
      .evaluateAll(
        (buttons, name) => buttons.findIndex((one) => one.getAttribute("aria-label") === name),
        tools,
      );

  it("are added below the table, and the new row's first cell is ready to be typed into", async () => {
    const { page } = window;
    const before = (await results()).length;
    await page
      .getByRole("button", { name: /に行を追加$/ })
      .first()
      .click();
    await expect.poll(async () => (await results()).length).toBe(before + 1);
    const added = (await results()).filter((one) => one.item === "5").at(-1);
    await expect.poll(focusedKey).toBe(`result/${added?.id}/title`);
    await page.keyboard.type("市民農園の開設");
    await page.keyboard.press("Tab");
    await expect.poll(focusedKey).toBe(`result/${added?.id}/text`);
    await expect
      .poll(async () => (await results()).find((one) => one.id === added?.id)?.title)
      .toBe("市民農園の開設");
    await picture(page, "rows-added");
  });

  it("are moved from their menu, and the keyboard stays with the row", async () => {
    const { page } = window;
    const before = await above();
    await page.getByRole("button", { name: tools }).focus();
    await page.keyboard.press("Enter");
    await picture(page, "rows-menu");
    await page.getByRole("menuitem", { name: "上へ" }).click();
    const titles = async () => (await results()).filter((one) => one.item === "5").map((one) => one.title);
    await expect.poll(async () => (await titles()).at(-2)).toBe("市民農園の開設");
    await expect.poll(above).toBe(before - 1);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toBe(tools);
  });

  it("are asked about by themselves: a question never passes to the row that takes the place of another", async () => {
    const { page } = window;
    const before = await above();
    await page.getByRole("button", { name: tools }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "削除" }).click();
    const question = page.getByRole("dialog", { name: /を削除しますか$/u });
    await question.waitFor();
    const row = (await results()).find((one) => one.title === "市民農園の開設");
    await ask(window, "row.move", { table: "result", id: row?.id, by: -1 });
    await window.emit("backend.restarted", { reopened: true });
    // The page behind a question is hidden from names.
    await expect
      .poll(() =>
        page
          .locator("[data-row-tools]")
          .evaluateAll(
            (buttons, name) => buttons.findIndex((one) => one.getAttribute("aria-label") === name),
            tools,
          ),
      )
      .toBeLessThan(before);
    await expect.poll(() => question.count()).toBe(0);
    await page.getByRole("button", { name: "この知らせを閉じる" }).click();
    await ask(window, "history.undo", {});
    await window.emit("backend.restarted", { reopened: true });
    await expect.poll(above).toBe(before);
    await page.getByRole("button", { name: "この知らせを閉じる" }).click();
  });

  it("are taken away after a question, and undo brings them back", async () => {
    const { page } = window;
    const before = (await results()).length;
    await page.getByRole("button", { name: tools }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "削除" }).click();
    await page
      .getByRole("dialog", { name: "成果・課題「市民農園の開設」を削除しますか" })
      .getByRole("button", { name: "削除する" })
      .click();
    await expect.poll(async () => (await results()).length).toBe(before - 1);
    await page.getByRole("button", { name: "元に戻す" }).click();
    await expect.poll(async () => (await results()).length).toBe(before);
  });

  it("say so when they cannot be added, and nothing else changes", async () => {
    const { page } = window;
    window.fail("row.add", diskFull);
    await page
      .getByRole("button", { name: /に行を追加$/ })
      .first()
      .click();
    await page.getByRole("alert").first().waitFor();
    window.fail("row.add", undefined);
    await expect
      .poll(() =>
        page
          .getByRole("button", { name: /に行を追加$/ })
          .first()
          .isEnabled(),
      )
      .toBe(true);
  });
});

describe("達成率 of a 総括表", () => {
  opens("chapterPlan");

  it("that was typed over is marked with what would be computed, and cleared it is computed again", async () => {
    const { page } = window;
    const name = /達成率（手入力）$/;
    const computed = page.getByTitle(/^計算した達成率は /);
    await page.getByRole("textbox", { name }).first().waitFor();
    const before = await computed.count();
    const plain = page.getByRole("textbox", { name }).and(page.locator(":not([title])")).first();
    const key = await plain.locator("xpath=..").getAttribute("data-field");
    await plain.focus();
    await page.keyboard.type("79%");
    await page.keyboard.press("Tab");
    // The cell and its corner both say it.
    await expect.poll(() => computed.count()).toBe(before + 2);
    const cell = page.locator(`[data-field="${key}"]`);
    await expect.poll(() => cell.getByRole("textbox").innerText()).toBe("79%");
    await cell.getByRole("textbox").focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Tab");
    await expect.poll(() => computed.count()).toBe(before);
    await expect.poll(() => cell.getByRole("textbox").innerText()).toMatch(/^\d+\.\d%$/);
  });
});

describe("評価 of a 進捗状況まとめ", () => {
  opens("progressPlan");
  const setGrades = async () =>
    (await snapshot(window, 2025)).indicators.flatMap((one) =>
      Object.values(one.years ?? {}).flatMap((year) => (year.grade === undefined ? [] : [year])),
    );

  it("explains itself, wants a reason for another, marks it, and goes back", async () => {
    const { page } = window;
    const before = await setGrades();
    await page
      .getByRole("button", { name: /評価：B$/ })
      .first()
      .click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/のためB/).waitFor();
    await dialog.getByRole("combobox", { name: "評価" }).click();
    await page.getByRole("option", { name: /^A/ }).click();
    await dialog.getByRole("button", { name: "この評価にする" }).click();
    await dialog.getByText("理由を書くと、評価を変えられます。").waitFor();
    expect(await setGrades()).toEqual(before);
    await dialog.getByLabel("計算と違う評価にする理由").fill("災害で中止した回を除いたため");
    await picture(page, "grade-popover");
    expect(await faults()).toEqual([]);
    await dialog.getByRole("button", { name: "この評価にする" }).click();
    await dialog.waitFor({ state: "detached" });
    await expect
      .poll(async () => (await setGrades()).at(-1) !== undefined && (await setGrades()).length)
      .toBe(before.length + 1);
    const marked = page.getByRole("button", { name: /評価：A（計算と違う評価にしてあります）/ });
    await marked.last().click();
    await page
      .getByRole("dialog")
      .getByText(/手入力の評価です/)
      .waitFor();
    await page.getByRole("button", { name: "計算どおりに戻す" }).click();
    await expect.poll(async () => (await setGrades()).length).toBe(before.length);
  });
});

describe("arrows of a ロードマップ", () => {
  opens("roadmapPlan");
  const arrowsOf = async (title: string) =>
    (await snapshot(window, 2018)).undertakings.find((one) => one.title === title)?.arrows;
  const first = async () => {
    const undertaking = (await snapshot(window, 2018)).undertakings[0];
    if (!undertaking) throw new Error("the sample has no 重点事業");
    return undertaking;
  };
  const year = (id: string, fiscalYear: number) =>
    window.page.locator(`[data-arrow-row="${id}"][data-arrow-year="${fiscalYear}"]`);
  const middle = async (id: string, fiscalYear: number) => {
    const box = await year(id, fiscalYear).locator("xpath=ancestor::td[1]").boundingBox();
    if (!box) throw new Error("no such year");
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const drag = async (id: string, from: number, to: number) => {
    await year(id, from).scrollIntoViewIfNeeded();
    const start = await middle(id, from);
    const end = await middle(id, to);
    await window.page.mouse.move(start.x, start.y);
    await window.page.mouse.down();
    await window.page.mouse.move((start.x + end.x) / 2, start.y, { steps: 3 });
    await window.page.mouse.move(end.x, end.y, { steps: 3 });
    await picture(window.page, "arrow-drag");
    await window.page.mouse.up();
  };

  it("are drawn, stretched and moved by dragging over the years, and undo takes it back", async () => {
    const { page } = window;
    const { id, title } = await first();
    await window.backend.call("row.update", { id, change: { table: "undertaking", patch: { arrows: [] } } });
    await startAnew(page);
    await toSheets(page);
    await page.getByRole("tree", { name: "評価シート" }).waitFor();
    await drag(id, 2019, 2020);
    const drawn = { from: 2019, to: 2020, start: "start", end: "head" };
    await expect.poll(() => arrowsOf(title)).toEqual([drawn]);
    await page.getByRole("img", { name: "2019年度から2020年度まで" }).first().waitFor();
    await drag(id, 2020, 2022);
    await expect.poll(() => arrowsOf(title)).toEqual([{ ...drawn, to: 2022 }]);
    await drag(id, 2021, 2020);
    await expect.poll(() => arrowsOf(title)).toEqual([{ ...drawn, from: 2018, to: 2021 }]);
    await picture(page, "arrows");
    await page.getByRole("button", { name: "元に戻す" }).click();
    await expect.poll(() => arrowsOf(title)).toEqual([{ ...drawn, to: 2022 }]);
  });

  it("are set by two years and their marks with the keyboard alone; Enter keeps them", async () => {
    const { page } = window;
    const { id, title } = await first();
    await year(id, 2022).getByRole("button").focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: `「${title}」の矢印` });
    await dialog.waitFor();
    await picture(page, "arrow-popover");
    expect(await faults()).toEqual([]);
    await dialog.getByLabel("終わりの年度").fill("H30");
    await dialog.getByText("終わりの年度は、始まりと同じか後にします。").waitFor();
    await dialog.getByLabel("始まりの年度").fill("平成30年度");
    await dialog.getByLabel("終わりの年度").fill("2021");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => arrowsOf(title)).toEqual([{ from: 2018, to: 2021, start: "start", end: "head" }]);
    await page.getByRole("img", { name: "2018年度から2021年度まで" }).first().waitFor();
    await year(id, 2021).getByRole("button").focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "この矢印を消す" }).click();
    await expect.poll(() => arrowsOf(title)).toEqual([]);
  });

  it("stand in rows that can be added: the new 重点事業 is named at once, and has its years", async () => {
    const { page } = window;
    const count = (await snapshot(window, 2018)).undertakings.length;
    await page.getByRole("button", { name: /に重点事業を追加$/ }).click();
    await expect.poll(focusedKey).toMatch(/^undertaking\/.*\/title$/);
    await page.keyboard.type("販路開拓支援事業");
    await page.keyboard.press("Tab");
    await expect
      .poll(async () => (await snapshot(window, 2018)).undertakings.map((one) => one.title))
      .toContain("販路開拓支援事業");
    expect((await snapshot(window, 2018)).undertakings).toHaveLength(count + 1);
    await page
      .getByRole("button", { name: /販路開拓支援事業.*矢印なし$/ })
      .first()
      .waitFor();
    await page.getByRole("button", { name: "重点事業「販路開拓支援事業」の操作" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "○ 新規事業にする" }).click();
    const added = async () =>
      (await snapshot(window, 2018)).undertakings.find((one) => one.title === "販路開拓支援事業");
    await expect.poll(async () => (await added())?.origin).toBe("new");
  });
});

describe("documents", () => {
  opens("samplePlan");

  it("are made from the list: an edition is kept, and a 新旧対照表 is set up from it", async () => {
    const { page } = window;
    await page.getByRole("button", { name: "書類を追加" }).click();
    await page.getByRole("menuitem", { name: "この時点の計画を版として残す…" }).click();
    await page.getByLabel("版の名前").fill("平成31年3月策定");
    await page.keyboard.press("Enter");
    await until(window, (year) => year.editions.some((one) => one.name === "平成31年3月策定"));
    await page.getByRole("button", { name: "書類を追加" }).click();
    await page.getByRole("menuitem", { name: "新旧対照表を作る…" }).click();
    const dialog = page.getByRole("dialog", { name: "新旧対照表を作る" });
    await expect.poll(() => dialog.getByLabel("計画の2つの版から作る").isChecked()).toBe(true);
    // A day as people write it, never as the file keeps it.
    await dialog.getByText(/^平成31年3月策定（令和\d+年\d+月\d+日）$/u).waitFor();
    await picture(page, "document-compare");
    await dialog.getByRole("button", { name: "作る" }).click();
    await page.getByRole("main", { name: /新旧対照表$/ }).waitFor();
    await until(window, (year) => year.documents.length === 1);
  });

  it("of the other kind start empty, offer a row, and can be taken away", async () => {
    const { page } = window;
    await page.getByRole("button", { name: "書類を追加" }).click();
    await page.getByRole("menuitem", { name: "見直しの概要を作る…" }).click();
    await page.getByLabel("書類の題名").fill("見直しの要点");
    await page.keyboard.press("Enter");
    await page.getByRole("main", { name: "見直しの要点" }).waitFor();
    await page.getByRole("button", { name: /に行を追加$/ }).click();
    await expect.poll(focusedKey).toMatch(/^documentRow\/.*\/title$/);
    await page.keyboard.type("見直しの経緯");
    await page.keyboard.press("Tab");
    await page.keyboard.type("計画の半ばに見直した。");
    await page.keyboard.press("Tab");
    await until(window, (year) =>
      year.documentRows.some(
        (one) => one.title === "見直しの経緯" && one.newText === "計画の半ばに見直した。",
      ),
    );
    await picture(page, "outline-row");
    await page.getByRole("button", { name: "この書類の設定" }).click();
    await page.getByRole("menuitem", { name: "この書類を削除…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "削除する" }).click();
    await until(window, (year) => year.documents.every((one) => one.title !== "見直しの要点"));
    await expect.poll(() => page.getByRole("treeitem", { name: "見直しの要点" }).count()).toBe(0);
  });
});

describe("a 次第", () => {
  opens("samplePlan");

  it("is edited where it stands, and says who is heard beside it", async () => {
    const { page } = window;
    // Its 会議録 stand behind it.
    await page.getByRole("treeitem", { name: /第1回/ }).first().click();
    await page.getByRole("main", { name: /次第$/ }).waitFor();
    const place = page.getByRole("textbox", { name: /場所/ });
    await place.focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("市役所別館5階　大会議室");
    await page.keyboard.press("Tab");
    await until(window, (year) => year.meetings[0]?.place === "市役所別館5階　大会議室");
    await expect.poll(() => page.getByRole("tab").allInnerTexts()).toHaveLength(2);
    await picture(page, "agenda-paper");
  });
});

describe("a 新旧対照表", () => {
  opens("samplePlan");
  const rows = async () => (await snapshot(window)).documentRows;
  const cell = (name: string) => window.page.getByRole("textbox", { name });

  it("is written from nothing: a row, its new text, its old text, and the difference is underlined", async () => {
    const { page } = window;
    await page.getByRole("button", { name: "書類を追加" }).click();
    await page.getByRole("menuitem", { name: "新旧対照表を作る…" }).click();
    await page.getByLabel("書類の題名").fill("計画の新旧対照表");
    await page.keyboard.press("Enter");
    await page.getByRole("main", { name: "計画の新旧対照表" }).waitFor();
    await page.getByRole("button", { name: "計画の新旧対照表に行を追加" }).click();
    await expect.poll(focusedKey).toContain("/newText");
    await page.keyboard.type("広報紙と動画で知らせる。");
    await page.keyboard.press("Tab");
    await expect.poll(focusedKey).toContain("/oldText");
    await page.keyboard.type("広報紙で知らせる。");
    await page.keyboard.press("Tab");
    await expect.poll(async () => (await rows())[0]?.oldText).toBe("広報紙で知らせる。");
    await expect
      .poll(() => page.locator("[data-field$='newText'] span[style*='underline']").allInnerTexts())
      .toEqual([expect.stringContaining("動画")]);
  });

  it("has underlines cleared and set on chosen words, and given back to the comparison", async () => {
    const { page } = window;
    const choose = async () => {
      await cell("新 広報紙と動画で知らせる。").focus();
      await page.keyboard.press("Control+A");
    };
    await choose();
    await page.getByRole("button", { name: "下線を外す" }).click();
    await expect
      .poll(async () => (await rows())[0]?.underlines)
      .toEqual([{ side: "new", from: 0, words: "広報紙と動画で知らせる。", underline: false }]);
    await page.getByText("下線を外しました。").waitFor();
    await page.keyboard.press("Control+U");
    await expect.poll(async () => (await rows())[0]?.underlines.map((one) => one.underline)).toEqual([true]);
    await picture(page, "underlines");
    await page.getByRole("button", { name: "自動に戻す" }).click();
    await expect.poll(async () => (await rows())[0]?.underlines).toEqual([]);
    await page.keyboard.press("Escape");
  });

  it("is found by its words and opened from the search", async () => {
    const { page } = window;
    await page.getByRole("treeitem", { name: /^1 / }).first().click();
    await page.getByRole("main", { name: /^施策評価シート/ }).waitFor();
    await page.keyboard.press("Control+K");
    await page.getByRole("combobox", { name: "探す言葉" }).fill("広報紙で知らせる");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("main", { name: "計画の新旧対照表" }).waitFor();
  });

  it("has rows that are new, and rows that hold a whole 施策", async () => {
    const { page } = window;
    const menu = async (choice: string) => {
      await page.getByRole("button", { name: "行1番目の操作" }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: choice }).click();
    };
    await menu("新規にする（旧を無くす）");
    await expect.poll(async () => (await rows())[0]?.oldText).toBe(null);
    await page.getByText("新規", { exact: true }).waitFor();
    await menu("新規をやめる（旧を置く）");
    await expect.poll(async () => (await rows())[0]?.oldText).toBe("広報紙と動画で知らせる。");
    await menu("施策の欄にする");
    await expect.poll(async () => (await rows())[0]?.newMeasure?.overview).toBe("広報紙と動画で知らせる。");
    await page
      .getByRole("button", { name: /施策の欄を編集$/ })
      .first()
      .click();
    const dialog = page.getByRole("dialog", { name: /^新の施策/ });
    await dialog.getByLabel("施策名").fill("情報発信の強化");
    await dialog.getByLabel("事業イメージ（1行に1つ）").fill("動画の配信\n広報紙の見直し");
    await dialog.getByRole("button", { name: "指標を追加" }).click();
    await dialog.getByLabel("指標名").fill("動画の再生数");
    await dialog.getByLabel("目標値", { exact: true }).fill("1,000回");
    await picture(page, "measure-dialog");
    expect(await faults()).toEqual([]);
    await dialog.getByRole("button", { name: "保存する" }).click();
    await dialog.waitFor({ state: "detached" });
    await expect
      .poll(async () => (await rows())[0]?.newMeasure)
      .toMatchObject({
        title: "情報発信の強化",
        images: ["動画の配信", "広報紙の見直し"],
        indicators: [{ name: "動画の再生数", target: "1,000回" }],
      });
    await picture(page, "measure-row");
  });

  it("has words of a 施策 underlined in its cell by keyboard and by mouse, and given back to the comparison", async () => {
    const { page } = window;
    const marks = async () => (await rows())[0]?.underlines;
    const title = page.getByRole("textbox", { name: /^新 情報発信の強化/ });
    await title.focus();
    await page.keyboard.press("Home");
    for (let letter = 0; letter < 4; letter += 1) await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Control+Shift+U");
    const cleared = { side: "new", part: "title", from: 0, words: "情報発信", underline: false };
    await expect.poll(marks).toEqual([cleared]);
    await picture(page, "measure-underlines");

    const target = page.getByRole("textbox", { name: /^新 1,000回/ });
    await target.click();
    await target.dblclick();
    await page.getByRole("button", { name: "下線を外す" }).click();
    await expect
      .poll(marks)
      .toEqual([cleared, expect.objectContaining({ part: "indicators/0/target", underline: false })]);
    await page.keyboard.press("Control+A");
    await page.getByRole("button", { name: "下線を付ける" }).click();
    const set = { side: "new", part: "indicators/0/target", from: 0, words: "1,000回", underline: true };
    await expect.poll(marks).toEqual([cleared, set]);
    await page.getByRole("button", { name: "自動に戻す" }).click();
    await expect.poll(marks).toEqual([cleared]);
    await page.keyboard.press("Control+Z");
    await expect.poll(marks).toEqual([cleared, set]);

    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: /^新の施策/ }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => target.evaluate((cell) => cell === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await page.getByText("入力中の欄：なし").waitFor();
    expect(await faults()).toEqual([]);
  });

  it("has the heads and the side that the city uses", async () => {
    const { page } = window;
    await page.getByRole("button", { name: "この書類の設定" }).click();
    await page.getByRole("menuitem", { name: "対照表の体裁…" }).click();
    const dialog = page.getByRole("dialog", { name: "対照表の体裁" });
    await dialog.getByLabel("新の見出し").fill("改正後");
    await dialog.getByLabel("旧の見出し").fill("改正前");
    await picture(page, "comparison-settings");
    await dialog.getByRole("button", { name: "この体裁にする" }).click();
    await page.getByRole("columnheader", { name: "改正後" }).waitFor();
    await expect
      .poll(async () => (await snapshot(window)).documents[0]?.settings)
      .toEqual({ newHeading: "改正後", oldHeading: "改正前" });
  });
});

describe("a form in a read-only file", () => {
  it("offers no tool that writes", async () => {
    window = await browser.open({ plan: sample("roadmapPlan") });
    window.alter("plan.current", (plan) => plan && { ...plan, readOnly: true });
    const { page } = window;
    await startAnew(page);
    await toSheets(page);
    await page.getByRole("treeitem", { name: /^A / }).waitFor();
    await page.getByRole("table").first().waitFor();
    for (const name of [/追加$/, /の操作$/, /：矢印なし$/]) {
      await expect.poll(() => page.getByRole("button", { name }).count()).toBe(0);
    }
    await expect.poll(() => page.getByRole("textbox", { name: /^先導|題名|重点事業/ }).count()).toBe(0);
    await window.close();
  });
});
