/** Arrows of a ロードマップ as lines over year cells, what their marks mean, and what of them cannot be shown. */
import type { Project } from "#shared/domain/plan.ts";
import type { Arrow } from "#shared/domain/rows.ts";
import { paragraph } from "#shared/forms/build.ts";
import type { DrawnLine, LineEnd, Paragraph } from "#shared/forms/documentTree.ts";
import { type RoadmapSource, shownYears, undertakingsOf } from "#shared/forms/roadmapSource.ts";
import { oneLine } from "#shared/text/oneLine.ts";

/** Twips between an arrow and the borders it begins and ends at: arrows that follow each other do not touch. */
const INSET = 70;

/** The part of an arrow that lies over the shown years. */
interface Shown {
  arrow: Arrow;
  from: number;
  to: number;
}

function shownPart(arrow: Arrow, years: readonly number[]): Shown | undefined {
  const from = Math.max(arrow.from, years[0] ?? 0);
  const to = Math.min(arrow.to, years.at(-1) ?? 0);
  return from <= to ? { arrow, from, to } : undefined;
}

/** Arrows that share years, directly or through others: they are stacked in the order they were drawn. */
function stacks(arrows: readonly Arrow[], years: readonly number[]): Shown[][] {
  const shown = arrows.flatMap((arrow) => shownPart(arrow, years) ?? []);
  const groups: Shown[][] = [];
  for (const one of shown) {
    const meets = (group: Shown[]) => group.some((other) => other.from <= one.to && one.from <= other.to);
    const joined = groups.filter(meets).flat();
    const others = groups.filter((group) => !meets(group));
    groups.splice(0, groups.length, ...others, [...joined, one]);
  }
  return groups.map((group) => shown.filter((one) => group.includes(one)));
}

/** How many arrows lie above each other at most; 1 without arrows. */
export function levels(arrows: readonly Arrow[], years: readonly number[]): number {
  return Math.max(1, ...stacks(arrows, years).map((group) => group.length));
}

const starts: Record<Arrow["start"], LineEnd> = { head: "arrow", start: "dot", upgrade: "diamond" };

/**
 * The lines of one 重点事業 by the year whose cell they are anchored in: the first of the arrow, or of those it is
 * stacked with. An end outside the shown years has a head: it goes on there.
 */
export function arrowLines(
  arrows: readonly Arrow[],
  row: { name: string; years: readonly number[]; widths: readonly number[]; year: (year: number) => string },
): Map<number, DrawnLine[]> {
  const { name, years, widths, year } = row;
  const [first = 0] = years;
  const last = years.at(-1) ?? 0;
  const borders = widths.reduce<number[]>((all, width) => [...all, (all.at(-1) ?? 0) + width], [0]);
  const border = (index: number) => borders[index] ?? 0;
  const lines = new Map<number, DrawnLine[]>();
  for (const group of stacks(arrows, years)) {
    const anchor = Math.min(...group.map(({ from }) => from));
    const origin = border(anchor - first);
    lines.set(
      anchor,
      group.map(({ arrow, from, to }): DrawnLine => {
        const whole = from === arrow.from && to === arrow.to;
        const inset = Math.min(INSET, Math.floor(Math.min(...widths) / 4));
        return {
          from: border(from - first) - origin + inset,
          to: border(to - first + 1) - origin - inset,
          start: from === arrow.from ? starts[arrow.start] : "arrow",
          end: to < arrow.to || arrow.end === "head" ? "arrow" : "none",
          alternative: `${name}：${span(arrow, year)}${whole ? "" : `（表は${span({ from: first, to: last }, year)}）`}`,
        };
      }),
    );
  }
  return lines;
}

function span({ from, to }: Pick<Arrow, "from" | "to">, year: (year: number) => string): string {
  return `${year(from)}から${year(to)}まで`;
}

/** Always all four, as the real sheets print them. */
const LEGEND = [
  "○……新規事業",
  "□……既存事業",
  "●……新規事業のスタート時点",
  "◆……既存事業のバージョンアップ時点",
].join("　");

/** The legend, and a ※ line for every 重点事業 whose arrows go beyond the years of the table. */
export function legendAndNotes(source: RoadmapSource, project: Project): Paragraph[] {
  const { snapshot, gate, look } = source;
  const years = shownYears(snapshot);
  const lineLook = { font: "mincho", size: look.size(8) } as const;
  const notes = undertakingsOf(snapshot, project).flatMap(({ title, arrows }, index) => {
    const beyond = arrows.filter((arrow) => {
      const shown = shownPart(arrow, years);
      return shown?.from !== arrow.from || shown.to !== arrow.to;
    });
    if (beyond.length === 0) return [];
    const name = oneLine(gate.clean(title, "重点事業")) || `重点事業${index + 1}`;
    const spans = beyond.map((arrow) => span(arrow, (year) => look.year(year))).join("、");
    return [paragraph(`※${name}は${spans}です。表には表の年度の分だけを示しています。`, lineLook)];
  });
  return [paragraph(LEGEND, { ...lineLook, before: 3 }), ...notes];
}
