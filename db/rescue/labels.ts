/** What people call the rows of each table, in the order of a report. Tables that are made anew are not among them. */
export const rescuedTables = {
  plan: "計画の基本情報",
  grade: "判定の基準",
  item: "施策",
  indicator: "指標",
  indicator_value: "指標の値",
  indicator_year: "指標の年度ごとの評価",
  project: "プロジェクト",
  project_item: "プロジェクトと施策のつながり",
  initiative: "取組",
  undertaking: "重点事業",
  evaluation: "年度の評価",
  evaluation_source: "評価の案のもとになった意見",
  result: "成果と課題",
  prior_rating: "事前評価",
  member: "委員",
  meeting: "会議",
  agenda_item: "議題",
  handout: "資料",
  comment: "意見・質問・発言",
  passage: "計画の文章",
  document: "新旧対照表・見直しの概要",
  document_row: "新旧対照表の行",
  plan_edition: "計画の版",
  form_look: "様式の体裁",
  plan_year: "年度の切替え",
  stored_file: "保存した文書のファイル",
  paper_edition: "配布・公開した資料",
  archive: "会議記録の保存",
  edit: "変更履歴の操作",
  edit_change: "変更履歴の明細",
  edit_line: "変更履歴の行",
} as const satisfies Record<string, string>;
/** A table that a rescue saves. */
export type RescuedTable = keyof typeof rescuedTables;

/** In the order of a report. */
export const rescuedTableNames = Object.keys(rescuedTables) as RescuedTable[];
