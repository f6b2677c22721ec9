/**
 * A real backend behind the shell's gate with a plan open, called as a page that has been taken over could. Whatever is
 * said, no fault of the program may come of it, and what is refused changes nothing.
 */
import fs from "node:fs";
import path from "node:path";
import { inspect } from "node:util";
import fc from "fast-check";
import { createBackend, type Backend, type FileUse } from "#electron/backend/backend.ts";
import { passGate } from "#electron/shell/gate.ts";
import type { Envelope } from "#shared/contract/errors.ts";
import { methodNames, methods, type MethodName, type MethodOutput } from "#shared/contract/methods.ts";
import { smallPackage } from "#test/store/support/smallPlan.ts";
import { askEverything, type Asking, type Chosen } from "./everyMethod.ts";
import { fitting, type Pools } from "./fitting.ts";
import { spoiled } from "./spoiled.ts";

export interface Call {
  name: MethodName;
  input: unknown;
}

export interface Counts {
  calls: number;
  answered: number;
  refused: number;
  /** The same for each method. */
  of: Record<MethodName, { answered: number; refused: number }>;
  /** What must never be, each with what is needed to see it again. */
  faults: string[];
}

export interface House {
  pools: Pools;
  /** Inputs that their method answered, by its name: what the plan really holds, to be spoiled. */
  known: ReadonlyMap<MethodName, unknown>;
  /** Makes these calls one after the other. */
  make(calls: Iterable<Call>): Promise<void>;
  counts: Counts;
  /** 検査 of the plan, whose problems are faults. */
  verify(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the plan and has every method of the backend answer once.
 *
 * @param folder an empty one of its own
 * @param createPlan makes the plan file that is open
 * @param gate the shell's; a broken one in a test of this house
 */
export async function openHouse(
  folder: string,
  createPlan: (file: string) => void,
  gate: typeof passGate = passGate,
): Promise<House> {
  const file = path.join(folder, "計画.hyoka");
  createPlan(file);
  const of = Object.fromEntries(methodNames.map((name) => [name, { answered: 0, refused: 0 }]));
  const counts: Counts = { calls: 0, answered: 0, refused: 0, of: of as Counts["of"], faults: [] };
  let underWay: Call | undefined;
  const place = (): string =>
    `${underWay?.name} ${inspect(underWay?.input, { depth: 6, breakLength: Infinity, maxStringLength: 200, maxArrayLength: 20 })}`;
  const fault = (text: string): void => void counts.faults.push(`${place()}: ${text}`);
  const backend = createBackend({
    version: "0.0.0",
    actor: "事務局",
    backups: { folder: path.join(folder, "控え") },
    // Made when asked for; how fast the machine is must not matter.
    schedule: () => () => undefined,
    log: ({ error }) => fault(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  });
  const answer = async (name: MethodName, input: unknown): Promise<Envelope<unknown>> =>
    methods[name].runsIn === "shell" ? { ok: true, value: {} } : backend.call(name, input);
  let renamed = 0;
  const reopen = async (): Promise<void> => {
    const opened = await backend.call("plan.open", { token: backend.grantFile(file, "read") });
    if (!opened.ok) throw new Error(`the plan no longer opens: ${opened.error.message}`);
    // With the first edit a log begins beside the file, whether or not the edit is refused in the end.
    renamed += 1;
    await backend.call("committee.rename", { name: `委員会${renamed}` });
  };
  await reopen();
  // The plan is locked against every other connection; but whatever is written, one of its two files changes.
  const version = (): string => [file, `${file}-wal`].map(stateOf).join();
  const files = filesOf(folder, file);
  const pools = await poolsOf(
    backend,
    Object.values(files).map(({ token }) => token),
  );

  /** @returns undefined for what never arrives */
  async function makeOne(call: Call): Promise<Envelope<unknown> | undefined> {
    const { name, input } = call;
    underWay = call;
    let crossed: unknown;
    try {
      // As Electron carries a message; what cannot be carried never arrives.
      crossed = structuredClone(input);
    } catch {
      return undefined;
    }
    // A token is used up by writing; the next call finds them all again.
    for (const { file, use, token } of Object.values(files))
      backend.grantFile(file, use, { replace: true, token });
    const before = version();
    const envelope = await gate(name, crossed, answer);
    counts.calls += 1;
    if (envelope.ok) {
      counts.answered += 1;
      counts.of[name].answered += 1;
      if (methods[name].kind === "query" && version() !== before) {
        fault("a question changed the plan");
      }
    } else {
      counts.refused += 1;
      counts.of[name].refused += 1;
      if (envelope.error.code === "internal" && methods[name].runsIn === "shell") {
        fault(envelope.error.message);
      }
      if (version() !== before) fault("refused, and the plan changed all the same");
    }
    if ("polluted" in {}) {
      delete (Object.prototype as unknown as Record<string, unknown>)["polluted"];
      fault("every object was given a property");
    }
    // Going back to a backup closes and opens the plan, too.
    if ((name.startsWith("plan.") || name === "backup.restore") && envelope.ok) await reopen();
    return envelope;
  }

  const known = new Map<MethodName, unknown>();
  const asking: Asking = {
    async ask<N extends MethodName>(name: N, input: unknown) {
      const answered = await makeOne({ name, input });
      if (!answered?.ok) throw new Error(`${place()}: ${JSON.stringify(answered)}`);
      known.set(name, input);
      return answered.value as MethodOutput<N>;
    },
    attempt: async (name, input) => (await makeOne({ name, input })) ?? expectArrival(name),
  };
  const chosen = Object.fromEntries(Object.entries(files).map(([what, { token }]) => [what, token]));
  await askEverything(asking, chosen as unknown as Chosen);

  return {
    pools,
    known,
    counts,
    async make(calls) {
      for (const call of calls) await makeOne(call);
    },
    async verify() {
      const found = await backend.call("plan.verify", {});
      if (!found.ok) fault(`検査: ${found.error.message}`);
      else found.value.problems.forEach(fault);
    },
    async close() {
      await backend.close();
    },
  };
}

function expectArrival(name: MethodName): never {
  throw new Error(`${name} was never called`);
}

/**
 * The calls of a seed, every method as often as every other: inputs that fit its schema, those spoiled, and one that was
 * answered spoiled.
 */
export function callsOf(
  { pools, known }: Pick<House, "pools" | "known">,
  { seed, rounds }: { seed: number; rounds: number },
): Call[] {
  const perMethod = methodNames.map((name, index) => {
    const own = pools.idsBy[name.slice(0, name.indexOf("."))];
    const fits = fitting(methods[name].input, own === undefined ? pools : { ...pools, ids: own });
    const answered = known.has(name) ? fc.constant(known.get(name)) : fits;
    const inputs = fc.oneof(
      { weight: 3, arbitrary: fits },
      { weight: 2, arbitrary: spoiled(fits) },
      { weight: 2, arbitrary: spoiled(answered) },
    );
    const made = fc.sample(inputs, { seed: seed + index, numRuns: rounds });
    // Whatever chance brings, each refuses at least what it never asked for.
    const strange = { ...(known.get(name) as object | undefined), "asked-by-nobody": 1 };
    return [strange, ...made].map((input) => ({ name, input }));
  });
  return Array.from({ length: rounds + 1 }, (_, round) => perMethod.map((calls) => calls[round])).flatMap(
    (calls) => calls.filter((call) => call !== undefined),
  );
}

/** Lists of a snapshot, and the first words of methods and the parts of inputs that take ids of them. */
const takers: Readonly<Record<string, readonly string[]>> = {
  items: ["structure", "item", "parent", "subject", "field", "subjects", "succeeds"],
  indicators: ["structure", "indicator", "field"],
  projects: ["structure", "project", "subject", "field", "subjects"],
  members: ["member", "structure"],
  meetings: ["meeting", "field"],
  agenda: ["agendaItem"],
  comments: ["comment", "field", "sources", "answers", "after"],
  initiatives: ["row", "after", "field"],
  results: ["row", "after", "field"],
  undertakings: ["row", "after", "field"],
  passages: ["row", "after", "field"],
  documents: ["row", "document", "field"],
  documentRows: ["row", "after", "field"],
};

interface ChosenFile {
  file: string;
  use: FileUse;
  token: string;
}

/** Files of every use, as dialogs would have named them. */
function filesOf(folder: string, plan: string): Record<keyof Chosen, ChosenFile> {
  const inFolder = (name: string): string => path.join(folder, name);
  fs.writeFileSync(inFolder("文字.txt"), "会長　開会します。\n");
  fs.copyFileSync(plan, inFolder("写し.hyoka"));
  fs.writeFileSync(inFolder("計画.json"), JSON.stringify(smallPackage()));
  // Its end is missing.
  const whole = fs.readFileSync(plan);
  fs.writeFileSync(inFolder("壊れた計画.hyoka"), whole.subarray(0, whole.length - 4096));
  fs.mkdirSync(inFolder("出力"));
  let at = 0;
  const chosen = (name: string, use: FileUse): ChosenFile => ({
    file: inFolder(name),
    use,
    // Of the same seed the same tokens, so that its calls are the same.
    token: `00000000-0000-4000-8000-00000000000${(at += 1)}`,
  });
  return {
    text: chosen("文字.txt", "read"),
    plan: chosen("写し.hyoka", "read"),
    package: chosen("計画.json", "read"),
    damaged: chosen("壊れた計画.hyoka", "read"),
    folder: chosen("出力", "folder"),
    document: chosen("a.docx", "write"),
    newPlan: chosen("b.hyoka", "write"),
    nowhere: chosen(path.join("ない", "c.docx"), "write"),
  };
}

/** Everything the plan calls by an id, and its texts. */
async function poolsOf(backend: Backend, tokens: readonly string[]): Promise<Pools> {
  const current = await backend.call("plan.current", {});
  const years = current.ok ? (current.value?.fiscalYears ?? []) : [];
  const ids = new Set<string>();
  const texts = new Set<string>();
  const idsBy: Record<string, string[]> = {};
  const visit = (value: unknown, key: string, list: string): void => {
    if (typeof value === "string" && key === "id") {
      ids.add(value);
      for (const taker of takers[list] ?? []) (idsBy[taker] ??= []).push(value);
    } else if (typeof value === "string") texts.add(value);
    else if (Array.isArray(value)) for (const part of value) visit(part, key, key);
    else if (typeof value === "object" && value !== null) {
      for (const [name, part] of Object.entries(value)) visit(part, name, list);
    }
  };
  for (const fiscalYear of years.slice(0, 2)) {
    const snapshot = await backend.call("plan.snapshot", { fiscalYear });
    if (snapshot.ok) visit(snapshot.value, "", "");
  }
  return {
    ids: [...ids],
    idsBy,
    texts: [...texts],
    tokens,
    years: [(years[0] ?? 2019) - 1, (years.at(-1) ?? 2022) + 1],
  };
}

function stateOf(file: string): string {
  const found = fs.statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? "none" : `${found.size} ${found.mtimeNs}`;
}
