/** What a meeting is called where its committee is known: 「令和2年度第1回」. */
import type { Meeting } from "#shared/domain/committee.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";

export function meetingName({ fiscalYear, number }: Pick<Meeting, "fiscalYear" | "number">): string {
  return `${fiscalYearLabel(fiscalYear)}第${number}回`;
}
