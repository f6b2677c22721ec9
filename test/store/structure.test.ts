/** Building a plan from nothing and changing it: what is refused, and what an edit takes with it. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import { methodNames, methods } from "#shared/contract/methods.ts";
import type { Plan, PlanPatch } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { handlers } from "#electron/backend/usecases/handlers.ts";
import { failure, openSmallPlan, testBackend, value } from "./support/backends.ts";
import { smallPlan } from "./support/smallPlan.ts";
import { fingerprint, temporaryFolder } from "./support/temporary.ts";

function year2019(backend: Backend): Promise<YearSnapshot> {
  return value(backend, "plan.snapshot", { fiscalYear: 2019 });
}

it("every method of the contract that runs in the backend has a use case, and no other", () => {
  const expected = methodNames.filter((name) => methods[name].runsIn === "backend");
  expect(Object.keys(handlers).toSorted()).toEqual(expected.toSorted());
});

describe("a plan from nothing", () => {
  it("is built through the contract alone and comes out whole", async () => {
    const backend = testBackend();
    const path = join(temporaryFolder(), "新規.hyoka");
    const plan: Plan = smallPlan().plan;
    const opened = await value(backend, "plan.create", { token: backend.grantFile(path, "write"), plan });
    expect(opened.plan).toMatchObject({ fileName: "新規.hyoka", title: plan.title, currentFiscalYear: 2019 });
    const top = await value(backend, "structure.addItem", {
      item: { parent: null, code: "1", title: "方向性" },
    });
    const item = await value(backend, "structure.addItem", {
      item: { parent: top.id, code: "1-1", title: "施策" },
    });
    const indicator = await value(backend, "structure.addIndicator", {
      indicator: {
        item: item.id,
        kind: "活動指標",
        name: "件数",
        unit: "件",
        externalSurvey: false,
        cumulative: false,
      },
    });
    const project = await value(backend, "structure.addProject", {
      project: {
        number: 1,
        title: "先導",
        related: [{ item: top.id, strength: "primary", label: "方向性" }],
      },
    });
    const snapshot = await year2019(backend);
    expect(snapshot.plan).toEqual(plan);
    expect(snapshot.items.map(({ id, parent }) => [id, parent])).toEqual([
      [top.id, null],
      [item.id, top.id],
    ]);
    expect(snapshot.indicators.map(({ id }) => id)).toEqual([indicator.id]);
    expect(snapshot.projects.map(({ id }) => id)).toEqual([project.id]);
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
  });

  it("is not made over an existing file, nor twice with one token", async () => {
    const { folder, path } = await openSmallPlan();
    const backend = testBackend();
    const { plan } = smallPlan();
    const before = fingerprint(folder);
    const error = await failure(backend, "plan.create", { token: backend.grantFile(path, "write"), plan });
    expect(error).toMatchObject({ code: "already-exists", details: { file: "計画.hyoka" } });
    expect(fingerprint(folder)).toEqual(before);
    const token = backend.grantFile(join(folder, "二.hyoka"), "write");
    await value(backend, "plan.create", { token, plan });
    expect((await failure(backend, "plan.create", { token, plan })).code).toBe("token-unknown");
    expect((await failure(backend, "plan.open", { token: backend.grantFile(path, "write") })).code).toBe(
      "token-unknown",
    );
  });

  it("is not made in a folder that is gone", async () => {
    const backend = testBackend();
    const token = backend.grantFile(join(temporaryFolder(), "usb", "a.hyoka"), "write");
    expect((await failure(backend, "plan.create", { token, plan: smallPlan().plan })).code).toBe(
      "folder-gone",
    );
  });

  it("can be the product's own sample", async () => {
    const backend = testBackend();
    const path = join(temporaryFolder(), "見本.hyoka");
    const opened = await value(backend, "plan.createSample", { token: backend.grantFile(path, "write") });
    const snapshot = await value(backend, "plan.snapshot", { fiscalYear: opened.plan.fiscalYears[0] ?? 0 });
    expect(snapshot.comments.length).toBeGreaterThanOrEqual(6);
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
  });
});

describe("the tree", () => {
  it("takes no item below the last level, and none below an item that does not exist", async () => {
    const { backend } = await openSmallPlan();
    const deep = { item: { parent: "1-1", code: "", title: "深い" } };
    expect(await failure(backend, "structure.addItem", deep)).toMatchObject({ code: "invalid-input" });
    const lost = { item: { parent: "9", code: "", title: "迷子" } };
    expect(await failure(backend, "structure.addItem", lost)).toMatchObject({
      code: "not-found",
      details: { what: "親の施策", id: "9" },
    });
  });

  it("takes no item that would end before it begins", async () => {
    const { backend } = await openSmallPlan();
    const item = { parent: "1", code: "", title: "逆さ", from: 2021, until: 2020 };
    expect(await failure(backend, "structure.addItem", { item })).toMatchObject({
      code: "invalid-input",
      details: { path: "item.until" },
    });
    await value(backend, "structure.addItem", { item: { ...item, until: 2021 } });
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
  });

  it("moves an item among its siblings and stops at the ends", async () => {
    const { backend } = await openSmallPlan();
    const order = async (): Promise<string[]> => (await year2019(backend)).items.map((item) => item.id);
    await value(backend, "structure.move", { what: "item", id: "1-2", by: -1 });
    expect(await order()).toEqual(["1", "1-2", "1-1", "2"]);
    const still = await value(backend, "structure.move", { what: "item", id: "1-2", by: -1 });
    expect(still.changed).toEqual([]);
    await value(backend, "structure.move", { what: "item", id: "1", by: 1 });
    expect(await order()).toEqual(["2", "1", "1-2", "1-1"]);
    await value(backend, "structure.move", { what: "member", id: "m2", by: -1 });
    expect((await year2019(backend)).committee.members.map((member) => member.id)).toEqual(["m2", "m1"]);
  });

  it("changes an item's texts and departments, each in its own line of history", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "structure.updateItem", {
      id: "1-1",
      patch: { code: "1-1a", title: "商店街", goal: "歩けるまち", departments: ["商工課", "都市課"] },
    });
    expect((await year2019(backend)).items[1]).toEqual({
      id: "1-1",
      parent: "1",
      code: "1-1a",
      title: "商店街",
      goal: "歩けるまち",
      departments: ["商工課", "都市課"],
    });
    const lines = await value(backend, "history.list", { subject: { kind: "item", id: "1-1" }, limit: 10 });
    expect(lines.map((line) => line.label)).toEqual([
      "所管課を編集",
      "目指す姿を編集",
      "名称を編集",
      "番号を編集",
    ]);
    await value(backend, "structure.updateItem", { id: "1-1", patch: { departments: [], goal: "" } });
    expect((await year2019(backend)).items[1]).not.toHaveProperty("departments");
  });

  it("takes all that the other forms say about an item, a project and an indicator", async () => {
    const { backend } = await openSmallPlan();
    const said = {
      overview: "概要",
      images: "一\n二",
      concept: "方向",
      policies: "方針",
      relatedPlans: "指針",
      pageReference: "P.1",
    };
    const added = {
      parent: "1",
      code: "1-3",
      title: "新しい",
      ...said,
      isNew: true,
      departments: ["商工課"],
    };
    const { id } = await value(backend, "structure.addItem", { item: added });
    expect((await year2019(backend)).items.find((item) => item.id === id)).toEqual({ id, ...added });
    await value(backend, "structure.updateItem", { id, patch: { isNew: false, overview: "" } });
    const [line] = await value(backend, "history.list", { subject: { kind: "item", id }, limit: 1 });
    expect(line).toMatchObject({
      label: "新規事業の印を変更",
      before: "新規事業",
      after: "新規事業ではない",
    });
    const { isNew: _isNew, overview: _overview, ...rest } = added;
    expect((await year2019(backend)).items.find((item) => item.id === id)).toEqual({ id, ...rest });
    await value(backend, "structure.updateItem", { id: "1-2", patch: { ...said, isNew: true } });
    expect((await year2019(backend)).items.find((item) => item.id === "1-2")).toMatchObject({
      ...said,
      isNew: true,
    });
    await value(backend, "structure.updateProject", { id: "p1", patch: { label: "A" } });
    expect((await year2019(backend)).projects[0]?.label).toBe("A");
    await value(backend, "structure.updateProject", { id: "p1", patch: { label: null } });
    expect((await year2019(backend)).projects[0]).not.toHaveProperty("label");
    await value(backend, "structure.updateIndicator", { id: "1-1/1", patch: { direction: null } });
    expect((await year2019(backend)).indicators[0]).not.toHaveProperty("direction");
  });

  it("changes an indicator's settings and leaves its values", async () => {
    const { backend } = await openSmallPlan();
    const before = (await year2019(backend)).indicators[0];
    const patch = { name: "来場者", direction: "down", externalSurvey: false } as const;
    await value(backend, "structure.updateIndicator", { id: "1-1/1", patch });
    expect((await year2019(backend)).indicators[0]).toEqual({ ...before, ...patch });
  });
});

describe("removing", () => {
  const refused: ["item" | "project", string, RegExp][] = [
    ["item", "1-1", /商店街の応援」の評価/u],
    ["item", "1", /評価/u],
    ["project", "p1", /プロジェクト1.*評価/u],
  ];
  it.each(refused)("%s %s is refused while something was written about it", async (what, id, told) => {
    const { backend } = await openSmallPlan();
    const error = await failure(backend, "structure.remove", { what, id });
    expect(error.code).toBe("in-use");
    expect(error.details["what"]).toMatch(told);
  });

  it("is refused while a project relates to the item or a comment is about it", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "structure.updateProject", {
      id: "p1",
      patch: { related: [{ item: "2", strength: "related", label: "人づくり" }] },
    });
    const remove = { what: "item", id: "2" } as const;
    expect((await failure(backend, "structure.remove", remove)).details["what"]).toMatch(/関連施策/u);
    await value(backend, "structure.updateProject", { id: "p1", patch: { related: [] } });
    const comment = {
      meeting: "r2-1",
      member: "m1",
      kind: "opinion",
      text: "人は宝",
      subject: { kind: "item", id: "2" },
    } as const;
    const { id } = await value(backend, "comment.add", { comment });
    expect((await failure(backend, "structure.remove", remove)).details["what"]).toMatch(/意見/u);
    await value(backend, "comment.remove", { id });
    await value(backend, "structure.remove", remove);
    expect((await year2019(backend)).items.map((item) => item.id)).toEqual(["1", "1-1", "1-2"]);
  });

  it("takes a cleared evaluation and all values with it", async () => {
    const { backend } = await openSmallPlan();
    const field = {
      entity: "evaluation",
      subject: { kind: "item", id: "1-2" },
      fiscalYear: 2019,
      property: "issues",
    } as const;
    await value(backend, "field.setText", { field, text: "書いた", session: "a" });
    await value(backend, "field.setText", { field, text: "", session: "b" });
    await value(backend, "structure.remove", { what: "item", id: "1-2" });
    await value(backend, "structure.remove", { what: "indicator", id: "1-1/1" });
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
  });

  it("of something unknown is refused", async () => {
    const { backend } = await openSmallPlan();
    for (const what of ["item", "indicator", "project"] as const) {
      expect((await failure(backend, "structure.remove", { what, id: "9" })).code).toBe("not-found");
    }
  });
});

describe("the plan's own settings", () => {
  it("change what is given and keep the rest", async () => {
    const { backend } = await openSmallPlan();
    const before = (await year2019(backend)).plan;
    const ratingScale: Plan["ratingScale"] = {
      mode: "thresholds",
      grades: [
        { code: "A", meaning: "達成", from: { percent: 100, side: "以上" } },
        { code: "C", meaning: "未達成" },
      ],
    };
    const saved = await value(backend, "structure.updatePlan", {
      patch: { title: "新しい計画", lastFiscalYear: 2030, ratingScale },
    });
    expect(saved.changed).toEqual(["plan", "snapshot", "history"]);
    expect((await year2019(backend)).plan).toEqual({
      ...before,
      title: "新しい計画",
      lastFiscalYear: 2030,
      ratingScale,
    });
    expect((await value(backend, "plan.current", {}))?.title).toBe("新しい計画");
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
  });

  it.each([
    ["years that leave an evaluation outside", { firstFiscalYear: 2020 }, /年度の評価/u],
    ["indicator years that leave a value outside", { indicatorFiscalYears: [2021, 2022] }, /目標値・実績値/u],
    ["no baseline while it has values", { baselineFiscalYear: null }, /目標値・実績値/u],
    [
      "a scale without a grade that was given",
      { ratingScale: { mode: "judgement", grades: [{ code: "B", meaning: "" }] } },
      /判定「A」/u,
    ],
    ["fewer levels than the tree has", { levels: ["方向性"] }, /階層/u],
  ])("refuse %s", async (_, patch, told) => {
    const { backend } = await openSmallPlan();
    const error = await failure(backend, "structure.updatePlan", { patch });
    expect(error.code).toBe("in-use");
    expect(error.details["what"]).toMatch(told);
  });

  it("take what the other forms need, and lose by null what may be absent", async () => {
    const { backend } = await openSmallPlan();
    const before = (await year2019(backend)).plan;
    const given = {
      form: "progress-table",
      forms: ["roadmap"],
      gradeScaleNote: "※計画の40ページ",
      achievementRate: { cap: null, decimals: 2, decrease: "mirrored" },
      periods: [
        { name: "前期", from: 2019, to: 2020 },
        { name: "後期", from: 2021, to: 2022 },
      ],
      roadmap: { name: "前期", from: 2019, to: 2020 },
    } satisfies PlanPatch;
    await value(backend, "structure.updatePlan", { patch: given });
    expect((await year2019(backend)).plan).toEqual({ ...before, ...given });
    const none = {
      forms: null,
      gradeScaleNote: null,
      achievementRate: null,
      periods: null,
      roadmap: null,
    };
    await value(backend, "structure.updatePlan", { patch: none });
    const { achievementRate: _, ...rest } = before;
    expect((await year2019(backend)).plan).toEqual({ ...rest, form: "progress-table" });
    await value(backend, "history.undo", {});
    expect((await year2019(backend)).plan).toEqual({ ...before, ...given });
  });

  it("refuse years in the wrong order", async () => {
    const { backend } = await openSmallPlan();
    const error = await failure(backend, "structure.updatePlan", { patch: { lastFiscalYear: 2010 } });
    expect(error).toMatchObject({ code: "invalid-input", details: { path: "patch.lastFiscalYear" } });
  });
});
