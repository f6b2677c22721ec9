/** What was said at a meeting, line by line of its agenda: the body of the minutes. */
import type { Comment } from "#shared/domain/comment.ts";
import type { AgendaItem, Meeting } from "#shared/domain/committee.ts";
import { numberedAgenda } from "#shared/rules/agendaNumbers.ts";
import { agendaLines } from "#renderer/committee/agenda.ts";

export interface RemarkGroup {
  /** Absent: what was said under no line. */
  line?: { item: AgendaItem; depth: number };
  comments: Comment[];
}

/** Every line of the agenda with what was said under it; behind them what was said under none, if anything was. */
export function remarkGroups(meeting: Meeting, comments: readonly Comment[]): RemarkGroup[] {
  const { agenda, agendaNumbering } = meeting;
  const lines = agendaLines(agendaNumbering ? numberedAgenda(agenda, agendaNumbering) : agenda);
  const under = new Map<string, Comment[]>(lines.map(({ item }) => [item.id, []]));
  const none: Comment[] = [];
  for (const comment of comments) {
    if (comment.meeting !== meeting.id) continue;
    (under.get(comment.agendaItem ?? "") ?? none).push(comment);
  }
  return [
    ...lines.map(({ item, depth }) => ({ line: { item, depth }, comments: under.get(item.id) ?? [] })),
    ...(none.length > 0 ? [{ comments: none }] : []),
  ];
}

/** Remarks that are drawn together when they come near the screen. */
export const BLOCK = 40;

export function blocksOf(comments: readonly Comment[]): Comment[][] {
  const blocks: Comment[][] = [];
  for (let at = 0; at < comments.length; at += BLOCK) blocks.push(comments.slice(at, at + BLOCK));
  return blocks;
}
