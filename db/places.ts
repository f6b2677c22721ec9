/** What places are called in the history and in search results. */
import type { Database } from "better-sqlite3";
import type { Subject } from "#shared/domain/ids.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { readItem } from "./items.ts";
import { readProject } from "./projects.ts";

/** 「1-1 市民等で賑わう拠点づくり 令和元年度」; without a year only the name, without a subject only the year. */
export function placeOf(db: Database, subject: Subject | undefined, fiscalYear?: number): string {
  const year = fiscalYear === undefined ? "" : fiscalYearLabel(fiscalYear);
  return `${subject ? subjectName(db, subject) : ""} ${year}`.trim();
}

function subjectName(db: Database, subject: Subject): string {
  const item = subject.kind === "item" ? readItem(db, subject.id) : undefined;
  const project = subject.kind === "project" ? readProject(db, subject.id) : undefined;
  return subjectLabel({ items: item ? [item] : [], projects: project ? [project] : [] }, subject);
}
