/**
 * Members and meetings for 検索. They are few, so they are read through as they stand and need no index: at most one place for
 * each member and each meeting.
 */
import type { Database } from "better-sqlite3";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { meetingName } from "#shared/rules/meetingName.ts";
import { fold } from "#shared/text/fold.ts";
import { excerptAround } from "./excerpt.ts";
import type { Found } from "./search.ts";
import { all } from "./sql.ts";
import type { AgendaItemRow, MeetingRow, MemberRow } from "./tables.ts";

/** @param folded what is searched for, folded and not empty. */
export function findInCommittee(db: Database, folded: string): Found[] {
  return [...members(db, folded), ...meetings(db, folded)];
}

function members(db: Database, folded: string): Found[] {
  return all<MemberRow>(db, "select * from member order by position, id").flatMap((member) => {
    const text = [member.name, member.reading, member.affiliation].find(holds(folded));
    if (typeof text !== "string") return [];
    const place = `委員 ${member.name}`;
    return [{ place, ...excerptAround(text, folded), committee: { part: "member", id: member.id } }];
  });
}

function meetings(db: Database, folded: string): Found[] {
  const agendas = Map.groupBy(
    all<AgendaItemRow>(db, "select * from agenda_item order by position, id"),
    (line) => line.meeting_id,
  );
  const newestFirst = "select * from meeting order by date is null desc, date desc, position desc";
  return all<MeetingRow>(db, newestFirst).flatMap((meeting): Found[] => {
    const name = meetingName({ fiscalYear: meeting.fiscal_year, number: meeting.number });
    const year = { fiscalYear: meeting.evaluates };
    const place = (what: string) => `${name}の${what}（${fiscalYearLabel(meeting.evaluates)}の評価）`;
    const committee = { part: "meeting", id: meeting.id } as const;
    if (holds(folded)(name)) {
      return [{ place: place("会議"), ...excerptAround(name, folded), ...year, committee }];
    }
    if (meeting.place !== null && holds(folded)(meeting.place)) {
      return [{ place: place("場所"), ...excerptAround(meeting.place, folded), ...year, committee }];
    }
    const line = agendas.get(meeting.id)?.find(({ title }) => holds(folded)(title));
    if (line === undefined) return [];
    const found = { ...excerptAround(line.title, folded), ...year };
    return [{ place: place("次第"), ...found, committee: { part: "agenda", id: line.id } }];
  });
}

function holds(folded: string): (text: string | null) => boolean {
  return (text) => text !== null && fold(text).includes(folded);
}
