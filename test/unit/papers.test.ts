import { describe, expect, it } from "vitest";
import { paperKey } from "#shared/domain/paper.ts";
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import type { Plan, PlanForm } from "#shared/domain/plan.ts";
import { papersOf, paperTitle, paperTree } from "#shared/forms/papers.ts";

const item = (id: string, parent: string | null) => ({ id, parent, code: id, title: `題名${id}` });

function year(forms: PlanForm[], change: Partial<Parameters<typeof papersOf>[0]> = {}) {
  const plan: Plan = {
    municipality: "見本市",
    title: "見本計画",
    firstFiscalYear: 2019,
    lastFiscalYear: 2023,
    baselineFiscalYear: null,
    indicatorFiscalYears: [2019, 2023],
    levels: ["章", "節", "方針"],
    form: forms[0] ?? "evaluation-sheet",
    ...(forms.length > 1 ? { forms: forms.slice(1) } : {}),
    committeeName: "推進委員会",
    externalSurveyNote: "",
    ratingScale: { mode: "judgement", grades: [] },
  };
  return {
    plan,
    items: [item("1", null), item("1-1", "1"), item("1-1-1", "1-1"), item("1-2", "1"), item("2", null)],
    projects: [{ id: "p", number: 3, title: "先導", related: [] }],
    documents: [],
    committee: { name: "", members: [] },
    meetings: [],
    comments: [],
    ...change,
  };
}
const keys = (snapshot: Parameters<typeof papersOf>[0]) => papersOf(snapshot).map(paperKey);

describe("the papers of a year", () => {
  it("are one sheet a top-level item and one a project where the plan is written on 施策評価シート", () => {
    expect(keys(year(["evaluation-sheet"]))).toEqual([
      "evaluation-sheet/item:1",
      "evaluation-sheet/item:2",
      "project-sheet/project:p",
    ]);
  });

  it("have the sections of a chapter behind its 総括表", () => {
    expect(keys(year(["chapter-summary"]))).toEqual([
      "chapter-summary/item:1",
      "section-sheet/item:1-1",
      "section-sheet/item:1-2",
      "chapter-summary/item:2",
    ]);
  });

  it("have the sections alone where the plan has no 総括表", () => {
    expect(keys(year(["section-sheet"]))).toEqual(["section-sheet/item:1-1", "section-sheet/item:1-2"]);
  });

  it("are one 進捗状況まとめ for the whole plan, and one ロードマップ a project", () => {
    expect(keys(year(["progress-table", "roadmap"]))).toEqual(["progress-table/", "roadmap/project:p"]);
  });

  it("leave out a form that has nothing to print yet", () => {
    expect(keys(year(["progress-table", "roadmap"], { items: [], projects: [] }))).toEqual([]);
  });

  it("end with the documents as they are listed and the 次第 of every meeting", () => {
    const meeting = { id: "m", fiscalYear: 2020, evaluates: 2019, number: 2, agenda: [], handouts: [] };
    const snapshot = year(["progress-table"], {
      documents: [
        { id: "d1", kind: "outline", title: "見直しの概要" },
        { id: "d2", kind: "comparison", title: "計画の新旧対照表" },
      ],
      meetings: [meeting],
    });
    expect(keys(snapshot)).toEqual([
      "progress-table/",
      "review-outline/d1",
      "comparison-table/d2",
      "agenda/m",
    ]);
    expect(papersOf(snapshot).map((paper) => paperTitle(snapshot, paper))).toEqual([
      "進捗状況まとめ",
      "見直しの概要",
      "計画の新旧対照表",
      "令和2年度第2回　次第",
    ]);
  });
});

describe("the papers of the committee", () => {
  const meeting: Meeting = {
    id: "m",
    fiscalYear: 2020,
    evaluates: 2019,
    number: 1,
    agenda: [],
    handouts: [],
  };
  const comment: Comment = {
    id: "c",
    meeting: "m",
    speaker: "事務局",
    kind: "remark",
    text: "説明した。",
    recordedAt: "2020-08-07T01:00:00.000Z",
  };

  it("have a 委員名簿 once there are members", () => {
    const committee = { name: "", members: [{ id: "a", name: "髙橋" }] };
    expect(keys(year(["roadmap"], { projects: [], committee }))).toEqual(["member-list/"]);
  });

  it("have a 会議録 and its 公開用 behind the 次第 of a meeting at which something was said", () => {
    const silent = { ...meeting, id: "n", number: 2 };
    const snapshot = year(["roadmap"], { projects: [], meetings: [meeting, silent], comments: [comment] });
    expect(keys(snapshot)).toEqual(["agenda/m", "minutes/m", "minutes/m/public", "agenda/n"]);
    expect(papersOf(snapshot).map((paper) => paperTitle(snapshot, paper))).toEqual([
      "令和2年度第1回　次第",
      "令和2年度第1回　会議録",
      "令和2年度第1回　会議録（公開用）",
      "令和2年度第2回　次第",
    ]);
  });

  it("list the opinions once there is one, and the results of a plan that is graded", () => {
    const comments: Comment[] = [{ ...comment, kind: "opinion" }];
    const snapshot = year(["roadmap"], { projects: [], meetings: [meeting], comments });
    const grades = [{ code: "A", meaning: "よい" }];
    const graded = {
      ...snapshot,
      plan: { ...snapshot.plan, ratingScale: { mode: "judgement", grades } },
    } as const;
    expect(keys(snapshot).slice(3)).toEqual(["opinion-list/"]);
    expect(keys(graded).slice(3)).toEqual(["opinion-list/", "result-list/"]);
  });
});

describe("one paper", () => {
  it("is called by its form and what it is about", () => {
    const snapshot = year(["chapter-summary"]);
    const [chapter] = papersOf(snapshot);
    expect(chapter && paperTitle(snapshot, chapter)).toBe("総括表　1 題名1");
  });

  it("prints its own sheet and no other, with the number it is handed out under", () => {
    const snapshot = {
      ...year(["evaluation-sheet"]),
      fiscalYear: 2019,
      indicators: [],
      evaluations: [],
      frozen: false,
      otherItems: [],
      previousEvaluations: [],
      previousComments: [],
      priorRatings: [],
      paperEditions: [],
      archives: [],
      committee: { name: "", members: [] },
      comments: [],
      results: [],
      initiatives: [],
      undertakings: [],
      passages: [],
      editions: [],
      documentRows: [],
      looks: {},
    };
    const paper = { form: "evaluation-sheet", subject: { kind: "item", id: "2" } } as const;
    const tree = paperTree(snapshot, paper, { handoutNumber: "資料1" });
    expect(tree.sections).toHaveLength(1);
    expect(tree.sections[0]?.handoutNumber).toBe("資料1");
    expect(JSON.stringify(tree)).toContain("題名2");
    expect(JSON.stringify(tree)).not.toContain("題名1");
  });

  it("is refused when the plan does not have its sheet", () => {
    const snapshot = { ...year(["evaluation-sheet"]) } as unknown as Parameters<typeof paperTree>[0];
    const paper = { form: "evaluation-sheet", subject: { kind: "item", id: "9" } } as const;
    expect(() => paperTree(snapshot, paper)).toThrow("sheet");
  });
});
