/** Members, meetings, comments, and the link from an evaluation to the comments it was drafted from. */
import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { evaluationOf } from "#shared/domain/snapshot.ts";
import type { Handout } from "#shared/domain/committee.ts";
import type { Paper } from "#shared/domain/paper.ts";
import { failure, openSmallPlan, value } from "./support/backends.ts";
import { openFullPlan } from "./support/fullPlan.ts";

const direction = { kind: "item", id: "1" } as const;

/** The row as it stands in the file, which nobody may have open. */
function storedRow(path: string, table: "member" | "meeting", id: string): unknown {
  const db = new Sqlite(path, { readonly: true });
  try {
    return db.prepare(`select * from ${table} where id = ?`).get(id);
  } finally {
    db.close();
  }
}

describe("members", () => {
  it("are added, changed and renamed exactly as typed", async () => {
    const { backend } = await openSmallPlan();
    const { id } = await value(backend, "member.add", { member: { name: "委員C", role: "委員" } });
    await value(backend, "member.update", { id, patch: { affiliation: "農協", role: "" } });
    await value(backend, "committee.rename", { name: "新しい委員会" });
    const { committee } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(committee.name).toBe("新しい委員会");
    expect(committee.members.at(-1)).toEqual({ id, name: "委員C", affiliation: "農協" });
  });

  it("lose reading, role, affiliation and term by null or an empty text, which the store keeps as NULL", async () => {
    const { backend, path } = await openSmallPlan();
    const whole = {
      name: "委員D",
      reading: "いいんでぃー",
      role: "委員",
      affiliation: "農協",
      termFrom: "2020-04-01",
      termTo: "2022-03-31",
    };
    const { id } = await value(backend, "member.add", { member: whole });
    const patch = { reading: null, role: "", affiliation: null, termFrom: null, termTo: null };
    await value(backend, "member.update", { id, patch });
    const { committee } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(committee.members.at(-1)).toEqual({ id, name: "委員D" });
    await value(backend, "history.undo", {});
    const restored = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(restored.committee.members.at(-1)).toEqual({ id, ...whole });
    await value(backend, "history.redo", {});
    await value(backend, "plan.close", {});
    const empty = { reading: null, role: null, affiliation: null, term_from: null, term_to: null };
    expect(storedRow(path, "member", id)).toMatchObject(empty);
  });

  it("keep a name: it is never cleared", async () => {
    const { backend } = await openSmallPlan();
    for (const name of [null, ""]) {
      expect(await failure(backend, "member.update", { id: "m1", patch: { name } })).toMatchObject({
        code: "invalid-input",
      });
    }
  });

  it("stay while a comment names them", async () => {
    const { backend } = await openSmallPlan();
    expect(await failure(backend, "member.remove", { id: "m1" })).toMatchObject({
      code: "in-use",
      details: { what: "委員Aの意見" },
    });
    await value(backend, "comment.remove", { id: "c1" });
    await value(backend, "member.remove", { id: "m1" });
    expect((await failure(backend, "member.remove", { id: "m1" })).code).toBe("not-found");
  });
});

describe("meetings", () => {
  const meeting = { fiscalYear: 2021, evaluates: 2020, number: 1, agenda: [], handouts: [] };

  it("appear in the year they evaluate, by date then number", async () => {
    const { backend } = await openSmallPlan();
    const add = async (number: number, date?: string): Promise<string> =>
      (await value(backend, "meeting.add", { meeting: { ...meeting, number, ...(date ? { date } : {}) } }))
        .id;
    const [undated, late, early] = [await add(3), await add(2, "2021-11-01"), await add(1, "2021-08-01")];
    const { meetings } = await value(backend, "plan.snapshot", { fiscalYear: 2020 });
    expect(meetings.map(({ id }) => id)).toEqual([early, late, undated]);
  });

  it("are refused for a year outside the plan", async () => {
    const { backend } = await openSmallPlan();
    const error = await failure(backend, "meeting.add", { meeting: { ...meeting, evaluates: 2018 } });
    expect(error).toMatchObject({ code: "year-outside-plan", details: { year: 2018 } });
  });

  it("take a new agenda without losing the comments made under its lines", async () => {
    const { backend } = await openSmallPlan();
    const line = { id: "a-2-1", number: "①", title: "評価", children: [] };
    const agenda = [{ id: "new", number: "1", title: "議事", children: [line] }];
    await value(backend, "meeting.update", { id: "r2-1", patch: { agenda, place: "第2会議室" } });
    const after = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(after.meetings[0]).toMatchObject({ agenda, place: "第2会議室" });
    expect(after.comments[0]?.agendaItem).toBe("a-2-1");
    expect(await failure(backend, "meeting.update", { id: "r2-1", patch: { agenda: [] } })).toMatchObject({
      code: "in-use",
      details: { what: "議事「評価」" },
    });
  });

  it("lose date, start time and place by null or an empty text, which the store keeps as NULL", async () => {
    const { backend, path } = await openSmallPlan();
    const told = { date: "2020-08-07", startTime: "10:00", place: "第1会議室" };
    await value(backend, "meeting.update", { id: "r2-1", patch: told });
    const patch = { date: null, startTime: null, place: "" };
    await value(backend, "meeting.update", { id: "r2-1", patch });
    const [cleared] = (await value(backend, "plan.snapshot", { fiscalYear: 2019 })).meetings;
    for (const name of Object.keys(told)) expect(cleared).not.toHaveProperty(name);
    await value(backend, "history.undo", {});
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2019 })).meetings[0]).toMatchObject(told);
    await value(backend, "history.redo", {});
    await value(backend, "plan.close", {});
    expect(storedRow(path, "meeting", "r2-1")).toMatchObject({ date: null, start_time: null, place: null });
  });

  it("number their lines and their handouts by order where they say how", async () => {
    const { backend } = await openSmallPlan();
    const handouts: Handout[] = [
      { id: "a", number: "x", title: "評価シート", kind: "handout" },
      { id: "b", number: "y", title: "総括表", kind: "handout" },
    ];
    const handoutNumbering = { prefix: "資料", suffix: "号", wide: false, first: 4 };
    const numbers = async (): Promise<unknown> => {
      const [meeting] = (await value(backend, "plan.snapshot", { fiscalYear: 2019 })).meetings;
      return [
        meeting?.agenda.flatMap((line) => [line.number, ...line.children.map((child) => child.number)]),
        meeting?.handouts.map((handout) => handout.number),
      ];
    };
    const patch = { handouts, handoutNumbering, agendaNumbering: "niiza-wide" as const };
    await value(backend, "meeting.update", { id: "r2-1", patch });
    expect(await numbers()).toEqual([
      ["１", "２", "⑴"],
      ["資料4号", "資料5号"],
    ]);
    await value(backend, "meeting.update", { id: "r2-1", patch: { handouts: handouts.toReversed() } });
    const [meeting] = (await value(backend, "plan.snapshot", { fiscalYear: 2019 })).meetings;
    expect(meeting?.handouts.map(({ id, number }) => [id, number])).toEqual([
      ["b", "資料4号"],
      ["a", "資料5号"],
    ]);
    await value(backend, "meeting.update", {
      id: "r2-1",
      patch: { handoutNumbering: null, agendaNumbering: null },
    });
    expect(await numbers()).toEqual([
      ["１", "２", "⑴"],
      ["資料4号", "資料5号"],
    ]);
    for (let step = 0; step < 3; step += 1) await value(backend, "history.undo", {});
    expect(await numbers()).toEqual([["1", "2", "（1）"], ["資料1"]]);
  });

  it("are refused papers of things that are not in the plan", async () => {
    const { backend } = await openFullPlan();
    const papers: [Paper, string][] = [
      [{ form: "section-sheet", subject: { kind: "item", id: "9" } }, "not-found"],
      [{ form: "comparison-table", document: "d9" }, "not-found"],
      [{ form: "comparison-table", document: "d2" }, "invalid-input"],
      [{ form: "agenda", meeting: "r9-9" }, "not-found"],
    ];
    const before = (await value(backend, "plan.snapshot", { fiscalYear: 2019 })).meetings;
    for (const [paper, code] of papers) {
      const handouts = [{ id: "a", number: "", title: "資料", kind: "handout", paper }];
      const output = { papers: [paper], files: "one", format: "word" };
      expect((await failure(backend, "meeting.update", { id: "r2-1", patch: { handouts } })).code).toBe(code);
      expect((await failure(backend, "meeting.update", { id: "r2-1", patch: { output } })).code).toBe(code);
    }
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2019 })).meetings).toEqual(before);
  });

  it("remember the set of papers they were printed with, without a step of 元に戻す", async () => {
    const { backend } = await openSmallPlan();
    await value(backend, "committee.rename", { name: "ひとつ前の操作" });
    const before = await value(backend, "history.state", {});
    const output = { papers: [{ form: "agenda", meeting: "r2-1" }], files: "many", format: "pdf" } as const;
    await value(backend, "meeting.update", {
      id: "r2-1",
      patch: { output: { ...output, papers: [...output.papers] } },
    });
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2019 })).meetings[0]?.output).toEqual(output);
    expect(await value(backend, "history.state", {})).toEqual(before);
    await value(backend, "history.undo", {});
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2019 })).meetings[0]?.output).toEqual(output);
    await value(backend, "meeting.update", { id: "r2-1", patch: { output: null } });
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2019 })).meetings[0]).not.toHaveProperty(
      "output",
    );
  });

  it("share no id of an agenda line with another meeting", async () => {
    const { backend } = await openSmallPlan();
    const agenda = [{ id: "a-2-1", number: "1", title: "開会", children: [] }];
    expect(await failure(backend, "meeting.add", { meeting: { ...meeting, agenda } })).toMatchObject({
      code: "duplicate",
      details: { what: "議事", id: "a-2-1" },
    });
  });

  it("are removed with agenda and handouts, but not while they have comments", async () => {
    const { backend } = await openSmallPlan();
    expect(await failure(backend, "meeting.remove", { id: "r2-1" })).toMatchObject({
      code: "in-use",
      details: { what: "令和2年度 第1回の意見" },
    });
    for (const id of ["c1", "c2", "c3"]) await value(backend, "comment.remove", { id });
    await value(backend, "meeting.remove", { id: "r2-1" });
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2019 })).meetings).toEqual([]);
    await value(backend, "history.undo", {});
    const [restored] = (await value(backend, "plan.snapshot", { fiscalYear: 2019 })).meetings;
    expect(restored?.agenda[1]?.children[0]?.id).toBe("a-2-1");
    expect(restored?.handouts).toHaveLength(1);
  });
});

describe("comments", () => {
  const comment = { meeting: "r2-1", member: "m1", kind: "opinion", text: "よい取組だ。" } as const;

  it("come in the order they were recorded, with the moment", async () => {
    const { backend } = await openSmallPlan({ now: () => new Date("2026-11-21T01:02:03Z") });
    const { id } = await value(backend, "comment.add", { comment: { ...comment, subject: direction } });
    const { comments } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(comments.at(-1)).toEqual({
      ...comment,
      id,
      subject: direction,
      recordedAt: "2026-11-21T01:02:03.000Z",
    });
  });

  it.each([
    ["meeting", { meeting: "x" }, { what: "会議", id: "x" }],
    ["member", { member: "x" }, { what: "委員", id: "x" }],
    ["item", { subject: { kind: "item", id: "x" } }, { what: "施策", id: "x" }],
    ["project", { subject: { kind: "project", id: "1" } }, { what: "プロジェクト", id: "1" }],
    ["agenda line", { agendaItem: "x" }, { what: "議事", id: "x" }],
  ])("that name an unknown %s are refused", async (_, wrong, details) => {
    const { backend } = await openSmallPlan();
    expect(await failure(backend, "comment.add", { comment: { ...comment, ...wrong } })).toMatchObject({
      code: "not-found",
      details,
    });
  });

  it("are changed in every part, and a reply is taken away by an empty text", async () => {
    const { backend } = await openSmallPlan();
    const patch = {
      member: "m2",
      kind: "request",
      text: "別の文",
      reply: "",
      subject: null,
      agendaItem: null,
    } as const;
    await value(backend, "comment.update", { id: "c1", patch });
    const { comments } = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(comments[0]).toEqual({
      id: "c1",
      meeting: "r2-1",
      member: "m2",
      kind: "request",
      text: "別の文",
      recordedAt: "2020-08-07T01:31:00.000Z",
    });
  });
});

describe("推進委員会の評価", () => {
  it("is set together with the comments it came from, as one step", async () => {
    const { backend } = await openSmallPlan();
    const input = { subject: direction, fiscalYear: 2019, text: "にぎわいが戻った。", sources: ["c2", "c1"] };
    await value(backend, "evaluation.setCommittee", input);
    const written = evaluationOf(await value(backend, "plan.snapshot", { fiscalYear: 2019 }), direction);
    expect(written).toMatchObject({
      committeeEvaluation: input.text,
      sources: ["c2", "c1"],
      issues: "担い手が足りない。",
    });
    await value(backend, "history.undo", {});
    const before = evaluationOf(await value(backend, "plan.snapshot", { fiscalYear: 2019 }), direction);
    expect(before).toMatchObject({ committeeEvaluation: "よい。", sources: ["c1"] });
  });

  it("keeps its link while its text is edited, and loses it with the comment", async () => {
    const { backend } = await openSmallPlan();
    const field = {
      entity: "evaluation",
      subject: direction,
      fiscalYear: 2019,
      property: "committeeEvaluation",
    } as const;
    await value(backend, "field.setText", { field, text: "直した。", session: "s" });
    const sources = async (): Promise<string[] | undefined> =>
      evaluationOf(await value(backend, "plan.snapshot", { fiscalYear: 2019 }), direction)?.sources;
    expect(await sources()).toEqual(["c1"]);
    await value(backend, "comment.remove", { id: "c1" });
    expect(await sources()).toBeUndefined();
    await value(backend, "history.undo", {});
    expect(await sources()).toEqual(["c1"]);
  });

  it("is refused with a comment that does not exist", async () => {
    const { backend } = await openSmallPlan();
    const input = { subject: direction, fiscalYear: 2019, text: "文", sources: ["c9"] };
    expect(await failure(backend, "evaluation.setCommittee", input)).toMatchObject({
      code: "not-found",
      details: { what: "意見", id: "c9" },
    });
  });
});
