/** Rows that forms list: added, changed, moved and removed, each a step of 元に戻す and a line of 変更履歴. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { failure, testBackend, value } from "./support/backends.ts";
import { openFullPlan } from "./support/fullPlan.ts";

function year(backend: Backend, fiscalYear = 2019): Promise<YearSnapshot> {
  return value(backend, "plan.snapshot", { fiscalYear });
}

/** Every year of the plan as one package text. */
async function everything(backend: Backend, folder: string): Promise<string> {
  const path = join(folder, "out.json");
  await value(backend, "plan.exportPackage", { token: backend.grantFile(path, "write", { replace: true }) });
  return readFileSync(path, "utf8");
}

type NewRow = MethodInput<"row.add">["row"];
const measure = {
  title: "施策",
  overview: "",
  images: [],
  headings: ["", "", ""] as [string, string, string],
  indicators: [],
};

const newRows: [NewRow, keyof YearSnapshot, string, string][] = [
  [
    {
      table: "result",
      row: { item: "1", fiscalYear: 2019, list: "results", title: "新", text: "文", policy: "" },
    },
    "results",
    "成果・課題を追加",
    "1 にぎわいづくり 令和元年度 新",
  ],
  [
    { table: "initiative", row: { project: "p1", title: "新", text: "文" } },
    "initiatives",
    "実現に向けた取組を追加",
    "プロジェクトA 起業プロジェクト 新",
  ],
  [
    {
      table: "undertaking",
      row: { project: "p1", title: "新", arrows: [{ from: 2019, to: 2021, start: "head", end: "head" }] },
    },
    "undertakings",
    "重点事業を追加",
    "プロジェクトA 起業プロジェクト 新",
  ],
  [
    { table: "passage", row: { level: 2, title: "新", text: "文" } },
    "passages",
    "計画の本文を追加",
    "計画の本文 新",
  ],
  [
    { table: "document", row: { kind: "comparison", title: "新", settings: { unchanged: "omit" } } },
    "documents",
    "文書を追加",
    "新",
  ],
  [
    {
      table: "documentRow",
      row: { document: "d1", title: "新", newText: "", oldText: null, newMeasure: measure, underlines: [] },
    },
    "documentRows",
    "文書の行を追加",
    "新旧対照表 新",
  ],
];

describe("a new row", () => {
  it.each(newRows)(
    "stands last in its list, with a line of history, and undoes: %o",
    async (row, list, label, place) => {
      const { backend, folder, path } = await openFullPlan();
      const before = await everything(backend, folder);
      const { id } = await value(backend, "row.add", { row });
      const rows = (await year(backend))[list] as { id: string }[];
      expect(rows.find((one) => one.id === id)).toEqual({ ...row.row, id });
      const [line] = await value(backend, "history.list", { limit: 1 });
      expect(line).toMatchObject({ label, place });
      const after = await everything(backend, folder);
      await value(backend, "history.undo", {});
      expect(await everything(backend, folder)).toBe(before);
      await value(backend, "history.redo", {});
      expect(await everything(backend, folder)).toBe(after);
      await backend.close();
      const again = testBackend();
      await value(again, "plan.open", { token: again.grantFile(path, "read") });
      expect(await everything(again, folder)).toBe(after);
      expect((await value(again, "plan.verify", {})).problems).toEqual([]);
    },
  );

  it("can stand behind another of the same owner and list", async () => {
    const { backend } = await openFullPlan();
    const row = { item: "1", fiscalYear: 2019, list: "results", title: "間", text: "", policy: "" } as const;
    const { id } = await value(backend, "row.add", { row: { table: "result", row }, after: "r1" });
    const titles = (await year(backend)).results.filter((one) => one.list === "results").map((one) => one.id);
    expect(titles).toEqual(["r1", id, "r2"]);
    const second = await value(backend, "row.add", { row: { table: "result", row }, after: "r1" });
    expect(
      (await year(backend)).results.filter((one) => one.list === "results").map((one) => one.id),
    ).toEqual(["r1", second.id, id, "r2"]);
  });

  it.each([
    ["another list", "r3"],
    ["another year", "r4"],
    ["nothing", "r9"],
  ])("is refused behind a row of %s", async (_, after) => {
    const { backend, folder } = await openFullPlan();
    const before = await everything(backend, folder);
    const row = { item: "1", fiscalYear: 2019, list: "results", title: "間", text: "", policy: "" } as const;
    expect(await failure(backend, "row.add", { row: { table: "result", row }, after })).toMatchObject({
      code: "not-found",
      details: { what: "成果・課題", id: after },
    });
    expect(await everything(backend, folder)).toBe(before);
  });

  const arrow = { from: 2019, to: 2022, start: "head", end: "head" };
  const refused: [string, unknown, object][] = [
    [
      "an unknown item",
      {
        table: "result",
        row: { item: "9", fiscalYear: 2019, list: "results", title: "", text: "", policy: "" },
      },
      { code: "not-found", details: { what: "施策", id: "9" } },
    ],
    [
      "a year outside the plan",
      {
        table: "result",
        row: { item: "1", fiscalYear: 2030, list: "results", title: "", text: "", policy: "" },
      },
      { code: "year-outside-plan" },
    ],
    [
      "an unknown project",
      { table: "initiative", row: { project: "p9", title: "", text: "" } },
      { code: "not-found", details: { what: "プロジェクト", id: "p9" } },
    ],
    [
      "an arrow outside the roadmap",
      { table: "undertaking", row: { project: "p1", title: "", arrows: [arrow] } },
      { code: "year-outside-plan", details: { year: 2022, from: 2019, to: 2021 } },
    ],
    [
      "an unknown document",
      {
        table: "documentRow",
        row: { document: "d9", title: "", newText: null, oldText: null, underlines: [] },
      },
      { code: "not-found", details: { what: "文書", id: "d9" } },
    ],
    [
      "settings of an outline",
      { table: "document", row: { kind: "outline", title: "概要", settings: {} } },
      { code: "invalid-input" },
    ],
    [
      "a property of another table",
      { table: "passage", row: { level: 1, title: "", text: "", policy: "" } },
      { code: "invalid-input" },
    ],
    ["an unknown table", { table: "grade", row: {} }, { code: "invalid-input" }],
  ];
  it.each(refused)("is refused with %s", async (_, row, error) => {
    const { backend, folder } = await openFullPlan();
    const before = await everything(backend, folder);
    expect(await failure(backend, "row.add", { row })).toMatchObject(error);
    expect(await everything(backend, folder)).toBe(before);
    expect((await value(backend, "history.state", {})).undo).toBeNull();
  });
});

describe("changing a row", () => {
  it("sets its texts field by field, and its settings, each with its line", async () => {
    const { backend } = await openFullPlan();
    await value(backend, "row.update", {
      id: "u1",
      change: {
        table: "undertaking",
        patch: {
          title: "起業学校",
          origin: null,
          arrows: [{ from: 2020, to: 2021, start: "head", end: "none" }],
        },
      },
    });
    expect((await year(backend)).undertakings[0]).toEqual({
      id: "u1",
      project: "p1",
      title: "起業学校",
      arrows: [{ from: 2020, to: 2021, start: "head", end: "none" }],
    });
    const lines = await value(backend, "history.list", { subject: { kind: "project", id: "p1" }, limit: 5 });
    expect(lines.map(({ label, before, after }) => [label, before, after])).toEqual([
      ["矢印を変更", "令和元年度〜令和2年度、令和3年度〜令和3年度", "令和2年度〜令和3年度"],
      ["事業の区分を変更", "新規事業", "なし"],
      ["重点事業を編集", "起業塾", "起業学校"],
    ]);
    expect((await value(backend, "history.state", {})).undo).toBe("重点事業を編集");
    await value(backend, "history.undo", {});
    expect((await year(backend)).undertakings[0]?.arrows).toHaveLength(2);
  });

  it("tells a side without the row from one with an empty text", async () => {
    const { backend } = await openFullPlan();
    const sides = async (): Promise<unknown> => {
      const row = (await year(backend)).documentRows.find((one) => one.id === "w1");
      return [row?.newText, row?.oldText];
    };
    await value(backend, "row.update", {
      id: "w1",
      change: { table: "documentRow", patch: { oldText: null } },
    });
    expect(await sides()).toEqual(["担い手が足りない。", null]);
    await value(backend, "row.update", {
      id: "w1",
      change: { table: "documentRow", patch: { oldText: "" } },
    });
    expect(await sides()).toEqual(["担い手が足りない。", ""]);
    await value(backend, "history.undo", {});
    expect(await sides()).toEqual(["担い手が足りない。", null]);
    await value(backend, "history.undo", {});
    expect(await sides()).toEqual(["担い手が足りない。", "担い手が少ない。"]);
  });

  it("takes away what may be absent by null, and keeps what a patch does not name", async () => {
    const { backend } = await openFullPlan();
    const before = (await year(backend)).documentRows.find((one) => one.id === "w3");
    await value(backend, "row.update", {
      id: "w3",
      change: { table: "documentRow", patch: { oldMeasure: null } },
    });
    const { oldMeasure: _, ...rest } = before ?? {};
    expect((await year(backend)).documentRows.find((one) => one.id === "w3")).toEqual(rest);
  });

  it.each([
    [
      "u1",
      { table: "undertaking", patch: { arrows: [{ from: 2018, to: 2019, start: "head", end: "none" }] } },
      "year-outside-plan",
    ],
    ["u1", { table: "initiative", patch: { title: "違う表" } }, "not-found"],
    ["d2", { table: "document", patch: { settings: { padding: true } } }, "invalid-input"],
    ["d2", { table: "document", patch: { title: "" } }, "invalid-input"],
    ["t1", { table: "passage", patch: { level: 5 } }, "invalid-input"],
    ["r1", { table: "result", patch: { item: "2" } }, "invalid-input"],
  ])("of %s is refused when it does not fit: %o", async (id, change, code) => {
    const { backend, folder } = await openFullPlan();
    const before = await everything(backend, folder);
    expect((await failure(backend, "row.update", { id, change })).code).toBe(code);
    expect(await everything(backend, folder)).toBe(before);
  });

  it("that changes nothing is no step", async () => {
    const { backend } = await openFullPlan();
    const saved = await value(backend, "row.update", {
      id: "t2",
      change: { table: "passage", patch: { title: "課題", level: 2 } },
    });
    expect(saved.changed).toEqual([]);
  });
});

describe("moving a row", () => {
  it("changes places within its owner, list and year, and stops at the ends", async () => {
    const { backend } = await openFullPlan();
    const ids = async (): Promise<string[]> => (await year(backend)).results.map((one) => one.id);
    await value(backend, "row.move", { table: "result", id: "r2", by: -1 });
    expect((await ids()).filter((id) => id !== "r3")).toEqual(["r2", "r1"]);
    expect((await value(backend, "row.move", { table: "result", id: "r2", by: -1 })).changed).toEqual([]);
    expect((await value(backend, "row.move", { table: "result", id: "r3", by: 1 })).changed).toEqual([]);
    await value(backend, "row.move", { table: "documentRow", id: "w3", by: -1 });
    expect((await year(backend)).documentRows.map((row) => row.id)).toEqual(["w1", "w3", "w2", "w4"]);
    expect(await failure(backend, "row.move", { table: "passage", id: "t9", by: 1 })).toMatchObject({
      code: "not-found",
      details: { what: "計画の本文" },
    });
  });
});

describe("removing a row", () => {
  it("of a document takes its rows along, and no handout or set names it any more; undo brings all of it back", async () => {
    const { backend, folder } = await openFullPlan();
    const before = await everything(backend, folder);
    await value(backend, "row.remove", { table: "document", id: "d1" });
    const after = await year(backend);
    expect(after.documents.map((one) => one.id)).toEqual(["d2"]);
    expect(after.documentRows.map((one) => one.id)).toEqual(["w4"]);
    expect(after.meetings[0]?.handouts[1]).not.toHaveProperty("paper");
    expect(after.meetings[0]?.output?.papers).toEqual([{ form: "agenda", meeting: "r2-1" }]);
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
    await value(backend, "history.undo", {});
    expect(await everything(backend, folder)).toBe(before);
  });

  it("is said with its place", async () => {
    const { backend } = await openFullPlan();
    await value(backend, "row.remove", { table: "result", id: "r3" });
    const [line] = await value(backend, "history.list", { limit: 1 });
    expect(line).toMatchObject({
      label: "成果・課題を削除",
      place: "1 にぎわいづくり 令和元年度 担い手",
      before: "担い手\n若い人に声をかける。",
    });
    expect((await failure(backend, "row.remove", { table: "result", id: "r3" })).code).toBe("not-found");
  });
});

describe("an item or a project with rows", () => {
  it("is not removed while something was achieved there", async () => {
    const { backend } = await openFullPlan();
    const { id } = await value(backend, "structure.addItem", {
      item: { parent: null, code: "3", title: "環境" },
    });
    const row = { item: id, fiscalYear: 2019, list: "issues", title: "ごみ", text: "", policy: "" } as const;
    const added = await value(backend, "row.add", { row: { table: "result", row } });
    const remove = { what: "item", id } as const;
    expect(await failure(backend, "structure.remove", remove)).toMatchObject({
      code: "in-use",
      details: { what: "「3 環境」の成果・課題" },
    });
    await value(backend, "row.remove", { table: "result", id: added.id });
    await value(backend, "structure.remove", remove);
  });

  it("goes with its own parts, and comes back with them", async () => {
    const { backend, folder } = await openFullPlan();
    const clear = { entity: "evaluation", subject: { kind: "project", id: "p1" }, fiscalYear: 2020 } as const;
    await value(backend, "field.setText", {
      field: { ...clear, property: "achievement" },
      text: "",
      session: "s",
    });
    await value(backend, "comment.remove", { id: "c2" });
    await value(backend, "meeting.update", {
      id: "r2-1",
      patch: {
        handouts: [
          {
            id: "h-road",
            number: "",
            title: "ロードマップ",
            kind: "handout",
            paper: { form: "roadmap", subject: { kind: "project", id: "p1" } },
          },
        ],
      },
    });
    const before = await everything(backend, folder);
    await value(backend, "structure.remove", { what: "project", id: "p1" });
    const after = await year(backend);
    expect([after.initiatives, after.undertakings]).toEqual([[], []]);
    expect(after.meetings[0]?.handouts[0]).not.toHaveProperty("paper");
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
    await value(backend, "history.undo", {});
    expect(await everything(backend, folder)).toBe(before);
  });

  it("an indicator goes with what was set in its years", async () => {
    const { backend, folder } = await openFullPlan();
    const before = await everything(backend, folder);
    await value(backend, "structure.remove", { what: "indicator", id: "1-1/1" });
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
    await value(backend, "history.undo", {});
    expect(await everything(backend, folder)).toBe(before);
  });
});

describe("what a person set for an indicator's year", () => {
  it("is a grade with its reason, and goes back to the computed one by null", async () => {
    const { backend } = await openFullPlan();
    const set = async (): Promise<unknown> => (await year(backend)).indicators[0]?.years;
    const grade = { code: "A", reason: "年度末に達成した" };
    await value(backend, "indicator.setGrade", { id: "1-1/1", fiscalYear: 2019, grade });
    expect(await set()).toEqual({
      "2019": { printedRate: "86%", grade: "A", gradeReason: "年度末に達成した" },
      "2020": { grade: "B", gradeReason: "天気が悪かったため" },
    });
    const [line] = await value(backend, "history.list", { limit: 1 });
    expect(line).toMatchObject({
      label: "指標の評価を変更",
      place: "1-1 商店街の応援 イベント集客数 令和元年度",
      before: "計算どおり",
      after: "A（年度末に達成した）",
    });
    await value(backend, "indicator.setGrade", { id: "1-1/1", fiscalYear: 2020, grade: null });
    await value(backend, "indicator.setGrade", { id: "1-1/1", fiscalYear: 2019, grade: null });
    expect(await set()).toEqual({ "2019": { printedRate: "86%" } });
    await value(backend, "history.undo", {});
    expect(await set()).toMatchObject({ "2019": { grade: "A" } });
  });

  it.each([
    ["an unknown indicator", { id: "9", fiscalYear: 2019, grade: null }, "not-found"],
    [
      "a grade outside the scale",
      { id: "1-1/1", fiscalYear: 2019, grade: { code: "Z", reason: "x" } },
      "not-found",
    ],
    [
      "a year without a column",
      { id: "1-1/1", fiscalYear: 2030, grade: { code: "A", reason: "x" } },
      "year-outside-plan",
    ],
    ["no reason", { id: "1-1/1", fiscalYear: 2019, grade: { code: "A", reason: "" } }, "invalid-input"],
  ])("is refused with %s", async (_, input, code) => {
    const { backend } = await openFullPlan();
    expect((await failure(backend, "indicator.setGrade", input)).code).toBe(code);
  });

  it("has its texts edited in place: a printed rate, and a reason beside its grade only", async () => {
    const { backend } = await openFullPlan();
    const field = (fiscalYear: number, property: "printedRate" | "gradeReason") =>
      ({ entity: "indicatorYear", id: "1-1/1", fiscalYear, property }) as const;
    const set = (one: ReturnType<typeof field>, text: string) =>
      backend.call("field.setText", { field: one, text, session: "s" });
    await set(field(2019, "printedRate"), "");
    await set(field(2021, "printedRate"), "90%");
    await set(field(2020, "gradeReason"), "雨のため");
    expect((await year(backend)).indicators[0]?.years).toEqual({
      "2020": { grade: "B", gradeReason: "雨のため" },
      "2021": { printedRate: "90%" },
    });
    expect(await set(field(2021, "gradeReason"), "理由だけ")).toMatchObject({
      error: { code: "invalid-input" },
    });
    expect(await set(field(2020, "gradeReason"), "")).toMatchObject({ error: { code: "invalid-input" } });
    expect(await set(field(2030, "printedRate"), "1%")).toMatchObject({
      error: { code: "year-outside-plan" },
    });
    expect(await set(field(2020, "printedRate"), "9".repeat(21))).toMatchObject({
      error: { code: "invalid-input" },
    });
  });

  it("keeps its grade in the scale and its year in the plan", async () => {
    const { backend } = await openFullPlan();
    const scale = { mode: "judgement", grades: [{ code: "A", meaning: "" }] } as const;
    expect(await failure(backend, "structure.updatePlan", { patch: { ratingScale: scale } })).toMatchObject({
      code: "in-use",
      details: { what: "判定「B」" },
    });
    expect(
      await failure(backend, "structure.updatePlan", {
        patch: { roadmap: { name: "短い", from: 2020, to: 2021 } },
      }),
    ).toMatchObject({ code: "in-use", details: { what: "ロードマップの年度から外れる「起業塾」の矢印" } });
  });
});
