/** What is done to whole plan files is told to the log: how it ended and how long it took, nobody's words, no path. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { createLog, planMark } from "#electron/backend/support/log.ts";
import { logDeed, type Deed } from "#electron/backend/support/deeds.ts";
import { AFTER_OPENING } from "#electron/backend/backup/keeper.ts";
import { failure, testBackend, value } from "./support/backends.ts";
import { createOldPlan } from "./support/oldPlan.ts";
import { temporaryFolder } from "./support/temporary.ts";

/** A program with a log, and a plan of the first version that it has not opened yet. */
function house() {
  const folder = temporaryFolder();
  const path = join(folder, "朝霞の計画.hyoka");
  createOldPlan(path, 1);
  const log = createLog(join(temporaryFolder(), "log"));
  const deeds: Deed[] = [];
  let due: (() => void) | undefined;
  const backend = testBackend({
    backups: { folder: join(folder, "控え") },
    schedule: (milliseconds, work) => {
      if (milliseconds === AFTER_OPENING) due = work;
      return () => undefined;
    },
    deeds: (deed) => {
      deeds.push(deed);
      logDeed(log, deed);
    },
  });
  return {
    backend,
    folder,
    path,
    open: (mode?: "takeover") =>
      value(backend, "plan.open", { token: backend.grantFile(path, "read"), ...(mode && { mode }) }),
    /** The automatic backup that is due after opening. */
    automatic: () => due?.(),
    /** What was told since the last time. */
    told: () => deeds.splice(0).map(({ deed, facts }) => ({ deed, ...facts })),
    logged: () =>
      log
        .read()
        .map(({ text }) => text)
        .join(""),
  };
}

it("tells of updates, backups made by themselves, copies, steps back, takeovers and rescues", async () => {
  const { backend, folder, path, open, automatic, told, logged } = house();
  const done = { plan: planMark(path), result: "done", ms: expect.any(Number) as number };
  await open("takeover");
  expect(told()).toEqual([
    { deed: "migration", from: 1, to: 3, ...done },
    { deed: "takeover", ...done },
  ]);
  automatic();
  expect(told()).toEqual([{ deed: "backup", why: "automatic", place: "own", ...done }]);

  const stick = join(folder, "USB");
  mkdirSync(stick);
  await value(backend, "backup.setSecond", { folder: backend.grantFile(stick, "folder") });
  await value(backend, "backup.now", {});
  const copies: unknown[] = [];
  await expect.poll(() => copies.push(...told())).toBe(2);
  expect(copies).toEqual([
    { deed: "backup", why: "asked", place: "own", ...done },
    { deed: "backup-copy", ...done },
  ]);
  rmSync(stick, { recursive: true });
  const [latest] = (await value(backend, "backup.list", {})).backups;
  await value(backend, "backup.restore", { id: latest?.id ?? "" });
  const restored: unknown[] = [];
  await expect.poll(() => restored.push(...told())).toBe(3);
  expect(restored).toEqual(
    expect.arrayContaining([
      { deed: "backup", why: "before-restore", place: "own", ...done },
      { deed: "restore", ...done },
      { deed: "backup-copy", ...done, result: "folder-gone", reason: undefined },
    ]),
  );

  await value(backend, "plan.close", {});
  const target = join(folder, "救出.hyoka");
  await value(backend, "plan.rescue", {
    source: backend.grantFile(path, "read"),
    token: backend.grantFile(target, "write"),
  });
  expect(told()).toEqual([{ deed: "rescue", ...done, into: planMark(target), complete: true }]);
  const text = logged();
  expect(text.trim().split("\n")).toHaveLength(9);
  expect(text).not.toMatch(/[^\n -~]/u);
  expect(text).not.toContain(folder);
});

it("tells what kept them from being done", async () => {
  const { backend, folder, path, open, automatic, told, logged } = house();
  await open();
  told();
  writeFileSync(join(folder, "控え"), "フォルダーではない");
  automatic();
  expect(told()).toMatchObject([{ deed: "backup", why: "automatic", result: "folder-gone" }]);
  const broken = join(folder, "こわれた控え.hyoka");
  writeFileSync(broken, readFileSync(path).subarray(0, 5000));
  expect((await failure(backend, "backup.restore", { token: backend.grantFile(broken, "read") })).code).toBe(
    "damaged",
  );
  expect(told()).toMatchObject([{ deed: "restore", result: "damaged" }]);
  const nothing = join(folder, "別のもの.hyoka");
  writeFileSync(nothing, "朝霞市の文章");
  await failure(backend, "plan.rescue", {
    source: backend.grantFile(nothing, "read"),
    token: backend.grantFile(join(folder, "救出.hyoka"), "write"),
  });
  expect(told()).toMatchObject([{ deed: "rescue", result: expect.stringMatching(/^[a-z-]+$/u) as string }]);
  expect(logged()).not.toMatch(/[^\n -~]/u);
});
