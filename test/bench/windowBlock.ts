/**
 * How long the window stands still while a long Word file is written: the built program in its window (Electron, or the
 * stand-in's Chromium), asked as its own page asks. Prints one line of JSON.
 *
 *     node test/bench/windowBlock.ts <scale> <folder>
 */
import { join } from "node:path";
import { _electron, type Page } from "@playwright/test";
import type { Bridge } from "#shared/contract/bridge.ts";
import { host, repository } from "#test/e2e/host.ts";
import { planFile } from "./storeTasks.ts";

export interface WindowBlock {
  host: string;
  /** Longest time between two frames, milliseconds: with nothing to do, and while the file is written. */
  idle: number;
  writing: number;
  /** Longest task of the page's main thread while writing, milliseconds; 0 = none of 50 or more. */
  longestTask: number;
  /** How long writing took, milliseconds. */
  took: number;
  bytes: number;
}

interface Watched {
  frame: number;
  task: number;
}

const [scale = "20", folder = ""] = process.argv.slice(2);
const app = await _electron.launch({
  args: [repository, `--user-data-dir=${join(folder, "profile")}`, await planFile(folder, "window")],
  cwd: repository,
});
try {
  const page = await app.firstWindow();
  await page.getByRole("button", { name: "評価シート", exact: true }).click();
  await page.locator(".sheet-table").first().waitFor();
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    join(folder, "window.docx"),
  );
  await watch(page);
  await page.waitForTimeout(2000);
  const idle = await watched(page);
  const { took, bytes } = await write(page, Number(scale));
  const busy = await watched(page);
  const block: WindowBlock = {
    host,
    idle: idle.frame,
    writing: busy.frame,
    longestTask: busy.task,
    took,
    bytes,
  };
  console.log(JSON.stringify(block));
} finally {
  await app.close();
}

/** Keeps the longest pause between frames and the longest task since it was last asked. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { frame: 0, task: 0 };
    Object.assign(globalThis, { watchedWindow: seen });
    let last = performance.now();
    const tick = (): void => {
      const now = performance.now();
      seen.frame = Math.max(seen.frame, now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.task = Math.max(seen.task, entry.duration);
    }).observe({ type: "longtask" });
  });
}

function watched(page: Page): Promise<Watched> {
  return page.evaluate(() => {
    const { watchedWindow } = globalThis as unknown as { watchedWindow: Watched };
    const seen = { ...watchedWindow };
    Object.assign(watchedWindow, { frame: 0, task: 0 });
    return seen;
  });
}

function write(page: Page, scale: number): Promise<{ took: number; bytes: number }> {
  return page.evaluate(async (copies) => {
    const { jimukyoku } = globalThis as unknown as { jimukyoku: Bridge };
    const chosen = await jimukyoku.call("dialog.saveWord", { name: "一式.docx" });
    if (!chosen.ok || chosen.value === null) throw new Error("no file to write to");
    const forms = Array.from({ length: copies }, () => [
      { form: "evaluation-sheet" as const },
      { form: "project-sheet" as const },
    ]).flat();
    const started = performance.now();
    const answer = await jimukyoku.call("word.export", {
      task: crypto.randomUUID(),
      token: chosen.value.token,
      fiscalYear: 2019,
      forms,
    });
    if (!answer.ok) throw new Error(answer.error.message);
    return { took: performance.now() - started, bytes: answer.value.file.bytes };
  }, scale);
}
