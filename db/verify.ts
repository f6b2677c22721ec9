/** 検査: whether a plan file is whole, and whether what it says fits together. */
import type { Database } from "better-sqlite3";
import { placeOf } from "./places.ts";
import { planRow, readPlan } from "./plan.ts";
import { subjectOf } from "./evaluations.ts";
import { all, one } from "./sql.ts";
import type { EvaluationRow, ItemRow } from "./tables.ts";

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
] as const;

export function verifyPlan(db: Database): Verification {
  const problems = [...damage(db), ...brokenReferences(db)];
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
  return [...ratingsOutsideScale(db), ...yearsOutsidePlan(db), ...lostItems(db), ...searchIndex(db)];
}

function ratingsOutsideScale(db: Database): string[] {
  return all<EvaluationRow>(
    db,
    "select * from evaluation where rating is not null and rating not in (select code from grade)",
  ).map(
    (row) => `${placeOf(db, subjectOf(row), row.fiscal_year)}：判定「${row.rating}」は判定の基準にありません`,
  );
}

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
  return [...evaluations, ...values];
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
