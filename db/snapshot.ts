/** Reading everything that the sheets of one fiscal year show. */
import type { Database } from "better-sqlite3";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { FrozenStructure } from "#shared/domain/years.ts";
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
import { readPlanOf, withValues } from "./planYears.ts";
import { readPriorRatings } from "./priorRatings.ts";
import { readProjectsOf } from "./projects.ts";
import { readResultsOf, readRows } from "./rows.ts";

/** The year must be one of the plan's; the caller has checked it. */
export function readSnapshot(db: Database, fiscalYear: number): YearSnapshot {
  const { structure, ...plan } = readPlanOf(db, fiscalYear);
  const previousMeeting = readMeetingsOf(db, fiscalYear - 1).at(-1);
  return {
    fiscalYear,
    ...plan,
    ...(structure ? frozenTree(db, structure) : treeOf(db, fiscalYear)),
    evaluations: readEvaluations(db, fiscalYear),
    previousEvaluations: readEvaluations(db, fiscalYear - 1),
    previousComments: readCommentsOf(db, fiscalYear - 1),
    ...(previousMeeting ? { previousMeeting } : {}),
    priorRatings: readPriorRatings(db, fiscalYear),
    committee: readCommittee(db),
    meetings: readMeetingsOf(db, fiscalYear),
    comments: readCommentsOf(db, fiscalYear),
    results: readResultsOf(db, fiscalYear),
    passages: readRows(db, "passage"),
    editions: readEditionNames(db),
    documents: readRows(db, "document"),
    documentRows: readRows(db, "documentRow"),
    looks: readLooksOf(db, fiscalYear),
    paperEditions: readPaperEditions(db, fiscalYear),
    archives: readArchives(db),
  };
}

type Tree = Pick<
  YearSnapshot,
  "items" | "otherItems" | "indicators" | "projects" | "initiatives" | "undertakings"
>;

function treeOf(db: Database, fiscalYear: number): Tree {
  const { items, others } = itemsOfYear(readItems(db), fiscalYear);
  return {
    items,
    otherItems: others,
    indicators: readIndicators(db, items),
    projects: readProjectsOf(db, items),
    initiatives: readRows(db, "initiative"),
    undertakings: readRows(db, "undertaking"),
  };
}

/** The tree of a frozen year: as it was then, with the values there are now. */
function frozenTree(db: Database, structure: FrozenStructure): Tree {
  const known = readItems(db);
  const now = new Map(readIndicators(db, known).map((indicator) => [indicator.id, indicator]));
  const then = new Set(structure.items.map((item) => item.id));
  return {
    ...structure,
    otherItems: known.filter((item) => !then.has(item.id)),
    indicators: structure.indicators.map((indicator) =>
      withValues(indicator, now.get(indicator.id) ?? indicator),
    ),
  };
}
