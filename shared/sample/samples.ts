/** The project's own sample plans: one for every kind of municipal sheet. Their packages lie beside this file. */
import { z } from "zod";

export const sampleIdSchema = z.enum(["evaluation", "progress", "chapter", "review", "roadmap", "year"]);
export type SampleId = z.infer<typeof sampleIdSchema>;

export interface Sample {
  id: SampleId;
  /** The kind of sheet it is for, as the start screen names it. */
  title: string;
  /** Whose published facts it carries, and what can be tried with it. */
  about: string;
  /** Name of its package in this folder. */
  file: string;
  /** The year that is filled in. */
  fiscalYear: number;
}

/** In the order in which they are offered; the first is the usual one. */
export const samples: readonly [Sample, ...Sample[]] = [
  {
    id: "evaluation",
    title: "施策評価シート",
    about: "産業振興基本計画（朝霞市）。施策とリーディングプロジェクトを年度ごとに評価します。",
    file: "samplePlan.json",
    fiscalYear: 2019,
  },
  {
    id: "progress",
    title: "進捗状況まとめ",
    about:
      "商工業振興プラン（あきる野市）。年間目標と実績から S・A・B・C の評価が決まり、1枚の表になります。",
    file: "progressPlan.json",
    fiscalYear: 2025,
  },
  {
    id: "chapter",
    title: "総括表・節のシート",
    about: "総合計画（所沢市）。章と節の成果・課題と、2つの計画期間にわたる指標をまとめます。",
    file: "chapterPlan.json",
    fiscalYear: 2018,
  },
  {
    id: "review",
    title: "新旧対照表・見直しの概要",
    about: "産業振興基本計画の中間見直し（朝霞市）。2つの版から、変わったところに下線の付いた表を作ります。",
    file: "reviewPlan.json",
    fiscalYear: 2023,
  },
  {
    id: "roadmap",
    title: "ロードマップ",
    about: "産業振興ビジョン（所沢市）。先導プロジェクトの取組を、年度にわたる矢印で示します。",
    file: "roadmapPlan.json",
    fiscalYear: 2018,
  },
  {
    id: "year",
    title: "委員名簿・会議録・評価結果一覧",
    about:
      "観光振興計画（架空の見本市）。2回の会議を終えた委員会の1年が入っています：意見と回答、採択した評価、事前評価、前の年度。",
    file: "yearPlan.json",
    fiscalYear: 2025,
  },
];
