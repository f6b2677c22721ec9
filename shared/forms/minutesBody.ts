/** The order of a 会議録's body: the lines of the 次第, and under each what was said and decided. */
import type { Comment } from "#shared/domain/comment.ts";
import type { AgendaItem, Meeting } from "#shared/domain/committee.ts";
import { type Subject, subjectKey } from "#shared/domain/ids.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { numberedAgenda } from "#shared/rules/agendaNumbers.ts";
import { minutesOf } from "#shared/rules/minutesHeader.ts";

/** A line of the agenda with what belongs to it; without a line: what belongs to none. */
export interface MinutesPart {
  line?: AgendaItem;
  /** 0 at the top. */
  level: number;
  /** In the order of the minutes, each with the sheet that it belongs to under this line. */
  remarks: { comment: Comment; sheet?: Subject }[];
  decision?: string;
}

/**
 * Every line of the meeting's agenda in its order, numbered as its 次第. A remark stands under its own line; one without,
 * under the first line at which its sheet is discussed; the others under その他, the agenda's own or one at the end.
 */
export function minutesParts(
  snapshot: Pick<YearSnapshot, "comments" | "items">,
  meeting: Meeting,
): MinutesPart[] {
  const lines = flattened(
    meeting.agendaNumbering ? numberedAgenda(meeting.agenda, meeting.agendaNumbering) : meeting.agenda,
  );
  const decided = new Map(minutesOf(meeting).decisions.map((one) => [one.agendaItem, one.text]));
  const parts = new Map<string, MinutesPart>();
  for (const { line, level } of lines) {
    const decision = decided.get(line.id);
    parts.set(line.id, { line, level, remarks: [], ...(decision === undefined ? {} : { decision }) });
  }
  const onSheets = sheetLines(snapshot, lines);
  const own = [...parts.values()].findLast(({ line }) => line?.title.trim() === OTHERS);
  const others: MinutesPart = own ?? { level: 0, remarks: [] };
  for (const comment of snapshot.comments) {
    if (comment.meeting !== meeting.id) continue;
    const { subject } = comment;
    const discussed = subject && onSheets(subject);
    const part = parts.get(comment.agendaItem ?? discussed?.line ?? "") ?? others;
    const sheet = discussed?.sheet ?? subject;
    part.remarks.push(sheet ? { comment, sheet } : { comment });
  }
  return others !== own && others.remarks.length > 0 ? [...parts.values(), others] : [...parts.values()];
}

/** What a line for everything else is called. */
export const OTHERS = "その他";

interface Line {
  line: AgendaItem;
  level: number;
}

function flattened(lines: readonly AgendaItem[], level = 0): Line[] {
  return lines.flatMap((line) => [{ line, level }, ...flattened(line.children, level + 1)]);
}

/** Where a sheet, or the sheet that an item stands on, is first discussed: id of the line, and the sheet it names. */
function sheetLines(
  { items }: Pick<YearSnapshot, "items">,
  lines: readonly Line[],
): (subject: Subject) => { line: string; sheet: Subject } | undefined {
  const first = new Map<string, string>();
  for (const { line } of lines) {
    for (const subject of line.subjects ?? []) {
      const key = subjectKey(subject);
      if (!first.has(key)) first.set(key, line.id);
    }
  }
  const parents = new Map(items.map(({ id, parent }) => [id, parent]));
  return (subject) => {
    const { kind } = subject;
    for (let id: string | null | undefined = subject.id; id; id = kind === "item" ? parents.get(id) : null) {
      const line = first.get(subjectKey({ kind, id }));
      if (line !== undefined) return { line, sheet: { kind, id } };
    }
    return undefined;
  };
}
