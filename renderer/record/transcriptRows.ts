/** The pieces of a transcript while a person goes through them: who, what kind, where, and which are taken in. */
import type { CommentKind, NewComment } from "#shared/domain/comment.ts";
import type { Meeting, Member } from "#shared/domain/committee.ts";
import { parseTranscript, secondsOfDay, type TranscriptHints } from "#shared/rules/transcript.ts";
import { guessKinds, proposals } from "#shared/rules/transcriptProposals.ts";
import { likelyQuestion } from "./kinds.ts";
import type { RecordPlace } from "./places.ts";
import { SECRETARIAT, type SpeakerRef } from "./speakers.ts";

export interface TranscriptRow {
  key: number;
  /** As the tool calls the speaker. */
  label: string | undefined;
  /** After midnight; absent where no time is written. */
  seconds: number | undefined;
  text: string;
  speaker: SpeakerRef | undefined;
  kind: CommentKind;
  /** A person chose the kind: it is not guessed again. */
  kindChosen: boolean;
  place: string | undefined;
  /** Is not taken in. */
  skip: boolean;
}

/** From one row to another, both included. */
export interface RowRange {
  from: number;
  to: number;
}

/** What in a transcript of this meeting begins a piece. */
function hintsFor(
  members: readonly Member[],
  meeting: Pick<Meeting, "staff">,
  places: readonly RecordPlace[],
): TranscriptHints {
  const people = members.flatMap(({ name, role = "" }) => [name, name.split(/[\s　]/u)[0] ?? "", role]);
  const staff = (meeting.staff ?? []).flatMap(({ post, name }) => [post, name]);
  return {
    names: [...people, ...staff, SECRETARIAT],
    headings: places.flatMap(({ number, title }) => [`${number}${title}`, title]),
  };
}

/** @param here key of the place to begin at, until the text names one */
export function transcriptRows(
  text: string,
  members: readonly Member[],
  meeting: Pick<Meeting, "staff" | "startTime">,
  places: readonly RecordPlace[],
  here: string | undefined,
): TranscriptRow[] {
  const pieces = parseTranscript(text, hintsFor(members, meeting, places));
  const seconds = secondsOfDay(pieces, meeting.startTime);
  const proposed = proposals(pieces, members, places);
  return pieces.map(({ label, text }, index) => ({
    key: index,
    label,
    seconds: seconds[index],
    text,
    speaker: proposed[index]?.speaker,
    kind: proposed[index]?.kind ?? "opinion",
    kindChosen: false,
    place: proposed[index]?.place ?? here,
    skip: proposed[index]?.skip ?? false,
  }));
}

/** Kinds that nobody chose follow from who speaks. */
function guessedAgain(rows: readonly TranscriptRow[]): TranscriptRow[] {
  const kinds = guessKinds(
    rows.map(({ text, speaker }) => ({ text, outsider: speaker !== undefined && "speaker" in speaker })),
  );
  return rows.map((row, index) => (row.kindChosen ? row : { ...row, kind: kinds[index] ?? row.kind }));
}

export function withSpeakerOfLabel(
  rows: readonly TranscriptRow[],
  label: string | undefined,
  speaker: SpeakerRef,
): TranscriptRow[] {
  return guessedAgain(rows.map((row) => (row.label === label ? { ...row, speaker } : row)));
}

export function changed(
  rows: readonly TranscriptRow[],
  { from, to }: RowRange,
  change: Partial<Pick<TranscriptRow, "speaker" | "kind" | "place" | "skip">>,
): TranscriptRow[] {
  const next = rows.map((row, index) =>
    index < from || index > to
      ? row
      : { ...row, ...change, kindChosen: row.kindChosen || change.kind !== undefined },
  );
  return change.speaker === undefined ? next : guessedAgain(next);
}

/** The rows of the range as one, said by whoever said the first; a single row joins the one above it. */
export function joined(
  rows: readonly TranscriptRow[],
  range: RowRange,
): { rows: TranscriptRow[]; at: number } {
  const from = range.from === range.to ? Math.max(0, range.from - 1) : range.from;
  const parts = rows.slice(from, range.to + 1);
  const [first] = parts;
  if (!first || parts.length < 2) return { rows: [...rows], at: range.from };
  const one = { ...first, text: parts.map(({ text }) => text).join("\n"), skip: false };
  return { rows: [...rows.slice(0, from), one, ...rows.slice(range.to + 1)], at: from };
}

/** Labels in the order they appear, each with how often and who speaks under it; mixed ones have no one. */
export function labelsOf(
  rows: readonly TranscriptRow[],
): { label: string | undefined; count: number; speaker: SpeakerRef | undefined }[] {
  const labels = new Map<
    string | undefined,
    { count: number; speakers: Map<string, SpeakerRef | undefined> }
  >();
  for (const { label, speaker, skip } of rows) {
    if (skip) continue;
    const entry = labels.get(label) ?? { count: 0, speakers: new Map() };
    entry.count += 1;
    entry.speakers.set(JSON.stringify(speaker ?? null), speaker);
    labels.set(label, entry);
  }
  return [...labels].map(([label, { count, speakers }]) => ({
    label,
    count,
    speaker: speakers.size === 1 ? [...speakers.values()][0] : undefined,
  }));
}

/** What is recorded: rows that are taken in, all of which have a speaker. */
export function commentsOf(
  rows: readonly TranscriptRow[],
  meeting: Pick<Meeting, "id" | "date">,
  places: readonly RecordPlace[],
): NewComment[] {
  return rows.flatMap(({ skip, speaker, kind, text, place, seconds }): NewComment[] => {
    if (skip || speaker === undefined) return [];
    const at = places.find((one) => one.key === place);
    const moment = momentOf(meeting.date, seconds);
    return [
      {
        meeting: meeting.id,
        ...(at?.line ? { agendaItem: at.line.id } : {}),
        ...(at?.sheet ? { subject: at.sheet } : {}),
        ...speaker,
        kind,
        text: text.trim(),
        ...(moment === undefined ? {} : { recordedAt: moment }),
      },
    ];
  });
}

/** Which answer answers which remark, by their places: what was asked last at the same place, as while taking down. */
export function answeredOf(comments: readonly NewComment[]): { answer: number; question: number }[] {
  const found: { answer: number; question: number }[] = [];
  const said = new Map<string, { id: string; at: number; kind: CommentKind; answers?: string }[]>();
  for (const [at, { kind, agendaItem, subject }] of comments.entries()) {
    const place = JSON.stringify([agendaItem, subject]);
    const here = said.get(place) ?? [];
    const question = kind === "answer" ? likelyQuestion(here) : undefined;
    if (question) found.push({ answer: at, question: question.at });
    here.push({ id: String(at), at, kind, ...(question ? { answers: question.id } : {}) });
    said.set(place, here);
  }
  return found;
}

/** A time of the day of the meeting, on the clock of this PC. */
function momentOf(date: string | undefined, seconds: number | undefined): string | undefined {
  if (date === undefined || seconds === undefined) return undefined;
  const day = new Date(`${date}T00:00:00`);
  day.setSeconds(seconds);
  return day.toISOString();
}

/** 「10:31」; empty where no time is written. */
export function rowTime({ seconds }: Pick<TranscriptRow, "seconds">): string {
  if (seconds === undefined) return "";
  const two = (number: number) => String(Math.floor(number)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}`;
}
