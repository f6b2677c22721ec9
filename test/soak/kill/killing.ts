/** Killing a working backend at random moments, and looking each time whether anything that it called done is lost. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { randomFrom, type Random } from "#test/soak/random.ts";
import { createPlan } from "#test/store/support/newPlan.ts";
import { createOldPlan } from "#test/store/support/oldPlan.ts";
import { smallPlan } from "#test/store/support/smallPlan.ts";
import { lostOf } from "./kept.ts";
import type { Acknowledged, Order } from "./numbered.ts";

const program = join(import.meta.dirname, "workload.ts");
const LAST_YEAR = 2040;
/** A plan lives through so many kills; then a new one begins, so that files stay small and years can be opened again. */
const LIFE = 10;

export interface Kills {
  survived: number;
  /** Commands that were answered as done. */
  acknowledged: number;
  /** Of these, kinds and how often. */
  kinds: Record<string, number>;
  /** Kills while the file was being opened, most of them during the backup and the migration before it. */
  whileOpening: number;
  /** Acknowledged commands that were not found again. */
  lost: number;
  /** Unfinished files that killed processes left lying about. */
  unfinished: number;
  faults: string[];
}

export interface Killing {
  kills: number;
  seed: number;
  until?: number;
  /** Longest time that a process works, in milliseconds. */
  longest?: number;
  progress?: (text: string) => void;
}

/** Kills so many processes, or as many as the time allows. */
export async function killManyTimes({
  kills,
  seed,
  until = Infinity,
  longest = 700,
  progress,
}: Killing): Promise<Kills> {
  const random = randomFrom(seed);
  const total: Kills = {
    survived: 0,
    acknowledged: 0,
    kinds: {},
    whileOpening: 0,
    lost: 0,
    unfinished: 0,
    faults: [],
  };
  const home = mkdtempSync(join(tmpdir(), "jimukyoku-kills-"));
  let next = worker();
  try {
    let life = newLife(home, random);
    for (let round = 0; round < kills && Date.now() < until; round += 1) {
      if (round > 0 && round % LIFE === 0) life = newLife(home, random);
      const old = round % LIFE === 0;
      const child = next;
      const order: Order = {
        path: life.path,
        folder: life.folder,
        seed: random.below(2 ** 31),
        first: life.last + 1,
        lastYear: LAST_YEAR,
      };
      const done = await workUntilKilled(child, order, random.below(old ? 120 : longest), old);
      next = worker();
      life.acknowledged.push(...done.acknowledged);
      life.last += done.acknowledged.length;
      // What was being done when the process died is never done again under the same number.
      life.last += 1;
      life.underWay.push(life.last);
      total.unfinished += unfinished(dirname(life.path)) + unfinished(life.folder);
      const faults = done.failure === "" ? check(life) : [`the workload failed: ${done.failure}`];
      total.faults.push(...faults.map((fault) => `kill ${round + 1} of seed ${seed}: ${fault}`));
      total.lost += faults.filter((fault) => fault.startsWith("lost")).length;
      total.survived += faults.length === 0 ? 1 : 0;
      total.acknowledged += done.acknowledged.length;
      total.whileOpening += done.opened ? 0 : 1;
      for (const { kind } of done.acknowledged) total.kinds[kind] = (total.kinds[kind] ?? 0) + 1;
      // A plan that lost something is left; the rest of its life would only repeat it.
      if (faults.length > 0) life = newLife(home, random);
      if (round % 20 === 19) progress?.(`${round + 1} kills, ${total.acknowledged} acknowledged`);
    }
  } finally {
    next.child.kill("SIGKILL");
    rmSync(home, { recursive: true, force: true });
  }
  return total;
}

interface Life {
  path: string;
  folder: string;
  acknowledged: Acknowledged[];
  /** Commands under way at its kills. */
  underWay: number[];
  /** Number of the newest command. */
  last: number;
}

/** A plan for the coming kills; every other one as an earlier version of the program left it. */
function newLife(home: string, random: Random): Life {
  const folder = mkdtempSync(join(home, "plan-"));
  mkdirSync(join(folder, "出力"));
  const path = join(folder, "計画.hyoka");
  const content = smallPlan();
  const longer = { ...content, plan: { ...content.plan, lastFiscalYear: LAST_YEAR } };
  const version = random.pick([1, 2, 3]);
  if (version === 3) createPlan(path, longer);
  else createOldPlan(path, version, longer);
  return { path, folder: join(folder, "出力"), acknowledged: [], underWay: [], last: 0 };
}

function check(life: Life): string[] {
  try {
    const broken = lostOf(life);
    // The files were looked at: the next kill is about others.
    life.acknowledged = life.acknowledged.filter(({ kind }) => kind !== "file");
    return broken;
  } catch (error) {
    return [`the plan does not open: ${error instanceof Error ? error.stack : String(error)}`];
  }
}

interface Worker {
  child: ChildProcess;
  lines: Interface;
  ready: Promise<unknown>;
  errors: () => string;
}

/** A process that has loaded everything and waits for its order. */
function worker(): Worker {
  const child = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "pipe"] });
  const lines = createInterface({ input: child.stdout });
  let errors = "";
  child.stderr.on("data", (bytes: Buffer) => (errors += bytes.toString()));
  return { child, lines, ready: once(lines, "line"), errors: () => errors };
}

interface Work {
  acknowledged: Acknowledged[];
  opened: boolean;
  /** What the process said when it ended by itself. */
  failure: string;
}

/** @param early the time counts from the order, not from the opened plan */
async function workUntilKilled(
  { child, lines, ready, errors }: Worker,
  order: Order,
  milliseconds: number,
  early: boolean,
): Promise<Work> {
  await ready;
  const work: Work = { acknowledged: [], opened: false, failure: "" };
  const opened = Promise.withResolvers<void>();
  const closed = Promise.all([once(child, "close"), once(lines, "close")]).then(() => opened.resolve());
  lines.on("line", (line) => {
    if (line === "open") work.opened = true;
    else work.acknowledged.push(JSON.parse(line) as Acknowledged);
    opened.resolve();
  });
  child.stdin?.write(`${JSON.stringify(order)}\n`);
  if (!early) await opened.promise;
  await wait(milliseconds);
  child.kill("SIGKILL");
  await closed;
  if (child.signalCode !== "SIGKILL") work.failure = errors();
  return work;
}

/** Number of unfinished files in the folder; they are removed, so that each is counted once. */
function unfinished(folder: string): number {
  const names = readdirSync(folder).filter((name) => name.startsWith(".jimukyoku-"));
  for (const name of names) rmSync(join(folder, name));
  return names.length;
}
