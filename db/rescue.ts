/**
 * 救出: what can be read of a damaged plan file becomes a new, sound one. The damaged file is only read; all work is done in
 * a copy. Rows that do not fit together any more go, with all their words, into a text report.
 */
import Sqlite, { type Database } from "better-sqlite3";
import { existsSync, readFileSync, statSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";
import type { RescuedKind, RescueReport } from "#shared/domain/rescue.ts";
import { APPLICATION_ID } from "./applicationId.ts";
import { requireFile } from "./header.ts";
import { recordOrigin } from "./journal.ts";
import { discard } from "./leftovers.ts";
import { applyMigrations } from "./migrate.ts";
import { migrations, newestVersion } from "./migrations/index.ts";
import { privateCopy } from "./privateCopy.ts";
import { requireFolder } from "./requireFolder.ts";
import { tableShapes } from "./rescue/columns.ts";
import { fill, indexTexts, keyOf, type Apart, type NamedRow } from "./rescue/fill.ts";
import { findRows, type Found } from "./rescue/found.ts";
import { rescuedTableNames, rescuedTables } from "./rescue/labels.ts";
import { readPageFile, type PageFile } from "./rescue/pages.ts";
import { all, one } from "./sql.ts";
import { sqliteFailure } from "./sqliteFailure.ts";
import { takePlace } from "./takePlace.ts";
import { verifyPlan } from "./verify.ts";

/** What a rescue found, and what of it is not in the new plan. */
export interface Rescued {
  report: RescueReport;
  /** Rows whose words are only in the report, or that lost a reference. */
  apart: Apart[];
  /** Keys of rows that are lost, by table. */
  lostKeys: ReadonlyMap<string, string[]>;
}

/** How the new file is made. */
export interface RescueOptions {
  /** A file of that name was there and the person agreed to replace it. */
  replace: boolean;
  actor: string;
  now: Date;
}

/**
 * What a rescue would save; makes no file. Throws `file-not-found`, `folder-gone`, `file-busy`, `foreign-database`,
 * `newer-version`, `nothing-readable` or `io-failed`.
 */
export function inspectPlanFile(path: string): Rescued {
  const scratch = new Sqlite(":memory:");
  try {
    return rescueInto(scratch, path, undefined);
  } catch (error) {
    throw sqliteFailure(error, path);
  } finally {
    scratch.close();
  }
}

/**
 * Makes the new file, or nothing. Throws `already-exists`, `not-a-folder`, `read-only` and `disk-full` besides those of
 * looking, and `file-busy` also when somebody has the file open that is to be replaced.
 */
export function rescuePlanFile(path: string, target: string, options: RescueOptions): Rescued {
  const folder = dirname(target);
  requireFolder(folder);
  refuseTarget(path, target, options.replace);
  const temporary = join(folder, `.jimukyoku-${randomUUID()}.tmp`);
  try {
    const rescued = build(temporary, path, options);
    refuseTarget(path, target, options.replace);
    takePlace(temporary, target);
    return rescued;
  } catch (error) {
    throw sqliteFailure(error, target);
  } finally {
    for (const suffix of ["", "-journal"]) discard(temporary + suffix);
  }
}

/** The damaged file itself is never the target, however it is named. */
function refuseTarget(path: string, target: string, replace: boolean): void {
  const there = statSync(target, { bigint: true, throwIfNoEntry: false });
  if (!there) return;
  const damaged = statSync(path, { bigint: true, throwIfNoEntry: false });
  const same = damaged?.dev === there.dev && damaged.ino === there.ino;
  if (!replace || same) throw new OperationError("already-exists", { file: basename(target) });
}

function build(temporary: string, path: string, options: RescueOptions): Rescued {
  const db = new Sqlite(temporary);
  try {
    // Nobody knows this file yet; rows that are refused still have to be taken back.
    db.pragma("journal_mode = memory");
    db.pragma("synchronous = off");
    const rescued = rescueInto(db, path, options);
    db.pragma("journal_mode = delete");
    return rescued;
  } finally {
    db.close();
  }
}

function rescueInto(db: Database, path: string, origin: RescueOptions | undefined): Rescued {
  requireFile(path);
  refuseBusy(path);
  const file = readCopy(path);
  refuseForeign(file, path);
  const version = file.version ?? guessedVersion(file);
  db.pragma("page_size = 4096");
  db.pragma(`application_id = ${APPLICATION_ID}`);
  applyMigrations(
    db,
    migrations.filter(({ to }) => to <= version),
  );
  db.pragma("foreign_keys = off");
  const shapes = tableShapes(db);
  const found = findRows(file, shapes);
  if (![...found.tables.values()].some(({ rows }) => rows.length > 0)) {
    throw new OperationError("nothing-readable", { file: basename(path) });
  }
  const apart = db.transaction(() => fill(db, shapes, found, origin?.now ?? new Date()))();
  applyMigrations(
    db,
    migrations.filter(({ to }) => to > version),
  );
  db.transaction(() => {
    indexTexts(db);
    if (origin) {
      const label = `「${basename(path)}」から読める内容を救出`;
      recordOrigin(db, { at: origin.now.toISOString(), actor: origin.actor, label });
    }
  })();
  requireSound(db);
  return rescuedOf(db, path, file, found, apart, origin !== undefined);
}

/** A file that somebody works in right now must not be copied as it lies there. */
function refuseBusy(path: string): void {
  let db: Database | undefined;
  try {
    db = new Sqlite(path, { readonly: true, timeout: 200 });
    db.pragma("locking_mode = exclusive");
    db.exec("begin; select 1 from sqlite_schema; commit");
  } catch (error) {
    const failure = sqliteFailure(error, path);
    if (failure instanceof OperationError && failure.code === "file-busy") throw failure;
  } finally {
    db?.close();
  }
}

/** With what a log beside the file still has to say. */
function readCopy(path: string): PageFile {
  const copy = privateCopy(path);
  try {
    settle(copy.path);
    return readPageFile(readFileSync(copy.path));
  } finally {
    copy.remove();
  }
}

function settle(copy: string): void {
  if (!["-wal", "-journal"].some((suffix) => existsSync(copy + suffix))) return;
  let db: Database | undefined;
  try {
    db = new Sqlite(copy);
    db.pragma("wal_checkpoint(truncate)");
  } catch {
    // The log cannot be used with what is left of the file: the file's own pages have to do.
  } finally {
    db?.close();
  }
}

function refuseForeign({ version, applicationId }: PageFile, path: string): void {
  const file = basename(path);
  if (applicationId !== undefined && applicationId !== APPLICATION_ID)
    throw new OperationError("foreign-database", { file });
  if (version !== undefined && version > newestVersion(migrations))
    throw new OperationError("newer-version", { file });
}

/** Without a header: the version whose tables take the most of the rows; of several the newest. */
function guessedVersion(file: PageFile): number {
  const counts = migrations.map(({ to }) => ({ to, rows: rowsOfVersion(file, to) }));
  const most = Math.max(...counts.map(({ rows }) => rows));
  return counts.findLast(({ rows }) => rows === most)?.to ?? newestVersion(migrations);
}

function rowsOfVersion(file: PageFile, version: number): number {
  const db = new Sqlite(":memory:");
  try {
    applyMigrations(
      db,
      migrations.filter(({ to }) => to <= version),
    );
    db.pragma("foreign_keys = off");
    const shapes = tableShapes(db);
    const { tables } = findRows(file, shapes);
    return shapes.reduce(
      (sum, { table, fits }) => sum + (tables.get(table)?.rows.filter(fits).length ?? 0),
      0,
    );
  } finally {
    db.close();
  }
}

function requireSound(db: Database): void {
  const sound = db.pragma("integrity_check(1)", { simple: true });
  if (sound !== "ok" || all(db, "pragma foreign_key_check").length > 0)
    throw new Error("the rescued plan is not sound");
}

function rescuedOf(
  db: Database,
  path: string,
  file: PageFile,
  found: Found,
  apart: Apart[],
  withOrigin: boolean,
): Rescued {
  const lostKeys = new Map<string, string[]>();
  const kinds = rescuedTableNames.flatMap((table): RescuedKind[] => {
    const saved = one<{ count: number }>(db, `select count(*) as count from ${table}`)?.count ?? 0;
    const made = withOrigin && (table === "edit" || table === "edit_line") ? 1 : 0;
    const outside = apart.filter((one) => one.table === table && !one.kept);
    const lost = missingKeys(db, table, outside, found);
    if (lost.length > 0) lostKeys.set(table, lost);
    const unreadable = Math.max(found.tables.get(table)?.unreadable ?? 0, lost.length);
    const makeshift = table === "plan" && isMakeshift(found) ? 1 : 0;
    const kind = { saved: saved - made - makeshift, lost: unreadable + makeshift, apart: outside.length };
    const isEmpty = kind.saved + kind.lost + kind.apart === 0;
    return isEmpty ? [] : [{ table, label: rescuedTables[table], ...kind }];
  });
  const title = isMakeshift(found)
    ? null
    : (one<{ title: string }>(db, "select title from plan")?.title ?? null);
  const problems = problemsOf(db, file, found, apart);
  const complete = problems.length === 0 && kinds.every(({ lost, apart }) => lost + apart === 0);
  return { report: { file: basename(path), title, kinds, problems, complete }, apart, lostKeys };
}

/** Whether the plan's own row is gone. */
function isMakeshift({ tables }: Found): boolean {
  return (tables.get("plan")?.rows.length ?? 0) === 0;
}

/** Keys that the index of the damaged file names and that no row that was read has. */
function missingKeys(
  db: Database,
  table: (typeof rescuedTableNames)[number],
  outside: readonly Apart[],
  found: Found,
): string[] {
  const named = found.tables.get(table)?.keys ?? new Set<string>();
  if (named.size === 0) return [];
  const key = table === "stored_file" ? "sha256" : "id";
  const there = new Set(all<NamedRow>(db, `select ${key} from ${table}`).map((row) => keyOf(table, row)));
  for (const { row } of outside) there.add(keyOf(table, row));
  return [...named].filter((one) => !there.has(one));
}

function problemsOf(db: Database, file: PageFile, found: Found, apart: readonly Apart[]): string[] {
  const broken = rescuedTableNames.filter((table) => (found.tables.get(table)?.lostPages ?? 0) > 0);
  return [
    ...(file.version === undefined ? ["ファイルの先頭が壊れています。"] : []),
    ...(file.cutOff ? ["ファイルの終わりがありません。"] : []),
    ...broken.map((table) => `「${rescuedTables[table]}」の一部が壊れていて、何行あったかは分かりません。`),
    ...(isMakeshift(found)
      ? ["計画の基本情報を読み取れないため、仮の名称と年度にします。「計画」の画面で直してください。"]
      : []),
    ...(found.unplaced > 0 ? [`どの表のものか分からない行が${found.unplaced}行あります。`] : []),
    ...apart
      .filter(({ kept }) => kept)
      .map(({ table, why }) => `「${rescuedTables[table]}」：${why}つながりだけを外します。`),
    ...verifyPlan(db).problems,
  ];
}
