/** Writing documents: completely there or not at all, and nothing left lying about. */
import { readFileSync, writeFileSync } from "node:fs";
import { mkdir, rename as realRename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFileSafely, type FileSteps } from "#electron/backend/files.ts";
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
