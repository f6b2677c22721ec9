/**
 * The window without Electron: the built page in headless Chromium, under the shipped content policy, its bridge
 * answered by a real backend in this process. Dialogs and the other methods of the shell are answered by the test.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import type { Envelope, Failure } from "#shared/contract/errors.ts";
import type { EventName, EventPayload } from "#shared/contract/events.ts";
import { methods, type MethodInput, type MethodName, type MethodOutput } from "#shared/contract/methods.ts";
import { createBackend, type Backend } from "#electron/backend/backend.ts";
import { rendererConfig } from "#build/vite.renderer.ts";
import { builtPage, type PageSource } from "./builtPage.ts";
import { launchChromium } from "./chromium.ts";
import { ORIGIN, windowPages, type WindowPages } from "./windowPages.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

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
  /** What the window takes for the present; the real time when absent. */
  now?: string;
}

/** Windows as shipped; in `development` React checks how it is used and logs what is wrong, in twice the time. */
export async function windowBrowser(mode: PageSource["mode"] = "production"): Promise<WindowBrowser> {
  const built = await builtPage({
    name: "window",
    folders: ["renderer", "shared"],
    mode,
    config: rendererConfig,
  });
  const browser = await launchChromium();
  const pages = windowPages(browser, built);
  return {
    open: (options = {}) => openWindow(pages, options),
    close: () => browser.close(),
  };
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

async function openWindow(pages: WindowPages, options: OpenOptions): Promise<OpenWindow> {
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

  const page = await pages.take(
    { answer, problems },
    { width: options.width ?? 1366, height: options.height ?? 768, now: options.now },
  );
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
      await pages.leave(page);
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
