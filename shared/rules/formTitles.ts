/** The official forms by their names. */
import type { FormName } from "#shared/domain/plan.ts";

/** What each form is called on paper; the 次第 names its handouts with these words. */
export const formTitles: Record<FormName, string> = {
  agenda: "次第",
  "member-list": "委員名簿",
  "evaluation-sheet": "施策評価シート",
  "project-sheet": "リーディングプロジェクト評価シート",
  "progress-table": "進捗状況まとめ",
  "chapter-summary": "総括表",
  "section-sheet": "節のシート",
  "review-outline": "見直しの概要",
  "comparison-table": "新旧対照表",
  roadmap: "ロードマップ",
  "opinion-list": "委員意見と対応（案）一覧",
  "result-list": "評価結果一覧",
  minutes: "会議録",
};
