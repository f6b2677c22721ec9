/** Everything that one fiscal year's sheets show: the only input of the forms and of the screens. */
import { z } from "zod";
import { archiveSchema } from "#shared/domain/archive.ts";
import { commentSchema } from "#shared/domain/comment.ts";
import { committeeSchema, meetingSchema } from "#shared/domain/committee.ts";
import { evaluationSchema, priorRatingSchema, type Evaluation } from "#shared/domain/evaluation.ts";
import { fiscalYearSchema, sameSubject, type Subject } from "#shared/domain/ids.ts";
import { lookSchema } from "#shared/domain/look.ts";
import { paperEditionSchema } from "#shared/domain/paperEdition.ts";
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
  /** As this year has it: where the year is frozen, with what was frozen. */
  plan: planSchema,
  /** The year after it was opened: the plan's forms are as they were then. */
  frozen: z.boolean(),
  /** Of this year, called as they were then. Tree order: a parent before its children, siblings in the plan's order. */
  items: z.array(itemSchema),
  /** Items that ended before this year, or begin after it, as the plan has them now. */
  otherItems: z.array(itemSchema),
  /** In the plan's order within each item. */
  indicators: z.array(indicatorSchema),
  projects: z.array(projectSchema),
  /** Of this fiscal year; an item nothing was written about has none. */
  evaluations: z.array(evaluationSchema),
  /** Of the fiscal year before. */
  previousEvaluations: z.array(evaluationSchema),
  /** Comments made at the meetings that evaluated the fiscal year before, with their answers. */
  previousComments: z.array(commentSchema),
  /** The latest meeting that evaluated the fiscal year before. */
  previousMeeting: meetingSchema.optional(),
  /** 事前評価 of this fiscal year. */
  priorRatings: z.array(priorRatingSchema),
  committee: committeeSchema,
  /** Meetings that evaluate this fiscal year, by date then number. */
  meetings: z.array(meetingSchema),
  /** Comments made at those meetings, in the order of the minutes. */
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
  /** 配布版 and 公表版 of this fiscal year, oldest first. */
  paperEditions: z.array(paperEditionSchema),
  /** Every archive in the plan file, in their order. */
  archives: z.array(archiveSchema),
});
export type YearSnapshot = z.infer<typeof yearSnapshotSchema>;

export function evaluationOf(snapshot: YearSnapshot, subject: Subject): Evaluation | undefined {
  return snapshot.evaluations.find((evaluation) => sameSubject(evaluation.subject, subject));
}

/** The subject and, of an item, all that it goes on from: their history is its own. */
export function withPredecessors(
  snapshot: Pick<YearSnapshot, "items" | "otherItems">,
  subject: Subject,
): Subject[] {
  if (subject.kind === "project") return [subject];
  const known = [...snapshot.items, ...snapshot.otherItems];
  const found = new Set([subject.id]);
  // A Set visits what is added to it while it is walked through.
  for (const id of found)
    known.find((item) => item.id === id)?.succeeds?.forEach((before) => found.add(before));
  return [...found].map((id) => ({ kind: "item", id }));
}

/** Last year's evaluation of the subject; of an item that a review made, that of the first one it goes on from. */
export function previousEvaluationOf(snapshot: YearSnapshot, subject: Subject): Evaluation | undefined {
  for (const one of withPredecessors(snapshot, subject)) {
    const found = snapshot.previousEvaluations.find((evaluation) => sameSubject(evaluation.subject, one));
    if (found) return found;
  }
  return undefined;
}

export function childrenOf(snapshot: Pick<YearSnapshot, "items">, parent: string | null): Item[] {
  return snapshot.items.filter((item) => item.parent === parent);
}

/** An item and those it belongs to, itself first; a project alone. */
export function lineage(snapshot: Pick<YearSnapshot, "items">, subject: Subject): Subject[] {
  const line = [subject];
  if (subject.kind === "project") return line;
  let item = snapshot.items.find((one) => one.id === subject.id);
  // The bound only guards against broken data.
  for (let step = 0; item && item.parent !== null && step < 10; step += 1) {
    const { parent } = item;
    line.push({ kind: "item", id: parent });
    item = snapshot.items.find((one) => one.id === parent);
  }
  return line;
}

/** The sheets of a year in print order: every top-level item, then every project. */
export function sheetsOf(snapshot: Pick<YearSnapshot, "items" | "projects">): Subject[] {
  return [
    ...childrenOf(snapshot, null).map((item): Subject => ({ kind: "item", id: item.id })),
    ...snapshot.projects.map((project): Subject => ({ kind: "project", id: project.id })),
  ];
}
