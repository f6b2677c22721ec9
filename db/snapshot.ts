/** Reading everything that the sheets of one fiscal year show. */
import type { Database } from "better-sqlite3";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { itemsOfYear } from "#shared/rules/itemLife.ts";
import { readArchives } from "./archives.ts";
import { readCommentsOf } from "./comments.ts";
import { readCommittee } from "./committee.ts";
import { readEditionNames } from "./editions.ts";
import { readEvaluations } from "./evaluations.ts";
import { readIndicators } from "./indicators.ts";
import { readItems } from "./items.ts";
import { readLooksOf } from "./looks.ts";
import { readMeetingsOf } from "./meetings.ts";
import { readPaperEditions } from "./paperEditions.ts";
import { readPlanOf } from "./planYears.ts";
import { readPriorRatings } from "./priorRatings.ts";
import { readProjects } from "./projects.ts";
import { readResultsOf, readRows } from "./rows.ts";

/** The year must be one of the plan's; the caller has checked it. */
export function readSnapshot(db: Database, fiscalYear: number): YearSnapshot {
  const { items, others } = itemsOfYear(readItems(db), fiscalYear);
  const previousMeeting = readMeetingsOf(db, fiscalYear - 1).at(-1);
  return {
    fiscalYear,
    ...readPlanOf(db, fiscalYear),
    items,
    otherItems: others,
    indicators: readIndicators(db, items),
    projects: readProjects(db),
    evaluations: readEvaluations(db, fiscalYear),
    previousEvaluations: readEvaluations(db, fiscalYear - 1),
    previousComments: readCommentsOf(db, fiscalYear - 1),
    ...(previousMeeting ? { previousMeeting } : {}),
    priorRatings: readPriorRatings(db, fiscalYear),
    committee: readCommittee(db),
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
    paperEditions: readPaperEditions(db, fiscalYear),
    archives: readArchives(db),
  };
}
