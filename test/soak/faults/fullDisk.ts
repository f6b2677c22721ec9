/** A disk that is full for a real process: the system lets its files grow to a size and no further. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openPlanFile } from "#db/open.ts";
import { readEvaluation } from "#db/evaluations.ts";
import { verifyPlan } from "#db/verify.ts";
import { FIELDS, FIRST_YEAR, numberedText } from "#test/soak/kill/numbered.ts";
import { createPlan } from "#test/store/support/newPlan.ts";

const program = join(import.meta.dirname, "fillingProcess.ts");

/** Whether this system can limit a process so (Linux). */
export const canLimit = spawnSync("prlimit", ["--version"]).status === 0;

/**
 * @param room bytes that a file may grow beyond the plan's size
 * @returns problems, one line each: the failure has no name of its own, or something is lost before or after it
 */
export async function fillDisk(room: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "jimukyoku-full-"));
  try {
    const path = join(folder, "計画.hyoka");
    createPlan(path);
    const limit = statSync(path).size + room;
    const child = spawn("prlimit", [`--fsize=${limit}:`, process.execPath, program, path], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const closed = once(child, "close");
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const full = JSON.parse(String((await lines.next()).value)) as { saved: number; failure: string };
    spawnSync("prlimit", ["--pid", String(child.pid), "--fsize=unlimited:"]);
    child.stdin.write("\n");
    const later = JSON.parse(String((await lines.next()).value)) as { saved: number };
    await closed;
    return [
      ...(["disk-full", "io-failed"].includes(full.failure) ? [] : [`the failure was ${full.failure}`]),
      ...(full.saved > 0 ? [] : ["nothing was saved before"]),
      ...(later.saved > full.saved ? [] : ["nothing was saved after"]),
      ...keptProblems(path, later.saved),
    ].map((problem) => `disk full after ${room} bytes: ${problem}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function keptProblems(path: string, number: number): string[] {
  const [{ subject, property }] = FIELDS;
  const plan = openPlanFile(path, { actor: "x" });
  const { problems } = verifyPlan(plan.db);
  const text = readEvaluation(plan.db, subject, FIRST_YEAR)?.[property];
  plan.close();
  return text === numberedText(number) ? problems : [...problems, `edit ${number} is lost`];
}
