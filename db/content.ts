/** A whole plan in and out of a plan file. */
import type { Database } from "better-sqlite3";
import type { PlanContent } from "#shared/domain/planContent.ts";
import type { RowOf, RowTable } from "#shared/domain/rows.ts";
import { readCommittee } from "./committee.ts";
import { insertComment, readComments } from "./comments.ts";
import { insertEdition, readEditions } from "./editions.ts";
import { insertEvaluation, readAllEvaluations } from "./evaluations.ts";
import { insertIndicator, readIndicators } from "./indicators.ts";
import { insertItem, readItems } from "./items.ts";
import { readLooks, writeLook } from "./looks.ts";
import { insertMeeting, readMeetings } from "./meetings.ts";
import { insertMember } from "./members.ts";
import { insertPlan, readPlan } from "./plan.ts";
import { insertPlanYear, readPlanYears } from "./planYears.ts";
import { readAllPriorRatings, writePriorRating } from "./priorRatings.ts";
import { insertProject, readProjects } from "./projects.ts";
import { insertRow, readRows } from "./rows.ts";
import { plainWriter, type Writer } from "./writer.ts";

export function readContent(db: Database): PlanContent {
  const items = readItems(db);
  return {
    plan: readPlan(db),
    items,
    indicators: readIndicators(db, items),
    projects: readProjects(db),
    evaluations: readAllEvaluations(db),
    priorRatings: readAllPriorRatings(db),
    committee: readCommittee(db),
    meetings: readMeetings(db),
    comments: readComments(db),
    results: readRows(db, "result"),
    initiatives: readRows(db, "initiative"),
    undertakings: readRows(db, "undertaking"),
    passages: readRows(db, "passage"),
    documents: readRows(db, "document"),
    documentRows: readRows(db, "documentRow"),
    editions: readEditions(db),
    looks: readLooks(db),
    years: readPlanYears(db),
  };
}

/** Fills an empty plan file. The content must fit together: it comes from `parsePackage` or from the contract. */
export function writeContent(db: Database, content: PlanContent): void {
  const writer = plainWriter(db);
  db.transaction(() => {
    db.pragma("defer_foreign_keys = on");
    insertPlan(writer, content.plan, content.committee);
    for (const [position, item] of content.items.entries()) insertItem(writer, item, position);
    for (const [position, indicator] of content.indicators.entries())
      insertIndicator(writer, indicator, position);
    for (const [position, project] of content.projects.entries()) insertProject(writer, project, position);
    for (const [position, member] of content.committee.members.entries())
      insertMember(writer, member, position);
    for (const [position, meeting] of content.meetings.entries()) insertMeeting(writer, meeting, position);
    for (const [position, comment] of content.comments.entries()) insertComment(writer, comment, position);
    for (const evaluation of content.evaluations) insertEvaluation(writer, evaluation);
    for (const prior of content.priorRatings) writePriorRating(writer, prior);
    writeRows(writer, "result", content.results);
    writeRows(writer, "initiative", content.initiatives);
    writeRows(writer, "undertaking", content.undertakings);
    writeRows(writer, "passage", content.passages);
    writeRows(writer, "document", content.documents);
    writeRows(writer, "documentRow", content.documentRows);
    for (const [position, edition] of content.editions.entries()) insertEdition(writer, edition, position);
    for (const { form, fiscalYear, look } of content.looks) writeLook(writer, form, fiscalYear, look);
    for (const year of content.years) insertPlanYear(writer, year);
  })();
}

function writeRows<T extends RowTable>(writer: Writer, table: T, rows: readonly RowOf<T>[]): void {
  for (const [position, row] of rows.entries()) insertRow(writer, table, row, position);
}
