/**
 * The promises of the shell, each as a check of the running program that returns what it found broken. The security
 * specs expect nothing; the honesty specs break the program on purpose and expect the check to notice.
 */
import { expect, type ElectronApplication, type Page, type Response } from "@playwright/test";
import type { Running } from "#test/e2e/fixtures.ts";
import type { Listener } from "./listener.ts";

interface CheckBridge {
  call(name: string, input: unknown): Promise<{ ok: boolean; error?: { code: string } }>;
}
declare global {
  interface Window {
    jimukyoku: CheckBridge;
  }
}

export type Check = (running: Running, listener: Listener) => Promise<string[]>;

/** The page's own way to the backend works: without this, every refusal below would prove nothing. */
export const bridgeAnswersThePage: Check = async ({ page }) => {
  const answer = await page.evaluate(() => window.jimukyoku.call("app.info", {}));
  return answer.ok ? [] : [`app.info answered ${answer.error?.code}`];
};

/** Shows a document without any protection in the program's own window, as only the program itself could. */
async function showForeignDocument({ app, page }: Pick<Running, "app" | "page">): Promise<void> {
  // One that is there already would be loaded again under the check.
  if (page.url() === "about:blank") return;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL("about:blank"));
  await page.waitForURL("about:blank");
}

/** A foreign document in our window gets the preload's bridge, too; the sender check must turn it away. */
export const bridgeRefusesForeignDocuments: Check = async ({ app, page }) => {
  await showForeignDocument({ app, page });
  const answer = await page.evaluate(() => window.jimukyoku.call("app.info", {}));
  return answer.ok ? ["about:blank was answered"] : [];
};

/** A second window with our page and our preload is still not the window the bridge was opened for. */
export const bridgeRefusesOtherWindows: Check = async ({ app }) => {
  const opened = app.waitForEvent("window");
  await app.evaluate(({ BrowserWindow, app: program }) => {
    const other = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${program.getAppPath()}/dist/electron/preload.cjs`, spellcheck: false },
    });
    return other.loadURL("app://jimukyoku/index.html");
  });
  const page = await opened;
  // The first thing a new window shows is an empty document.
  await page.waitForURL((url) => url.pathname === "/index.html", { waitUntil: "load" });
  const answer = await page.evaluate(() => window.jimukyoku.call("app.info", {}));
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.destroy());
  return answer.ok ? ["another window was answered"] : [];
};

/** What the page finds of Node and Electron: the bridge with its two functions, and nothing else. */
export const pageHasNoPowers: Check = async ({ page }) => {
  const found = await page.evaluate(() => {
    const scope = globalThis as unknown as Record<string, unknown>;
    const powers = ["require", "process", "Buffer", "module", "electron", "ipcRenderer", "global"];
    const bridge = Object.getOwnPropertyDescriptor(window, "jimukyoku");
    return {
      powers: powers.filter((name) => scope[name] !== undefined),
      bridge: Object.keys(window.jimukyoku).join(),
      replaceable: bridge?.writable === true || bridge?.configurable === true,
    };
  });
  const broken = found.powers.map((name) => `the page has ${name}`);
  if (found.bridge !== "call,on") broken.push(`the bridge offers ${found.bridge}`);
  if (found.replaceable) broken.push("the bridge can be replaced");
  return broken;
};

/** Script that came in as content (a text someone pasted, a file someone opened) never runs. */
export const injectedScriptDoesNotRun: Check = async ({ page }) => {
  const ran = await page.evaluate(async () => {
    const scope = globalThis as unknown as Record<string, string[]>;
    scope.ranHere = [];
    const inline = document.createElement("script");
    inline.textContent = "ranHere.push('inline script')";
    document.head.append(inline);
    const holder = document.createElement("div");
    holder.innerHTML = `<img src="assets/none.png" onerror="ranHere.push('event handler')">`;
    document.body.append(holder);
    const fromData = document.createElement("script");
    fromData.src = "data:text/javascript,ranHere.push('data script')";
    document.head.append(fromData);
    const fromBlob = document.createElement("script");
    fromBlob.src = URL.createObjectURL(
      new Blob(["ranHere.push('blob script')"], { type: "text/javascript" }),
    );
    document.head.append(fromBlob);
    await Promise.all(
      [fromData, fromBlob].map(
        (script) =>
          new Promise((resolve) => {
            script.addEventListener("load", resolve);
            script.addEventListener("error", resolve);
          }),
      ),
    );
    await new Promise((resolve) => {
      holder.querySelector("img")?.addEventListener("error", resolve);
      setTimeout(resolve, 500);
    });
    holder.remove();
    return scope.ranHere;
  });
  return ran.map((what) => `${what} ran`);
};

/** Every way a page knows to send something out, tried one after the other. */
export const nothingLeavesThePage: Check = async ({ page }, { url, heard }) => {
  await tryToSend(page, url);
  return heard().map((request) => `${request} left the program`);
};

/** The session's own block, seen from a document that has no content policy to protect it. */
export const sessionBlocksRequests: Check = async ({ app, page }, { url, heard }) => {
  await showForeignDocument({ app, page });
  await page.evaluate(async (target) => {
    await fetch(`${target}/fetch`, { mode: "no-cors" }).catch(() => undefined);
    await new Promise((resolve) => {
      const image = new Image();
      image.addEventListener("load", resolve);
      image.addEventListener("error", resolve);
      image.src = `${target}/image`;
    });
  }, url);
  return heard().map((request) => `${request} left the program`);
};

async function tryToSend(page: Page, url: string): Promise<void> {
  await page.evaluate(async (target) => {
    const settled = (element: HTMLElement): Promise<unknown> =>
      new Promise((resolve) => {
        element.addEventListener("load", resolve);
        element.addEventListener("error", resolve);
        // An element the policy refuses may tell nobody.
        setTimeout(resolve, 300);
      });
    const add = (name: string, attributes: Record<string, string>): Promise<unknown> => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      document.body.append(element);
      return settled(element).finally(() => element.remove());
    };
    const xhr = (): Promise<unknown> =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.addEventListener("loadend", resolve);
        request.open("GET", `${target}/xhr`);
        request.send();
      });
    const attempts: (() => unknown)[] = [
      () => fetch(`${target}/fetch`, { mode: "no-cors" }),
      () => fetch(`${target}/keepalive`, { method: "POST", body: "x", keepalive: true, mode: "no-cors" }),
      xhr,
      () => navigator.sendBeacon(`${target}/beacon`, "x"),
      () => add("img", { src: `${target}/image` }),
      () => add("script", { src: `${target}/script` }),
      () => add("link", { rel: "stylesheet", href: `${target}/style` }),
      () => add("link", { rel: "prefetch", href: `${target}/prefetch` }),
      () => add("link", { rel: "preload", as: "image", href: `${target}/preload` }),
      () => add("iframe", { src: `${target}/frame` }),
      () => add("object", { data: `${target}/object` }),
      () => add("embed", { src: `${target}/embed` }),
      () => add("video", { src: `${target}/video` }),
      () => add("div", { style: `background-image: url(${target}/background)` }),
      () => new EventSource(`${target}/events`),
      () =>
        new Promise((resolve) => {
          const socket = new WebSocket(`${target.replace("http", "ws")}/socket`);
          socket.addEventListener("error", resolve);
          socket.addEventListener("close", resolve);
        }),
      () => new Worker(`${target}/worker`),
      () => {
        const form = document.createElement("form");
        form.action = `${target}/form`;
        form.method = "post";
        document.body.append(form);
        form.submit();
        form.remove();
      },
    ];
    for (const attempt of attempts) {
      try {
        await attempt();
      } catch {
        // Refused, as it should be: the listener tells whether anything went out all the same.
      }
    }
  }, url);
}

/** Milliseconds within which a program that lets the page go or opens a window does so, on a busy machine too. */
const LONG_ENOUGH = 4000;

/** The page cannot be led away, by itself or by a link in a text. */
export const windowStaysOnItsPage: Check = async ({ app, page }, { url }) => {
  const before = await currentUrl({ app });
  const left = page.waitForEvent("framenavigated", { timeout: LONG_ENOUGH }).catch(() => undefined);
  const tries = page.evaluate(
    async (addresses) => {
      for (const address of addresses) {
        const link = document.createElement("a");
        link.href = address;
        document.body.append(link);
        link.click();
        link.remove();
        await new Promise(requestAnimationFrame);
        window.location.href = address;
        await new Promise(requestAnimationFrame);
      }
    },
    [`${url}/location`, "assets/none.js"],
  );
  // A page that does leave takes the rest of the tries with it; where it went is judged below.
  await tries.catch(() => undefined);
  if (await left) {
    // The page is told of a navigation before the program is.
    await expect
      .poll(() => currentUrl({ app }), { timeout: LONG_ENOUGH })
      .not.toBe(before)
      .catch(() => undefined);
  }
  const after = await currentUrl({ app });
  return after === before ? [] : [`the window went to ${after}`];
};

/** No second window, whoever asks for it. */
export const noWindowOpens: Check = async ({ app, page }, { url }) => {
  const opened = app.waitForEvent("window", { timeout: LONG_ENOUGH }).catch(() => undefined);
  await page.evaluate((target) => {
    window.open(`${target}/popup`);
    window.open("about:blank");
    const link = document.createElement("a");
    link.href = `${target}/blank`;
    link.target = "_blank";
    document.body.append(link);
    link.click();
    link.remove();
  }, url);
  // A refused window may be seen for a moment before it is taken away.
  await (await opened)?.waitForEvent("close", { timeout: 1000 }).catch(() => undefined);
  const windows = app.windows().length;
  return windows === 1 ? [] : [`${windows} windows are open`];
};

/** Copying text is the one permission; everything else is denied without asking. */
export const permissionsAreDenied: Check = async ({ page }) => {
  const granted = await page.evaluate(async () => {
    const names = [
      "geolocation",
      "notifications",
      "camera",
      "microphone",
      "midi",
      "clipboard-read",
      "local-fonts",
    ];
    const states = await Promise.all(
      names.map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return { name, state };
      }),
    );
    return states.filter(({ state }) => state !== "denied").map(({ name }) => name);
  });
  return granted.map((name) => `${name} is not denied`);
};

async function currentUrl({ app }: Pick<Running, "app">): Promise<string> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? "");
}

const unknownToken = "00000000-0000-4000-8000-000000000000";

const abuses: { what: string; name: unknown; input: unknown; code: string }[] = [
  { what: "a method that does not exist", name: "file.read", input: {}, code: "invalid-input" },
  { what: "a name every object has", name: "constructor", input: {}, code: "invalid-input" },
  { what: "a name that is no text", name: { toString: "plan.open" }, input: {}, code: "invalid-input" },
  {
    what: "a path in place of a token",
    name: "plan.open",
    input: { token: "/etc/passwd" },
    code: "invalid-input",
  },
  {
    what: "a path beside the token",
    name: "plan.open",
    input: { token: unknownToken, path: "/etc/passwd" },
    code: "invalid-input",
  },
  {
    what: "a token nobody handed out",
    name: "plan.open",
    input: { token: unknownToken },
    code: "token-unknown",
  },
  {
    what: "a token nobody handed out, to be shown",
    name: "shell.showInFolder",
    input: { token: unknownToken },
    code: "token-unknown",
  },
  { what: "no input at all", name: "dialog.saveWord", input: undefined, code: "invalid-input" },
];

/** What a page that has been taken over could say through the bridge: each is refused, with nothing of the inside. */
export const bridgeRefusesWhatDoesNotFit: Check = async ({ page }) => {
  const broken: string[] = [];
  for (const { what, name, input, code } of abuses) {
    const answer = await page.evaluate(
      ([method, given]) =>
        window.jimukyoku
          .call(method as string, given)
          .catch((error: unknown) => ({ ok: false, error: { code: String(error) } })),
      [name, input] as const,
    );
    if (answer.ok || answer.error?.code !== code) broken.push(`${what}: ${answer.error?.code ?? "answered"}`);
    // Only the place of the mistake comes back, never words of the program's inside.
    if (/node:|at .*\.(js|ts)|\/etc\//u.test(JSON.stringify(answer)))
      broken.push(`${what}: tells of the inside`);
  }
  return broken;
};

/** Opens an address as the trusted program could, and gives the answer of the protocol. */
export async function answerTo(app: ElectronApplication, url: string): Promise<Response> {
  const [answer] = await Promise.all([
    app.context().waitForEvent("response"),
    app.evaluate(({ BrowserWindow }, address) => {
      const window = new BrowserWindow({ show: false, webPreferences: { spellcheck: false } });
      void window.loadURL(address).catch(() => undefined);
    }, url),
  ]);
  return answer;
}

const outside = [
  "app://jimukyoku/../package.json",
  "app://jimukyoku/%2e%2e/electron/main.js",
  "app://jimukyoku/assets/..%2f..%2felectron/main.js",
  "app://jimukyoku/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json",
  "app://jimukyoku/assets/..%5c..%5cpackage.json",
  "app://jimukyoku//etc/passwd",
  "app://jimukyoku/assets//etc/passwd",
  "app://jimukyoku/assets/%00.js",
  "app://jimukyoku/index.html/",
  "app://jimukyoku/INDEX.HTML",
  "app://jimukyoku/.vite/manifest.json",
];

/** No spelling of an address leads out of the window's own files, and a refusal is protected as the page is. */
export const protocolStaysInside: Check = async ({ app }) => {
  const broken: string[] = [];
  for (const url of outside) {
    const answer = await answerTo(app, url);
    if (answer.status() !== 404) broken.push(`${url}: ${answer.status()}`);
    const policy = await answer.headerValue("content-security-policy");
    if (!policy?.includes("default-src 'none'")) broken.push(`${url}: no policy`);
  }
  return broken;
};
