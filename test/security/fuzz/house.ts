/**
 * A real backend behind the shell's gate with a plan open, called as a page that has been taken over could. Whatever is
 * said, no fault of the program may come of it, and what is refused changes nothing.
 */
import fs from "node:fs";
import path from "node:path";
import { inspect } from "node:util";
import fc from "fast-check";
import { createBackend, type Backend } from "#electron/backend/backend.ts";
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

export interface HousePools extends Pools {
  /** Ids by the first word of the methods that are about them. */
  idsOf: Readonly<Record<string, readonly string[]>>;
}

export interface House {
  pools: HousePools;
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
  const pools = await poolsOf(backend, folder, file);

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
export function callsOf(pools: HousePools, { seed, rounds }: { seed: number; rounds: number }): Call[] {
  const perMethod = methodNames.map((name, index) => {
    const own = pools.idsOf[name.slice(0, name.indexOf("."))] ?? [];
    // Half of the ids are of the kind the method is about.
    const drawn = Array.from(
      { length: own.length === 0 ? 0 : pools.ids.length },
      (_, at) => own[at % own.length],
    );
    const ids = [...pools.ids, ...drawn.filter((id) => id !== undefined)];
    const fits = fitting(methods[name].input, { ...pools, ids });
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

/** Lists of a snapshot, and the first word of the methods that take ids of them. */
const methodsAbout: Readonly<Record<string, string>> = {
  items: "structure",
  indicators: "indicator",
  projects: "structure",
  members: "member",
  meetings: "meeting",
  comments: "comment",
  initiatives: "row",
  results: "row",
  undertakings: "row",
  passages: "row",
  documents: "row",
  documentRows: "row",
};

/** Everything the plan calls by an id, its texts, and tokens for files of every use. */
async function poolsOf(backend: Backend, folder: string, file: string): Promise<HousePools> {
  const current = await backend.call("plan.current", {});
  const years = current.ok ? (current.value?.fiscalYears ?? []) : [];
  const ids = new Set<string>();
  const texts = new Set<string>();
  const idsOf: Record<string, string[]> = {};
  const visit = (value: unknown, key: string, list: string): void => {
    if (typeof value === "string" && key === "id") {
      ids.add(value);
      const method = methodsAbout[list];
      if (method !== undefined) (idsOf[method] ??= []).push(value);
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
  const text = path.join(folder, "文字.txt");
  fs.writeFileSync(text, "会長　開会します。\n");
  const copy = path.join(folder, "写し.hyoka");
  fs.copyFileSync(file, copy);
  const output = path.join(folder, "出力");
  fs.mkdirSync(output);
  return {
    ids: [...ids],
    idsOf,
    texts: [...texts],
    tokens: [
      backend.grantFile(text, "read"),
      backend.grantFile(copy, "read"),
      backend.grantFile(output, "folder"),
      ...["a.docx", "b.json", "c.zip", "d.hyoka"].map((name) =>
        backend.grantFile(path.join(folder, name), "write", { replace: true }),
      ),
    ],
    years: [(years[0] ?? 2019) - 1, (years.at(-1) ?? 2022) + 1],
  };
}

function stateOf(file: string): string {
  const found = fs.statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? "none" : `${found.size} ${found.mtimeNs}`;
}
