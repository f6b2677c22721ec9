/** Files beside a damaged plan that are likely to be the same plan: copies before an update, copies a person made. */
import Sqlite, { type Database } from "better-sqlite3";
import { readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { requirePlanHeader } from "#db/header.ts";
import { migrations, newestVersion } from "#db/migrations/index.ts";

/** A whole plan file that may be gone on with. */
export interface PlanCopy {
  path: string;
  modified: Date;
  bytes: number;
  /** Title of the plan. */
  title: string;
}

/** More are not looked into. */
const MOST = 20;

/** Sound ones only, the latest first. Never throws. */
export function copiesBeside(path: string): PlanCopy[] {
  return soundCopies(namesBeside(path).map((name) => join(dirname(path), name)));
}

/** The same of files that are named. */
export function soundCopies(paths: readonly string[]): PlanCopy[] {
  return paths
    .map((copy) => ({ copy, found: statSync(copy, { throwIfNoEntry: false }) }))
    .flatMap(({ copy, found }) => (found?.isFile() ? [{ copy, found }] : []))
    .toSorted((a, b) => b.found.mtimeMs - a.found.mtimeMs)
    .slice(0, MOST)
    .flatMap(({ copy, found }) => {
      const title = titleOfSound(copy);
      return title === undefined ? [] : [{ path: copy, modified: found.mtime, bytes: found.size, title }];
    });
}

function namesBeside(path: string): string[] {
  try {
    return readdirSync(dirname(path)).filter(
      (name) => name !== basename(path) && extname(name).toLowerCase() === ".hyoka",
    );
  } catch {
    return [];
  }
}

/** The title of the plan in a whole file; undefined for every other file. */
function titleOfSound(path: string): string | undefined {
  let db: Database | undefined;
  try {
    requirePlanHeader(path, newestVersion(migrations));
    db = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 200 });
    if (db.pragma("quick_check(1)", { simple: true }) !== "ok") return undefined;
    const title = db.prepare("select title from plan").pluck().get();
    return typeof title === "string" ? title : undefined;
  } catch {
    return undefined;
  } finally {
    db?.close();
  }
}
