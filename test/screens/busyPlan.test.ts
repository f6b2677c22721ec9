/** A plan that somebody else has open: who it is, and the ways on. */
import { copyFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openPlanFile } from "#db/open.ts";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture } from "#test/support/windowHost.ts";

const openWindow = windowOfEachTest();

describe("a plan that somebody has open", () => {
  it("names who and since when, opens as a copy that says so, and for writing once it is free", async () => {
    const window = await openWindow({ plan: "sample", screen: "first" });
    const { page } = window;
    const path = join(window.folder, "共有.hyoka");
    await window.backend.call("plan.close", {});
    copyFileSync(join(window.folder, "計画.hyoka"), path);
    await page.reload();
    const other = openPlanFile(path, { actor: "佐藤", now: () => new Date("2026-11-21T01:31:00Z") });
    window.chosen.open = path;
    await page.getByRole("button", { name: "計画ファイルを開く" }).click();
    const alert = page.getByRole("alert").filter({ hasText: `佐藤さん（${hostname()}）` });
    await alert.getByText("10:31 から編集中です").waitFor();
    expect(await page.getByRole("button", { name: "引き継いで開く…" }).count()).toBe(0);
    await picture(page, "busy-plan");

    await page.getByRole("button", { name: "閲覧用に開く" }).click();
    await page.getByText(/に保存されていた内容の写しを、閲覧用に開いています。/u).waitFor();
    await picture(page, "busy-plan-copy");
    await window.backend.call("plan.close", {});
    await page.reload();
    await page.getByRole("button", { name: "計画ファイルを開く" }).click();
    await alert.waitFor();
    other.close();
    await page.getByRole("button", { name: "もう一度試す" }).click();
    await page.getByRole("navigation", { name: "画面" }).waitFor();
    expect(await page.getByText("閲覧用に開いています").count()).toBe(0);
    expect(window.problems).toEqual([]);
  });

  it("is taken over from a program that is gone only after a question", async () => {
    const window = await openWindow();
    const { page, calls } = window;
    const modes = (): unknown[] =>
      calls.filter(({ name }) => name === "plan.open").map(({ input }) => (input as { mode?: string }).mode);
    window.chosen.open = join(window.folder, "共有.hyoka");
    const details = { file: "共有.hyoka", owner: "佐藤", computer: "PC-12", since: "2026-11-20T01:31:00Z" };
    window.fail("plan.open", {
      code: "file-busy",
      message: "",
      details: { ...details, stale: "silent" },
    });
    await page.getByRole("button", { name: "計画ファイルを開く" }).click();
    await page.getByText("5分以上、編集していた PC から応答がありません。").waitFor();
    await page.getByRole("button", { name: "引き継いで開く…" }).click();
    const question = page.getByRole("dialog", { name: "この計画を引き継いで開きますか" });
    await question.getByText("佐藤さん（PC-12）の編集は終わったものとして").waitFor();
    await picture(page, "busy-plan-takeover");
    await question.getByRole("button", { name: "やめる" }).click();
    await expect.poll(() => question.count()).toBe(0);
    expect(modes()).toEqual([undefined]);
    await page.getByRole("button", { name: "引き継いで開く…" }).click();
    await question.getByRole("button", { name: "引き継いで開く" }).click();
    await expect.poll(modes).toEqual([undefined, "takeover"]);
  });
});
