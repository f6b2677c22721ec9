/** Reading a 次第: its lines in order with their depth, and the short name of a place in it. */
import type { Comment } from "#shared/domain/comment.ts";
import type { AgendaItem, Meeting } from "#shared/domain/committee.ts";

export interface AgendaLine {
  item: AgendaItem;
  /** 0 at the top. */
  depth: number;
  /** Numbers from the second level down, as people cite them: 「(1)①」; the top's title is said with it. */
  cite: string;
}

/** Every line of the agenda, top to bottom. */
export function agendaLines(agenda: readonly AgendaItem[], depth = 0, above = ""): AgendaLine[] {
  return agenda.flatMap((item) => {
    const own = item.number.replaceAll("（", "(").replaceAll("）", ")");
    const cite = depth === 0 ? item.title : `${above}${own}`;
    return [{ item, depth, cite }, ...agendaLines(item.children, depth + 1, cite)];
  });
}

/** 「第1回・議事(1)①」: where a comment was made. */
export function commentPlace(meetings: readonly Meeting[], comment: Comment): string {
  const meeting = meetings.find((one) => one.id === comment.meeting);
  if (!meeting) return "";
  const line = agendaLines(meeting.agenda).find((one) => one.item.id === comment.agendaItem);
  return line ? `第${meeting.number}回・${line.cite}` : `第${meeting.number}回`;
}
