/** Everything that one fiscal year's sheets show: the only input of the forms and of the screens. */
import { z } from "zod";
import { committeeSchema, commentSchema, meetingSchema } from "#shared/domain/committee.ts";
import { evaluationSchema, type Evaluation } from "#shared/domain/evaluation.ts";
import { fiscalYearSchema, sameSubject, type Subject } from "#shared/domain/ids.ts";
import { lookSchema } from "#shared/domain/look.ts";
import {
  formNameSchema,
  indicatorSchema,
  itemSchema,
  planSchema,
  projectSchema,
  type Item,
} from "#shared/domain/plan.ts";
import {
  documentRowSchema,
  documentSchema,
  initiativeSchema,
  passageSchema,
  planEditionSchema,
  resultSchema,
  undertakingSchema,
} from "#shared/domain/rows.ts";

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
  /** 成果 and 課題 of this fiscal year. */
  results: z.array(resultSchema),
  initiatives: z.array(initiativeSchema),
  undertakings: z.array(undertakingSchema),
  /** The plan's own text. */
  passages: z.array(passageSchema),
  /** Fixed editions of the plan, oldest first, without their texts. */
  editions: z.array(planEditionSchema.pick({ id: true, name: true, fixedOn: true })),
  documents: z.array(documentSchema),
  documentRows: z.array(documentRowSchema),
  /** The look of each form in this year; a form without one looks as its own document does. */
  looks: z.partialRecord(formNameSchema, lookSchema),
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
