/** A damaged plan file in the window: what is readable, sound copies, one click to go on. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { createPlan } from "#test/store/support/newPlan.ts";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture, type OpenWindow } from "#test/support/windowHost.ts";

const openWindow = windowOfEachTest();

/** A plan file whose members cannot be read. */
async function makeDamaged(path: string): Promise<Buffer> {
  createPlan(path);
  const db = new Sqlite(path, { readonly: true });
  const page = Number(db.prepare("select rootpage from sqlite_schema where name = 'member'").pluck().get());
  db.close();
  const damaged = await readFile(path);
  damaged.fill(0xa7, (page - 1) * 4096, page * 4096);
  await writeFile(path, damaged);
  return damaged;
}

/** Opens it in the start screen, with a sound copy beside it. */
async function openDamaged(): Promise<{ window: OpenWindow; path: string; damaged: Buffer }> {
  const window = await openWindow({});
  const path = join(window.folder, "計画.hyoka");
  createPlan(join(window.folder, "計画（更新前 版2）.hyoka"));
  const damaged = await makeDamaged(path);
  window.chosen.open = path;
  await window.page.getByRole("button", { name: /計画ファイルを開く/u }).click();
  await window.page.getByRole("heading", { name: "壊れたファイルから続ける" }).waitFor();
  return { window, path, damaged };
}

describe("the rescue screen", () => {
  it("says what can be read and goes on with it in a new file, leaving the damaged one as it is", async () => {
    const { window, path, damaged } = await openDamaged();
    const { page } = window;
    await page.getByText(/委員　0行（ほか2行は読み取れません）/u).waitFor();
    await page.getByText(/意見・質問・発言　3行/u).waitFor();
    await picture(page, "rescue");
    window.chosen.save = join(window.folder, "計画（救出）.hyoka");
    await page.getByRole("button", { name: "読める内容で新しい計画ファイルを作る" }).click();
    await expect
      .poll(async () => (await window.backend.call("plan.current", {})) as unknown)
      .toMatchObject({ ok: true, value: { fileName: "計画（救出）.hyoka" } });
    expect((await readFile(path)).equals(damaged)).toBe(true);
    await page
      .getByText("報告「計画（救出）（救出の報告）.txt」は、新しい計画ファイルと同じフォルダーにあります。")
      .waitFor();
    await picture(page, "rescued");
    await page.getByRole("button", { name: "この知らせを閉じる" }).click();
    await expect.poll(() => page.getByText("報告「計画（救出）").count()).toBe(0);
    const report = await readFile(join(window.folder, "計画（救出）（救出の報告）.txt"), "utf8");
    expect(report).toContain("委員　0行（ほか2行は読み取れません）");
  });

  it("opens a sound copy that lies beside the file", async () => {
    const { window } = await openDamaged();
    await window.page.getByRole("button", { name: "「計画（更新前 版2）.hyoka」を開く" }).click();
    await expect
      .poll(async () => (await window.backend.call("plan.current", {})) as unknown)
      .toMatchObject({ ok: true, value: { fileName: "計画（更新前 版2）.hyoka" } });
  });

  it("stands in the way of a damaged file that was double-clicked over an open plan, and gives way to the rescued one", async () => {
    const window = await openWindow({ plan: "sample" });
    const { page, backend } = window;
    const path = join(window.folder, "届いた計画.hyoka");
    await makeDamaged(path);
    await window.emit("app.openFile", { token: backend.grantFile(path, "read"), name: "届いた計画.hyoka" });
    const dialog = page.getByRole("dialog", { name: "計画ファイルを開けませんでした" });
    await dialog.getByText("「届いた計画.hyoka」は壊れているか").waitFor();
    await dialog.getByRole("heading", { name: "壊れたファイルから続ける" }).waitFor();
    await picture(page, "rescue-over-plan");
    window.chosen.save = join(window.folder, "届いた計画（救出）.hyoka");
    await dialog.getByRole("button", { name: "読める内容で新しい計画ファイルを作る" }).click();
    await page.getByText("届いた計画（救出）.hyoka").waitFor();
    await expect.poll(() => dialog.count()).toBe(0);
    expect(window.problems).toEqual([]);
  });
});
