/** The process may be killed at any moment: what was answered as saved is there when the plan is opened again. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { readAllEvaluations } from "#db/evaluations.ts";
import { openPlanFile } from "#db/open.ts";
import { verifyPlan } from "#db/verify.ts";
import { killManyTimes } from "#test/soak/kill/killing.ts";
import { createPlan } from "./support/backends.ts";
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
  it("has every edit that was answered, twenty times over", async () => {
    const path = join(temporaryFolder(), "plan.hyoka");
    createPlan(path);
    let last = 0;
    for (let round = 0; round < 20; round += 1) {
      last = await saveUntilKilled(path, last + 1, 5 + ((round * 37) % 90));
      expectSaved(path, last);
    }
    expect(last).toBeGreaterThan(20);
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
