/** A 次第 as a flat list of lines with depths, which is how people edit it, and back as the tree it is. */
import { AGENDA_DEPTH, type AgendaItem } from "#shared/domain/committee.ts";
import type { Subject } from "#shared/domain/ids.ts";

export interface FlatLine {
  id: string;
  number: string;
  title: string;
  /** The sheets that are discussed under it. */
  subjects?: Subject[] | undefined;
  /** 0 at the top. */
  depth: number;
}

export function flatAgenda(agenda: readonly AgendaItem[], depth = 0): FlatLine[] {
  return agenda.flatMap(({ children, ...line }) => [{ ...line, depth }, ...flatAgenda(children, depth + 1)]);
}

/** A line can be at most one deeper than the line above it, and never deeper than the domain allows. */
export function agendaTree(lines: readonly FlatLine[]): AgendaItem[] {
  const top: AgendaItem[] = [];
  const open: AgendaItem[][] = [top];
  for (const { depth, ...line } of lines) {
    const level = Math.min(depth, open.length - 1, AGENDA_DEPTH - 1);
    const item: AgendaItem = { ...line, children: [] };
    open.length = level + 1;
    open[level]?.push(item);
    open.push(item.children);
  }
  return top;
}

/** Index behind the line's last descendant: a line moves together with what stands under it. */
export function blockEnd(lines: readonly FlatLine[], index: number): number {
  const depth = lines[index]?.depth ?? 0;
  const end = lines.findIndex((line, at) => at > index && line.depth <= depth);
  return end === -1 ? lines.length : end;
}

/** The line and its descendants one level in (1) or out (-1); undefined where that is not possible. */
export function indented(lines: readonly FlatLine[], index: number, by: 1 | -1): FlatLine[] | undefined {
  const line = lines[index];
  if (!line) return undefined;
  const above = lines[index - 1];
  const end = blockEnd(lines, index);
  const deepest = Math.max(...lines.slice(index, end).map((one) => one.depth));
  if (by === -1 && line.depth === 0) return undefined;
  if (by === 1 && (!above || line.depth > above.depth || deepest + 1 >= AGENDA_DEPTH)) return undefined;
  return lines.map((one, at) => (at >= index && at < end ? { ...one, depth: one.depth + by } : one));
}

/** The block exchanged with its neighbour of the same depth; undefined at the edge. */
export function moved(lines: readonly FlatLine[], index: number, by: 1 | -1): FlatLine[] | undefined {
  const line = lines[index];
  if (!line) return undefined;
  if (by === -1) {
    for (let at = index - 1; at >= 0; at -= 1) {
      const depth = lines[at]?.depth ?? 0;
      if (depth < line.depth) return undefined;
      if (depth === line.depth) return moved(lines, at, 1);
    }
    return undefined;
  }
  const end = blockEnd(lines, index);
  if (lines[end]?.depth !== line.depth) return undefined;
  const nextEnd = blockEnd(lines, end);
  return [
    ...lines.slice(0, index),
    ...lines.slice(end, nextEnd),
    ...lines.slice(index, end),
    ...lines.slice(nextEnd),
  ];
}

const circled = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const kana = "アイウエオカキクケコサシスセソタチツテト";

/** The number of the nth (from 1) line of a level in the usual manner: 1, （1）, ①, ア. */
export function usualNumber(depth: number, n: number): string {
  switch (depth) {
    case 0:
      return String(n);
    case 1:
      return `（${n}）`;
    case 2:
      return circled[n - 1] ?? `(${n})`;
    default:
      return kana[n - 1] ?? String(n);
  }
}
