/** What a field holds now, and what it is called where people read about it (history, errors, screen readers). */
import type { Field, TextField, ValueField } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { evaluationOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";

/** Text of a field in this snapshot; "" when nothing is written or the field does not exist. */
export function fieldText(snapshot: YearSnapshot, field: TextField): string {
  switch (field.entity) {
    case "plan":
      return snapshot.plan[field.property];
    case "item":
      return snapshot.items.find((item) => item.id === field.id)?.[field.property] ?? "";
    case "project":
      return snapshot.projects.find((project) => project.id === field.id)?.[field.property] ?? "";
    case "indicator":
      return snapshot.indicators.find((indicator) => indicator.id === field.id)?.[field.property] ?? "";
    case "evaluation":
      return evaluationOf(snapshot, field.subject)?.[field.property] ?? "";
  }
}

/** Value of a field in this snapshot; undefined = blank. */
export function fieldValue(snapshot: YearSnapshot, field: ValueField): IndicatorValue | undefined {
  const indicator = snapshot.indicators.find((one) => one.id === field.id);
  const values = field.series === "target" ? indicator?.targets : indicator?.actuals;
  return values?.[String(field.fiscalYear)];
}

const planNames = { title: "計画名", externalSurveyNote: "※の注記" } as const;
const itemNames = { code: "番号", title: "名称", goal: "目指す姿" } as const;
const projectNames = { title: "プロジェクト名", overview: "概要" } as const;
const indicatorNames = { kind: "種別", name: "名称", unit: "単位" } as const;

/** Name of an evaluation's field as its sheet prints it. */
export function evaluationFieldName(
  kind: Subject["kind"],
  property: "activities" | "achievement" | "issues" | "rating" | "committeeEvaluation",
  fiscalYear: number,
  committeeName: string,
): string {
  switch (property) {
    case "activities":
      return `${fiscalYearLabel(fiscalYear)}事業内容`;
    case "achievement":
      return kind === "item" ? "達成状況" : `${fiscalYearLabel(fiscalYear)}の取組と達成状況`;
    case "issues":
      return "解決すべき課題・来年度に向けた方向性";
    case "rating":
      return "判定";
    case "committeeEvaluation":
      return `${committeeName}の評価`;
  }
}

type Structure = Pick<YearSnapshot, "plan" | "items" | "projects" | "indicators">;

/** 「1-1 市民等で賑わう拠点づくり」, 「プロジェクト1 あさか…」. */
export function subjectLabel(structure: Pick<Structure, "items" | "projects">, subject: Subject): string {
  if (subject.kind === "item") {
    const item = structure.items.find((one) => one.id === subject.id);
    return item ? `${item.code} ${item.title}`.trim() : subject.id;
  }
  const project = structure.projects.find((one) => one.id === subject.id);
  return project ? `プロジェクト${project.number} ${project.title}` : subject.id;
}

/** 「1-1 市民等で賑わう拠点づくり 達成状況」; values name their indicator, year and series. */
export function fieldLabel(structure: Structure, field: Field): string {
  switch (field.entity) {
    case "plan":
      return planNames[field.property];
    case "item":
      return `${subjectLabel(structure, { kind: "item", id: field.id })} ${itemNames[field.property]}`;
    case "project":
      return `${subjectLabel(structure, { kind: "project", id: field.id })} ${projectNames[field.property]}`;
    case "indicator":
      return `指標「${indicatorName(structure, field.id)}」 ${indicatorNames[field.property]}`;
    case "evaluation": {
      const name = evaluationFieldName(
        field.subject.kind,
        field.property,
        field.fiscalYear,
        structure.plan.committeeName,
      );
      return `${subjectLabel(structure, field.subject)} ${name}`;
    }
    case "indicatorValue": {
      const series = field.series === "target" ? "目標値" : "実績値";
      const year =
        field.fiscalYear === structure.plan.baselineFiscalYear
          ? "計画策定時"
          : fiscalYearLabel(field.fiscalYear);
      return `${indicatorName(structure, field.id)} ${year} ${series}`;
    }
  }
}

function indicatorName(structure: Structure, id: string): string {
  return structure.indicators.find((one) => one.id === id)?.name ?? id;
}
