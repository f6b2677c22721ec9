/** What the window says about where the plan file lies. */
import { describe, expect, it } from "vitest";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture } from "#test/support/windowHost.ts";

const openWindow = windowOfEachTest();

describe("a plan file that does not lie on this PC", () => {
  it("is told of once, in the note and at the foot; the note goes when it was read", async () => {
    const window = await openWindow({ plan: "sample", screen: "first" });
    const { page } = window;
    const footer = page.getByRole("contentinfo");
    await footer.getByText("この PC のみ").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);

    window.alter("plan.current", (plan) => plan && { ...plan, location: "server" });
    await page.reload();
    const note = page.getByRole("alert");
    await note.getByText("サーバー上にあります").waitFor();
    await footer.getByText("サーバー上").waitFor();
    await picture(page, "location-server");

    window.alter("plan.current", (plan) => plan && { ...plan, location: "onedrive" });
    await page.reload();
    await note.getByText("OneDrive のフォルダーにあります").waitFor();
    await footer.getByText("OneDrive のフォルダー").waitFor();
    await picture(page, "location-onedrive");
    await note.getByRole("button", { name: "この説明を閉じる" }).click();
    await expect.poll(() => note.count()).toBe(0);
  });
});
