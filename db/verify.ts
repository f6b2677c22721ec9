/** 検査: whether a plan file is whole, and whether what it says fits together. */
import type { Database } from "better-sqlite3";
import { commentSchema } from "#shared/domain/comment.ts";
import { committeeSchema, meetingSchema } from "#shared/domain/committee.ts";
import { subjectSchema } from "#shared/domain/ids.ts";
import { lookSchema } from "#shared/domain/look.ts";
import { itemSchema, planSchema, roadmapYears } from "#shared/domain/plan.ts";
import {
  documentRowSchema,
  documentSchema,
  planEditionSchema,
  undertakingSchema,
} from "#shared/domain/rows.ts";
import { frozenPlanSchema } from "#shared/domain/years.ts";
import { placeOf } from "./places.ts";
import { planRow, readPlan } from "./plan.ts";
import { readPlanOf } from "./planYears.ts";
import { subjectOf } from "./evaluations.ts";
import { readRows } from "./rows.ts";
import { all, one } from "./sql.ts";
import type { EvaluationRow, ItemRow, PriorRatingRow, ResultRow, TableName } from "./tables.ts";
import { committeeMismatches } from "./verifyCommittee.ts";

export interface Verification {
  sound: boolean;
  /** What is wrong, in plain words, each with its place. */
  problems: string[];
  /** Rows that hold people's words and figures. */
  rows: number;
}

const contentTables = [
  "plan",
  "grade",
  "item",
  "indicator",
  "indicator_value",
  "project",
  "project_item",
  "evaluation",
  "evaluation_source",
  "member",
  "meeting",
  "agenda_item",
  "handout",
  "comment",
  "result",
  "initiative",
  "undertaking",
  "passage",
  "document",
  "document_row",
  "plan_edition",
  "form_look",
  "indicator_year",
  "prior_rating",
  "plan_year",
] as const satisfies readonly TableName[];

export function verifyPlan(db: Database): Verification {
  const problems = [...damage(db), ...brokenReferences(db), ...unreadable(db)];
  // What the rows say can only be judged when they can be read.
  if (problems.length === 0) problems.push(...mismatches(db));
  return { sound: problems.length === 0, problems, rows: countRows(db) };
}

function damage(db: Database): string[] {
  return all<{ integrity_check: string }>(db, "pragma integrity_check")
    .filter((row) => row.integrity_check !== "ok")
    .map((row) => `ファイルの一部が壊れています（${row.integrity_check}）`);
}

function brokenReferences(db: Database): string[] {
  return all<{ table: string; parent: string }>(db, "pragma foreign_key_check").map(
    (row) => `つながりが切れています（${row.table} → ${row.parent}）`,
  );
}

function mismatches(db: Database): string[] {
  return [
    ...ratingsOutsideScale(db),
    ...gradesOutsideScale(db),
    ...yearsOutsidePlan(db),
    ...arrowsOutsideRoadmap(db),
    ...lostItems(db),
    ...committeeMismatches(db),
    ...searchIndex(db),
  ];
}

const subjectsSchema = subjectSchema.array();

interface Whole {
  table: TableName;
  column: string;
  what: string;
  schema: { safeParse(value: unknown): { success: boolean } };
}

const [plan, item, row] = [planSchema.shape, itemSchema.shape, documentRowSchema.shape];
const [committee, meeting] = [committeeSchema.shape, meetingSchema.shape];

/** Columns that hold what is written only as a whole, and what it must be. */
const wholes: readonly Whole[] = [
  { table: "plan", column: "forms", what: "計画の様式", schema: plan.forms },
  { table: "plan", column: "periods", what: "計画の期", schema: plan.periods },
  { table: "plan", column: "roadmap", what: "ロードマップの期間", schema: plan.roadmap },
  {
    table: "meeting",
    column: "handout_numbering",
    what: "資料番号の付け方",
    schema: meeting.handoutNumbering,
  },
  { table: "meeting", column: "output", what: "出力する文書の組", schema: meeting.output },
  { table: "plan", column: "quorum", what: "定足数", schema: committee.quorum },
  { table: "plan", column: "deadlines", what: "守る日付", schema: committee.deadlines },
  { table: "plan", column: "dispositions", what: "対応区分", schema: committee.dispositions },
  { table: "item", column: "succeeds", what: "施策の引継ぎ", schema: item.succeeds },
  { table: "item", column: "former_names", what: "施策の前の名称", schema: item.formerNames },
  { table: "meeting", column: "attendance", what: "出席の記録", schema: meeting.attendance },
  { table: "meeting", column: "staff", what: "職員の出席", schema: meeting.staff },
  { table: "meeting", column: "deadlines_done", what: "済んだ日付", schema: meeting.deadlinesDone },
  { table: "meeting", column: "minutes", what: "会議録の書き方", schema: meeting.minutes },
  { table: "agenda_item", column: "subjects", what: "議題の評価シート", schema: subjectsSchema },
  { table: "comment", column: "withheld", what: "公開しない部分", schema: commentSchema.shape.withheld },
  { table: "plan_year", column: "frozen", what: "前の年度の計画", schema: frozenPlanSchema },
  { table: "undertaking", column: "arrows", what: "重点事業の矢印", schema: undertakingSchema.shape.arrows },
  { table: "document", column: "settings", what: "新旧対照表の設定", schema: documentSchema.shape.settings },
  { table: "document_row", column: "new_measure", what: "新しい施策", schema: row.newMeasure },
  { table: "document_row", column: "old_measure", what: "古い施策", schema: row.oldMeasure },
  { table: "document_row", column: "underlines", what: "下線", schema: row.underlines },
  {
    table: "plan_edition",
    column: "content",
    what: "計画の版",
    schema: planEditionSchema.pick({ passages: true, measures: true }),
  },
  { table: "form_look", column: "look", what: "様式の体裁", schema: lookSchema },
];

function unreadable(db: Database): string[] {
  return wholes.flatMap(({ table, column, what, schema }) =>
    all<{ text: string }>(db, `select ${column} as text from ${table} where ${column} is not null`)
      .filter(({ text }) => !schema.safeParse(jsonOf(text)).success)
      .map(() => `${what}の書き方がこのソフトのものではありません`),
  );
}

/** null, which is none of these, for a text that is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function gradesOutsideScale(db: Database): string[] {
  return all<{ name: string; fiscal_year: number; grade: string }>(
    db,
    `select name, fiscal_year, grade from indicator_year join indicator on indicator.id = indicator_id
     where grade is not null and grade not in (select code from grade)`,
  ).map((row) => `指標「${row.name}」：${row.fiscal_year}年度の評価「${row.grade}」は判定の基準にありません`);
}

function arrowsOutsideRoadmap(db: Database): string[] {
  const [from, to] = roadmapYears(readPlan(db));
  return readRows(db, "undertaking")
    .filter((row) => row.arrows.some((arrow) => arrow.from < from || arrow.to > to))
    .map((row) => `重点事業「${row.title}」：矢印がロードマップの期間の外にあります`);
}

/** A year that is frozen has the scale it had then. */
function ratingsOutsideScale(db: Database): string[] {
  const rated = all<Rated>(
    db,
    `select item_id, project_id, fiscal_year, rating, '判定' as what from evaluation where rating is not null
     union all
     select item_id, project_id, fiscal_year, rating, '事前評価' as what from prior_rating where rating is not null`,
  );
  const codes = new Map(
    [...new Set(rated.map((row) => row.fiscal_year))].map((year) => {
      const { grades } = readPlanOf(db, year).plan.ratingScale;
      return [year, grades.map((grade) => grade.code)];
    }),
  );
  return rated
    .filter((row) => !codes.get(row.fiscal_year)?.includes(row.rating))
    .map(
      (row) =>
        `${placeOf(db, subjectOf(row), row.fiscal_year)}：${row.what}「${row.rating}」は判定の基準にありません`,
    );
}

type Rated = Pick<EvaluationRow, "item_id" | "project_id" | "fiscal_year"> & { rating: string; what: string };

function yearsOutsidePlan(db: Database): string[] {
  const { first_fiscal_year: from, last_fiscal_year: to } = planRow(db);
  const { indicatorFiscalYears, baselineFiscalYear } = readPlan(db);
  const evaluations = all<EvaluationRow>(
    db,
    "select * from evaluation where fiscal_year not between ? and ?",
    from,
    to,
  ).map((row) => `${placeOf(db, subjectOf(row), row.fiscal_year)}：計画の期間の外の評価です`);
  const values = all<{ name: string; fiscal_year: number }>(
    db,
    `select name, fiscal_year from indicator_value join indicator on indicator.id = indicator_id
     where fiscal_year not between ? and ? and fiscal_year is not ?`,
    ...indicatorFiscalYears,
    baselineFiscalYear,
  ).map((row) => `指標「${row.name}」：${row.fiscal_year}年度は指標の年度の外です`);
  const results = all<ResultRow>(
    db,
    "select * from result where fiscal_year not between ? and ?",
    from,
    to,
  ).map(
    (row) =>
      `${placeOf(db, subjectOf({ ...row, project_id: null }), row.fiscal_year)}：計画の期間の外の成果・課題です`,
  );
  const priors = all<PriorRatingRow>(
    db,
    "select * from prior_rating where fiscal_year not between ? and ?",
    from,
    to,
  ).map((row) => `${placeOf(db, subjectOf(row), row.fiscal_year)}：計画の期間の外の事前評価です`);
  return [...evaluations, ...values, ...results, ...priors];
}

/** Items whose parents lead round in a circle, or that lie deeper than the plan has levels. */
function lostItems(db: Database): string[] {
  const levels = readPlan(db).levels.length;
  return all<ItemRow>(
    db,
    `with recursive tree (id, depth) as (
       select id, 1 from item where parent is null
       union all select item.id, depth + 1 from item join tree on item.parent = tree.id where depth < ?
     ) select * from item where id not in (select id from tree)`,
    levels,
  ).map((row) => `施策「${row.title}」：計画の階層の中にありません`);
}

function searchIndex(db: Database): string[] {
  const missing = one<{ count: number }>(
    db,
    `select count(*) as count from comment where not exists (
       select 1 from search_entry where table_name = 'comment' and row_id = comment.id and column_name = 'text')`,
  );
  return missing && missing.count > 0 ? [`検索の索引に${missing.count}件の意見がありません`] : [];
}

function countRows(db: Database): number {
  const counts = contentTables.map((table) => `(select count(*) from ${table})`).join(" + ");
  return one<{ rows: number }>(db, `select ${counts} as rows`)?.rows ?? 0;
}
