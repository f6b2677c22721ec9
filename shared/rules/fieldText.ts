/** What a field holds now, and what it is called where people read about it (history, errors, screen readers). */
import { commentKindLabels } from "#shared/domain/comment.ts";
import type { Field, TextField, ValueField } from "#shared/domain/field.ts";
import type { AgendaItem } from "#shared/domain/committee.ts";
import type { EvaluationTextField } from "#shared/domain/evaluation.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { Minutes, MinutesField } from "#shared/domain/minutes.ts";
import type { RowOf, RowTable, RowTextProperty } from "#shared/domain/rows.ts";
import { evaluationOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { minutesOf } from "#shared/rules/minutesHeader.ts";

/** Text of a field in this snapshot; "" when nothing is written or the field does not exist. */
export function fieldText(snapshot: YearSnapshot, field: TextField): string {
  switch (field.entity) {
    case "plan":
      return snapshot.plan[field.property] ?? "";
    case "item":
      return snapshot.items.find((item) => item.id === field.id)?.[field.property] ?? "";
    case "project":
      return snapshot.projects.find((project) => project.id === field.id)?.[field.property] ?? "";
    case "indicator":
      return snapshot.indicators.find((indicator) => indicator.id === field.id)?.[field.property] ?? "";
    case "evaluation":
      return evaluationOf(snapshot, field.subject)?.[field.property] ?? "";
    case "indicatorYear": {
      const indicator = snapshot.indicators.find((one) => one.id === field.id);
      return indicator?.years?.[String(field.fiscalYear)]?.[field.property] ?? "";
    }
    case "agendaItem":
      return agendaLines(snapshot).find((one) => one.id === field.id)?.title ?? "";
    case "handout":
      return snapshot.meetings.flatMap((one) => one.handouts).find((one) => one.id === field.id)?.title ?? "";
    case "meeting":
      return snapshot.meetings.find((one) => one.id === field.id)?.place ?? "";
    case "minutes":
      return headerOf(snapshot, field.id).find((one) => one.id === field.header)?.[field.property] ?? "";
    case "decision":
      return decisions(snapshot).find((one) => one.agendaItem === field.id)?.text ?? "";
    case "member":
      return snapshot.committee.members.find((one) => one.id === field.id)?.[field.property] ?? "";
    case "comment":
      return snapshot.comments.find((one) => one.id === field.id)?.[field.property] ?? "";
    case "row":
      return rowText(findRow(snapshot, field.table, field.id), field.property);
  }
}

/** Every line of the year's 次第, at any depth. */
function agendaLines({ meetings }: Pick<YearSnapshot, "meetings">): AgendaItem[] {
  const below = (line: AgendaItem): AgendaItem[] => [line, ...line.children.flatMap(below)];
  return meetings.flatMap((meeting) => meeting.agenda.flatMap(below));
}

/** The header of a meeting's 会議録; the preset's while the meeting has none of its own. */
function headerOf({ meetings }: Pick<YearSnapshot, "meetings">, id: string): MinutesField[] {
  const meeting = meetings.find((one) => one.id === id);
  return meeting ? minutesOf(meeting).header : [];
}

function decisions({ meetings }: Pick<YearSnapshot, "meetings">): Minutes["decisions"] {
  return meetings.flatMap((meeting) => meeting.minutes?.decisions ?? []);
}

/** The row of this id; undefined when there is none in this year. */
function findRow<T extends RowTable>(snapshot: RowLists, table: T, id: string): RowOf<T> | undefined {
  const rows: readonly { id: string }[] = snapshot[rowLists[table]];
  return rows.find((row) => row.id === id) as RowOf<T> | undefined;
}

/** Where a snapshot keeps the rows of each table. */
export const rowLists = {
  result: "results",
  initiative: "initiatives",
  undertaking: "undertakings",
  passage: "passages",
  document: "documents",
  documentRow: "documentRows",
} as const satisfies Record<RowTable, keyof YearSnapshot>;
type RowLists = Pick<YearSnapshot, (typeof rowLists)[RowTable]>;

/** One text of a row; "" when the row does not have it. */
function rowText(row: object | undefined, property: string): string {
  const text: unknown = row && Object.entries(row).find(([key]) => key === property)?.[1];
  return typeof text === "string" ? text : "";
}

/** Value of a field in this snapshot; undefined = blank. */
export function fieldValue(snapshot: YearSnapshot, field: ValueField): IndicatorValue | undefined {
  const indicator = snapshot.indicators.find((one) => one.id === field.id);
  const values = field.series === "target" ? indicator?.targets : indicator?.actuals;
  return values?.[String(field.fiscalYear)];
}

/** What the texts of a plan and of an item are called, in the window and in 変更履歴 alike. */
export const planNames = {
  title: "計画名",
  externalSurveyNote: "※の注記",
  gradeScaleNote: "判定の基準の注記",
} as const;
export const itemNames = {
  code: "番号",
  title: "名称",
  goal: "目指す姿",
  overview: "施策概要",
  images: "事業イメージ",
  concept: "課題・方向性",
  policies: "主な方針",
  relatedPlans: "分野別計画・指針",
  pageReference: "掲載ページ",
} as const;
const memberNames = {
  name: "氏名",
  reading: "ふりがな",
  affiliation: "所属",
  role: "役職",
} as const;
const commentNames = {
  text: "発言",
  summary: "要点",
  reply: "回答",
  department: "担当課",
  disposition: "対応区分",
  reflectedIn: "反映箇所",
} as const;
const headerNames = { label: "見出し", text: "内容" } as const;
const projectNames = { label: "記号", title: "プロジェクト名", overview: "概要" } as const;
const indicatorNames = { kind: "種別", name: "名称", unit: "単位" } as const;

/** Name of an evaluation's field as its sheet prints it. */
export function evaluationFieldName(
  kind: Subject["kind"],
  property: EvaluationTextField | "rating",
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
    case "enteredOn":
    case "author":
    case "analysis":
    case "needsSurvey":
    case "needsRate":
    case "needsRank":
    case "needsRankInField":
      return summaryNames[property];
  }
}

/** Fields of a 総括表 and of a 節のシート. */
export const summaryNames = {
  enteredOn: "記入日",
  author: "記入者職氏名",
  analysis: "未達成指標の理由・分析",
  needsSurvey: "市民ニーズの調査名",
  needsRate: "要望率",
  needsRank: "全節中順位",
  needsRankInField: "分野中順位",
} as const;

/** What a person set for an indicator's year. */
export const yearNames = { printedRate: "達成率（手入力）", gradeReason: "評価を変えた理由" } as const;

const rowNames: Record<RowTable, Partial<Record<RowTextProperty, string>>> = {
  result: { title: "取り組み・課題", text: "成果・今後の方針", policy: "方針" },
  initiative: { title: "実現に向けた取組", text: "取組の内容" },
  undertaking: { title: "重点事業" },
  passage: { title: "見出し", text: "本文" },
  document: { title: "文書の名称" },
  documentRow: { title: "見出し", newText: "新しい文", oldText: "古い文" },
};

/** What a text of a row is called: 「重点事業」. */
export function rowFieldName(table: RowTable, property: RowTextProperty): string {
  return rowNames[table][property] ?? "";
}

type Structure = Pick<YearSnapshot, "plan" | "items" | "projects" | "indicators"> &
  Partial<RowLists & Pick<YearSnapshot, "meetings" | "committee" | "comments">>;

/** 「1-1 市民等で賑わう拠点づくり」, 「プロジェクト1 あさか…」. */
export function subjectLabel(structure: Pick<Structure, "items" | "projects">, subject: Subject): string {
  if (subject.kind === "item") {
    const item = structure.items.find((one) => one.id === subject.id);
    return item ? `${item.code} ${item.title}`.trim() : subject.id;
  }
  const project = structure.projects.find((one) => one.id === subject.id);
  return project ? `プロジェクト${project.label ?? project.number} ${project.title}` : subject.id;
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
    case "indicatorYear":
      return `${indicatorName(structure, field.id)} ${fiscalYearLabel(field.fiscalYear)} ${yearNames[field.property]}`;
    case "agendaItem":
      return numbered("次第の議題", agendaLines({ meetings: structure.meetings ?? [] }), field.id);
    case "handout": {
      const handouts = (structure.meetings ?? []).map((meeting) => meeting.handouts);
      const siblings = handouts.find((list) => list.some((one) => one.id === field.id));
      return numbered("資料の名称", siblings ?? [], field.id);
    }
    case "meeting":
      return "会議の場所";
    case "minutes": {
      const header = headerOf({ meetings: structure.meetings ?? [] }, field.id);
      const label = header.find((one) => one.id === field.header)?.label;
      return `会議録${label === undefined ? "" : `「${label}」`}の${headerNames[field.property]}`;
    }
    case "decision": {
      const line = agendaLines({ meetings: structure.meetings ?? [] }).find((one) => one.id === field.id);
      return `${line ? `議題「${line.title}」の` : ""}決定事項`;
    }
    case "member": {
      const members = structure.committee?.members ?? [];
      return `${numbered("委員", members, field.id)} ${memberNames[field.property]}`;
    }
    case "comment":
      return commentLabel(structure, field.id, commentNames[field.property]);
    case "row":
      return rowLabel(structure, field.table, field.id, rowFieldName(field.table, field.property));
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

/** 「重点事業（2行目）」; without the place when it is not known. */
function numbered(name: string, siblings: readonly { id: string }[], id: string): string {
  const place = siblings.findIndex((one) => one.id === id);
  return place < 0 ? name : `${name}（${place + 1}行目）`;
}

/** 「髙﨑の意見（2番目の発言） 回答」: whose words they are, and which of their meeting; the name alone when not known. */
function commentLabel({ comments = [], committee }: Structure, id: string, name: string): string {
  const comment = comments.find((one) => one.id === id);
  if (!comment) return name;
  const member = committee?.members.find((one) => one.id === comment.member)?.name;
  const place = comments.filter((one) => one.meeting === comment.meeting).indexOf(comment) + 1;
  const who = member ?? comment.speaker ?? "";
  return `${who}の${commentKindLabels[comment.kind]}（${place}番目の発言） ${name}`;
}

/** 「プロジェクト1 起業… 重点事業（2行目）」: whose row it is, and which of them. */
function rowLabel(structure: Structure, table: RowTable, id: string, name: string): string {
  const { results = [], initiatives = [], undertakings = [], passages = [] } = structure;
  const { documents = [], documentRows = [] } = structure;
  switch (table) {
    case "result": {
      const own = results.find((row) => row.id === id);
      if (!own) return name;
      const siblings = results.filter((row) => row.item === own.item && row.list === own.list);
      const list = own.list === "results" ? "成果" : "課題";
      return `${subjectLabel(structure, { kind: "item", id: own.item })} ${list} ${numbered(name, siblings, id)}`;
    }
    case "initiative":
    case "undertaking": {
      const rows: readonly { id: string; project: string }[] =
        table === "initiative" ? initiatives : undertakings;
      const own = rows.find((row) => row.id === id);
      if (!own) return name;
      const siblings = rows.filter((row) => row.project === own.project);
      return `${subjectLabel(structure, { kind: "project", id: own.project })} ${numbered(name, siblings, id)}`;
    }
    case "passage":
      return `計画の本文 ${numbered(name, passages, id)}`;
    case "document":
      return numbered(name, documents, id);
    case "documentRow": {
      const own = documentRows.find((row) => row.id === id);
      if (!own) return name;
      const siblings = documentRows.filter((row) => row.document === own.document);
      const title = documents.find((document) => document.id === own.document)?.title ?? "";
      return `${title} ${numbered(name, siblings, id)}`.trim();
    }
  }
}

function indicatorName(structure: Structure, id: string): string {
  return structure.indicators.find((one) => one.id === id)?.name ?? id;
}
