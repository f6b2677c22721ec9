/** 年度評価. A row on which nothing is written counts as no evaluation. */
import type { Database } from "better-sqlite3";
import type { Evaluation, EvaluationTextField } from "#shared/domain/evaluation.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { orNull, present } from "./optional.ts";
import { all, one } from "./sql.ts";
import type { EvaluationRow, SourceRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

export type EvaluationProperty = EvaluationTextField | "rating";

/** Column of each property. */
const evaluationColumns = {
  activities: "activities",
  achievement: "achievement",
  issues: "issues",
  rating: "rating",
  committeeEvaluation: "committee_evaluation",
  enteredOn: "entered_on",
  author: "author",
  analysis: "analysis",
  needsSurvey: "needs_survey",
  needsRate: "needs_rate",
  needsRank: "needs_rank",
  needsRankInField: "needs_rank_in_field",
} as const satisfies Record<EvaluationProperty, keyof EvaluationRow>;

/** SQL: something is written on the row. */
export const isWritten = `coalesce(${Object.values(evaluationColumns).join(", ")}, adopted_text) is not null`;

function evaluationId(subject: Subject, fiscalYear: number): string {
  return `${subject.kind}/${fiscalYear}/${subject.id}`;
}

/** Those of one fiscal year. */
export function readEvaluations(db: Database, fiscalYear: number): Evaluation[] {
  const rows = all<EvaluationRow>(
    db,
    "select * from evaluation where fiscal_year = ? order by id",
    fiscalYear,
  );
  const sources = all<SourceRow>(
    db,
    `select * from evaluation_source
     where evaluation_id in (select id from evaluation where fiscal_year = ?) order by position`,
    fiscalYear,
  );
  return written(rows, sources);
}

/** Those of every year, by year. */
export function readAllEvaluations(db: Database): Evaluation[] {
  return written(
    all<EvaluationRow>(db, "select * from evaluation order by fiscal_year, id"),
    all<SourceRow>(db, "select * from evaluation_source order by position"),
  );
}

function written(rows: readonly EvaluationRow[], sources: readonly SourceRow[]): Evaluation[] {
  const comments = Map.groupBy(sources, (row) => row.evaluation_id);
  return rows.flatMap((row) => {
    const content = present({
      activities: row.activities,
      achievement: row.achievement,
      issues: row.issues,
      rating: row.rating,
      committeeEvaluation: row.committee_evaluation,
      enteredOn: row.entered_on,
      author: row.author,
      analysis: row.analysis,
      needsSurvey: row.needs_survey,
      needsRate: row.needs_rate,
      needsRank: row.needs_rank,
      needsRankInField: row.needs_rank_in_field,
      sources: comments.get(row.id)?.map((source) => source.comment_id) ?? null,
      adopted: adoptedOf(row),
    });
    if (Object.keys(content).length === 0) return [];
    return [{ subject: subjectOf(row), fiscalYear: row.fiscal_year, ...content }];
  });
}

function adoptedOf(row: EvaluationRow): Adopted | null {
  const { adopted_meeting_id: meeting, adopted_on: date, adopted_text: text } = row;
  return meeting === null || date === null || text === null ? null : { meeting, date, text };
}

type Adopted = NonNullable<Evaluation["adopted"]>;

function adoptedColumns(
  adopted: Adopted | null | undefined,
): Pick<EvaluationRow, "adopted_meeting_id" | "adopted_on" | "adopted_text"> {
  return {
    adopted_meeting_id: adopted?.meeting ?? null,
    adopted_on: adopted?.date ?? null,
    adopted_text: adopted?.text ?? null,
  };
}

/** 採択 of a text; null takes it back. */
export function writeAdopted(
  writer: Writer,
  subject: Subject,
  fiscalYear: number,
  adopted: Adopted | null,
): void {
  writer.update("evaluation", requireRow(writer, subject, fiscalYear), adoptedColumns(adopted));
}

/** The evaluation of one subject in one year; undefined when nothing is written. */
export function readEvaluation(db: Database, subject: Subject, fiscalYear: number): Evaluation | undefined {
  const id = evaluationId(subject, fiscalYear);
  return written(all<EvaluationRow>(db, "select * from evaluation where id = ?", id), sourceRows(db, id))[0];
}

/** The subject in the pair of columns that evaluations and comments share. */
export function subjectOf(row: { item_id: string | null; project_id: string | null }): Subject {
  return row.item_id === null
    ? { kind: "project", id: row.project_id ?? "" }
    : { kind: "item", id: row.item_id };
}

export function subjectColumns(subject: Subject | undefined): {
  item_id: string | null;
  project_id: string | null;
} {
  return {
    item_id: subject?.kind === "item" ? subject.id : null,
    project_id: subject?.kind === "project" ? subject.id : null,
  };
}

/** Text of one property; undefined when it is not written. */
export function readEvaluationText(
  db: Database,
  subject: Subject,
  fiscalYear: number,
  property: EvaluationProperty,
): string | undefined {
  const row = one<EvaluationRow>(
    db,
    "select * from evaluation where id = ?",
    evaluationId(subject, fiscalYear),
  );
  return row?.[evaluationColumns[property]] ?? undefined;
}

export function writeEvaluationText(
  writer: Writer,
  subject: Subject,
  fiscalYear: number,
  property: EvaluationProperty,
  text: string,
): void {
  const id = requireRow(writer, subject, fiscalYear);
  writer.update("evaluation", id, { [evaluationColumns[property]]: orNull(text) });
}

function requireRow(writer: Writer, subject: Subject, fiscalYear: number): string {
  const id = evaluationId(subject, fiscalYear);
  if (!one(writer.db, "select id from evaluation where id = ?", id))
    insertEvaluation(writer, { subject, fiscalYear });
  return id;
}

export function insertEvaluation(writer: Writer, evaluation: Evaluation): void {
  const { subject, fiscalYear } = evaluation;
  const id = evaluationId(subject, fiscalYear);
  writer.insert("evaluation", {
    id,
    ...subjectColumns(subject),
    fiscal_year: fiscalYear,
    activities: orNull(evaluation.activities),
    achievement: orNull(evaluation.achievement),
    issues: orNull(evaluation.issues),
    rating: orNull(evaluation.rating),
    committee_evaluation: orNull(evaluation.committeeEvaluation),
    entered_on: orNull(evaluation.enteredOn),
    author: orNull(evaluation.author),
    analysis: orNull(evaluation.analysis),
    needs_survey: orNull(evaluation.needsSurvey),
    needs_rate: orNull(evaluation.needsRate),
    needs_rank: orNull(evaluation.needsRank),
    needs_rank_in_field: orNull(evaluation.needsRankInField),
    ...adoptedColumns(evaluation.adopted),
  });
  insertSources(writer, id, evaluation.sources ?? []);
}

export function readSources(db: Database, subject: Subject, fiscalYear: number): string[] {
  return sourceRows(db, evaluationId(subject, fiscalYear)).map((row) => row.comment_id);
}

function sourceRows(db: Database, evaluation: string): SourceRow[] {
  return all<SourceRow>(
    db,
    "select * from evaluation_source where evaluation_id = ? order by position",
    evaluation,
  );
}

/** Replaces the link from an evaluation to its comments as a whole. */
export function replaceSources(
  writer: Writer,
  subject: Subject,
  fiscalYear: number,
  comments: readonly string[],
): void {
  const id = requireRow(writer, subject, fiscalYear);
  const known = sourceRows(writer.db, id);
  if (JSON.stringify(known.map((row) => row.comment_id)) === JSON.stringify(comments)) return;
  for (const row of known) writer.remove("evaluation_source", row.id);
  insertSources(writer, id, comments);
}

function insertSources(writer: Writer, evaluation: string, comments: readonly string[]): void {
  for (const [position, comment] of [...new Set(comments)].entries()) {
    writer.insert("evaluation_source", {
      id: `${position}/${evaluation}`,
      evaluation_id: evaluation,
      position,
      comment_id: comment,
    });
  }
}
