/** What last year says beside this year's sheet: texts of its fields, the committee's evaluation, opinions and their answers. */
import type { Comment } from "#shared/domain/comment.ts";
import { subjectKey, type Subject } from "#shared/domain/ids.ts";
import {
  childrenOf,
  previousEvaluationOf,
  withPredecessors,
  type YearSnapshot,
} from "#shared/domain/snapshot.ts";
import { opinionsOf } from "#shared/rules/dispositions.ts";

/** Fields whose words of last year are a start for this year's; the committee's own are never carried over. */
const properties = ["activities", "achievement", "rating", "issues", "analysis"] as const;

export interface PreviousLine {
  subject: Subject;
  property: (typeof properties)[number];
  before: string;
}

/** The sheet's items from top to bottom as it prints them, itself last. */
function subjectsOf(snapshot: Pick<YearSnapshot, "items">, subject: Subject): Subject[] {
  if (subject.kind === "project") return [subject];
  const parts = childrenOf(snapshot, subject.id);
  return [...parts.flatMap((part) => subjectsOf(snapshot, { kind: "item", id: part.id })), subject];
}

/** Every field of the sheet that something was written in a year ago. */
export function previousLines(snapshot: YearSnapshot, sheet: Subject): PreviousLine[] {
  return subjectsOf(snapshot, sheet).flatMap((subject) => {
    const before = previousEvaluationOf(snapshot, subject);
    return properties.flatMap((property): PreviousLine[] => {
      const text = before?.[property];
      return text ? [{ subject, property, before: text }] : [];
    });
  });
}

/**
 * Last year's opinions on the sheet, on the items on it, and on what a review made them from, in the order of the minutes;
 * each with this year's subject it belongs to.
 */
export function previousOpinions(
  snapshot: YearSnapshot,
  sheet: Subject,
): { comment: Comment; subject: Subject }[] {
  const now = new Map<string, Subject>();
  for (const subject of subjectsOf(snapshot, sheet)) {
    for (const before of withPredecessors(snapshot, subject)) {
      // One item that became several stands beside the first of them.
      if (!now.has(subjectKey(before))) now.set(subjectKey(before), subject);
    }
  }
  return opinionsOf({ comments: snapshot.previousComments }).flatMap((comment) => {
    const subject = comment.subject && now.get(subjectKey(comment.subject));
    return subject ? [{ comment, subject }] : [];
  });
}
