/** `app://` serves the window's own files with their protection, and nothing else. */
import { expect, test } from "#test/e2e/fixtures.ts";
import { answerTo, protocolStaysInside } from "./checks.ts";
import { listen } from "./listener.ts";

test("the program's own addresses lead to its own files, with the whole policy, and nowhere else", async ({
  launch,
}) => {
  const listener = await listen();
  const running = await launch({ expectedComplaints: /404|ERR_BLOCKED_BY_CLIENT/u });
  const { app } = running;

  await test.step("no spelling of an address leads out of the window's own files", async () => {
    expect.soft(await protocolStaysInside(running, listener)).toEqual([]);
    await listener.close();
  });

  await test.step("another host of the scheme is stopped before it is asked", async () => {
    const problem = await app.evaluate(({ BrowserWindow }) =>
      new BrowserWindow({ show: false, webPreferences: { spellcheck: false } })
        .loadURL("app://elsewhere/index.html")
        .then(
          () => "loaded",
          (error: unknown) => String(error),
        ),
    );
    expect.soft(problem).toContain("ERR_BLOCKED_BY_CLIENT");
  });

  await test.step("the page is served with the whole policy", async () => {
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
});
