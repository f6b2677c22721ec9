/** The links from evaluations to the comments they came from, when comments are taken apart or joined. */
import { readSources, replaceSources, subjectOf } from "#db/evaluations.ts";
import type { Tx } from "#db/journal.ts";
import { all } from "#db/sql.ts";

/** Puts others in the place of a comment in every evaluation that came from it. */
export function relink(tx: Tx, comment: string, others: readonly string[]): void {
  const evaluations = all<{ item_id: string | null; project_id: string | null; fiscal_year: number }>(
    tx.db,
    `select distinct item_id, project_id, fiscal_year from evaluation
     where id in (select evaluation_id from evaluation_source where comment_id = ?)`,
    comment,
  );
  for (const row of evaluations) {
    const subject = subjectOf(row);
    const sources = readSources(tx.db, subject, row.fiscal_year);
    const linked = sources.flatMap((id) => (id === comment ? others : [id]));
    replaceSources(tx, subject, row.fiscal_year, [...new Set(linked)]);
  }
}

/** Answers to a comment answer another one from now on. */
export function repointAnswers(tx: Tx, comment: string, other: string): void {
  const answers = all<{ id: string }>(tx.db, "select id from comment where answers = ?", comment);
  for (const { id } of answers) tx.update("comment", id, { answers: other === id ? null : other });
}
