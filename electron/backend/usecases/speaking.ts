/** Who may have spoken at a meeting: a member who is noted as absent, or whose term does not cover the day, is asked about. */
import { readMember } from "#db/members.ts";
import type { Database } from "#db/sql.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Even } from "#shared/contract/methods.ts";
import type { Meeting, Member } from "#shared/domain/committee.ts";

/** True when the day lies outside the term; a term without a first or last day is open on that side. */
function isOutsideTerm({ termFrom, termTo }: Member, date: string): boolean {
  return (termFrom !== undefined && date < termFrom) || (termTo !== undefined && date > termTo);
}

/**
 * Throws `not-found` for a member who does not exist, `absent-speaker` or `term-ended` for one who is said to have spoken
 * and cannot have, unless the person wants it `even` so (written opinions, a former member who explains).
 */
export function refuseSpeaker(db: Database, meeting: Meeting, id: string, even: readonly Even[]): void {
  const member = readMember(db, id);
  if (!member) throw new OperationError("not-found", { what: "委員", id });
  const isAbsent = meeting.attendance?.some((one) => one.member === id && one.status === "absent") ?? false;
  if (isAbsent && !even.includes("absent-speaker")) {
    throw new OperationError("absent-speaker", { member: member.name });
  }
  const { date } = meeting;
  if (date !== undefined && isOutsideTerm(member, date) && !even.includes("term-ended")) {
    throw new OperationError("term-ended", { member: member.name, date });
  }
}
