/** Reading everything that the sheets of one fiscal year show. */
import type { Database } from "better-sqlite3";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { readCommentsOf } from "./comments.ts";
import { readEditionNames } from "./editions.ts";
import { readEvaluations } from "./evaluations.ts";
import { readIndicators } from "./indicators.ts";
import { readItems } from "./items.ts";
import { readLooksOf } from "./looks.ts";
import { readMeetingsOf } from "./meetings.ts";
import { readMembers } from "./members.ts";
import { committeeTitle, readPlan } from "./plan.ts";
import { readProjects } from "./projects.ts";
import { readResultsOf, readRows } from "./rows.ts";

/** The year must be one of the plan's; the caller has checked it. */
export function readSnapshot(db: Database, fiscalYear: number): YearSnapshot {
  const items = readItems(db);
  return {
    fiscalYear,
    plan: readPlan(db),
    items,
    indicators: readIndicators(db, items),
    projects: readProjects(db),
    evaluations: readEvaluations(db, fiscalYear),
    previousEvaluations: readEvaluations(db, fiscalYear - 1),
    committee: { name: committeeTitle(db), members: readMembers(db) },
    meetings: readMeetingsOf(db, fiscalYear),
    comments: readCommentsOf(db, fiscalYear),
    results: readResultsOf(db, fiscalYear),
    initiatives: readRows(db, "initiative"),
    undertakings: readRows(db, "undertaking"),
    passages: readRows(db, "passage"),
    editions: readEditionNames(db),
    documents: readRows(db, "document"),
    documentRows: readRows(db, "documentRow"),
    looks: readLooksOf(db, fiscalYear),
  };
}
