/** 会議記録の保存: what is sealed, what it lacks, and that it opens without this product. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it, onTestFinished } from "vitest";
import { readHistory } from "#db/history.ts";
import { openPlanFile } from "#db/open.ts";
import { readSnapshot } from "#db/snapshot.ts";
import { verifyKept } from "#electron/backend/archive/verifyPlan.ts";
import type { Context } from "#electron/backend/context.ts";
import { createFinished } from "#electron/backend/finished.ts";
import { createBackupKeeper } from "#electron/backend/backup/keeper.ts";
import { createTokens } from "#electron/backend/tokens.ts";
import { archiveHandlers } from "#electron/backend/usecases/archives.ts";
import { archiveManifestSchema } from "#shared/domain/archive.ts";
import { parsePackage } from "#shared/package/parse.ts";
import { failure, openSmallPlan, testBackend, value } from "./support/backends.ts";
import { meeting, openKeptPlan, pdf, sealing, sheetEdition, writtenZip } from "./support/keptPlan.ts";

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const hasTool = (name: string) => spawnSync(name, ["-v"]).error === undefined;
const utf8 = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("utf8");

describe("a sealed archive", () => {
  it("holds editions, documents, data and comments, each with its hash, under one number", async () => {
    const kept = await openKeptPlan();
    const [archive] = kept.archives;
    const zip = readFileSync(await writtenZip(kept, archive?.id ?? ""));
    const files = unzipSync(zip);
    const manifest = archiveManifestSchema.parse(JSON.parse(utf8(files["manifest.json"])));
    expect(Object.keys(files)).toEqual(["manifest.json", ...manifest.files.map(({ path }) => path)]);
    expect(manifest.files.map(({ path }) => path)).toEqual([
      "はじめにお読みください.txt",
      "文書/配布版/資料1 評価シート.docx",
      "文書/配布版/資料1 評価シート.pdf",
      "文書/保存したときの文書/次第.docx",
      "文書/保存したときの文書/次第.pdf",
      "データ/計画パッケージ.json",
      "データ/発言一覧.csv",
      "SHA256SUMS.txt",
    ]);
    for (const { path, sha256: hash, bytes } of manifest.files) {
      expect([path, sha256(files[path] ?? new Uint8Array())]).toEqual([path, hash]);
      expect(files[path]?.byteLength).toBe(bytes);
    }
    expect(archive?.manifest).toBe(sha256(files["manifest.json"] ?? new Uint8Array()));
    expect(archive).toMatchObject({ meeting, sequence: 1, files: 8, bytes: zip.byteLength });
    const { editions: _editions, ...content } = parsePackage(utf8(files["データ/計画パッケージ.json"]));
    expect(content.plan.title).toBe("見本市産業振興計画");
    const { archives } = await value(kept.backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(archives).toEqual(kept.archives);
  });

  it.skipIf(!hasTool("unzip"))("opens and is checked with the tools of any system", async () => {
    const kept = await openKeptPlan();
    const zip = await writtenZip(kept, kept.archives[0]?.id ?? "");
    const out = join(kept.folder, "展開");
    // Names in Japanese come out right although this program knows no language here.
    execFileSync("unzip", ["-q", zip, "-d", out], { env: { ...process.env, LC_ALL: "C.UTF-8" } });
    const checked = execFileSync("sha256sum", ["-c", "SHA256SUMS.txt"], { cwd: out, encoding: "utf8" });
    expect(checked.trim().split("\n")).toHaveLength(7);
    const number = execFileSync("sha256sum", ["manifest.json"], { cwd: out, encoding: "utf8" });
    expect(number.slice(0, 64)).toBe(kept.archives[0]?.manifest);
    const text = readFileSync(join(out, "はじめにお読みください.txt"), "utf8");
    expect(text).toContain("会議：令和2年度第1回 見本市産業振興計画推進委員会（令和2年8月7日（金））");
    expect(text).toContain("certutil -hashfile");
  });

  it("is chained to the one before it, and a further one of the same meeting needs a reason", async () => {
    const { backend, archives } = await openKeptPlan(2);
    expect(await failure(backend, "archive.seal", sealing())).toMatchObject({ code: "reason-needed" });
    expect(archives.map(({ sequence, reason }) => [sequence, reason])).toEqual([
      [1, undefined],
      [2, "訂正1"],
    ]);
    expect(await value(backend, "archive.verify", {})).toEqual({
      sound: true,
      problems: [],
      archives: archives.map(({ sequence, sealedAt, manifest, files }) => ({
        sequence,
        meeting: "令和2年度第1回 見本市産業振興計画推進委員会",
        sealedAt,
        manifest,
        files,
      })),
    });
  });

  it("comes out byte for byte the same after edits and a restart, and is no step of 元に戻す", async () => {
    const kept = await openKeptPlan();
    const id = kept.archives[0]?.id ?? "";
    const before = readFileSync(await writtenZip(kept, id, "前.zip"));
    expect((await value(kept.backend, "history.state", {})).undo).toBeNull();
    await value(kept.backend, "comment.update", { id: "c1", patch: { text: "別のこと。" } });
    await kept.backend.close();
    const backend = testBackend();
    await value(backend, "plan.open", { token: backend.grantFile(kept.path, "read") });
    const after = readFileSync(await writtenZip({ ...kept, backend }, id, "後.zip"));
    expect(after.equals(before)).toBe(true);
    const [, sealing] = await value(backend, "history.list", { limit: 2 });
    expect(sealing).toMatchObject({
      label: "会議記録を保存",
      place: "第1号 令和2年度第1回 見本市産業振興計画推進委員会",
    });
  });

  it("of equal contents at the same moment is equal bytes", async () => {
    const now = () => new Date("2026-11-21T03:00:00Z");
    const seal = async () => {
      const { backend, folder } = await openSmallPlan({ now });
      const { archive } = await value(backend, "archive.seal", sealing());
      const file = join(folder, "a.zip");
      await value(backend, "archive.write", { id: archive.id, token: backend.grantFile(file, "write") });
      return readFileSync(file);
    };
    const [one, other] = [await seal(), await seal()];
    // Ids that the store made are in the package: nothing else differs between two plans made alike.
    expect(one.equals(other)).toBe(true);
  });

  it("keeps every version of an edition, and documents of one name apart", async () => {
    const { backend, folder } = await openSmallPlan();
    await value(backend, "paperEdition.fix", sheetEdition());
    await value(backend, "paperEdition.fix", sheetEdition({ reason: "誤りを直した" }));
    const forms = [{ form: "agenda" as const, meeting }];
    const { archive } = await value(
      backend,
      "archive.seal",
      sealing({ documents: ["次第", "次第", "a/b:c", "..", "CON"].map((name) => ({ name, forms, pdf })) }),
    );
    const file = join(folder, "a.zip");
    await value(backend, "archive.write", { id: archive.id, token: backend.grantFile(file, "write") });
    const names = Object.keys(unzipSync(readFileSync(file))).filter((name) => name.endsWith(".docx"));
    expect(names).toEqual([
      "文書/配布版/資料1 評価シート.docx",
      "文書/配布版/資料1 評価シート（第2版）.docx",
      "文書/保存したときの文書/次第.docx",
      "文書/保存したときの文書/次第（2）.docx",
      "文書/保存したときの文書/a_b_c.docx",
      "文書/保存したときの文書/_.docx",
      "文書/保存したときの文書/_CON.docx",
    ]);
    expect((await value(backend, "archive.verify", {})).problems).toEqual([]);
  });
});

describe("the comments as CSV", () => {
  it("open in Excel, line breaks and quotes kept, and none of them is a formula", async () => {
    const { backend, folder } = await openSmallPlan();
    const said = ['=HYPERLINK("http://a")', "+1", "-2", "@SUM(A1)", "＝1", '二行\n"の"文', "ふつう、の文"];
    for (const text of said) {
      await value(backend, "comment.add", {
        comment: { meeting, speaker: "事務局", kind: "remark", text },
      });
    }
    const { archive } = await value(backend, "archive.seal", sealing());
    const file = join(folder, "a.zip");
    await value(backend, "archive.write", { id: archive.id, token: backend.grantFile(file, "write") });
    const csv = utf8(unzipSync(readFileSync(file))["データ/発言一覧.csv"]);
    expect(csv.startsWith('\uFEFF"順","時刻","議題","シート","欄","発言者","区分","発言"')).toBe(true);
    expect(csv).toContain(
      '"1","10:31","（1） 評価について","1 にぎわいづくり","","委員A","意見","商店街がにぎわった。"',
    );
    expect(csv).toContain('"\'=HYPERLINK(""http://a"")"');
    for (const text of ["+1", "-2", "@SUM(A1)", "＝1"]) expect(csv).toContain(`"'${text}"`);
    expect(csv).toContain('"二行\n""の""文"');
    expect(csv).not.toMatch(/(?:^|,)"[=+\-@＝]/mu);
    expect(csv.split("\r\n")).toHaveLength(1 + 3 + said.length + 1);
  });
});

describe("what an archive lacks", () => {
  it("is named before, and stands in its manifest when it is sealed all the same", async () => {
    const { backend, folder } = await openSmallPlan();
    await value(backend, "meeting.update", {
      id: meeting,
      patch: {
        handouts: [
          {
            id: "h1",
            number: "資料1",
            title: "評価シート",
            kind: "handout",
            paper: { form: "evaluation-sheet" },
          },
        ],
      },
    });
    const missing = await value(backend, "archive.missing", { meeting });
    expect(missing.map(({ text }) => text)).toEqual([
      "委員2名の出席・欠席が記録されていません。",
      "「1 にぎわいづくり」の推進委員会の評価が採択されていません。",
      "「2 人づくり」の推進委員会の評価が書かれていません。",
      "「プロジェクト1 起業プロジェクト」の推進委員会の評価が書かれていません。",
      "髙﨑葛󠄀城委員の質問「起業の数は。」に回答がありません。",
      "髙﨑葛󠄀城委員の要望「資料を早めに。」に回答がありません。",
      "「資料1 評価シート」が配布版になっていません。",
      "会議録が配布版にも公表版にもなっていません。",
    ]);
    expect(missing.find(({ what }) => what === "reply")).toMatchObject({ comment: "c2" });
    const input = sealing({ incomplete: false, documents: [] });
    expect(await failure(backend, "archive.seal", input)).toMatchObject({
      code: "incomplete",
      details: { count: missing.length },
    });
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2019 })).archives).toEqual([]);
    const { archive } = await value(backend, "archive.seal", { ...input, incomplete: true });
    const file = join(folder, "a.zip");
    await value(backend, "archive.write", { id: archive.id, token: backend.grantFile(file, "write") });
    const { missing: kept } = archiveManifestSchema.parse(
      JSON.parse(utf8(unzipSync(readFileSync(file))["manifest.json"])),
    );
    expect(kept).toEqual(missing.map(({ text }) => text));
  });

  it("is nothing once all is done, and then nobody has to agree", async () => {
    const { backend } = await openSmallPlan();
    const adopted = { meeting, date: "2020-08-07" };
    for (const subject of [
      { kind: "item", id: "1" },
      { kind: "item", id: "2" },
      { kind: "project", id: "p1" },
    ] as const) {
      await value(backend, "evaluation.setCommittee", {
        subject,
        fiscalYear: 2019,
        text: "よい。",
        sources: [],
      });
      await value(backend, "evaluation.adopt", { subject, fiscalYear: 2019, adopted });
    }
    for (const id of ["c2", "c3"])
      await value(backend, "comment.update", { id, patch: { reply: "答えました。" } });
    const attendance = ["m1", "m2"].map((member) => ({ member, status: "present" as const }));
    await value(backend, "meeting.update", { id: meeting, patch: { attendance } });
    await value(backend, "paperEdition.fix", sheetEdition());
    await value(backend, "paperEdition.fix", {
      ...sheetEdition({ forms: [{ form: "minutes", meeting }], papers: [{ form: "minutes", meeting }] }),
      name: "会議録",
    });
    expect(await value(backend, "archive.missing", { meeting })).toEqual([]);
    await value(backend, "archive.seal", sealing({ incomplete: false }));
    const {
      documents: [first],
      ...rest
    } = sealing({ incomplete: false, reason: "もう一度" });
    const { pdf: _pdf, ...withoutPdf } = first ?? { name: "", forms: [] };
    expect(await failure(backend, "archive.seal", { ...rest, documents: [withoutPdf] })).toMatchObject({
      code: "incomplete",
      details: { count: 1 },
    });
  });

  it("of a meeting that is not there is no answer", async () => {
    const { backend } = await openSmallPlan();
    expect((await failure(backend, "archive.missing", { meeting: "r9" })).code).toBe("not-found");
    expect((await failure(backend, "archive.seal", sealing({ meeting: "r9" }))).code).toBe("not-found");
  });
});

describe("sealing that does not come to its end", () => {
  it("leaves nothing behind when it is cancelled", async () => {
    const { backend, path } = await openSmallPlan();
    const input = sealing();
    const labels: string[] = [];
    backend.onEvent((name, payload) => {
      if (name !== "task.progress" || !("task" in payload) || payload.task !== input.task) return;
      labels.push((payload as { label: string }).label);
      if (labels.length === 1) void backend.call("task.cancel", { task: input.task });
    });
    expect((await failure(backend, "archive.seal", input)).code).toBe("cancelled");
    expect(labels[0]).toBe("「次第」を作成しています（1/1）");
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2019 })).archives).toEqual([]);
    expect((await value(backend, "archive.verify", {})).problems).toEqual([]);
    expect(existsSync(path)).toBe(true);
    await value(backend, "archive.seal", sealing());
  });

  it("keeps the plan as it was when the disk is full, and seals once there is room", async () => {
    const { backend, path } = await openKeptPlan(0);
    await backend.close();
    const plan = openPlanFile(path, { actor: "事務局" });
    onTestFinished(() => plan.close());
    const context: Context = {
      version: "0.0.0",
      actor: "事務局",
      tokens: createTokens(),
      tasks: new Map(),
      backups: createBackupKeeper({
        options: undefined,
        now: () => new Date(),
        schedule: () => () => undefined,
        changed: () => undefined,
        tellDeed: () => undefined,
      }),
      finished: createFinished(),
      now: () => new Date(),
      tellDeed: () => undefined,
      emit: () => undefined,
      plan,
    };
    const lines = () => readHistory(plan.db, { limit: 100 });
    const before = { lines: lines(), snapshot: readSnapshot(plan.db, 2019) };
    // No page more than there are: SQLite then answers as it does on a full disk.
    plan.db.pragma(`max_page_count = ${String(plan.db.pragma("page_count", { simple: true }))}`);
    const seal = () => archiveHandlers["archive.seal"](context, sealing());
    await expect(seal()).rejects.toMatchObject({ code: "disk-full" });
    plan.db.pragma("max_page_count = 100000");
    expect({ lines: lines(), snapshot: readSnapshot(plan.db, 2019) }).toEqual(before);
    await seal();
    expect(readSnapshot(plan.db, 2019).archives).toHaveLength(1);
    expect(verifyKept(plan.db).problems).toEqual([]);
  });

  it("is refused at once where the file cannot be written", async () => {
    const { backend, path } = await openKeptPlan();
    await backend.close();
    execFileSync("chmod", ["444", path]);
    const again = testBackend();
    await value(again, "plan.open", { token: again.grantFile(path, "read") });
    expect((await failure(again, "archive.seal", sealing({ reason: "再" }))).code).toBe("read-only");
    expect((await failure(again, "paperEdition.fix", sheetEdition({ reason: "再" }))).code).toBe("read-only");
    expect((await value(again, "archive.verify", {})).sound).toBe(true);
  });

  it("never overwrites a zip in silence", async () => {
    const kept = await openKeptPlan();
    const file = join(kept.folder, "会議記録.zip");
    writeFileSync(file, "大切なもの");
    const token = kept.backend.grantFile(file, "write");
    const id = kept.archives[0]?.id ?? "";
    expect((await failure(kept.backend, "archive.write", { id, token })).code).toBe("already-exists");
    expect(readFileSync(file, "utf8")).toBe("大切なもの");
  });
});
