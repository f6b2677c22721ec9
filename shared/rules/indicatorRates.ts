/**
 * 指標の達成率 of every indicator in every year, for a table that is read as a picture. The four kinds of nothing stay apart:
 * not yet (blank), none by design (—), none with a reason, and zero, which is a value like any other.
 */
import type { Indicator } from "#shared/domain/plan.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { achievementRate } from "#shared/rules/achievementRate.ts";
import { printedRate } from "#shared/rules/printedRate.ts";

/** Where a rate stands: 100 % or more, 80 % or more, below. */
export type RateLevel = "reached" | "near" | "missed";

export type RateCell =
  /** The year of 計画策定時, from which the others are counted. */
  | { kind: "baseline" }
  /** As printed, without the sign; typed over by a person where it was. */
  | { kind: "rate"; text: string; level: RateLevel; worked: string }
  /** Not written yet: which of the two. */
  | { kind: "blank"; missing: "target" | "actual" | "both" }
  /** None by design. */
  | { kind: "dash" }
  /** None, and why; `impossible`: both are there and no rate can be computed (a target of 0). */
  | { kind: "reason"; reason: string; impossible: boolean };

export interface RateRow {
  indicator: Indicator;
  /** Code and title of its item. */
  item: { code: string; title: string };
  /** One for each of {@link rateYears}. */
  cells: RateCell[];
}

/** From this on a rate counts as near; 100 is reached. */
export const NEAR = 80;

/** The year of 計画策定時, when there is one, and the years of the indicator columns, ascending. */
export function rateYears({ plan }: Pick<YearSnapshot, "plan">): number[] {
  const [from, to] = plan.indicatorFiscalYears;
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return plan.baselineFiscalYear === null ? years : [plan.baselineFiscalYear, ...years];
}

/** One row for each indicator of the year, in the plan's order of items. */
export function indicatorRates(snapshot: Pick<YearSnapshot, "plan" | "items" | "indicators">): RateRow[] {
  const years = rateYears(snapshot);
  const place = new Map(snapshot.items.map((item, index) => [item.id, { item, index }]));
  return snapshot.indicators
    .flatMap((indicator) => {
      const at = place.get(indicator.item);
      return at ? [{ indicator, at }] : [];
    })
    .toSorted((a, b) => a.at.index - b.at.index)
    .map(({ indicator, at: { item } }) => ({
      indicator,
      item: { code: item.code, title: item.title },
      cells: years.map((year) => rateCell(snapshot, indicator, year)),
    }));
}

function rateCell({ plan }: Pick<YearSnapshot, "plan">, indicator: Indicator, fiscalYear: number): RateCell {
  if (fiscalYear === plan.baselineFiscalYear) return { kind: "baseline" };
  const target = indicator.targets[String(fiscalYear)];
  const actual = indicator.actuals[String(fiscalYear)];
  if (target?.kind === "reason") return { kind: "reason", reason: target.reason, impossible: false };
  if (actual?.kind === "reason") return { kind: "reason", reason: actual.reason, impossible: false };
  if (target?.kind === "dash" || actual?.kind === "dash") return { kind: "dash" };
  if (!target || !actual) return { kind: "blank", missing: target ? "actual" : actual ? "target" : "both" };
  const rate = achievementRate(indicator, fiscalYear, plan.achievementRate);
  if (rate.kind === "none") return { kind: "reason", reason: rate.reason, impossible: true };
  const { text, typedOver } = printedRate(indicator, fiscalYear, plan.achievementRate);
  return {
    kind: "rate",
    // The exact rate decides the level: 99.96 prints as 100.0 and has not reached its target.
    level: rate.percent.gte(100) ? "reached" : rate.percent.gte(NEAR) ? "near" : "missed",
    text: (typedOver ? text : rate.text).replace(/[%％]$/u, ""),
    worked: rate.exactText,
  };
}
