/** The 次第 in the dialog 「Word に出力」: alone, in front of the sheets, one for every meeting. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { MethodInput } from "#shared/contract/methods.ts";
import { readParagraphs } from "#test/support/docxCells.ts";
import { picture, windowBrowser, type OpenWindow, type WindowBrowser } from "#test/support/windowHost.ts";

let browser: WindowBrowser;
let opened: OpenWindow | undefined;

beforeAll(async () => {
  browser = await windowBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  const problems = opened?.problems ?? [];
  await opened?.close();
  opened = undefined;
  expect(problems).toEqual([]);
});

/** The sample's window; the file 一式.docx is where the person will say. */
async function open(): Promise<OpenWindow & { file: string }> {
  opened = await browser.open({ plan: "sample" });
  opened.chosen.save = join(opened.folder, "一式.docx");
  return { ...opened, file: opened.chosen.save };
}

const AGENDA = "次第（令和2年度第1回）";

async function write(page: Page): Promise<void> {
  await page.getByRole("button", { name: "保存先を選んで出力" }).click();
  await page.getByText(/「一式.docx」に出力しました/u).waitFor();
}

function asked<N extends "word.export" | "dialog.saveWord">(window: OpenWindow, name: N): MethodInput<N> {
  return window.calls.find((one) => one.name === name)?.input as MethodInput<N>;
}

describe("the 次第 in 「Word に出力」", () => {
  it("is not ticked by itself, and is written in front of the sheets when it is", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("button", { name: "Word に出力" }).click();
    const box = page.getByRole("checkbox", { name: AGENDA });
    await expect.poll(() => box.isChecked()).toBe(false);
    await box.check();
    await picture(page, "word-agenda");
    await write(page);
    expect(asked(window, "word.export").forms).toEqual([
      { form: "agenda", meeting: "r2-1" },
      { form: "evaluation-sheet", handoutNumber: "資料1" },
      { form: "project-sheet", handoutNumber: "資料1" },
    ]);
    const lines = readParagraphs(await readFile(window.file)).filter((line) => line !== "");
    expect(lines[0]).toBe("令和2年度第1回朝霞市産業振興基本計画推進委員会　次第");
    expect(lines).toContain("施策評価シート（令和元年度）");
  });

  it("can be written alone, under its own name", async () => {
    const window = await open();
    const { page } = window;
    await page.getByRole("button", { name: "Word に出力" }).click();
    await page.getByRole("checkbox", { name: AGENDA }).check();
    for (const name of [/^施策評価シート/u, /^リーディングプロジェクト評価シート/u]) {
      await page.getByRole("checkbox", { name }).uncheck();
    }
    await write(page);
    expect(asked(window, "dialog.saveWord").name).toBe("次第_令和2年度第1回.docx");
    expect(asked(window, "word.export").forms).toEqual([{ form: "agenda", meeting: "r2-1" }]);
    expect(readParagraphs(await readFile(window.file)).filter((line) => line.includes("評価シート"))).toEqual(
      ["資料1　施策評価シート"],
    );
  });

  it("cannot be ticked for the sheet on screen alone, and nothing ticked cannot be written", async () => {
    const { page } = await open();
    await page.getByRole("button", { name: "Word に出力" }).click();
    const button = page.getByRole("button", { name: "保存先を選んで出力" });
    for (const name of [/^施策評価シート/u, /^リーディングプロジェクト評価シート/u]) {
      await page.getByRole("checkbox", { name }).uncheck();
    }
    await expect.poll(() => button.isDisabled()).toBe(true);
    await page.getByRole("radio", { name: /^このシートだけ/u }).check();
    await expect.poll(() => page.getByRole("checkbox", { name: AGENDA }).isDisabled()).toBe(true);
    await expect.poll(() => button.isEnabled()).toBe(true);
  });

  it("is offered for every meeting that evaluates the year, and only for those", async () => {
    const window = await open();
    const { page } = window;
    window.alter("plan.snapshot", (year) => {
      const [first] = year.meetings;
      if (!first) throw new Error("the sample has a meeting");
      return { ...year, meetings: [first, { ...first, id: "r2-2", number: 2 }] };
    });
    await page.reload();
    await page.getByRole("button", { name: "Word に出力" }).click();
    await page.getByRole("checkbox", { name: "次第（令和2年度第2回）" }).waitFor();
    await expect.poll(() => page.getByRole("checkbox", { name: /^次第/u }).count()).toBe(2);
    window.alter("plan.snapshot", (year) => ({ ...year, meetings: [] }));
    await page.reload();
    await page.getByRole("button", { name: "Word に出力" }).click();
    await page.getByRole("checkbox", { name: /^施策評価シート/u }).waitFor();
    await expect.poll(() => page.getByRole("checkbox", { name: /^次第/u }).count()).toBe(0);
  });
});
