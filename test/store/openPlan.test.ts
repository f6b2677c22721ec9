/** Opening plan files: what is refused, with which words, and that refusing changes nothing. */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { APPLICATION_ID } from "#db/applicationId.ts";
import { openPlanFile } from "#db/open.ts";
import { sqliteFailure } from "#db/sqliteFailure.ts";
import type { Failure } from "#shared/contract/errors.ts";
import type { MethodInput } from "#shared/contract/methods.ts";
import { failureSentences } from "#shared/messages/failure.ts";
import { createPlan, failure, openSmallPlan, testBackend, value } from "./support/backends.ts";
import { fingerprint, temporaryFolder } from "./support/temporary.ts";

/** What opening the file answers; the folder must be the same afterwards. */
async function refusal(folder: string, name: string): Promise<Failure> {
  const before = fingerprint(folder);
  const backend = testBackend();
  const error = await failure(backend, "plan.open", { token: backend.grantFile(join(folder, name), "read") });
  await backend.close();
  expect(fingerprint(folder)).toEqual(before);
  return error;
}

function thrown(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

const isRoot = process.getuid?.() === 0;

/** Opens the plan from an account that may only read its folder; an administrator could always write. */
function lookAsNobody(folder: string, name: string): unknown {
  chmodSync(folder, 0o555);
  const module = JSON.stringify(join(import.meta.dirname, "../../db/open.ts"));
  const program = `
    const { openPlanFile } = await import(${module});
    process.setgid(65534);
    process.setuid(65534);
    const plan = openPlanFile(${JSON.stringify(join(folder, name))}, { actor: "x" });
    const title = plan.db.prepare("select title from plan").pluck().get();
    process.stdout.write(JSON.stringify({ readOnly: plan.readOnly, title }));
    plan.close();`;
  const result = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect(result.stderr).toBe("");
  return JSON.parse(result.stdout);
}

const achievement: MethodInput<"field.setText"> = {
  field: {
    entity: "evaluation",
    subject: { kind: "item", id: "1-1" },
    fiscalYear: 2019,
    property: "achievement",
  },
  text: "書き換え",
  session: "s",
};

describe("a file that is not a plan file", () => {
  it("is refused when it is empty, text, or a piece of the SQLite magic", async () => {
    const files: [content: string, code: string][] = [
      ["", "not-a-plan"],
      ["これは計画ファイルではありません。", "not-a-plan"],
      ["PK\u0003\u0004".repeat(100), "not-a-plan"],
      ["SQLite form", "damaged"],
    ];
    for (const [content, code] of files) {
      const folder = temporaryFolder();
      writeFileSync(join(folder, "a.hyoka"), content);
      expect(await refusal(folder, "a.hyoka")).toMatchObject({ code, details: { file: "a.hyoka" } });
    }
  });

  it("is refused when it is a folder", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "a.hyoka"));
    const backend = testBackend();
    const error = await failure(backend, "plan.open", {
      token: backend.grantFile(join(folder, "a.hyoka"), "read"),
    });
    expect(error).toMatchObject({ code: "io-failed", details: { reason: "EISDIR" } });
    expect(failureSentences(error).what).toBe("「a.hyoka」はファイルではなく、フォルダーです。");
  });

  it("is refused as a foreign database when another program made it", async () => {
    const folder = temporaryFolder();
    const db = new Sqlite(join(folder, "b.hyoka"));
    db.exec("create table a (b text); pragma user_version = 1");
    db.close();
    expect(await refusal(folder, "b.hyoka")).toMatchObject({
      code: "foreign-database",
      details: { file: "b.hyoka" },
    });
  });
});

describe("a plan file that cannot be read", () => {
  it("is refused when a newer version wrote it", async () => {
    const folder = temporaryFolder();
    createPlan(join(folder, "c.hyoka"));
    const db = new Sqlite(join(folder, "c.hyoka"));
    db.pragma("user_version = 99");
    db.close();
    expect(await refusal(folder, "c.hyoka")).toMatchObject({
      code: "newer-version",
      details: { file: "c.hyoka" },
    });
  });

  it("is refused as damaged wherever its end is missing", async () => {
    const whole = join(temporaryFolder(), "d.hyoka");
    createPlan(whole);
    const size = readFileSync(whole).length;
    for (const length of [50, 100, 4096, Math.floor(size / 2), size - 1]) {
      const folder = temporaryFolder();
      copyFileSync(whole, join(folder, "d.hyoka"));
      truncateSync(join(folder, "d.hyoka"), length);
      expect(await refusal(folder, "d.hyoka"), `${length} bytes`).toMatchObject({ code: "damaged" });
    }
  });

  it("is refused as damaged when a page inside is overwritten", async () => {
    const folder = temporaryFolder();
    createPlan(join(folder, "e.hyoka"));
    const bytes = readFileSync(join(folder, "e.hyoka"));
    bytes.fill(0xff, 4096 * 3, 4096 * 6);
    writeFileSync(join(folder, "e.hyoka"), bytes);
    expect(await refusal(folder, "e.hyoka")).toMatchObject({ code: "damaged" });
  });

  it("is told apart from a missing file and a missing folder", async () => {
    const folder = temporaryFolder();
    expect(await refusal(folder, "f.hyoka")).toMatchObject({
      code: "file-not-found",
      details: { file: "f.hyoka" },
    });
    const gone = join(folder, "usb");
    const backend = testBackend();
    const error = await failure(backend, "plan.open", {
      token: backend.grantFile(join(gone, "f.hyoka"), "read"),
    });
    expect(error).toMatchObject({ code: "folder-gone", details: { folder: gone } });
  });

  it("is busy while another program has it open", async () => {
    const { path } = await openSmallPlan();
    const backend = testBackend();
    const error = await failure(backend, "plan.open", { token: backend.grantFile(path, "read") });
    expect(error).toMatchObject({ code: "file-busy", details: { file: "計画.hyoka" } });
  });
});

describe("a plan file that cannot be written", () => {
  it("can be looked at and exported, and says why it cannot be edited", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "g.hyoka");
    createPlan(path);
    chmodSync(path, 0o444);
    const before = fingerprint(folder);
    const backend = testBackend();
    const opened = await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
    expect(opened.plan.readOnly).toBe(true);
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2019 })).evaluations).toHaveLength(2);
    expect((await value(backend, "plan.verify", {})).sound).toBe(true);
    expect(await value(backend, "search.find", { text: "商店街", limit: 5 })).not.toHaveLength(0);
    expect(await failure(backend, "field.setText", achievement)).toMatchObject({
      code: "read-only",
      details: { file: "g.hyoka" },
    });
    await backend.close();
    expect(fingerprint(folder)).toEqual(before);
  });

  it.skipIf(!isRoot)("opens read-only in a folder that takes no new files", () => {
    const folder = temporaryFolder();
    createPlan(join(folder, "h.hyoka"));
    chmodSync(join(folder, "h.hyoka"), 0o666);
    expect(lookAsNobody(folder, "h.hyoka")).toEqual({ readOnly: true, title: "見本市産業振興計画" });
  });

  it.skipIf(!isRoot)("is read to its last save even when the last session did not end properly", async () => {
    const { backend, path } = await openSmallPlan();
    await value(backend, "structure.updatePlan", { patch: { title: "最後に保存した名前" } });
    const folder = temporaryFolder();
    copyFileSync(path, join(folder, "i.hyoka"));
    copyFileSync(`${path}-wal`, join(folder, "i.hyoka-wal"));
    for (const name of ["i.hyoka", "i.hyoka-wal"]) chmodSync(join(folder, name), 0o444);
    const before = fingerprint(folder);
    expect(lookAsNobody(folder, "i.hyoka")).toEqual({ readOnly: true, title: "最後に保存した名前" });
    expect(fingerprint(folder)).toEqual(before);
  });
});

describe("an open plan file", () => {
  it("is not changed by looking at it", async () => {
    const { backend, folder, path } = await openSmallPlan();
    await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    await value(backend, "history.list", { limit: 10 });
    await backend.close();
    const reopened = testBackend();
    const before = fingerprint(folder);
    await value(reopened, "plan.open", { token: reopened.grantFile(path, "read") });
    await reopened.close();
    expect(fingerprint(folder)).toEqual(before);
  });

  it("is a single file again after closing", async () => {
    const { backend, folder } = await openSmallPlan();
    await value(backend, "field.setText", achievement);
    expect(Object.keys(fingerprint(folder))).toContain("計画.hyoka-wal");
    await backend.close();
    expect(Object.keys(fingerprint(folder))).toEqual(["計画.hyoka"]);
  });

  it("stays open when opening another one fails", async () => {
    const { backend, folder } = await openSmallPlan();
    writeFileSync(join(folder, "x.hyoka"), "x");
    await failure(backend, "plan.open", { token: backend.grantFile(join(folder, "x.hyoka"), "read") });
    expect(await value(backend, "plan.current", {})).toMatchObject({ fileName: "計画.hyoka" });
  });

  it("says which years it has and which to show first", async () => {
    const { backend } = await openSmallPlan();
    const current = await value(backend, "plan.current", {});
    expect(current?.fiscalYears).toEqual([2019, 2020, 2021, 2022]);
    expect(current?.currentFiscalYear).toBe(2020);
  });

  it("refuses to save into a file that was moved away or replaced meanwhile", async () => {
    const { backend, folder, path } = await openSmallPlan();
    renameSync(path, join(folder, "移動.hyoka"));
    expect(await failure(backend, "field.setText", achievement)).toMatchObject({ code: "file-replaced" });
    copyFileSync(join(folder, "移動.hyoka"), path);
    expect(await failure(backend, "field.setText", achievement)).toMatchObject({ code: "file-replaced" });
    rmSync(folder, { recursive: true });
    expect(await failure(backend, "field.setText", achievement)).toMatchObject({ code: "folder-gone" });
  });

  it("says that the disk is full, keeps what was saved, and goes on when there is room again", () => {
    const path = join(temporaryFolder(), "full.hyoka");
    createPlan(path);
    const plan = openPlanFile(path, { actor: "x" });
    const pages = Number(plan.db.pragma("page_count", { simple: true }));
    const save = (goal: string): void => {
      plan.journal.edit({ label: "目指す姿を編集" }, (tx) => tx.update("item", "1", { goal }));
    };
    plan.db.pragma(`max_page_count = ${pages}`);
    const error = thrown(() => save("長い".repeat(50_000)));
    expect(sqliteFailure(error, path)).toMatchObject({ code: "disk-full", details: { file: "full.hyoka" } });
    expect(plan.db.prepare("select goal from item where id = '1'").pluck().get()).toBe("人が集まるまち");
    plan.db.pragma("max_page_count = 100000");
    save("長い".repeat(50_000));
    plan.close();
    const reopened = openPlanFile(path, { actor: "x" });
    expect(reopened.db.prepare("select length(goal) from item where id = '1'").pluck().get()).toBe(100_000);
    reopened.close();
  });

  it("carries the mark of a plan file and the schema's version", () => {
    const path = join(temporaryFolder(), "mark.hyoka");
    createPlan(path);
    const bytes = readFileSync(path);
    expect(bytes.readUInt32BE(68)).toBe(APPLICATION_ID);
    expect(bytes.toString("latin1", 68, 72)).toBe("JMKY");
    expect(bytes.readUInt32BE(60)).toBe(3);
  });
});
