/** 事前評価: the grades members gave the sheets before the meeting. */
import type { Database } from "better-sqlite3";
import type { PriorRating } from "#shared/domain/evaluation.ts";
import { subjectColumns, subjectOf } from "./evaluations.ts";
import { orNull, present } from "./optional.ts";
import { all, one } from "./sql.ts";
import type { PriorRatingRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** Those of one fiscal year, sheet by sheet, the members in their order. */
export function readPriorRatings(db: Database, fiscalYear: number): PriorRating[] {
  return all<PriorRatingRow>(
    db,
    `select prior_rating.* from prior_rating join member on member.id = member_id where fiscal_year = ? ${order}`,
    fiscalYear,
  ).map(priorOf);
}

/** Those of every year, by year. */
export function readAllPriorRatings(db: Database): PriorRating[] {
  return all<PriorRatingRow>(
    db,
    `select prior_rating.* from prior_rating join member on member.id = member_id ${order}`,
  ).map(priorOf);
}

const order = "order by fiscal_year, item_id is null, item_id, project_id, member.position, member_id";

function priorOf(row: PriorRatingRow): PriorRating {
  return {
    subject: subjectOf(row),
    fiscalYear: row.fiscal_year,
    member: row.member_id,
    ...present({ rating: row.rating, note: row.note }),
  };
}

/** Ids hold any letter: only a list keeps them apart. */
function priorId({ subject, fiscalYear, member }: PriorRating): string {
  return JSON.stringify([subject.kind, subject.id, fiscalYear, member]);
}

/** What this member gave this sheet in this year; undefined when nothing. */
export function readPriorRating(
  db: Database,
  place: Pick<PriorRating, "subject" | "fiscalYear" | "member">,
): PriorRating | undefined {
  const row = one<PriorRatingRow>(db, "select * from prior_rating where id = ?", priorId(place));
  return row && priorOf(row);
}

/** Puts this in the place of what the member gave before; without rating and note the entry goes. */
export function writePriorRating(writer: Writer, prior: PriorRating): void {
  const [id, rating, note] = [priorId(prior), orNull(prior.rating), orNull(prior.note)];
  const known = readPriorRating(writer.db, prior) !== undefined;
  if (rating === null && note === null) {
    if (known) writer.remove("prior_rating", id);
    return;
  }
  if (known) return writer.update("prior_rating", id, { rating, note });
  writer.insert("prior_rating", {
    id,
    ...subjectColumns(prior.subject),
    fiscal_year: prior.fiscalYear,
    member_id: prior.member,
    rating,
    note,
  });
}
