/** What about a meeting's date and number a person should look at. */
import type { Meeting } from "#shared/domain/committee.ts";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { fiscalYearLabel, fiscalYearOf } from "#shared/rules/fiscalYear.ts";

/** The 開催年度 that the date lies in, when the meeting says another one. */
export function otherFiscalYear({
  date,
  fiscalYear,
}: Pick<Meeting, "date" | "fiscalYear">): number | undefined {
  if (date === undefined) return undefined;
  const held = fiscalYearOf(date);
  return held === fiscalYear ? undefined : held;
}

export function outsideYearText(meeting: Pick<Meeting, "date" | "fiscalYear">): string | undefined {
  const { date } = meeting;
  const other = otherFiscalYear(meeting);
  if (date === undefined || other === undefined) return undefined;
  return `開催日の${dateLabel(date)}は${fiscalYearLabel(other)}ですが、開催年度は${fiscalYearLabel(meeting.fiscalYear)}になっています。`;
}

/** A sentence when another known meeting of that 開催年度 has the number. */
export function takenNumber(
  meetings: readonly Meeting[],
  meeting: Pick<Meeting, "id" | "fiscalYear">,
  number: number,
): string | undefined {
  const taken = meetings.some(
    (one) => one.id !== meeting.id && one.fiscalYear === meeting.fiscalYear && one.number === number,
  );
  return taken ? `${fiscalYearLabel(meeting.fiscalYear)}の第${number}回は、すでにあります。` : undefined;
}
