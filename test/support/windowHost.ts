/**
 * The window without Electron: the built page in headless Chromium, under the shipped content policy, its bridge
 * answered by a real backend in this process. Dialogs and the other methods of the shell are answered by the test.
 */
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser, type Page } from "@playwright/test";
import { build } from "vite";
import type { Envelope, Failure } from "#shared/contract/errors.ts";
import type { EventName, EventPayload } from "#shared/contract/events.ts";
import { methods, type MethodInput, type MethodName, type MethodOutput } from "#shared/contract/methods.ts";
import { createBackend, type Backend } from "#electron/backend/backend.ts";
import { contentPolicy } from "#electron/shell/contentPolicy.ts";
import { rendererConfig } from "#build/vite.renderer.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const ORIGIN = "https://jimukyoku.invalid";
const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
};

/** Names and times of everything the page is built from; the same signature means the same page. */
async function signature(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of ["renderer", "shared"]) {
    const names = await readdir(join(root, folder), { recursive: true });
    for (const name of names.toSorted()) {
      const info = await stat(join(root, folder, name));
      if (info.isFile()) hash.update(`${folder}/${name} ${info.size} ${info.mtimeMs}\n`);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/** The files of a page by path: /index.html, /assets/… */
type Files = Map<string, Buffer>;

async function filesOf(folder: string): Promise<Files> {
  const files: Files = new Map();
  for (const name of await readdir(folder, { recursive: true })) {
    if ((await stat(join(folder, name))).isFile()) files.set(`/${name}`, await readFile(join(folder, name)));
  }
  return files;
}

/** The built page; built once for all test files of a run. */
async function builtPage(): Promise<Files> {
  const cache = join(root, ".cache");
  const folder = join(cache, `window-${await signature()}`);
  if (await stat(folder).then(Boolean, () => false)) return filesOf(folder);
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, "building-"));
  await build(rendererConfig(fresh));
  const files = await filesOf(fresh);
  // Another test file may have been faster; its page is the same.
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
  await removeOld(cache);
  return files;
}

/** Pages of former sources, once no run can still be reading them. */
async function removeOld(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!/^(?:window|building)-/u.test(name)) continue;
    const info = await stat(join(cache, name)).catch(() => undefined);
    if (info && Date.now() - info.mtimeMs > 600_000)
      await rm(join(cache, name), { recursive: true, force: true });
  }
}

type ShellName = {
  [
    N in MethodName
  ]: N extends `${"dialog" | "shell" | "recent" | "print" | "pdf" | "clipboard" | "app"}.${string}`
    ? N
    : never;
}[MethodName];
type ShellAnswers = {
  [N in ShellName]: (input: MethodInput<N>) => MethodOutput<N> | Promise<MethodOutput<N>>;
};

export interface OpenWindow {
  page: Page;
  backend: Backend;
  /** Private folder for the files of this window. */
  folder: string;
  /** What the next dialogs give back; null = the person cancelled. Paths are granted as the shell would. */
  chosen: {
    open: string | null;
    package: string | null;
    archive: string | null;
    text: string | null;
    save: string | null;
    folder: string | null;
  };
  /** Replaces answers of the shell. */
  shell: Partial<ShellAnswers>;
  /** Every call of the window, oldest first. */
  calls: { name: MethodName; input: unknown }[];
  /** Calls of this method fail with this until it is set to undefined. */
  fail: (name: MethodName, failure: Failure | undefined) => void;
  /** Changes what the backend answers to this method before the window sees it. */
  alter: <N extends MethodName>(name: N, change: (value: MethodOutput<N>) => MethodOutput<N>) => void;
  /** Calls of this method wait until the returned function is called. */
  hold: (name: MethodName) => () => void;
  emit: <N extends EventName>(name: N, payload: EventPayload<N>) => Promise<void>;
  /** Errors the page threw or logged. */
  problems: string[];
  close: () => Promise<void>;
}

export interface WindowBrowser {
  /** A fresh window over a fresh backend. */
  open: (options?: OpenOptions) => Promise<OpenWindow>;
  close: () => Promise<void>;
}

export interface OpenOptions {
  width?: number;
  height?: number;
  /** "sample" or the path of a package; opened before the page loads. */
  plan?: string;
  /** Where the window of a plan stands: 評価シート (absent), or the screen that a person sees first. */
  screen?: "sheets" | "first";
  /** Backups are kept in a folder beside the plan. */
  backups?: true;
}

export async function windowBrowser(): Promise<WindowBrowser> {
  const built = await builtPage();
  const browser = await launch();
  return {
    open: (options = {}) => openWindow(browser, built, options),
    close: () => browser.close(),
  };
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Opens a plan: the product's sample, or the package at this path. */
async function openPlan(backend: Backend, folder: string, plan: string): Promise<void> {
  const token = backend.grantFile(join(folder, "計画.hyoka"), "write", { replace: true });
  const answer =
    plan === "sample"
      ? await backend.call("plan.createSample", { token })
      : await backend.call("plan.importPackage", { package: backend.grantFile(plan, "read"), token });
  if (!answer.ok) throw new Error(`${answer.error.code} ${answer.error.message}`);
}

async function openWindow(browser: Browser, built: Files, options: OpenOptions): Promise<OpenWindow> {
  const folder = await mkdtemp(join(tmpdir(), "window-plan-"));
  const backend = createBackend({
    version: "0.0.0",
    actor: "事務局",
    // Made when the test asks; how fast the machine is must not matter.
    ...(options.backups && {
      backups: { folder: join(folder, "控え") },
      schedule: () => () => undefined,
    }),
  });
  if (options.plan !== undefined) await openPlan(backend, folder, options.plan);

  const context = await browser.newContext({
    viewport: { width: options.width ?? 1366, height: options.height ?? 768 },
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const chosen: OpenWindow["chosen"] = {
    open: null,
    package: null,
    archive: null,
    text: null,
    save: null,
    folder: null,
  };
  const shell: OpenWindow["shell"] = {};
  const calls: OpenWindow["calls"] = [];
  const problems: string[] = [];
  const failing = new Map<MethodName, Failure>();
  const altering = new Map<MethodName, (value: unknown) => unknown>();
  const holding = new Map<MethodName, Promise<void>>();

  const grant = (path: string | null, use: "read" | "write") =>
    path === null
      ? null
      : {
          token: backend.grantFile(path, use, use === "write" ? { replace: true } : {}),
          name: basename(path),
        };
  const usual: ShellAnswers = {
    "dialog.openPlan": () => grant(chosen.open, "read"),
    "dialog.openPackage": () => grant(chosen.package, "read"),
    "dialog.savePlan": () => grant(chosen.save, "write"),
    "dialog.savePackage": () => grant(chosen.save, "write"),
    "dialog.saveWord": () => grant(chosen.save, "write"),
    "dialog.savePdf": () => grant(chosen.save, "write"),
    "dialog.saveArchive": () => grant(chosen.save, "write"),
    "dialog.openArchive": () => grant(chosen.archive, "read"),
    "dialog.openText": () => grant(chosen.text, "read"),
    "dialog.saveSupport": () => grant(chosen.save, "write"),
    "dialog.saveFolder": () =>
      chosen.folder === null
        ? null
        : { token: backend.grantFile(chosen.folder, "folder"), name: basename(chosen.folder) },
    "dialog.backupFolder": () =>
      chosen.folder === null
        ? null
        : { token: backend.grantFile(chosen.folder, "folder"), name: basename(chosen.folder) },
    "pdf.write": async ({ target }) => {
      const file = "token" in target ? chosen.save : join(chosen.folder ?? "", target.name);
      if (file === null) throw new Error("nothing was chosen");
      const bytes = await printed(page, file);
      return { file: { name: basename(file), bytes: bytes.byteLength, dropped: [] } };
    },
    "pdf.saveAgain": () => {
      if (chosen.save === null) throw new Error("nothing was chosen");
      return { file: { name: basename(chosen.save), bytes: 1024, dropped: [] } };
    },
    "pdf.make": async () => ({ pdf: (await printed(page)).toString("base64") }),
    "clipboard.writePicture": () => ({}),
    "shell.showInFolder": () => ({}),
    "recent.list": () => [],
    "recent.forget": () => ({}),
    "print.window": () => ({ printed: true }),
    "app.info": () => ({ version: "0.0.0", host: "stand-in" }),
    "app.writeSupport": () => ({ file: { name: basename(chosen.save ?? ""), bytes: 1024, dropped: [] } }),
    "app.reportFault": () => ({ reference: "ab12cd34" }),
    "app.closeNow": () => ({}),
  };

  const answer = async (name: MethodName, input: unknown): Promise<Envelope<unknown>> => {
    calls.push({ name, input });
    await holding.get(name);
    const failure = failing.get(name);
    if (failure) return { ok: false, error: failure };
    if (methods[name].runsIn === "backend") {
      const given: Envelope<unknown> = await backend.call(name, input);
      const change = altering.get(name);
      return given.ok && change ? { ok: true, value: change(given.value) } : given;
    }
    const given = { ...usual, ...shell }[name as ShellName] as (input: unknown) => unknown;
    return { ok: true, value: await given(methods[name].input.parse(input)) };
  };

  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  await page.exposeBinding("hostCall", (_source, name: MethodName, input: unknown) => answer(name, input));
  await page.addInitScript(() => {
    const listeners = new Map<string, Set<(payload: unknown) => void>>();
    const scope = globalThis as unknown as Record<string, unknown>;
    scope["hostEmit"] = (name: string, payload: unknown) => {
      for (const listener of listeners.get(name) ?? []) listener(payload);
    };
    scope["jimukyoku"] = {
      call: scope["hostCall"],
      on(name: string, listener: (payload: unknown) => void) {
        const set = listeners.get(name) ?? new Set();
        listeners.set(name, set.add(listener));
        return () => set.delete(listener);
      },
    };
  });
  await page.route("**/*", async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== ORIGIN) {
      problems.push(`request to ${url.href}`);
      return route.abort();
    }
    const path = url.pathname === "/" ? "/index.html" : url.pathname;
    const body = built.get(path);
    if (body === undefined) return route.fulfill({ status: path === "/favicon.ico" ? 204 : 404, body: "" });
    return route.fulfill({
      body,
      contentType: types[extname(path)] ?? "application/octet-stream",
      headers: { "content-security-policy": contentPolicy },
    });
  });
  const emit: OpenWindow["emit"] = (name, payload) =>
    page.evaluate(
      ([event, data]) =>
        (globalThis as unknown as { hostEmit: (name: unknown, payload: unknown) => void }).hostEmit(
          event,
          data,
        ),
      [name, payload] as const,
    );
  const stop = backend.onEvent((name, payload) => void emit(name, payload as never).catch(() => undefined));
  await page.goto(`${ORIGIN}/`);
  if (options.plan !== undefined && options.screen !== "first") await toSheets(page);

  return {
    page,
    backend,
    folder,
    chosen,
    shell,
    calls,
    fail(name, failure) {
      if (failure) failing.set(name, failure);
      else failing.delete(name);
    },
    alter(name, change) {
      altering.set(name, change as (value: unknown) => unknown);
    },
    hold(name) {
      const { promise, resolve } = Promise.withResolvers<void>();
      holding.set(name, promise);
      return () => {
        holding.delete(name);
        resolve();
      };
    },
    emit,
    problems,
    async close() {
      stop();
      await context.close();
      await backend.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The page as the shell prints it. */
function printed(page: Page, path?: string): Promise<Buffer> {
  return page.pdf({
    ...(path === undefined ? {} : { path }),
    preferCSSPageSize: true,
    printBackground: true,
    tagged: true,
  });
}

/** From the screen that a plan opens on to its 評価シート. */
export async function toSheets(page: Page): Promise<void> {
  await page
    .getByRole("navigation", { name: "画面" })
    .getByRole("button", { name: "評価シート", exact: true })
    .click();
}

/** Saves a picture for people to look at: out/screens/<name>.png. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = join(root, "out", "screens");
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
