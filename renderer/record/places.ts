/**
 * Where at a meeting something is said: the lines of its 次第, and under each the sheets that are discussed there. Every
 * remark has exactly one place in this list, so that the counts beside the lines add up.
 */
import type { Comment } from "#shared/domain/comment.ts";
import type { AgendaItem, Meeting } from "#shared/domain/committee.ts";
import { sameSubject, subjectKey, type Subject } from "#shared/domain/ids.ts";
import { lineage, sheetsOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { papersOf } from "#shared/forms/papers.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { agendaLines } from "#renderer/committee/agenda.ts";

export interface RecordPlace {
  key: string;
  /** The line of the 次第; absent for what is said outside of it. */
  line: AgendaItem | undefined;
  sheet: Subject | undefined;
  /** 0 at the top. */
  depth: number;
  /** As printed before the title; empty for a sheet. */
  number: string;
  title: string;
}

/** Key of the place for remarks that neither the 次第 nor a sheet claims. */
const OUTSIDE = "outside";

/** The sheets a year has, in the order they are handed out. */
function sheetSubjects(snapshot: YearSnapshot): Subject[] {
  const subjects = papersOf(snapshot).flatMap(({ subject }) => (subject ? [subject] : []));
  const known = subjects.length > 0 ? subjects : sheetsOf(snapshot);
  return [...new Map(known.map((one) => [subjectKey(one), one])).values()];
}

/** Which sheets stand under which line: as the 次第 says, otherwise under the line that speaks of them. */
function sheetsByLine(
  snapshot: YearSnapshot,
  lines: readonly AgendaItem[],
): Map<string | undefined, Subject[]> {
  if (lines.some((line) => (line.subjects ?? []).length > 0)) {
    return new Map(lines.map((line) => [line.id, line.subjects ?? []]));
  }
  const speaking = lines.filter((line) => line.title.includes("評価"));
  const leaves = speaking.filter((line) => !line.children.some((child) => child.title.includes("評価")));
  const ofProjects = leaves.find((line) => line.title.includes("プロジェクト"));
  const ofItems = leaves.find((line) => !line.title.includes("プロジェクト"));
  const under = new Map<string | undefined, Subject[]>();
  for (const sheet of sheetSubjects(snapshot)) {
    const line = sheet.kind === "project" ? (ofProjects ?? ofItems) : (ofItems ?? ofProjects);
    under.set(line?.id, [...(under.get(line?.id) ?? []), sheet]);
  }
  return under;
}

/** The lines of the meeting's 次第 with their sheets, top to bottom; sheets that no line claims stand last. */
export function agendaPlaces(snapshot: YearSnapshot, meeting: Pick<Meeting, "agenda">): RecordPlace[] {
  const lines = agendaLines(meeting.agenda);
  const under = sheetsByLine(
    snapshot,
    lines.map(({ item }) => item),
  );
  const sheetPlace = (line: AgendaItem | undefined, sheet: Subject, depth: number): RecordPlace => ({
    key: `${line?.id ?? ""}/${subjectKey(sheet)}`,
    line,
    sheet,
    depth,
    number: "",
    title: subjectLabel(snapshot, sheet),
  });
  return [
    ...lines.flatMap(({ item, depth }) => [
      { key: `${item.id}/`, line: item, sheet: undefined, depth, number: item.number, title: item.title },
      ...(under.get(item.id) ?? []).map((sheet) => sheetPlace(item, sheet, depth + 1)),
    ]),
    ...(under.get(undefined) ?? []).map((sheet) => sheetPlace(undefined, sheet, 0)),
  ];
}

/** Where a remark stands: under its line with its sheet, else with its sheet, else under its line. */
export function placeOf(
  snapshot: Pick<YearSnapshot, "items">,
  places: readonly RecordPlace[],
  comment: Pick<Comment, "agendaItem" | "subject">,
): RecordPlace | undefined {
  const above = comment.subject ? lineage(snapshot, comment.subject) : [];
  const nearest = (among: readonly RecordPlace[]) => {
    for (const subject of above) {
      const found = among.find(({ sheet }) => sheet && sameSubject(sheet, subject));
      if (found) return found;
    }
    return undefined;
  };
  const ofLine = places.filter(({ line }) => line !== undefined && line.id === comment.agendaItem);
  const own = nearest(ofLine);
  if (own) return own;
  const bare = ofLine.find(({ sheet }) => sheet === undefined);
  return bare ?? nearest(places);
}

export interface PlacedRemarks {
  places: RecordPlace[];
  /** Remarks of each place by its key, in the order of the minutes. */
  remarks: Map<string, Comment[]>;
}

/** The places of a meeting with what was said at each. A place for what belongs nowhere stands last, when it is needed. */
export function placedRemarks(
  snapshot: YearSnapshot,
  meeting: Meeting,
  comments: readonly Comment[],
): PlacedRemarks {
  const places = agendaPlaces(snapshot, meeting);
  const remarks = new Map<string, Comment[]>();
  let lost = false;
  for (const comment of comments) {
    const place = placeOf(snapshot, places, comment);
    if (!place) lost = true;
    const key = place?.key ?? OUTSIDE;
    const list = remarks.get(key);
    if (list) list.push(comment);
    else remarks.set(key, [comment]);
  }
  if (lost || places.length === 0) {
    const title = places.length === 0 ? "会議全体" : "次第にない発言";
    places.push({ key: OUTSIDE, line: undefined, sheet: undefined, depth: 0, number: "", title });
  }
  return { places, remarks };
}

/** The parts of a sheet that a remark can be about, top to bottom, without the sheet itself. */
export function partsOf(snapshot: Pick<YearSnapshot, "items">, sheet: Subject): Subject[] {
  if (sheet.kind === "project") return [];
  return snapshot.items
    .filter((item) => item.parent === sheet.id)
    .flatMap((item): Subject[] => {
      const part: Subject = { kind: "item", id: item.id };
      return [part, ...partsOf(snapshot, part)];
    });
}
