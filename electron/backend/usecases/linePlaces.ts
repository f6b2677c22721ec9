/** Where a line of 変更履歴 belongs: the place people know, and the sheet under which it is listed. */
import type { Line } from "#db/journalRows.ts";
import { readComment } from "#db/comments.ts";
import { indicatorRow } from "#db/indicators.ts";
import { readMeeting } from "#db/meetings.ts";
import { readMember } from "#db/members.ts";
import { placeOf } from "#db/places.ts";
import { readRow } from "#db/rows.ts";
import type { Database } from "#db/sql.ts";
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { NewRow, RowTable } from "#shared/domain/rows.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";

export type LinePlace = Pick<Line, "place" | "subject" | "fiscalYear">;

/** What a row of each kind is called. */
export const rowNames: Record<RowTable, string> = {
  result: "成果・課題",
  initiative: "実現に向けた取組",
  undertaking: "重点事業",
  passage: "計画の本文",
  document: "文書",
  documentRow: "文書の行",
};

/** 「令和2年度 第1回」. */
export function meetingName(meeting: Pick<Meeting, "fiscalYear" | "number">): string {
  return `${fiscalYearLabel(meeting.fiscalYear)} 第${meeting.number}回`;
}

export function meetingPlace(db: Database, id: string): LinePlace {
  const meeting = readMeeting(db, id);
  return meeting ? { place: meetingName(meeting), fiscalYear: meeting.evaluates } : { place: "" };
}

/** Who said it, as a line of 変更履歴 calls them. */
export function speakerName(db: Database, { member, speaker }: Pick<Comment, "member" | "speaker">): string {
  return (member === undefined ? speaker : readMember(db, member)?.name) ?? "";
}

/** Where a comment's line of history belongs: its sheet, in the year its meeting evaluates. */
export function placeOfComment(
  db: Database,
  comment: Pick<Comment, "meeting" | "subject" | "member" | "speaker">,
): LinePlace {
  const fiscalYear = readMeeting(db, comment.meeting)?.evaluates;
  const { subject } = comment;
  const place = `${placeOf(db, subject, fiscalYear)} ${speakerName(db, comment)}`.trim();
  return { place, subject, fiscalYear };
}

/** The same of a comment that is in the file. */
export function commentPlace(db: Database, id: string): LinePlace {
  const comment = readComment(db, id);
  return comment ? placeOfComment(db, comment) : { place: "" };
}

/** 「1-1 商店街の応援 イベント集客数 令和元年度」; without a year as far as the name. */
export function indicatorPlace(db: Database, id: string, fiscalYear?: number): LinePlace {
  const indicator = indicatorRow(db, id);
  const subject: Subject = { kind: "item", id: indicator?.item_id ?? "" };
  const place = [placeOf(db, subject), indicator?.name ?? ""];
  if (fiscalYear === undefined) return { place: place.join(" "), subject };
  return { place: [...place, fiscalYearLabel(fiscalYear)].join(" "), subject, fiscalYear };
}

/** Of a row that is in the file. */
export function rowPlace(db: Database, table: RowTable, id: string): LinePlace {
  switch (table) {
    case "result": {
      const row = readRow(db, "result", id);
      return row ? placeOfRow(db, { table: "result", row }) : { place: "" };
    }
    case "initiative": {
      const row = readRow(db, "initiative", id);
      return row ? placeOfRow(db, { table: "initiative", row }) : { place: "" };
    }
    case "undertaking": {
      const row = readRow(db, "undertaking", id);
      return row ? placeOfRow(db, { table: "undertaking", row }) : { place: "" };
    }
    case "passage": {
      const row = readRow(db, "passage", id);
      return row ? placeOfRow(db, { table: "passage", row }) : { place: "" };
    }
    case "document": {
      const row = readRow(db, "document", id);
      return row ? placeOfRow(db, { table: "document", row }) : { place: "" };
    }
    case "documentRow": {
      const row = readRow(db, "documentRow", id);
      return row ? placeOfRow(db, { table: "documentRow", row }) : { place: "" };
    }
  }
}

/** Of a row that is there or is about to be: 「1-1 商店街の応援 令和元年度 成果・課題」, 「新旧対照表 第2章」. */
export function placeOfRow(db: Database, { table, row }: NewRow): LinePlace {
  switch (table) {
    case "result": {
      const subject: Subject = { kind: "item", id: row.item };
      const { fiscalYear } = row;
      return { place: named(placeOf(db, subject, fiscalYear), row.title), subject, fiscalYear };
    }
    case "initiative":
    case "undertaking": {
      const subject: Subject = { kind: "project", id: row.project };
      return { place: named(placeOf(db, subject), row.title), subject };
    }
    case "passage":
      return { place: named("計画の本文", row.title) };
    case "document":
      return { place: row.title };
    case "documentRow":
      return { place: named(readRow(db, "document", row.document)?.title ?? "", row.title) };
  }
}

function named(place: string, title: string): string {
  return `${place} ${title}`.trim();
}
