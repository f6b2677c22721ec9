/** Killing a working backend at random moments, and looking each time whether anything that it called done is lost. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, watch } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { migrations, newestVersion } from "#db/migrations/index.ts";
import { randomFrom, type Random } from "#test/soak/random.ts";
import { createPlan } from "#test/store/support/newPlan.ts";
import { createOldPlan } from "#test/store/support/oldPlan.ts";
import { smallPlan } from "#test/store/support/smallPlan.ts";
import { lostOf } from "./kept.ts";
import type { Acknowledged, Order } from "./numbered.ts";

const program = join(import.meta.dirname, "workload.ts");
const LAST_YEAR = 2040;
/** A plan lives through so many kills; then a new one begins, so that files stay small and years can be opened again. */
const LIFE = 5;
/** Part of the name of the copy that is kept before an update. */
const COPY = "（更新前";
/** So many that texts are among them. */
const SOME_ANSWERS = 8;
/** Versions of the file, the newest last. */
const VERSIONS = migrations.map(({ to }) => to);

export interface Kills {
  survived: number;
  /** Commands that were answered as done. */
  acknowledged: number;
  /** Of these, kinds and how often. */
  kinds: Record<string, number>;
  /** What was under way at how many kills. */
  amid: Record<string, number>;
  /** Kills while the file was being opened. */
  whileOpening: number;
  /** Of these, after an older file was backed up and before it was open: in the middle of its update, or just after it. */
  whileUpdating: number;
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
  /** The processes break their promise on purpose, to see that it is noticed. */
  answersFirst?: boolean;
}

/** Kills so many processes, or as many as the time allows. */
export async function killManyTimes({
  kills,
  seed,
  until = Infinity,
  longest = 700,
  progress,
  answersFirst = false,
}: Killing): Promise<Kills> {
  const random = randomFrom(seed);
  const total: Kills = {
    survived: 0,
    acknowledged: 0,
    kinds: {},
    amid: {},
    whileOpening: 0,
    whileUpdating: 0,
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
      const child = next;
      const order: Order = {
        path: life.path,
        folder: life.folder,
        seed: random.below(2 ** 31),
        first: life.last + 1,
        lastYear: LAST_YEAR,
        answersFirst,
      };
      const done = await workUntilKilled(
        child,
        order,
        answersFirst ? { from: "answers", milliseconds: 0 } : momentFor(life, random, longest),
      );
      const updating = !done.opened && life.old && isBackedUp(life);
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
      total.whileUpdating += updating ? 1 : 0;
      if (done.amid) total.amid[done.amid] = (total.amid[done.amid] ?? 0) + 1;
      // Looking at it brought it up to date.
      life.old = false;
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
  /** Its file is still as an earlier version of the program left it. */
  old: boolean;
  acknowledged: Acknowledged[];
  /** Commands under way at its kills. */
  underWay: number[];
  /** Number of the newest command. */
  last: number;
}

/** A plan for the coming kills; most of them as an earlier version of the program left it. */
function newLife(home: string, random: Random): Life {
  const folder = mkdtempSync(join(home, "plan-"));
  mkdirSync(join(folder, "出力"));
  const path = join(folder, "計画.hyoka");
  const content = smallPlan();
  const longer = { ...content, plan: { ...content.plan, lastFiscalYear: LAST_YEAR } };
  const version = VERSIONS[random.below(VERSIONS.length)] ?? newestVersion(migrations);
  const old = version !== newestVersion(migrations);
  if (old) createOldPlan(path, version, longer);
  else createPlan(path, longer);
  return { path, folder: join(folder, "出力"), old, acknowledged: [], underWay: [], last: 0 };
}

/** Whether the copy that is kept before an update has its name already. */
function isBackedUp({ path }: Life): boolean {
  return readdirSync(dirname(path)).some((name) => name.includes(COPY));
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
  /** What was begun and not answered. */
  amid?: string | undefined;
  /** What the process said when it ended by itself. */
  failure: string;
}

/**
 * When a process is killed: so long after its order, after the copy before an update, after the plan was opened, or after
 * some answers.
 */
interface Moment {
  from: "order" | "copy" | "open" | "answers";
  milliseconds: number;
}

/** An update takes some milliseconds of an opening: they are aimed at, or hardly any kill would meet one. */
function momentFor({ old, last }: Life, random: Random, longest: number): Moment {
  if (last > 0) return { from: "open", milliseconds: random.below(longest) };
  if (old && random.below(3) > 0) return { from: "copy", milliseconds: random.below(25) };
  return { from: "order", milliseconds: random.below(250) };
}

async function workUntilKilled(
  { child, lines, ready, errors }: Worker,
  order: Order,
  { from, milliseconds }: Moment,
): Promise<Work> {
  await ready;
  const work: Work = { acknowledged: [], opened: false, failure: "" };
  const begun = Promise.withResolvers<void>();
  const closed = Promise.all([once(child, "close"), once(lines, "close")]).then(() => begun.resolve());
  lines.on("line", (line) => {
    if (line === "open") work.opened = true;
    else if (line.startsWith("begin ")) work.amid = line.slice("begin ".length);
    else {
      work.acknowledged.push(JSON.parse(line) as Acknowledged);
      work.amid = undefined;
    }
    if (from !== "answers" || work.acknowledged.length === SOME_ANSWERS) begun.resolve();
  });
  const folder = watch(dirname(order.path), (_, name) => {
    if (from === "copy" && name?.includes(COPY) === true) begun.resolve();
  });
  child.stdin?.write(`${JSON.stringify(order)}\n`);
  if (from !== "order") await begun.promise;
  folder.close();
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
