/**
 * 検索: full-width and half-width, large and small letters, hiragana and katakana are the same. Three letters and more
 * go through the trigram index; one or two, which it cannot find (委員, 農), through the folded texts themselves.
 */
import type { Database } from "better-sqlite3";
import type { Subject } from "#shared/domain/ids.ts";
import { fold } from "#shared/text/fold.ts";
import { subjectOf } from "./evaluations.ts";
import { excerptAround } from "./excerpt.ts";
import { placeOf } from "./places.ts";
import { all, one } from "./sql.ts";
import type { CommentRow, EvaluationRow, IndicatorRow } from "./tables.ts";

export interface Found {
  place: string;
  excerpt: string;
  /** Where in the excerpt the text stands. */
  from: number;
  to: number;
  fiscalYear?: number;
  subject?: Subject;
  comment?: string;
}

interface EntryRow {
  table_name: "item" | "project" | "indicator" | "evaluation" | "comment";
  row_id: string;
  column_name: string;
}

const order = `order by case table_name when 'item' then 0 when 'project' then 1 when 'indicator' then 2
  when 'evaluation' then 3 else 4 end, row_id, column_name limit ?`;

/** At most `limit` places, the plan's structure first, then evaluations, then comments. */
export function findText(db: Database, text: string, limit: number): Found[] {
  const folded = fold(text).trim();
  if (folded === "") return [];
  const rows = /^.{3}/su.test(folded)
    ? all<EntryRow>(
        db,
        `select table_name, row_id, column_name from search_entry
           where id in (select rowid from search_index where search_index match ?) ${order}`,
        `"${folded.replaceAll('"', '""')}"`,
        limit,
      )
    : all<EntryRow>(
        db,
        `select table_name, row_id, column_name from search_entry where instr(folded, ?) > 0 ${order}`,
        folded,
        limit,
      );
  return rows.map((row) => found(db, row, folded));
}

function found(db: Database, row: EntryRow, folded: string): Found {
  const text = one<{ text: string }>(
    db,
    `select ${row.column_name} as text from ${row.table_name} where id = ?`,
    row.row_id,
  );
  return { ...excerptAround(text?.text ?? "", folded), ...whereabouts(db, row) };
}

function whereabouts(db: Database, row: EntryRow): Omit<Found, "excerpt" | "from" | "to"> {
  switch (row.table_name) {
    case "item":
    case "project": {
      const subject: Subject = { kind: row.table_name, id: row.row_id };
      return { place: placeOf(db, subject), subject };
    }
    case "indicator": {
      const indicator = one<IndicatorRow>(db, "select * from indicator where id = ?", row.row_id);
      const subject: Subject = { kind: "item", id: indicator?.item_id ?? "" };
      return { place: `${placeOf(db, subject)} 指標`, subject };
    }
    case "evaluation": {
      const evaluation = one<EvaluationRow>(db, "select * from evaluation where id = ?", row.row_id);
      if (!evaluation) return { place: "" };
      const [subject, fiscalYear] = [subjectOf(evaluation), evaluation.fiscal_year];
      return { place: placeOf(db, subject, fiscalYear), subject, fiscalYear };
    }
    case "comment":
      return commentWhereabouts(db, row.row_id);
  }
}

function commentWhereabouts(db: Database, id: string): Omit<Found, "excerpt" | "from" | "to"> {
  const comment = one<CommentRow & { name: string; evaluates: number }>(
    db,
    `select comment.*, member.name as name, meeting.evaluates as evaluates from comment
     join member on member.id = member_id join meeting on meeting.id = meeting_id where comment.id = ?`,
    id,
  );
  if (!comment) return { place: "", comment: id };
  const general = comment.item_id === null && comment.project_id === null;
  const subject = general ? undefined : subjectOf(comment);
  const fiscalYear = comment.evaluates;
  const place = `${placeOf(db, subject, fiscalYear)} ${comment.name}の意見`.trim();
  return { place, fiscalYear, ...(subject ? { subject } : {}), comment: id };
}
