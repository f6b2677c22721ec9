/** What goes on into the next year, in one sentence. */
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { membersAt } from "#shared/rules/quorum.ts";

/**
 * 「施策18件、指標20件、プロジェクト3件、委員名簿（10名）。」 The list of members keeps those who have left; where it holds more
 * than those in office on the next year's first day, both are said: 「委員名簿（6名、うち令和2年4月1日に在任5名）」.
 */
export function carriedText(
  {
    items,
    indicators,
    projects,
    committee,
  }: Pick<YearSnapshot, "items" | "indicators" | "projects" | "committee">,
  next: number,
): string {
  const firstDay = `${next}-04-01`;
  const [listed, serving] = [committee.members.length, membersAt(committee, firstDay).length];
  const office = serving === listed ? "" : `、うち${dateLabel(firstDay)}に在任${serving}名`;
  const counts = [
    `施策${items.length}件`,
    `指標${indicators.length}件`,
    ...(projects.length > 0 ? [`プロジェクト${projects.length}件`] : []),
    `委員名簿（${listed}名${office}）`,
  ];
  return `${counts.join("、")}。`;
}
