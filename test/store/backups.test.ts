/** 控え: made while a plan is edited, checked, kept for a while in one or two folders, and gone back to. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { Backend, BackendOptions } from "#electron/backend/backend.ts";
import { AFTER_OPENING, BETWEEN } from "#electron/backend/backup/keeper.ts";
import { folderOfPlan } from "#electron/backend/backup/names.ts";
import type { BackupState } from "#shared/domain/backup.ts";
import { failure, openSmallPlan, testBackend, value } from "./support/backends.ts";
import { fingerprint, temporaryFolder } from "./support/temporary.ts";

interface Desk {
  backend: Backend;
  path: string;
  /** Folder of this plan's backups. */
  own: string;
  backups: string;
  /** Lets time pass; what is due then is done. */
  pass: (milliseconds: number) => void;
  write: (text: string) => Promise<void>;
  /** The same text field, still open: grows the edit before. */
  type: (text: string) => Promise<void>;
  text: () => Promise<string>;
  state: () => Promise<BackupState>;
}

async function desk(options: Partial<BackendOptions> = {}): Promise<Desk> {
  const backups = join(temporaryFolder(), "控え");
  let now = Date.parse("2026-11-21T01:00:00.000Z");
  const due: { at: number; work: () => void }[] = [];
  const { backend, path } = await openSmallPlan({
    backups: { folder: backups },
    now: () => new Date(now),
    schedule(milliseconds, work) {
      const one = { at: now + milliseconds, work };
      due.push(one);
      return () => {
        if (due.includes(one)) due.splice(due.indexOf(one), 1);
      };
    },
    ...options,
  });
  return {
    backend,
    path,
    backups,
    own: folderOfPlan(backups, path),
    pass(milliseconds) {
      now += milliseconds;
      for (const one of due.filter(({ at }) => at <= now)) {
        due.splice(due.indexOf(one), 1);
        one.work();
      }
    },
    async write(text) {
      now += 1000;
      await value(backend, "field.setText", { field, text, session: text });
    },
    async type(text) {
      now += 1000;
      await value(backend, "field.setText", { field, text, session: "typing" });
    },
    async text() {
      const { evaluations } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
      return evaluations.find((one) => one.subject.id === "1-1")?.achievement ?? "";
    },
    state: () => value(backend, "backup.list", {}),
  };
}

const field = {
  entity: "evaluation",
  subject: { kind: "item", id: "1-1" },
  fiscalYear: 2019,
  property: "achievement",
} as const;

/** What a backup file holds, read by SQLite alone. */
function achievementIn(file: string): unknown {
  const db = new Sqlite(file, { readonly: true });
  try {
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.pragma("application_id", { simple: true })).toBe(0x4a4d4b59);
    return db
      .prepare("select achievement from evaluation where item_id = '1-1' and fiscal_year = 2019")
      .pluck()
      .get();
  } finally {
    db.close();
  }
}

async function chooseSecond(backend: Backend, folder: string): Promise<void> {
  await value(backend, "backup.setSecond", { folder: backend.grantFile(folder, "folder") });
}

describe("automatic backups", () => {
  it("are made soon after opening, and 15 minutes after the first edit since, while editing goes on", async () => {
    const { pass, write, own, state } = await desk();
    expect(existsSync(own)).toBe(false);
    pass(AFTER_OPENING);
    expect(readdirSync(own)).toEqual(["計画 2026-11-21 10-00-05 自動.hyoka"]);
    await write("一つ目");
    pass(BETWEEN - 2000);
    await write("二つ目");
    expect(readdirSync(own)).toHaveLength(1);
    pass(2000);
    const { backups } = await state();
    expect(backups).toHaveLength(2);
    expect(backups[0]).toMatchObject({ reason: "automatic", place: "own" });
    expect(achievementIn(join(own, backups[0]?.name ?? ""))).toBe("二つ目");
  });

  it("are not made of what has not changed", async () => {
    const { backend, pass, own, path, write } = await desk();
    pass(AFTER_OPENING);
    await value(backend, "plan.close", {});
    await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
    pass(AFTER_OPENING);
    expect(readdirSync(own)).toHaveLength(1);
    await write("変えた");
    await value(backend, "plan.close", {});
    await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
    pass(AFTER_OPENING);
    expect(readdirSync(own)).toHaveLength(2);
  });

  it("give way to later ones: three of a day's", async () => {
    const { pass, write, own } = await desk();
    pass(AFTER_OPENING);
    for (const text of ["一", "二", "三", "四"]) {
      await write(text);
      pass(BETWEEN);
    }
    const kept = readdirSync(own).toSorted();
    expect(kept.map((name) => achievementIn(join(own, name)))).toEqual(["二", "三", "四"]);
  });

  it("leave files in the folder alone that are none of theirs", async () => {
    const { backend, own } = await desk();
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "計画 2001-01-01 メモ.hyoka"), "メモ");
    await value(backend, "backup.now", {});
    expect(readdirSync(own)).toContain("計画 2001-01-01 メモ.hyoka");
  });

  it("that cannot be made are told of, leave nothing behind, and are tried again", async () => {
    const { backups, own, pass, write, state } = await desk();
    writeFileSync(backups, "フォルダーではない");
    pass(AFTER_OPENING);
    expect(await state()).toMatchObject({ failed: true, backups: [] });
    rmSync(backups);
    await write("続けて書ける");
    pass(BETWEEN);
    expect(await state()).toMatchObject({ failed: false });
    expect(readdirSync(own)).toHaveLength(1);
  });
});

describe("a plan file that a new plan takes the place of", () => {
  it("is kept first; a file that is no plan is not", async () => {
    const { backend, path, own, write } = await desk();
    await write("前の計画");
    await value(backend, "plan.close", {});
    const token = () => backend.grantFile(path, "write", { replace: true });
    await value(backend, "plan.createSample", { token: token() });
    const [kept = "", ...others] = readdirSync(own);
    expect(kept).toContain("上書き前");
    expect(others).toEqual([]);
    expect(achievementIn(join(own, kept))).toBe("前の計画");
    await value(backend, "plan.close", {});
    writeFileSync(path, "計画ではない");
    await value(backend, "plan.createSample", { token: token() });
    expect(readdirSync(own)).toEqual([kept]);
  });
});

describe("the second folder", () => {
  it("gets the same backup; while it is missing that is said, and the next backup tries again", async () => {
    const { backend, path, own, state, write } = await desk();
    const stick = join(temporaryFolder(), "USB");
    mkdirSync(stick);
    await chooseSecond(backend, stick);
    renameSync(stick, `${stick}-抜いた`);
    let told = 0;
    backend.onEvent((event) => (told += event === "backup.changed" ? 1 : 0));
    const { name } = await value(backend, "backup.now", {});
    // Once for the backup on this PC, once for the copy that could not be made.
    await expect.poll(() => told).toBe(2);
    expect((await state()).secondMissing).toBe(true);
    expect(existsSync(stick)).toBe(false);
    expect(readdirSync(own)).toEqual([name]);
    renameSync(`${stick}-抜いた`, stick);
    await write("戻った");
    const next = await value(backend, "backup.now", {});
    const there = folderOfPlan(stick, path);
    await expect.poll(() => told).toBe(4);
    expect((await state()).secondMissing).toBe(false);
    expect((await state()).backups).toHaveLength(3);
    expect(fingerprint(there)).toEqual({ [next.name]: fingerprint(own)[next.name] });
  });

  it("is remembered by the program, and can be given up", async () => {
    const { backend, backups, path } = await desk();
    const stick = temporaryFolder();
    await chooseSecond(backend, stick);
    await backend.close();
    const later = testBackend({ backups: { folder: backups } });
    await value(later, "plan.open", { token: later.grantFile(path, "read") });
    expect((await value(later, "backup.list", {})).second).toBe(stick);
    await value(later, "backup.setSecond", { folder: null });
    expect((await value(later, "backup.list", {})).second).toBeNull();
  });

  it("takes the backup alone when this PC has no room for it", async () => {
    const { backend, backups, path, state } = await desk();
    const stick = temporaryFolder();
    await chooseSecond(backend, stick);
    // A folder where the backups of this plan should lie cannot be made.
    writeFileSync(folderOfPlan(backups, path), "ここには作れない");
    const { name } = await value(backend, "backup.now", {});
    expect(readdirSync(folderOfPlan(stick, path))).toEqual([name]);
    expect((await state()).backups).toMatchObject([{ place: "second", name }]);
  });

  it("is named by a token of a dialog only", async () => {
    const { backend } = await desk();
    const token = backend.grantFile(temporaryFolder(), "read");
    expect((await failure(backend, "backup.setSecond", { folder: token })).code).toBe("token-unknown");
    expect((await failure(backend, "backup.setSecond", { folder: "/tmp" })).code).toBe("invalid-input");
  });
});

describe("going back to a backup", () => {
  it("keeps what was there first, on top of the list, so that it can be taken back", async () => {
    const { backend, write, text, state } = await desk();
    await write("前の文");
    await value(backend, "backup.now", {});
    await write("後の文");
    const [old] = (await state()).backups;
    const { kept, plan } = await value(backend, "backup.restore", { id: old?.id ?? "" });
    expect(plan.fileName).toBe("計画.hyoka");
    expect(await text()).toBe("前の文");
    const [top] = (await state()).backups;
    expect(top).toEqual(kept);
    expect(top?.reason).toBe("before-restore");
    await write("戻してからの文");
    await value(backend, "backup.restore", { id: kept.id });
    expect(await text()).toBe("後の文");
    await value(backend, "backup.restore", { id: (await state()).backups[0]?.id ?? "" });
    expect(await text()).toBe("戻してからの文");
  });

  it("lets go of none before, not even the next morning: one may be needed once more", async () => {
    const { backend, pass, write, state } = await desk();
    pass(AFTER_OPENING);
    await write("一");
    pass(BETWEEN);
    pass(24 * 60 * 60 * 1000);
    const yesterday = (await state()).backups.map(({ id }) => id);
    expect(yesterday).toHaveLength(2);
    const { kept } = await value(backend, "backup.restore", { id: yesterday[1] ?? "" });
    expect((await state()).backups.map(({ id }) => id)).toEqual([kept.id, ...yesterday]);
  });

  it("leaves one plan file that is whole, and can be edited on", async () => {
    const { backend, path, write, text } = await desk();
    await value(backend, "backup.now", {});
    await write("書いた");
    const [old] = (await value(backend, "backup.list", {})).backups;
    await value(backend, "backup.restore", { id: old?.id ?? "" });
    await write("続き");
    expect(await text()).toBe("続き");
    expect((await value(backend, "plan.verify", {})).sound).toBe(true);
    await value(backend, "plan.close", {});
    expect(readdirSync(join(path, ".."))).toEqual(["計画.hyoka"]);
  });

  it("leaves a plan that can be written when the backup was write-protected, on a CD or by a careful hand", async () => {
    const { backend, own, write, text, state } = await desk();
    await value(backend, "backup.now", {});
    await write("書いた");
    const [old] = (await state()).backups;
    chmodSync(join(own, old?.name ?? ""), 0o444);
    const { plan } = await value(backend, "backup.restore", { id: old?.id ?? "" });
    expect(plan.readOnly).toBe(false);
    await write("続き");
    expect(await text()).toBe("続き");
  });

  it("says first what differs", async () => {
    const { backend, write, state } = await desk();
    await value(backend, "backup.now", {});
    await write("書いた");
    const id = (await state()).backups[0]?.id ?? "";
    const { plan, backup } = await value(backend, "backup.compare", { id });
    expect(plan.lastEdit).not.toBe(backup.lastEdit);
    expect(plan.comments).toBe(backup.comments);
    expect(backup.evaluations).toBeGreaterThan(0);
  });

  it("names the edits that go and those that come back", async () => {
    const { backend, write, state } = await desk();
    await write("初め");
    await value(backend, "backup.now", {});
    await write("書いた");
    const id = (await state()).backups[0]?.id ?? "";
    const apart = await value(backend, "backup.compare", { id });
    expect(apart.onlyPlan).toMatchObject({ count: 1, latest: [{ label: "達成状況を編集" }] });
    expect(apart.onlyBackup.count).toBe(0);
    const { kept } = await value(backend, "backup.restore", { id });
    const back = await value(backend, "backup.compare", { id: kept.id });
    expect(back.onlyPlan.count).toBe(0);
    expect(back.onlyBackup).toEqual(apart.onlyPlan);
    await write("別の道");
    const forked = await value(backend, "backup.compare", { id: kept.id });
    expect([forked.onlyPlan.count, forked.onlyBackup.count]).toEqual([1, 1]);
  });

  it("counts a text that was still being typed once, for the one that has more of it", async () => {
    const { backend, type, state } = await desk();
    await type("書いて");
    await value(backend, "backup.now", {});
    await type("書いている");
    const id = (await state()).backups[0]?.id ?? "";
    const apart = await value(backend, "backup.compare", { id });
    expect([apart.onlyPlan.count, apart.onlyBackup.count]).toEqual([1, 0]);
  });

  it("is refused when the backup is damaged; plan and backups stay as they are", async () => {
    const { backend, own, path, write, text, state } = await desk();
    const { name } = await value(backend, "backup.now", {});
    await write("今の文");
    const file = join(own, name);
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4096 * 3, 4096 * 6);
    writeFileSync(file, bytes);
    const before = fingerprint(own);
    const id = (await state()).backups[0]?.id ?? "";
    expect((await failure(backend, "backup.restore", { id })).code).toBe("damaged");
    expect(await text()).toBe("今の文");
    expect(fingerprint(own)).toEqual(before);
    expect(readdirSync(join(path, "..")).filter((one) => one.endsWith(".tmp"))).toEqual([]);
    writeFileSync(file, bytes.subarray(0, 5000));
    expect((await failure(backend, "backup.restore", { id })).code).toBe("damaged");
  });

  it("is refused when what is there cannot be kept first", async () => {
    const { backend, own, write, text, state } = await desk();
    await value(backend, "backup.now", {});
    await write("今の文");
    const file = join(own, (await state()).backups[0]?.name ?? "");
    const copy = join(temporaryFolder(), "写し.hyoka");
    renameSync(file, copy);
    rmSync(own, { recursive: true });
    writeFileSync(own, "ここには作れない");
    const token = backend.grantFile(copy, "read");
    expect((await failure(backend, "backup.restore", { token })).code).toBe("folder-gone");
    expect(await text()).toBe("今の文");
  });

  it("takes no path and no name that is not in the list", async () => {
    const { backend, own } = await desk();
    const { name } = await value(backend, "backup.now", {});
    for (const id of [join(own, name), `own:../${name}`, name, "own:計画.hyoka"]) {
      expect((await failure(backend, "backup.restore", { id })).code).toBe("not-found");
    }
    expect((await failure(backend, "backup.restore", { path: join(own, name) })).code).toBe("invalid-input");
  });

  it("brings a plan back in the middle of which an edit was asked for, without losing it", async () => {
    const { backend, write, text, state } = await desk();
    await write("前の文");
    await value(backend, "backup.now", {});
    const id = (await state()).backups[0]?.id ?? "";
    const restoring = backend.call("backup.restore", { id });
    const edited = await backend.call("field.setText", { field, text: "間の文", session: "間" });
    const restored = await restoring;
    expect([edited.ok, restored.ok]).toEqual([true, true]);
    // The edit went into what was kept, or came after the step back.
    const keptText = restored.ok
      ? await value(backend, "backup.restore", { id: (restored.value as { kept: { id: string } }).kept.id })
      : undefined;
    expect(keptText).toBeDefined();
    expect(await text()).toBe("間の文");
  });
});
