/** 配布版 and 公表版: fixed once, given out byte for byte whatever becomes of the plan. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, describe, it } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import { failure, openSmallPlan, testBackend, value } from "./support/backends.ts";
import { meeting, pdf, sheet, sheetEdition } from "./support/keptPlan.ts";

const field = { entity: "evaluation", subject: sheet, fiscalYear: 2019, property: "issues" } as const;

async function written(
  backend: Backend,
  folder: string,
  id: string,
  format: "word" | "pdf",
): Promise<Buffer> {
  const file = join(folder, `${crypto.randomUUID()}.${format === "word" ? "docx" : "pdf"}`);
  await value(backend, "paperEdition.write", { id, format, token: backend.grantFile(file, "write") });
  return readFileSync(file);
}

async function printed(backend: Backend, folder: string): Promise<Buffer> {
  const file = join(folder, `${crypto.randomUUID()}.docx`);
  const { forms } = sheetEdition();
  const token = backend.grantFile(file, "write");
  await value(backend, "word.export", { task: crypto.randomUUID(), token, fiscalYear: 2019, forms });
  return readFileSync(file);
}

describe("an edition of papers", () => {
  it("is the same Word file byte for byte after edits, another look, the next year and a restart", async () => {
    const { backend, folder, path } = await openSmallPlan();
    const { id } = await value(backend, "paperEdition.fix", sheetEdition());
    const before = await written(backend, folder, id, "word");
    const now = await printed(backend, folder);

    await value(backend, "field.setText", { field, text: "担い手が大きく足りない。", session: "s" });
    await value(backend, "look.set", {
      form: "evaluation-sheet",
      fiscalYear: 2019,
      look: { fonts: "ud", size: 1 },
      years: "from",
    });
    await value(backend, "year.open", { fiscalYear: 2021 });
    expect((await printed(backend, folder)).equals(now)).toBe(false);
    expect((await written(backend, folder, id, "word")).equals(before)).toBe(true);

    await backend.close();
    const again = testBackend();
    await value(again, "plan.open", { token: again.grantFile(path, "read") });
    expect((await written(again, folder, id, "word")).equals(before)).toBe(true);
    expect((await written(again, folder, id, "pdf")).toString()).toBe(Buffer.from(pdf, "base64").toString());
    expect((await value(again, "archive.verify", {})).problems).toEqual([]);
  });

  it("says what it is: its papers, version, day, and the hashes of its files", async () => {
    const { backend } = await openSmallPlan({ now: () => new Date("2020-07-24T01:00:00Z") });
    const { id, changed } = await value(backend, "paperEdition.fix", sheetEdition());
    expect(changed).toContain("snapshot");
    const { paperEditions } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(paperEditions).toEqual([
      {
        id,
        stage: "handout",
        fiscalYear: 2019,
        meeting,
        papers: [{ form: "evaluation-sheet", subject: sheet }],
        name: "資料1 評価シート",
        version: 1,
        fixedAt: "2020-07-24T01:00:00.000Z",
        actor: "事務局",
        docx: {
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
          bytes: expect.any(Number) as number,
        },
        pdf: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string, bytes: 15 },
        tree: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
      },
    ]);
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2020 })).paperEditions).toEqual([]);
  });

  it("stays through 元に戻す, and its fixing stands in 変更履歴", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "field.setText", { field, text: "前の文。", session: "s" });
    await value(backend, "paperEdition.fix", sheetEdition());
    // What is typed on is a step of its own: the edition lies between.
    await value(backend, "field.setText", { field, text: "後の文。", session: "s" });
    const [latest, fixing] = await value(backend, "history.list", { limit: 2 });
    expect(latest).toMatchObject({ before: "前の文。", after: "後の文。" });
    expect(fixing).toMatchObject({ label: "配布版にする", place: "配布版「資料1 評価シート」（第1版）" });
    expect(fixing).not.toHaveProperty("after");
    await value(backend, "history.undo", {});
    await value(backend, "history.undo", {});
    expect((await value(backend, "history.state", {})).undo).toBeNull();
    await value(backend, "paperEdition.fix", sheetEdition({ stage: "public" }));
    expect(await value(backend, "history.redo", {})).toMatchObject({ label: expect.any(String) as string });
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2019 })).paperEditions).toHaveLength(2);
  });

  it("needs a reason for a further version of the same papers, and only for that", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "paperEdition.fix", sheetEdition());
    expect(await failure(backend, "paperEdition.fix", sheetEdition())).toMatchObject({
      code: "reason-needed",
      details: { what: "資料1 評価シート" },
    });
    await value(backend, "paperEdition.fix", sheetEdition({ reason: "数値の誤りを直した" }));
    await value(backend, "paperEdition.fix", sheetEdition({ stage: "public" }));
    await value(backend, "paperEdition.fix", {
      ...sheetEdition({ forms: [{ form: "agenda", meeting }], papers: [{ form: "agenda", meeting }] }),
      name: "次第",
    });
    const { paperEditions } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(paperEditions.map(({ stage, version, reason }) => [stage, version, reason])).toEqual([
      ["handout", 1, undefined],
      ["handout", 2, "数値の誤りを直した"],
      ["public", 1, undefined],
      ["handout", 1, undefined],
    ]);
  });

  it("is changed once its papers print differently, and no longer when that is taken back", async () => {
    const { backend } = await openSmallPlan();
    const { id } = await value(backend, "paperEdition.fix", sheetEdition());
    const other = await value(backend, "paperEdition.fix", {
      ...sheetEdition({ papers: [{ form: "agenda", meeting }], forms: [{ form: "agenda", meeting }] }),
      name: "次第",
    });
    const changed = async () => (await value(backend, "paperEdition.changed", { fiscalYear: 2019 })).ids;
    expect(await changed()).toEqual([]);
    await value(backend, "field.setText", { field, text: "書き足した。", session: "s" });
    expect(await changed()).toEqual([id]);
    await value(backend, "history.undo", {});
    expect(await changed()).toEqual([]);
    await value(backend, "meeting.update", { id: meeting, patch: { place: "別の会議室" } });
    expect(await changed()).toEqual([other.id]);
  });

  it("is changed when its 資料番号 is another one now, or its sheet is gone", async () => {
    const { backend } = await openSmallPlan();
    const { id: project } = await value(backend, "structure.addProject", {
      project: { number: 2, title: "人づくりプロジェクト", related: [] },
    });
    const about = { kind: "project", id: project } as const;
    const numbered = (number: string) => ({
      id: meeting,
      patch: {
        handouts: [
          {
            id: "h1",
            number,
            title: "評価シート",
            kind: "handout" as const,
            paper: sheetEdition().papers[0],
          },
        ],
      },
    });
    await value(backend, "meeting.update", numbered("資料1"));
    const { id: first } = await value(backend, "paperEdition.fix", sheetEdition());
    const { id: second } = await value(backend, "paperEdition.fix", {
      ...sheetEdition({
        forms: [{ form: "project-sheet", subjects: [about] }],
        papers: [{ form: "project-sheet", subject: about }],
      }),
      name: "プロジェクト",
    });
    await value(backend, "meeting.update", numbered("資料7"));
    await value(backend, "structure.remove", { what: "project", id: project });
    const { ids } = await value(backend, "paperEdition.changed", { fiscalYear: 2019 });
    expect(ids).toEqual([first, second]);
  });

  it.each([
    [
      "a sheet that is not there",
      { forms: [{ form: "evaluation-sheet", subjects: [{ kind: "item", id: "9" }] }] },
      "not-found",
    ],
    ["papers that are not there", { papers: [{ form: "agenda", meeting: "r9" }] }, "not-found"],
    ["a meeting that is not there", { meeting: "r9" }, "not-found"],
    ["a year outside the plan", { fiscalYear: 2050 }, "year-outside-plan"],
    ["no papers at all", { papers: [] }, "invalid-input"],
    ["a PDF that is none", { pdf: Buffer.from("<html>").toString("base64") }, "invalid-input"],
    ["an empty reason", { reason: "" }, "invalid-input"],
  ] as const)("of %s is refused, and nothing is kept", async (_what, change, code) => {
    const { backend } = await openSmallPlan();
    expect((await failure(backend, "paperEdition.fix", { ...sheetEdition(), ...change })).code).toBe(code);
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2019 })).paperEditions).toEqual([]);
  });

  it("never overwrites a file in silence, and tells a PDF it does not have", async () => {
    const { backend, folder } = await openSmallPlan();
    const { pdf: _none, ...plain } = sheetEdition();
    const { id } = await value(backend, "paperEdition.fix", plain);
    const file = join(folder, "配布した資料.docx");
    writeFileSync(file, "大切なもの");
    const token = backend.grantFile(file, "write");
    expect((await failure(backend, "paperEdition.write", { id, format: "word", token })).code).toBe(
      "already-exists",
    );
    expect(readFileSync(file, "utf8")).toBe("大切なもの");
    const other = backend.grantFile(join(folder, "資料.pdf"), "write");
    expect(await failure(backend, "paperEdition.write", { id, format: "pdf", token: other })).toMatchObject({
      code: "not-found",
      details: { what: "資料1 評価シートのPDF" },
    });
  });
});
