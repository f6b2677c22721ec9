/** The plan's own row and the grades of its scale. */
import type { Database } from "better-sqlite3";
import type { Committee } from "#shared/domain/committee.ts";
import {
  planFormSchema,
  type AchievementRateRule,
  type Grade,
  type Plan,
  type PlanForm,
  type PlanPeriod,
} from "#shared/domain/plan.ts";
import { jsonOrNull, orNull, parsed, present } from "./optional.ts";
import { all, one } from "./sql.ts";
import type { GradeRow, PlanRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

export function planRow(db: Database): PlanRow {
  const row = one<PlanRow>(db, "select * from plan");
  if (!row) throw new Error("the plan has no row");
  return row;
}

export function readPlan(db: Database): Plan {
  const row = planRow(db);
  const grades = all<GradeRow>(db, "select * from grade order by position").map(grade);
  return {
    municipality: row.municipality,
    title: row.title,
    firstFiscalYear: row.first_fiscal_year,
    lastFiscalYear: row.last_fiscal_year,
    baselineFiscalYear: row.baseline_fiscal_year,
    indicatorFiscalYears: [row.indicator_from, row.indicator_to],
    levels: JSON.parse(row.levels) as string[],
    form: planFormSchema.parse(row.form),
    ...present({ forms: parsed<PlanForm[]>(row.forms) }),
    committeeName: row.committee_name,
    externalSurveyNote: row.external_survey_note,
    ratingScale: {
      mode: row.scale_mode,
      ...(row.scale_order === null ? {} : { order: row.scale_order }),
      grades,
    },
    ...present({
      gradeScaleNote: row.grade_scale_note,
      achievementRate: rateOf(row),
      periods: parsed<PlanPeriod[]>(row.periods),
      roadmap: parsed<PlanPeriod>(row.roadmap),
    }),
  };
}

function rateOf(row: PlanRow): AchievementRateRule | null {
  if (row.rate_decimals === null) return null;
  return { cap: row.rate_cap, decimals: row.rate_decimals, ...present({ decrease: row.rate_decrease }) };
}

function grade(row: GradeRow): Grade {
  const from =
    row.from_percent === null || row.from_side === null
      ? null
      : { percent: row.from_percent, side: row.from_side };
  return { code: row.code, ...present({ name: row.name }), meaning: row.meaning, ...present({ from }) };
}

/** Columns of the row that are the committee's: see `committee.ts`. */
type CommitteeColumn = "committee_title" | "quorum" | "deadlines" | "dispositions";

function columns(plan: Plan): Omit<PlanRow, "id" | CommitteeColumn> {
  return {
    municipality: plan.municipality,
    title: plan.title,
    first_fiscal_year: plan.firstFiscalYear,
    last_fiscal_year: plan.lastFiscalYear,
    baseline_fiscal_year: plan.baselineFiscalYear,
    indicator_from: plan.indicatorFiscalYears[0],
    indicator_to: plan.indicatorFiscalYears[1],
    levels: JSON.stringify(plan.levels),
    form: plan.form,
    committee_name: plan.committeeName,
    external_survey_note: plan.externalSurveyNote,
    scale_mode: plan.ratingScale.mode,
    scale_order: plan.ratingScale.order ?? null,
    rate_cap: plan.achievementRate?.cap ?? null,
    rate_decimals: plan.achievementRate?.decimals ?? null,
    forms: jsonOrNull(plan.forms),
    grade_scale_note: orNull(plan.gradeScaleNote),
    rate_decrease: plan.achievementRate?.decrease ?? null,
    periods: jsonOrNull(plan.periods),
    roadmap: jsonOrNull(plan.roadmap),
  };
}

export function insertPlan(
  writer: Writer,
  plan: Plan,
  { name, quorum, deadlines, dispositions }: Omit<Committee, "members">,
): void {
  writer.insert("plan", {
    id: "plan",
    ...columns(plan),
    committee_title: name,
    quorum: jsonOrNull(quorum),
    deadlines: jsonOrNull(deadlines),
    dispositions: jsonOrNull(dispositions),
  });
  insertGrades(writer, plan.ratingScale.grades);
}

export function updatePlan(writer: Writer, plan: Plan): void {
  const known = readPlan(writer.db).ratingScale.grades;
  writer.update("plan", "plan", columns(plan));
  if (JSON.stringify(known) === JSON.stringify(plan.ratingScale.grades)) return;
  for (const { id } of all<GradeRow>(writer.db, "select * from grade order by position")) {
    writer.remove("grade", id);
  }
  insertGrades(writer, plan.ratingScale.grades);
}

function insertGrades(writer: Writer, grades: readonly Grade[]): void {
  for (const [position, { code, name, meaning, from }] of grades.entries()) {
    writer.insert("grade", {
      id: code,
      position,
      code,
      meaning,
      from_percent: from?.percent ?? null,
      from_side: from?.side ?? null,
      name: orNull(name),
    });
  }
}
