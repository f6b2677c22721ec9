/** Which meeting is meant by `--meeting`. */
import { OperationError } from "#shared/contract/errors.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { meetingName } from "#shared/rules/meetingName.ts";

/** By id, or by its number (`1`, `第1回`); without a name the latest that evaluates the year. @throws OperationError */
export function meetingNamed({ meetings, fiscalYear }: YearSnapshot, name: string | undefined): Meeting {
  if (name === undefined) {
    const latest = meetings.at(-1);
    if (latest) return latest;
    throw new OperationError("not-found", {
      what: `${fiscalYearLabel(fiscalYear)}を評価する会議`,
      id: "最新の回",
    });
  }
  const number = Number(/^第?(\d+)回?$/u.exec(name.normalize("NFKC").trim())?.[1]);
  const found =
    meetings.find((meeting) => meeting.id === name) ??
    meetings.findLast((meeting) => meeting.number === number);
  if (found) return found;
  throw new OperationError("not-found", { what: `${fiscalYearLabel(fiscalYear)}を評価する会議`, id: name });
}

/** 「令和2年度第1回  2020-08-07 10:00  会議室  （r2-1）」 */
export function meetingLine(meeting: Meeting): string {
  const { id, date = "日程未定", startTime = "", place = "" } = meeting;
  const parts = [meetingName(meeting), `${date} ${startTime}`.trim(), place, `（${id}）`];
  return parts.filter((part) => part !== "").join("  ");
}
