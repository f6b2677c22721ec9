import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { cleanInput } from "#electron/backend/clean.ts";
import { safeFileName } from "#shared/text/fileName.ts";
import { passGate } from "#electron/shell/gate.ts";
import { isRecord, readJsonFile, writeJsonFile } from "#electron/shell/jsonFile.ts";
import { createOpenRequests } from "#electron/shell/openRequests.ts";
import { isOwnDocument } from "#electron/shell/origin.ts";
import { createRecentPlans, isThere } from "#electron/shell/recent.ts";
import { startFile } from "#electron/shell/startFile.ts";
import { methodNames, methods } from "#shared/contract/methods.ts";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "shell-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe("the gate", () => {
  const run = (name: string, input: unknown) =>
    Promise.resolve({ ok: true as const, value: { name, input } });

  it("lets a call that fits the contract through", async () => {
    expect(await passGate("app.info", {}, run)).toEqual({ ok: true, value: { name: "app.info", input: {} } });
  });

  it.each(["file.read", "toString", "__proto__", "", undefined, null, 7, ["app.info"]])(
    "refuses the method name %j",
    async (name) => {
      expect(await passGate(name, {}, run)).toMatchObject({ ok: false, error: { code: "invalid-input" } });
    },
  );

  it("says where the input is wrong and repeats nothing of it", async () => {
    const secret = "委員の名前";
    const answer = await passGate("field.setText", { text: secret, field: secret, session: "s" }, run);
    expect(answer).toMatchObject({ ok: false, error: { code: "invalid-input", details: { path: "field" } } });
    expect(JSON.stringify(answer)).not.toContain(secret);
  });

  describe("looks at the size of an input before a schema walks through it, and refuses", () => {
    const twofold = Array.from({ length: 40 }).reduce((value) => [value, value], "x");
    const ring: unknown[] = [];
    ring.push({ ring });
    it.each<[string, () => unknown]>([
      ["a list of millions", () => Array.from({ length: 2_000_000 }, () => 0)],
      ["a list of nothing but its length", () => Object.assign([], { length: 4_000_000_000 })],
      [
        "an object of a million keys",
        () => Object.fromEntries(Array.from({ length: 1e6 }, (_, at) => [at, 0])),
      ],
      ["many lists of many", () => Array.from({ length: 2000 }, () => Array.from({ length: 2000 }, () => 0))],
      ["what holds the same thing twice, forty times over", () => twofold],
      ["what holds itself", () => ring],
      ["what is deeper than any document", () => JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`)],
      ["bytes", () => new Uint8Array(50_000_000)],
      ["a map", () => new Map([["comments", []]])],
    ])("%s", async (_, make) => {
      const schema = vi.spyOn(methods["comment.addMany"].input, "safeParse");
      onTestFinished(() => schema.mockRestore());
      for (const input of [make(), { comments: make() }]) {
        const answer = await passGate("comment.addMany", input, run);
        expect(answer).toMatchObject({ ok: false, error: { code: "invalid-input", details: { path: "" } } });
        expect(() => cleanInput(input)).toThrow("invalid-input");
      }
      expect(schema).not.toHaveBeenCalled();
    });

    it("not the longest transcript there may be", async () => {
      const remark = {
        meeting: "m",
        subject: { kind: "item", id: "1" },
        property: "issues",
        agendaItem: "a",
        member: "m",
        kind: "answer",
        text: "文",
        summary: "文",
        withheld: [{ from: 0, words: "文" }],
        answers: "c",
        reply: "文",
        department: "課",
        disposition: "反映する",
        reflectedIn: "文",
        recordedAt: "2026-11-21T00:00:00.000Z",
      };
      const comments = Array.from({ length: 5000 }, () => remark);
      const answered = Array.from({ length: 5000 }, () => ({ answer: 1, question: 0 }));
      expect(await passGate("comment.addMany", { comments, answered }, run)).toMatchObject({ ok: true });
    });
  });

  it("turns whatever is thrown behind it into a failure", async () => {
    const answer = await passGate("app.info", {}, () =>
      Promise.reject(new Error("/home/name/plan is broken")),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: "internal" } });
    expect(JSON.stringify(answer)).not.toContain("/home");
  });
});

describe("the methods of the shell", () => {
  it("are those of the contract that begin with one of its seven words", () => {
    const byWord = methodNames.filter((name) =>
      /^(dialog|shell|recent|print|pdf|clipboard|app)\./.test(name),
    );
    const byContract = methodNames.filter((name) => methods[name].runsIn === "shell");
    expect(byWord).toEqual(byContract);
  });
});

describe("a proposed file name", () => {
  it("keeps a Japanese title and gets the extension once", () => {
    expect(safeFileName("資料1 施策評価シート（令和元年度）", "docx")).toBe(
      "資料1 施策評価シート（令和元年度）.docx",
    );
    expect(safeFileName("見本.hyoka", "hyoka")).toBe("見本.hyoka");
  });

  it("is never a path, a device or a name Windows refuses, whatever was proposed", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.constantFrom("../../a", "C:\\a", "con", "nul.x", "…", " . "),
        ),
        (proposed) => {
          const name = safeFileName(proposed, "docx");
          expect(path.basename(name)).toBe(name);
          expect(path.win32.basename(name)).toBe(name);
          expect(name).toMatch(/[^.]\.docx$/u);
          // oxlint-disable-next-line no-control-regex -- refusing control characters is the point
          expect(name).not.toMatch(/[\\/:*?"<>|\u0000-\u001f]|^(con|nul)\./iu);
        },
      ),
    );
  });
});

describe("the file named at the start", () => {
  it("is the last plan file among the arguments, seen from the folder of that start", () => {
    expect(startFile(["app", ".", "--no-sandbox", "a.hyoka", "下/計画.HYOKA"], "/home/x")).toBe(
      path.resolve("/home/x", "下/計画.HYOKA"),
    );
  });

  it("is none when only switches and other files are named", () => {
    expect(startFile(["app.hyoka", ".", "--file=a.hyoka", "a.docx"], "/")).toBeUndefined();
  });
});

describe("a file of a second start", () => {
  const request = (name: string) => ({ token: "00000000-0000-4000-8000-000000000000", name });

  it("waits until the page hears, the last of several, and is told once", () => {
    const told: string[] = [];
    const requests = createOpenRequests(({ name }) => told.push(name));
    requests.ask(request("一.hyoka"));
    requests.ask(request("二.hyoka"));
    expect(told).toEqual([]);
    requests.pageSpoke();
    requests.pageSpoke();
    expect(told).toEqual(["二.hyoka"]);
    requests.ask(request("三.hyoka"));
    expect(told).toEqual(["二.hyoka", "三.hyoka"]);
  });

  it("waits again for a page that is loaded anew", () => {
    const told: string[] = [];
    const requests = createOpenRequests(({ name }) => told.push(name));
    requests.pageSpoke();
    requests.pageIsNew();
    requests.ask(request("四.hyoka"));
    expect(told).toEqual([]);
    requests.pageSpoke();
    expect(told).toEqual(["四.hyoka"]);
  });
});

describe("recent plans", () => {
  const file = () => path.join(folder, "recent.json");
  const now = () => new Date("2026-11-21T00:00:00.000Z");

  it("are kept newest first, each once, and survive a restart", () => {
    const recent = createRecentPlans(file(), now);
    recent.remember("/a.hyoka", "甲");
    recent.remember("/b.hyoka", "乙");
    recent.remember("/a.hyoka", "甲（改）");
    expect(
      createRecentPlans(file())
        .list()
        .map(({ path: plan, title }) => [plan, title]),
    ).toEqual([
      ["/a.hyoka", "甲（改）"],
      ["/b.hyoka", "乙"],
    ]);
  });

  it("forget one without touching its file", () => {
    const plan = path.join(folder, "a.hyoka");
    fs.writeFileSync(plan, "x");
    const recent = createRecentPlans(file(), now);
    recent.remember(plan, "甲");
    recent.forget(plan);
    expect(recent.list()).toEqual([]);
    expect(fs.existsSync(plan)).toBe(true);
  });

  it.each([
    "",
    "{",
    "[]x",
    `[{"path":1}]`,
    `{"path":"/a"}`,
    `[{"path":"/a","title":"t","openedAt":"never"}]`,
  ])("begin anew when their file holds %j", (content) => {
    fs.writeFileSync(file(), content);
    expect(createRecentPlans(file()).list()).toEqual([]);
  });

  it("tell a file that is there from one that is not", async () => {
    fs.writeFileSync(path.join(folder, "a"), "");
    expect(await isThere(path.join(folder, "a"))).toBe(true);
    expect(await isThere(path.join(folder, "b"))).toBe(false);
  });
});

describe("a settings file", () => {
  it("that cannot be written loses the setting and nothing else", () => {
    const blocked = path.join(folder, "file", "settings.json");
    fs.writeFileSync(path.join(folder, "file"), "not a folder");
    expect(() => writeJsonFile(blocked, { a: 1 })).not.toThrow();
    expect(readJsonFile(blocked, isRecord)).toBeUndefined();
  });
});

describe("the window's own documents", () => {
  it.each(["app://jimukyoku/index.html", "app://jimukyoku", "app://jimukyoku/a?b#c"])("are %s", (url) => {
    expect(isOwnDocument(url)).toBe(true);
  });

  it.each([
    "app://jimukyoku.example/index.html",
    "app://user@jimukyoku:1/index.html",
    "app://elsewhere/jimukyoku",
    "https://jimukyoku/index.html",
    "file:///index.html",
    "data:text/html,app://jimukyoku",
    "blob:app://jimukyoku/x",
    "about:blank",
    "",
    "app:",
  ])("are not %s", (url) => {
    expect(isOwnDocument(url)).toBe(false);
  });
});
