/** Single texts of a meeting's 会議録, which is kept as a whole. */
import type { Database } from "better-sqlite3";
import type { TextField } from "#shared/domain/field.ts";
import type { Minutes } from "#shared/domain/minutes.ts";
import { minutesOf } from "#shared/rules/minutesHeader.ts";
import { meetingOfPart, readMeeting } from "./meetings.ts";
import type { Writer } from "./writer.ts";

type HeaderField = Extract<TextField, { entity: "minutes" }>;

/** Label or text of a field of the header, "" when nothing is typed over it; undefined when there is no such field. */
export function readHeaderText(
  db: Database,
  { id, header, property }: Pick<HeaderField, "id" | "header" | "property">,
): string | undefined {
  const meeting = readMeeting(db, id);
  const field = meeting && minutesOf(meeting).header.find((one) => one.id === header);
  return field && (field[property] ?? "");
}

/** The field must exist. The header of a preset becomes the meeting's own with the first change. */
export function writeHeaderText(
  writer: Writer,
  { id, header, property }: Pick<HeaderField, "id" | "header" | "property">,
  text: string,
): void {
  change(writer, id, (minutes) => ({
    ...minutes,
    header: minutes.header.map((field) => {
      if (field.id !== header) return field;
      const { text: _old, ...rest } = field;
      if (property === "label") return { ...field, label: text };
      return text === "" ? rest : { ...rest, text };
    }),
  }));
}

/** What was decided under a line of the agenda, "" when nothing; undefined when there is no such line. */
export function readDecision(db: Database, agendaItem: string): string | undefined {
  const meeting = readMeeting(db, meetingOfPart(db, "agenda_item", agendaItem));
  if (!meeting) return undefined;
  return minutesOf(meeting).decisions.find((one) => one.agendaItem === agendaItem)?.text ?? "";
}

/** The line must exist; an empty text takes the decision away. */
export function writeDecision(writer: Writer, agendaItem: string, text: string): void {
  change(writer, meetingOfPart(writer.db, "agenda_item", agendaItem), ({ header: _derived, ...minutes }) => {
    const rest = minutes.decisions.filter((one) => one.agendaItem !== agendaItem);
    const known = minutes.decisions.findIndex((one) => one.agendaItem === agendaItem);
    const decisions =
      text === "" ? rest : rest.toSpliced(known < 0 ? rest.length : known, 0, { agendaItem, text });
    return { ...minutes, decisions };
  });
}

/** `work` gets the minutes with all that is not decided yet filled in; a header it leaves out stays as it is kept. */
function change(
  writer: Writer,
  meeting: string,
  work: (minutes: ReturnType<typeof minutesOf>) => Minutes,
): void {
  const known = readMeeting(writer.db, meeting);
  if (!known) return;
  const kept = known.minutes?.header ? { header: known.minutes.header } : {};
  writer.update("meeting", meeting, {
    minutes: JSON.stringify({ ...kept, ...work(minutesOf(known)) }),
  });
}
