/** Older plan files: a checked backup first, then every step or none; and 検査 of what a file says. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { insertComment } from "#db/comments.ts";
import { readContent } from "#db/content.ts";
import { migrate } from "#db/migrate.ts";
import { migrations, newestVersion } from "#db/migrations/index.ts";
import { first } from "#db/migrations/first.ts";
import type { Migration } from "#db/migrations/migration.ts";
import { second } from "#db/migrations/second.ts";
import { third } from "#db/migrations/third.ts";
import { openPlanFile, type PlanFile } from "#db/open.ts";
import type { PlanContent } from "#shared/domain/planContent.ts";
import { contentOf } from "#shared/package/content.ts";
import { createPlan, testBackend, value } from "./support/backends.ts";
import { openCommitteePlan } from "./support/committeeYear.ts";
import { fullPackage, openFullPlan } from "./support/fullPlan.ts";
import { createOldPlan } from "./support/oldPlan.ts";
import { fingerprint, temporaryFolder } from "./support/temporary.ts";

const newest = newestVersion(migrations);

/** A step that a later version could bring. */
const addNote: Migration = {
  to: newest + 1,
  up(db) {
    db.exec("alter table item add column note text");
    db.exec("update item set note = title || 'について' where parent is not null");
  },
};

const failing: Migration = {
  to: newest + 2,
  up(db) {
    db.exec("create table half_done (id text) strict");
    throw new Error("third step failed");
  },
};

const breaking: Migration = {
  to: newest + 2,
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
    expect(plan.db.pragma("user_version", { simple: true })).toBe(newest + 1);
    expect(plan.db.prepare("select note from item where id = '1-1'").pluck().get()).toBe(
      "商店街の応援について",
    );
    expect(plan.db.pragma("foreign_keys", { simple: true })).toBe(1);
    plan.close();
    expect(readdirSync(folder).toSorted()).toEqual(["計画.hyoka", `計画（更新前 版${newest}）.hyoka`]);
    const backup = openPlanFile(join(folder, `計画（更新前 版${newest}）.hyoka`), { actor: "x" });
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
  ])("stays as it was before the first step when %s", (_, step, message) => {
    const path = join(temporaryFolder(), "計画.hyoka");
    createPlan(path);
    const plan = openPlanFile(path, { actor: "x" });
    const content = readContent(plan.db);
    plan.close();
    const steps = [...migrations, addNote, step];
    expect(() => openPlanFile(path, { actor: "x", migrations: steps })).toThrow(message);
    const after = openPlanFile(path, { actor: "x" });
    expect(after.db.pragma("user_version", { simple: true })).toBe(newest);
    expect(readContent(after.db)).toEqual(content);
    after.close();
  });

  it("numbers its backups rather than replace one", () => {
    const folder = temporaryFolder();
    const path = join(folder, "計画.hyoka");
    createPlan(path);
    createPlan(join(folder, `計画（更新前 版${newest}）.hyoka`));
    openPlanFile(path, { actor: "x", migrations: [...migrations, addNote] }).close();
    expect(readdirSync(folder)).toContain(`計画（更新前 版${newest}） (2).hyoka`);
  });
});

describe("a plan file of schema 1", () => {
  it("keeps all that is in it, has the new parts empty, and takes them at once", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "計画.hyoka");
    createOldPlan(path, 1);
    const backend = testBackend();
    await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
    const snapshot = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(snapshot).toMatchObject({ results: [], documents: [], editions: [], looks: {} });
    expect(snapshot.comments.map((comment) => comment.id)).toEqual(["c1", "c2", "c3"]);
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
    const { id } = await value(backend, "row.add", {
      row: {
        table: "result",
        row: { item: "1", fiscalYear: 2019, list: "results", title: "市", text: "にぎわった。", policy: "" },
      },
    });
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2019 })).results).toMatchObject([{ id }]);
    await backend.close();
    const reopened = openPlanFile(path, { actor: "x" });
    const { results, ...rest } = readContent(reopened.db);
    expect(results).toHaveLength(1);
    expect({ ...rest, results: [] }).toEqual(contentOfSmallPlan());
    expect(reopened.db.pragma("user_version", { simple: true })).toBe(newest);
    reopened.close();
    const backup = openPlanFile(join(folder, "計画（更新前 版1）.hyoka"), { actor: "x", migrations });
    expect(readContent(backup.db)).toEqual(contentOfSmallPlan());
    backup.close();
  });

  it("stays what it was when the step is interrupted, and is brought up to date the next time", () => {
    const path = join(temporaryFolder(), "計画.hyoka");
    createOldPlan(path, 1);
    const interrupted: Migration = {
      to: 2,
      up(db) {
        second.up(db);
        throw new Error("the power went");
      },
    };
    expect(() => openPlanFile(path, { actor: "x", migrations: [first, interrupted] })).toThrow(/power/u);
    const raw = new Sqlite(path, { readonly: true });
    expect(raw.pragma("user_version", { simple: true })).toBe(1);
    expect(raw.prepare("select count(*) from sqlite_schema where name = 'form_look'").pluck().get()).toBe(0);
    raw.close();
    const plan = openPlanFile(path, { actor: "x" });
    expect(readContent(plan.db)).toEqual(contentOfSmallPlan());
    plan.close();
  });

  it("is refused when it cannot be written, because it cannot be brought up to date", () => {
    const path = join(temporaryFolder(), "計画.hyoka");
    createOldPlan(path, 1);
    const before = fingerprint(join(path, ".."));
    const db = new Sqlite(path);
    expect(() => migrate(db, path, { readOnly: true, migrations })).toThrow(/read-only/u);
    db.close();
    expect(fingerprint(join(path, ".."))).toEqual(before);
  });
});

describe("a plan file of schema 2", () => {
  const full = contentOf(fullPackage(), new Date("2026-01-01T00:00:00Z"));
  /** Someone took part of a comment back and left it so. */
  const lived = (plan: PlanFile): void => {
    plan.journal.edit({ label: "意見を編集" }, (tx) => {
      tx.update("comment", "c1", { text: "商店街がとてもにぎわった。" });
      tx.line({ label: "意見を編集", place: "1 にぎわいづくり", beforeText: "商店街がにぎわった。" });
    });
  };

  it("keeps every row, the links to comments, the search and the history", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "計画.hyoka");
    createOldPlan(path, 2, full, lived);
    const backend = testBackend();
    await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
    const [line] = await value(backend, "history.list", { limit: 1 });
    expect(line).toMatchObject({ label: "意見を編集", before: "商店街がにぎわった。" });
    const [found] = await value(backend, "search.find", { text: "とてもにぎわった", limit: 10 });
    expect(found?.comment).toBe("c1");
    await backend.close();
    const plan = openPlanFile(path, { actor: "x" });
    const comments = full.comments.map((comment) =>
      comment.id === "c1" ? { ...comment, text: "商店街がとてもにぎわった。" } : comment,
    );
    const content = readContent(plan.db);
    expect(content).toEqual({
      ...full,
      comments,
      evaluations: expect.arrayContaining(full.evaluations) as unknown,
      results: expect.arrayContaining(full.results) as unknown,
    });
    expect(content.evaluations.find((one) => one.sources)?.sources).toEqual(["c1"]);
    expect(plan.db.pragma("user_version", { simple: true })).toBe(3);
    plan.close();
    expect(readdirSync(folder)).toContain("計画（更新前 版2）.hyoka");
  });

  it("takes at once what others than members say, and refuses what has no speaker", () => {
    const path = join(temporaryFolder(), "計画.hyoka");
    createOldPlan(path, 2, full);
    const plan = openPlanFile(path, { actor: "x" });
    plan.journal.edit({ label: "発言を追加" }, (tx) => {
      const said = { id: "c9", meeting: "r2-1", speaker: "事務局", kind: "answer" as const, text: "はい。" };
      insertComment(tx, { ...said, answers: "c2", recordedAt: "2020-08-07T02:00:00.000Z" }, 9);
    });
    expect(readContent(plan.db).comments.at(-1)).toMatchObject({ speaker: "事務局", answers: "c2" });
    expect(() => plan.db.exec("update comment set member_id = null where id = 'c1'")).toThrow(/CHECK/u);
    expect(() => plan.db.exec("update comment set answers = 'nothing' where id = 'c1'")).toThrow(/FOREIGN/u);
    plan.close();
  });

  it("stays what it was when the step is interrupted, and is brought up to date the next time", () => {
    const path = join(temporaryFolder(), "計画.hyoka");
    createOldPlan(path, 2, full);
    const interrupted: Migration = {
      to: 3,
      up(db) {
        third.up(db);
        throw new Error("the power went");
      },
    };
    const steps = [first, second, interrupted];
    expect(() => openPlanFile(path, { actor: "x", migrations: steps })).toThrow(/power/u);
    const raw = new Sqlite(path, { readonly: true });
    expect(raw.pragma("user_version", { simple: true })).toBe(2);
    expect(raw.prepare("select count(*) from sqlite_schema where name = 'archive'").pluck().get()).toBe(0);
    expect(raw.prepare("select count(*) from comment where member_id is not null").pluck().get()).toBe(3);
    raw.close();
    const plan = openPlanFile(path, { actor: "x" });
    expect(readContent(plan.db).comments).toEqual(full.comments);
    plan.close();
  });

  it("never lets go of fixed files, editions and archives again", () => {
    const path = join(temporaryFolder(), "計画.hyoka");
    createOldPlan(path, 2, full);
    const plan = openPlanFile(path, { actor: "x" });
    const { db } = plan;
    const [file, manifest] = ["a".repeat(64), "b".repeat(64)];
    db.exec(`
      insert into stored_file values ('${file}', x'00');
      insert into paper_edition (id, position, stage, fiscal_year, papers, name, version, fixed_at, actor, docx, tree)
        values ('p', 0, 'handout', 2019, '[]', '資料1', 1, '2020-08-01T00:00:00.000Z', 'x', '${file}', '${file}');
      insert into archive (id, sequence, meeting_id, sealed_at, actor, manifest, manifest_sha256, zip)
        values ('a', 1, 'r2-1', '2020-09-01T00:00:00.000Z', 'x', '{}', '${manifest}', '${file}');
    `);
    for (const [table, change] of [
      ["stored_file", "bytes = x'01'"],
      ["paper_edition", "name = '資料2'"],
      ["archive", "manifest = '[]'"],
    ]) {
      expect(() => db.exec(`update ${table} set ${change}`), `${table}`).toThrow(/only ever added/u);
      expect(() => db.exec(`delete from ${table}`), `${table}`).toThrow(/only ever added/u);
    }
    plan.close();
  });
});

/** As a new file has it: evaluations in the order of their ids. */
function contentOfSmallPlan(): PlanContent {
  const path = join(temporaryFolder(), "new.hyoka");
  createPlan(path);
  const plan = openPlanFile(path, { actor: "x" });
  const content = readContent(plan.db);
  plan.close();
  return content;
}

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

  it.each([
    ["update indicator_year set grade = 'Z' where grade = 'B'", /イベント集客数.*2020年度の評価「Z」/u],
    ["update result set fiscal_year = 2035 where id = 'r1'", /1 にぎわいづくり.*計画の期間の外の成果・課題/u],
    ["update undertaking set arrows = '[{\"from\":2019}]' where id = 'u1'", /重点事業の矢印/u],
    ["update document_row set underlines = '[1]' where id = 'w1'", /下線/u],
    ["update plan_edition set content = '{}'", /計画の版/u],
    ["update form_look set look = '{\"size\":99}' where fiscal_year = 2019", /様式の体裁/u],
    ['update plan set roadmap = \'{"name":"短い","from":2020,"to":2021}\'', /「起業塾」：矢印/u],
    ["delete from document where id = 'd1'", /つながり.*document/u],
    ["delete from project where id = 'p1'", /つながり.*project/u],
  ])("tells what does not fit together in the other forms after: %s", async (change, problem) => {
    const { path, backend: first } = await openFullPlan();
    await first.close();
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

  it.each([
    ['update meeting set attendance = \'[{"member":"m9","status":"present"}]\'', /第1回：出席の記録/u],
    ["update meeting set attendance = '[1]' where id = 'r2-1'", /出席の記録の書き方/u],
    ["update meeting set deadlines_done = '[\"lost\"]' where id = 'r2-1'", /第1回：済んだ日付/u],
    ["update meeting set minutes = replace(minutes, 'a-2-1', 'a-9') where id = 'r2-1'", /第1回：決定事項/u],
    [
      'update agenda_item set subjects = \'[{"kind":"item","id":"9"}]\' where id = \'a-1\'',
      /「開会」の評価シート/u,
    ],
    ["update comment set answers = 'c3' where id = 'c3'", /自分自身への回答/u],
    ["update comment set answers = 'c9' where id = 'c3'", /つながり.*comment/u],
    ["update comment set withheld = '[{}]' where id = 'c1'", /公開しない部分/u],
    ["update evaluation set adopted_meeting_id = 'r9' where adopted_text is not null", /つながり.*meeting/u],
    ["update prior_rating set rating = 'Z' where rating = 'A'", /1 にぎわいづくり.*事前評価「Z」/u],
    ["update prior_rating set fiscal_year = 2035 where note = '判断できない'", /計画の期間の外の事前評価/u],
    ["update item set succeeds = '[\"9\"]' where id = '1-3'", /「農林業の応援」：引き継いだ/u],
    ["update item set from_year = 2022, until_year = 2020 where id = '1-2'", /「農業の応援」：始まる年度/u],
    ["update plan_year set fiscal_year = 2021 where id = '2020'", /令和3年度：前の年度/u],
    ["update plan_year set frozen = null where id = '2019'", /令和元年度：計画の書式が固定されていません/u],
    ["update plan_year set frozen = '{}' where id = '2019'", /前の年度の計画/u],
    ["update plan set quorum = '{\"article\":1}'", /定足数/u],
  ])("tells what does not fit together in the committee's year after: %s", async (change, problem) => {
    const { path, backend: first } = await openCommitteePlan();
    await first.close();
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

  it("takes a grade of a frozen year by the scale of that year", async () => {
    const { path, backend: first } = await openCommitteePlan();
    await first.close();
    const db = new Sqlite(path);
    db.exec("update grade set code = 'X' where code = 'A'");
    db.close();
    const backend = testBackend();
    await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
  });
});
