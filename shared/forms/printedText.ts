/**
 * What stands on a form for a field, also where nothing was written into it: a 意見 without a 要点 is printed as it was said,
 * one without a written answer with what was answered at the meeting, a field of a 会議録's header with what follows from the
 * meeting. An editor begins with the same text, so that what is seen is what is changed, and what was said stays as it was.
 */
import type { Comment } from "#shared/domain/comment.ts";
import type { TextField } from "#shared/domain/field.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { answersTo } from "#shared/rules/dispositions.ts";
import { fieldText } from "#shared/rules/fieldText.ts";
import { derivedText, minutesOf } from "#shared/rules/minutesHeader.ts";

/** Text of a field as its form prints it; "" where nothing is known. */
export function printedText(snapshot: YearSnapshot, field: TextField): string {
  const own = fieldText(snapshot, field);
  if (own !== "") return own;
  switch (field.entity) {
    case "comment": {
      const comment = snapshot.comments.find((one) => one.id === field.id);
      if (comment && field.property === "summary") return pointOf(comment);
      if (comment && field.property === "reply") return replyTo(comment, snapshot.comments);
      return own;
    }
    case "minutes": {
      const meeting = snapshot.meetings.find((one) => one.id === field.id);
      const header = meeting && minutesOf(meeting).header.find((one) => one.id === field.header);
      return header && field.property === "text" ? derivedText(snapshot, meeting, header, "original") : own;
    }
    case "plan":
    case "item":
    case "project":
    case "indicator":
    case "evaluation":
    case "indicatorYear":
    case "agendaItem":
    case "handout":
    case "meeting":
    case "decision":
    case "member":
    case "row":
      return own;
  }
}

/** 要点, and what was said where none is written. */
export function pointOf({ text, summary = "" }: Pick<Comment, "text" | "summary">): string {
  return summary === "" ? text : summary;
}

/** 事務局回答, and what was answered at the meeting where none is written. */
export function replyTo(comment: Pick<Comment, "id" | "reply">, comments: readonly Comment[]): string {
  const { reply = "" } = comment;
  if (reply !== "") return reply;
  return answersTo(comment, comments).map(pointOf).join("\n");
}
