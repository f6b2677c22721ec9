/** 文書出力 in the program itself: PDF in the papers' own sizes, and files into a folder. */
import fs from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { answerOpenDialog, answerSaveDialog } from "./dialogs.ts";
import { expect, test } from "./fixtures.ts";
import { makeSamplePlan } from "./samplePlan.ts";

/** Width and height of every page in whole millimetres, in the file's order. */
function pageSizes(file: string): string[] {
  const text = fs.readFileSync(file).toString("latin1");
  const mm = (points = "0"): number => Math.round((Number(points) * 25.4) / 72);
  return [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu)].map(
    ([, width, height]) => `${mm(width)}×${mm(height)}`,
  );
}

async function openOutput(page: Page): Promise<void> {
  await page.getByRole("button", { name: "文書出力" }).click();
  await page.getByRole("dialog", { name: /^文書出力/u }).waitFor();
}

test("A3 and A4 papers come out of one PDF in their own sizes", async ({ launch, folder }) => {
  const plan = path.join(folder, "計画.hyoka");
  const pdf = path.join(folder, "配布資料.pdf");
  await makeSamplePlan(plan, "progress");
  const { app, page } = await launch({ args: [plan] });
  await answerSaveDialog(app, pdf);
  await openOutput(page);
  await page.getByRole("checkbox", { name: "すべて" }).check();
  await page.getByRole("radio", { name: "PDF" }).check();
  await page.getByRole("button", { name: "保存先を選んで出力" }).click();
  await expect(page.getByText("「配布資料.pdf」に出力しました")).toBeVisible();
  const sizes = pageSizes(pdf);
  expect(sizes.filter((size) => size === "420×297").length).toBeGreaterThan(0);
  expect(sizes.filter((size) => size === "210×297").length).toBeGreaterThan(0);
  // The list of opinions lies on its long side.
  expect(sizes.filter((size) => !["420×297", "210×297", "297×210"].includes(size))).toEqual([]);
  const bytes = fs.readFileSync(pdf).toString("latin1");
  expect(bytes.slice(0, 5)).toBe("%PDF-");
  expect(bytes).toContain("/StructTreeRoot");
  await page.getByRole("button", { name: "閉じる" }).click();
  await expect(page.getByRole("button", { name: "文書出力" })).toBeVisible();
});

for (const format of ["Word", "PDF"] as const) {
  test(`a file for each document, in a folder, as ${format}; an older one only when told to`, async ({
    launch,
    folder,
  }) => {
    const plan = path.join(folder, "計画.hyoka");
    const out = path.join(folder, "配布");
    const ending = format === "Word" ? "docx" : "pdf";
    const names = ["資料1_リーディングプロジェクト評価シート", "資料1_施策評価シート"].map(
      (name) => `${name}.${ending}`,
    );
    fs.mkdirSync(out);
    fs.writeFileSync(path.join(out, names[1] ?? ""), "前の資料");
    await makeSamplePlan(plan);
    const { app, page } = await launch({ args: [plan] });
    await answerOpenDialog(app, out);
    await app.evaluate(({ shell }) => {
      const shown: string[] = [];
      Object.assign(globalThis, { shownFiles: shown });
      shell.showItemInFolder = (file) => void shown.push(file);
    });
    await openOutput(page);
    await page.getByRole("radio", { name: "文書ごとに分ける" }).check();
    await page.getByRole("radio", { name: format }).check();
    await page.getByRole("button", { name: "フォルダーを選んで出力" }).click();
    await expect(page.getByText(/同じ名前のファイルがすでにあります/u)).toBeVisible();
    expect(fs.readdirSync(out)).toEqual([names[1]]);
    await page.getByRole("button", { name: "置き換えて出力する" }).click();
    await expect(page.getByText("フォルダー「配布」に2個のファイルを出力しました。")).toBeVisible();
    expect(fs.readdirSync(out).toSorted()).toEqual(names);
    for (const name of names) expect(fs.statSync(path.join(out, name)).size).toBeGreaterThan(5000);
    await page.getByRole("button", { name: "フォルダーを開く" }).click();
    await expect
      .poll(() => app.evaluate(() => (globalThis as unknown as { shownFiles: string[] }).shownFiles))
      .toEqual([path.join(out, names[1] ?? "")]);
  });
}
