/** The small plan with something in everything that the other official forms need. */
import { join } from "node:path";
import type { Backend } from "#electron/backend/backend.ts";
import { contentOf } from "#shared/package/content.ts";
import { parsePackage } from "#shared/package/parse.ts";
import type { Package } from "#shared/package/schema.ts";
import { createPlan, testBackend, value } from "./backends.ts";
import { smallPackage } from "./smallPlan.ts";
import { temporaryFolder } from "./temporary.ts";

const measure = {
  title: "施策1-1 商店街の応援",
  overview: "商店街に人を呼ぶ。",
  images: ["市を開く", "店を案内する"],
  headings: ["基準値\n平成30年度", "中間目標値\n令和2年度", "目標値\n令和4年度"] as [string, string, string],
  indicators: [
    { kind: "活動指標", name: "イベント集客数", baseline: "900人", middle: "950人", target: "1,000人" },
  ],
};

export function fullPackage(): Package {
  const small = smallPackage();
  const [top, shops, ...items] = small.items;
  const [visitors, ...indicators] = small.indicators;
  const [evaluation, ...evaluations] = small.evaluations;
  const [project] = small.projects;
  const [meeting] = small.meetings;
  const [handout] = meeting?.handouts ?? [];
  return parsePackage(
    JSON.stringify({
      ...small,
      plan: {
        ...small.plan,
        form: "chapter-summary",
        forms: ["section-sheet", "roadmap", "progress-table"],
        gradeScaleNote: "※基準は計画の40ページ。",
        achievementRate: { cap: 100, decimals: 1, decrease: "mirrored" },
        periods: [
          { name: "前期", from: 2019, to: 2020 },
          { name: "後期", from: 2021, to: 2022 },
        ],
        roadmap: { name: "前期", from: 2019, to: 2021 },
        ratingScale: {
          ...small.plan.ratingScale,
          grades: [
            { code: "A", name: "目標値以上", meaning: "大きく進んだ" },
            { code: "B", meaning: "進んだ" },
          ],
        },
      },
      items: [
        {
          ...top,
          concept: "人が減っている。",
          policies: "道をつくる\n店を応援する",
          relatedPlans: "にぎわい指針",
        },
        {
          ...shops,
          overview: "商店街に人を呼ぶ。",
          images: "市を開く\n店を案内する",
          pageReference: "P.33",
          isNew: true,
        },
        ...items,
      ],
      indicators: [
        {
          ...visitors,
          years: {
            "2019": { printedRate: "86%" },
            "2020": { grade: "B", gradeReason: "天気が悪かったため" },
          },
        },
        ...indicators,
      ],
      projects: [{ ...project, label: "A" }],
      evaluations: [
        {
          ...evaluation,
          enteredOn: "令和2年6月1日",
          author: "産業振興課長 見本",
          analysis: "雨の日が多かった。",
          needsSurvey: "令和元年度意識調査",
          needsRate: "10.6%",
          needsRank: "32位",
          needsRankInField: "3位",
        },
        ...evaluations,
      ],
      meetings: [
        {
          ...meeting,
          agendaNumbering: "niiza",
          handoutNumbering: { prefix: "資料", suffix: "号", wide: true, first: 3 },
          output: {
            papers: [
              { form: "agenda", meeting: "r2-1" },
              { form: "comparison-table", document: "d1" },
            ],
            files: "many",
            format: "pdf",
          },
          handouts: [
            { ...handout, paper: { form: "section-sheet", subject: { kind: "item", id: "1" } } },
            {
              id: "h-compare",
              number: "資料2",
              title: "新旧対照表",
              kind: "handout",
              counting: "branch",
              paper: { form: "comparison-table", document: "d1" },
            },
          ],
        },
      ],
      results: [
        {
          id: "r1",
          item: "1",
          fiscalYear: 2019,
          list: "results",
          title: "市の開催",
          text: "にぎわった。",
          policy: "1-1",
        },
        { id: "r2", item: "1", fiscalYear: 2019, list: "results", title: "案内", text: "", policy: "" },
        {
          id: "r3",
          item: "1",
          fiscalYear: 2019,
          list: "issues",
          title: "担い手",
          text: "若い人に声をかける。",
          policy: "",
        },
        { id: "r4", item: "1", fiscalYear: 2020, list: "results", title: "", text: "次の年", policy: "" },
      ],
      initiatives: [
        { id: "n1", project: "p1", title: "起業の相談", text: "窓口を置く。" },
        { id: "n2", project: "p1", title: "起業の場所", text: "空き店舗を貸す。" },
      ],
      undertakings: [
        {
          id: "u1",
          project: "p1",
          title: "起業塾",
          origin: "new",
          arrows: [
            { from: 2019, to: 2020, start: "start", end: "none" },
            { from: 2021, to: 2021, start: "upgrade", end: "head" },
          ],
        },
        { id: "u2", project: "p1", title: "相談窓口", arrows: [] },
      ],
      passages: [
        { id: "t1", level: 1, title: "第1章", text: "" },
        { id: "t2", level: 2, title: "課題", text: "担い手が足りない。" },
      ],
      documents: [
        { id: "d1", kind: "comparison", title: "新旧対照表", settings: { newSide: "right", padding: true } },
        { id: "d2", kind: "outline", title: "見直しの概要" },
      ],
      documentRows: [
        {
          id: "w1",
          document: "d1",
          title: "課題",
          newText: "担い手が足りない。",
          oldText: "担い手が少ない。",
          underlines: [{ side: "new", from: 4, words: "足りない", underline: true }],
        },
        { id: "w2", document: "d1", title: "", newText: "新しい文", oldText: null, underlines: [] },
        {
          id: "w3",
          document: "d1",
          title: "",
          newText: null,
          oldText: null,
          newMeasure: measure,
          oldMeasure: { ...measure, overview: "" },
          underlines: [
            { side: "new", part: "overview", from: 6, words: "呼ぶ", underline: false },
            { side: "old", part: "indicators/0/target", from: 0, words: "1,000人", underline: true },
          ],
        },
        {
          id: "w4",
          document: "d2",
          title: "見直しの理由",
          newText: "社会の変化。",
          oldText: null,
          underlines: [],
        },
      ],
      editions: [
        {
          id: "e1",
          name: "平成31年3月策定",
          fixedOn: "2019-03-31",
          passages: [{ id: "t2", level: 2, title: "課題", text: "担い手が少ない。" }],
          measures: [{ item: "1-1", code: "1-1", measure: { ...measure, images: [] } }],
        },
      ],
      looks: [
        { form: "section-sheet", fiscalYear: 2019, look: { page: { size: "A3", orientation: "landscape" } } },
        { form: "section-sheet", fiscalYear: 2021, look: {} },
      ],
    }),
  );
}

/** A backend with the full plan open in a folder of its own. */
export async function openFullPlan(): Promise<{ backend: Backend; folder: string; path: string }> {
  const folder = temporaryFolder();
  const path = join(folder, "計画.hyoka");
  createPlan(path, contentOf(fullPackage(), new Date("2026-01-01T00:00:00Z")));
  const backend = testBackend();
  await value(backend, "plan.open", { token: backend.grantFile(path, "read") });
  return { backend, folder, path };
}
