/** Several Word files into one folder, and the pages a document will have. */
import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EventPayload } from "#shared/contract/events.ts";
import type { MethodInput } from "#shared/contract/methods.ts";
import { failure, openSmallPlan, value } from "./support/backends.ts";
import { temporaryFolder } from "./support/temporary.ts";

type Documents = MethodInput<"word.exportMany">["documents"];

const sheets: Documents[number]["forms"] = [{ form: "evaluation-sheet" }];
const projects: Documents[number]["forms"] = [{ form: "project-sheet" }];

async function desk() {
  const { backend } = await openSmallPlan();
  const out = temporaryFolder();
  const folder = backend.grantFile(out, "folder");
  const write = (documents: Documents, replace = false) =>
    value(backend, "word.exportMany", {
      task: randomUUID(),
      folder,
      fiscalYear: 2019,
      documents,
      replace,
    });
  return { backend, out, folder, write };
}

describe("several Word files", () => {
  it("stand in the folder under names that every system takes, each once", async () => {
    const { out, write } = await desk();
    const { written, notWritten } = await write([
      { name: "資料1/2:案.docx", forms: sheets },
      { name: "資料1_2_案", forms: projects },
      { name: "../外.docx", forms: projects },
    ]);
    const names = ["資料1_2_案.docx", "資料1_2_案（2）.docx", "_外.docx"];
    expect(written.map(({ name }) => name)).toEqual(names);
    expect(notWritten).toEqual([]);
    expect(readdirSync(out).toSorted()).toEqual(names.toSorted());
    for (const name of names) expect(readFileSync(join(out, name)).subarray(0, 2).toString()).toBe("PK");
  });

  it("that cannot be written do not stop the others, and say why", async () => {
    const { out, write } = await desk();
    writeFileSync(join(out, "一.docx"), "前の内容");
    mkdirSync(join(out, "二.docx"));
    const documents = ["一", "二", "三"].map((name) => ({ name, forms: sheets }));
    const first = await write(documents);
    expect(first.written.map(({ name }) => name)).toEqual(["三.docx"]);
    expect(first.notWritten.map(({ name, failure }) => [name, failure.code])).toEqual([
      ["一.docx", "already-exists"],
      ["二.docx", "already-exists"],
    ]);
    expect(readFileSync(join(out, "一.docx"), "utf8")).toBe("前の内容");
    const again = await write(documents, true);
    expect(again.written.map(({ name }) => name)).toEqual(["一.docx", "三.docx"]);
    expect(again.notWritten.map(({ name }) => name)).toEqual(["二.docx"]);
  });

  it("report their progress, and stopped between two of them keep what is written", async () => {
    const { backend, out, folder } = await desk();
    const task = randomUUID();
    const progress: EventPayload<"task.progress">[] = [];
    backend.onEvent((name, payload) => {
      if (name !== "task.progress") return;
      progress.push(payload as EventPayload<"task.progress">);
      if (progress.at(-1)?.label.includes("二.docx")) void backend.call("task.cancel", { task });
    });
    const documents = ["一", "二", "三"].map((name) => ({ name, forms: sheets }));
    const answer = await value(backend, "word.exportMany", {
      task,
      folder,
      fiscalYear: 2019,
      documents,
      replace: false,
    });
    expect(answer.written.map(({ name }) => name)).toEqual(["一.docx"]);
    expect(answer.notWritten.map(({ name, failure }) => [name, failure.code])).toEqual([
      ["二.docx", "cancelled"],
      ["三.docx", "cancelled"],
    ]);
    expect(readdirSync(out)).toEqual(["一.docx"]);
    const done = progress.map((one) => one.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(new Set(progress.map(({ total }) => total))).toEqual(new Set([300]));
    expect(progress[0]?.label).toBe("「一.docx」を作成しています（1/3）");
  });

  it("need a folder that a person chose: no token of a file is taken, and no other method takes a folder's", async () => {
    const { backend, out, folder } = await desk();
    const request = { task: randomUUID(), fiscalYear: 2019, replace: false };
    const documents = [{ name: "一", forms: sheets }];
    const file = backend.grantFile(join(out, "一.docx"), "write");
    expect((await failure(backend, "word.exportMany", { ...request, folder: file, documents })).code).toBe(
      "token-unknown",
    );
    expect((await failure(backend, "folder.existing", { folder: file, names: ["一"] })).code).toBe(
      "token-unknown",
    );
    const one = { task: randomUUID(), fiscalYear: 2019, token: folder, forms: sheets };
    expect((await failure(backend, "word.export", one)).code).toBe("token-unknown");
    expect(readdirSync(out)).toEqual([]);
  });

  it("tells which names are taken, and nothing about what lies elsewhere", async () => {
    const { backend, out, folder } = await desk();
    writeFileSync(join(out, "一.docx"), "");
    mkdirSync(join(out, "中"));
    writeFileSync(join(out, "中", "二.docx"), "");
    const { names } = await value(backend, "folder.existing", {
      folder,
      names: ["一.docx", "二.docx", "中/二.docx", "../../etc/passwd"],
    });
    expect(names).toEqual(["一.docx"]);
  });
});

describe("the pages of a document", () => {
  it("are counted before it is written, with the sections it has", async () => {
    const { backend } = await desk();
    const counted = await value(backend, "word.pages", {
      fiscalYear: 2019,
      form: { form: "evaluation-sheet" },
    });
    expect(counted).toMatchObject({ exact: true, problems: [] });
    expect(counted.pages).toBeGreaterThanOrEqual(counted.sections);
    expect(counted.sections).toBeGreaterThan(0);
  });

  it("of a sheet that overflows come with what is seen on paper", async () => {
    const { backend } = await desk();
    const snapshot = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    const item = snapshot.items.find(({ parent }) => parent !== null) ?? snapshot.items[0];
    await value(backend, "field.setText", {
      field: {
        entity: "evaluation",
        subject: { kind: "item", id: item?.id ?? "" },
        fiscalYear: 2019,
        property: "achievement",
      },
      text: "商店街の催しに多くの市民が訪れ、回遊が広がった。\n".repeat(120),
      session: "long",
    });
    const counted = await value(backend, "word.pages", {
      fiscalYear: 2019,
      form: { form: "evaluation-sheet" },
    });
    expect(counted.pages).toBeGreaterThan(2);
    expect(counted.problems.map(({ text }) => text).join("\n")).toContain("次のページに続けて印刷します");
  });
});
