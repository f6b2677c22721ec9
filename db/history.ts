/** Reading 変更履歴, newest first. */
import type { Database } from "better-sqlite3";
import { fieldKey, type Field } from "#shared/domain/field.ts";
import type { HistoryEntry } from "#shared/domain/history.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { present } from "./optional.ts";
import { all, one, type SqlValue } from "./sql.ts";

export interface HistoryQuery {
  field?: Field | undefined;
  /** The sheet: the subject and, for an item, everything below it. */
  subject?: Subject | undefined;
  /** Lines about this year and lines about no year. */
  fiscalYear?: number | undefined;
  before?: number | undefined;
  /** Only lines of edits after this one. */
  afterEdit?: number | undefined;
  limit: number;
}

/** A line whose field ended as it began (typed and taken back at once) says nothing and is left out. */
const saysSomething = "(field_key is null or before_value is not after_value)";

interface LineRow {
  id: number;
  at: string;
  actor: string;
  label: string;
  place: string;
  field: string | null;
  before_text: string | null;
  after_text: string | null;
}

export function readHistory(db: Database, query: HistoryQuery): HistoryEntry[] {
  const conditions = [saysSomething];
  const values: SqlValue[] = [];
  const where = (condition: string, ...bound: SqlValue[]): void => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (query.field) where("field_key = ?", fieldKey(query.field));
  if (query.subject?.kind === "project")
    where("subject_kind = 'project' and subject_id = ?", query.subject.id);
  if (query.subject?.kind === "item") {
    where(
      `subject_kind = 'item' and subject_id in (
         with recursive below (id) as (
           select ? union select item.id from item join below on item.parent = below.id
         ) select id from below)`,
      query.subject.id,
    );
  }
  if (query.fiscalYear !== undefined) where("(fiscal_year is null or fiscal_year = ?)", query.fiscalYear);
  if (query.before !== undefined) where("edit_line.id < ?", query.before);
  if (query.afterEdit !== undefined) where("edit_id > ?", query.afterEdit);
  return all<LineRow>(
    db,
    `select edit_line.id, at, actor, edit_line.label, place, field, before_text, after_text
     from edit_line join edit on edit.id = edit_line.edit_id
     where ${conditions.join(" and ")} order by edit_line.id desc limit ?`,
    ...values,
    query.limit,
  ).map(entryOf);
}

/** How many lines there are of edits after this one. */
export function countHistory(db: Database, afterEdit: number): number {
  const sql = `select count(*) as count from edit_line where edit_id > ? and ${saysSomething}`;
  return one<{ count: number }>(db, sql, afterEdit)?.count ?? 0;
}

function entryOf(row: LineRow): HistoryEntry {
  return {
    id: row.id,
    at: row.at,
    actor: row.actor,
    label: row.label,
    place: row.place,
    ...present({
      field: row.field === null ? null : (JSON.parse(row.field) as Field),
      before: row.before_text,
      after: row.after_text,
    }),
  };
}

/** What a line can put back; undefined when there is no such line or it is not about one field. */
export function restorable(
  db: Database,
  line: number,
  to: "before" | "after",
): { field: Field; value: unknown } | undefined {
  const row = one<{ field: string | null; value: string | null }>(
    db,
    `select field, ${to}_value as value from edit_line where id = ?`,
    line,
  );
  if (row?.field === null || row === undefined) return undefined;
  return {
    field: JSON.parse(row.field) as Field,
    value: row.value === null ? undefined : (JSON.parse(row.value) as unknown),
  };
}
