/** What stands in the way of removing something, in the words of the failure `in-use`. */
import { isWritten } from "#db/evaluations.ts";
import { placeOf } from "#db/places.ts";
import { readRows } from "#db/rows.ts";
import { all, one, type Database } from "#db/sql.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { roadmapYears, type Plan } from "#shared/domain/plan.ts";

/** What was written about these subjects, or what relates to them; undefined when nothing. */
export function usesOf(db: Database, subjects: readonly Subject[]): string | undefined {
  for (const subject of subjects) {
    const column = `${subject.kind}_id`;
    const written = one(
      db,
      `select 1 from evaluation where ${column} = ? and
       (${isWritten}
        or id in (select evaluation_id from evaluation_source))`,
      subject.id,
    );
    if (written) return `「${placeOf(db, subject)}」の評価`;
    if (one(db, `select 1 from comment where ${column} = ?`, subject.id))
      return `「${placeOf(db, subject)}」の意見`;
    if (subject.kind === "project") continue;
    if (one(db, "select 1 from result where item_id = ?", subject.id))
      return `「${placeOf(db, subject)}」の成果・課題`;
    const related = one<{ project_id: string }>(
      db,
      "select project_id from project_item where item_id = ?",
      subject.id,
    );
    if (related) return `「${placeOf(db, { kind: "project", id: related.project_id })}」の関連施策`;
  }
  return undefined;
}

/** Ids of the evaluation rows of a subject, of all years. */
export function evaluationIdsOf(db: Database, subject: Subject): string[] {
  return all<{ id: string }>(
    db,
    `select id from evaluation where ${subject.kind}_id = ? order by fiscal_year`,
    subject.id,
  ).map((row) => row.id);
}

/** What the plan would lose its place for if it had these years, levels and grades. */
export function usesOfPlanChange(db: Database, plan: Plan): string | undefined {
  const { firstFiscalYear: first, lastFiscalYear: last, indicatorFiscalYears, baselineFiscalYear } = plan;
  if (one(db, "select 1 from evaluation where fiscal_year not between ? and ?", first, last)) {
    return "計画の期間から外れる年度の評価";
  }
  if (one(db, "select 1 from meeting where evaluates not between ? and ?", first, last)) {
    return "計画の期間から外れる年度の会議";
  }
  if (one(db, "select 1 from result where fiscal_year not between ? and ?", first, last)) {
    return "計画の期間から外れる年度の成果・課題";
  }
  const value = one(
    db,
    "select 1 from indicator_value where fiscal_year not between ? and ? and fiscal_year is not ?",
    ...indicatorFiscalYears,
    baselineFiscalYear,
  );
  if (value) return "指標の年度から外れる目標値・実績値";
  const set = one(
    db,
    "select 1 from indicator_year where fiscal_year not between ? and ? and fiscal_year is not ?",
    ...indicatorFiscalYears,
    baselineFiscalYear,
  );
  if (set) return "指標の年度から外れる評価・達成率";
  const [from, to] = roadmapYears(plan);
  const outside = readRows(db, "undertaking").find((row) =>
    row.arrows.some((arrow) => arrow.from < from || arrow.to > to),
  );
  if (outside) return `ロードマップの年度から外れる「${outside.title}」の矢印`;
  const codes = new Set(plan.ratingScale.grades.map((grade) => grade.code));
  const used = all<{ rating: string }>(
    db,
    `select rating from evaluation where rating is not null
     union select grade from indicator_year where grade is not null`,
  );
  const lost = used.find(({ rating }) => !codes.has(rating));
  if (lost) return `判定「${lost.rating}」`;
  return depthOfTree(db) > plan.levels.length ? "なくなる階層の施策" : undefined;
}

function depthOfTree(db: Database): number {
  const found = one<{ depth: number | null }>(
    db,
    `with recursive tree (id, depth) as (
       select id, 1 from item where parent is null
       union all select item.id, depth + 1 from item join tree on item.parent = tree.id
     ) select max(depth) as depth from tree`,
  );
  return found?.depth ?? 0;
}
