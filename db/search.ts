/**
 * 検索: full-width and half-width, large and small letters, hiragana and katakana are the same. Three letters and more
 * go through the trigram index; one or two, which it cannot find (委員, 農), through the folded texts themselves. Members and
 * meetings come last: `searchCommittee.ts`.
 */
import type { Database } from "better-sqlite3";
import { commentKindLabels } from "#shared/domain/comment.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { fold } from "#shared/text/fold.ts";
import { subjectOf } from "./evaluations.ts";
import { excerptAround } from "./excerpt.ts";
import { placeOf } from "./places.ts";
import { findInCommittee } from "./searchCommittee.ts";
import { all, one } from "./sql.ts";
import {
  searchedColumns,
  type CommentRow,
  type EvaluationRow,
  type IndicatorRow,
  type ResultRow,
  type SearchedTable,
} from "./tables.ts";

export interface Found {
  place: string;
  excerpt: string;
  /** Where in the excerpt the text stands. */
  from: number;
  to: number;
  fiscalYear?: number;
  subject?: Subject;
  comment?: string;
  /** Id of the 新旧対照表 or 概要. */
  document?: string;
  /** The member, meeting or line of a 次第 that it is. */
  committee?: { part: "member" | "meeting" | "agenda"; id: string };
}

interface EntryRow {
  table_name: SearchedTable;
  row_id: string;
  column_name: string;
}

/** The order of `searchedColumns`: the plan's structure first, then what was written about it, comments last. */
const order = `order by case table_name ${Object.keys(searchedColumns)
  .map((table, place) => `when '${table}' then ${place}`)
  .join(" ")} end, row_id, column_name limit ?`;

/** At most `limit` places. */
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
  const places = rows.map((row) => found(db, row, folded));
  return places.length === limit ? places : [...places, ...findInCommittee(db, folded)].slice(0, limit);
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
    case "initiative":
    case "undertaking": {
      const found = one<{ project_id: string }>(
        db,
        `select project_id from ${row.table_name} where id = ?`,
        row.row_id,
      );
      const subject: Subject = { kind: "project", id: found?.project_id ?? "" };
      return { place: `${placeOf(db, subject)} ${rowWords[row.table_name]}`, subject };
    }
    case "passage":
      return { place: rowWords.passage };
    case "result": {
      const result = one<ResultRow>(db, "select * from result where id = ?", row.row_id);
      const subject: Subject = { kind: "item", id: result?.item_id ?? "" };
      const fiscalYear = result?.fiscal_year ?? 0;
      return {
        place: `${placeOf(db, subject, fiscalYear)} ${rowWords[result?.list ?? "results"]}`,
        subject,
        fiscalYear,
      };
    }
    case "document":
      return { place: documentTitle(db, row.row_id), document: row.row_id };
    case "document_row": {
      const query = "select document_id from document_row where id = ?";
      const document = one<{ document_id: string }>(db, query, row.row_id)?.document_id ?? "";
      return { place: documentTitle(db, document), document };
    }
    case "comment":
      return commentWhereabouts(db, row.row_id);
  }
}

const rowWords = {
  initiative: "実現に向けた取組",
  undertaking: "重点事業",
  passage: "計画の本文",
  results: "成果",
  issues: "課題",
} as const;

function documentTitle(db: Database, id: string): string {
  return one<{ title: string }>(db, "select title from document where id = ?", id)?.title ?? "";
}

function commentWhereabouts(db: Database, id: string): Omit<Found, "excerpt" | "from" | "to"> {
  const comment = one<CommentRow & { name: string; evaluates: number }>(
    db,
    `select comment.*, coalesce(member.name, speaker) as name, meeting.evaluates as evaluates from comment
     left join member on member.id = member_id join meeting on meeting.id = meeting_id where comment.id = ?`,
    id,
  );
  if (!comment) return { place: "", comment: id };
  const general = comment.item_id === null && comment.project_id === null;
  const subject = general ? undefined : subjectOf(comment);
  const fiscalYear = comment.evaluates;
  const place =
    `${placeOf(db, subject, fiscalYear)} ${comment.name}の${commentKindLabels[comment.kind]}`.trim();
  return { place, fiscalYear, ...(subject ? { subject } : {}), comment: id };
}
