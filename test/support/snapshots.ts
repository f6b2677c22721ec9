/** Years for document tests, made from the project's sample. */
import { type Subject, subjectKey } from "#shared/domain/ids.ts";
import type { Evaluation } from "#shared/domain/evaluation.ts";
import { evaluationOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { packageSnapshot, samplePackage } from "#test/support/packageSnapshot.ts";

export function sampleYear(fiscalYear = 2019): YearSnapshot {
  return packageSnapshot(samplePackage(), fiscalYear);
}

export const item = (id: string): Subject => ({ kind: "item", id });
export const project = (id: string): Subject => ({ kind: "project", id });

/** The year with something else written about one subject; undefined takes the text away. */
export function withEvaluation(
  snapshot: YearSnapshot,
  subject: Subject,
  change: { [K in keyof Evaluation]?: Evaluation[K] | undefined },
): YearSnapshot {
  const merged = { ...evaluationOf(snapshot, subject), subject, fiscalYear: snapshot.fiscalYear, ...change };
  const written = Object.fromEntries(
    Object.entries(merged).filter(([, text]) => text !== undefined),
  ) as Evaluation;
  const others = snapshot.evaluations.filter((one) => subjectKey(one.subject) !== subjectKey(subject));
  return { ...snapshot, evaluations: [...others, written] };
}

/** The year in a plan whose indicator columns run over so many years, all of them with numbers of six digits. */
export function withYears(snapshot: YearSnapshot, years: number): YearSnapshot {
  const numbers = Object.fromEntries(
    Array.from({ length: years }, (_, index) => [
      String(2019 + index),
      { kind: "number" as const, number: String(100_000 + index) },
    ]),
  );
  return {
    ...snapshot,
    plan: { ...snapshot.plan, indicatorFiscalYears: [2019, 2019 + years - 1] },
    indicators: snapshot.indicators.map((one) => ({ ...one, targets: numbers, actuals: {} })),
  };
}
