/**
 * axe in a page. It runs within the page alone: its usual way adds up in a second page what the frames say, and carries every
 * node that passed over to it, which takes five times as long; the window has no frames.
 */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** WCAG 2.2 A and AA, by axe's tags. */
export const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export type Violation = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"][number];

/** What axe finds wrong in a page as it stands: by the rules of these tags, or by every rule it has. */
export async function violationsIn(
  page: Page,
  { tags, disabled = [] }: { tags?: string[]; disabled?: string[] } = {},
): Promise<Violation[]> {
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .disableRules(disabled)
    .setLegacyMode();
  if (tags) axe.withTags(tags);
  return (await axe.analyze()).violations;
}
