/** 保存 in the window: documents become 配布版, a meeting's record is sealed, written out and checked. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture } from "#test/support/windowHost.ts";
import { diskFull, rail, snapshot, startAnew } from "#test/support/windowSteps.ts";

const open = windowOfEachTest();

it("keeps documents as 配布版, says when they changed since, and gives out the kept file", async () => {
  const window = await open({ plan: "sample" });
  const { page } = window;
  await rail(page, "保存").click();
  await expect.poll(() => page.getByRole("heading", { name: "配布版・公表版" }).count()).toBe(1);
  await picture(page, "archive-empty");

  // 配布版にする: Word and PDF are kept together.
  const row = page.getByRole("list", { name: "文書" }).getByRole("listitem", { name: /委員名簿/u });
  await row.getByRole("checkbox").check();
  await page.getByRole("button", { name: "配布版にする" }).click();
  const dialog = page.getByRole("dialog");
  await picture(page, "archive-fix");
  await dialog.getByRole("button", { name: "配布版にする" }).click();
  await expect.poll(() => page.getByText("1件を配布版として残しました。").count()).toBe(1);
  await expect.poll(() => row.getByText("第1版").count()).toBe(1);
  const [edition] = (await snapshot(window)).paperEditions;
  expect(edition?.pdf?.bytes).toBeGreaterThan(1000);

  // Once a name changes, what was handed out is no longer what would be printed.
  const [member] = (await snapshot(window)).committee.members;
  await window.backend.call("member.update", { id: member?.id, patch: { name: "髙﨑 葛󠄀城" } });
  await startAnew(page);
  await rail(page, "保存").click();
  await expect.poll(() => row.getByText("配布後に変更あり").count()).toBe(1);

  // A further version is asked for its reason, and the first one stays.
  await row.getByRole("checkbox").check();
  await page.getByRole("button", { name: "配布版にする" }).click();
  await expect.poll(() => dialog.getByText("第2版").count()).toBeGreaterThan(0);
  expect(await dialog.getByRole("button", { name: "配布版にする" }).isDisabled()).toBe(true);
  await dialog.getByRole("textbox", { name: "出し直す理由" }).fill("委員の交代");
  // A full disk takes nothing of what was typed away.
  window.fail("paperEdition.fix", diskFull);
  await dialog.getByRole("button", { name: "配布版にする" }).click();
  await expect.poll(() => dialog.getByText(/ディスクの空き/u).count()).toBe(1);
  window.fail("paperEdition.fix", undefined);
  await dialog.getByRole("button", { name: "配布版にする" }).click();
  await expect.poll(() => page.getByText("残した版（2）").count()).toBe(1);
  // Word has the file of that name open: what was to be written waits for another one.
  const held = join(window.folder, "名簿.docx");
  writeFileSync(held, "前の内容");
  writeFileSync(join(window.folder, "~$名簿.docx"), Buffer.alloc(162));
  window.chosen.save = held;
  await page.getByRole("button", { name: /（第1版）をWordで書き出す/u }).click();
  await expect.poll(() => page.getByText("「名簿.docx」には、Wordで開いている印があります").count()).toBe(1);
  await picture(page, "archive-held");
  window.chosen.save = join(window.folder, "名簿（控え）.docx");
  await page.getByRole("button", { name: "別の名前で保存" }).click();
  await expect.poll(() => page.getByText("「名簿（控え）.docx」を書き出しました。").count()).toBe(1);
  expect(window.calls.filter(({ name }) => name === "paperEdition.write")).toHaveLength(1);
  expect(readFileSync(held, "utf8")).toBe("前の内容");
  expect(readFileSync(window.chosen.save).byteLength).toBe(edition?.docx.bytes);
  await picture(page, "archive-editions");
});

it("seals the meeting with what is missing, and finds a changed zip", async () => {
  const window = await open({ plan: "sample" });
  const { page } = window;
  await rail(page, "保存").click();
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "会議記録を保存する" }).click();
  expect(await dialog.getByRole("button", { name: "保存する" }).isDisabled()).toBe(true);
  await dialog.getByRole("checkbox").check();
  await picture(page, "archive-seal");
  const seal = dialog.getByRole("button", { name: "保存する" });
  // A person who stops: nothing is sealed, and it can be tried again.
  const goOn = window.hold("pdf.make");
  await seal.click();
  await dialog.getByRole("button", { name: "中止" }).click();
  await expect.poll(() => dialog.getByText("中止しています…").count()).toBe(1);
  goOn();
  await expect.poll(() => seal.count()).toBe(1);
  expect((await snapshot(window)).archives).toEqual([]);
  await seal.click();
  await expect.poll(() => page.getByText("第1号として保存しました。").count(), { timeout: 60_000 }).toBe(1);
  const [archive] = (await snapshot(window)).archives;
  const number = archive?.manifest ?? "";
  await expect.poll(() => page.getByText(`${number.slice(0, 8)} ${number.slice(8, 16)}`).count()).toBe(1);
  await picture(page, "archive-sealed");

  const zip = join(window.folder, "会議記録.zip");
  window.chosen.save = zip;
  window.chosen.archive = zip;
  await page.getByRole("button", { name: "書き出す", exact: true }).click();
  await expect.poll(() => page.getByText("「会議記録.zip」を書き出しました。").count()).toBe(1);
  const names = Object.keys(unzipSync(readFileSync(zip)));
  expect(names.filter((name) => name.endsWith(".pdf")).length).toBeGreaterThan(3);

  // 確かめる: the plan, the zip, and the zip once somebody changed it.
  await page.getByRole("button", { name: "この計画ファイルを確かめる" }).click();
  await expect.poll(() => page.getByText("「計画.hyoka」は、残したときのままです。").count()).toBe(1);
  await page.getByRole("button", { name: "zipファイルを確かめる" }).click();
  await expect.poll(() => page.getByText("「会議記録.zip」は、残したときのままです。").count()).toBe(1);
  const bytes = readFileSync(zip);
  bytes.write("別", bytes.indexOf("jimukyoku-plan/1"));
  writeFileSync(zip, bytes);
  await page.getByRole("button", { name: "zipファイルを確かめる" }).click();
  await expect
    .poll(() => page.getByRole("list", { name: "見つかったこと" }).textContent())
    .toBe("「データ/計画パッケージ.json」の中身が書き換えられているか、壊れています。");
  await picture(page, "archive-verify");

  // What is still missing leads to where it is made good.
  await page.getByRole("list", { name: "欠けているもの" }).getByRole("button").first().click();
  await expect.poll(() => page.getByRole("heading", { name: "配布版・公表版" }).count()).toBe(0);
});
