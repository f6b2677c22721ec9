/** Nothing that was typed is lost: by closing, by quitting, by a crash, by pulling the plug. */
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { answerQuestions } from "./dialogs.ts";
import { expect, picture, test } from "./fixtures.ts";
import { makeSamplePlan, storedItems } from "./samplePlan.ts";
import { cell, goal, leaveCell, typeInto, toSheets, waitUntilSaved } from "./sheet.ts";

let plan: string;
test.beforeEach(async ({ folder }) => {
  plan = path.join(folder, "計画.hyoka");
  await makeSamplePlan(plan);
});

test("a text typed and left is there after a restart", async ({ launch }) => {
  const first = await launch({ args: [plan] });
  await toSheets(first.page);
  await typeInto(first.page, goal, "再起動しても残る文章。");
  await leaveCell(first.page);
  await waitUntilSaved(first.page);
  await first.stop();

  const second = await launch({ args: [plan] });
  await toSheets(second.page);
  await expect(cell(second.page, goal)).toHaveText("再起動しても残る文章。");
});

test("closing the window saves the cell that is still being typed in", async ({ launch }) => {
  const first = await launch({ args: [plan] });
  await toSheets(first.page);
  await typeInto(first.page, goal, "打ちかけのまま閉じた文章。");
  const ended = once(first.app.process(), "exit");
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await ended;

  const second = await launch({ args: [plan] });
  await toSheets(second.page);
  await expect(cell(second.page, goal)).toHaveText("打ちかけのまま閉じた文章。");
});

test("what the window called saved survives the process being killed", async ({ launch }) => {
  const first = await launch({ args: [plan] });
  await toSheets(first.page);
  await typeInto(first.page, goal, "電源が切れても残る文章。");
  await leaveCell(first.page);
  await waitUntilSaved(first.page);
  const ended = once(first.app.process(), "exit");
  first.app.process().kill("SIGKILL");
  await ended;

  const second = await launch({ args: [plan] });
  await toSheets(second.page);
  await expect(cell(second.page, goal)).toHaveText("電源が切れても残る文章。");
});

test("a page that crashes is opened again on the same plan", async ({ launch }) => {
  const { app, page } = await launch({ args: [plan], expectedComplaints: /crash/iu });
  await toSheets(page);
  await typeInto(page, goal, "画面が止まる前の文章。");
  await leaveCell(page);
  await waitUntilSaved(page);
  const asked = await answerQuestions(app, 0);
  const back = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once("did-finish-load", () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
  );
  await back;
  expect(await asked.questions()).toMatchObject([{ message: "画面が停止しました。" }]);
  const text = await app.evaluate(({ BrowserWindow }, label) => {
    const script = `new Promise((resolve) => {
      const look = () => {
        const found = document.querySelector('[role="textbox"][aria-label="${label}"]');
        if (found) return resolve(found.textContent);
        document.querySelector('nav [aria-label="評価シート"]')?.click();
        requestAnimationFrame(look);
      };
      look();
    })`;
    return BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script);
  }, goal);
  expect(text).toBe("画面が止まる前の文章。");
});

test("a page that crashes comes back at the same year, screen and sheet, and the log says so", async ({
  launch,
  profile,
}) => {
  const { app, page } = await launch({ args: [plan], expectedComplaints: /crash/iu });
  await toSheets(page);
  await page.getByRole("treeitem").nth(2).click();
  const sheet = await page.getByRole("treeitem", { selected: true }).first().textContent();
  const asked = await answerQuestions(app, 0);
  await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once("did-finish-load", () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
  );
  expect(await asked.questions()).toHaveLength(1);
  const selected = await app.evaluate(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`new Promise((resolve) => {
        const look = () => {
          const found = document.querySelector('[role="treeitem"][aria-selected="true"]');
          if (found) return resolve(found.textContent);
          requestAnimationFrame(look);
        };
        look();
      })`) as Promise<string>,
  );
  expect(selected).toBe(sheet);
  expect(fs.readFileSync(path.join(profile, "log", "jimukyoku.log"), "utf8")).toContain(
    '"event":"page-gone"',
  );
});

test("the store is killed while a text is saved: the window goes on at its place, and nothing is lost", async ({
  launch,
}) => {
  const running = await launch({ args: [plan] });
  const { app, page } = running;
  await toSheets(page);
  await typeInto(page, goal, "止まる前に保存した文章。");
  await leaveCell(page);
  await waitUntilSaved(page);
  // Dies with the next edit, which never arrives.
  await app.evaluate(() => {
    const { Worker } = process.getBuiltinModule("node:worker_threads");
    // oxlint-disable-next-line typescript/unbound-method -- bound again below
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: InstanceType<typeof Worker>, message: unknown) {
      if ((message as { name?: string }).name !== "field.setText") return postMessage.call(this, message);
      Worker.prototype.postMessage = postMessage;
      return void this.terminate();
    };
  });
  await typeInto(page, goal, "止まったときに打っていた文章。");
  await leaveCell(page);
  await expect(page.getByText("保存の仕組みが止まったため、起動し直しました。")).toBeVisible();
  await expect(page.getByRole("alert").filter({ hasText: "保存できませんでした" })).toBeVisible();
  await expect(cell(page, goal)).toHaveText("止まったときに打っていた文章。");
  await picture(running, "store-killed");
  await page.getByRole("button", { name: "もう一度保存する" }).click();
  await waitUntilSaved(page);
  await expect(cell(page, goal)).toHaveText("止まったときに打っていた文章。");
  const stored = await storedItems(plan);
  expect(stored.map((item) => item.goal)).toContain("止まったときに打っていた文章。");
});

test("a page that hangs does not keep the person: after a while they are asked and may leave", async ({
  launch,
}) => {
  const { app, page } = await launch({ args: [plan] });
  await toSheets(page);
  const asked = await answerQuestions(app, 0);
  const ended = once(app.process(), "exit");
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  // The first answer is to wait a little longer; the same question comes again.
  await expect.poll(async () => (await asked.questions()).length, { timeout: 20_000 }).toBe(1);
  await answerQuestions(app, 1);
  await ended;
});

test("the window opens where it was closed", async ({ launch }) => {
  const first = await launch();
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1200, height: 700 }),
  );
  await first.stop();
  const second = await launch();
  const bounds = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(bounds).toEqual({ x: 40, y: 30, width: 1200, height: 700 });
});
