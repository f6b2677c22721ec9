/** What stands on the desk of a meeting: its places, what is being talked about, and the remarks that are listed there. */
import { useMemo } from "react";
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { sameSubject, subjectKey, type Subject } from "#shared/domain/ids.ts";
import { evaluationOf } from "#shared/domain/snapshot.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { clockOf } from "#shared/rules/momentLabel.ts";
import { useWorkspace } from "#renderer/frame/workspace.ts";
import type { Desk } from "./desk.ts";
import { useEntries, useEntryKeys, type Entry } from "./entries.ts";
import { withoutAnswer } from "./kinds.ts";
import { partsOf, placedRemarks, placeOf, type RecordPlace } from "./places.ts";
import type { ListedRemark } from "./RemarkList.tsx";
import { propertyName } from "./SheetHead.tsx";
import { speakerKey, speakerOfComment, speakersOf, type Speaker, type SpeakerRef } from "./speakers.ts";

export interface DeskView {
  /** Of the meeting, as the year holds them. */
  comments: readonly Comment[];
  byId: ReadonlyMap<string, Comment>;
  /** Remarks that the year does not hold yet. */
  entries: readonly Entry[];
  speakers: readonly Speaker[];
  nameOfRef: (ref: SpeakerRef) => string;
  nameOf: (comment: Comment) => string;
  places: readonly RecordPlace[];
  /** Remarks of each place, those on their way included, by the place's key. */
  counts: ReadonlyMap<string, number>;
  /** Key of the place that a remark stands at. */
  keyOf: (comment: Pick<Comment, "agendaItem" | "subject">) => string | undefined;
  /** The place under discussion, its sheet, the sheet's parts, and what a remark is about now. */
  place: RecordPlace | undefined;
  sheet: Subject | undefined;
  parts: readonly Subject[];
  subject: Subject | undefined;
  pendingHere: readonly Entry[];
  /** Everything said at this place, in order; what is on its way has its entry's key as id. */
  saidHere: readonly Comment[];
  rows: readonly ListedRemark[];
  /** What a remark is about besides the sheet of its place, and what it answers. */
  aboutOf: (comment: Comment) => string;
  /** Ids of the comments that the sheet's evaluation came from. */
  sources: ReadonlySet<string>;
  /** Questions of the meeting that nobody answered. */
  unanswered: readonly Comment[];
}

/** A pending remark as the list shows it; its key stands for the id it does not have yet. */
function asComment({ key, comment, answersEntry, state }: Entry): Comment {
  const answers = comment.answers ?? answersEntry;
  return {
    ...comment,
    id: state.kind === "saved" ? state.id : key,
    ...(answers === undefined ? {} : { answers }),
  };
}

export function useDeskView(meeting: Meeting, desk: Desk): DeskView {
  const { snapshot } = useWorkspace();
  const comments = useMemo(
    () => snapshot.comments.filter((one) => one.meeting === meeting.id),
    [snapshot.comments, meeting.id],
  );
  const { places, remarks } = useMemo(
    () => placedRemarks(snapshot, meeting, comments),
    [snapshot, meeting, comments],
  );
  const entries = useEntries(meeting.id, comments);
  const entryKeys = useEntryKeys();
  const speakers = useMemo(
    () => speakersOf(snapshot.committee, meeting, comments),
    [snapshot.committee, meeting, comments],
  );
  const names = useMemo(() => new Map(speakers.map((one) => [one.key, one.name])), [speakers]);
  const nameOfRef = (ref: SpeakerRef) =>
    names.get(speakerKey(ref)) ?? ("speaker" in ref ? ref.speaker : "（不明）");
  const nameOf = (comment: Comment) => nameOfRef(speakerOfComment(comment));

  const keyOf = (comment: Pick<Comment, "agendaItem" | "subject">) =>
    (placeOf(snapshot, places, comment) ?? places.at(-1))?.key;
  const latest = comments.at(-1);
  const place =
    places.find((one) => one.key === desk.place) ??
    places.find((one) => one.key === (latest && keyOf(latest))) ??
    places[0];
  const sheet = place?.sheet;
  const parts = sheet ? partsOf(snapshot, sheet) : [];
  const subject: Subject | undefined = parts.find((one) => subjectKey(one) === desk.part) ?? sheet;
  const pendingHere = entries.filter(({ comment }) => keyOf(comment) === place?.key);
  const saidHere = [...(remarks.get(place?.key ?? "") ?? []), ...pendingHere.map(asComment)];

  const counts = new Map<string, number>(places.map(({ key }) => [key, remarks.get(key)?.length ?? 0]));
  for (const { comment } of entries) {
    const key = keyOf(comment) ?? "";
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  const unanswered = useMemo(
    () => withoutAnswer(comments).filter((one) => one.kind === "question"),
    [comments],
  );
  const sources = new Set((sheet && evaluationOf(snapshot, sheet)?.sources) ?? []);
  const byId = useMemo(() => new Map(comments.map((one) => [one.id, one])), [comments]);
  const aboutOf = (comment: Comment): string => {
    const about: string[] = [];
    if (comment.subject && !(sheet && sameSubject(comment.subject, sheet))) {
      const item = snapshot.items.find((one) => one.id === comment.subject?.id);
      const code = item?.parent === null ? "" : item?.code;
      about.push(code || subjectLabel(snapshot, comment.subject));
    }
    if (comment.subject && comment.property)
      about.push(propertyName(snapshot, comment.subject.kind, comment.property));
    const question = comment.answers === undefined ? undefined : byId.get(comment.answers);
    if (question) about.push(`${clockOf(question.recordedAt)} ${nameOf(question)}へ`);
    return about.join("　");
  };
  const rows: ListedRemark[] = saidHere.map((comment, index) => {
    const entry = pendingHere[index - (saidHere.length - pendingHere.length)];
    return {
      key: entry?.key ?? entryKeys.get(comment.id) ?? comment.id,
      comment,
      ...(entry && entry.state.kind !== "saved" ? { pending: entry.state.kind } : {}),
    };
  });
  return {
    comments,
    byId,
    entries,
    speakers,
    nameOfRef,
    nameOf,
    places,
    counts,
    keyOf,
    place,
    sheet,
    parts,
    subject,
    pendingHere,
    saidHere,
    rows,
    aboutOf,
    sources,
    unanswered,
  };
}
