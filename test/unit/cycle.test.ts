/** The steps of the year and what to do next: read off the plan file alone, for a day that the test names. */
import { describe, expect, it } from "vitest";
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { sheetsOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { yearCycle, type YearCycle } from "#shared/rules/cycle.ts";
import { packageSnapshot, samplePackage } from "#test/support/packageSnapshot.ts";
import { progressYear } from "#test/support/progressYears.ts";
import { tinySnapshot } from "#test/support/tinySnapshot.ts";

const hash = "0".repeat(64);

function meeting(id: string, number: number, date?: string): Meeting {
  return {
    id,
    fiscalYear: 2020,
    evaluates: 2019,
    number,
    ...(date === undefined ? {} : { date }),
    agenda: [],
    handouts: [],
  };
}

function comment(id: string, more: Partial<Comment> = {}): Comment {
  return {
    id,
    meeting: "k1",
    member: "m1",
    kind: "question",
    text: "内訳は分かるか。",
    recordedAt: "2020-08-07T01:31:00.000Z",
    ...more,
  };
}

/** The sample's sheets, all filled, with one meeting on 7 August 2020. */
function filled(): YearSnapshot {
  const year = packageSnapshot(samplePackage(), 2019);
  year.meetings = [meeting("k1", 1, "2020-08-07")];
  year.committee.members = [{ id: "m1", name: "山田太郎" }];
  year.comments = [];
  for (const one of year.evaluations) delete one.committeeEvaluation;
  return year;
}

/** Everything of that year done, up to the archive. */
function complete(): YearSnapshot {
  const year = filled();
  const [held] = year.meetings;
  if (held) held.attendance = [{ member: "m1", status: "present" }];
  for (const subject of sheetsOf(year)) {
    const text = "評価の文。";
    const rest = year.evaluations.find(
      (one) => one.subject.kind === subject.kind && one.subject.id === subject.id,
    );
    const own = rest ?? { subject, fiscalYear: 2019 };
    own.committeeEvaluation = text;
    own.adopted = { meeting: "k1", date: "2020-08-07", text };
    if (!rest) year.evaluations.push(own);
  }
  year.indicators = year.indicators.map((one) => ({ ...one, unit: "" }));
  year.paperEditions = (["handout", "public"] as const).map((stage, index) => ({
    id: stage,
    stage,
    fiscalYear: 2019,
    papers: [{ form: "evaluation-sheet" }],
    name: stage,
    version: 1,
    fixedAt: index === 0 ? "2020-07-23T15:30:00.000Z" : "2020-09-01T01:00:00.000Z",
    actor: "事務局",
    docx: { sha256: hash, bytes: 1 },
    tree: hash,
  }));
  year.archives = [
    {
      id: "x",
      meeting: "k1",
      sequence: 1,
      sealedAt: "2020-10-01T00:00:00.000Z",
      actor: "事務局",
      manifest: hash,
      files: 3,
      bytes: 10,
    },
  ];
  return year;
}

const words = ({ steps }: YearCycle) => steps.map(({ title, state, text }) => `${title}｜${state}｜${text}`);
const things = ({ todo }: YearCycle) => todo.map(({ about, what }) => `${about}：${what}`);

describe("the steps of the year", () => {
  it("are counted as the mock-up of the first screen shows them", () => {
    expect(words(yearCycle(filled(), "2020-07-20"))).toEqual([
      "所管課への照会｜done｜記入 18／18",
      "取りまとめ｜done｜点検 1件",
      "配布資料｜now｜配布版なし",
      "委員会｜later｜第1回 8月7日（金）",
      "委員会の評価｜later｜0／9 採択",
      "回答・公表｜later｜—",
      "会議記録の保存｜later｜—",
    ]);
  });

  it("are all done when the record of the meeting is sealed, and only the next year is left", () => {
    const cycle = yearCycle(complete(), "2020-11-01");
    expect(words(cycle)).toEqual([
      "所管課への照会｜done｜記入 18／18",
      "取りまとめ｜done｜点検済",
      // Fixed at half past midnight in Japan.
      "配布資料｜done｜配布版 7月24日",
      "委員会｜done｜第1回 8月7日（金）",
      "委員会の評価｜done｜9／9 採択",
      "回答・公表｜done｜公表版 9月1日",
      "会議記録の保存｜done｜保存済",
    ]);
    expect(cycle.todo.map(({ target }) => target.kind)).toEqual(["next-year"]);
  });

  it("offer no next year for a year that was left, or the plan's last", () => {
    expect(yearCycle({ ...complete(), frozen: true }, "2020-11-01").todo).toEqual([]);
    const last = complete();
    last.plan.lastFiscalYear = 2019;
    expect(yearCycle(last, "2020-11-01").todo).toEqual([]);
  });

  it("are in the committee's hands on the day of the meeting, and lead to the record", () => {
    const year = filled();
    year.paperEditions = complete().paperEditions.slice(0, 1);
    const step = yearCycle(year, "2020-08-07").steps[3];
    expect(step).toMatchObject({
      state: "now",
      text: "第1回 本日",
      place: { screen: "record", meeting: "k1" },
    });
  });

  it("show the meeting that comes next, and go back to one while another is planned", () => {
    const year = filled();
    year.meetings.push(meeting("k2", 2, "2020-11-05"));
    expect(yearCycle(year, "2020-09-01").steps[3]).toMatchObject({ text: "第2回 11月5日（木）" });
    year.meetings[1] = meeting("k2", 2);
    expect(yearCycle(year, "2020-09-01").steps[3]).toMatchObject({ text: "第2回 日程未定" });
    expect(things(yearCycle(year, "2020-09-01"))).toContain("第2回：開催日が決まっていません");
  });

  it("leave out the evaluation where the plan's forms have no field for it", () => {
    const { steps } = yearCycle(progressYear(), "2026-05-01");
    expect(steps.map(({ id }) => id)).toEqual([
      "inquiry",
      "compile",
      "handouts",
      "meeting",
      "answers",
      "archive",
    ]);
    expect(steps[0]?.text).toBe("記入 14／14");
  });

  it("leave out the 照会 where nothing is filled in, as on a ロードマップ", () => {
    const year = tinySnapshot();
    year.plan.form = "roadmap";
    year.indicators = [];
    expect(yearCycle(year, "2020-05-01").steps.map(({ id }) => id)).toEqual([
      "handouts",
      "meeting",
      "answers",
      "archive",
    ]);
  });

  it("begin with the plan itself while it is empty", () => {
    const year = { ...tinySnapshot(), items: [], projects: [], indicators: [], evaluations: [] };
    const cycle = yearCycle(year, "2020-05-01");
    expect(cycle.steps.every(({ state }) => state !== "done")).toBe(true);
    expect(cycle.todo).toMatchObject([
      { what: "施策がまだありません", target: { place: { screen: "plan", planPart: "items" } } },
    ]);
  });
});

describe("what to do next", () => {
  it("names empty fields sheet by sheet: texts, grades and values apart, each with the first to fill", () => {
    const year = tinySnapshot();
    delete year.indicators[1]?.actuals["2019"];
    const { todo } = yearCycle(year, "2020-05-01");
    expect(todo.slice(0, 4).map(({ about, what }) => `${about}：${what}`)).toEqual([
      "1 方向性：記入していない欄が2つあります",
      "1 方向性：判定がまだのところが1つあります",
      "1 方向性：実績値が空いている指標が1つあります",
      "プロジェクト1 先導プロジェクト：記入していない欄が2つあります",
    ]);
    expect(todo[1]?.target).toEqual({
      kind: "place",
      place: {
        screen: "sheets",
        sheet: { kind: "item", id: "1" },
        focus: { key: "evaluation/item:1-2/2019/rating" },
      },
    });
  });

  it("has what must be ready for a meeting due on its next date to keep", () => {
    const year = tinySnapshot();
    year.meetings = [meeting("k1", 1, "2020-08-07")];
    const { todo } = yearCycle(year, "2020-07-20");
    expect(todo.find(({ key }) => key === "texts/item:1")).toMatchObject({
      due: "2020-07-24",
      overdue: false,
    });
    year.meetings[0]!.deadlinesDone = ["notice", "publication"];
    expect(yearCycle(year, "2020-07-20").todo.find(({ key }) => key === "texts/item:1")?.due).toBe(
      "2020-08-07",
    );
  });

  it("shows dates to keep that are near or over, and none of before a meeting once it was held", () => {
    const year = filled();
    const due = (today: string) =>
      yearCycle(year, today)
        .todo.filter(({ key }) => key.startsWith("deadline/"))
        .map(({ what, due: date, overdue }) => [what, date, overdue]);
    expect(due("2020-05-01")).toEqual([]);
    expect(due("2020-07-28")).toEqual([
      ["開催通知を送る（会議の2週間前）", "2020-07-24", true],
      ["開催を公表する（会議の1週間前）", "2020-07-31", false],
      ["会議概要を作る（会議の2日後）", "2020-08-09", false],
    ]);
    expect(due("2020-08-20")).toEqual([
      ["会議概要を作る（会議の2日後）", "2020-08-09", true],
      ["会議録を作る（会議の45日後）", "2020-09-21", false],
    ]);
    year.meetings[0]!.deadlinesDone = ["outline", "minutes"];
    expect(due("2020-08-20")).toEqual([]);
  });

  it("asks for an answer to every question, by the next date to keep, until there is one", () => {
    const year = filled();
    year.comments = [
      comment("c1"),
      comment("c2", { kind: "remark", text: "以上です。" }),
      comment("c3", { kind: "opinion", reply: "確かめます。" }),
      comment("c4", { kind: "request" }),
      comment("c5", { kind: "answer", answers: "c4" }),
    ];
    const found = yearCycle(year, "2020-08-08").todo.filter(({ key }) => key.startsWith("answer"));
    expect(found).toMatchObject([
      {
        about: "山田太郎委員の質問「内訳は分かるか。」",
        what: "回答がまだありません",
        due: "2020-08-09",
        target: { place: { screen: "answers", meeting: "k1", comment: "c1" } },
      },
    ]);
    expect(yearCycle(year, "2020-08-08").steps.find(({ id }) => id === "answers")?.text).toBe("未回答 1件");
  });

  it("makes one line of many questions", () => {
    const year = filled();
    year.comments = Array.from({ length: 120 }, (_, index) => comment(`c${index}`));
    const found = yearCycle(year, "2020-08-08").todo.filter(({ key }) => key.startsWith("answer"));
    expect(found.map(({ about }) => about)).toEqual(["第1回の意見 120件"]);
  });

  it("asks for evaluations once the committee has met: empty, not adopted, changed since", () => {
    const year = complete();
    const [first, second, third] = sheetsOf(year).map(({ id, kind }) =>
      year.evaluations.find(({ subject }) => subject.id === id && subject.kind === kind),
    );
    delete first?.committeeEvaluation;
    delete first?.adopted;
    delete second?.adopted;
    if (third) third.committeeEvaluation = "書き換えた文。";
    const about = (today: string) =>
      things(yearCycle(year, today)).filter((one) => one.includes("推進委員会の評価"));
    expect(about("2020-08-06")).toEqual([]);
    expect(about("2020-08-08").map((one) => one.slice(one.indexOf("：") + 1))).toEqual([
      "推進委員会の評価が空です",
      "推進委員会の評価がまだ採択されていません",
      "採択のあとで推進委員会の評価が書き換えられています",
    ]);
  });

  it("asks for the 公表版 only when nothing is left to adopt or to answer", () => {
    const year = complete();
    year.paperEditions = year.paperEditions.slice(0, 1);
    year.comments = [comment("c1")];
    expect(yearCycle(year, "2020-10-02").todo.map(({ key }) => key)).toEqual(["answer/c1"]);
    year.comments[0]!.reply = "お答えします。";
    expect(yearCycle(year, "2020-10-02").todo.map(({ key }) => key)).toEqual(["public"]);
  });

  it("asks who came, and for the record to be sealed", () => {
    const year = complete();
    year.archives = [];
    delete year.meetings[0]?.attendance;
    expect(things(yearCycle(year, "2020-12-01"))).toEqual([
      "第1回：会議概要を作る（会議の2日後）",
      "第1回：会議録を作る（会議の45日後）",
      "第1回：出欠を記録していない委員が1名います",
      "第1回：会議記録がまだ保存されていません",
    ]);
  });

  it("puts what is due first, the earliest before the others", () => {
    const year = filled();
    year.meetings.push(meeting("k2", 2, "2020-09-10"));
    const dates = yearCycle(year, "2020-08-20").todo.map(({ due }) => due ?? "");
    const dated = dates.filter((one) => one !== "");
    expect(dated.length).toBeGreaterThan(2);
    expect(dated).toEqual(dated.toSorted());
    expect(dates.slice(dated.length).every((one) => one === "")).toBe(true);
  });
});
