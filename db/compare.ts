/** A plan beside a copy of it from another time: history only grows, so what they have in common is its beginning. */
import type { Database } from "better-sqlite3";
import type { LinesApart } from "#shared/domain/backup.ts";
import { countHistory, readHistory } from "./history.ts";
import { one } from "./sql.ts";

/** Lines that are named; the others are counted. */
const NAMED = 5;

interface EditRow {
  id: number;
  at: string;
  session: string | null;
}

/** The lines that only the plan and only the copy have. */
export function linesApart(plan: Database, copy: Database): { onlyPlan: LinesApart; onlyBackup: LinesApart } {
  const last = lastOfBoth(plan, copy);
  return { onlyPlan: linesAfter(plan, last.ofPlan), onlyBackup: linesAfter(copy, last.ofCopy) };
}

/**
 * The latest edit of each that the other has, too; 0 when there is none. An edit still grows while its text is typed: the
 * one that was seen earlier then is a part of the later one, and only the later one has something more.
 */
function lastOfBoth(plan: Database, copy: Database): { ofPlan: number; ofCopy: number } {
  const edits = copy.prepare<[], EditRow>("select id, at, session from edit order by id desc").iterate();
  for (const { id, at, session } of edits) {
    const same = one<EditRow>(plan, "select id, at, session from edit where id = ?", id);
    if (same?.at === at) return { ofPlan: id, ofCopy: id };
    if (same && session !== null && same.session === session) {
      return same.at > at ? { ofPlan: id - 1, ofCopy: id } : { ofPlan: id, ofCopy: id - 1 };
    }
  }
  return { ofPlan: 0, ofCopy: 0 };
}

/** The lines of a history after an edit. */
function linesAfter(db: Database, edit: number): LinesApart {
  return {
    count: countHistory(db, edit),
    latest: readHistory(db, { afterEdit: edit, limit: NAMED }).map(({ at, label, place }) => ({
      at,
      label,
      place,
    })),
  };
}
