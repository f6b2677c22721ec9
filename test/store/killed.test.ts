/** The process may be killed at any moment: what was answered as saved is there when the plan is opened again. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { readAllEvaluations } from "#db/evaluations.ts";
import { openPlanFile } from "#db/open.ts";
import { verifyPlan } from "#db/verify.ts";
import { lostOf } from "#test/soak/kill/kept.ts";
import { killManyTimes } from "#test/soak/kill/killing.ts";
import { FIELDS, FIRST_YEAR, numberedText, type Acknowledged } from "#test/soak/kill/numbered.ts";
import { createPlan, testBackend, value } from "./support/backends.ts";
import { temporaryFolder } from "./support/temporary.ts";

const program = join(import.meta.dirname, "support", "savingProcess.ts");

/** Lets the program save, kills it after the given time, and answers the number of the last edit it called saved. */
async function saveUntilKilled(path: string, first: number, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [program, path, String(first)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let last = first - 1;
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    if (line !== "open") last = Number(line);
  });
  await once(lines, "line");
  await wait(milliseconds);
  child.kill("SIGKILL");
  await once(child, "close");
  return last;
}

function expectSaved(path: string, last: number): void {
  const plan = openPlanFile(path, { actor: "x" });
  try {
    expect(verifyPlan(plan.db)).toMatchObject({ sound: true, problems: [] });
    const texts = readAllEvaluations(plan.db)
      .flatMap(({ achievement }) => achievement ?? [])
      .filter((text) => text.includes("番目"));
    const numbers = texts.map((text) => Number.parseInt(text, 10));
    // One more edit may be there than was answered: it was saved, and the process died before it could say so.
    expect([last, last + 1]).toContain(Math.max(0, ...numbers));
    for (const [index, number] of numbers.entries()) {
      expect(texts[index]).toBe(`${number}番目の文。`.repeat(1 + (number % 40)));
    }
    // Each field holds the newest of the edits that went there.
    const newest = [0, 1, 2, 3, 4, 5].map((back) => last - back).filter((number) => number > 0);
    for (const number of newest) expect(numbers.includes(number) || numbers.includes(number + 6)).toBe(true);
  } finally {
    plan.close();
  }
}

describe("a plan whose process is killed while saving", () => {
  it("has every edit that was answered, twelve times over", async () => {
    const path = join(temporaryFolder(), "plan.hyoka");
    createPlan(path);
    let last = 0;
    for (let round = 0; round < 12; round += 1) {
      last = await saveUntilKilled(path, last + 1, 5 + ((round * 37) % 90));
      expectSaved(path, last);
    }
    expect(last).toBeGreaterThan(12);
  });
});

describe("a plan whose process is killed amid everything a year brings", () => {
  it("has all that was answered, and only whole files beside it, ten times over", async () => {
    const kills = await killManyTimes({ kills: 10, seed: 20_261_121, longest: 300 });
    expect(kills.faults).toEqual([]);
    expect(kills).toMatchObject({ survived: 10, lost: 0 });
    expect(kills.acknowledged).toBeGreaterThan(10);
  });
});

describe("what looks for lost edits", () => {
  it("finds those of a program that answers first and saves a moment later", async () => {
    const kills = await killManyTimes({ kills: 1, seed: 20_261_121, answersFirst: true });
    // It may answer once more before it is gone.
    expect(kills.acknowledged).toBeGreaterThanOrEqual(8);
    expect(kills.survived).toBe(0);
    expect(kills.lost).toBeGreaterThan(0);
  });

  it("misses no kind of edit that is not there, no half text or batch, and no file that is not whole", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "計画.hyoka");
    createPlan(path);
    const out = join(folder, "出力");
    mkdirSync(out);
    const never: Acknowledged[] = [
      { number: 1, kind: "field", field: 0 },
      { number: 2, kind: "comments", count: 1 },
      { number: 3, kind: "edition" },
      { number: 4, kind: "archive" },
      { number: 5, kind: "year", fiscalYear: 2030 },
      { number: 6, kind: "file", name: "6.docx" },
    ];
    const check = (acknowledged: Acknowledged[]): string[] =>
      lostOf({ path, folder: out, acknowledged, underWay: [] });
    expect(check([])).toEqual([]);
    for (const edit of never) expect(check([edit])).toEqual([expect.stringMatching(/^lost: /u)]);

    const backend = testBackend();
    await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
    const [{ subject, property }] = FIELDS;
    await value(backend, "field.setText", {
      field: { entity: "evaluation", subject, fiscalYear: FIRST_YEAR, property },
      text: numberedText(1).slice(0, -3),
      session: "s",
    });
    const comment = { meeting: "r2-1", kind: "remark", speaker: "事務局", text: "9番目の発言の2" } as const;
    await value(backend, "comment.add", { comment });
    await backend.close();
    expect(check(never.slice(0, 1))).toEqual([
      expect.stringMatching(/^lost: field 0/u),
      "half done: batch 9",
    ]);

    const other = readFileSync(path);
    writeFileSync(join(out, "1.hyoka"), other.subarray(0, other.length - 5000));
    writeFileSync(join(out, "2.docx"), "PK");
    writeFileSync(join(out, "3.json"), "{");
    writeFileSync(join(folder, "計画（更新前 版1）.hyoka"), Buffer.from(other).fill(0, 8192, 20_000));
    expect(check([]).map((line) => line.split(":")[0])).toEqual([
      "lost",
      "half done",
      "broken copy 計画（更新前 版1）.hyoka",
      "broken file 1.hyoka",
      "broken file 2.docx",
      "broken file 3.json",
    ]);
  });
});
