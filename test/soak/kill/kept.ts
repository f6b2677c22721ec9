/** Whether a plan holds what was answered as done. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { unzipSync } from "fflate";
import { readArchives } from "#db/archives.ts";
import { readComments } from "#db/comments.ts";
import { readEvaluation } from "#db/evaluations.ts";
import { openPlanFile } from "#db/open.ts";
import { readPaperEditions } from "#db/paperEditions.ts";
import { readPlanYears } from "#db/planYears.ts";
import type { Database } from "#db/sql.ts";
import { verifyPlan } from "#db/verify.ts";
import { parsePackage } from "#shared/package/parse.ts";
import { FIELDS, FIRST_YEAR, numberedText, type Acknowledged } from "./numbered.ts";

export interface Check {
  path: string;
  folder: string;
  acknowledged: readonly Acknowledged[];
  /** Numbers of the commands that were under way at a kill: saved or not. */
  underWay: readonly number[];
}

/** What is lost or not whole, one line each. Files that were looked at are removed. */
export function lostOf(check: Check): string[] {
  return [...lostInPlan(check), ...brokenCopies(check.path), ...brokenFiles(check)];
}

/** Copies kept before an update; only looked at, for opening them would update them. */
function brokenCopies(path: string): string[] {
  const copies = readdirSync(dirname(path)).filter((name) => name.includes("（更新前"));
  return copies.flatMap((name) => {
    const file = join(dirname(path), name);
    const db = new Sqlite(file, { readonly: true });
    const sound = db.pragma("integrity_check(1)", { simple: true }) === "ok";
    const broken = db.pragma("foreign_key_check") as unknown[];
    db.close();
    rmSync(file);
    return sound && broken.length === 0 ? [] : [`broken copy ${name}`];
  });
}

function lostInPlan({ path, acknowledged, underWay }: Check): string[] {
  const plan = openPlanFile(path, { actor: "x" });
  try {
    const { problems } = verifyPlan(plan.db);
    return problems.length > 0 ? problems : lost(plan.db, acknowledged, underWay);
  } finally {
    plan.close();
  }
}

function lost(db: Database, acknowledged: readonly Acknowledged[], underWay: readonly number[]): string[] {
  const comments = new Set(readComments(db).map(({ text }) => text));
  const editions = new Set(readPaperEditions(db).map(({ name }) => name));
  const archives = new Set(readArchives(db).map(({ reason }) => reason));
  const years = new Set(readPlanYears(db).map(({ fiscalYear }) => fiscalYear));
  const isKept = (edit: Acknowledged): boolean => {
    switch (edit.kind) {
      case "comments":
        return Array.from({ length: edit.count }, (_, at) => `${edit.number}番目の発言の${at + 1}`).every(
          (text) => comments.has(text),
        );
      case "edition":
        return editions.has(`${edit.number}番目の資料`);
      case "archive":
        return archives.has(`${edit.number}番目の保存`);
      case "year":
        return years.has(edit.fiscalYear);
      // A field is judged by the newest text it got, a file beside the plan by itself.
      case "field":
      case "file":
        return true;
    }
  };
  return [
    ...acknowledged.filter((edit) => !isKept(edit)).map((edit) => `lost: ${JSON.stringify(edit)}`),
    ...lostTexts(db, acknowledged, underWay),
    ...halfDone(comments),
  ];
}

/** Each field holds the newest text that was answered, or a later one that was under way; never a piece of one. */
function lostTexts(
  db: Database,
  acknowledged: readonly Acknowledged[],
  underWay: readonly number[],
): string[] {
  return FIELDS.flatMap(({ subject, property }, field) => {
    const newest = acknowledged.findLast((edit) => edit.kind === "field" && edit.field === field)?.number;
    const text = readEvaluation(db, subject, FIRST_YEAR)?.[property] ?? "";
    const later = underWay.filter((number) => number > (newest ?? 0));
    const allowed = [...(newest === undefined ? [] : [newest]), ...later].map(numberedText);
    if (allowed.includes(text) || (newest === undefined && !text.includes("番目"))) return [];
    return [`lost: field ${field} edit ${newest}, found ${text.slice(0, 20)} of ${text.length}`];
  });
}

/** A batch is there as a whole or not at all: the first of it is never missing, and what follows has no hole. */
function halfDone(comments: ReadonlySet<string>): string[] {
  const batches = Map.groupBy(
    [...comments].flatMap((text) => {
      const [, number, at] = /^(\d+)番目の発言の(\d+)$/u.exec(text) ?? [];
      return number === undefined || at === undefined ? [] : [{ number, at: Number(at) }];
    }),
    ({ number }) => number,
  );
  return [...batches]
    .filter(([, lines]) => Math.max(...lines.map(({ at }) => at)) !== lines.length)
    .map(([number]) => `half done: batch ${number}`);
}

function brokenFiles({ folder, acknowledged }: Check): string[] {
  const names = readdirSync(folder);
  const missing = acknowledged
    .filter((edit) => edit.kind === "file")
    .filter(({ name }) => !names.includes(name))
    .map(({ name }) => `lost: file ${name}`);
  const broken = names
    .filter((name) => !/^(?:\.|~\$)|-(?:wal|shm|journal)$/u.test(name))
    .flatMap((name) => {
      try {
        requireWhole(join(folder, name));
        return [];
      } catch (error) {
        return [`broken file ${name}: ${String(error)}`];
      }
    });
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true });
  return [...missing, ...broken];
}

/** @throws when a file that has its name is not whole. */
function requireWhole(file: string): void {
  if (file.endsWith(".json")) parsePackage(readFileSync(file, "utf8"));
  else if (file.endsWith(".docx")) unzipSync(readFileSync(file));
  else {
    const plan = openPlanFile(file, { actor: "x" });
    const { problems } = verifyPlan(plan.db);
    plan.close();
    if (problems.length > 0) throw new Error(problems.join(" "));
  }
}
