/** An older plan file whose update is interrupted is the old one or the new one, and the copy made before is whole. */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { migrations, newestVersion } from "#db/migrations/index.ts";
import { openPlanFile } from "#db/open.ts";
import { verifyPlan } from "#db/verify.ts";
import { interrupted, momentsOf } from "./support/brokenMigration.ts";
import { createOldPlan } from "./support/oldPlan.ts";
import { fingerprint, temporaryFolder } from "./support/temporary.ts";

const newest = newestVersion(migrations);
const program = join(import.meta.dirname, "support", "dyingMigration.ts");
/** Every so many moments are tried. */
const STEP = 12;

/** Version, tables and rows of a file, as one comparable text; the file itself is not touched. */
function stateOf(path: string): string {
  const folder = temporaryFolder();
  for (const suffix of ["", "-journal", "-wal"])
    if (existsSync(path + suffix)) copyFileSync(path + suffix, join(folder, `a${suffix}`));
  const db = new Sqlite(join(folder, "a"));
  try {
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.pragma("foreign_key_check")).toEqual([]);
    const schema = db.prepare("select type, name, sql from sqlite_schema order by name").all() as {
      type: string;
      name: string;
      sql: string | null;
    }[];
    const tables = schema.filter(({ type, sql }) => type === "table" && !sql?.startsWith("CREATE VIRTUAL"));
    const rows = tables
      .filter(({ name }) => !/^(?:sqlite_|search_index)/u.test(name))
      .map(({ name }) => [name, db.prepare(`select * from ${name}`).all()]);
    return JSON.stringify([db.pragma("user_version"), schema, rows]);
  } finally {
    db.close();
  }
}

interface Updates {
  old: string;
  states: ReadonlySet<string>;
}

/** A plan of that version, and the two states that its file may ever be in: the old one and the newest. */
function oldPlan(version: number): Updates {
  const folder = temporaryFolder();
  const old = join(folder, "計画.hyoka");
  createOldPlan(old, version);
  const path = join(folder, "新しい.hyoka");
  copyFileSync(old, path);
  openPlanFile(path, { actor: "x" }).close();
  return { old, states: new Set([stateOf(old), stateOf(path)]) };
}

function folderWith(old: string): { folder: string; path: string } {
  const folder = join(temporaryFolder(), "計画");
  mkdirSync(folder);
  const path = join(folder, "計画.hyoka");
  copyFileSync(old, path);
  return { folder, path };
}

function expectSafe({ folder, path }: { folder: string; path: string }, { old, states }: Updates): void {
  expect(states.has(stateOf(path))).toBe(true);
  const backups = readdirSync(folder).filter((name) => name.includes("更新前"));
  expect(backups.length).toBeGreaterThan(0);
  for (const name of backups) expect(stateOf(join(folder, name))).toBe(stateOf(old));
  const plan = openPlanFile(path, { actor: "x" });
  expect(plan.db.pragma("user_version", { simple: true })).toBe(newest);
  expect(verifyPlan(plan.db).problems).toEqual([]);
  plan.close();
}

const steps = [1, 2].flatMap((version) =>
  migrations.filter(({ to }) => to > version).map(({ to }) => [version, to] as const),
);

function momentsTo(to: number): number {
  const db = new Sqlite(":memory:");
  try {
    return momentsOf(to, db);
  } finally {
    db.close();
  }
}

describe("a plan file whose update is interrupted", () => {
  it.each(steps)("is old or new, never between: from schema %i, in the step to %i", (version, to) => {
    const updates = oldPlan(version);
    const moments = momentsTo(to);
    expect(moments).toBeGreaterThan(20);
    for (let statement = 0; statement < moments; statement += STEP) {
      const place = folderWith(updates.old);
      const broken = interrupted(to, statement, () => {
        throw new Error("interrupted");
      });
      expect(() => openPlanFile(place.path, { actor: "x", migrations: broken })).toThrow("interrupted");
      expectSafe(place, updates);
    }
  });

  it.each(steps)("survives the program being killed: from schema %i, in the step to %i", (version, to) => {
    const updates = oldPlan(version);
    const moments = momentsTo(to);
    for (const statement of [Math.floor(moments / 2), moments - 1]) {
      const place = folderWith(updates.old);
      const ended = spawnSync(process.execPath, [program, place.path, String(to), String(statement)]);
      expect(ended.signal, String(ended.stderr)).toBe("SIGKILL");
      // The kill came while the file was half changed.
      expect(readdirSync(place.folder)).toContain("計画.hyoka-journal");
      expectSafe(place, updates);
    }
  });
});

describe("a plan file of a newer version", () => {
  it("is not touched by SQLite either, which would put the log that its program left into it", () => {
    const { old } = oldPlan(2);
    const { path } = folderWith(old);
    const db = new Sqlite(path);
    db.exec(`pragma user_version = ${newest + 1}; pragma journal_mode = wal; create table later (id text)`);
    // As the newer program leaves it when it is killed.
    const left = folderWith(old);
    for (const suffix of ["", "-wal"]) copyFileSync(path + suffix, left.path + suffix);
    db.close();
    const before = fingerprint(left.folder);
    expect(() => openPlanFile(left.path, { actor: "x" })).toThrow(/newer-version/u);
    expect(fingerprint(left.folder)).toEqual(before);
  });

  it("is refused byte for byte as it was, with nothing new beside it", () => {
    const { old } = oldPlan(2);
    const { folder, path } = folderWith(old);
    const db = new Sqlite(path);
    db.exec(`create table later (id text); pragma user_version = ${newest + 1}`);
    db.close();
    const before = fingerprint(folder);
    expect(() => openPlanFile(path, { actor: "x" })).toThrow(/newer-version/u);
    expect(fingerprint(folder)).toEqual(before);
  });
});
