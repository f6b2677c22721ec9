/** The journal's own tables: edits, what each did to single rows, and its lines in 変更履歴. Only the journal writes them. */
import type { Database } from "better-sqlite3";
import { fieldKey, type Field } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import type { Change } from "./changes.ts";
import { all, run, type Row, type SqlValue } from "./sql.ts";
import type { TableName } from "./tables.ts";

/** One line of 変更履歴, as the edit that makes it describes it. */
export interface Line {
  /** 「達成状況を編集」. */
  label: string;
  /** 「1-1 市民等で… 令和元年度」; empty for the plan as a whole. */
  place: string;
  subject?: Subject | undefined;
  fiscalYear?: number | undefined;
  /** Given when the line is about one field; then the four below say what it held. */
  field?: Field | undefined;
  /** As the field prints. */
  beforeText?: string | undefined;
  afterText?: string | undefined;
  /** What restoring puts back: a text or an IndicatorValue; undefined = the field was empty. */
  beforeValue?: unknown;
  afterValue?: unknown;
}

/** An edit as the journal goes on with it. */
export interface EditRow {
  id: number;
  label: string;
  session: string | null;
}

/** A line as it stands in the file. */
export interface LineRow {
  id: number;
  label: string;
  place: string;
  subject_kind: string | null;
  subject_id: string | null;
  fiscal_year: number | null;
  field_key: string | null;
  field: string | null;
  before_text: string | null;
  after_text: string | null;
  before_value: string | null;
  after_value: string | null;
}

/** @returns the edit with its number in the file */
export function saveEdit(
  db: Database,
  edit: {
    at: string;
    actor: string;
    label: string;
    kind: "do" | "undo" | "redo" | "import";
    reverts: number | null;
    session?: string;
  },
): EditRow {
  const session = edit.session ?? null;
  const { rowid } = run(
    db,
    "insert into edit (at, actor, label, kind, reverts, session) values (?, ?, ?, ?, ?, ?)",
    edit.at,
    edit.actor,
    edit.label,
    edit.kind,
    edit.reverts,
    session,
  );
  return { id: rowid, label: edit.label, session };
}

interface ChangeRow {
  table_name: TableName;
  row_id: string;
  column_name: string | null;
  before: string | null;
  after: string | null;
}

/** What an edit did, in the order it did it. */
export function changesOf(db: Database, edit: number): Change[] {
  return all<ChangeRow>(db, "select * from edit_change where edit_id = ? order by seq", edit).map(
    (row): Change => {
      const [table, id] = [row.table_name, row.row_id];
      if (row.column_name !== null) {
        const [before, after] = [row.before, row.after].map((text) => JSON.parse(text ?? "null") as SqlValue);
        return {
          kind: "update",
          table,
          id,
          column: row.column_name,
          before: before ?? null,
          after: after ?? null,
        };
      }
      return row.before === null
        ? { kind: "insert", table, id, row: JSON.parse(row.after ?? "{}") as Row }
        : { kind: "remove", table, id, row: JSON.parse(row.before) as Row };
    },
  );
}

/** In place of those the edit had: it may have grown. */
export function saveChanges(db: Database, edit: number, changes: readonly Change[]): void {
  run(db, "delete from edit_change where edit_id = ?", edit);
  for (const [seq, change] of changes.entries()) {
    run(
      db,
      "insert into edit_change (edit_id, seq, table_name, row_id, column_name, before, after) values (?, ?, ?, ?, ?, ?, ?)",
      edit,
      seq,
      change.table,
      change.id,
      change.kind === "update" ? change.column : null,
      change.kind === "insert" ? null : JSON.stringify(change.kind === "update" ? change.before : change.row),
      change.kind === "remove" ? null : JSON.stringify(change.kind === "update" ? change.after : change.row),
    );
  }
}

/** The lines of an edit, in their order. */
export function linesOf(db: Database, edit: number): LineRow[] {
  return all<LineRow>(db, "select * from edit_line where edit_id = ? order by id", edit);
}

/** A value as its column holds it; absent is NULL. */
export function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

const addLine = `insert into edit_line (edit_id, label, place, subject_kind, subject_id, fiscal_year, field_key, field,
  before_text, after_text, before_value, after_value) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Adds a line to an edit. */
export function saveLine(db: Database, edit: number, line: Line): void {
  run(
    db,
    addLine,
    edit,
    line.label,
    line.place,
    line.subject?.kind ?? null,
    line.subject?.id ?? null,
    line.fiscalYear ?? null,
    line.field ? fieldKey(line.field) : null,
    json(line.field),
    line.beforeText ?? null,
    line.afterText ?? null,
    json(line.beforeValue),
    json(line.afterValue),
  );
}

/** The line of an undone or repeated edit: the same place, with before and after as they are now. */
export function copyLine(db: Database, edit: number, line: LineRow, direction: "undo" | "redo"): void {
  const back = direction === "undo";
  run(
    db,
    addLine,
    edit,
    back ? `元に戻す（${line.label}）` : `やり直し（${line.label}）`,
    line.place,
    line.subject_kind,
    line.subject_id,
    line.fiscal_year,
    line.field_key,
    line.field,
    back ? line.after_text : line.before_text,
    back ? line.before_text : line.after_text,
    back ? line.after_value : line.before_value,
    back ? line.before_value : line.after_value,
  );
}
