/** `app://` serves the window's own files with their protection, and nothing else. */
import type { ElectronApplication, Response } from "@playwright/test";
import { expect, test } from "#test/e2e/fixtures.ts";

/** Opens an address as the trusted program could, and gives the answer of the protocol. */
async function answerTo(app: ElectronApplication, url: string): Promise<Response> {
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

test("no spelling of an address leads out of the window's own files", async ({ launch }) => {
  const { app } = await launch({ expectedComplaints: /404/ });
  for (const url of outside) {
    const answer = await answerTo(app, url);
    expect.soft(answer.status(), url).toBe(404);
    expect.soft(await answer.headerValue("content-security-policy"), url).toContain("default-src 'none'");
  }
});

test("another host of the scheme is stopped before it is asked", async ({ launch }) => {
  const { app } = await launch({ expectedComplaints: /ERR_BLOCKED_BY_CLIENT/ });
  const problem = await app.evaluate(({ BrowserWindow }) =>
    new BrowserWindow({ show: false, webPreferences: { spellcheck: false } })
      .loadURL("app://elsewhere/index.html")
      .then(
        () => "loaded",
        (error: unknown) => String(error),
      ),
  );
  expect(problem).toContain("ERR_BLOCKED_BY_CLIENT");
});

test("the page is served with the whole policy", async ({ launch }) => {
  const { app } = await launch();
  const answer = await answerTo(app, "app://jimukyoku/index.html");
  expect(answer.status()).toBe(200);
  const policy = (await answer.headerValue("content-security-policy"))?.split("; ") ?? [];
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "img-src 'self' data: blob:",
    ]),
  );
  expect(policy.find((directive) => directive.startsWith("script-src"))).not.toMatch(/unsafe|https?:|\*/);
  expect(await answer.headerValue("x-content-type-options")).toBe("nosniff");
  expect(await answer.headerValue("referrer-policy")).toBe("no-referrer");
});
