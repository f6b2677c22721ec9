/** 翌年度へ進む: what is carried and what is frozen, and that a review of the plan leaves the years before it alone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { previousEvaluationOf } from "#shared/domain/snapshot.ts";
import { failure, openSmallPlan, testBackend, value } from "./support/backends.ts";
import { openFullPlan } from "./support/fullPlan.ts";

/** What the forms of a year print of the plan itself. */
function printed(snapshot: YearSnapshot): unknown {
  const { plan, items, indicators, projects, initiatives, undertakings, looks } = snapshot;
  return { plan, items, indicators, projects, initiatives, undertakings, looks };
}
const year = (backend: Backend, fiscalYear: number): Promise<YearSnapshot> =>
  value(backend, "plan.snapshot", { fiscalYear });

/** The small plan in its first year: nothing is written about 2020 yet. */
async function inFirstYear(): Promise<Backend> {
  const { backend } = await openSmallPlan();
  const field = {
    entity: "evaluation",
    subject: { kind: "project", id: "p1" },
    fiscalYear: 2020,
    property: "achievement",
  } as const;
  await value(backend, "field.setText", { field, text: "", session: "s" });
  return backend;
}

describe("the next year", () => {
  it("opens once, in its turn, with a column for what is measured, and is shown first from then on", async () => {
    const backend = await inFirstYear();
    await value(backend, "structure.updatePlan", { patch: { lastFiscalYear: 2024 } });
    expect(await failure(backend, "year.open", { fiscalYear: 2019 })).toMatchObject({
      code: "already-open",
      details: { year: 2019, next: 2020 },
    });
    expect(await failure(backend, "year.open", { fiscalYear: 2021 })).toMatchObject({
      code: "already-open",
      details: { year: 2021, next: 2020 },
    });
    const { plan } = await value(backend, "year.open", { fiscalYear: 2020 });
    expect(plan).toMatchObject({ latestOpenYear: 2020, currentFiscalYear: 2020 });
    expect((await failure(backend, "year.open", { fiscalYear: 2020 })).code).toBe("already-open");
    for (const fiscalYear of [2021, 2022, 2023]) await value(backend, "year.open", { fiscalYear });
    const ahead = await year(backend, 2023);
    expect([ahead.frozen, ahead.plan.indicatorFiscalYears]).toEqual([false, [2019, 2023]]);
    expect(ahead.indicators.map((one) => one.targets)).toEqual(
      (await year(backend, 2019)).indicators.map((one) => one.targets),
    );
    const past = await year(backend, 2022);
    expect([past.frozen, past.plan.indicatorFiscalYears]).toEqual([true, [2019, 2022]]);
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
  });

  it("shows what was written, adopted and answered in the year before", async () => {
    const backend = await inFirstYear();
    await value(backend, "year.open", { fiscalYear: 2020 });
    const now = await year(backend, 2020);
    expect(now.evaluations).toEqual([]);
    expect(previousEvaluationOf(now, { kind: "item", id: "1" })?.committeeEvaluation).toBe("よい。");
    expect(now.previousComments.map((one) => one.reply)).toContain("続けます。");
    expect(now.previousMeeting?.id).toBe("r2-1");
  });

  it("does not open behind the plan's last year", async () => {
    const { backend } = await openSmallPlan();
    for (const fiscalYear of [2021, 2022]) await value(backend, "year.open", { fiscalYear });
    expect(await failure(backend, "year.open", { fiscalYear: 2023 })).toMatchObject({
      code: "year-outside-plan",
      details: { year: 2023, to: 2022, ends: 1 },
    });
    expect((await value(backend, "plan.current", {}))?.latestOpenYear).toBe(2022);
  });

  it("is one step that can be taken back and made again", async () => {
    const backend = await inFirstYear();
    await value(backend, "year.open", { fiscalYear: 2020 });
    const [line] = await value(backend, "history.list", { limit: 1 });
    expect(line).toMatchObject({ label: "令和2年度を開く", place: "令和元年度の様式を固定" });
    await value(backend, "history.undo", {});
    expect((await value(backend, "plan.current", {}))?.latestOpenYear).toBe(2019);
    expect((await year(backend, 2019)).frozen).toBe(false);
    await value(backend, "history.redo", {});
    expect((await year(backend, 2019)).frozen).toBe(true);
  });

  it("starts from where a package stands, which carries no year until the plan goes on", async () => {
    const { backend, folder } = await openSmallPlan();
    const grant = (name: string, use: "read" | "write") =>
      backend.grantFile(join(folder, name), use, { replace: true });
    const carried = async (): Promise<Record<string, unknown>> => {
      await value(backend, "plan.exportPackage", { token: grant("a.json", "write") });
      return JSON.parse(readFileSync(join(folder, "a.json"), "utf8")) as Record<string, unknown>;
    };
    expect(await carried()).not.toHaveProperty("years");
    const other = testBackend();
    const { plan } = await value(other, "plan.importPackage", {
      package: other.grantFile(join(folder, "a.json"), "read"),
      token: other.grantFile(join(folder, "b.hyoka"), "write"),
    });
    expect(plan.latestOpenYear).toBe(2020);
    await value(backend, "year.open", { fiscalYear: 2021 });
    expect((await carried())["years"]).toHaveLength(3);
    const again = testBackend();
    await value(again, "plan.importPackage", {
      package: again.grantFile(join(folder, "a.json"), "read"),
      token: again.grantFile(join(folder, "c.hyoka"), "write"),
    });
    expect(printed(await year(again, 2019))).toEqual(printed(await year(backend, 2019)));
    expect((await value(again, "plan.current", {}))?.latestOpenYear).toBe(2021);
  });

  it("is not brought nearer by what is written ahead", async () => {
    const backend = testBackend();
    const { folder } = await openSmallPlan();
    const { plan } = await value(backend, "plan.createSample", {
      token: backend.grantFile(join(folder, "見本.hyoka"), "write"),
    });
    const [first, second] = [plan.latestOpenYear, plan.latestOpenYear + 1];
    const snapshot = await year(backend, second);
    const subject = { kind: "item", id: snapshot.items[0]?.id ?? "" } as const;
    const field = { entity: "evaluation", subject, fiscalYear: second, property: "issues" } as const;
    await value(backend, "field.setText", { field, text: "先に書いておく。", session: "s" });
    expect((await value(backend, "plan.current", {}))?.latestOpenYear).toBe(first);
  });
});

describe("a year that is frozen", () => {
  it("prints its plan, its tree and its looks as they were, whatever is changed in the plan afterwards", async () => {
    const { backend } = await openFullPlan();
    await value(backend, "look.set", {
      form: "roadmap",
      fiscalYear: 2019,
      look: { grey: "dark" },
      years: "from",
    });
    const [latest] = [(await value(backend, "plan.current", {}))?.latestOpenYear ?? 0];
    await value(backend, "year.open", { fiscalYear: latest + 1 });
    const before = printed(await year(backend, latest));

    await value(backend, "structure.updatePlan", {
      patch: {
        title: "改定計画",
        levels: ["章", "節", "取組"],
        committeeName: "審議会",
        gradeScaleNote: null,
      },
    });
    await value(backend, "look.set", { form: "roadmap", fiscalYear: latest + 1, look: {}, years: "from" });
    await value(backend, "structure.updateItem", {
      id: "1",
      patch: { title: "新しい名", goal: "新しい姿", departments: ["市長室"] },
    });
    await value(backend, "structure.updateIndicator", {
      id: "1-1/1",
      patch: { name: "来場者", direction: null },
    });
    await value(backend, "structure.updateProject", {
      id: "p1",
      patch: { title: "新しい計画", related: [] },
    });
    await value(backend, "structure.move", { what: "item", id: "2", by: -1 });
    await value(backend, "structure.addItem", { item: { parent: "1", code: "1-3", title: "新しい施策" } });
    await value(backend, "structure.remove", { what: "indicator", id: "1-1/2" });
    await value(backend, "structure.remove", { what: "item", id: "1-2" });
    expect(printed(await year(backend, latest))).toEqual(before);
    expect((await year(backend, latest + 1)).items.map((item) => item.title)).toContain("新しい名");
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
  });

  it("still takes what people write and late figures", async () => {
    const backend = await inFirstYear();
    await value(backend, "year.open", { fiscalYear: 2020 });
    const cell = { entity: "indicatorValue", id: "1-1/2", series: "actual", fiscalYear: 2019 } as const;
    await value(backend, "field.setValue", {
      field: cell,
      value: { kind: "number", number: "7" },
      session: "s",
    });
    const frozen = await year(backend, 2019);
    expect(frozen.indicators[1]?.actuals["2019"]).toEqual({ kind: "number", number: "7" });
    const field = {
      entity: "evaluation",
      subject: { kind: "item", id: "2" },
      fiscalYear: 2019,
      property: "issues",
    } as const;
    await value(backend, "field.setText", { field, text: "後から。", session: "t" });
    expect((await year(backend, 2019)).evaluations.some((one) => one.issues === "後から。")).toBe(true);
  });

  it("keeps its own grades when the plan gets other ones", async () => {
    const backend = await inFirstYear();
    const ratingScale = { mode: "judgement", grades: [{ code: "◎", meaning: "達成" }] } as const;
    const scale = { patch: { ratingScale: { ...ratingScale, grades: [...ratingScale.grades] } } };
    expect((await failure(backend, "structure.updatePlan", scale)).code).toBe("in-use");
    await value(backend, "year.open", { fiscalYear: 2020 });
    await value(backend, "structure.updatePlan", scale);
    const rate = (fiscalYear: number, text: string) => {
      const subject = { kind: "item", id: "1-2" } as const;
      const field = { entity: "evaluation", subject, fiscalYear, property: "rating" } as const;
      return backend.call("field.setText", { field, text, session: text });
    };
    expect((await rate(2019, "B")).ok).toBe(true);
    expect((await rate(2019, "◎")).ok).toBe(false);
    expect((await rate(2020, "◎")).ok).toBe(true);
    expect((await rate(2020, "B")).ok).toBe(false);
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
  });

  it("takes no other look and no review of its items", async () => {
    const backend = await inFirstYear();
    await value(backend, "year.open", { fiscalYear: 2020 });
    const look = { form: "roadmap", fiscalYear: 2019, look: { grey: "none" }, years: "from" };
    expect(await failure(backend, "look.set", look)).toMatchObject({
      code: "year-frozen",
      details: { year: 2019, next: 2020 },
    });
    const review = { fiscalYear: 2019, change: { kind: "rename", id: "1", code: "1", title: "別" } };
    expect((await failure(backend, "structure.reviseItem", review)).code).toBe("year-frozen");
  });
});

describe("a review of the plan", () => {
  const names = async (backend: Backend, fiscalYear: number): Promise<string[]> =>
    (await year(backend, fiscalYear)).items.map((item) => `${item.code} ${item.title}`);
  const revise = (backend: Backend, fiscalYear: number, change: object) =>
    backend.call("structure.reviseItem", { fiscalYear, change });

  it("renames an item from a year on; the years before call it as they did", async () => {
    const { backend } = await openSmallPlan();
    await revise(backend, 2021, { kind: "rename", id: "1-1", code: "1-5", title: "商店街と駅前" });
    expect(await names(backend, 2020)).toContain("1-1 商店街の応援");
    expect(await names(backend, 2021)).toContain("1-5 商店街と駅前");
    const [line] = await value(backend, "history.list", { limit: 1 });
    expect(line).toMatchObject({
      label: "施策の名称を見直し",
      before: "1-1 商店街の応援",
      after: "1-5 商店街と駅前",
    });
    // Again in a later year, and once more in the same one.
    await revise(backend, 2022, { kind: "rename", id: "1-1", code: "1-5", title: "まちなか" });
    await revise(backend, 2022, { kind: "rename", id: "1-1", code: "1-5", title: "まちなかの応援" });
    expect(await Promise.all([2019, 2021, 2022].map(async (one) => (await names(backend, one))[1]))).toEqual([
      "1-1 商店街の応援",
      "1-5 商店街と駅前",
      "1-5 まちなかの応援",
    ]);
    for (let step = 0; step < 3; step += 1) await value(backend, "history.undo", {});
    expect(await names(backend, 2022)).toContain("1-1 商店街の応援");
  });

  it("is the way to change a name that it has changed already: a text typed over it would have no year", async () => {
    const { backend } = await openSmallPlan();
    await revise(backend, 2021, { kind: "rename", id: "1", code: "1", title: "にぎわい" });
    const field = { entity: "item", id: "1", property: "title" } as const;
    const typed = { field, text: "別の名", session: "s" };
    expect(await failure(backend, "field.setText", typed)).toMatchObject({
      code: "revision-refused",
      details: { problem: expect.stringContaining("令和3年度からの見直し") as string },
    });
    await value(backend, "year.open", { fiscalYear: 2021 });
    await value(backend, "field.setText", typed);
    expect([(await names(backend, 2020))[0], (await names(backend, 2021))[0]]).toEqual([
      "1 にぎわいづくり",
      "1 別の名",
    ]);
  });

  it("ends an item with all below it; the years before keep both", async () => {
    const { backend } = await openSmallPlan();
    const answer = await revise(backend, 2021, { kind: "end", id: "1" });
    expect(answer.ok).toBe(true);
    expect(await names(backend, 2021)).toEqual(["2 人づくり"]);
    expect(await names(backend, 2020)).toHaveLength(4);
    const { otherItems } = await year(backend, 2021);
    expect(otherItems.map((item) => item.id)).toEqual(["1", "1-1", "1-2"]);
  });

  it("makes one item of several, which goes on with their indicators, what stood below them and their history", async () => {
    const { backend } = await openSmallPlan();
    const sheets = ["1", "2"].map((id) => ({ kind: "item" as const, id }));
    const agenda = [{ id: "n", number: "1", title: "議事", subjects: sheets, children: [] }];
    const meeting = { fiscalYear: 2022, evaluates: 2021, number: 1, agenda, handouts: [] };
    await value(backend, "meeting.add", { meeting });
    const { ids } = await value(backend, "structure.reviseItem", {
      fiscalYear: 2021,
      change: { kind: "succeed", ids: ["1", "2"], into: [{ code: "1", title: "にぎわいと人" }] },
    });
    const [made = ""] = ids;
    expect(await names(backend, 2021)).toEqual(["1 にぎわいと人", "1-1 商店街の応援", "1-2 農業の応援"]);
    expect(await names(backend, 2020)).toEqual([
      "1 にぎわいづくり",
      "1-1 商店街の応援",
      "1-2 農業の応援",
      "2 人づくり",
    ]);
    const now = await year(backend, 2021);
    expect(now.items[0]).toMatchObject({
      id: made,
      goal: "人が集まるまち",
      succeeds: ["1", "2"],
      from: 2021,
    });
    expect(now.indicators.map((one) => [one.name, one.actuals["2018"]])).toEqual([
      ["イベント集客数", { kind: "number", number: "900" }],
      ["空き店舗", undefined],
    ]);
    expect(now.meetings[0]?.agenda[0]?.subjects).toEqual([{ kind: "item", id: made }]);
    expect(previousEvaluationOf(await year(backend, 2020), { kind: "item", id: "1" })?.issues).toBe(
      "担い手が足りない。",
    );
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
    const all = await year(backend, 2021);
    await value(backend, "history.undo", {});
    expect((await year(backend, 2021)).items).toHaveLength(4);
    await value(backend, "history.redo", {});
    expect(await year(backend, 2021)).toEqual(all);
  });

  it("leaves projects related to what a year has: the old item then, what it became afterwards", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "structure.reviseItem", {
      fiscalYear: 2021,
      change: { kind: "succeed", ids: ["1", "2"], into: [{ code: "1", title: "にぎわいと人" }] },
    });
    const related = async (fiscalYear: number) =>
      (await year(backend, fiscalYear)).projects[0]?.related.map(({ strength, label }) => [strength, label]);
    expect(await related(2020)).toEqual([["primary", "にぎわいづくり"]]);
    expect(await related(2021)).toEqual([["primary", "にぎわいと人"]]);
    // What the year on screen does not show is not taken away with a change there.
    const [farming] = (await year(backend, 2021)).items.filter((item) => item.code === "1-2");
    const [project] = (await year(backend, 2021)).projects;
    const more = { item: farming?.id ?? "", strength: "related", label: "農業の応援" } as const;
    const patch = { related: [...(project?.related ?? []), more] };
    await value(backend, "structure.updateProject", { id: "p1", patch });
    expect(await related(2020)).toEqual([["primary", "にぎわいづくり"]]);
    expect(await related(2021)).toEqual([
      ["primary", "にぎわいと人"],
      ["related", "農業の応援"],
    ]);
  });

  it("makes several items of one, in its place; the first goes on with what was measured", async () => {
    const { backend } = await openSmallPlan();
    const { ids } = await value(backend, "structure.reviseItem", {
      fiscalYear: 2021,
      change: {
        kind: "succeed",
        ids: ["1-1"],
        into: [
          { code: "1-1", title: "商店街" },
          { code: "1-3", title: "駅前" },
        ],
      },
    });
    expect(await names(backend, 2021)).toEqual([
      "1 にぎわいづくり",
      "1-1 商店街",
      "1-3 駅前",
      "1-2 農業の応援",
      "2 人づくり",
    ]);
    const { indicators } = await year(backend, 2021);
    expect(new Set(indicators.map((one) => one.item))).toEqual(new Set([ids[0]]));
    expect((await year(backend, 2020)).indicators.map((one) => one.id)).toEqual(["1-1/1", "1-1/2"]);
  });

  it.each([
    [
      "a code that another item of the year has",
      2021,
      { kind: "rename", id: "1-1", code: "1-2", title: "別" },
      "duplicate",
    ],
    [
      "one code for two",
      2021,
      { kind: "succeed", ids: ["2"], into: ["あ", "い"].map((title) => ({ code: "3", title })) },
      "duplicate",
    ],
    ["an item that is not there", 2021, { kind: "end", id: "9" }, "not-found"],
    ["an end in the first year of the plan", 2019, { kind: "end", id: "2" }, "revision-refused"],
    [
      "items of several levels in one",
      2021,
      { kind: "succeed", ids: ["1-1", "2"], into: [{ code: "", title: "別" }] },
      "revision-refused",
    ],
    ["an end before what was written", 2020, { kind: "end", id: "p1" }, "not-found"],
    ["a year outside the plan", 2025, { kind: "end", id: "2" }, "year-outside-plan"],
    ["no name", 2021, { kind: "rename", id: "1", code: "1", title: "" }, "invalid-input"],
  ])("is refused with %s", async (_, fiscalYear, change, code) => {
    const { backend } = await openSmallPlan();
    const before = await year(backend, 2021);
    expect((await failure(backend, "structure.reviseItem", { fiscalYear, change })).code).toBe(code);
    expect(await year(backend, 2021)).toEqual(before);
  });

  it("does not end an item that something was written about later, nor one that ended before", async () => {
    const { backend } = await openSmallPlan();
    const field = {
      entity: "evaluation",
      subject: { kind: "item", id: "1-2" },
      fiscalYear: 2021,
      property: "rating",
    } as const;
    await value(backend, "field.setText", { field, text: "A", session: "s" });
    const change = { kind: "end", id: "1" };
    expect(await failure(backend, "structure.reviseItem", { fiscalYear: 2021, change })).toMatchObject({
      code: "in-use",
      details: { what: "「1-2 農業の応援」の令和3年度以降の評価" },
    });
    await revise(backend, 2021, { kind: "end", id: "2" });
    expect(
      await failure(backend, "structure.reviseItem", { fiscalYear: 2022, change: { kind: "end", id: "2" } }),
    ).toMatchObject({
      code: "revision-refused",
      details: { problem: "「2 人づくり」は、令和4年度の計画にはありません" },
    });
  });
});
