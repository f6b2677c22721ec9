/** The committee, its members and its meetings. */
import { randomUUID } from "node:crypto";
import {
  insertMeeting,
  meetingColumns,
  readMeeting,
  removeMeeting,
  replaceAgenda,
  replaceHandouts,
} from "#db/meetings.ts";
import { insertMember, memberColumns, readMember } from "#db/members.ts";
import { nextPosition } from "#db/positions.ts";
import { all, one, type Database } from "#db/sql.ts";
import { saveEdit, type Handlers } from "#electron/backend/context.ts";
import { OperationError } from "#shared/contract/errors.ts";
import { AGENDA_DEPTH, type AgendaItem, type Handout, type Meeting } from "#shared/domain/committee.ts";
import { numberedAgenda } from "#shared/rules/agendaNumbers.ts";
import { numberedHandouts } from "#shared/rules/handoutNumbers.ts";
import { meetingName } from "./linePlaces.ts";
import { requirePapers } from "./papers.ts";
import { requirePlanYear } from "./years.ts";

function requireMember(db: Database, id: string): string {
  const member = readMember(db, id);
  if (!member) throw new OperationError("not-found", { what: "委員", id });
  return member.name;
}

function requireMeeting(db: Database, id: string): Meeting {
  const meeting = readMeeting(db, id);
  if (!meeting) throw new OperationError("not-found", { what: "会議", id });
  return meeting;
}

function agendaIds(agenda: readonly AgendaItem[], depth = 1): string[] {
  if (depth > AGENDA_DEPTH && agenda.length > 0) {
    throw new OperationError("invalid-input", { path: "meeting.agenda" });
  }
  return agenda.flatMap((line) => [line.id, ...agendaIds(line.children, depth + 1)]);
}

/** Ids of agenda lines and handouts are unique in the plan, not only in their meeting. */
function requireFreshParts(
  db: Database,
  meeting: string,
  parts: { agenda?: readonly AgendaItem[] | undefined; handouts?: readonly Handout[] | undefined },
): void {
  refuseTaken(db, "agenda_item", "議事", meeting, agendaIds(parts.agenda ?? []));
  refuseTaken(
    db,
    "handout",
    "配布資料",
    meeting,
    (parts.handouts ?? []).map((handout) => handout.id),
  );
}

function refuseTaken(
  db: Database,
  table: "agenda_item" | "handout",
  what: string,
  meeting: string,
  ids: readonly string[],
): void {
  const seen = new Set<string>();
  for (const id of ids) {
    const other = one(db, `select 1 from ${table} where id = ? and meeting_id <> ?`, id, meeting);
    if (seen.has(id) || other) throw new OperationError("duplicate", { what, id });
    seen.add(id);
  }
}

/** An agenda line under which something was said stays. */
function refuseLosingComments(db: Database, meeting: string, agenda: readonly AgendaItem[]): void {
  const kept = new Set(agendaIds(agenda));
  const used = all<{ id: string; title: string }>(
    db,
    "select id, title from agenda_item where meeting_id = ? and id in (select agenda_item_id from comment)",
    meeting,
  );
  const lost = used.find((line) => !kept.has(line.id));
  if (lost) throw new OperationError("in-use", { what: `議事「${lost.title}」` });
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

export const committeeHandlers = {
  "committee.rename"(context, { name }) {
    const { value: _, ...saved } = saveEdit(context, { label: "委員会の名称を変更" }, (tx) => {
      const before = one<{ committee_title: string }>(
        tx.db,
        "select committee_title from plan",
      )?.committee_title;
      if (before === name) return;
      tx.update("plan", "plan", { committee_title: name });
      tx.line({ label: "委員会の名称を変更", place: "", beforeText: before, afterText: name });
    });
    return saved;
  },

  "member.add"(context, { member }) {
    const { value: id, ...saved } = saveEdit(context, { label: "委員を追加" }, (tx) => {
      const id = randomUUID();
      insertMember(tx, { ...member, id }, nextPosition(tx.db, "member"));
      tx.line({ label: "委員を追加", place: "", afterText: member.name });
      return id;
    });
    return { ...saved, id };
  },

  "member.update"(context, { id, patch }) {
    const { value: _, ...saved } = saveEdit(context, { label: "委員を編集" }, (tx) => {
      const before = requireMember(tx.db, id);
      tx.update("member", id, memberColumns(patch));
      tx.line({ label: "委員を編集", place: "", beforeText: before, afterText: patch.name ?? before });
    });
    return saved;
  },

  "member.remove"(context, { id }) {
    const { value: _, ...saved } = saveEdit(context, { label: "委員を削除" }, (tx) => {
      const name = requireMember(tx.db, id);
      if (one(tx.db, "select 1 from comment where member_id = ?", id)) {
        throw new OperationError("in-use", { what: `${name}の意見` });
      }
      tx.remove("member", id);
      tx.line({ label: "委員を削除", place: "", beforeText: name });
    });
    return saved;
  },

  "meeting.add"(context, { meeting }) {
    const { value: id, ...saved } = saveEdit(context, { label: "会議を追加" }, (tx) => {
      requirePlanYear(tx.db, meeting.evaluates);
      const id = randomUUID();
      requireFreshParts(tx.db, id, meeting);
      requirePapers(tx.db, meeting);
      insertMeeting(tx, numbered({ ...meeting, id }), nextPosition(tx.db, "meeting"));
      tx.line({ label: "会議を追加", place: meetingName(meeting), fiscalYear: meeting.evaluates });
      return id;
    });
    return { ...saved, id };
  },

  "meeting.update"(context, { id, patch }) {
    const keys = Object.entries(patch).flatMap(([key, value]) => (value === undefined ? [] : [key]));
    // What was printed last is remembered for the next time; taking it back is nothing a person would ask for.
    const aside = keys.join() === "output";
    const label = aside ? "出力する文書の組を保存" : "会議を編集";
    const { value: _, ...saved } = saveEdit(context, { label, ...(aside ? { aside } : {}) }, (tx) => {
      const before = requireMeeting(tx.db, id);
      const { agenda = before.agenda, handouts = before.handouts, ...own } = patch;
      if (own.evaluates !== undefined) requirePlanYear(tx.db, own.evaluates);
      requireFreshParts(tx.db, id, patch);
      requirePapers(tx.db, { handouts: patch.handouts ?? [], output: patch.output ?? null });
      tx.update("meeting", id, meetingColumns(own));
      refuseLosingComments(tx.db, id, agenda);
      const parts = numbered({ ...requireMeeting(tx.db, id), agenda, handouts });
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
      if (one(tx.db, "select 1 from comment where meeting_id = ?", id)) {
        throw new OperationError("in-use", { what: `${meetingName(meeting)}の意見` });
      }
      removeMeeting(tx, id);
      tx.line({ label: "会議を削除", place: meetingName(meeting), fiscalYear: meeting.evaluates });
    });
    return saved;
  },
} satisfies Handlers;
