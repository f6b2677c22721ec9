/**
 * Copies of a plan file as people and machines make them: while it is open, without its log, cut off, with the log of
 * another file beside it, with blank pages. Each must be refused as damaged, or open in a state the plan once had.
 */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContent } from "#db/content.ts";
import { openPlanFile, type PlanFile } from "#db/open.ts";
import type { Database } from "#db/sql.ts";
import { verifyPlan } from "#db/verify.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { numberedText } from "#test/soak/kill/numbered.ts";
import { randomFrom, type Random } from "#test/soak/random.ts";
import { createPlan } from "#test/store/support/newPlan.ts";

const PAGE = 4096;

/** What lies in a folder: the plan file, and the log beside it. */
interface Files {
  plan: Buffer;
  log?: Buffer | undefined;
}

interface Torn {
  what: string;
  files: Files;
}

export interface TornCopies {
  tried: number;
  /** Refused as damaged or as no plan file. */
  refused: number;
  /** Opened, in a state that the plan had at some moment. */
  opened: number;
  byKind: Record<string, number>;
  faults: string[];
}

/** A plan's life: files as they lay on the disk at moments of it, and every state it ever had. */
interface Life {
  /** While open: the plan and its log. */
  moments: { plan: Buffer; log: Buffer }[];
  /** After closing. */
  closed: Buffer;
  states: ReadonlySet<string>;
}

function stateOf(db: Database): string {
  const lines = db.prepare("select count(*) from edit").pluck().get();
  return createHash("sha256")
    .update(JSON.stringify([readContent(db), lines]))
    .digest("hex");
}

function live(folder: string, first: number): Life {
  mkdirSync(folder);
  const path = join(folder, "計画.hyoka");
  createPlan(path);
  const states = new Set<string>();
  const moments: Life["moments"] = [];
  const begun = openPlanFile(path, { actor: "x" });
  edit(begun, first);
  begun.close();
  const plan = openPlanFile(path, { actor: "x" });
  states.add(stateOf(plan.db));
  for (let number = first + 1; number < first + 24; number += 1) {
    edit(plan, number);
    states.add(stateOf(plan.db));
    if (number % 4 === 0) moments.push({ plan: readFileSync(path), log: readFileSync(`${path}-wal`) });
    if (number % 9 === 0) plan.db.pragma("wal_checkpoint(truncate)");
  }
  plan.close();
  return { moments, closed: readFileSync(path), states };
}

/** Texts of other lengths each time: pages are taken and given back. */
function edit({ journal }: PlanFile, number: number): void {
  const id = ["1", "1-1", "1-2", "2"][number % 4] ?? "1";
  journal.edit({ label: "目標を編集" }, (tx) => {
    tx.update("item", id, { goal: numberedText(number) });
    tx.line({ label: "目標を編集", place: id });
  });
}

function tear(random: Random, life: Life, other: Life): Torn {
  const [moment] = [life.moments[random.below(life.moments.length)]];
  const [foreign] = [other.moments[random.below(other.moments.length)]];
  const [earlier] = [life.moments[random.below(life.moments.length)]];
  if (!moment || !foreign || !earlier) throw new Error("a life without moments");
  const cut = (bytes: Buffer): Buffer => bytes.subarray(0, random.below(bytes.length));
  const at = random.below(life.closed.length / PAGE) * PAGE;
  const kinds: [Torn, ...Torn[]] = [
    { what: "copied while open, without its log", files: { plan: moment.plan } },
    { what: "cut off", files: { plan: cut(life.closed) } },
    { what: "cut off, with its log", files: { plan: cut(moment.plan), log: moment.log } },
    { what: "with a part of its log", files: { plan: moment.plan, log: cut(moment.log) } },
    { what: "with the log of another plan", files: { plan: life.closed, log: foreign.log } },
    {
      what: "copied while open, with the log of another plan",
      files: { plan: moment.plan, log: foreign.log },
    },
    { what: "with its log of another moment", files: { plan: moment.plan, log: earlier.log } },
    {
      what: `with a blank page ${at / PAGE + 1}`,
      files: { plan: Buffer.from(life.closed).fill(0, at, at + PAGE) },
    },
    { what: "with a blank piece in its log", files: { plan: moment.plan, log: blank(moment.log, random) } },
  ];
  return random.pick(kinds);
}

function blank(bytes: Buffer, random: Random): Buffer {
  const from = random.below(bytes.length);
  return Buffer.from(bytes).fill(0, from, Math.min(bytes.length, from + PAGE));
}

/** Tears so many copies, or as many as the time allows. */
export function tearCopies(count: number, seed: number, until = Infinity): TornCopies {
  const random = randomFrom(seed);
  const found: TornCopies = { tried: 0, refused: 0, opened: 0, byKind: {}, faults: [] };
  const home = mkdtempSync(join(tmpdir(), "jimukyoku-torn-"));
  try {
    const [one, other] = [live(join(home, "one"), 1), live(join(home, "other"), 1000)];
    for (let at = 0; at < count && Date.now() < until; at += 1) {
      const folder = join(home, `${at}`);
      const torn = tear(random, one, other);
      const judged = judge(folder, torn.files, one.states);
      rmSync(folder, { recursive: true });
      found.tried += 1;
      if (judged === "refused" || judged === "opened") found[judged] += 1;
      else found.faults.push(`copy ${at + 1} of seed ${seed}, ${torn.what}: ${judged}`);
      const kind = torn.what.replace(/ \d+$/u, "");
      found.byKind[kind] = (found.byKind[kind] ?? 0) + 1;
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return found;
}

function judge(folder: string, { plan, log }: Files, states: ReadonlySet<string>): string {
  mkdirSync(folder);
  const path = join(folder, "計画.hyoka");
  writeFileSync(path, plan);
  if (log) writeFileSync(`${path}-wal`, log);
  let opened: PlanFile;
  try {
    opened = openPlanFile(path, { actor: "x" });
  } catch (error) {
    if (!(error instanceof OperationError)) return `no answer people can understand: ${String(error)}`;
    return ["damaged", "not-a-plan", "foreign-database"].includes(error.code)
      ? "refused"
      : `refused as ${error.code}`;
  }
  try {
    const { problems } = verifyPlan(opened.db);
    if (problems.length > 0) return `opened, damaged: ${problems[0]}`;
    return states.has(stateOf(opened.db)) ? "opened" : "opened in a state it never had";
  } catch (error) {
    return `opened, unreadable: ${String(error)}`;
  } finally {
    opened.close();
  }
}
