/** The committee's meetings. */
import { randomUUID } from "node:crypto";
import {
  insertMeeting,
  meetingColumns,
  readMeeting,
  readMeetings,
  removeMeeting,
  replaceAgenda,
  replaceHandouts,
} from "#db/meetings.ts";
import { readItems } from "#db/items.ts";
import { nextPosition } from "#db/positions.ts";
import { readProject } from "#db/projects.ts";
import type { Database } from "#db/sql.ts";
import { saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import type { Subject } from "#shared/domain/ids.ts";
import { numberedAgenda } from "#shared/rules/agendaNumbers.ts";
import { numberedHandouts } from "#shared/rules/handoutNumbers.ts";
import { itemsOfYear } from "#shared/rules/itemLife.ts";
import { nextMeeting } from "#shared/rules/nextMeeting.ts";
import { meetingName } from "./linePlaces.ts";
import {
  refuseDayBeforePlan,
  refuseLosingLines,
  refuseTakenNumber,
  requireDecisionLines,
  requireParts,
} from "./meetingChecks.ts";
import { usesOfMeeting } from "./uses.ts";
import { requirePlanYear } from "./years.ts";

function requireMeeting(db: Database, id: string): Meeting {
  const meeting = readMeeting(db, id);
  if (!meeting) throw new OperationError("not-found", { what: "会議", id });
  return meeting;
}

/** Where a meeting numbers its lines or its handouts itself, their numbers follow from their order. */
function numbered(meeting: Meeting): Meeting {
  const { agenda, agendaNumbering, handouts, handoutNumbering } = meeting;
  return {
    ...meeting,
    agenda: agendaNumbering ? numberedAgenda(agenda, agendaNumbering) : agenda,
    handouts: handoutNumbering ? numberedHandouts(handouts, handoutNumbering) : handouts,
  };
}

/** Whether a sheet is one of a year's. */
function sheetsIn(db: Database, fiscalYear: number): (subject: Subject) => boolean {
  const items = new Set(itemsOfYear(readItems(db), fiscalYear).items.map((item) => item.id));
  return ({ kind, id }) => (kind === "item" ? items.has(id) : readProject(db, id) !== undefined);
}

/** What an edit of one part of a meeting is called; of others, or of several, 会議を編集. */
const labels: Readonly<Record<string, string>> = {
  output: "出力する文書の組を保存",
  attendance: "委員の出欠を記録",
  staff: "出席職員を編集",
  observers: "傍聴者数を記録",
  deadlinesDone: "期日の済みの印を変更",
  minutes: "会議録を編集",
};

export const meetingHandlers = {
  "meeting.add"(context, { meeting, even = [] }) {
    const { value: id, ...saved } = saveEdit(context, { label: "会議を追加" }, (tx) => {
      const added: Meeting = { ...meeting, id: randomUUID() };
      requireParts(tx.db, added.id, meeting);
      requireDecisionLines(added);
      refuseTakenNumber(tx.db, added);
      if (added.date !== undefined) refuseDayBeforePlan(tx.db, added.date, even);
      insertMeeting(tx, numbered(added), nextPosition(tx.db, "meeting"));
      tx.line({ label: "会議を追加", place: meetingName(added), fiscalYear: added.evaluates });
      return added.id;
    });
    return { ...saved, id };
  },

  "meeting.addNext"(context, { evaluates, fiscalYear = evaluates + 1 }) {
    const label = "次の会議を追加";
    const { value: id, ...saved } = saveEdit(context, { label }, (tx) => {
      requirePlanYear(tx.db, evaluates);
      const id = randomUUID();
      const added = nextMeeting(readMeetings(tx.db), {
        id,
        fiscalYear,
        evaluates,
        exists: sheetsIn(tx.db, evaluates),
        newId: randomUUID,
      });
      insertMeeting(tx, numbered(added), nextPosition(tx.db, "meeting"));
      tx.line({ label, place: meetingName(added), fiscalYear: evaluates });
      return id;
    });
    return { ...saved, id };
  },

  "meeting.update"(context, { id, patch, even = [] }) {
    const keys = Object.entries(patch).flatMap(([key, value]) => (value === undefined ? [] : [key]));
    // What was printed last is remembered for the next time; taking it back is nothing a person would ask for.
    const aside = keys.join() === "output";
    const label = labels[keys.join()] ?? "会議を編集";
    const { value: _, ...saved } = saveEdit(context, { label, ...(aside ? { aside } : {}) }, (tx) => {
      const before = requireMeeting(tx.db, id);
      const { agenda = before.agenda, handouts = before.handouts, ...own } = patch;
      requireParts(tx.db, id, patch);
      tx.update("meeting", id, meetingColumns(own));
      const changed = requireMeeting(tx.db, id);
      const { fiscalYear, number, date } = changed;
      if (fiscalYear !== before.fiscalYear || number !== before.number) refuseTakenNumber(tx.db, changed);
      if (date !== undefined && date !== before.date) refuseDayBeforePlan(tx.db, date, even);
      refuseLosingLines(tx.db, before, agenda, changed.minutes);
      requireDecisionLines({ agenda, minutes: changed.minutes });
      const parts = numbered({ ...changed, agenda, handouts });
      replaceAgenda(tx, id, parts.agenda);
      if (JSON.stringify(parts.handouts) !== JSON.stringify(before.handouts)) {
        replaceHandouts(tx, id, parts.handouts);
      }
      const after = requireMeeting(tx.db, id);
      tx.line({ label, place: meetingName(after), fiscalYear: after.evaluates });
    });
    return saved;
  },

  "meeting.remove"(context, { id }) {
    const { value: _, ...saved } = saveEdit(context, { label: "会議を削除" }, (tx) => {
      const meeting = requireMeeting(tx.db, id);
      const use = usesOfMeeting(tx.db, id);
      if (use !== undefined) throw new OperationError("in-use", { what: `${meetingName(meeting)}の${use}` });
      removeMeeting(tx, id);
      tx.line({ label: "会議を削除", place: meetingName(meeting), fiscalYear: meeting.evaluates });
    });
    return saved;
  },
} satisfies Handlers;
