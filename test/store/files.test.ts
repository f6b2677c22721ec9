/** Writing documents: completely there or not at all, and nothing left lying about. */
import { randomUUID } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { mkdir, open, rename as realRename, writeFile, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { putInPlace } from "#db/putInPlace.ts";
import { renamePatiently } from "#db/renamePatiently.ts";
import { writeFileSafely, writeSettingSafely, type FileSteps } from "#electron/backend/files.ts";
import { createFinished } from "#electron/backend/finished.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { MethodName } from "#shared/contract/methods.ts";
import { failureSentences } from "#shared/messages/failure.ts";
import { projectRoot } from "#test/support/commandLine.ts";
import { failure, openSmallPlan, value } from "./support/backends.ts";
import { pdf, sealing, sheetEdition } from "./support/keptPlan.ts";
import { fingerprint, temporaryFolder } from "./support/temporary.ts";

const bytes = new TextEncoder().encode("新しい内容");

/** An error as Node gives it. */
function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(code), { code, syscall });
}

function steps(changes: Partial<FileSteps>): FileSteps {
  return { write: (path, content) => writeFile(path, content), rename: realRename, ...changes };
}

describe("a written file", () => {
  it("is there with its content and leaves nothing else", async () => {
    const folder = temporaryFolder();
    await writeFileSafely(join(folder, "資料1.docx"), bytes, { replace: false });
    expect(readFileSync(join(folder, "資料1.docx"), "utf8")).toBe("新しい内容");
    expect(Object.keys(fingerprint(folder))).toEqual(["資料1.docx"]);
  });

  it("is on disk before it has its name, and its name before anybody is told", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "資料1.docx");
    const handle = await open(folder, "r");
    const named: boolean[] = [];
    const sync = vi
      .spyOn(Object.getPrototypeOf(handle) as FileHandle, "sync")
      .mockImplementation(() => Promise.resolve(void named.push(existsSync(path))));
    onTestFinished(() => sync.mockRestore());
    await handle.close();
    await writeFileSafely(path, bytes, { replace: false });
    // Windows lets no folder be synced.
    expect(named).toEqual(process.platform === "win32" ? [false] : [false, true]);
  });

  it("replaces another only when that was agreed", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "資料1.docx");
    writeFileSync(path, "前の内容");
    const before = fingerprint(folder);
    await expect(writeFileSafely(path, bytes, { replace: false })).rejects.toMatchObject({
      code: "already-exists",
      details: { file: "資料1.docx" },
    });
    expect(fingerprint(folder)).toEqual(before);
    await writeFileSafely(path, bytes, { replace: true });
    expect(readFileSync(path, "utf8")).toBe("新しい内容");
  });
});

describe("a file that cannot be written", () => {
  it("fails by its cause and leaves the old one alone", async () => {
    const causes: [error: Error, failing: "write" | "rename", failure: object][] = [
      [systemError("ENOSPC", "write"), "write", { code: "disk-full", details: { file: "a.docx" } }],
      [systemError("EDQUOT", "write"), "write", { code: "disk-full" }],
      [systemError("EACCES", "open"), "write", { code: "read-only" }],
      [systemError("EROFS", "open"), "write", { code: "read-only" }],
      [
        systemError("EIO", "write"),
        "write",
        { code: "io-failed", details: { file: "a.docx", reason: "EIO" } },
      ],
      [systemError("EIO", "rename"), "rename", { code: "io-failed" }],
    ];
    for (const [error, failing, failure] of causes) {
      const folder = temporaryFolder();
      writeFileSync(join(folder, "a.docx"), "前の内容");
      const before = fingerprint(folder);
      const broken = steps({ [failing]: () => Promise.reject(error) });
      const writing = writeFileSafely(join(folder, "a.docx"), bytes, { replace: true, steps: broken });
      await expect(writing).rejects.toMatchObject(failure);
      expect(fingerprint(folder)).toEqual(before);
    }
  });

  it("leaves no piece behind when the disk fills up half-way", async () => {
    const folder = temporaryFolder();
    const half: FileSteps["write"] = async (path, content) => {
      await writeFile(path, content.subarray(0, 3));
      throw systemError("ENOSPC", "write");
    };
    const writing = writeFileSafely(join(folder, "a.docx"), bytes, {
      replace: false,
      steps: steps({ write: half }),
    });
    await expect(writing).rejects.toMatchObject({ code: "disk-full" });
    expect(fingerprint(folder)).toEqual({});
  });

  it("is tried again while a virus scanner holds it", async () => {
    const folder = temporaryFolder();
    let tries = 0;
    const rename: FileSteps["rename"] = async (from, to) => {
      tries += 1;
      if (tries < 4) throw systemError("EBUSY", "rename");
      await realRename(from, to);
    };
    await writeFileSafely(join(folder, "a.docx"), bytes, { replace: false, steps: steps({ rename }) });
    expect(tries).toBe(4);
    expect(Object.keys(fingerprint(folder))).toEqual(["a.docx"]);
  });

  it("is busy when it stays held, as Windows holds a document that is open elsewhere", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a.docx"), "前の内容");
    const before = fingerprint(folder);
    const rename: FileSteps["rename"] = () => Promise.reject(systemError("EPERM", "rename"));
    const writing = writeFileSafely(join(folder, "a.docx"), bytes, {
      replace: true,
      steps: steps({ rename }),
    });
    await expect(writing).rejects.toMatchObject({ code: "file-busy", details: { file: "a.docx" } });
    expect(fingerprint(folder)).toEqual(before);
  });

  it("is busy while Word has it open, and says whose Word", async () => {
    for (const [name, owner] of [
      ["資料1　評価シート.docx", "~$1　評価シート.docx"],
      ["a.docx", "~$a.docx"],
    ] as const) {
      const folder = temporaryFolder();
      writeFileSync(join(folder, name), "前の内容");
      writeFileSync(join(folder, owner), wordOwnerFile("産業 太郎"));
      const before = fingerprint(folder);
      await expect(writeFileSafely(join(folder, name), bytes, { replace: true })).rejects.toMatchObject({
        code: "file-busy",
        details: { file: name, owner: "産業 太郎" },
      });
      expect(fingerprint(folder)).toEqual(before);
    }
  });

  it("is refused by Word's mark alone, unless the system knows that a Word that crashed left it", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "a.docx");
    writeFileSync(path, "前の内容");
    writeFileSync(join(folder, "~$a.docx"), wordOwnerFile("産業 太郎"));
    const writing = (use: "held" | "free" | "unknown") =>
      writeFileSafely(path, bytes, { replace: true, lookAt: () => Promise.resolve(use) });
    await expect(writing("held")).rejects.toMatchObject({
      code: "file-busy",
      details: { file: "a.docx", owner: "産業 太郎" },
    });
    await expect(writing("held")).rejects.not.toMatchObject({ details: { mark: "~$a.docx" } });
    await expect(writing("unknown")).rejects.toMatchObject({
      code: "file-busy",
      details: { owner: "産業 太郎", mark: "~$a.docx" },
    });
    expect(readFileSync(path, "utf8")).toBe("前の内容");
    await writing("free");
    expect(readFileSync(path, "utf8")).toBe("新しい内容");
  });

  it("is told apart from a folder that is gone", async () => {
    const folder = temporaryFolder();
    const gone = join(folder, "usb", "a.docx");
    await expect(writeFileSafely(gone, bytes, { replace: false })).rejects.toMatchObject({
      code: "folder-gone",
      details: { folder: join(folder, "usb") },
    });
    await mkdir(join(folder, "a.docx"));
    await expect(writeFileSafely(join(folder, "a.docx"), bytes, { replace: true })).rejects.toMatchObject({
      code: "io-failed",
    });
  });
});

/** The 162 bytes Word writes: length and name in the code page, then from byte 54 length and name in UTF-16. */
function wordOwnerFile(name: string): Buffer {
  const file = Buffer.alloc(162);
  file[0] = 4;
  file.write("user", 1, "latin1");
  file.writeUInt16LE(name.length, 54);
  file.write(name, 56, "utf16le");
  return file;
}

describe("a database that gets its name", () => {
  it("is tried again while it is held, and for no other cause", () => {
    let tries = 0;
    const held = (times: number, code: string) => () => {
      tries += 1;
      if (tries <= times) throw systemError(code, "rename");
    };
    renamePatiently("a", "b", held(3, "EBUSY"));
    expect(tries).toBe(4);
    tries = 0;
    expect(() => renamePatiently("a", "b", held(100, "EACCES"))).toThrow("EACCES");
    expect(tries).toBe(7);
    tries = 0;
    expect(() => renamePatiently("a", "b", held(100, "ENOSPC"))).toThrow("ENOSPC");
    expect(tries).toBe(1);
  });
});

describe("a file that gets its name", () => {
  it("is on disk before, and its name afterwards", () => {
    const folder = temporaryFolder();
    const done: string[] = [];
    writeFileSync(join(folder, "a"), "新");
    putInPlace(join(folder, "a"), join(folder, "b"), {
      syncFile: (path) => done.push(`file ${path === join(folder, "a")}`),
      rename(from, to) {
        done.push("rename");
        renameSync(from, to);
      },
      syncFolder: (path) => done.push(`folder ${path === folder}`),
    });
    expect(done).toEqual(["file true", "rename", "folder true"]);
    expect(readFileSync(join(folder, "b"), "utf8")).toBe("新");
  });

  it("gets it however old it is: a copy made by Windows has the time of its source", () => {
    const folder = temporaryFolder();
    const [temporary, path] = [join(folder, `.jimukyoku-${randomUUID()}.tmp`), join(folder, "計画.hyoka")];
    writeFileSync(temporary, "控え");
    utimesSync(temporary, new Date("2026-01-01"), new Date("2026-01-01"));
    putInPlace(temporary, path);
    expect(readFileSync(path, "utf8")).toBe("控え");
  });
});

describe("a setting", () => {
  it("is written as a whole or not at all, and leaves nothing beside it", () => {
    const folder = temporaryFolder();
    const path = join(folder, "settings.json");
    writeSettingSafely(path, "前");
    writeSettingSafely(path, "後");
    expect(readFileSync(path, "utf8")).toBe("後");
    mkdirSync(join(folder, "フォルダー"));
    expect(() => writeSettingSafely(join(folder, "フォルダー"), "どこにも")).toThrow("directory");
    expect(readdirSync(folder).toSorted()).toEqual(["settings.json", "フォルダー"]);
  });
});

describe("every file of the program", () => {
  /** What writes by itself, and why nothing of a person's can be lost there. */
  const reasons: Record<string, string> = {
    "db/putInPlace.ts": "the rule for databases and settings",
    "db/renamePatiently.ts": "a step of it",
    "electron/backend/files.ts": "the rule for documents",
    "db/header.ts": "reads",
    "db/sqliteFailure.ts": "reads",
    "db/owner.ts": "says who is there now; the next opening makes it anew",
    "db/soundLog.ts": "copies of ours, thrown away at once",
    "db/privateCopy.ts": "copies of ours to look into",
    "db/writable.ts": "tries whether a folder takes a file",
    "db/open.ts": "copies to a temporary name, placed by the rule",
    "electron/backend/backup/restore.ts": "copies to a temporary name, placed by the rule",
    "electron/backend/support/log.ts": "adds lines to the log, which may be lost",
    "electron/shell/usableFolder.ts": "tries whether a folder takes a file",
  };
  const writing =
    /\b(?:writeFile|appendFile|rename|copyFile|createWriteStream|openSync|cp|truncate)(?:Sync)?\b.*from "node:fs|\bfs\.(?:write|append|rename|copy|open|cp|truncate|createWrite)/u;

  it("is written by the one rule, or there is a reason why not", () => {
    const files = ["db", "electron"].flatMap((room) =>
      readdirSync(join(projectRoot, room), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => `${room}/${name.replaceAll("\\", "/")}`),
    );
    const written = files.filter((file) =>
      writing.test(
        readFileSync(join(projectRoot, file), "utf8").replaceAll(/import \{[^}]*\}/gu, (list) =>
          list.replaceAll("\n", " "),
        ),
      ),
    );
    expect(written.toSorted()).toEqual(Object.keys(reasons).toSorted());
  });
});

describe("whatever is written where a person says", () => {
  it("says whose Word has the file open, is kept meanwhile, and is saved under another name byte for byte", async () => {
    const { backend } = await openSmallPlan();
    const { id: edition } = await value(backend, "paperEdition.fix", sheetEdition({ pdf }));
    const { archive } = await value(backend, "archive.seal", sealing());
    const out = temporaryFolder();
    const path = join(out, "ファイル");
    const ways: ((token: string) => [name: MethodName, input: object])[] = [
      (token) => [
        "word.export",
        {
          task: randomUUID(),
          token,
          fiscalYear: 2019,
          forms: [{ form: "evaluation-sheet", subjects: [{ kind: "item", id: "1" }] }],
        },
      ],
      (token) => ["paperEdition.write", { id: edition, format: "word", token }],
      (token) => ["paperEdition.write", { id: edition, format: "pdf", token }],
      (token) => ["archive.write", { id: archive.id, token }],
      (token) => ["plan.exportPackage", { token }],
    ];
    for (const [index, way] of ways.entries()) {
      writeFileSync(path, "前の内容");
      writeFileSync(join(out, "~$ファイル"), wordOwnerFile("産業 太郎"));
      const failed = await failure(backend, ...way(backend.grantFile(path, "write", { replace: true })));
      expect(failed).toMatchObject({ code: "file-busy", details: { file: "ファイル", owner: "産業 太郎" } });
      expect(failureSentences(failed).what).toContain("産業 太郎");
      expect(readFileSync(path, "utf8")).toBe("前の内容");
      rmSync(join(out, "~$ファイル"));
      await value(backend, "file.saveAgain", {
        kept: String(failed.details["kept"]),
        token: backend.grantFile(join(out, `別名${index}`), "write"),
      });
      const [name, input] = way(backend.grantFile(path, "write", { replace: true }));
      expect((await backend.call(name, input)).ok).toBe(true);
      // A Word document carries no moment: made again, it is the same.
      expect(readFileSync(join(out, `別名${index}`))).toEqual(readFileSync(path));
    }
  });
});

describe("a document that was made and could not be written", () => {
  const made = { bytes, dropped: [] };
  const place = { path: "/どこか/資料1.docx", replace: false };
  const busy = new OperationError("file-busy", { file: "資料1.docx" });
  const keyOf = (error: unknown) => String((error as OperationError).details["kept"]);

  it("is kept under one key until it is written, however often that fails", async () => {
    const written: string[] = [];
    let failing = 3;
    const finished = createFinished(async (path, content) => {
      failing -= 1;
      if (failing >= 0) throw busy;
      written.push(`${path} ${Buffer.from(content).toString()}`);
    });
    const key = keyOf(await finished.write(made, place).catch((error: unknown) => error));
    for (let again = 0; again < 2; again += 1) {
      const error = await finished.again(key, place).catch((error: unknown) => error);
      expect(error).toMatchObject({ code: "file-busy", details: { file: "資料1.docx", kept: key } });
    }
    const file = { name: "資料1.docx", bytes: bytes.byteLength, dropped: [] };
    expect(await finished.again(key, place)).toEqual(file);
    expect(written).toEqual(["/どこか/資料1.docx 新しい内容"]);
    await expect(finished.again(key, place)).rejects.toMatchObject({ code: "token-unknown" });
  });

  it("gives way to later ones when all together are too much, and the last one stays", async () => {
    const finished = createFinished(() => Promise.reject(busy));
    const large = { bytes: new Uint8Array(90_000_000), dropped: [] };
    const keys: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      keys.push(keyOf(await finished.write(large, place).catch((error: unknown) => error)));
    }
    const codes = await Promise.all(
      keys.map((key) => finished.again(key, place).catch((error: unknown) => (error as OperationError).code)),
    );
    expect(codes).toEqual(["token-unknown", "file-busy", "file-busy"]);
  });

  it("is not kept when the program itself is at fault", async () => {
    const finished = createFinished(() => Promise.reject(new TypeError("a mistake")));
    await expect(finished.write(made, place)).rejects.toThrow(TypeError);
  });
});
