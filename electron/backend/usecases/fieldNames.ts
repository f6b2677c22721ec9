/** Short names of fields, for the lines of 変更履歴 and for 元に戻す. */
import type { Field } from "#shared/domain/field.ts";
import { itemNames, planNames, rowFieldName, summaryNames, yearNames } from "#shared/rules/fieldText.ts";

const names = {
  plan: planNames,
  item: itemNames,
  project: { label: "プロジェクトの記号", title: "プロジェクト名", overview: "概要" },
  indicator: { kind: "指標の種別", name: "指標の名称", unit: "指標の単位" },
  evaluation: {
    activities: "事業内容",
    achievement: "達成状況",
    issues: "解決すべき課題",
    rating: "判定",
    ...summaryNames,
  },
  indicatorYear: yearNames,
  agendaItem: { title: "議題" },
  handout: { title: "資料の名称" },
  meeting: { place: "会議の場所" },
  minutes: { label: "会議録の項目名", text: "会議録の項目" },
  decision: { text: "決定事項" },
  member: { name: "委員の氏名", reading: "委員の読み", affiliation: "委員の所属", role: "委員の役職" },
  comment: {
    text: "発言",
    summary: "要点",
    reply: "回答",
    department: "担当課",
    disposition: "対応区分",
    reflectedIn: "反映箇所",
  },
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
    case "minutes":
      return names.minutes[field.property];
    case "decision":
      return names.decision[field.property];
    case "member":
      return names.member[field.property];
    case "comment":
      return names.comment[field.property];
    case "row":
      return rowFieldName(field.table, field.property);
    case "indicatorValue":
      return names.value[field.series];
  }
}
