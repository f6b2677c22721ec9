/** 採択 of the committee's evaluations, and the grades that members gave before the meeting. */
import { readEvaluation, writeAdopted } from "#db/evaluations.ts";
import { readMeeting } from "#db/meetings.ts";
import { readMember } from "#db/members.ts";
import { placeOf } from "#db/places.ts";
import { planRow } from "#db/plan.ts";
import { readPriorRating, writePriorRating } from "#db/priorRatings.ts";
import { readPlanFile, saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { PriorRating } from "#shared/domain/evaluation.ts";
import { dateLabel } from "#shared/rules/dateLabel.ts";
import { meetingName } from "./linePlaces.ts";
import { requireGrade, requireSubject } from "./setField.ts";
import { requirePlanYear } from "./years.ts";

function priorText(prior: PriorRating | undefined): string | undefined {
  const parts = [prior?.rating, prior?.note].filter((part) => part !== undefined && part !== "");
  return parts.length === 0 ? undefined : parts.join("　");
}

export const adoptionHandlers = {
  "evaluation.adopt"(context, { subject, fiscalYear, adopted }) {
    const field = readPlanFile(context, (plan) => `${planRow(plan.db).committee_name}の評価`);
    const label = adopted ? `${field}を採択` : `${field}の採択を取り消し`;
    const { value: _, ...saved } = saveEdit(context, { label }, (tx) => {
      requireSubject(tx.db, subject);
      requirePlanYear(tx.db, fiscalYear);
      const before = readEvaluation(tx.db, subject, fiscalYear);
      const place = placeOf(tx.db, subject, fiscalYear);
      if (!adopted) {
        if (!before?.adopted) return;
        writeAdopted(tx, subject, fiscalYear, null);
        tx.line({ label, place, subject, fiscalYear, beforeText: before.adopted.text });
        return;
      }
      const meeting = readMeeting(tx.db, adopted.meeting);
      if (!meeting) throw new OperationError("not-found", { what: "会議", id: adopted.meeting });
      const text = before?.committeeEvaluation;
      if (text === undefined) throw new OperationError("nothing-to-adopt");
      const same = JSON.stringify(before?.adopted) === JSON.stringify({ ...adopted, text });
      if (same) return;
      writeAdopted(tx, subject, fiscalYear, { ...adopted, text });
      const when = `${meetingName(meeting)}（${dateLabel(adopted.date)}）`;
      tx.line({ label, place: `${place} ${when}`, subject, fiscalYear, afterText: text });
    });
    return saved;
  },

  "priorRating.set"(context, { prior }) {
    const label = "事前評価を記入";
    const { value: _, ...saved } = saveEdit(context, { label }, (tx) => {
      const { subject, fiscalYear } = prior;
      requireSubject(tx.db, subject);
      requirePlanYear(tx.db, fiscalYear);
      const member = readMember(tx.db, prior.member);
      if (!member) throw new OperationError("not-found", { what: "委員", id: prior.member });
      requireGrade(tx.db, prior.rating ?? "", fiscalYear);
      const [beforeText, afterText] = [priorText(readPriorRating(tx.db, prior)), priorText(prior)];
      writePriorRating(tx, prior);
      const place = `${placeOf(tx.db, subject, fiscalYear)} ${member.name}`;
      tx.line({ label, place, subject, fiscalYear, beforeText, afterText });
    });
    return saved;
  },
} satisfies Handlers;
