/** The rows of the store as TypeScript sees them; the columns and their checks are in `migrations/`. */
import type { Comment, CommentKind } from "#shared/domain/comment.ts";
import type { AgendaNumbering, HandoutCounting } from "#shared/domain/committee.ts";
import type { FormName } from "#shared/domain/plan.ts";
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
  /** JSON array of form names; NULL: those that come with `form`. */
  forms: string | null;
  grade_scale_note: string | null;
  rate_decrease: "target-over-actual" | "mirrored" | null;
  /** JSON array of periods. */
  periods: string | null;
  /** JSON object: a period. */
  roadmap: string | null;
  /** JSON object. */
  quorum: string | null;
  /** JSON arrays; NULL: the standard ones. */
  deadlines: string | null;
  dispositions: string | null;
}

export interface GradeRow {
  id: string;
  position: number;
  code: string;
  meaning: string;
  from_percent: number | null;
  from_side: "以上" | "超" | null;
  name: string | null;
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
  overview: string | null;
  images: string | null;
  concept: string | null;
  policies: string | null;
  related_plans: string | null;
  page_reference: string | null;
  is_new: number;
  from_year: number | null;
  until_year: number | null;
  /** JSON array of ids. */
  succeeds: string | null;
  /** JSON array. */
  former_names: string | null;
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
  label: string | null;
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
  entered_on: string | null;
  author: string | null;
  analysis: string | null;
  needs_survey: string | null;
  needs_rate: string | null;
  needs_rank: string | null;
  needs_rank_in_field: string | null;
  adopted_meeting_id: string | null;
  adopted_on: string | null;
  adopted_text: string | null;
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
  agenda_numbering: AgendaNumbering | null;
  /** JSON object. */
  handout_numbering: string | null;
  /** JSON object: the set of papers as it was last printed. */
  output: string | null;
  end_time: string | null;
  openness: "open" | "partly" | "closed" | null;
  closed_reason: string | null;
  observers: number | null;
  /** JSON arrays. */
  attendance: string | null;
  staff: string | null;
  deadlines_done: string | null;
  /** JSON object. */
  minutes: string | null;
}

export interface AgendaItemRow {
  id: string;
  meeting_id: string;
  parent: string | null;
  position: number;
  number: string;
  title: string;
  /** JSON array; NULL when there are none. */
  subjects: string | null;
}

export interface HandoutRow {
  id: string;
  meeting_id: string;
  position: number;
  number: string;
  title: string;
  kind: "handout" | "reference";
  counting: HandoutCounting | null;
  paper_form: FormName | null;
  paper_item_id: string | null;
  paper_project_id: string | null;
  paper_document_id: string | null;
  paper_meeting_id: string | null;
  paper_copy: "public" | null;
}

export interface CommentRow {
  id: string;
  meeting_id: string;
  position: number;
  item_id: string | null;
  project_id: string | null;
  property: NonNullable<Comment["property"]> | null;
  agenda_item_id: string | null;
  /** Either a member or another speaker. */
  member_id: string | null;
  speaker: string | null;
  kind: CommentKind;
  text: string;
  summary: string | null;
  /** JSON array. */
  withheld: string | null;
  answers: string | null;
  reply: string | null;
  department: string | null;
  disposition: string | null;
  reflected_in: string | null;
  recorded_at: string;
}

export interface PriorRatingRow {
  id: string;
  item_id: string | null;
  project_id: string | null;
  fiscal_year: number;
  member_id: string;
  rating: string | null;
  note: string | null;
}

export interface PlanYearRow {
  id: string;
  fiscal_year: number;
  opened_at: string;
  /** JSON object. */
  frozen: string | null;
}

export interface ResultRow {
  id: string;
  item_id: string;
  fiscal_year: number;
  position: number;
  list: "results" | "issues";
  title: string;
  text: string;
  policy: string;
}

export interface InitiativeRow {
  id: string;
  project_id: string;
  position: number;
  title: string;
  text: string;
}

export interface UndertakingRow {
  id: string;
  project_id: string;
  position: number;
  title: string;
  origin: "new" | "existing" | null;
  /** JSON array. */
  arrows: string;
}

export interface PassageRow {
  id: string;
  position: number;
  level: number;
  title: string;
  text: string;
}

export interface DocumentTableRow {
  id: string;
  position: number;
  kind: "comparison" | "outline";
  title: string;
  /** JSON object. */
  settings: string | null;
}

export interface DocumentRowRow {
  id: string;
  document_id: string;
  position: number;
  title: string;
  new_text: string | null;
  old_text: string | null;
  /** JSON objects. */
  new_measure: string | null;
  old_measure: string | null;
  /** JSON array. */
  underlines: string;
}

export interface EditionRow {
  id: string;
  position: number;
  name: string;
  fixed_on: string;
  /** JSON object: passages and measures. */
  content: string;
}

export interface LookRow {
  id: string;
  form: FormName;
  fiscal_year: number;
  /** JSON object. */
  look: string;
}

export interface IndicatorYearRow {
  id: string;
  indicator_id: string;
  fiscal_year: number;
  printed_rate: string | null;
  grade: string | null;
  grade_reason: string | null;
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
  result: ResultRow;
  initiative: InitiativeRow;
  undertaking: UndertakingRow;
  passage: PassageRow;
  document: DocumentTableRow;
  document_row: DocumentRowRow;
  plan_edition: EditionRow;
  form_look: LookRow;
  indicator_year: IndicatorYearRow;
  prior_rating: PriorRatingRow;
  plan_year: PlanYearRow;
}
export type TableName = keyof Tables;

/** Columns that 検索 looks through. */
export const searchedColumns = {
  item: ["code", "title", "goal", "overview", "images", "concept", "policies", "related_plans"],
  project: ["title", "overview"],
  indicator: ["name"],
  initiative: ["title", "text"],
  undertaking: ["title"],
  passage: ["title", "text"],
  evaluation: ["activities", "achievement", "issues", "analysis", "committee_evaluation"],
  result: ["title", "text", "policy"],
  document: ["title"],
  document_row: ["title", "new_text", "old_text"],
  comment: ["text", "summary", "reply", "reflected_in", "speaker"],
} as const satisfies { readonly [T in TableName]?: readonly (keyof Tables[T] & string)[] };
export type SearchedTable = keyof typeof searchedColumns;
