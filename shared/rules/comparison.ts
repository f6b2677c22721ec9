/**
 * Two editions of a plan as the rows of a 新旧対照表: its passages, then its 施策. Nothing is left out: what did not change has
 * a row as well, and the form decides how it is printed.
 */
import type { Indicator, Item } from "#shared/domain/plan.ts";
import type {
  DocumentRow,
  Passage,
  PlanEdition,
  StatedIndicator,
  StatedMeasure,
} from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { Series } from "#shared/domain/value.ts";
import { fiscalYearLabel } from "./fiscalYear.ts";
import { printIndicatorValue } from "./indicatorValue.ts";
import { type Match, matched } from "./matching.ts";

/** What an edition keeps of a plan. */
export type EditionContent = Pick<PlanEdition, "passages" | "measures">;
type EditionMeasure = EditionContent["measures"][number];
export type ComparisonRow = Omit<DocumentRow, "id" | "document">;

// ── what a plan says now ───────────────────────────────────────────────────────────────────────────────────────────

type StatedPlan = Pick<YearSnapshot, "passages" | "items" | "indicators" | "plan">;

/**
 * What the plan says now. Its 施策 are the items at the ends of the tree, and those above that have a 施策概要, a 事業イメージ or
 * indicators of their own.
 */
export function editionContent(snapshot: StatedPlan): EditionContent {
  const { passages, items, indicators } = snapshot;
  const parents = new Set(items.map((item) => item.parent));
  const own = new Set(indicators.map((indicator) => indicator.item));
  const isMeasure = ({ id, overview, images }: Item): boolean =>
    !parents.has(id) || own.has(id) || (overview ?? images ?? "") !== "";
  return {
    passages: passages.map((passage) => ({ ...passage })),
    measures: items.filter(isMeasure).map((item) => ({
      item: item.id,
      code: item.code,
      measure: statedMeasure(snapshot, item),
    })),
  };
}

function statedMeasure({ plan, indicators }: StatedPlan, item: Item): StatedMeasure {
  const years = statedYears(plan);
  return {
    title: `${item.code} ${item.title}`.trim(),
    overview: item.overview ?? "",
    images: (item.images ?? "").split("\n").filter((line) => line.trim() !== ""),
    headings: [
      statedHeading("基準値", years.baseline),
      statedHeading("中間目標値", years.middle),
      statedHeading("目標値", years.target),
    ],
    indicators: indicators
      .filter((indicator) => indicator.item === item.id)
      .map((indicator) => statedIndicator(indicator, years)),
  };
}

interface StatedYears {
  /** null: the plan has no such column. */
  baseline: number | null;
  middle: number | null;
  target: number;
}

/**
 * 基準値 is that of the plan's baseline year, 目標値 that of the last indicator year; 中間目標値 that of the year in which the
 * first of the plan's periods ends, or of the middle year where it has one period only.
 */
function statedYears(plan: StatedPlan["plan"]): StatedYears {
  const [from, target] = plan.indicatorFiscalYears;
  const periods = plan.periods ?? [];
  const middle = (periods.length > 1 ? periods[0]?.to : undefined) ?? Math.floor((from + target) / 2);
  return { baseline: plan.baselineFiscalYear, middle: middle < target ? middle : null, target };
}

/** 「中間目標値」 over 「令和5（2023）年度」. */
function statedHeading(name: string, year: number | null): string {
  if (year === null) return name;
  return `${name}\n${fiscalYearLabel(year).replace(/年度$/u, `（${year}）年度`)}`;
}

function statedIndicator(indicator: Indicator, { baseline, middle, target }: StatedYears): StatedIndicator {
  const value = (series: Series, year: number | null) => {
    const values = series === "target" ? indicator.targets : indicator.actuals;
    return year === null ? undefined : values[String(year)];
  };
  const printed = (...found: ReturnType<typeof value>[]) =>
    printIndicatorValue(
      found.find((one) => one !== undefined),
      indicator.unit,
    ).slice(0, 100);
  return {
    kind: `${indicator.kind}${indicator.externalSurvey ? "※" : ""}`.slice(0, 50),
    name: indicator.name,
    baseline: printed(value("actual", baseline), value("target", baseline)),
    middle: printed(value("target", middle)),
    target: printed(value("target", target)),
  };
}

// ── two editions as rows ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * The rows of the 新旧対照表 from one edition to another: passages, then 施策, each in the order of the newer edition; what
 * went away stands where it stood. A row that only the newer edition has says null on the old side, and the other way round.
 *
 * A passage stands in its row with its heading as the first line, as the printed tables have it; headings without a text of
 * their own share the row of what follows them. Passages are known again by their id, else by their heading, else by
 * their text; 施策 by their item, else by their title.
 */
export function comparisonRows(from: EditionContent, to: EditionContent): ComparisonRow[] {
  const passages = matched(from.passages, to.passages, {
    names: [({ id }) => id, ({ title }) => plainTitle(title)],
    text: passageText,
  });
  const measures = matched(from.measures, to.measures, {
    names: [({ item }) => item, ({ measure }) => plainTitle(measure.title)],
  });
  return [...headed(passages).map(passageRow), ...measures.map(measureRow)];
}

/** Indicators of a 施策 side by side: by name, else by a name much like it. */
export function matchedIndicators(
  from: readonly StatedIndicator[],
  to: readonly StatedIndicator[],
): Match<StatedIndicator>[] {
  return matched(from, to, {
    names: [({ kind, name }) => `${kind}\n${name}`, ({ name }) => name],
    text: ({ name }) => name,
  });
}

function plainTitle(title: string): string {
  return title.normalize("NFKC").replaceAll(/\s/gu, "");
}

function passageText({ title, text }: Passage): string {
  return [title, text].filter((part) => part !== "").join("\n");
}

/** Passages of one row, from the top. */
type PassageGroup = Match<Passage>[];

/** Headings that stand alone on every side they have go with the deeper passage that follows on the same sides. */
function headed(passages: readonly Match<Passage>[]): PassageGroup[] {
  const groups: PassageGroup[] = [];
  for (const passage of passages) {
    const last = groups.at(-1);
    const above = last?.at(-1);
    if (last && above && isHeadingOf(above, passage)) last.push(passage);
    else groups.push([passage]);
  }
  return groups;
}

function isHeadingOf(above: Match<Passage>, below: Match<Passage>): boolean {
  const holds = (side: keyof Match<Passage>): boolean => {
    const [heading, passage] = [above[side], below[side]];
    if (!heading || !passage) return !heading && !passage;
    return heading.text.trim() === "" && heading.level < passage.level;
  };
  return holds("from") && holds("to");
}

function passageRow(group: PassageGroup): ComparisonRow {
  const side = (name: keyof Match<Passage>): string | null => {
    const passages = group.flatMap((match) => match[name] ?? []);
    return passages.length === 0 ? null : passages.map(passageText).join("\n");
  };
  const titles = group.map(({ from, to }) => (to ?? from)?.title ?? "");
  return {
    title: rowTitle(titles.filter((title) => title !== "").join("\n")),
    newText: side("to"),
    oldText: side("from"),
    underlines: [],
  };
}

function measureRow({ from, to }: Match<EditionMeasure>): ComparisonRow {
  return {
    title: rowTitle((to ?? from)?.measure.title ?? ""),
    newText: null,
    oldText: null,
    ...(to ? { newMeasure: to.measure } : {}),
    ...(from ? { oldMeasure: from.measure } : {}),
    underlines: [],
  };
}

/** As much as a row's title holds, without half a character. */
function rowTitle(title: string): string {
  return title.slice(0, 500).replace(/[\uD800-\uDBFF]$/u, "");
}
