/**
 * A program that does with a plan what a year of the secretariat does, at random, and says on its standard output what it
 * begins and each answer, until someone kills it. It says `ready`, then waits for one line on its standard input.
 */
import { writeSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { backUp } from "#db/backup.ts";
import { openPlanFile } from "#db/open.ts";
import { createBackend, type Backend } from "#electron/backend/backend.ts";
import type { MethodInput, MethodName, MethodOutput } from "#shared/contract/methods.ts";
import { randomFrom } from "#test/soak/random.ts";
import {
  FIELDS,
  FIRST_YEAR,
  numberedText,
  type Acknowledged,
  type DeedName,
  type Order,
} from "./numbered.ts";

const MEETING = "r2-1";
const SHEET = { kind: "item", id: "1" } as const;
const FORMS: [MethodInput<"word.export">["forms"][number]] = [
  { form: "evaluation-sheet", subjects: [SHEET] },
];

say("ready");
const [line] = (await once(createInterface({ input: process.stdin }), "line")) as [string];
const order = JSON.parse(line) as Order;
const random = randomFrom(order.seed);
const backend = newBackend();
await open();
say("open");
let year = (await value(backend, "plan.current", {}))?.latestOpenYear ?? FIRST_YEAR;
/** Only for a workload that answers first: the saving that was answered already. */
let promised: (() => Promise<unknown>) | undefined;
for (let number = order.first; ; number += 1) {
  const [name, work] = something();
  say(`begin ${name}`);
  say(JSON.stringify(await work(number)));
}

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

function newBackend(): Backend {
  return createBackend({
    version: "0.0.0",
    actor: "x",
    log: ({ method, error }) => {
      throw new Error(`${method}: ${error instanceof Error ? error.stack : String(error)}`);
    },
  });
}

async function open(): Promise<void> {
  await value(backend, "plan.open", { token: backend.grantFile(order.path, "read") });
}

async function value<N extends MethodName>(
  to: Backend,
  name: N,
  input: MethodInput<N>,
): Promise<MethodOutput<N>> {
  const answer = await to.call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message} ${JSON.stringify(answer.error)}`);
  return answer.value;
}

function target(name: string): string {
  return backend.grantFile(join(order.folder, name), "write");
}

type Work = (number: number) => Promise<Acknowledged>;

/** One command of the contract, its answer awaited. Typing is what happens most. */
function something(): [DeedName, Work] {
  switch (random.below(16)) {
    case 0:
      return ["comment", addComment];
    case 1:
    case 2:
      return ["many comments", addMany];
    case 3:
      return ["Word document", exportWord];
    case 4:
      return ["package and import", importPlan];
    case 5:
      return ["edition", fixEdition];
    case 6:
      return ["archive", seal];
    case 7:
      return ["new year", openYear];
    case 8:
      return ["backup", takeBackup];
    default:
      return ["text", setField];
  }
}

async function setField(number: number): Promise<Acknowledged> {
  const field = random.below(FIELDS.length);
  const { subject, property } = FIELDS[field] ?? FIELDS[0];
  const save = (): Promise<unknown> =>
    value(backend, "field.setText", {
      field: { entity: "evaluation", subject, fiscalYear: FIRST_YEAR, property },
      text: numberedText(number),
      session: `s${Math.floor(number / 7)}`,
    });
  if (order.answersFirst === true) {
    const before = promised;
    promised = save;
    await before?.();
  } else {
    await save();
  }
  return { kind: "field", number, field };
}

function remark(text: string): MethodInput<"comment.add">["comment"] {
  return { meeting: MEETING, kind: "remark", speaker: "事務局", text };
}

async function addComment(number: number): Promise<Acknowledged> {
  await value(backend, "comment.add", { comment: remark(`${number}番目の発言の1`) });
  return { kind: "comments", number, count: 1 };
}

async function addMany(number: number): Promise<Acknowledged> {
  const count = 2 + random.below(200);
  const comments = Array.from({ length: count }, (_, index) => remark(`${number}番目の発言の${index + 1}`));
  await value(backend, "comment.addMany", { comments });
  return { kind: "comments", number, count };
}

async function exportWord(number: number): Promise<Acknowledged> {
  const name = `${number}.docx`;
  const task = crypto.randomUUID();
  await value(backend, "word.export", { task, token: target(name), fiscalYear: FIRST_YEAR, forms: FORMS });
  return { kind: "file", number, name };
}

/** Out as a package, in again as a plan of its own: two files. */
async function importPlan(number: number): Promise<Acknowledged> {
  await value(backend, "plan.exportPackage", { token: target(`${number}.json`) });
  const other = newBackend();
  const name = `${number}.hyoka`;
  await value(other, "plan.importPackage", {
    package: other.grantFile(join(order.folder, `${number}.json`), "read"),
    token: other.grantFile(join(order.folder, name), "write"),
  });
  await other.close();
  return { kind: "file", number, name };
}

async function fixEdition(number: number): Promise<Acknowledged> {
  await value(backend, "paperEdition.fix", {
    fiscalYear: FIRST_YEAR,
    stage: "handout",
    name: `${number}番目の資料`,
    forms: FORMS,
    papers: [{ form: "evaluation-sheet", subject: SHEET }],
    reason: "直した",
  });
  return { kind: "edition", number };
}

async function seal(number: number): Promise<Acknowledged> {
  await value(backend, "archive.seal", {
    task: crypto.randomUUID(),
    meeting: MEETING,
    incomplete: true,
    reason: `${number}番目の保存`,
    documents: [{ name: "次第", forms: [{ form: "agenda", meeting: MEETING }] }],
  });
  return { kind: "archive", number };
}

/** After the plan's last year there is nothing to open: a field is set instead. */
async function openYear(number: number): Promise<Acknowledged> {
  if (year >= order.lastYear) return setField(number);
  await value(backend, "year.open", { fiscalYear: year + 1 });
  year += 1;
  return { kind: "year", number, fiscalYear: year };
}

/** The plan is closed for it, as when the program starts and keeps a copy first. */
async function takeBackup(number: number): Promise<Acknowledged> {
  await value(backend, "plan.close", {});
  const plan = openPlanFile(order.path, { actor: "x" });
  const name = `${number}.控え.hyoka`;
  backUp(plan.db, join(order.folder, name));
  plan.close();
  await open();
  return { kind: "file", number, name };
}
