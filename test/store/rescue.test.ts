/** 救出: what can be read of a damaged plan file becomes a sound one, and the rest is told. */
import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { readContent } from "#db/content.ts";
import { openPlanFile } from "#db/open.ts";
import { rescuePlanFile, type Rescued } from "#db/rescue.ts";
import { refusal } from "#db/rescue/refusal.ts";
import { verifyPlan } from "#db/verify.ts";
import type { PlanContent } from "#shared/domain/planContent.ts";
import { createPlan, failure, openSmallPlan, testBackend, value } from "./support/backends.ts";
import { openCommitteePlan } from "./support/committeeYear.ts";
import { openFullPlan } from "./support/fullPlan.ts";
import { openKeptPlan } from "./support/keptPlan.ts";
import { createOldPlan } from "./support/oldPlan.ts";
import { fingerprint, temporaryFolder } from "./support/temporary.ts";

const PAGE = 4096;
/** Every so many pages are tried; the soak spoils any. */
const STEP = 5;
const options = { replace: true, actor: "救出する人", now: new Date("2026-11-21T00:00:00Z") };

const rescue = (path: string): Rescued => rescuePlanFile(path, `${path}.new`, options);

function contentAt(path: string): PlanContent {
  const plan = openPlanFile(path, { actor: "x" });
  try {
    return readContent(plan.db);
  } finally {
    plan.close();
  }
}

/** Number of the page that a table or index begins on. */
function rootOf(path: string, name: string): number {
  const db = new Sqlite(path, { readonly: true });
  try {
    return Number(db.prepare("select rootpage from sqlite_schema where name = ?").pluck().get(name));
  } finally {
    db.close();
  }
}

function overwrite(path: string, page: number, byte = 0xa7): void {
  const bytes = readFileSync(path);
  bytes.fill(byte, (page - 1) * PAGE, page * PAGE);
  writeFileSync(path, bytes);
}

const rowsOf = ({ report }: Rescued, table: string) => report.kinds.find((kind) => kind.table === table);

/** The small plan with so many comments that the table has pages below its first one. */
function createWithManyComments(path: string): number {
  createPlan(path);
  const db = new Sqlite(path);
  const add = db.prepare(
    `insert into comment (id, meeting_id, position, member_id, kind, text, recorded_at)
     values (?, 'r2-1', ?, 'm1', 'opinion', ?, '2020-08-07T01:31:00.000Z')`,
  );
  for (let index = 0; index < 200; index += 1) {
    // Every tenth is too long for one page.
    add.run(`many${index}`, 100 + index, `${index}番目の意見。`.repeat(index % 10 === 0 ? 400 : 5));
  }
  db.close();
  return 203;
}

describe("a sound plan file", () => {
  it.each([
    ["small plan", () => ({ path: plainPlan(), close: async () => {} })],
    ["plan with every form", async () => closing(await openFullPlan())],
    ["plan with a committee's year", async () => closing(await openCommitteePlan())],
    ["plan with fixed papers and archives", async () => closing(await openKeptPlan(2))],
  ])("is saved whole: %s", async (_, make) => {
    const { path, close } = await make();
    await close();
    const rescued = rescue(path);
    expect(rescued.report).toMatchObject({ problems: [], complete: true });
    expect(contentAt(`${path}.new`)).toEqual(contentAt(path));
    const [before, after] = [path, `${path}.new`].map((file) => new Sqlite(file, { readonly: true }));
    for (const table of ["edit_change", "stored_file", "paper_edition", "archive"]) {
      const query = `select * from ${table}`;
      expect(after?.prepare(query).all()).toEqual(before?.prepare(query).all());
    }
    before?.close();
    after?.close();
  });
});

describe("a row that the schema refuses", () => {
  it("is told about in Japanese, with the columns that are at fault", () => {
    const db = new Sqlite(":memory:");
    db.exec(
      "create table t (id text primary key, name text not null, n integer unique check (n > 0)) strict",
    );
    db.exec("insert into t values ('a', '一', 1)");
    const why = (row: string) => {
      try {
        return db.exec(`insert into t values ${row}`);
      } catch (error) {
        return refusal(error);
      }
    };
    expect(why("('b', null, 2)")).toBe("空にできない欄が空です（name）。");
    expect(why("('a', '二', 2)")).toBe("ほかの行と番号が重なっています（id）。");
    expect(why("('b', '二', 1)")).toBe("ほかの行と重なっています（n）。");
    expect(why("('b', '二', 'x')")).toBe("値の種類が合いません（n）。");
    expect(why("('b', '二', 0)")).toBe("決まりにない値です。");
    expect(refusal(new TypeError("t.name"))).toBeUndefined();
    db.close();
  });
});

describe("a plan that is to be replaced", () => {
  it("stays, with what is not in the file yet, while somebody has it open", () => {
    const folder = temporaryFolder();
    const [damaged, target] = [join(folder, "壊れた.hyoka"), join(folder, "使用中.hyoka")];
    createPlan(damaged);
    createPlan(target);
    const plan = openPlanFile(target, { actor: "x" });
    plan.db.prepare("update plan set title = '書いたばかり'").run();
    const before = fingerprint(folder);
    expect(() => rescuePlanFile(damaged, target, options)).toThrow(
      expect.objectContaining({ code: "file-busy" }),
    );
    expect(fingerprint(folder)).toEqual(before);
    plan.close();
    expect(contentAt(target).plan.title).toBe("書いたばかり");
    expect(rescuePlanFile(damaged, target, options).report.complete).toBe(true);
    expect(contentAt(target)).toEqual(contentAt(damaged));
  });
});

function plainPlan(): string {
  const path = join(temporaryFolder(), "計画.hyoka");
  createPlan(path);
  return path;
}

function closing({ path, backend }: { path: string; backend: { close(): Promise<void> } }) {
  return { path, close: () => backend.close() };
}

describe("a damaged plan file", () => {
  it("gives a sound plan and stays as it was, whichever page is overwritten, tried on every fifth", () => {
    const folder = temporaryFolder();
    const whole = join(folder, "計画.hyoka");
    createPlan(whole);
    const pages = readFileSync(whole).length / PAGE;
    const path = join(folder, "壊れた.hyoka");
    for (let page = 1; page <= pages; page += STEP) {
      copyFileSync(whole, path);
      overwrite(path, page, page % 2 === 0 ? 0 : 0xa7);
      const before = readFileSync(path);
      rescue(path);
      expect(readFileSync(path).equals(before), `page ${page}`).toBe(true);
      const plan = openPlanFile(`${path}.new`, { actor: "x" });
      expect(plan.db.pragma("integrity_check", { simple: true }), `page ${page}`).toBe("ok");
      expect(plan.db.pragma("foreign_key_check"), `page ${page}`).toEqual([]);
      plan.close();
    }
  });

  it("is saved whole when only its first page is gone", () => {
    const path = plainPlan();
    const content = contentAt(path);
    overwrite(path, 1);
    const { report } = rescue(path);
    expect(report).toMatchObject({ complete: false, problems: ["ファイルの先頭が壊れています。"] });
    expect(contentAt(`${path}.new`)).toEqual(content);
  });

  it("loses only the rows of a page inside a table, and says how many", () => {
    const path = join(temporaryFolder(), "計画.hyoka");
    const all = createWithManyComments(path);
    const db = new Sqlite(path, { readonly: true });
    const leaves = db.prepare(
      "select pageno, ncell from dbstat where name = 'comment' and pagetype = 'leaf' order by ncell desc",
    );
    const leaf = ((): { pageno: number; ncell: number } => {
      try {
        return leaves.get() as { pageno: number; ncell: number };
      } finally {
        db.close();
      }
    })();
    overwrite(path, leaf.pageno);
    const rescued = rescue(path);
    expect(rowsOf(rescued, "comment")).toEqual({
      table: "comment",
      label: "意見・質問・発言",
      saved: all - leaf.ncell,
      lost: leaf.ncell,
      apart: 0,
    });
    expect(rescued.lostKeys.get("comment")).toHaveLength(leaf.ncell);
  });

  it("loses no row when a page above the rows is gone", () => {
    const path = join(temporaryFolder(), "計画.hyoka");
    const all = createWithManyComments(path);
    const content = contentAt(path);
    overwrite(path, rootOf(path, "comment"));
    const rescued = rescue(path);
    expect(rowsOf(rescued, "comment")).toMatchObject({ saved: all, lost: 0, apart: 0 });
    expect(contentAt(`${path}.new`)).toEqual(content);
  });

  it("keeps the words of rows whose subject is lost", () => {
    const path = plainPlan();
    overwrite(path, rootOf(path, "item"));
    const rescued = rescue(path);
    expect(rowsOf(rescued, "item")).toMatchObject({ saved: 0, lost: 4 });
    const evaluations = rescued.apart.filter(({ table }) => table === "evaluation");
    expect(evaluations).toHaveLength(2);
    expect(evaluations.every(({ kept, row }) => !kept && row["item_id"] !== null)).toBe(true);
    // What was said stays in the plan, without its subject.
    expect(rowsOf(rescued, "comment")).toMatchObject({ saved: 3, lost: 0, apart: 0 });
    expect(rescued.apart.some(({ table, kept }) => table === "comment" && kept)).toBe(true);
  });

  it("keeps what members said when the members are lost", () => {
    const path = plainPlan();
    const texts = contentAt(path).comments.map(({ text }) => text);
    overwrite(path, rootOf(path, "member"));
    rescue(path);
    const { comments } = contentAt(`${path}.new`);
    expect(comments.map(({ text }) => text)).toEqual(texts);
    expect(comments[0]?.speaker).toBe("（名前を読み取れなかった委員）");
  });

  it("gets the fiscal year of the day when neither its own row nor any other names a year", () => {
    const path = plainPlan();
    const db = new Sqlite(path);
    db.pragma("foreign_keys = off");
    for (const table of ["plan", "evaluation", "indicator_value", "meeting", "comment"])
      db.exec(`delete from ${table}`);
    db.close();
    rescuePlanFile(path, `${path}.new`, { ...options, now: new Date("2031-02-01T00:00:00Z") });
    expect(contentAt(`${path}.new`).plan).toMatchObject({ firstFiscalYear: 2030, lastFiscalYear: 2030 });
  });

  it("gets a makeshift name and years when its own row is lost", () => {
    const path = plainPlan();
    overwrite(path, rootOf(path, "plan"));
    const { report } = rescue(path);
    expect(report.title).toBeNull();
    expect(report.problems.join()).toContain("仮の名称と年度");
    const { plan, items, evaluations } = contentAt(`${path}.new`);
    expect(plan.title).toBe("救出した計画");
    expect([items.length, evaluations.length]).toEqual([4, 3]);
  });

  it("gives what is left wherever its end is missing", () => {
    const folder = temporaryFolder();
    const whole = join(folder, "計画.hyoka");
    createPlan(whole);
    const size = readFileSync(whole).length;
    for (const length of [size - 1, size - PAGE, Math.floor(size / 2), PAGE * 10]) {
      const path = join(folder, `${length}.hyoka`);
      copyFileSync(whole, path);
      truncateSync(path, length);
      const { report } = rescue(path);
      expect(report.complete, `${length} bytes`).toBe(false);
      const plan = openPlanFile(`${path}.new`, { actor: "x" });
      expect(verifyPlan(plan.db).rows, `${length} bytes`).toBeGreaterThan(0);
      plan.close();
    }
  });

  it("does not bring back what was deleted", () => {
    const path = join(temporaryFolder(), "計画.hyoka");
    createWithManyComments(path);
    const db = new Sqlite(path);
    db.exec("delete from comment where id like 'many%'");
    db.close();
    expect(rowsOf(rescue(path), "comment")).toMatchObject({ saved: 3, lost: 0, apart: 0 });
  });

  it.each([1, 2])("of schema %i becomes a plan of this version", (version) => {
    const path = join(temporaryFolder(), "計画.hyoka");
    createOldPlan(path, version);
    copyFileSync(path, `${path}.whole`);
    overwrite(path, rootOf(path, "handout"));
    const rescued = rescue(path);
    expect(rowsOf(rescued, "handout")).toMatchObject({ saved: 0 });
    const [saved, whole] = [contentAt(`${path}.new`), contentAt(`${path}.whole`)];
    expect(saved.comments).toEqual(whole.comments);
    expect(saved.evaluations).toEqual(whole.evaluations);
  });

  it("of schema 1 without its first page is known by its rows", () => {
    const path = join(temporaryFolder(), "計画.hyoka");
    createOldPlan(path, 1);
    copyFileSync(path, `${path}.whole`);
    overwrite(path, 1);
    rescue(path);
    expect(contentAt(`${path}.new`).comments).toEqual(contentAt(`${path}.whole`).comments);
  });

  it("takes what was saved and still lies in the log beside it", async () => {
    const { backend, path } = await openCommitteePlan();
    await value(backend, "structure.updatePlan", { patch: { title: "最後に保存した名前" } });
    const copy = join(temporaryFolder(), "計画.hyoka");
    copyFileSync(path, copy);
    copyFileSync(`${path}-wal`, `${copy}-wal`);
    expect(rescue(copy).report.title).toBe("最後に保存した名前");
  });
});

describe("a file from which nothing can be saved", () => {
  it.each([
    ["is no plan", Buffer.from("これは計画ファイルではありません。".repeat(500))],
    ["is full of zeros", Buffer.alloc(PAGE * 20)],
  ])("is told honestly when it %s, and no file is made", async (_, bytes) => {
    const folder = temporaryFolder();
    const path = join(folder, "壊れた.hyoka");
    writeFileSync(path, bytes);
    const before = fingerprint(folder);
    const backend = testBackend();
    const tokens = {
      source: backend.grantFile(path, "read"),
      token: backend.grantFile(join(folder, "新.hyoka"), "write"),
    };
    expect((await failure(backend, "plan.rescue", tokens)).code).toBe("nothing-readable");
    expect(
      (await failure(backend, "plan.rescueReport", { token: backend.grantFile(path, "read") })).code,
    ).toBe("nothing-readable");
    expect(fingerprint(folder)).toEqual(before);
  });

  it("is left alone when a newer version or another program wrote it", async () => {
    for (const [pragma, code] of [
      ["user_version = 99", "newer-version"],
      ["application_id = 7", "foreign-database"],
    ] as const) {
      const path = plainPlan();
      const db = new Sqlite(path);
      db.pragma(pragma);
      db.close();
      expect(() => rescue(path)).toThrow(new RegExp(code, "u"));
    }
  });

  it("is left alone while somebody works in it", async () => {
    const { path } = await openCommitteePlan();
    expect(() => rescue(path)).toThrow(/file-busy/u);
  });
});

describe("rescuing through the contract", () => {
  it("makes and opens a new plan and lays a report beside it with the words that stayed outside", async () => {
    const path = plainPlan();
    const folder = join(path, "..");
    overwrite(path, rootOf(path, "item"));
    const before = readFileSync(path);
    const backend = testBackend();
    const answer = await value(backend, "plan.rescue", {
      source: backend.grantFile(path, "read"),
      token: backend.grantFile(join(folder, "新しい計画.hyoka"), "write"),
    });
    expect(answer.plan.fileName).toBe("新しい計画.hyoka");
    expect(
      readdirSync(folder)
        .filter((name) => !/^~\$|-wal$|-shm$/u.test(name))
        .toSorted(),
    ).toEqual(["計画.hyoka", "新しい計画.hyoka", "新しい計画（救出の報告）.txt"].toSorted());
    expect(readFileSync(path).equals(before)).toBe(true);
    const text = readFileSync(join(folder, answer.reportFile ?? ""), "utf8");
    const evaluation = contentOfWhole().evaluations.find((one) => one.achievement !== undefined);
    expect(text).toContain(evaluation?.achievement);
    const history = await value(backend, "history.list", { limit: 10 });
    expect(JSON.stringify(history)).toContain("「計画.hyoka」から読める内容を救出");
  });

  it("opens the new plan also where its report cannot be written, and says so", async () => {
    const path = plainPlan();
    // A name that the folder takes, but not with the report's words added to it.
    const name = `${"長".repeat(80)}.hyoka`;
    const backend = testBackend();
    const answer = await value(backend, "plan.rescue", {
      source: backend.grantFile(path, "read"),
      token: backend.grantFile(join(path, "..", name), "write"),
    });
    expect(answer.plan.fileName).toBe(name);
    expect(answer.reportFile).toBeNull();
  });

  it("never writes over the damaged file itself", async () => {
    const path = plainPlan();
    const backend = testBackend();
    const error = await failure(backend, "plan.rescue", {
      source: backend.grantFile(path, "read"),
      token: backend.grantFile(path, "write", { replace: true }),
    });
    expect(error.code).toBe("already-exists");
  });

  it("names the sound copies that lie beside the file, and no others", async () => {
    const path = plainPlan();
    const folder = join(path, "..");
    copyFileSync(path, join(folder, "計画（更新前 版2）.hyoka"));
    copyFileSync(path, join(folder, "計画 - コピー.hyoka"));
    overwrite(join(folder, "計画 - コピー.hyoka"), rootOf(path, "item"));
    overwrite(path, rootOf(path, "item"));
    const backend = testBackend();
    const { report, copies } = await value(backend, "plan.rescueReport", {
      token: backend.grantFile(path, "read"),
    });
    expect(report.complete).toBe(false);
    expect(copies.map(({ name }) => name)).toEqual(["計画（更新前 版2）.hyoka"]);
    const [copy] = copies;
    expect((await value(backend, "plan.open", { token: copy?.token ?? "" })).plan.title).toBe(copy?.title);
  });
});

describe("backups of a damaged plan", () => {
  it("are named, and become a plan of their own rather than be worked in", async () => {
    const { backend, path, folder } = await openSmallPlan({
      backups: { folder: join(temporaryFolder(), "控え") },
    });
    await value(backend, "backup.now", {});
    await value(backend, "plan.close", {});
    const content = contentAt(path);
    overwrite(path, rootOf(path, "item"));
    const { copies } = await value(backend, "plan.rescueReport", { token: backend.grantFile(path, "read") });
    expect(copies.map(({ kept }) => kept)).toEqual([true]);
    const { report } = await value(backend, "plan.rescue", {
      source: copies[0]?.token ?? "",
      token: backend.grantFile(join(folder, "控えから.hyoka"), "write"),
    });
    expect(report.complete).toBe(true);
    await backend.close();
    expect(contentAt(join(folder, "控えから.hyoka"))).toEqual(content);
  });
});

function contentOfWhole(): PlanContent {
  return contentAt(plainPlan());
}
