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
import { methodNames, methods, type MethodName } from "#shared/contract/methods.ts";
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
  /** What must never be, each with what is needed to see it again. */
  faults: string[];
}

export interface House {
  pools: Pools;
  /** Makes these calls one after the other. */
  make(calls: Iterable<Call>): Promise<void>;
  counts: Counts;
  /** 検査 of the plan, whose problems are faults. */
  verify(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param folder an empty one of its own
 * @param createPlan makes the plan file that is open
 */
export async function openHouse(folder: string, createPlan: (file: string) => void): Promise<House> {
  const file = path.join(folder, "計画.hyoka");
  createPlan(file);
  const counts: Counts = { calls: 0, answered: 0, refused: 0, faults: [] };
  let underWay: Call | undefined;
  const place = (): string =>
    `${underWay?.name} ${inspect(underWay?.input, { depth: 6, breakLength: Infinity, maxStringLength: 200, maxArrayLength: 20 })}`;
  const fault = (text: string): void => void counts.faults.push(`${place()}: ${text}`);
  const backend = createBackend({
    version: "0.0.0",
    actor: "事務局",
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
    files.map(({ token }) => token),
  );

  async function makeOne(call: Call): Promise<void> {
    const { name, input } = call;
    underWay = call;
    let crossed: unknown;
    try {
      // As Electron carries a message; what cannot be carried never arrives.
      crossed = structuredClone(input);
    } catch {
      return;
    }
    // A token is used up by writing; the next call finds them all again.
    for (const { file, use, token } of files) backend.grantFile(file, use, { replace: true, token });
    const before = version();
    const envelope = await passGate(name, crossed, answer);
    counts.calls += 1;
    if (envelope.ok) {
      counts.answered += 1;
      if (methods[name].kind === "query" && version() !== before) {
        fault("a question changed the plan");
      }
    } else {
      counts.refused += 1;
      if (envelope.error.code === "internal" && methods[name].runsIn === "shell") {
        fault(envelope.error.message);
      }
      if (version() !== before) fault("refused, and the plan changed all the same");
    }
    if ("polluted" in {}) {
      delete (Object.prototype as unknown as Record<string, unknown>)["polluted"];
      fault("every object was given a property");
    }
    if (name.startsWith("plan.") && envelope.ok) await reopen();
  }

  return {
    pools,
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

/** The calls of a seed: every method as often as every other, `fit` of them with an input that fits its schema. */
export function callsOf(pools: Pools, { seed, rounds }: { seed: number; rounds: number }): Call[] {
  const perMethod = methodNames.map((name, index) => {
    const own = pools.idsBy[name.slice(0, name.indexOf("."))];
    const fits = fitting(methods[name].input, own === undefined ? pools : { ...pools, ids: own });
    return fc
      .sample(fc.oneof({ weight: 2, arbitrary: fits }, { weight: 1, arbitrary: spoiled(fits) }), {
        seed: seed + index,
        numRuns: rounds,
      })
      .map((input) => ({ name, input }));
  });
  return Array.from({ length: rounds }, (_, round) => perMethod.map((calls) => calls[round])).flatMap(
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
function filesOf(folder: string, plan: string): ChosenFile[] {
  const inFolder = (name: string): string => path.join(folder, name);
  fs.writeFileSync(inFolder("文字.txt"), "会長　開会します。\n");
  fs.copyFileSync(plan, inFolder("写し.hyoka"));
  fs.mkdirSync(inFolder("出力"));
  const uses: [name: string, use: FileUse][] = [
    ["文字.txt", "read"],
    ["写し.hyoka", "read"],
    ["出力", "folder"],
    ["a.docx", "write"],
    ["b.hyoka", "write"],
  ];
  // Of the same seed the same tokens, so that its calls are the same.
  return uses.map(([name, use], at) => ({
    file: inFolder(name),
    use,
    token: `00000000-0000-4000-8000-00000000000${at}`,
  }));
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
