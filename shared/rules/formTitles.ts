/** The official forms by their names. */
import type { FormName } from "#shared/domain/plan.ts";

/** What each form is called on paper; the 次第 names its handouts with these words. */
export const formTitles: Record<FormName, string> = {
  agenda: "次第",
  "evaluation-sheet": "施策評価シート",
  "project-sheet": "リーディングプロジェクト評価シート",
  "progress-table": "進捗状況まとめ",
  "chapter-summary": "総括表",
  "section-sheet": "節のシート",
  "review-outline": "見直しの概要",
  "comparison-table": "新旧対照表",
  roadmap: "ロードマップ",
};
