/** 控え in the window: the foot, the list, the second folder, the way back and back again. */
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderOfPlan } from "#electron/backend/backup/names.ts";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture, type OpenWindow } from "#test/support/windowHost.ts";

const openWindow = windowOfEachTest();
const field = {
  entity: "evaluation",
  subject: { kind: "item", id: "1" },
  fiscalYear: 2019,
  property: "achievement",
} as const;

async function write({ backend }: OpenWindow, text: string): Promise<void> {
  const answer = await backend.call("field.setText", { field, text, session: text });
  expect(answer.ok).toBe(true);
}

async function written({ backend }: OpenWindow): Promise<string | undefined> {
  const answer = await backend.call("plan.snapshot", { fiscalYear: 2019 });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.evaluations.find(({ subject }) => subject.id === "1")?.achievement;
}

describe("控え", () => {
  it("are made, compared, gone back to and forth again from the foot of the window", async () => {
    const window = await openWindow({ plan: "sample", screen: "first", backups: true });
    const { page } = window;
    const foot = page.getByRole("contentinfo");
    await foot.getByRole("button", { name: "控え：まだありません" }).click();
    const dialog = page.getByRole("dialog", { name: "控え" });
    await write(window, "前の文");
    await dialog.getByRole("button", { name: "今すぐ控えを作る" }).click();
    await dialog.getByText("今と同じ").waitFor();
    await dialog.getByRole("button", { name: "閉じる" }).click();
    await foot.getByRole("button", { name: /^控え：本日 \d\d:\d\d$/u }).waitFor();
    await write(window, "後の文");

    await page.reload();
    await foot.getByRole("button", { name: /控え：本日/u }).click();
    await dialog.getByText("この後の編集1件を含まない").waitFor();
    await picture(page, "backups-list");
    await dialog
      .getByRole("button", { name: /の控えに戻す/u })
      .last()
      .click();
    const question = page.getByRole("dialog", { name: /控えに戻しますか/u });
    await question.getByText(/この控え（手動、このPC、\s*[\d.]+ [KM]B）を作ったときの内容/u).waitFor();
    await question
      .getByRole("list", { name: "戻すと計画からなくなる編集" })
      .getByText("達成状況を編集")
      .waitFor();
    await question.getByText("今の内容は、先に控えとして残します。").waitFor();
    await picture(page, "backups-question");
    await question.getByRole("button", { name: "今の内容を残して戻す" }).click();
    await dialog.getByText("控えに戻しました").waitFor();
    await picture(page, "backups-restored");
    expect(await written(window)).toBe("前の文");

    await dialog
      .getByRole("row", { name: /戻す前に残したもの/u })
      .getByRole("button")
      .click();
    await question.getByRole("button", { name: "今の内容を残して戻す" }).click();
    await expect.poll(() => written(window)).toBe("後の文");
  });

  it("go to a second folder too; one that is gone is told of quietly", async () => {
    const window = await openWindow({ plan: "sample", screen: "first", backups: true });
    const { page, folder, chosen } = window;
    const stick = join(folder, "USB");
    await mkdir(stick);
    chosen.folder = stick;
    const foot = page.getByRole("contentinfo");
    await foot.getByRole("button", { name: /控え：/u }).click();
    const dialog = page.getByRole("dialog", { name: "控え" });
    await dialog.getByRole("button", { name: "フォルダーを選ぶ…" }).click();
    await dialog.getByText(stick).waitFor();
    await dialog.getByRole("button", { name: "今すぐ控えを作る" }).click();
    await dialog.getByRole("cell", { name: "2つ目のフォルダー" }).waitFor();

    const own = folderOfPlan(join(folder, "控え"), join(folder, "計画.hyoka"));
    // Of a day to come, which no rotation removes.
    await writeFile(join(own, "計画 2099-01-01 09-00-00 自動.hyoka"), "こわれた控え");
    await rename(stick, `${stick}-`);
    await dialog.getByRole("button", { name: "今すぐ控えを作る" }).click();
    await dialog.getByText("今はこのフォルダーに書き込めません。").waitFor();
    const broken = dialog.getByRole("row", { name: /令和81年1月1日 09:00:00.*読めません/u });
    expect(await broken.getByRole("button").isDisabled()).toBe(true);
    await picture(page, "backups-second");
    await dialog.getByRole("button", { name: "使うのをやめる" }).click();
    await dialog.getByText("選ばれていません。").waitFor();
  });

  it("say nothing where the program makes none", async () => {
    const { page } = await openWindow({ plan: "sample", screen: "first" });
    const foot = page.getByRole("contentinfo");
    await foot.getByText("この PC のみ").waitFor();
    expect(await foot.getByText("控え：").count()).toBe(0);
  });
});
