/** What was written as a backup gets its name only when it is the plan: whole, with every row, also in the second folder. */
import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite, { type Database } from "better-sqlite3";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type * as Files from "#electron/backend/files.ts";
import { backUp } from "#db/backup.ts";
import { copyToSecond } from "#electron/backend/backup/secondFolder.ts";
import { createPlan } from "./support/newPlan.ts";
import { temporaryFolder } from "./support/temporary.ts";

/** What the disk makes of the bytes that are written into the second folder. */
const disk = vi.hoisted(() => ({ spoil: (bytes: Uint8Array): Uint8Array => bytes }));
vi.mock("#electron/backend/files.ts", async (original) => {
  const files = await original<typeof Files>();
  const writeFileSafely: typeof files.writeFileSafely = (path, bytes, options) =>
    files.writeFileSafely(path, disk.spoil(bytes), options);
  return { ...files, writeFileSafely };
});

function plan(): { db: Database; path: string } {
  const path = join(temporaryFolder(), "計画.hyoka");
  createPlan(path);
  const db = new Sqlite(path, { readonly: true });
  onTestFinished(() => void db.close());
  return { db, path };
}

/** The same database, whose copies the disk spoils as soon as they are written. */
function spoiled(db: Database, spoil: (copy: string) => void): Database {
  return new Proxy(db, {
    get(target, name) {
      if (name === "prepare") {
        return (text: string) => {
          const statement = target.prepare(text);
          if (!text.startsWith("vacuum")) return statement;
          return {
            run(copy: string) {
              statement.run(copy);
              spoil(copy);
            },
          };
        };
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

function change(copy: string, text: string): void {
  const db = new Sqlite(copy);
  db.exec(text);
  db.close();
}

describe("a backup that came out wrong", () => {
  it.each<[string, (copy: string) => void]>([
    ["has a page of nothing", (copy) => overwrite(copy, 4096 * 3, 4096)],
    ["lacks its end", (copy) => truncateSync(copy, 4096 * 5)],
    ["lacks a row", (copy) => change(copy, "delete from grade where position = 0")],
    ["lacks a table", (copy) => change(copy, "drop table prior_rating")],
    ["is not marked as a plan", (copy) => change(copy, "pragma application_id = 0")],
  ])("never gets a name and leaves nothing: it %s", (_, spoil) => {
    const { db } = plan();
    const folder = temporaryFolder();
    const target = join(folder, "控え.hyoka");
    expect(() => backUp(spoiled(db, spoil), target)).toThrow();
    expect(readdirSync(folder)).toEqual([]);
    backUp(db, target);
    expect(readdirSync(folder)).toEqual(["控え.hyoka"]);
  });

  it("is not left in the second folder, where it would stand in the list", async () => {
    const { path } = plan();
    const root = temporaryFolder();
    const to = { root, folder: join(root, "計画"), name: "控え.hyoka", now: new Date() };
    disk.spoil = (bytes) => Uint8Array.from(bytes, (byte, index) => (index === 5000 ? byte ^ 1 : byte));
    await expect(copyToSecond(path, to)).rejects.toThrow(/io-failed/u);
    expect(readdirSync(to.folder)).toEqual([]);
    disk.spoil = (bytes) => bytes;
    await copyToSecond(path, to);
    expect(readFileSync(join(to.folder, to.name)).equals(readFileSync(path))).toBe(true);
  });

  it("is not made anew in a second folder that is gone, nor where a file stands in its way", async () => {
    const { path } = plan();
    const house = temporaryFolder();
    const gone = join(house, "USB");
    const to = { root: gone, folder: join(gone, "計画"), name: "控え.hyoka", now: new Date() };
    await expect(copyToSecond(path, to)).rejects.toThrow(/file-not-found|folder-gone/u);
    writeFileSync(gone, "");
    await expect(copyToSecond(path, to)).rejects.toThrow(/folder-gone/u);
    expect(readdirSync(house)).toEqual(["USB"]);
  });
});

function overwrite(file: string, from: number, length: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0, from, from + length);
  writeFileSync(file, bytes);
}
