/** What stands in the way of removing something, in the words of the failure `in-use`. */
import { isWritten } from "#db/evaluations.ts";
import { branch } from "#db/items.ts";
import { readMeetings } from "#db/meetings.ts";
import { placeOf } from "#db/places.ts";
import { readRows } from "#db/rows.ts";
import { all, one, type Database } from "#db/sql.ts";
import type { Member } from "#shared/domain/committee.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { roadmapYears, type Plan } from "#shared/domain/plan.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { meetingName } from "./linePlaces.ts";

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
    if (one(db, `select 1 from prior_rating where ${column} = ?`, subject.id))
      return `「${placeOf(db, subject)}」の事前評価`;
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

/** What was written from a year on about an item or anything below it; undefined when nothing. */
export function usesFrom(db: Database, item: string, fiscalYear: number): string | undefined {
  for (const id of branch(db, item)) {
    const named = `「${placeOf(db, { kind: "item", id })}」の${fiscalYearLabel(fiscalYear)}以降の`;
    const found = (query: string): boolean => one(db, query, id, fiscalYear) !== undefined;
    if (found(`select 1 from evaluation where item_id = ? and fiscal_year >= ? and ${isWritten}`))
      return `${named}評価`;
    if (found("select 1 from result where item_id = ? and fiscal_year >= ?")) return `${named}成果・課題`;
    if (found("select 1 from prior_rating where item_id = ? and fiscal_year >= ?")) return `${named}事前評価`;
    if (
      found(
        "select 1 from comment where item_id = ? and meeting_id in (select id from meeting where evaluates >= ?)",
      )
    )
      return `${named}意見`;
  }
  return undefined;
}

/** What a member said, gave or came to; undefined when nothing. */
export function usesOfMember(db: Database, { id, name }: Member): string | undefined {
  if (one(db, "select 1 from comment where member_id = ?", id)) return `${name}の意見`;
  if (one(db, "select 1 from prior_rating where member_id = ?", id)) return `${name}の事前評価`;
  const came = readMeetings(db).find((meeting) => meeting.attendance?.some((one) => one.member === id));
  return came && `${name}の出欠（${meetingName(came)}）`;
}

/** What was said at a meeting, adopted there, or sealed about it; undefined when nothing. */
export function usesOfMeeting(db: Database, id: string): string | undefined {
  if (one(db, "select 1 from comment where meeting_id = ?", id)) return "意見";
  if (one(db, "select 1 from evaluation where adopted_meeting_id = ?", id)) return "採択した評価";
  return one(db, "select 1 from archive where meeting_id = ?", id) ? "保存した記録" : undefined;
}

/** Ids of the evaluation rows of a subject, of all years. */
export function evaluationIdsOf(db: Database, subject: Subject): string[] {
  return all<{ id: string }>(
    db,
    `select id from evaluation where ${subject.kind}_id = ? order by fiscal_year`,
    subject.id,
  ).map((row) => row.id);
}

/** SQL: the row's year has the plan as it is now. */
const isNotFrozen = "fiscal_year not in (select fiscal_year from plan_year where frozen is not null)";

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
  if (one(db, "select 1 from prior_rating where fiscal_year not between ? and ?", first, last)) {
    return "計画の期間から外れる年度の事前評価";
  }
  if (one(db, "select 1 from plan_year where fiscal_year not between ? and ?", first, last)) {
    return "計画の期間から外れる、すでに開いた年度";
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
  // A frozen year has the scale it had then.
  const used = all<{ rating: string }>(
    db,
    `select rating from evaluation where rating is not null and ${isNotFrozen}
     union select rating from prior_rating where rating is not null and ${isNotFrozen}
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
