/** Short names of fields, for the lines of 変更履歴 and for 元に戻す. */
import type { Field } from "#shared/domain/field.ts";

const names = {
  plan: { title: "計画名", externalSurveyNote: "※の注記" },
  item: { code: "番号", title: "名称", goal: "目指す姿" },
  project: { title: "プロジェクト名", overview: "概要" },
  indicator: { kind: "指標の種別", name: "指標の名称", unit: "指標の単位" },
  evaluation: { activities: "事業内容", achievement: "達成状況", issues: "解決すべき課題", rating: "判定" },
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
    case "indicatorValue":
      return names.value[field.series];
  }
}
