/** Reading and writing single text fields by their address. */
import type { Database } from "better-sqlite3";
import type { TextField } from "#shared/domain/field.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { readEvaluationText, writeEvaluationText } from "./evaluations.ts";
import { orNull } from "./optional.ts";
import { one } from "./sql.ts";
import type { IndicatorRow, ItemRow, PlanRow, ProjectRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

/** Its text, "" when nothing is written; undefined when the item, project or indicator does not exist. */
export function readText(db: Database, field: TextField): string | undefined {
  switch (field.entity) {
    case "plan": {
      const row = one<PlanRow>(db, "select * from plan");
      return field.property === "title" ? row?.title : row?.external_survey_note;
    }
    case "item": {
      const row = one<ItemRow>(db, "select * from item where id = ?", field.id);
      return row && (row[field.property] ?? "");
    }
    case "project": {
      const row = one<ProjectRow>(db, "select * from project where id = ?", field.id);
      return row && (row[field.property] ?? "");
    }
    case "indicator":
      return one<IndicatorRow>(db, "select * from indicator where id = ?", field.id)?.[field.property];
    case "evaluation":
      if (!subjectExists(db, field.subject)) return undefined;
      return readEvaluationText(db, field.subject, field.fiscalYear, field.property) ?? "";
  }
}

/** The field must exist and may hold the text: the caller has checked both. */
export function writeText(writer: Writer, field: TextField, text: string): void {
  switch (field.entity) {
    case "plan":
      return writer.update(
        "plan",
        "plan",
        field.property === "title" ? { title: text } : { external_survey_note: text },
      );
    case "item":
      return writer.update("item", field.id, {
        [field.property]: field.property === "goal" ? orNull(text) : text,
      });
    case "project":
      return writer.update("project", field.id, {
        [field.property]: field.property === "overview" ? orNull(text) : text,
      });
    case "indicator":
      return writer.update("indicator", field.id, { [field.property]: text });
    case "evaluation":
      return writeEvaluationText(writer, field.subject, field.fiscalYear, field.property, text);
  }
}

export function subjectExists(db: Database, subject: Subject): boolean {
  return one(db, `select id from ${subject.kind} where id = ?`, subject.id) !== undefined;
}
