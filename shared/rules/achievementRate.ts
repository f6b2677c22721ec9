/**
 * 達成率 = actual ÷ target, computed exactly and rounded only for printing, half up in decimal (85.75 → 85.8). Checked
 * against the printed rates of four municipalities; a cap and the decimals belong to the plan.
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
export const defaultRateRule: AchievementRateRule = { cap: null, decimals: 1 };

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
  const lower = indicator.direction === "down";
  const [upper, under] = lower ? [target.number, actual.number] : [actual.number, target.number];
  if (new Big(under).eq(0)) {
    return none("—", lower ? "実績値が0のため計算できません" : "目標値が0のため計算できません");
  }
  const percent = new ratio(upper).times(100).div(under);
  const capped = rule.cap !== null && percent.gt(rule.cap) ? new ratio(rule.cap) : percent;
  return {
    kind: "rate",
    percent,
    exactText: `${withSeparators(upper)}/${withSeparators(under)}`,
    text: roundHalfUp(capped, rule.decimals),
  };
}

/** Half up in decimal, keeping the decimals: 100 with one decimal is 「100.0」. Negative halves round away from zero. */
export function roundHalfUp(value: Big, decimals: number): string {
  return value.toFixed(decimals, Big.roundHalfUp);
}

function none(text: "—" | "", reason: string): AchievementRate {
  return { kind: "none", text, reason };
}
