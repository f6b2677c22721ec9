/** Reading and writing single text fields by their address. */
import type { Database } from "better-sqlite3";
import type { TextField } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { readEvaluationText, writeEvaluationText } from "./evaluations.ts";
import { readIndicatorYear, writeIndicatorYear } from "./indicatorYears.ts";
import { itemTextColumns } from "./items.ts";
import { readDecision, readHeaderText, writeDecision, writeHeaderText } from "./minutes.ts";
import { orNull } from "./optional.ts";
import { rowColumn, rowTables } from "./rows.ts";
import { one, type Row, type SqlValue } from "./sql.ts";
import type { TableName } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** Where a field is kept when it is one column of one row. */
interface Cell {
  table: TableName;
  id: string;
  column: string;
  /** An empty text is NULL there. */
  optional: boolean;
}

const planColumns = {
  title: "title",
  externalSurveyNote: "external_survey_note",
  gradeScaleNote: "grade_scale_note",
} as const;

const commentTextColumns = {
  text: "text",
  summary: "summary",
  reply: "reply",
  department: "department",
  disposition: "disposition",
  reflectedIn: "reflected_in",
} as const;

type CellField = Exclude<TextField, { entity: "evaluation" | "indicatorYear" | "minutes" | "decision" }>;

/** Undefined when rows of this kind do not have the property. */
function cellOf(field: CellField): Cell | undefined {
  switch (field.entity) {
    case "plan": {
      const optional = field.property === "gradeScaleNote";
      return { table: "plan", id: "plan", column: planColumns[field.property], optional };
    }
    case "item": {
      const { id, property } = field;
      if (property === "code" || property === "title")
        return { table: "item", id, column: property, optional: false };
      return { table: "item", id, column: itemTextColumns[property], optional: true };
    }
    case "project":
      return { table: "project", id: field.id, column: field.property, optional: field.property !== "title" };
    case "indicator":
      return { table: "indicator", id: field.id, column: field.property, optional: false };
    case "agendaItem":
      return { table: "agenda_item", id: field.id, column: field.property, optional: false };
    case "handout":
      return { table: "handout", id: field.id, column: field.property, optional: false };
    case "meeting":
      return { table: "meeting", id: field.id, column: field.property, optional: true };
    case "member":
      return { table: "member", id: field.id, column: field.property, optional: field.property !== "name" };
    case "comment": {
      const column = commentTextColumns[field.property];
      return { table: "comment", id: field.id, column, optional: field.property !== "text" };
    }
    case "row": {
      const column = rowColumn(field.table, field.property);
      if (column === undefined) return undefined;
      return { table: rowTables[field.table], id: field.id, column, optional: false };
    }
  }
}

/** Its text, "" when nothing is written; undefined when what it is a text of does not exist. */
export function readText(db: Database, field: TextField): string | undefined {
  switch (field.entity) {
    case "evaluation":
      if (!subjectExists(db, field.subject)) return undefined;
      return readEvaluationText(db, field.subject, field.fiscalYear, field.property) ?? "";
    case "indicatorYear":
      if (!one(db, "select 1 from indicator where id = ?", field.id)) return undefined;
      return readIndicatorYear(db, field.id, field.fiscalYear)[field.property] ?? "";
    case "minutes":
      return readHeaderText(db, field);
    case "decision":
      return readDecision(db, field.id);
    case "plan":
    case "item":
    case "project":
    case "indicator":
    case "agendaItem":
    case "handout":
    case "meeting":
    case "member":
    case "comment":
    case "row": {
      const cell = cellOf(field);
      const row =
        cell &&
        one<{ text: SqlValue }>(db, `select ${cell.column} as text from ${cell.table} where id = ?`, cell.id);
      return row && String(row.text ?? "");
    }
  }
}

/** The field must exist and may hold the text: the caller has checked both. */
export function writeText(writer: Writer, field: TextField, text: string): void {
  switch (field.entity) {
    case "evaluation":
      return writeEvaluationText(writer, field.subject, field.fiscalYear, field.property, text);
    case "indicatorYear": {
      const { [field.property]: _old, ...rest } = readIndicatorYear(writer.db, field.id, field.fiscalYear);
      const set = text === "" ? rest : { ...rest, [field.property]: text };
      return writeIndicatorYear(writer, field.id, field.fiscalYear, set);
    }
    case "minutes":
      return writeHeaderText(writer, field, text);
    case "decision":
      return writeDecision(writer, field.id, text);
    case "plan":
    case "item":
    case "project":
    case "indicator":
    case "agendaItem":
    case "handout":
    case "meeting":
    case "member":
    case "comment":
    case "row": {
      const cell = cellOf(field);
      if (!cell) throw new Error(`no column for ${field.property}`);
      const columns: Row = { [cell.column]: cell.optional ? orNull(text) : text };
      return writer.update(cell.table, cell.id, columns);
    }
  }
}

export function subjectExists(db: Database, subject: Subject): boolean {
  return one(db, `select id from ${subject.kind} where id = ?`, subject.id) !== undefined;
}
