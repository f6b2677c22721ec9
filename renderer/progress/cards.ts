/** Which pictures of the year the first screen has. */
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { gradeCounts } from "#shared/rules/gradeCounts.ts";

/**
 * A card that is still empty says how it is filled; a plan of ロードマップ has neither grades nor indicators by design, so
 * there it is left out until something stands in it.
 */
export function progressCards(snapshot: YearSnapshot): { hasGrades: boolean; hasRates: boolean } {
  const byDesign = snapshot.plan.form !== "roadmap";
  return {
    hasGrades: byDesign || gradeCounts(snapshot).length > 0,
    hasRates: byDesign || snapshot.indicators.length > 0,
  };
}
