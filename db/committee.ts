/** The committee: its own settings, which lie on the plan's row, and its members. */
import type { Database } from "better-sqlite3";
import type { Committee, CommitteePatch, Deadline, Quorum } from "#shared/domain/committee.ts";
import { deadlineList } from "#shared/rules/deadlines.ts";
import { readMeetings } from "./meetings.ts";
import { readMembers } from "./members.ts";
import { jsonOrNull, parsed, present } from "./optional.ts";
import { planRow } from "./plan.ts";
import type { PlanRow } from "./tables.ts";
import type { Writer } from "./writer.ts";

export function readCommittee(db: Database): Committee {
  const row = planRow(db);
  return {
    name: row.committee_title,
    members: readMembers(db),
    ...present({
      quorum: parsed<Quorum>(row.quorum),
      deadlines: parsed<Deadline[]>(row.deadlines),
      dispositions: parsed<string[]>(row.dispositions),
    }),
  };
}

/** The columns of the settings that are given; null goes back to the standard ones. */
function committeeColumns(patch: CommitteePatch): Partial<PlanRow> {
  return {
    ...(patch.quorum === undefined ? {} : { quorum: jsonOrNull(patch.quorum) }),
    ...(patch.deadlines === undefined ? {} : { deadlines: jsonOrNull(patch.deadlines) }),
    ...(patch.dispositions === undefined ? {} : { dispositions: jsonOrNull(patch.dispositions) }),
  };
}

/** Changes the settings. What a meeting has kept of a deadline that is no more is forgotten with it. */
export function writeCommittee(writer: Writer, patch: CommitteePatch): void {
  writer.update("plan", "plan", committeeColumns(patch));
  const known = new Set(deadlineList(readCommittee(writer.db)).map((deadline) => deadline.id));
  for (const { id, deadlinesDone = [] } of readMeetings(writer.db)) {
    const kept = deadlinesDone.filter((done) => known.has(done));
    if (kept.length < deadlinesDone.length)
      writer.update("meeting", id, { deadlines_done: jsonOrNull(kept) });
  }
}
