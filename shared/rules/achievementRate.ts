/**
 * 達成率 = actual ÷ target, computed exactly and rounded only for printing, half up in decimal (85.75 → 85.8). Checked
 * against the printed rates of four municipalities; a cap, the decimals, and the formula for indicators that are to fall
 * belong to the plan.
 */
import Big from "big.js";
import type { AchievementRateRule, Indicator } from "#shared/domain/plan.ts";
import { withSeparators } from "#shared/rules/indicatorValue.ts";

// Enough digits that a quotient compares exactly with any threshold people write (whole or one-decimal percents).
const ratio = Big();
ratio.DP = 40;

export type AchievementRate =
  | {
      kind: "rate";
      /** Percent, exact to 40 decimals and not capped: thresholds are compared with this. */
      percent: Big;
      /** How it came about: 「361/367」. */
      exactText: string;
      /** As printed, capped and rounded by the plan's rule, without the sign: 「98.4」. */
      text: string;
    }
  | {
      kind: "none";
      /** As printed: — when no rate can ever exist, blank when a value is still missing. */
      text: "—" | "";
      /** Why, in Japanese. */
      reason: string;
    };

/** Used where the plan says nothing else: not capped, one decimal. */
const defaultRateRule: AchievementRateRule = { cap: null, decimals: 1 };

/** Rate of one indicator in one fiscal year. */
export function achievementRate(
  indicator: Pick<Indicator, "targets" | "actuals" | "direction">,
  fiscalYear: number,
  rule: AchievementRateRule = defaultRateRule,
): AchievementRate {
  const target = indicator.targets[String(fiscalYear)];
  const actual = indicator.actuals[String(fiscalYear)];
  if (target?.kind === "dash" || actual?.kind === "dash") return none("—", "値を置かない年度です");
  if (target?.kind === "reason") return none("—", target.reason);
  if (actual?.kind === "reason") return none("—", actual.reason);
  if (!target) return none("", "目標値が未記入です");
  if (!actual) return none("", "実績値が未記入です");
  const { over, under, text, what } = quotient(
    target.number,
    actual.number,
    indicator.direction === "down" ? (rule.decrease ?? "target-over-actual") : "increase",
  );
  if (under.eq(0)) return none("—", `${what}が0のため計算できません`);
  if (under.lt(0)) return none("—", `${what}が負の数のため計算できません`);
  const percent = over.times(100).div(under);
  const capped = rule.cap !== null && percent.gt(rule.cap) ? new ratio(rule.cap) : percent;
  return { kind: "rate", percent, exactText: text, text: roundHalfUp(capped, rule.decimals) };
}

/**
 * Numerator and denominator of a rate, and how they are written. Of an indicator that is to fall, t ÷ a knows no rate
 * for a = 0, (2t − a) ÷ t none for t = 0. A negative denominator would turn better into worse.
 */
function quotient(
  target: string,
  actual: string,
  formula: NonNullable<AchievementRateRule["decrease"]> | "increase",
): { over: Big; under: Big; text: string; what: "目標値" | "実績値" } {
  const [t, a] = [withSeparators(target), withSeparators(actual)];
  switch (formula) {
    case "increase":
      return { over: new ratio(actual), under: new ratio(target), text: `${a}/${t}`, what: "目標値" };
    case "target-over-actual":
      return { over: new ratio(target), under: new ratio(actual), text: `${t}/${a}`, what: "実績値" };
    case "mirrored":
      return {
        over: new ratio(target).times(2).minus(actual),
        under: new ratio(target),
        text: `(2×${t}－${a})/${t}`,
        what: "目標値",
      };
  }
}

/** Half up in decimal, keeping the decimals: 100 with one decimal is 「100.0」. Negative halves round away from zero. */
export function roundHalfUp(value: Big, decimals: number): string {
  return value.toFixed(decimals, Big.roundHalfUp);
}

function none(text: "—" | "", reason: string): AchievementRate {
  return { kind: "none", text, reason };
}
