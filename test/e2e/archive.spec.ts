/** 保存 in the program itself: a PDF made by the shell is kept, a zip is written and checked through the system's dialogs. */
import fs from "node:fs";
import path from "node:path";
import { unzipSync } from "fflate";
import { answerOpenDialog, answerSaveDialog } from "./dialogs.ts";
import { expect, test } from "./fixtures.ts";
import { makeSamplePlan } from "./samplePlan.ts";

/** One white dot. */
const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9CNHoHgAAAABJRU5ErkJggg==";

test("a meeting is sealed with its PDFs, written out, and a changed zip is told", async ({
  launch,
  folder,
}) => {
  const plan = path.join(folder, "計画.hyoka");
  const zip = path.join(folder, "会議記録.zip");
  await makeSamplePlan(plan);
  const { app, page } = await launch({ args: [plan] });
  await answerSaveDialog(app, zip);
  await answerOpenDialog(app, zip);
  await page.getByRole("navigation", { name: "画面" }).getByRole("button", { name: "保存" }).click();
  await page.getByRole("button", { name: "会議記録を保存する" }).click();
  await page.getByRole("dialog").getByRole("checkbox").check();
  await page.getByRole("dialog").getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("第1号として保存しました。")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "書き出す", exact: true }).click();
  await expect(page.getByText("「会議記録.zip」を書き出しました。")).toBeVisible();
  const files = unzipSync(fs.readFileSync(zip));
  const pdfs = Object.entries(files).filter(([name]) => name.endsWith(".pdf"));
  expect(pdfs.length).toBeGreaterThan(2);
  for (const [name, bytes] of pdfs)
    expect([name, Buffer.from(bytes.subarray(0, 5)).toString()]).toEqual([name, "%PDF-"]);
  const verify = page.getByRole("button", { name: "zipファイルを確かめる" });
  await verify.click();
  await expect(page.getByText("「会議記録.zip」は、残したときのままです。")).toBeVisible();
  fs.truncateSync(zip, 1000);
  await verify.click();
  await expect(page.getByText("途中で切れているか、別の種類のファイルです。")).toBeVisible();
});

test("a picture gets into the clipboard, and nothing else does", async ({ launch }) => {
  const { app, page } = await launch();
  const write = (text: string) =>
    page.evaluate((given) => window.jimukyoku.call("clipboard.writePicture", { png: given }), text);
  expect(await write(png)).toMatchObject({ ok: true });
  const kept = await app.evaluate(async ({ clipboard }) => {
    const [item] = await clipboard.read();
    const blob = await item?.getType("image/png");
    return { types: item?.types, bytes: blob?.size ?? 0 };
  });
  expect(kept.types).toContain("image/png");
  expect(kept.bytes).toBeGreaterThan(0);
  const words = Buffer.from("委員の名前").toString("base64");
  expect(await write(words)).toMatchObject({ ok: false, error: { code: "invalid-input" } });
});
