/** What a comment can be said to be, and under which line of the 次第, as a choice offers it. */
import { commentKindLabels } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { agendaLines } from "./agenda.ts";

interface Option {
  value: string;
  text: string;
}

export const kindOptions: Option[] = Object.entries(commentKindLabels).map(([value, text]) => ({
  value,
  text,
}));

/** @param none the value that stands for no line at all, offered first */
export function agendaOptions(agenda: Meeting["agenda"], none: string): Option[] {
  return [
    { value: none, text: "指定しない" },
    ...agendaLines(agenda).map(({ item, depth }) => ({
      value: item.id,
      text: `${"　".repeat(depth)}${item.number} ${item.title}`,
    })),
  ];
}
