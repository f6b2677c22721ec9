/** Members of the committee. Their names are stored exactly as they were typed. */
import type { Database } from "better-sqlite3";
import type { Member } from "#shared/domain/committee.ts";
import { orNull, present, type Patched } from "./optional.ts";
import { all, one } from "./sql.ts";
import type { MemberRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

export function readMembers(db: Database): Member[] {
  return all<MemberRow>(db, "select * from member order by position, id").map(memberOf);
}

export function readMember(db: Database, id: string): Member | undefined {
  const row = one<MemberRow>(db, "select * from member where id = ?", id);
  return row && memberOf(row);
}

function memberOf(row: MemberRow): Member {
  const { id, name, reading, affiliation, role } = row;
  return {
    id,
    name,
    ...present({ reading, affiliation, role, termFrom: row.term_from, termTo: row.term_to }),
  };
}

/** The columns of the properties that are given; null and "" clear those that may be absent. */
export function memberColumns(member: Patched<Omit<Member, "id">>): Partial<MemberRow> {
  return {
    ...(member.name === undefined ? {} : { name: member.name }),
    ...(member.reading === undefined ? {} : { reading: orNull(member.reading) }),
    ...(member.affiliation === undefined ? {} : { affiliation: orNull(member.affiliation) }),
    ...(member.role === undefined ? {} : { role: orNull(member.role) }),
    ...(member.termFrom === undefined ? {} : { term_from: orNull(member.termFrom) }),
    ...(member.termTo === undefined ? {} : { term_to: orNull(member.termTo) }),
  };
}

export function insertMember(writer: Writer, member: Member, position: number): void {
  writer.insert("member", {
    id: member.id,
    position,
    name: member.name,
    reading: orNull(member.reading),
    affiliation: orNull(member.affiliation),
    role: orNull(member.role),
    term_from: orNull(member.termFrom),
    term_to: orNull(member.termTo),
  });
}
