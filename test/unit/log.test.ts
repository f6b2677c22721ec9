/** The program's log stays small, survives what disks do, and cannot hold what people wrote. */
import { mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { logCall } from "#electron/backend/support/callLog.ts";
import { faultTrace } from "#electron/backend/support/faultTrace.ts";
import { createLog, planMark } from "#electron/backend/support/log.ts";
import { OperationError } from "#shared/contract/errors.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "log-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const whole = (log: ReturnType<typeof createLog>): string =>
  log
    .read()
    .map(({ text }) => text)
    .join("");

describe("the log", () => {
  it("keeps five files of a bounded size, the newest first", () => {
    const log = createLog(folder);
    const list = Array.from({ length: 100 }, () => "x".repeat(100));
    for (let line = 0; line < 300; line += 1) log.write("call", { line, list });
    const names = readdirSync(folder);
    expect(names).toHaveLength(5);
    for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(200 * 1024);
    const lines = log
      .read()
      .toReversed()
      .flatMap(({ text }) => text.trim().split("\n"))
      .map((line) => (JSON.parse(line) as { line: number }).line);
    expect(lines.at(-1)).toBe(299);
    expect(lines.length).toBeGreaterThan(70);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  it("loses its line and nothing else on a full disk or without its folder", () => {
    const blocked = join(folder, "file");
    writeFileSync(blocked, "not a folder");
    expect(() => createLog(blocked).write("start")).not.toThrow();
    symlinkSync("/dev/full", join(folder, "jimukyoku.log"));
    expect(() => createLog(folder).write("start")).not.toThrow();
  });

  it("takes no word that is not the program's own, whatever it is given", () => {
    const log = createLog(folder);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (said) => {
        log.write("call", { said, list: [said] });
      }),
      { numRuns: 100 },
    );
    log.write("委員の発言", { 委員: "朝霞 太郎", path: "C:\\Users\\asaka\\計画.hyoka", name: "a b" });
    const text = whole(log);
    expect(text).not.toMatch(/[^\n -~]/u);
    expect(text).not.toContain("Users");
    expect(text).toContain('"event":"?"');
  });

  it("tells where a fault happened, not what its message quotes nor whose folder the program lies in", () => {
    const log = createLog(folder);
    const error = new SyntaxError("「委員の発言」 at taro (secret.ts:1:1)\nin /home/asaka-taro/x");
    log.fault("ab12cd34", error, { method: "search.find" });
    log.fault("cd34ab12", new Error("Yamashita"));
    expect(whole(log)).not.toContain("Yamashita");
    const [line] = whole(log).trim().split("\n");
    const told = JSON.parse(line ?? "") as { kind: string; reference: string; at: string[] };
    expect(told).toMatchObject({ kind: "SyntaxError", reference: "ab12cd34" });
    expect(told.at[0]).toMatch(/log\.test\.ts:\d+:\d+$/u);
    expect(line).not.toMatch(/secret|taro|発言|\//u);
    expect(faultTrace(error.stack)).toEqual(faultTrace(error));
  });

  it("tells a failed call with its code and reference, and the plan by a mark only", () => {
    const log = createLog(folder);
    const error = new OperationError("io-failed", { file: "評価.hyoka", reason: "EIO", id: "Yamashita" });
    const failure = { code: error.code, message: error.message, details: error.details };
    logCall(log, "plan.open", { ok: false, error: failure }, { file: "/家/評価.hyoka", milliseconds: 12.4 });
    const text = whole(log);
    expect(JSON.parse(text)).toMatchObject({
      event: "failure",
      method: "plan.open",
      code: "io-failed",
      reason: "EIO",
      ms: 12,
      plan: planMark("/家/評価.hyoka"),
    });
    expect(text).not.toMatch(/評価|Yamashita/u);
  });

  it("tells what opens and writes, and any call that takes long, but not each edit", () => {
    const log = createLog(folder);
    const done = { ok: true, value: null } as const;
    logCall(log, "plan.open", done, { file: "a", milliseconds: 5 });
    logCall(log, "field.setText", done, { file: "a", milliseconds: 5 });
    logCall(log, "plan.snapshot", done, { file: "a", milliseconds: 5 });
    logCall(log, "search.find", done, { file: "a", milliseconds: 1500 });
    const methods = whole(log)
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { method: string }).method);
    expect(methods).toEqual(["plan.open", "search.find"]);
  });
});
