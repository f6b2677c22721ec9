/**
 * Faults of the disk under an open plan and under a file that is being written. After each: a failure that says what
 * happened, the plan as it was or with the edit as a whole, and a later edit that works.
 */
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPlanFile, type PlanFile } from "#db/open.ts";
import { sqliteFailure } from "#db/sqliteFailure.ts";
import { verifyPlan } from "#db/verify.ts";
import { writeFileSafely, type FileSteps } from "#electron/backend/files.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { numberedText } from "#test/soak/kill/numbered.ts";
import { randomFrom, type Random } from "#test/soak/random.ts";
import { createPlan } from "#test/store/support/newPlan.ts";

export interface Faults {
  injected: number;
  faults: string[];
}

/** Injects so many faults into open plans, or as many as the time allows. */
export function disturbPlans(count: number, seed: number, until = Infinity): Faults {
  const random = randomFrom(seed);
  const found: Faults = { injected: 0, faults: [] };
  const home = mkdtempSync(join(tmpdir(), "jimukyoku-faults-"));
  try {
    while (found.injected < count && Date.now() < until) {
      const folder = mkdtempSync(join(home, "plan-"));
      const left = count - found.injected;
      for (const problem of liveThrough(join(folder, "計画"), random, Math.min(6, left)))
        found.faults.push(`plan after fault ${found.injected} of seed ${seed}: ${problem}`);
      found.injected += Math.min(6, left);
      rmSync(folder, { recursive: true });
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return found;
}

/** What a plan holds of the edits that were tried: the goal of the first item. */
function goalOf({ db }: PlanFile): unknown {
  return db.prepare("select goal from item where id = '1'").pluck().get();
}

function edit({ journal }: PlanFile, number: number): void {
  journal.edit({ label: "目標を編集" }, (tx) => tx.update("item", "1", { goal: numberedText(number) }));
}

function liveThrough(folder: string, random: Random, faults: number): string[] {
  const problems: string[] = [];
  const [path, elsewhere] = [join(folder, "計画.hyoka"), `${folder} 別の場所`];
  renameSync(mkdtempSync(`${folder}-`), folder);
  createPlan(path);
  const plan = openPlanFile(path, { actor: "x" });
  let [number, saved] = [0, goalOf(plan)];
  const save = (): void => {
    number += 1;
    edit(plan, number);
    saved = numberedText(number);
  };
  /** The edit must fail with this code, and leave everything as it was. */
  const expectFailure = (code: string): void => {
    number += 1;
    try {
      for (let tries = 0; tries < 200; tries += 1) {
        edit(plan, number);
        saved = numberedText(number);
        number += 1;
      }
      problems.push(`no ${code}`);
    } catch (error) {
      const failure = sqliteFailure(error, path);
      const said = failure instanceof OperationError ? failure.code : String(failure);
      if (said !== code) problems.push(`${said} in place of ${code}`);
    }
  };
  for (let fault = 0; fault < faults; fault += 1) {
    for (let edits = random.below(4); edits > 0; edits -= 1) save();
    switch (random.pick(["full", "gone", "replaced"])) {
      case "full":
        plan.db.pragma(`max_page_count = ${String(plan.db.pragma("page_count", { simple: true }))}`);
        expectFailure("disk-full");
        plan.db.pragma("max_page_count = 1000000");
        break;
      case "gone":
        renameSync(folder, elsewhere);
        expectFailure("folder-gone");
        renameSync(elsewhere, folder);
        break;
      default:
        renameSync(path, `${path}.aside`);
        writeFileSync(path, "別のもの");
        expectFailure("file-replaced");
        rmSync(path);
        renameSync(`${path}.aside`, path);
    }
    if (goalOf(plan) !== saved) problems.push("a failed edit left something");
    save();
    if (goalOf(plan) !== saved) problems.push("the edit after the fault is not there");
  }
  plan.close();
  return [...problems, ...problemsOf(path, saved)];
}

function problemsOf(path: string, saved: unknown): string[] {
  const plan = openPlanFile(path, { actor: "x" });
  const { problems } = verifyPlan(plan.db);
  const kept = goalOf(plan) === saved ? [] : ["lost after opening again"];
  plan.close();
  return [...problems, ...kept];
}

/** What each step of writing a file may fail with, and the failure a person is told. */
const causes: readonly [code: string, write: string, rename: string][] = [
  ["ENOSPC", "disk-full", "disk-full"],
  ["EDQUOT", "disk-full", "disk-full"],
  ["EIO", "io-failed", "io-failed"],
  ["EROFS", "read-only", "read-only"],
  ["EBUSY", "file-busy", "file-busy"],
  ["EPERM", "read-only", "file-busy"],
  ["EACCES", "read-only", "file-busy"],
];

/** Lets every step of writing a file fail with every cause, with and without a file there before. */
export async function disturbWriting(): Promise<Faults> {
  const tried = causes.flatMap(([code, write, rename]) => [
    disturbStep(code, "write", write),
    disturbStep(code, "rename", rename),
  ]);
  const problems = await Promise.all(tried);
  return { injected: tried.length, faults: problems.flat() };
}

const [OLD, NEW] = ["前の内容", "新しい内容"];

async function disturbStep(code: string, failing: keyof FileSteps, wanted: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "jimukyoku-faults-"));
  const path = join(folder, "資料1.docx");
  const bytes = new TextEncoder().encode(NEW);
  const error = Object.assign(new Error(code), { code, syscall: failing });
  const steps: FileSteps = {
    // A write that fails has written a part of it.
    write: async (file, content) => {
      await writeFile(file, failing === "write" ? content.subarray(0, 5) : content);
      if (failing === "write") throw error;
    },
    rename: (from, to) => (failing === "rename" ? Promise.reject(error) : rename(from, to)),
  };
  try {
    writeFileSync(path, OLD);
    const said = await writeFileSafely(path, bytes, { replace: true, steps }).then(
      () => "nothing",
      (failure: unknown) => (failure instanceof OperationError ? failure.code : String(failure)),
    );
    const problems = said === wanted ? [] : [`${said} in place of ${wanted}`];
    if (readFileSync(path, "utf8") !== OLD) problems.push("the file before is not what it was");
    if (readdirSync(folder).length !== 1) problems.push("something is left beside it");
    await writeFileSafely(path, bytes, { replace: true });
    if (readFileSync(path, "utf8") !== NEW) problems.push("writing again did not write");
    return problems.map((problem) => `${code} while the file is in ${failing}: ${problem}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
