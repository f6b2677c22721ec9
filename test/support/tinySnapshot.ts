/** A small year's content for tests of the rules: one direction with two measures, one project, three indicators. */
import { yearSnapshotSchema, type YearSnapshot } from "#shared/domain/snapshot.ts";

const number = (text: string) => ({ kind: "number" as const, number: text });

/** Fresh on every call, so that a test may change its own copy. */
export function tinySnapshot(): YearSnapshot {
  return yearSnapshotSchema.parse({
    fiscalYear: 2019,
    plan: {
      municipality: "見本市",
      title: "見本計画",
      firstFiscalYear: 2019,
      lastFiscalYear: 2023,
      baselineFiscalYear: 2018,
      indicatorFiscalYears: [2019, 2023],
      levels: ["施策の方向性", "施策"],
      form: "evaluation-sheet",
      committeeName: "推進委員会",
      externalSurveyNote: "※外部の調査による値です。",
      ratingScale: {
        mode: "judgement",
        grades: [
          { code: "A", meaning: "上回る", from: { percent: 120, side: "超" } },
          { code: "B", meaning: "計画どおり", from: { percent: 90, side: "以上" } },
          { code: "C", meaning: "下回る" },
        ],
      },
    },
    frozen: false,
    otherItems: [],
    items: [
      { id: "1", parent: null, code: "1", title: "方向性", goal: "目標の姿" },
      { id: "1-1", parent: "1", code: "1-1", title: "施策その一" },
      { id: "1-2", parent: "1", code: "1-2", title: "施策その二" },
    ],
    indicators: [
      {
        id: "i1",
        item: "1-1",
        kind: "活動指標",
        name: "開催件数",
        unit: "件",
        externalSurvey: false,
        cumulative: false,
        targets: { 2018: { kind: "dash" }, 2019: number("8"), 2020: number("9") },
        actuals: { 2018: number("7"), 2019: number("10") },
      },
      {
        id: "i2",
        item: "1-1",
        kind: "成果指標",
        name: "参加人数",
        unit: "人",
        externalSurvey: false,
        cumulative: false,
        targets: { 2019: number("105") },
        actuals: { 2019: number("94") },
      },
      {
        id: "i3",
        item: "1-2",
        kind: "成果指標",
        name: "事業所数",
        unit: "事業所",
        externalSurvey: true,
        cumulative: false,
        targets: { 2019: number("500") },
        actuals: { 2019: { kind: "dash" } },
      },
    ],
    projects: [
      {
        id: "p1",
        number: 1,
        title: "先導プロジェクト",
        overview: "概要の文",
        related: [{ item: "1", strength: "primary", label: "方向性" }],
      },
    ],
    evaluations: [
      {
        subject: { kind: "item", id: "1-1" },
        fiscalYear: 2019,
        activities: "・事業の内容",
        achievement: "達成の状況",
        rating: "B",
      },
      { subject: { kind: "item", id: "1" }, fiscalYear: 2019, issues: "課題の文" },
    ],
    previousEvaluations: [],
    previousComments: [],
    priorRatings: [],
    committee: { name: "見本計画推進委員会", members: [{ id: "m1", name: "委員A" }] },
    meetings: [],
    comments: [],
    results: [],
    initiatives: [],
    undertakings: [],
    passages: [],
    editions: [],
    documents: [],
    documentRows: [],
    looks: {},
    paperEditions: [],
    archives: [],
  });
}
