/** Everything that one fiscal year's sheets show: the only input of the forms and of the screens. */
import { z } from "zod";
import { committeeSchema, commentSchema, meetingSchema } from "#shared/domain/committee.ts";
import { evaluationSchema, type Evaluation } from "#shared/domain/evaluation.ts";
import { fiscalYearSchema, sameSubject, type Subject } from "#shared/domain/ids.ts";
import { indicatorSchema, itemSchema, planSchema, projectSchema, type Item } from "#shared/domain/plan.ts";

export const yearSnapshotSchema = z.strictObject({
  fiscalYear: fiscalYearSchema,
  plan: planSchema,
  /** Tree order: a parent before its children, siblings in the plan's order. */
  items: z.array(itemSchema),
  /** In the plan's order within each item. */
  indicators: z.array(indicatorSchema),
  projects: z.array(projectSchema),
  /** Of this fiscal year; an item nothing was written about has none. */
  evaluations: z.array(evaluationSchema),
  /** Of the fiscal year before. */
  previousEvaluations: z.array(evaluationSchema),
  committee: committeeSchema,
  /** Meetings that evaluate this fiscal year, by date then number. */
  meetings: z.array(meetingSchema),
  /** Comments made at those meetings, in the order they were recorded. */
  comments: z.array(commentSchema),
});
export type YearSnapshot = z.infer<typeof yearSnapshotSchema>;

export function evaluationOf(snapshot: YearSnapshot, subject: Subject): Evaluation | undefined {
  return snapshot.evaluations.find((evaluation) => sameSubject(evaluation.subject, subject));
}

export function previousEvaluationOf(snapshot: YearSnapshot, subject: Subject): Evaluation | undefined {
  return snapshot.previousEvaluations.find((evaluation) => sameSubject(evaluation.subject, subject));
}

export function childrenOf(snapshot: Pick<YearSnapshot, "items">, parent: string | null): Item[] {
  return snapshot.items.filter((item) => item.parent === parent);
}

/** The sheets of a year in print order: every top-level item, then every project. */
export function sheetsOf(snapshot: Pick<YearSnapshot, "items" | "projects">): Subject[] {
  return [
    ...childrenOf(snapshot, null).map((item): Subject => ({ kind: "item", id: item.id })),
    ...snapshot.projects.map((project): Subject => ({ kind: "project", id: project.id })),
  ];
}
