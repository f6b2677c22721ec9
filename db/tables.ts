/** The rows of the store as TypeScript sees them; the columns and their checks are in `migrations/`. */
import type { CommentKind } from "#shared/domain/committee.ts";
import type { Series } from "#shared/domain/value.ts";

export interface PlanRow {
  id: "plan";
  municipality: string;
  title: string;
  first_fiscal_year: number;
  last_fiscal_year: number;
  baseline_fiscal_year: number | null;
  indicator_from: number;
  indicator_to: number;
  /** JSON array of texts. */
  levels: string;
  form: string;
  committee_name: string;
  external_survey_note: string;
  scale_mode: "judgement" | "thresholds";
  scale_order: "best-first" | "worst-first" | "unordered" | null;
  rate_cap: number | null;
  rate_decimals: number | null;
  committee_title: string;
}

export interface GradeRow {
  id: string;
  position: number;
  code: string;
  meaning: string;
  from_percent: number | null;
  from_side: "以上" | "超" | null;
}

export interface ItemRow {
  id: string;
  parent: string | null;
  position: number;
  code: string;
  title: string;
  goal: string | null;
  /** JSON array of texts; NULL when there are none. */
  departments: string | null;
}

export interface IndicatorRow {
  id: string;
  item_id: string;
  position: number;
  kind: string;
  name: string;
  unit: string;
  external_survey: number;
  cumulative: number;
  direction: "up" | "down" | "keep" | null;
}

export interface ValueRow {
  id: string;
  indicator_id: string;
  series: Series;
  fiscal_year: number;
  kind: "number" | "dash" | "reason";
  number: string | null;
  reason: string | null;
}

export interface ProjectRow {
  id: string;
  position: number;
  number: number;
  title: string;
  overview: string | null;
}

export interface ProjectItemRow {
  id: string;
  project_id: string;
  position: number;
  item_id: string;
  strength: "primary" | "related";
  label: string;
}

export interface EvaluationRow {
  id: string;
  item_id: string | null;
  project_id: string | null;
  fiscal_year: number;
  activities: string | null;
  achievement: string | null;
  issues: string | null;
  rating: string | null;
  committee_evaluation: string | null;
}

export interface SourceRow {
  id: string;
  evaluation_id: string;
  position: number;
  comment_id: string;
}

export interface MemberRow {
  id: string;
  position: number;
  name: string;
  reading: string | null;
  affiliation: string | null;
  role: string | null;
  term_from: string | null;
  term_to: string | null;
}

export interface MeetingRow {
  id: string;
  position: number;
  fiscal_year: number;
  evaluates: number;
  number: number;
  date: string | null;
  start_time: string | null;
  place: string | null;
}

export interface AgendaItemRow {
  id: string;
  meeting_id: string;
  parent: string | null;
  position: number;
  number: string;
  title: string;
}

export interface HandoutRow {
  id: string;
  meeting_id: string;
  position: number;
  number: string;
  title: string;
  kind: "handout" | "reference";
}

export interface CommentRow {
  id: string;
  meeting_id: string;
  position: number;
  item_id: string | null;
  project_id: string | null;
  agenda_item_id: string | null;
  member_id: string;
  kind: CommentKind;
  text: string;
  reply: string | null;
  recorded_at: string;
}

/** The tables that edits may change. */
export interface Tables {
  plan: PlanRow;
  grade: GradeRow;
  item: ItemRow;
  indicator: IndicatorRow;
  indicator_value: ValueRow;
  project: ProjectRow;
  project_item: ProjectItemRow;
  evaluation: EvaluationRow;
  evaluation_source: SourceRow;
  member: MemberRow;
  meeting: MeetingRow;
  agenda_item: AgendaItemRow;
  handout: HandoutRow;
  comment: CommentRow;
}
export type TableName = keyof Tables;

/** Columns that 検索 looks through. */
export const searchedColumns: { readonly [T in TableName]?: readonly (keyof Tables[T] & string)[] } = {
  item: ["code", "title", "goal"],
  project: ["title", "overview"],
  indicator: ["name"],
  evaluation: ["activities", "achievement", "issues", "committee_evaluation"],
  comment: ["text", "reply"],
};
