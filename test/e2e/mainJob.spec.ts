/** The main job in the window: a comment, the committee's evaluation drafted from it, a restart, the Word file. */
import fs from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { answerSaveDialog } from "./dialogs.ts";
import { expect, test } from "./fixtures.ts";
import { makeSamplePlan } from "./samplePlan.ts";
import { cell, toSheets, waitUntilSaved } from "./sheet.ts";

const sheet = "3 社会環境の変化に呼応した新たな産業の創出と育成";
const opinion = "企業誘致の成果が数字で分かるように示してほしい。";

function wordText(file: string): string {
  const document = unzipSync(fs.readFileSync(file))["word/document.xml"];
  return strFromU8(document ?? new Uint8Array()).replaceAll(/<[^>]+>/g, "");
}

test("from a comment to the printed evaluation, across a restart", async ({ launch, folder }) => {
  const plan = path.join(folder, "計画.hyoka");
  const word = path.join(folder, "資料1.docx");
  await makeSamplePlan(plan);

  const first = await launch({ args: [plan] });
  await toSheets(first.page);
  await first.page.getByText(sheet).first().click();
  await first.page.keyboard.press("Control+E");
  await first.page.keyboard.press("Alt+3");
  await first.page.getByRole("textbox", { name: "意見を記録" }).fill(opinion);
  await first.page.keyboard.press("Enter");
  const recorded = first.page.getByRole("list", { name: "委員意見" }).getByText(opinion);
  await expect(recorded).toBeVisible();
  await first.page.getByRole("listitem").filter({ hasText: opinion }).getByRole("checkbox").check();
  await first.page.getByRole("button", { name: "選んだ意見から評価文を起こす" }).click();
  await first.page.getByRole("dialog").getByRole("button", { name: "採用する" }).click();
  await expect(cell(first.page, `${sheet} 推進委員会の評価`)).toContainText("企業誘致の成果");
  await waitUntilSaved(first.page);
  await first.stop();

  const second = await launch({ args: [plan] });
  await toSheets(second.page);
  await second.app.evaluate(({ shell }) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shownFiles: shown });
    shell.showItemInFolder = (file) => void shown.push(file);
  });
  await answerSaveDialog(second.app, word);
  await second.page.getByRole("button", { name: "文書出力" }).click();
  await second.page.getByRole("dialog").getByRole("button", { name: "保存先を選んで出力" }).click();
  await second.page.getByRole("button", { name: "フォルダーを開く" }).click();
  await expect
    .poll(() => second.app.evaluate(() => (globalThis as unknown as { shownFiles: string[] }).shownFiles))
    .toEqual([word]);
  expect(wordText(word)).toContain("企業誘致の成果");
});
