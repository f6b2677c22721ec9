/** Who has a plan open: told to others, never in the way of opening, and taken over only when gone and asked for. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it, onTestFinished } from "vitest";
import { openPlanFile, type OpenOptions, type PlanFile } from "#db/open.ts";
import { beat, ownerPath, readOwner, SILENT_MS, thisOpener, type Opener } from "#db/owner.ts";
import { verifyPlan } from "#db/verify.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { failureSentences } from "#shared/messages/failure.ts";
import { createPlan, failure, testBackend, value } from "./support/backends.ts";
import { temporaryFolder } from "./support/temporary.ts";

const program = join(import.meta.dirname, "support", "holdingProcess.ts");
const savingProgram = join(import.meta.dirname, "support", "savingProcess.ts");

function newPlan(): { folder: string; path: string } {
  const folder = temporaryFolder();
  const path = join(folder, "計画.hyoka");
  createPlan(path);
  return { folder, path };
}

function opened(path: string, options: Partial<OpenOptions> = {}): PlanFile {
  const plan = openPlanFile(path, { actor: "鈴木", ...options });
  onTestFinished(() => plan.close());
  return plan;
}

function refusal(path: string, options: Partial<OpenOptions> = {}): OperationError {
  try {
    openPlanFile(path, { actor: "鈴木", ...options }).close();
  } catch (error) {
    if (error instanceof OperationError) return error;
    throw error;
  }
  throw new Error("it was opened");
}

/** Somebody at another PC. */
function colleague(now: () => Date = () => new Date()): Opener {
  return { ...thisOpener("佐藤", now), computer: "PC-12" };
}

const titleOf = (plan: PlanFile): unknown => plan.db.prepare("select title from plan").pluck().get();
const save = (plan: PlanFile, title: string): void => {
  plan.journal.edit({ label: "計画名を編集" }, (tx) => tx.update("plan", "plan", { title }));
};
const journalMode = (plan: PlanFile): unknown => plan.db.pragma("journal_mode", { simple: true });

interface Holder {
  child: ChildProcess;
  /** Lets it save a title; its answer. */
  save: (title: string) => Promise<string>;
  close: () => Promise<void>;
  kill: () => Promise<void>;
}

/** Another program that has the plan open. */
async function holder(path: string, location: string): Promise<Holder> {
  const child = spawn(process.execPath, [program, path, location], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout });
  const answer = async (): Promise<string> => String((await once(lines, "line"))[0]);
  expect(await answer()).toBe("open");
  const ended = once(child, "close");
  return {
    child,
    save(title) {
      const said = answer();
      child.stdin.write(`${title}\n`);
      return said;
    },
    async close() {
      child.stdin.end();
      await ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

describe("a plan that is open in another program", () => {
  it.each(["local", "server"] as const)(
    "is busy with its owner's name, and free after closing (%s)",
    async (location) => {
      const { folder, path } = newPlan();
      const other = await holder(path, location);
      const error = refusal(path, { location });
      expect(error.code).toBe("file-busy");
      expect(error.details).toEqual({
        file: "計画.hyoka",
        owner: "佐藤",
        computer: hostname(),
        since: expect.any(String) as string,
      });
      expect(failureSentences(error).what).toMatch(/佐藤さん（.+）が .*\d+:\d\d から編集中です。$/u);
      expect(refusal(path, { location, mode: "takeover" }).code).toBe("file-busy");
      expect(await other.save("まだ開いている")).toBe("saved");
      await other.close();
      expect(readdirSync(folder)).toEqual(["計画.hyoka"]);
      expect(titleOf(opened(path, { location }))).toBe("まだ開いている");
    },
  );

  it.each(["local", "server"] as const)(
    "is looked at in a copy of what was saved last (%s)",
    async (location) => {
      const { folder, path } = newPlan();
      const other = await holder(path, location);
      expect(await other.save("一つめ")).toBe("saved");
      const copy = opened(path, { location, mode: "copy" });
      expect(titleOf(copy)).toBe("一つめ");
      expect(await other.save("二つめ")).toBe("saved");
      expect(titleOf(copy)).toBe("一つめ");
      expect(titleOf(opened(path, { location, mode: "copy" }))).toBe("二つめ");
      expect(() => save(copy, "三つめ")).toThrow("read-only");
      expect(copy).toMatchObject({ readOnly: true, path, copiedAt: expect.any(String) as string });
      copy.close();
      await other.close();
      expect(readdirSync(folder)).toEqual(["計画.hyoka"]);
    },
  );

  it("is copied whole while the other program saves without a pause", async () => {
    const { path } = newPlan();
    const child = spawn(process.execPath, [savingProgram, path], { stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    const lines = createInterface({ input: child.stdout });
    let last = 0;
    lines.on("line", (line) => {
      if (line !== "open") last = Number(line);
    });
    for (let copies = 0; copies < 12; copies += 1) {
      await once(lines, "line");
      const saved = last;
      const copy = openPlanFile(path, { actor: "鈴木", mode: "copy" });
      expect(verifyPlan(copy.db)).toMatchObject({ sound: true, problems: [] });
      const texts = copy.db
        .prepare("select achievement from evaluation where achievement like '%番目%'")
        .pluck()
        .all() as string[];
      copy.close();
      const numbers = texts.map((text) => Number.parseInt(text, 10));
      expect(Math.max(0, ...numbers)).toBeGreaterThanOrEqual(saved);
    }
    expect(last).toBeGreaterThan(12);
  });

  it("is opened as a copy through the contract, and for writing once it is free", async () => {
    const { path } = newPlan();
    const other = await holder(path, "local");
    const backend = testBackend();
    const token = backend.grantFile(path, "read");
    expect((await failure(backend, "plan.open", { token })).details).toMatchObject({ owner: "佐藤" });
    const copy = await value(backend, "plan.open", { token, mode: "copy" });
    expect(copy.plan).toMatchObject({
      readOnly: true,
      fileName: "計画.hyoka",
      copiedAt: expect.any(String) as string,
    });
    await failure(backend, "plan.open", { token });
    expect(await value(backend, "plan.current", {})).toMatchObject({ copiedAt: copy.plan.copiedAt });
    await other.close();
    const written = await value(backend, "plan.open", { token });
    expect(written.plan.readOnly).toBe(false);
    expect(written.plan.copiedAt).toBeUndefined();
  });
});

describe("an owner that is gone", () => {
  it("is not in the way on a disk of this PC: the lock went with its program", async () => {
    const { folder, path } = newPlan();
    const other = await holder(path, "local");
    expect(await other.save("最後の保存")).toBe("saved");
    await other.kill();
    expect(existsSync(ownerPath(path))).toBe(true);
    const plan = openPlanFile(path, { actor: "鈴木" });
    expect(titleOf(plan)).toBe("最後の保存");
    expect(readOwner(path)?.user).toBe("鈴木");
    plan.close();
    expect(readdirSync(folder)).toEqual(["計画.hyoka"]);
  });

  it("is asked about on a server when its program ended, and what it saved is taken over", async () => {
    const { folder, path } = newPlan();
    const other = await holder(path, "server");
    expect(await other.save("最後の保存")).toBe("saved");
    await other.kill();
    const error = refusal(path, { location: "server" });
    expect(error).toMatchObject({ code: "file-busy", details: { owner: "佐藤", stale: "ended" } });
    expect(failureSentences(error).what).toContain("もう動いていません");
    const plan = openPlanFile(path, { actor: "鈴木", location: "server", mode: "takeover" });
    expect(titleOf(plan)).toBe("最後の保存");
    save(plan, "引き継いだ");
    plan.close();
    expect(readdirSync(folder)).toEqual(["計画.hyoka"]);
    expect(titleOf(opened(path))).toBe("引き継いだ");
  });

  it("on another PC is there until nothing was heard of it for minutes", () => {
    const { path } = newPlan();
    const began = new Date("2026-11-20T01:31:00Z");
    const owner = { session: crypto.randomUUID(), user: "佐藤", computer: "PC-12", process: 1 };
    const since = began.toISOString();
    writeFileSync(ownerPath(path), JSON.stringify({ ...owner, since, heartbeat: since }));
    const after = (ms: number): Partial<OpenOptions> => ({
      location: "server",
      now: () => new Date(began.getTime() + ms),
    });
    for (const ms of [-3_600_000, 0, SILENT_MS])
      expect(refusal(path, after(ms)).details["stale"]).toBeUndefined();
    expect(refusal(path, { ...after(SILENT_MS), mode: "takeover" }).code).toBe("file-busy");
    const error = refusal(path, after(SILENT_MS + 1));
    expect(error.details).toMatchObject({ computer: "PC-12", since, stale: "silent" });
    expect(failureSentences(error).what).toContain("令和8年11月20日 10:31 から編集中です");
    const plan = opened(path, { ...after(SILENT_MS + 1), mode: "takeover" });
    expect(readOwner(path)?.user).toBe("鈴木");
    save(plan, "引き継いだ");
  });

  it("that wakes up after being taken over can save no more, and takes no owner file away", () => {
    const { path } = newPlan();
    const sleeper = opened(path, { location: "server", opener: colleague() });
    save(sleeper, "眠る前");
    const later = (): Date => new Date(Date.now() + SILENT_MS + 60_000);
    // The server forgot the lock of the PC that sleeps; here the lock must be given up by hand.
    sleeper.db.pragma("locking_mode = normal");
    titleOf(sleeper);
    const plan = opened(path, { location: "server", now: later, mode: "takeover" });
    expect(titleOf(plan)).toBe("眠る前");
    save(plan, "引き継いだ");
    let refused: unknown;
    try {
      save(sleeper, "目が覚めた");
    } catch (error) {
      refused = error;
    }
    expect(refused).toMatchObject({
      code: "file-replaced",
      details: { owner: "鈴木", computer: hostname() },
    });
    sleeper.close();
    expect(readOwner(path)?.user).toBe("鈴木");
    plan.close();
    expect(titleOf(opened(path))).toBe("引き継いだ");
  });

  it("is refused even without an owner file, for the file at the path is another", () => {
    const { path } = newPlan();
    const sleeper = opened(path, { location: "server", opener: colleague() });
    sleeper.db.pragma("locking_mode = normal");
    titleOf(sleeper);
    const later = (): Date => new Date(Date.now() + SILENT_MS + 60_000);
    opened(path, { location: "server", now: later, mode: "takeover" });
    rmSync(ownerPath(path));
    expect(() => save(sleeper, "目が覚めた")).toThrow("file-replaced");
  });

  it("whose lock is still held is not put out, however silent it is", () => {
    const { path } = newPlan();
    opened(path, { location: "server", opener: colleague() });
    const later = (): Date => new Date(Date.now() + SILENT_MS + 60_000);
    const error = refusal(path, { location: "server", now: later, mode: "takeover" });
    expect(error).toMatchObject({ code: "file-busy", details: { computer: "PC-12" } });
    expect(readOwner(path)?.computer).toBe("PC-12");
  });
});

describe("an owner file", () => {
  it.each([
    ["nothing", ""],
    ["half a word", "{"],
    ["null", "null"],
    ["half of what it should", '{"user":"佐藤"}'],
    ["control characters", "\u0000\u0001"],
    ["far too much", "あ".repeat(100_000)],
  ])("that says %s keeps no plan from opening, and is replaced", (_, text) => {
    for (const location of ["local", "server"] as const) {
      const { folder, path } = newPlan();
      writeFileSync(ownerPath(path), text);
      const plan = openPlanFile(path, { actor: "鈴木", location });
      save(plan, "書ける");
      expect(readOwner(path)?.user).toBe("鈴木");
      plan.close();
      expect(readdirSync(folder)).toEqual(["計画.hyoka"]);
    }
  });

  it("that is a folder, or vanishes, keeps no plan from opening, saving and closing", () => {
    const { path } = newPlan();
    const first = openPlanFile(path, { actor: "鈴木", location: "server" });
    rmSync(ownerPath(path));
    save(first, "消えても書ける");
    first.close();
    mkdirSync(ownerPath(path));
    const plan = opened(path, { location: "server" });
    save(plan, "フォルダーでも書ける");
    plan.close();
    expect(titleOf(opened(path))).toBe("フォルダーでも書ける");
  });

  it("beats while it is ours, and never into another's", async () => {
    const { path } = newPlan();
    opened(path);
    const owner = readOwner(path);
    if (!owner) throw new Error("no owner file");
    const heartbeat = new Date(Date.parse(owner.heartbeat) + 60_000).toISOString();
    await beat(ownerPath(path), { ...owner, heartbeat });
    expect(readOwner(path)).toEqual({ ...owner, heartbeat });
    const bytes = readFileSync(ownerPath(path), "utf8");
    await beat(ownerPath(path), { ...owner, session: crypto.randomUUID(), heartbeat: owner.since });
    expect(readFileSync(ownerPath(path), "utf8")).toBe(bytes);
  });

  it("is not written beside a plan that is only looked at", () => {
    const { folder, path } = newPlan();
    chmodSync(path, 0o444);
    const plan = opened(path, { location: "server" });
    expect(plan.readOnly).toBe(true);
    expect(readdirSync(folder)).toEqual(["計画.hyoka"]);
  });

  it("names the account and the PC and nothing of the plan", () => {
    const { path } = newPlan();
    opened(path);
    expect(Object.keys(JSON.parse(readFileSync(ownerPath(path), "utf8")) as object).toSorted()).toEqual([
      "computer",
      "heartbeat",
      "process",
      "session",
      "since",
      "user",
    ]);
  });
});

describe("how edits are kept", () => {
  it("in a log on a disk of this PC, in the file itself on a server and in OneDrive", () => {
    for (const [location, mode] of [
      ["local", "wal"],
      ["server", "delete"],
      ["onedrive", "delete"],
    ] as const) {
      const { folder, path } = newPlan();
      const plan = openPlanFile(path, { actor: "鈴木", location });
      save(plan, "保存した");
      expect(journalMode(plan)).toBe(mode);
      expect(plan.db.pragma("synchronous", { simple: true })).toBe(2);
      expect(plan.db.pragma("locking_mode", { simple: true })).toBe("exclusive");
      expect(existsSync(`${path}-wal`)).toBe(location === "local");
      expect(existsSync(`${path}-shm`)).toBe(false);
      plan.close();
      expect(readdirSync(folder)).toEqual(["計画.hyoka"]);
    }
  });

  it("a file that came to a server with its log is put in order there", async () => {
    const { path } = newPlan();
    const other = await holder(path, "local");
    await other.save("記録に残っている");
    await other.kill();
    rmSync(ownerPath(path));
    const plan = opened(path, { location: "server" });
    expect([titleOf(plan), journalMode(plan)]).toEqual(["記録に残っている", "delete"]);
    expect(existsSync(`${path}-wal`)).toBe(false);
  });
});
