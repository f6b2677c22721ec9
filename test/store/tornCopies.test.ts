/** Copies of a plan file taken at the wrong moment; `npm run soak` tears hundreds of them. */
import { copyFileSync, existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { backUp } from "#db/backup.ts";
import { readContent } from "#db/content.ts";
import { openPlanFile } from "#db/open.ts";
import { sqliteFailure } from "#db/sqliteFailure.ts";
import { writeFileSafely, writeSettingSafely } from "#electron/backend/files.ts";
import type { OperationError } from "#shared/contract/errors.ts";
import { tearCopies } from "#test/soak/torn/torn.ts";
import { createPlan, openSmallPlan, value } from "./support/backends.ts";
import { fingerprint, temporaryFolder } from "./support/temporary.ts";

function openAndClose(path: string): void {
  openPlanFile(path, { actor: "x" }).close();
}

describe("a torn copy of a plan file", () => {
  it("is refused as damaged or opens as the plan once was, never as something else", () => {
    const torn = tearCopies(24, 20_261_121);
    expect(torn.faults).toEqual([]);
    expect(torn).toMatchObject({ tried: 24 });
    expect(Math.min(torn.refused, torn.opened)).toBeGreaterThan(3);
  });

  it("is damaged when SQLite finds its end missing in the middle of reading, and the disk at fault when it is whole", () => {
    const path = join(temporaryFolder(), "計画.hyoka");
    createPlan(path);
    const error = Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_SHORT_READ" });
    const code = (): unknown => (sqliteFailure(error, path) as OperationError).code;
    expect(code()).toBe("io-failed");
    const bytes = readFileSync(path);
    for (const missing of [1, 2500, 4096, bytes.length - 200, bytes.length - 50]) {
      writeFileSync(path, bytes.subarray(0, bytes.length - missing));
      expect(code()).toBe("damaged");
    }
    rmSync(path);
    expect(code()).toBe("io-failed");
  });

  it("is refused, and stays as it is, beside a log that another plan left under its name", async () => {
    const { backend, path } = await openSmallPlan();
    await value(backend, "committee.rename", { name: "別の委員会" });
    const folder = temporaryFolder();
    const own = join(folder, "計画.hyoka");
    createPlan(own);
    const plan = openPlanFile(own, { actor: "x" });
    plan.journal.edit({ label: "目標を編集" }, (tx) => tx.update("item", "1", { goal: "この計画の目標" }));
    plan.close();
    copyFileSync(`${path}-wal`, `${own}-wal`);
    const before = fingerprint(folder);
    expect(() => openAndClose(own)).toThrow(expect.objectContaining({ code: "damaged" }));
    expect(fingerprint(folder)).toEqual(before);
  });

  it("is refused, and stays as it is, beside its own log when a page is spoiled", async () => {
    const { backend, path } = await openSmallPlan();
    await value(backend, "committee.rename", { name: "新しい名前" });
    const [bytes, log] = [readFileSync(path), readFileSync(`${path}-wal`)];
    let refused = 0;
    for (const page of [5, 17, 29, 41, 53]) {
      const folder = temporaryFolder();
      const copy = join(folder, "計画.hyoka");
      const spoiled = Buffer.from(bytes).fill(0xff, page * 4096, (page + 1) * 4096);
      writeFileSync(copy, spoiled);
      writeFileSync(`${copy}-wal`, log);
      const before = fingerprint(folder);
      try {
        openAndClose(copy);
      } catch (error) {
        expect(error).toMatchObject({ code: "damaged" });
        expect(fingerprint(folder)).toEqual(before);
        refused += 1;
      }
    }
    // A page that the log has anew is whole again.
    expect(refused).toBeGreaterThan(2);
  });

  it("opens with all that was saved beside the log that is its own", async () => {
    const { backend, path } = await openSmallPlan();
    await value(backend, "committee.rename", { name: "新しい名前" });
    const copy = join(temporaryFolder(), "計画.hyoka");
    for (const suffix of ["", "-wal"]) writeFileSync(copy + suffix, readFileSync(path + suffix));
    const plan = openPlanFile(copy, { actor: "x" });
    expect(readContent(plan.db).committee.name).toBe("新しい名前");
    plan.close();
  });
});

describe("a plan file with a blank page", () => {
  it("is refused as damaged when the page was the end of a long text, which SQLite finds nothing wrong with", () => {
    const folder = temporaryFolder();
    const path = join(folder, "計画.hyoka");
    createPlan(path);
    const plan = openPlanFile(path, { actor: "x" });
    const goal = "長い目標。".repeat(3000);
    plan.journal.edit({ label: "目標を編集" }, (tx) => tx.update("item", "1", { goal }));
    plan.close();
    const bytes = readFileSync(path);
    const damaged: number[] = [];
    for (let at = 4096; at < bytes.length; at += 4096) {
      const page = bytes.subarray(at, at + 4096);
      // The last page of a long text leads to no other, and holds the text from its fifth byte on.
      if (page.readUInt32BE(0) !== 0 || !page.includes("い目標。長")) continue;
      writeFileSync(path, Buffer.from(bytes).fill(0, at, at + 4096));
      expect(() => openAndClose(path)).toThrow(expect.objectContaining({ code: "damaged" }));
      damaged.push(at);
    }
    expect(damaged.length).toBeGreaterThan(0);
  });
});

describe("unfinished files of a killed program", () => {
  const text = new TextEncoder().encode("x");
  it.each<[string, (folder: string, plan: string) => unknown]>([
    ["a plan is opened", (_, plan) => openAndClose(plan)],
    ["a plan is made", (folder) => createPlan(join(folder, "新しい計画.hyoka"))],
    ["a document is written", (folder) => writeFileSafely(join(folder, "a.docx"), text, { replace: false })],
    ["a setting is written", (folder) => writeSettingSafely(join(folder, "settings.json"), "{}")],
    ["a backup is made", (folder, plan) => backUpInto(join(folder, "控え.hyoka"), plan)],
  ])("are removed after a day where %s, and nothing else is", async (_, write) => {
    const folder = temporaryFolder();
    const path = join(folder, "計画.hyoka");
    createPlan(path);
    const id = "0b4ee3d0-6a8e-4c39-9a52-9d1ff0b1c9aa";
    const names = {
      old: `.jimukyoku-${id}.tmp`,
      journal: `.jimukyoku-${id}.tmp-journal`,
      young: `.jimukyoku-${id.replace("0b", "1c")}.tmp`,
      foreign: ".jimukyoku-memo.tmp",
      document: "資料1.tmp",
    };
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    for (const name of Object.values(names)) writeFileSync(join(folder, name), "x");
    for (const name of [names.old, names.journal, names.foreign, names.document])
      utimesSync(join(folder, name), yesterday, yesterday);
    await write(folder, path);
    const left = Object.entries(names).flatMap(([key, name]) => (existsSync(join(folder, name)) ? key : []));
    expect(left).toEqual(["young", "foreign", "document"]);
  });
});

/** With the plan read where it lies, as a connection would have it. */
function backUpInto(target: string, plan: string): void {
  const db = new Sqlite(plan);
  try {
    backUp(db, target);
  } finally {
    db.close();
  }
}
