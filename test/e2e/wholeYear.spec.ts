/**
 * A whole year of the committee in the window: two meetings taken down, twelve remarks, nine evaluations adopted, every
 * opinion answered, minutes, editions, the sealed record, and the next year — with the product's sample, and with a real
 * municipality's package where it is on this machine.
 */
import fs from "node:fs";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { newDesk } from "#test/support/commandLine.ts";
import { readTables } from "#test/support/docxCells.ts";
import { lintDocx } from "#test/support/docxLint.ts";
import { hasRealPackage, realPackageFile } from "#test/support/packageSnapshot.ts";
import { answerOpenDialog, answerSaveDialog } from "./dialogs.ts";
import { expect, test, type LaunchOptions } from "./fixtures.ts";
import { repository } from "./host.ts";
import { makeSamplePlan } from "./samplePlan.ts";
import { waitUntilSaved } from "./sheet.ts";
import { answerAll, fixHandouts, seal, writeMinutes } from "./year/afterSteps.ts";
import { addMembers, everybodyCame, meetingCard, nextMeeting, toScreen } from "./year/committeeSteps.ts";
import { adopt, endRecord, record, startRecord, type Adopted, type Remark } from "./year/recordSteps.ts";

const sheets = [
  "1 暮らしに",
  "2 安心",
  "3 社会環境",
  "4 市民に",
  "5 産業人材",
  "プロジェクト1",
  "プロジェクト2",
  "プロジェクト3",
  "プロジェクト4",
] as const;

/** Six remarks a meeting: a question that is answered, opinions and a request, and a word of the chair. */
const first: Remark[] = [
  { sheet: sheets[0], speaker: 3, kind: "質問", text: "来場者の数え方は前の年と同じか。" },
  { sheet: sheets[0], speaker: 0, kind: "回答", text: "同じ数え方で、入口ごとに数えている。" },
  { sheet: sheets[1], speaker: 2, kind: "意見", text: "融資の相談は商工会の窓口でも受けてほしい。" },
  { sheet: sheets[2], speaker: 4, kind: "要望", text: "企業の誘致に何年かかるかを示してほしい。" },
  { sheet: sheets[3], speaker: 5, kind: "意見", text: "直売所の場所を地図で案内してほしい。" },
  { sheet: sheets[4], speaker: 1, kind: "意見", text: "就職した人のその後も調べてほしい。" },
];
const second: Remark[] = [
  { sheet: sheets[5], speaker: 2, kind: "意見", text: "改修した店の数も示してほしい。" },
  { sheet: sheets[6], speaker: 3, kind: "意見", text: "認定の効果を事業者に確認してほしい。" },
  { sheet: sheets[7], speaker: 4, kind: "質問", text: "学校給食で使う量は増えているか。" },
  { sheet: sheets[7], speaker: 0, kind: "回答", text: "前の年より二割ほど増えている。" },
  { sheet: sheets[8], speaker: 5, kind: "要望", text: "相談の窓口を夜も設けてほしい。" },
  { sheet: sheets[8], speaker: 1, kind: "発言", text: "以上で評価の審議を終わります。" },
];
/** Of every sheet, in their order: a request in the written voice, or words of the committee's own. */
const evaluations: Adopted[] = [
  { sheet: sheets[0], text: "来場者の数え方を続け、結果を次の年度と比べられたい。" },
  {
    sheet: sheets[1],
    from: "融資の相談は商工会の窓口でも受けてほしい。",
    text: "融資の相談は商工会の窓口でも受けられたい。",
  },
  {
    sheet: sheets[2],
    from: "企業の誘致に何年かかるかを示してほしい。",
    text: "企業の誘致に何年かかるかを示されたい。",
  },
  {
    sheet: sheets[3],
    from: "直売所の場所を地図で案内してほしい。",
    text: "直売所の場所を地図で案内されたい。",
  },
  {
    sheet: sheets[4],
    from: "就職した人のその後も調べてほしい。",
    text: "就職した人のその後も調べられたい。",
  },
  { sheet: sheets[5], from: "改修した店の数も示してほしい。", text: "改修した店の数も示されたい。" },
  {
    sheet: sheets[6],
    from: "認定の効果を事業者に確認してほしい。",
    text: "認定の効果を事業者に確認されたい。",
  },
  { sheet: sheets[7], text: "学校給食で使う量を続けて示されたい。" },
  { sheet: sheets[8], from: "相談の窓口を夜も設けてほしい。", text: "相談の窓口を夜も設けられたい。" },
];
const members = ["青木", "髙田", "山﨑", "佐野", "原"];

type Running = { app: ElectronApplication; page: Page };
type Launch = (options?: LaunchOptions) => Promise<Running & { stop(): Promise<void> }>;
/** Opens the plan in the window that was started; gives the number of its members. */
type Prepare = (running: Running) => Promise<number>;

interface Year {
  app: ElectronApplication;
  page: Page;
  folder: string;
  plan: string;
  /** Pictures of this year begin with it. */
  name: string;
}

function picture({ page, name }: Year, step: string): Promise<unknown> {
  return page.screenshot({ path: path.join(repository, "out", "screens", `year-${name}-${step}.png`) });
}

async function meetings(year: Year, count: number): Promise<void> {
  const { page } = year;
  await toScreen(page, "委員会");
  await everybodyCame(page, meetingCard(page, 1), count);
  await startRecord(page, 1);
  for (const remark of first) await record(page, remark);
  for (const evaluation of evaluations.slice(0, 5)) await adopt(page, evaluation);
  await picture(year, "record");
  await endRecord(page);

  const card = await nextMeeting(page, 2, "令和2年11月6日");
  await everybodyCame(page, card, count);
  await picture(year, "committee");
  await startRecord(page, 2);
  for (const remark of second) await record(page, remark);
  for (const evaluation of evaluations.slice(5)) await adopt(page, evaluation);
  await endRecord(page);
  await waitUntilSaved(page);
}

async function afterwards(year: Year): Promise<void> {
  const { app, page, folder } = year;
  // The nine opinions without the two that were answered at the meetings; the sample has some of its own.
  expect(await answerAll(page, ["反映する", "参考とする"])).toBeGreaterThanOrEqual(7);
  await picture(year, "answers");

  const minutes = {
    original: path.join(folder, "会議録.docx"),
    published: path.join(folder, "会議録（公開用）.docx"),
  };
  await toScreen(page, "会議録");
  await picture(year, "minutes");
  await writeMinutes(app, page, minutes);
  for (const file of Object.values(minutes))
    expect(lintDocx(new Uint8Array(fs.readFileSync(file)))).toEqual([]);

  await fixHandouts(page);
  await picture(year, "editions");
  await seal(page, 1);
  await seal(page, 2);
  await page.getByRole("button", { name: "この計画ファイルを確かめる" }).click();
  await expect(page.getByText("会議記録2件を確かめました")).toBeVisible();
  await picture(year, "sealed");
  const zip = path.join(folder, "会議記録.zip");
  await answerSaveDialog(app, zip);
  await page.getByRole("button", { name: "書き出す", exact: true }).first().click();
  await expect(page.getByText(/を書き出しました/u)).toBeVisible();
  await waitUntilSaved(page);
}

async function intoTheNextYear(year: Year): Promise<void> {
  const { page } = year;
  await toScreen(page, "進捗");
  await picture(year, "progress");
  await page.getByRole("combobox", { name: "年度" }).click();
  await page.getByRole("option", { name: "翌年度へ進む…" }).click();
  await picture(year, "next");
  await page.getByRole("dialog").getByRole("button", { name: "令和2年度へ進む" }).click();
  await expect(page.getByRole("combobox", { name: "年度" })).toHaveText("令和2年度 評価");
  await toScreen(page, "評価シート");
  await page.getByRole("tab", { name: "前年度" }).click();
  await expect(page.getByText(evaluations[0]?.text ?? "").first()).toBeVisible();
  await picture(year, "opened");
}

/** After a restart: the year is where it was, the printed sheets carry the nine evaluations, the zip is what was sealed. */
async function lookedAtAgain({ app, page, folder, plan, name }: Year): Promise<void> {
  await expect(page.getByRole("combobox", { name: "年度" })).toHaveText("令和2年度 評価");
  await page.getByRole("combobox", { name: "年度" }).click();
  await page.getByRole("option", { name: /^令和元年度/u }).click();
  await toScreen(page, "評価シート");
  const word = path.join(folder, "資料1.docx");
  await answerSaveDialog(app, word);
  await page.getByRole("button", { name: "文書出力" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "すべて" }).check();
  await dialog.getByRole("button", { name: "保存先を選んで出力" }).click();
  await expect(dialog.getByRole("button", { name: "フォルダーを開く" })).toBeVisible({ timeout: 60_000 });
  const bytes = new Uint8Array(fs.readFileSync(word));
  fs.copyFileSync(word, path.join(repository, "out", `year-${name}.docx`));
  expect(lintDocx(bytes)).toEqual([]);
  const printed = readTables(bytes).flatMap((table) => table.cells.map((one) => one.text));
  for (const { text } of evaluations) expect(printed).toContain(text);
  await dialog.getByRole("button", { name: "閉じる" }).click();

  await toScreen(page, "保存");
  await answerOpenDialog(app, path.join(folder, "会議記録.zip"));
  await page.getByRole("button", { name: "zipファイルを確かめる" }).click();
  await expect(page.getByText("「会議記録.zip」は、残したときのままです。")).toBeVisible();
  await page.getByRole("button", { name: "計画を閉じる" }).click();
  await expect(page.getByRole("button", { name: /見本/u }).first()).toBeVisible();
  for (const file of ["会議記録.zip", path.basename(plan)]) {
    expect(desk.run("archive", "verify", path.join(folder, file), "--json")).toMatchObject({ code: 0 });
  }
}

const desk = newDesk();
test.afterAll(() => desk.clear());

async function play(launch: Launch, year: Omit<Year, "app" | "page">, prepare: Prepare): Promise<void> {
  test.setTimeout(300_000);
  const started = await launch();
  const count = await prepare(started);
  const running = { ...year, app: started.app, page: started.page };
  await meetings(running, count);
  await afterwards(running);
  await intoTheNextYear(running);
  await started.stop();
  const again = await launch({ args: [year.plan] });
  await lookedAtAgain({ ...year, app: again.app, page: again.page });
}

test("a whole year of the sample", async ({ launch, folder }) => {
  const plan = path.join(folder, "計画.hyoka");
  await makeSamplePlan(plan);
  await play(launch, { folder, plan, name: "sample" }, async ({ app, page }) => {
    await answerOpenDialog(app, plan);
    await page.getByRole("button", { name: /計画ファイルを開く/u }).click();
    return 10;
  });
});

test("a whole year of a real municipality", async ({ launch, folder }) => {
  test.skip(!hasRealPackage, "the real package is not on this machine");
  const plan = path.join(folder, "朝霞市.hyoka");
  await play(launch, { folder, plan, name: "real" }, async ({ app, page }) => {
    await answerOpenDialog(app, realPackageFile);
    await answerSaveDialog(app, plan);
    await page.getByRole("button", { name: /計画パッケージ（JSON）を取り込む/u }).click();
    await addMembers(page, members);
    return members.length;
  });
});
