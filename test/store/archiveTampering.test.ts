/** Every way of changing a sealed archive is told, with the file it happened to: in the plan file and in the zip. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import type Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { ArchiveManifest } from "#shared/domain/archive.ts";
import { archiveZip } from "#electron/backend/archive/collect.ts";
import { printManifest } from "#electron/backend/archive/manifest.ts";
import { readZip } from "#electron/backend/archive/readZip.ts";
import type { ZipEntry } from "#electron/backend/archive/zipFile.ts";
import { failure, testBackend, value } from "./support/backends.ts";
import { openKeptPlan, tamper, writtenZip } from "./support/keptPlan.ts";
import { temporaryFolder } from "./support/temporary.ts";

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const sheetPath = "文書/配布版/資料1 評価シート.docx";

/** Verifies the plan file after it was changed while it was closed. */
async function planProblems(archives: number, work: (db: Sqlite.Database) => void): Promise<string[]> {
  const { backend, path } = await openKeptPlan(archives);
  await backend.close();
  tamper(path, work);
  const again = testBackend();
  await value(again, "plan.open", { token: again.grantFile(path, "read") });
  const { sound, problems } = await value(again, "archive.verify", {});
  expect(sound).toBe(problems.length === 0);
  return problems;
}

interface StoredManifest {
  manifest: string;
  zip: string;
  sequence: number;
}

/** Puts other bytes into the place of a kept file, under its old name. */
function replaceFile(db: Sqlite.Database, sql: string, change: (bytes: Buffer) => Uint8Array): void {
  const name = db.prepare(sql).pluck().get() as string;
  const bytes = db.prepare("select bytes from stored_file where sha256 = ?").pluck().get(name) as Buffer;
  db.prepare("update stored_file set bytes = ? where sha256 = ?").run(change(bytes), name);
}

function flipped(bytes: Uint8Array, at: number): Buffer {
  const other = Buffer.from(bytes);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}

describe("a plan file whose archives were changed", () => {
  it.each<[string, number, (db: Sqlite.Database) => void, RegExp]>([
    [
      "a letter of a document in the zip",
      1,
      (db) =>
        replaceFile(db, "select zip from archive", (zip) =>
          flipped(zip, zip.indexOf("PK\u0003\u0004", 5000) + 200),
        ),
      /^第1号の保存：「文書\/.+」の中身が書き換えられている/u,
    ],
    [
      "the manifest",
      1,
      (db) => db.exec(`update archive set manifest = replace(manifest, '事務局', '別の人')`),
      /^第1号の保存：目録が書き換えられています（照合番号と合いません）。/u,
    ],
    [
      "the manifest and its number",
      1,
      (db) => {
        const row = db.prepare("select * from archive").get() as StoredManifest;
        const manifest = row.manifest.replaceAll("事務局", "別の人");
        db.prepare("update archive set manifest = ?, manifest_sha256 = ?, actor = '別の人'").run(
          manifest,
          sha256(manifest),
        );
      },
      /^第1号の保存：zipファイルの中の目録が、保存した目録と違います。/u,
    ],
    [
      "the zip, taken away",
      1,
      (db) => db.exec("delete from stored_file where sha256 = (select zip from archive)"),
      /^第1号の保存：zipファイルがなくなっています。/u,
    ],
    [
      "the zip, put in place of another",
      2,
      (db) =>
        db.exec("update archive set zip = (select zip from archive where sequence = 2) where sequence = 1"),
      /^第1号の保存：zipファイルの中の目録が、保存した目録と違います。/u,
    ],
    [
      "the first archive, taken away",
      2,
      (db) => db.exec("delete from archive where sequence = 1"),
      /^第2号の保存：1つ前の保存へのつながりが切れています。/u,
    ],
    [
      "the last archive, taken away",
      2,
      (db) => db.exec("delete from archive where sequence = 2"),
      /^変更履歴にある「第2号 .+」の保存がなくなっているか、書き換えられています。$/u,
    ],
    [
      "the order of two archives",
      3,
      (db) =>
        db.exec(`update archive set sequence = 9 where sequence = 2;
                 update archive set sequence = 2 where sequence = 3;
                 update archive set sequence = 3 where sequence = 9;`),
      /^第2号の保存：1つ前の保存へのつながりが切れています。/u,
    ],
    [
      "the day of sealing",
      1,
      (db) => db.exec("update archive set sealed_at = '2020-01-01T00:00:00.000Z'"),
      /^第1号の保存：保存の日時、会議、担当者、理由のどれかが、目録と違うものに書き換えられています。/u,
    ],
    [
      "the reason of a correction",
      2,
      (db) => db.exec("update archive set reason = '別の理由' where sequence = 2"),
      /^第2号の保存：保存の日時、会議、担当者、理由のどれか/u,
    ],
    [
      "the Word file of an edition",
      1,
      (db) => replaceFile(db, "select docx from paper_edition", (bytes) => flipped(bytes, 100)),
      /^配布版「資料1 評価シート」（第1版）のWord文書が書き換えられています。$/u,
    ],
    [
      "the PDF of an edition, taken away",
      1,
      (db) => db.exec("delete from stored_file where sha256 = (select pdf from paper_edition)"),
      /^配布版「資料1 評価シート」（第1版）のPDFがなくなっています。$/u,
    ],
    [
      "an edition, taken away",
      1,
      (db) => db.exec("delete from paper_edition"),
      /^変更履歴にある配布版「資料1 評価シート」（第1版）がなくなっているか、書き換えられています。$/u,
    ],
    [
      "an edition, given another Word file",
      1,
      (db) => {
        const bytes = Buffer.from("別の文書");
        db.prepare("insert into stored_file values (?, ?)").run(sha256(bytes), bytes);
        db.prepare("update paper_edition set docx = ?").run(sha256(bytes));
      },
      /^変更履歴にある配布版「資料1 評価シート」（第1版）がなくなっているか、書き換えられています。$/u,
    ],
    [
      "everything of the last archive, made anew so that it fits",
      2,
      (db) => {
        const row = db.prepare("select * from archive where sequence = 2").get() as StoredManifest;
        const zip = db
          .prepare("select bytes from stored_file where sha256 = ?")
          .pluck()
          .get(row.zip) as Buffer;
        const forged = rehashed(zip, "データ/発言一覧.csv", "別の発言");
        db.prepare("insert into stored_file values (?, ?)").run(sha256(forged.zip), forged.zip);
        db.prepare("update archive set manifest = ?, manifest_sha256 = ?, zip = ? where sequence = 2").run(
          forged.manifest,
          sha256(forged.manifest),
          sha256(forged.zip),
        );
      },
      /^変更履歴にある「第2号 .+」の保存がなくなっているか、書き換えられています。$/u,
    ],
  ])("%s is told", async (_what, archives, work, sentence) => {
    const problems = await planProblems(archives, work);
    expect(problems).toContainEqual(expect.stringMatching(sentence));
  });

  it("cannot be changed through its own guards", async () => {
    const { backend, path } = await openKeptPlan();
    await backend.close();
    const { default: Sqlite } = await import("better-sqlite3");
    const db = new Sqlite(path);
    for (const table of ["stored_file", "paper_edition", "archive"]) {
      expect(() => db.exec(`delete from ${table}`)).toThrow("only ever added to");
      const column = table === "stored_file" ? "bytes = x'00'" : "actor = 'x'";
      expect(() => db.exec(`update ${table} set ${column}`)).toThrow("only ever added to");
    }
    db.close();
  });

  it("gives nothing out that is not what was kept", async () => {
    const { backend, path, folder, archives } = await openKeptPlan();
    await backend.close();
    tamper(path, (db) => replaceFile(db, "select zip from archive", (zip) => flipped(zip, 5000)));
    const again = testBackend();
    await value(again, "plan.open", { token: again.grantFile(path, "read") });
    const token = again.grantFile(join(folder, "a.zip"), "write");
    expect(await failure(again, "archive.write", { id: archives[0]?.id ?? "", token })).toMatchObject({
      code: "damaged",
      details: { file: "第1号の会議記録" },
    });
  });
});

/** The zip with one file changed and every hash made anew: nothing in it is wrong any more. */
function rehashed(zip: Uint8Array, path: string, text: string): { zip: Uint8Array; manifest: string } {
  const read = readZip(zip);
  if (read.kind !== "read") throw new Error("the zip cannot be read");
  const [first, ...entries] = read.entries;
  const manifest = JSON.parse(Buffer.from(first?.bytes ?? []).toString("utf8")) as ArchiveManifest;
  const changed = entries.map((entry): ZipEntry =>
    entry.path === path ? { path, bytes: Buffer.from(text, "utf8") } : entry,
  );
  const made = printManifest({
    ...manifest,
    files: changed.map((entry) => ({
      path: entry.path,
      sha256: sha256(entry.bytes),
      bytes: entry.bytes.byteLength,
    })),
  });
  return { zip: archiveZip(made, changed, manifest.sealedAt), manifest: made };
}

type Files = [string, Uint8Array][];

/** Packed again by another program, with its own order and compression. */
function repacked(zip: Uint8Array, change: (files: Files) => Files): Uint8Array {
  return zipSync(Object.fromEntries(change(Object.entries(unzipSync(zip)))), { level: 6 });
}

/** Put together again as this product does, so that nothing but the change itself is different. */
function rebuilt(zip: Uint8Array, change: (entries: ZipEntry[]) => ZipEntry[]): Uint8Array {
  const read = readZip(zip);
  if (read.kind !== "read") throw new Error("the zip cannot be read");
  const [first, ...entries] = read.entries;
  const text = Buffer.from(first?.bytes ?? []).toString("utf8");
  return archiveZip(text, change(entries), (JSON.parse(text) as ArchiveManifest).sealedAt);
}

const changes: [string, (zip: Buffer) => Uint8Array, RegExp][] = [
  [
    "a letter in the middle",
    (zip) => flipped(zip, zip.indexOf("word/document.xml")),
    /の中身が書き換えられているか、壊れています。$/u,
  ],
  [
    "a changed document",
    (zip) =>
      rebuilt(zip, (entries) =>
        entries.map((entry) =>
          entry.path === sheetPath ? { ...entry, bytes: Buffer.from("別の文書") } : entry,
        ),
      ),
    /^「文書\/配布版\/資料1 評価シート.docx」の中身が書き換えられています。$/u,
  ],
  [
    "changed comments, packed again by another program",
    (zip) =>
      repacked(zip, (files) =>
        files.map(([path, bytes]) => [path, path.endsWith(".csv") ? Buffer.from("別の発言") : bytes]),
      ),
    /^「データ\/発言一覧.csv」の中身が書き換えられています。$/u,
  ],
  [
    "a document taken out",
    (zip) => rebuilt(zip, (entries) => entries.filter(({ path }) => path !== sheetPath)),
    /^「文書\/配布版\/資料1 評価シート.docx」がなくなっています。$/u,
  ],
  [
    "a document put in",
    (zip) => rebuilt(zip, (entries) => [...entries, { path: "文書/追加.docx", bytes: Buffer.from("x") }]),
    /^目録にない「文書\/追加.docx」が加えられています。$/u,
  ],
  [
    "a document under another name",
    (zip) =>
      rebuilt(zip, (entries) =>
        entries.map((entry) =>
          entry.path === sheetPath ? { ...entry, path: "文書/配布版/別名.docx" } : entry,
        ),
      ),
    /^「文書\/配布版\/資料1 評価シート.docx」の名前が「文書\/配布版\/別名.docx」に変えられています。$/u,
  ],
  [
    "another order",
    (zip) => rebuilt(zip, (entries) => entries.toReversed()),
    /^ファイルの並び順が目録と違います。$/u,
  ],
  [
    "a document twice",
    (zip) => rebuilt(zip, (entries) => [...entries, ...entries.filter(({ path }) => path === sheetPath)]),
    /^「文書\/配布版\/資料1 評価シート.docx」が2つ以上入っています。$/u,
  ],
  [
    "a changed manifest",
    (zip) => Buffer.from(zip.toString("latin1").replace('"sequence": 1', '"sequence": 2'), "latin1"),
    /^目録（manifest.json）が書き換えられているか、壊れています。$/u,
  ],
  [
    "a manifest in other words for the same",
    (zip) =>
      repacked(zip, (files) =>
        files.map(([path, bytes]) => [
          path,
          path === "manifest.json"
            ? Buffer.from(JSON.stringify(JSON.parse(Buffer.from(bytes).toString("utf8"))))
            : bytes,
        ]),
      ),
    /^目録（manifest.json）が書き換えられていて、読めません。$/u,
  ],
  [
    "no manifest",
    (zip) => repacked(zip, (files) => files.filter(([path]) => path !== "manifest.json")),
    /^目録（manifest.json）がありません。/u,
  ],
  [
    "an end cut off",
    (zip) => zip.subarray(0, zip.byteLength - 100),
    /^zipファイルとして読めません。途中で切れているか/u,
  ],
  ["only its beginning", (zip) => zip.subarray(0, zip.byteLength / 2), /^zipファイルとして読めません。/u],
  ["nothing in it", () => Buffer.alloc(0), /^zipファイルとして読めません。/u],
  [
    "something hung on",
    (zip) => Buffer.concat([zip, Buffer.from("余分")]),
    /^zipファイルとして読めません。/u,
  ],
  [
    "the same files, packed again",
    (zip) => repacked(zip, (files) => files),
    /^zipファイルの作りが、書き出したときのものと違います/u,
  ],
  ["other times", (zip) => flipped(zip, 10), /^zipファイルの作りが、書き出したときのものと違います/u],
];

describe("a zip that was changed", () => {
  it.each(changes)("with %s is told, naming the file", async (_what, change, sentence) => {
    const kept = await openKeptPlan();
    const file = await writtenZip(kept, kept.archives[0]?.id ?? "");
    writeFileSync(file, change(readFileSync(file)));
    // Also without the plan: on another PC, years later.
    const alone = testBackend();
    const { sound, problems } = await value(alone, "archive.verify", {
      token: alone.grantFile(file, "read"),
    });
    expect(problems).toContainEqual(expect.stringMatching(sentence));
    expect(sound).toBe(false);
  });

  it("is sound as it was written, with and without its plan", async () => {
    const kept = await openKeptPlan(2);
    const file = await writtenZip(kept, kept.archives[1]?.id ?? "");
    const alone = testBackend();
    for (const backend of [kept.backend, alone]) {
      const report = await value(backend, "archive.verify", { token: backend.grantFile(file, "read") });
      expect(report).toMatchObject({ sound: true, problems: [] });
      expect(report.archives).toMatchObject([{ sequence: 2, manifest: kept.archives[1]?.manifest }]);
    }
  });

  it("made anew with all its hashes is sound in itself, and caught against the plan", async () => {
    const kept = await openKeptPlan();
    const file = await writtenZip(kept, kept.archives[0]?.id ?? "");
    const forged = rehashed(readFileSync(file), "データ/発言一覧.csv", "別の発言");
    writeFileSync(file, forged.zip);
    const alone = testBackend();
    const report = await value(alone, "archive.verify", { token: alone.grantFile(file, "read") });
    expect(report.sound).toBe(true);
    expect(report.archives[0]?.manifest).not.toBe(kept.archives[0]?.manifest);
    const { problems } = await value(kept.backend, "archive.verify", {
      token: kept.backend.grantFile(file, "read"),
    });
    expect(problems).toEqual([
      "照合番号が、この計画ファイルの第1号の保存と違います。中身と目録がまとめて作り替えられています。",
    ]);
  });

  it("of another plan does not belong to this one", async () => {
    const [kept, other] = [await openKeptPlan(2), await openKeptPlan(0)];
    const file = await writtenZip(kept, kept.archives[1]?.id ?? "");
    const { problems } = await value(other.backend, "archive.verify", {
      token: other.backend.grantFile(file, "read"),
    });
    expect(problems).toEqual([
      "この計画ファイルには、照合番号が同じ保存がありません。別の計画の保存か、作り替えられたものです。",
    ]);
  });

  it("that is not there is a failure, not a report", async () => {
    const backend = testBackend();
    const token = backend.grantFile(join(temporaryFolder(), "ない.zip"), "read");
    expect((await failure(backend, "archive.verify", { token })).code).toBe("file-not-found");
  });
});

describe("a zip that was made to do harm", () => {
  const report = async (zip: Uint8Array) => {
    const file = join(temporaryFolder(), "a.zip");
    writeFileSync(file, zip);
    const backend = testBackend();
    return value(backend, "archive.verify", { token: backend.grantFile(file, "read") });
  };

  it.each([
    "../外.txt",
    "/etc/passwd",
    "C:\\a.txt",
    "a/../../b",
    "a\\b",
    "con.txt",
    "a//b",
    "名前\u202egpj.exe/..",
  ])("with the name %j is told and its file is never used", async (name) => {
    const { problems, sound } = await report(zipSync({ [name]: Buffer.from("x") }));
    expect(sound).toBe(false);
    expect(problems[0]).toMatch(/という名前は、フォルダーの外を指すか、使えない文字を含んでいます。$/u);
    expect(problems.join("")).not.toMatch(/\u202e/u);
  });

  it("that unpacks to more than it says is not unpacked", () => {
    const bomb = Buffer.from(zipSync({ "a.txt": new Uint8Array(50_000_000) }, { level: 9 }));
    // The directory says one byte; the stream says fifty million.
    bomb.writeUInt32LE(1, bomb.lastIndexOf("PK\u0001\u0002") + 24);
    expect(readZip(bomb)).toEqual({ kind: "read", entries: [], broken: ["a.txt"], strange: [] });
  });

  it("that states a size no file of its length can have is not unpacked", () => {
    const bomb = Buffer.from(zipSync({ "a.txt": new Uint8Array(100) }, { level: 9 }));
    bomb.writeUInt32LE(0x7fffffff, bomb.lastIndexOf("PK\u0001\u0002") + 24);
    expect(readZip(bomb)).toMatchObject({ entries: [], broken: ["a.txt"] });
  });

  it("whose many small files together are more than any archive is not unpacked", () => {
    const many = Buffer.from(
      zipSync({ "a.txt": new Uint8Array(2_000_000), "b.txt": Buffer.from("b") }, { level: 9 }),
    );
    many.writeUInt32LE(899_999_999, many.indexOf("PK\u0001\u0002") + 24);
    expect(readZip(many)).toMatchObject({ entries: [{ path: "b.txt" }], broken: ["a.txt"] });
  });

  it("with any byte changed is never taken for sound and never breaks the reader", async () => {
    const kept = await openKeptPlan();
    const zip = readFileSync(await writtenZip(kept, kept.archives[0]?.id ?? ""));
    const ends = [...Array(120).keys()].map((back) => zip.byteLength - 1 - back * 7);
    for (const at of [...Array(120).keys(), ...ends]) {
      const { checkZip } = await import("#electron/backend/archive/verifyZip.ts");
      const { problems, number } = checkZip(flipped(zip, at));
      expect([at, problems.length > 0 || number !== kept.archives[0]?.manifest]).toEqual([at, true]);
    }
  });
});
