/** Meetings: their numbers and days, what the next one takes over, who came, and what stands in the way of a change. */
import { describe, expect, it } from "vitest";
import type { Backend } from "#electron/backend/backend.ts";
import type { MethodInput } from "#shared/contract/methods.ts";
import type { AgendaItem, Meeting } from "#shared/domain/committee.ts";
import { evaluationOf } from "#shared/domain/snapshot.ts";
import { failure, openSmallPlan, value } from "./support/backends.ts";

const plain = { fiscalYear: 2020, evaluates: 2019, number: 2, agenda: [], handouts: [] };
const sheet = { kind: "item", id: "1" } as const;

async function meetings(backend: Backend, fiscalYear = 2019): Promise<Meeting[]> {
  return (await value(backend, "plan.snapshot", { fiscalYear })).meetings;
}
const update = (backend: Backend, patch: MethodInput<"meeting.update">["patch"]) =>
  value(backend, "meeting.update", { id: "r2-1", patch });

describe("the number of a meeting", () => {
  it("is given once in a 開催年度, whatever the meetings evaluate", async () => {
    const { backend } = await openSmallPlan();
    const twin = { ...plain, evaluates: 2020, number: 1 };
    expect(await failure(backend, "meeting.add", { meeting: twin })).toMatchObject({
      code: "duplicate",
      details: { what: "令和2年度の会議", id: "第1回" },
    });
    const { id } = await value(backend, "meeting.add", { meeting: plain });
    expect((await failure(backend, "meeting.update", { id, patch: { number: 1 } })).code).toBe("duplicate");
    await value(backend, "meeting.update", { id, patch: { number: 1, fiscalYear: 2021 } });
    await value(backend, "meeting.update", { id, patch: { number: 1, place: "別の部屋" } });
  });
});

describe("the day of a meeting", () => {
  it("before the plan begins is asked about", async () => {
    const { backend } = await openSmallPlan();
    const early = { ...plain, date: "2019-03-31" };
    expect(await failure(backend, "meeting.add", { meeting: early })).toMatchObject({
      code: "meeting-before-plan",
      details: { date: "2019-03-31", year: 2019 },
    });
    expect(await meetings(backend)).toHaveLength(1);
    const even = ["meeting-before-plan"] as const;
    const { id } = await value(backend, "meeting.add", { meeting: early, even: [...even] });
    // What was agreed to is not asked about again when something else changes.
    await value(backend, "meeting.update", { id, patch: { place: "公民館" } });
    const patch = { date: "2019-03-30" };
    expect((await failure(backend, "meeting.update", { id, patch })).code).toBe("meeting-before-plan");
    await value(backend, "meeting.update", { id, patch: { date: "2019-04-01" } });
  });
});

describe("the next meeting", () => {
  const told: Partial<Meeting> = {
    startTime: "14:00",
    endTime: "16:00",
    openness: "partly",
    closedReason: "個人の情報を扱うため",
    observers: 4,
    attendance: [{ member: "m1", status: "present" }],
    staff: [{ id: "s1", post: "産業振興課長", name: "見本", side: "department" }],
    agenda: [
      { id: "a-1", number: "1", title: "開会", children: [] },
      {
        id: "a-2",
        number: "2",
        title: "議事",
        children: [{ id: "a-2-1", number: "（1）", title: "評価", subjects: [sheet], children: [] }],
      },
    ],
    handouts: [
      { id: "h1", number: "", title: "次第", kind: "handout", paper: { form: "agenda", meeting: "r2-1" } },
      {
        id: "h2",
        number: "資料1",
        title: "評価シート",
        kind: "handout",
        paper: { form: "evaluation-sheet", subject: sheet },
      },
    ],
    minutes: {
      style: "summary",
      header: [
        { id: "f1", label: "日時", kind: "dateTime", text: "8月7日" },
        { id: "f2", label: "確認方法", kind: "text", text: "会長の確認" },
      ],
      publicSpeakers: "role",
      decisions: [{ agendaItem: "a-2-1", text: "原案のとおり。" }],
    },
  };
  const ids = (agenda: readonly AgendaItem[]): string[] =>
    agenda.flatMap((line) => [line.id, ...ids(line.children)]);

  it("starts from the latest before it: with its own ids, and without day, attendance and decisions", async () => {
    const { backend } = await openSmallPlan();
    await update(backend, told);
    const { id } = await value(backend, "meeting.addNext", { evaluates: 2019 });
    const [before, next] = await meetings(backend);
    if (!before || !next) throw new Error("two meetings");
    expect(next).toMatchObject({
      id,
      fiscalYear: 2020,
      evaluates: 2019,
      number: 2,
      startTime: "14:00",
      endTime: "16:00",
      place: "会議室",
      openness: "partly",
      closedReason: "個人の情報を扱うため",
      staff: [{ post: "産業振興課長", name: "見本", side: "department" }],
      handouts: [
        { title: "次第", paper: { form: "agenda", meeting: id } },
        { title: "評価シート", paper: { form: "evaluation-sheet", subject: sheet } },
      ],
      minutes: {
        style: "summary",
        publicSpeakers: "role",
        header: [
          { label: "日時", kind: "dateTime" },
          { label: "確認方法", kind: "text", text: "会長の確認" },
        ],
        decisions: [],
      },
    });
    expect(next.minutes?.header?.[0]).not.toHaveProperty("text");
    for (const key of ["date", "attendance", "observers", "deadlinesDone", "output"]) {
      expect(next).not.toHaveProperty(key);
    }
    expect(next.agenda[1]?.children[0]?.subjects).toEqual([sheet]);
    const all = [...ids(before.agenda), ...ids(next.agenda), ...before.handouts, ...next.handouts];
    expect(new Set(all.map((one) => (typeof one === "string" ? one : one.id))).size).toBe(all.length);
    await value(backend, "history.undo", {});
    expect(await meetings(backend)).toHaveLength(1);
    await value(backend, "history.redo", {});
    expect(await meetings(backend)).toEqual([before, next]);
  });

  it("of the next year goes on from last year's, numbered from 1, without the sheets that ended", async () => {
    const { backend } = await openSmallPlan();
    await update(backend, told);
    await value(backend, "structure.reviseItem", { fiscalYear: 2021, change: { kind: "end", id: "2" } });
    const both = told.agenda?.map((line) => ({
      ...line,
      children: line.children.map((child) => ({
        ...child,
        subjects: [sheet, { kind: "item" as const, id: "2" }],
      })),
    }));
    await update(backend, { agenda: both ?? [], evaluates: 2020 });
    await value(backend, "meeting.addNext", { evaluates: 2021 });
    const [next] = await meetings(backend, 2021);
    expect(next).toMatchObject({ fiscalYear: 2022, number: 1, place: "会議室" });
    expect(next?.agenda[1]?.children[0]?.subjects).toEqual([sheet]);
  });

  it("is the first of a plan that never met", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "meeting.addNext", { evaluates: 2022 });
    expect((await meetings(backend, 2022))[0]).toMatchObject({ fiscalYear: 2023, number: 1, agenda: [] });
    expect((await failure(backend, "meeting.addNext", { evaluates: 2023 })).code).toBe("year-outside-plan");
  });
});

describe("a change of a meeting", () => {
  it.each([
    ["attendance of nobody", { attendance: [{ member: "x", status: "present" }] }, "not-found"],
    [
      "attendance of one twice",
      { attendance: ["present", "absent"].map((status) => ({ member: "m1", status })) },
      "duplicate",
    ],
    [
      "a line about a sheet that is not there",
      {
        agenda: [{ id: "n", number: "", title: "議事", subjects: [{ kind: "item", id: "x" }], children: [] }],
      },
      "not-found",
    ],
    [
      "a decision under no line of it",
      { minutes: { style: "full", publicSpeakers: "label", decisions: [{ agendaItem: "x", text: "可決" }] } },
      "not-found",
    ],
    ["more observers than a hall holds", { observers: 20_000 }, "invalid-input"],
  ])("is refused with %s", async (_, patch, code) => {
    const { backend } = await openSmallPlan();
    const before = await meetings(backend);
    expect((await failure(backend, "meeting.update", { id: "r2-1", patch })).code).toBe(code);
    expect(await meetings(backend)).toEqual(before);
  });

  it("keeps a line under which something was decided", async () => {
    const { backend } = await openSmallPlan();
    const [meeting] = await meetings(backend);
    const opening = meeting?.agenda[0]?.id ?? "";
    const field = { entity: "decision", id: opening, property: "text" } as const;
    await value(backend, "field.setText", { field, text: "会長が開会した。", session: "s" });
    const agenda = meeting?.agenda.slice(1) ?? [];
    expect(await failure(backend, "meeting.update", { id: "r2-1", patch: { agenda } })).toMatchObject({
      code: "in-use",
      details: { what: "議事「開会」" },
    });
    await value(backend, "field.setText", { field, text: "", session: "t" });
    await value(backend, "meeting.update", { id: "r2-1", patch: { agenda } });
    expect((await meetings(backend))[0]?.agenda).toHaveLength(1);
  });

  it("of the header of its minutes, field by field, can be taken back to what follows from the meeting", async () => {
    const { backend } = await openSmallPlan();
    const field = { entity: "minutes", id: "r2-1", header: "place", property: "text" } as const;
    await value(backend, "field.setText", { field, text: "市役所", session: "s" });
    const header = async () =>
      (await meetings(backend))[0]?.minutes?.header?.find((one) => one.id === "place")?.text;
    expect(await header()).toBe("市役所");
    const [line] = await value(backend, "history.list", { limit: 1 });
    expect(line).toMatchObject({ label: "会議録の項目を編集", place: "令和2年度 第1回", after: "市役所" });
    await value(backend, "history.undo", {});
    expect(await header()).toBeUndefined();
    expect(
      (
        await failure(backend, "field.setText", {
          field: { ...field, header: "x" },
          text: "文",
          session: "t",
        })
      ).code,
    ).toBe("not-found");
  });

  it("says in 変更履歴 which part it was", async () => {
    const { backend } = await openSmallPlan();
    await update(backend, { attendance: [{ member: "m1", status: "late", note: "10時から" }] });
    const [line] = await value(backend, "history.list", { limit: 1 });
    expect(line).toMatchObject({ label: "委員の出欠を記録", place: "令和2年度 第1回" });
  });
});

describe("a meeting stays", () => {
  it("while something was said or adopted there", async () => {
    const { backend } = await openSmallPlan();
    const { id } = await value(backend, "meeting.addNext", { evaluates: 2019 });
    const adopted = { meeting: id, date: "2020-11-06" };
    await value(backend, "evaluation.adopt", { subject: sheet, fiscalYear: 2019, adopted });
    expect(await failure(backend, "meeting.remove", { id })).toMatchObject({
      code: "in-use",
      details: { what: "令和2年度 第2回の採択した評価" },
    });
    await value(backend, "evaluation.adopt", { subject: sheet, fiscalYear: 2019, adopted: null });
    await value(backend, "meeting.remove", { id });
    expect((await failure(backend, "meeting.remove", { id: "r2-1" })).code).toBe("in-use");
  });
});

describe("a member stays", () => {
  it("while they came to a meeting or graded a sheet", async () => {
    const { backend } = await openSmallPlan();
    const { id } = await value(backend, "member.add", { member: { name: "委員C" } });
    await update(backend, { attendance: [{ member: id, status: "present" }] });
    expect(await failure(backend, "member.remove", { id })).toMatchObject({
      code: "in-use",
      details: { what: "委員Cの出欠（令和2年度 第1回）" },
    });
    await update(backend, { attendance: [] });
    const prior = { subject: sheet, fiscalYear: 2019, member: id };
    await value(backend, "priorRating.set", { prior: { ...prior, rating: "A" } });
    expect((await failure(backend, "member.remove", { id })).details).toEqual({ what: "委員Cの事前評価" });
    await value(backend, "priorRating.set", { prior });
    await value(backend, "member.remove", { id });
  });
});

describe("採択", () => {
  const evaluation = async (backend: Backend) =>
    evaluationOf(await value(backend, "plan.snapshot", { fiscalYear: 2019 }), sheet);
  const adopted = { meeting: "r2-1", date: "2020-08-07" };
  const adopt = { subject: sheet, fiscalYear: 2019, adopted };

  it("keeps the words as they stood, with meeting and day, and can be taken back", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "evaluation.adopt", adopt);
    expect((await evaluation(backend))?.adopted).toEqual({ ...adopted, text: "よい。" });
    const [line] = await value(backend, "history.list", { limit: 1 });
    expect(line).toMatchObject({
      label: "推進委員会の評価を採択",
      place: "1 にぎわいづくり 令和元年度 令和2年度 第1回（令和2年8月7日）",
      after: "よい。",
    });
    const field = {
      entity: "evaluation",
      subject: sheet,
      fiscalYear: 2019,
      property: "committeeEvaluation",
    } as const;
    await value(backend, "field.setText", { field, text: "とてもよい。", session: "s" });
    expect((await evaluation(backend))?.adopted?.text).toBe("よい。");
    await value(backend, "evaluation.adopt", { ...adopt, adopted: null });
    expect(await evaluation(backend)).not.toHaveProperty("adopted");
    await value(backend, "history.undo", {});
    expect((await evaluation(backend))?.adopted?.text).toBe("よい。");
  });

  it("is refused while nothing is written, and at a meeting that is not there", async () => {
    const { backend } = await openSmallPlan();
    const subject = { kind: "item", id: "2" };
    expect((await failure(backend, "evaluation.adopt", { ...adopt, subject })).code).toBe("nothing-to-adopt");
    const elsewhere = { ...adopt, adopted: { ...adopted, meeting: "x" } };
    expect((await failure(backend, "evaluation.adopt", elsewhere)).code).toBe("not-found");
  });
});

describe("事前評価", () => {
  const prior = { subject: sheet, fiscalYear: 2019, member: "m1" };
  const all = async (backend: Backend) =>
    (await value(backend, "plan.snapshot", { fiscalYear: 2019 })).priorRatings;

  it("of a member is set, changed and taken away again", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "priorRating.set", { prior: { ...prior, rating: "A", note: "よく進んだ" } });
    await value(backend, "priorRating.set", { prior: { ...prior, rating: "B" } });
    expect(await all(backend)).toEqual([{ ...prior, rating: "B" }]);
    const [line] = await value(backend, "history.list", { limit: 1 });
    expect(line).toMatchObject({
      label: "事前評価を記入",
      place: "1 にぎわいづくり 令和元年度 委員A",
      before: "A　よく進んだ",
      after: "B",
    });
    await value(backend, "priorRating.set", { prior });
    expect(await all(backend)).toEqual([]);
    await value(backend, "history.undo", {});
    expect(await all(backend)).toEqual([{ ...prior, rating: "B" }]);
  });

  it("is refused with a grade, member or year that is not there", async () => {
    const { backend } = await openSmallPlan();
    for (const [wrong, code] of [
      [{ rating: "Z" }, "not-found"],
      [{ member: "x", rating: "A" }, "not-found"],
      [{ fiscalYear: 2030, rating: "A" }, "year-outside-plan"],
    ] as const) {
      expect((await failure(backend, "priorRating.set", { prior: { ...prior, ...wrong } })).code).toBe(code);
    }
  });
});

describe("the committee's settings", () => {
  it("are set, told in 変更履歴, and go back to the standard ones by null", async () => {
    const { backend } = await openSmallPlan();
    const quorum = { article: "要綱第6条第2項", need: "majority" } as const;
    await value(backend, "committee.update", { patch: { quorum, dispositions: ["反映する", "参考"] } });
    const committee = async () => (await value(backend, "plan.snapshot", { fiscalYear: 2019 })).committee;
    expect(await committee()).toMatchObject({ quorum, dispositions: ["反映する", "参考"] });
    const lines = await value(backend, "history.list", { limit: 2 });
    expect(Object.fromEntries(lines.map((line) => [line.label, line.after]))).toEqual({
      対応区分の一覧を変更: "反映する\n参考",
      定足数を変更: "要綱第6条第2項 過半数",
    });
    await value(backend, "committee.update", { patch: { quorum: null, dispositions: null } });
    expect(await committee()).not.toHaveProperty("quorum");
    await value(backend, "history.undo", {});
    expect(await committee()).toMatchObject({ quorum });
  });

  it("have every deadline and every 対応区分 once, and a term ends behind its beginning", async () => {
    const { backend } = await openSmallPlan();
    const deadlines = ["a", "a"].map((id) => ({ id, name: "通知", days: -14 }));
    for (const patch of [{ deadlines }, { dispositions: ["参考", "参考"] }]) {
      expect((await failure(backend, "committee.update", { patch })).code).toBe("duplicate");
    }
    const patch = { termFrom: "2021-04-01", termTo: "2020-03-31" };
    expect((await failure(backend, "member.update", { id: "m1", patch })).code).toBe("invalid-input");
  });
});
