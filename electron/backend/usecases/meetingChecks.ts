/** What a meeting refers to must be there, and what others refer to in it must stay. */
import { all, one, type Database } from "#db/sql.ts";
import { readMember } from "#db/members.ts";
import { planRow } from "#db/plan.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Even } from "#shared/contract/methods.ts";
import { AGENDA_DEPTH, type AgendaItem, type Meeting } from "#shared/domain/committee.ts";
import { fiscalYearLabel, fiscalYearOf } from "#shared/rules/fiscalYear.ts";
import { requirePapers } from "./papers.ts";
import { requireSubject } from "./setField.ts";
import { requirePlanYear } from "./years.ts";

/** Every line of a 次第, at any depth. */
function agendaLines(agenda: readonly AgendaItem[]): AgendaItem[] {
  return agenda.flatMap((line) => [line, ...agendaLines(line.children)]);
}

/** Throws `duplicate` for a number that its 開催年度 already has. */
export function refuseTakenNumber(db: Database, { id, fiscalYear, number }: Meeting): void {
  const other = one(
    db,
    "select 1 from meeting where fiscal_year = ? and number = ? and id <> ?",
    fiscalYear,
    number,
    id,
  );
  if (!other) return;
  throw new OperationError("duplicate", {
    what: `${fiscalYearLabel(fiscalYear)}の会議`,
    id: `第${number}回`,
  });
}

/** Throws `meeting-before-plan` for a day before the plan begins, unless the person wants it so. */
export function refuseDayBeforePlan(db: Database, date: string, even: readonly Even[]): void {
  const year = planRow(db).first_fiscal_year;
  if (fiscalYearOf(date) >= year || even.includes("meeting-before-plan")) return;
  throw new OperationError("meeting-before-plan", { date, year });
}

/** Throws `invalid-input` for a 次第 that is too deep. */
function refuseDepth(agenda: readonly AgendaItem[], depth = 1): void {
  if (depth > AGENDA_DEPTH && agenda.length > 0) {
    throw new OperationError("invalid-input", { path: "meeting.agenda" });
  }
  for (const line of agenda) refuseDepth(line.children, depth + 1);
}

/** Throws `duplicate` for the first id that stands twice. */
function refuseTwice(what: string, ids: readonly string[]): void {
  const twin = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twin !== undefined) throw new OperationError("duplicate", { what, id: twin });
}

/** Ids of agenda lines and handouts are unique in the plan, not only in their meeting. */
function refuseTaken(
  db: Database,
  table: "agenda_item" | "handout",
  what: string,
  meeting: string,
  ids: readonly string[],
): void {
  refuseTwice(what, ids);
  const taken = ids.find((id) =>
    one(db, `select 1 from ${table} where id = ? and meeting_id <> ?`, id, meeting),
  );
  if (taken !== undefined) throw new OperationError("duplicate", { what, id: taken });
}

/**
 * Checks the given parts of a meeting. Throws `duplicate` for ids that are taken, `not-found` for sheets, papers and members
 * that do not exist, `year-outside-plan`, and `invalid-input` for a 次第 that is too deep.
 */
export function requireParts(
  db: Database,
  meeting: string,
  parts: { [K in keyof Omit<Meeting, "id">]?: Meeting[K] | null | undefined },
): void {
  if (parts.evaluates !== undefined && parts.evaluates !== null) requirePlanYear(db, parts.evaluates);
  const agenda = parts.agenda ?? [];
  refuseDepth(agenda);
  const lines = agendaLines(agenda);
  refuseTaken(
    db,
    "agenda_item",
    "議事",
    meeting,
    lines.map((line) => line.id),
  );
  for (const subject of lines.flatMap((line) => line.subjects ?? [])) requireSubject(db, subject);
  const handouts = parts.handouts ?? [];
  refuseTaken(
    db,
    "handout",
    "配布資料",
    meeting,
    handouts.map((handout) => handout.id),
  );
  requirePapers(db, { handouts, output: parts.output ?? null });
  const attendance = (parts.attendance ?? []).map((entry) => entry.member);
  refuseTwice("出欠", attendance);
  for (const id of attendance) {
    if (!readMember(db, id)) throw new OperationError("not-found", { what: "委員", id });
  }
  refuseTwice(
    "出席職員",
    (parts.staff ?? []).map((one) => one.id),
  );
  refuseTwice(
    "会議録の項目",
    (parts.minutes?.header ?? []).map((one) => one.id),
  );
}

/** A meeting's decisions stand under lines of its own 次第, one under each. Throws `not-found` or `duplicate`. */
export function requireDecisionLines({ agenda, minutes }: Pick<Meeting, "agenda" | "minutes">): void {
  const decided = (minutes?.decisions ?? []).map((one) => one.agendaItem);
  refuseTwice("決定事項", decided);
  const lines = new Set(agendaLines(agenda).map((line) => line.id));
  const lost = decided.find((id) => !lines.has(id));
  if (lost !== undefined) throw new OperationError("not-found", { what: "議事", id: lost });
}

/** An agenda line under which something was said or decided stays. Throws `in-use`. */
export function refuseLosingLines(
  db: Database,
  before: Meeting,
  agenda: readonly AgendaItem[],
  minutes: Meeting["minutes"],
): void {
  const kept = new Set(agendaLines(agenda).map((line) => line.id));
  const said = all<{ id: string }>(
    db,
    "select id from agenda_item where meeting_id = ? and id in (select agenda_item_id from comment)",
    before.id,
  ).map((row) => row.id);
  const decided = (minutes?.decisions ?? []).map((one) => one.agendaItem);
  const used = new Set([...said, ...decided]);
  const lost = agendaLines(before.agenda).find((line) => used.has(line.id) && !kept.has(line.id));
  if (lost) throw new OperationError("in-use", { what: `議事「${lost.title}」` });
}
