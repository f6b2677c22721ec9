/** Older plan files: a checked backup first, then every step or none; and 検査 of what a file says. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { readContent } from "#db/content.ts";
import { migrations } from "#db/migrations/index.ts";
import type { Migration } from "#db/migrations/migration.ts";
import { openPlanFile } from "#db/open.ts";
import { createPlan, testBackend, value } from "./support/backends.ts";
import { fingerprint, temporaryFolder } from "./support/temporary.ts";

/** A step that a later version could bring. */
const addNote: Migration = {
  to: 2,
  up(db) {
    db.exec("alter table item add column note text");
    db.exec("update item set note = title || 'について' where parent is not null");
  },
};

const failing: Migration = {
  to: 3,
  up(db) {
    db.exec("create table half_done (id text) strict");
    throw new Error("third step failed");
  },
};

const breaking: Migration = {
  to: 3,
  up(db) {
    db.exec("delete from member");
  },
};

describe("a plan file of an earlier version", () => {
  it("is brought up to date with everything that is in it, after a backup that is whole", () => {
    const folder = temporaryFolder();
    const path = join(folder, "計画.hyoka");
    createPlan(path);
    const before = openPlanFile(path, { actor: "x" });
    const content = readContent(before.db);
    before.close();
    const plan = openPlanFile(path, { actor: "x", migrations: [...migrations, addNote] });
    expect(readContent(plan.db)).toEqual(content);
    expect(plan.db.pragma("user_version", { simple: true })).toBe(2);
    expect(plan.db.prepare("select note from item where id = '1-1'").pluck().get()).toBe(
      "商店街の応援について",
    );
    expect(plan.db.pragma("foreign_keys", { simple: true })).toBe(1);
    plan.close();
    expect(readdirSync(folder).toSorted()).toEqual(["計画.hyoka", "計画（更新前 版1）.hyoka"]);
    const backup = openPlanFile(join(folder, "計画（更新前 版1）.hyoka"), { actor: "x" });
    expect(readContent(backup.db)).toEqual(content);
    backup.close();
  });

  it("is not backed up or touched again once it is up to date", () => {
    const folder = temporaryFolder();
    const path = join(folder, "計画.hyoka");
    createPlan(path);
    const options = { actor: "x", migrations: [...migrations, addNote] };
    openPlanFile(path, options).close();
    const before = fingerprint(folder);
    openPlanFile(path, options).close();
    expect(fingerprint(folder)).toEqual(before);
  });

  it.each([
    ["a step fails", failing, /third step failed/u],
    ["a step breaks a reference", breaking, /breaks references/u],
  ])("stays at the last whole step when %s", (_, step, message) => {
    const path = join(temporaryFolder(), "計画.hyoka");
    createPlan(path);
    const plan = openPlanFile(path, { actor: "x" });
    const content = readContent(plan.db);
    plan.close();
    const steps = [...migrations, addNote, step];
    expect(() => openPlanFile(path, { actor: "x", migrations: steps })).toThrow(message);
    const after = openPlanFile(path, { actor: "x", migrations: [...migrations, addNote] });
    expect(after.db.pragma("user_version", { simple: true })).toBe(2);
    expect(readContent(after.db)).toEqual(content);
    after.close();
  });

  it("numbers its backups rather than replace one", () => {
    const folder = temporaryFolder();
    const path = join(folder, "計画.hyoka");
    createPlan(path);
    createPlan(join(folder, "計画（更新前 版1）.hyoka"));
    openPlanFile(path, { actor: "x", migrations: [...migrations, addNote] }).close();
    expect(readdirSync(folder)).toContain("計画（更新前 版1） (2).hyoka");
  });
});

describe("検査", () => {
  it("finds a sound plan sound and counts its rows", async () => {
    const path = join(temporaryFolder(), "計画.hyoka");
    createPlan(path);
    const backend = testBackend();
    await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
    expect(await value(backend, "plan.verify", {})).toEqual({ sound: true, problems: [], rows: 31 });
  });

  it.each([
    ["update evaluation set rating = 'Z' where rating = 'A'", /1-1 商店街の応援 令和元年度：判定「Z」/u],
    ["update evaluation set fiscal_year = 2035 where fiscal_year = 2020", /プロジェクト1.*計画の期間の外/u],
    ["update indicator_value set fiscal_year = 2040 where fiscal_year = 2020", /イベント集客数.*2040年度/u],
    ["update item set parent = '1-1' where id = '1-2'", /農業の応援.*階層/u],
    ["delete from member where id = 'm1'", /つながり.*comment/u],
    ["delete from search_entry where table_name = 'comment'", /索引/u],
  ])("tells what does not fit together after: %s", async (change, problem) => {
    const path = join(temporaryFolder(), "計画.hyoka");
    createPlan(path);
    const db = new Sqlite(path);
    db.pragma("foreign_keys = off");
    db.exec(change);
    db.close();
    const backend = testBackend();
    await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
    const { sound, problems } = await value(backend, "plan.verify", {});
    expect(sound).toBe(false);
    expect(problems.join("\n")).toMatch(problem);
  });
});
