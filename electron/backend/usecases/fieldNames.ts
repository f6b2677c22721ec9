/** Short names of fields, for the lines of 変更履歴 and for 元に戻す. */
import type { Field } from "#shared/domain/field.ts";
import { rowFieldName } from "#shared/rules/fieldText.ts";

const names = {
  plan: { title: "計画名", externalSurveyNote: "※の注記", gradeScaleNote: "判定の基準の注記" },
  item: {
    code: "番号",
    title: "名称",
    goal: "目指す姿",
    overview: "施策概要",
    images: "事業イメージ",
    concept: "課題・方向性",
    policies: "主な方針",
    relatedPlans: "分野別計画・指針",
    pageReference: "掲載ページ",
  },
  project: { label: "プロジェクトの記号", title: "プロジェクト名", overview: "概要" },
  indicator: { kind: "指標の種別", name: "指標の名称", unit: "指標の単位" },
  evaluation: {
    activities: "事業内容",
    achievement: "達成状況",
    issues: "解決すべき課題",
    rating: "判定",
    enteredOn: "記入日",
    author: "記入者職氏名",
    analysis: "未達成指標の理由・分析",
    needsSurvey: "市民ニーズの調査名",
    needsRate: "要望率",
    needsRank: "全節中順位",
    needsRankInField: "分野中順位",
  },
  indicatorYear: { printedRate: "達成率（手入力）", gradeReason: "評価を変えた理由" },
  agendaItem: { title: "議題" },
  handout: { title: "資料の名称" },
  meeting: { place: "会議の場所" },
  value: { target: "目標値", actual: "実績値" },
} as const;

/** 「達成状況」; the committee's field is called as the plan calls it. */
export function fieldName(field: Field, committeeName: string): string {
  switch (field.entity) {
    case "plan":
      return names.plan[field.property];
    case "item":
      return names.item[field.property];
    case "project":
      return names.project[field.property];
    case "indicator":
      return names.indicator[field.property];
    case "evaluation":
      return field.property === "committeeEvaluation"
        ? `${committeeName}の評価`
        : names.evaluation[field.property];
    case "indicatorYear":
      return names.indicatorYear[field.property];
    case "agendaItem":
      return names.agendaItem[field.property];
    case "handout":
      return names.handout[field.property];
    case "meeting":
      return names.meeting[field.property];
    case "row":
      return rowFieldName(field.table, field.property);
    case "indicatorValue":
      return names.value[field.series];
  }
}
