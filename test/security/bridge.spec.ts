/** What a page that has been taken over could say through the bridge, and what it gets for it. */
import { expect, test } from "#test/e2e/fixtures.ts";

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

test("a page that has been taken over gets nothing for what it says", async ({ launch }) => {
  const { page } = await launch();
  for (const { what, name, input, code } of abuses) {
    const answer = await page.evaluate(([method, given]) => window.jimukyoku.call(method as string, given), [
      name,
      input,
    ] as const);
    expect.soft(answer, what).toMatchObject({ ok: false, error: { code } });
    // Only the place of the mistake comes back, never words of the program's inside.
    expect.soft(JSON.stringify(answer), what).not.toMatch(/node:|at .*\.(js|ts)|\/etc\//);
  }
});
