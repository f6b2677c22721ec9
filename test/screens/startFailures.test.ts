/** What the window says when the start or what serves it is not as it should be. */
import { chromium } from "@playwright/test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { windowOfEachTest } from "#test/support/windowEach.ts";
import { picture } from "#test/support/windowHost.ts";

const open = windowOfEachTest();

describe("the start screen", () => {
  it("says that settings lie elsewhere and that there is hardly any room", async () => {
    const window = await open({});
    window.shell["app.info"] = () => ({
      version: "0.0.0",
      host: "stand-in",
      startNotes: ["settings-elsewhere", "disk-nearly-full"],
    });
    await window.page.reload();
    await window.page.getByText("仮の場所に置いています").waitFor();
    await window.page.getByText("ディスクの空きが残りわずかです").waitFor();
    await picture(window.page, "start-notes");
  });

  it("gathers what the IT section needs, and says what is not inside", async () => {
    const window = await open({});
    window.chosen.save = join(window.folder, "サポート情報.zip");
    await window.page.getByRole("button", { name: "サポート情報をまとめる" }).click();
    await window.page.getByText("計画の文章、委員の名前、ファイル名は入っていません").waitFor();
    await picture(window.page, "support-done");
  });
});

describe("the window of a plan", () => {
  it("asks for everything anew when what serves it was started again", async () => {
    const window = await open({ plan: "sample" });
    const before = window.calls.filter(({ name }) => name === "plan.snapshot").length;
    await window.emit("backend.restarted", { reopened: true });
    await window.page.getByText("起動し直しました").waitFor();
    await expect
      .poll(() => window.calls.filter(({ name }) => name === "plan.snapshot").length)
      .toBeGreaterThan(before);
    await picture(window.page, "backend-restarted");
  });

  it("says that something unexpected happened, with the number that the log has", async () => {
    const window = await open({ plan: "sample" });
    await window.page.evaluate(() => {
      setTimeout(() => {
        throw new TypeError("第1回の意見");
      });
    });
    const note = window.page.getByRole("alert").filter({ hasText: "予期しない問題が起きました" });
    await note.getByText("（番号 ab12cd34）").waitFor();
    expect(await note.textContent()).not.toMatch(/TypeError|第1回/u);
    await picture(window.page, "unexpected");
    await note.getByRole("button", { name: /閉じる/u }).click();
    await expect.poll(() => note.count()).toBe(0);
    // Nobody waits for it either.
    await window.page.evaluate(() => void Promise.reject(new RangeError("x")));
    await note.waitFor();
    expect(window.calls.filter(({ name }) => name === "app.reportFault")).toHaveLength(2);
    window.problems.length = 0;
  });

  it("says that it cannot go on when what serves it is given up, and lets the words be copied first", async () => {
    const window = await open({ plan: "sample" });
    await window.emit("backend.stopped", { reference: "ab12cd34" });
    const dialog = window.page.getByRole("dialog", { name: "アプリを起動し直してください" });
    await dialog.getByText("番号 ab12cd34").waitFor();
    await picture(window.page, "backend-stopped");
    await dialog.getByRole("button", { name: "アプリを終了する" }).click();
    await expect.poll(() => window.calls.some(({ name }) => name === "app.closeNow")).toBe(true);
  });
});

describe("the measure of fonts", () => {
  it.each([
    ["with the fonts of this PC", "", true],
    ["without any Japanese font", "/usr/share/fonts/truetype/dejavu", false],
  ])("tells %s", async (_, only, expected) => {
    const folder = mkdtempSync(join(tmpdir(), "fonts-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const config = join(folder, "fonts.conf");
    writeFileSync(
      config,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${only}</dir><cachedir>${folder}</cachedir></fontconfig>`,
    );
    const browser = await chromium.launch({
      executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu"],
      env: { ...process.env, ...(only === "" ? {} : { FONTCONFIG_FILE: config }) },
    });
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    // The page gets the whole file's text, as plain functions.
    const source = stripTypeScriptTypes(
      await readFile(new URL("../../renderer/app/fonts.ts", import.meta.url), "utf8"),
    ).replaceAll("export function", "function");
    expect(await page.evaluate(`${source}; hasJapaneseFont("Meiryo, sans-serif")`)).toBe(expected);
  });
});
