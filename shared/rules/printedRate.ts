/**
 * 達成率 as it stands in a cell: computed by the plan's rule, or as a person typed it over. Real sheets mix formats
 * (「86%」 beside 「80.9%」), and what was printed once stays as it was printed.
 */
import type { AchievementRateRule, Indicator } from "#shared/domain/plan.ts";
import { achievementRate } from "#shared/rules/achievementRate.ts";

export interface PrintedRate {
  /** What the cell prints: 「80.9%」, 「—」 where no rate can exist, "" while a value is missing. */
  text: string;
  /** What the rule alone gives. */
  computed: string;
  /** A person typed over the computed rate: marked in the app, never on paper. */
  typedOver: boolean;
}

/** Rate of one indicator in one fiscal year, with its sign. */
export function printedRate(
  indicator: Pick<Indicator, "targets" | "actuals" | "direction" | "years">,
  fiscalYear: number,
  rule?: AchievementRateRule,
): PrintedRate {
  const rate = achievementRate(indicator, fiscalYear, rule);
  const computed = rate.kind === "rate" ? `${rate.text}%` : rate.text;
  const typed = indicator.years?.[String(fiscalYear)]?.printedRate;
  return { text: typed ?? computed, computed, typedOver: typed !== undefined };
}
