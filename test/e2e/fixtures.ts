/** `test` with a way to start the program: fresh folders for each test, everything ended and checked afterwards. */
import type { ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ElectronApplication, Page } from "@playwright/test";
import { _electron, test as base, expect } from "@playwright/test";
import { repository } from "./host.ts";

export { expect };

export interface LaunchOptions {
  /** Arguments of the program, such as a plan file. */
  args?: string[];
  /** Folder of the app; a changed variant in honesty specs. */
  appFolder?: string;
  /** What the test makes the page complain about on purpose. */
  expectedComplaints?: RegExp;
  /** In place of the usual executable; one that starts it otherwise. */
  executable?: string;
}

export interface Running {
  app: ElectronApplication;
  page: Page;
  /** What the process wrote to stderr so far. */
  stderr: () => string;
  /** Quits; for tests that start the program again. Left to the fixture otherwise. */
  stop: () => Promise<void>;
}

interface Started {
  app: ElectronApplication;
  child: ChildProcess;
  complaints: string[];
}

interface Fixtures {
  temporaryRoot: string;
  /** The user's profile: settings, recent plans. Kept between launches of one test. */
  profile: string;
  /** For plan files and documents. */
  folder: string;
  launch: (options?: LaunchOptions) => Promise<Running>;
}

export const test = base.extend<Fixtures>({
  temporaryRoot: [os.tmpdir(), { option: true }],
  profile: async ({ temporaryRoot }, give) => withTemporary(temporaryRoot, give),
  folder: async ({ temporaryRoot }, give) => withTemporary(temporaryRoot, give),
  launch: async ({ profile }, give) => {
    const started: Started[] = [];
    await give(async ({ args = [], appFolder = repository, expectedComplaints, executable } = {}) => {
      const app = await _electron.launch({
        args: [appFolder, `--user-data-dir=${profile}`, ...args],
        cwd: repository,
        timeout: 30_000,
        ...(executable !== undefined && { executablePath: executable }),
      });
      const complaints: string[] = [];
      const complain = (text: string): void => {
        if (!expectedComplaints?.test(text)) complaints.push(text);
      };
      const one = { app, child: app.process(), complaints };
      started.push(one);
      let stderr = "";
      app.process().stderr?.on("data", (chunk: Buffer) => {
        stderr += chunk.toString("utf8");
      });
      const page = await app.firstWindow();
      page.on("pageerror", (error) => complain(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") complain(message.text());
      });
      // The first thing a new window shows is an empty document.
      await page.waitForURL((url) => url.pathname === "/index.html", { waitUntil: "load" });
      return { app, page, stderr: () => stderr, stop: () => end(one) };
    });
    for (const one of started) await end(one);
    expect(started.flatMap(({ complaints }) => complaints)).toEqual([]);
  },
});

/** Saves a picture for people to look at, at the size of an office PC's screen: out/screens/<name>.png. */
export async function picture({ app, page }: Pick<Running, "app" | "page">, name: string): Promise<void> {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 0, y: 0, width: 1366, height: 768 }),
  );
  await page.screenshot({ path: path.join(repository, "out", "screens", `${name}.png`) });
}

/** Quits as a person would; a program that does not end is ended, so that nothing is left running. */
async function end({ app, child }: Started): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await app.close().catch(() => undefined);
  clearTimeout(timer);
}

async function withTemporary(root: string, give: (folder: string) => Promise<void>): Promise<void> {
  const folder = await fs.promises.mkdtemp(path.join(root, "jimukyoku-"));
  await give(folder);
  await fs.promises.rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
