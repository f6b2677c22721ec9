/** A small plan with something in every table. */
import { contentOf } from "#shared/package/content.ts";
import { parsePackage } from "#shared/package/parse.ts";
import type { Package } from "#shared/package/schema.ts";
import type { PlanContent } from "#shared/domain/planContent.ts";

export function smallPackage(): Package {
  return parsePackage(
    JSON.stringify({
      format: "jimukyoku-plan/1",
      plan: {
        municipality: "見本市",
        title: "見本市産業振興計画",
        firstFiscalYear: 2019,
        lastFiscalYear: 2022,
        baselineFiscalYear: 2018,
        indicatorFiscalYears: [2019, 2022],
        levels: ["施策の方向性", "施策"],
        form: "evaluation-sheet",
        committeeName: "推進委員会",
        externalSurveyNote: "※外部の調査による数値です。",
        ratingScale: {
          mode: "judgement",
          order: "best-first",
          grades: [
            { code: "A", meaning: "大きく進んだ", from: { percent: 100, side: "以上" } },
            { code: "B", meaning: "進んだ" },
          ],
        },
        achievementRate: { cap: 100, decimals: 1 },
      },
      items: [
        { id: "1", parent: null, code: "1", title: "にぎわいづくり", goal: "人が集まるまち" },
        { id: "1-1", parent: "1", code: "1-1", title: "商店街の応援", departments: ["産業振興課"] },
        { id: "1-2", parent: "1", code: "1-2", title: "農業の応援" },
        { id: "2", parent: null, code: "2", title: "人づくり" },
      ],
      indicators: [
        {
          id: "1-1/1",
          item: "1-1",
          kind: "活動指標",
          name: "イベント集客数",
          unit: "人",
          externalSurvey: true,
          cumulative: false,
          direction: "up",
          targets: { "2018": "—", "2019": 1000, "2020": 98.4 },
          actuals: { "2018": 900, "2019": { none: "調査なし" } },
        },
        {
          id: "1-1/2",
          item: "1-1",
          kind: "成果指標",
          name: "空き店舗",
          unit: "件",
          externalSurvey: false,
          cumulative: true,
          targets: {},
          actuals: { "2019": 0 },
        },
      ],
      projects: [
        {
          id: "p1",
          number: 1,
          title: "起業プロジェクト",
          overview: "起業を応援する。",
          related: [{ item: "1", strength: "primary", label: "にぎわいづくり" }],
        },
      ],
      evaluations: [
        {
          item: "1-1",
          fiscalYear: 2019,
          activities: "催しを開いた。",
          achievement: "人が集まった。",
          rating: "A",
        },
        {
          item: "1",
          fiscalYear: 2019,
          issues: "担い手が足りない。",
          committeeEvaluation: "よい。",
          sources: ["c1"],
        },
        { project: "p1", fiscalYear: 2020, achievement: "3件が起業した。" },
      ],
      committee: {
        name: "見本市産業振興計画推進委員会",
        members: [
          { id: "m1", name: "委員A", reading: "いいんえー", affiliation: "商工会", role: "会長" },
          { id: "m2", name: "髙﨑葛󠄀城", termFrom: "2019-04-01", termTo: "2021-03-31" },
        ],
      },
      meetings: [
        {
          id: "r2-1",
          fiscalYear: 2020,
          evaluates: 2019,
          number: 1,
          date: "2020-08-07",
          startTime: "10:00",
          place: "会議室",
          agenda: [
            { number: "1", title: "開会" },
            {
              number: "2",
              title: "議事",
              children: [{ id: "a-2-1", number: "（1）", title: "評価について" }],
            },
          ],
          handouts: [{ number: "資料1", title: "評価シート", kind: "handout" }],
          comments: [
            {
              id: "c1",
              item: "1",
              agendaItem: "a-2-1",
              member: "m1",
              kind: "意見",
              text: "商店街がにぎわった。",
              reply: "続けます。",
              recordedAt: "2020-08-07T01:31:00.000Z",
            },
            { id: "c2", project: "p1", member: "m2", kind: "質問", text: "起業の数は。" },
            { id: "c3", member: "m2", kind: "要望", text: "資料を早めに。" },
          ],
        },
      ],
    }),
  );
}

export function smallPlan(): PlanContent {
  return contentOf(smallPackage(), new Date("2026-01-01T00:00:00Z"));
}
