/** Word export as a use case: one file, progress, cancelling, and nothing written unless it is whole. */
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, strFromU8 } from "fflate";
import { describe, expect, it } from "vitest";
import type { EventPayload } from "#shared/contract/events.ts";
import type { MethodInput } from "#shared/contract/methods.ts";
import { failure, openSmallPlan, value } from "./support/backends.ts";
import { fingerprint, temporaryFolder } from "./support/temporary.ts";

const forms: MethodInput<"word.export">["forms"] = [
  { form: "evaluation-sheet", handoutNumber: "資料1" },
  { form: "project-sheet" },
];

describe("Word export", () => {
  it("writes all forms of a year as one file and reports its progress", async () => {
    const { backend } = await openSmallPlan();
    const out = temporaryFolder();
    const progress: EventPayload<"task.progress">[] = [];
    backend.onEvent((name, payload) => {
      if (name === "task.progress") progress.push(payload as EventPayload<"task.progress">);
    });
    const task = randomUUID();
    const token = backend.grantFile(join(out, "資料1.docx"), "write");
    const { file } = await value(backend, "word.export", { task, token, fiscalYear: 2019, forms });
    const bytes = readFileSync(join(out, "資料1.docx"));
    expect(file).toEqual({ name: "資料1.docx", bytes: bytes.length, dropped: [] });
    const text = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
    for (const words of ["商店街の応援", "人が集まった。", "起業プロジェクト"]) expect(text).toContain(words);
    expect(progress.at(-1)).toMatchObject({ task, done: progress.at(-1)?.total });
    expect(progress.map(({ done }) => done)).toEqual(
      progress.map(({ done }) => done).toSorted((a, b) => a - b),
    );
  });

  it("can be cancelled while it works, and then nothing is written", async () => {
    const { backend } = await openSmallPlan();
    const out = temporaryFolder();
    const task = randomUUID();
    backend.onEvent((name) => {
      if (name === "task.progress") void backend.call("task.cancel", { task });
    });
    const token = backend.grantFile(join(out, "資料1.docx"), "write");
    const error = await failure(backend, "word.export", { task, token, fiscalYear: 2019, forms });
    expect(error.code).toBe("cancelled");
    expect(fingerprint(out)).toEqual({});
  });

  it("keeps its token after a failure, for trying again once the cause is gone", async () => {
    const { backend } = await openSmallPlan();
    const out = temporaryFolder();
    writeFileSync(join(out, "資料1.docx"), "前の内容");
    const heldByWord = join(out, "~$資料1.docx");
    writeFileSync(heldByWord, Buffer.alloc(162));
    const token = backend.grantFile(join(out, "資料1.docx"), "write", { replace: true });
    const input = { task: randomUUID(), token, fiscalYear: 2019, forms };
    expect((await failure(backend, "word.export", input)).code).toBe("file-busy");
    rmSync(heldByWord);
    await value(backend, "word.export", { ...input, task: randomUUID() });
    expect((await failure(backend, "word.export", { ...input, task: randomUUID() })).code).toBe(
      "token-unknown",
    );
  });

  it("is refused for a sheet or a year the plan does not have", async () => {
    const { backend } = await openSmallPlan();
    const token = backend.grantFile(join(temporaryFolder(), "a.docx"), "write");
    const sheet = { form: "evaluation-sheet", subjects: [{ kind: "item", id: "9" }] } as const;
    const input = { task: randomUUID(), token, fiscalYear: 2019, forms: [sheet] };
    expect(await failure(backend, "word.export", input)).toMatchObject({
      code: "not-found",
      details: { id: "9" },
    });
    const year = { task: randomUUID(), token, fiscalYear: 2030, forms };
    expect((await failure(backend, "word.export", year)).code).toBe("year-outside-plan");
  });

  it("keeps what it made while it cannot be written, and saves it elsewhere without making it again", async () => {
    const { backend } = await openSmallPlan();
    const out = temporaryFolder();
    writeFileSync(join(out, "資料1.docx"), "前の内容");
    writeFileSync(join(out, "~$資料1.docx"), Buffer.alloc(162));
    const token = backend.grantFile(join(out, "資料1.docx"), "write", { replace: true });
    const error = await failure(backend, "word.export", {
      task: randomUUID(),
      token,
      fiscalYear: 2019,
      forms,
    });
    expect(error).toMatchObject({ code: "file-busy", details: { file: "資料1.docx" } });
    const kept = String(error.details["kept"]);
    // Nothing of the plan is read any more.
    await value(backend, "plan.close", {});
    const taken = backend.grantFile(join(out, "資料1.docx"), "write");
    expect(await failure(backend, "file.saveAgain", { kept, token: taken })).toMatchObject({
      code: "already-exists",
      details: { kept },
    });
    const other = backend.grantFile(join(out, "資料1（別名）.docx"), "write");
    const { file } = await value(backend, "file.saveAgain", { kept, token: other });
    const bytes = readFileSync(join(out, "資料1（別名）.docx"));
    expect(file).toEqual({ name: "資料1（別名）.docx", bytes: bytes.byteLength, dropped: [] });
    expect(Object.keys(unzipSync(bytes))).toContain("word/document.xml");
    expect(readFileSync(join(out, "資料1.docx"), "utf8")).toBe("前の内容");
    // Both are spent: what was saved is kept no longer, and a name chosen once is good for one file.
    const third = backend.grantFile(join(out, "3.docx"), "write");
    expect((await failure(backend, "file.saveAgain", { kept, token: third })).code).toBe("token-unknown");
    expect((await failure(backend, "file.saveAgain", { kept, token: other })).code).toBe("token-unknown");
  });
});
