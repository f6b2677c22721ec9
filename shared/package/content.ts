/** Between a package and the plan it carries: ids that the package leaves out, empty texts, kinds of comments. */
import { commentKindLabels, type Comment, type CommentKind } from "#shared/domain/comment.ts";
import type { AgendaItem, Meeting } from "#shared/domain/committee.ts";
import type { Evaluation, PriorRating } from "#shared/domain/evaluation.ts";
import { subjectKey, type Subject } from "#shared/domain/ids.ts";
import type { Indicator, Item } from "#shared/domain/plan.ts";
import type { PlanContent } from "#shared/domain/planContent.ts";
import type { IndicatorValue, ValuesByYear } from "#shared/domain/value.ts";
import { decimalText } from "./decimal.ts";
import { PACKAGE_FORMAT } from "./schema.ts";
import type {
  Package,
  PackageAgendaItem,
  PackageComment,
  PackageEvaluation,
  PackageMeeting,
  PackageValue,
} from "./schema.ts";

/**
 * The plan that a checked package describes. Ids it leaves out are made from their place, so importing twice gives the
 * same plan.
 * @param now recording time of comments that have none and whose meeting has no date.
 */
export function contentOf(contents: Package, now: Date): PlanContent {
  const freshId = idMaker(contents);
  const meetings = contents.meetings.map((meeting) => meetingOf(meeting, freshId));
  return {
    plan: withoutEmptyTexts(contents.plan),
    items: inTreeOrder(contents.items).map(({ isNew, ...item }) =>
      withoutEmptyTexts({ ...item, ...(isNew === true ? { isNew } : {}) }),
    ),
    indicators: contents.indicators.map(({ years, ...indicator }) => ({
      ...indicator,
      targets: valuesOf(indicator.targets),
      actuals: valuesOf(indicator.actuals),
      ...yearsOf(years),
    })),
    projects: contents.projects.map(withoutEmptyTexts),
    evaluations: contents.evaluations.map(evaluationOf),
    committee: {
      ...contents.committee,
      members: contents.committee.members.map((member, index) =>
        withoutEmptyTexts({ ...member, id: member.id ?? freshId(`member-${index + 1}`) }),
      ),
    },
    meetings,
    comments: contents.meetings.flatMap((meeting) => commentsOf(meeting, freshId, now)),
    results: contents.results ?? [],
    initiatives: contents.initiatives ?? [],
    undertakings: contents.undertakings ?? [],
    passages: contents.passages ?? [],
    documents: contents.documents ?? [],
    documentRows: contents.documentRows ?? [],
    editions: contents.editions ?? [],
    looks: contents.looks ?? [],
    priorRatings: contents.priorRatings ?? [],
    years: contents.years ?? [],
  };
}

/** Makes ids that no part of the package has yet. */
function idMaker(contents: Package): (base: string) => string {
  const taken = new Set<string>();
  const collect = (part: { id?: string | undefined; children?: PackageAgendaItem[] | undefined }): void => {
    if (part.id !== undefined) taken.add(part.id);
    part.children?.forEach(collect);
  };
  contents.committee.members.forEach(collect);
  for (const meeting of contents.meetings) {
    for (const parts of [meeting.agenda, meeting.handouts, meeting.comments ?? []]) parts.forEach(collect);
  }
  return (base) => {
    let id = base.slice(0, 90);
    for (let number = 2; taken.has(id); number += 1) id = `${base.slice(0, 90)}-${number}`;
    taken.add(id);
    return id;
  };
}

/** A parent before its children, siblings as they were listed. */
function inTreeOrder(items: readonly Item[]): Item[] {
  const children = Map.groupBy(items, (item) => item.parent);
  const below = (parent: string | null): Item[] =>
    (children.get(parent) ?? []).flatMap((item) => [item, ...below(item.id)]);
  return below(null);
}

/** An empty optional text is the same as none; `code`, `number` and the like may be empty. */
const optionalTexts = new Set([
  "goal",
  "overview",
  "images",
  "concept",
  "policies",
  "relatedPlans",
  "pageReference",
  "gradeScaleNote",
  "reading",
  "affiliation",
  "role",
  "place",
  "closedReason",
  "summary",
  "reply",
  "reflectedIn",
]);
function withoutEmptyTexts<T extends object>(part: T): T {
  return Object.fromEntries(
    Object.entries(part).filter(([key, value]) => !(value === "" && optionalTexts.has(key))),
  ) as T;
}

/** Years of which nothing is set are left out. */
function yearsOf(years: Indicator["years"] = {}): Pick<Indicator, "years"> {
  const set = Object.entries(years).filter(([, year]) => Object.keys(year).length > 0);
  return set.length > 0 ? { years: Object.fromEntries(set) } : {};
}

function valuesOf(values: Record<string, PackageValue>): ValuesByYear {
  return Object.fromEntries(Object.entries(values).map(([year, value]) => [year, valueOf(value)]));
}

function valueOf(value: PackageValue): IndicatorValue {
  if (typeof value === "number") return { kind: "number", number: decimalText(value) ?? "0" };
  return value === "—" ? { kind: "dash" } : { kind: "reason", reason: value.none };
}

function evaluationOf(evaluation: PackageEvaluation): Evaluation {
  const { item, project, fiscalYear, sources, ...texts } = evaluation;
  const written = Object.entries(texts).filter(([, text]) => text !== undefined && text !== "");
  return {
    subject: subjectOf(item, project) ?? { kind: "item", id: "" },
    fiscalYear,
    ...Object.fromEntries(written),
    ...(sources && sources.length > 0 ? { sources } : {}),
  };
}

function subjectOf(item: string | undefined, project: string | undefined): Subject | undefined {
  if (item !== undefined) return { kind: "item", id: item };
  return project === undefined ? undefined : { kind: "project", id: project };
}

function meetingOf(meeting: PackageMeeting, freshId: (base: string) => string): Meeting {
  const { comments: _, agenda, handouts, ...own } = meeting;
  const agendaOf = (lines: readonly PackageAgendaItem[], base: string): AgendaItem[] =>
    lines.map((line, index) => {
      const id = line.id ?? freshId(`${base}-${index + 1}`);
      const children = agendaOf(line.children ?? [], `${base}-${index + 1}`);
      const subjects = line.subjects && line.subjects.length > 0 ? { subjects: line.subjects } : {};
      return { id, number: line.number, title: line.title, ...subjects, children };
    });
  return {
    ...withoutEmptyTexts(own),
    agenda: agendaOf(agenda, `${meeting.id}/agenda`),
    handouts: handouts.map((handout, index) => ({
      ...handout,
      id: handout.id ?? freshId(`${meeting.id}/handout-${index + 1}`),
    })),
  };
}

function commentsOf(meeting: PackageMeeting, freshId: (base: string) => string, now: Date): Comment[] {
  return (meeting.comments ?? []).map((comment, index) => {
    const { id, item, project, kind, withheld, recordedAt, ...said } = withoutEmptyTexts(comment);
    const subject = subjectOf(item, project);
    return {
      id: id ?? freshId(`${meeting.id}/comment-${index + 1}`),
      meeting: meeting.id,
      ...(subject ? { subject } : {}),
      ...said,
      kind: kindOf(kind),
      ...(withheld && withheld.length > 0 ? { withheld } : {}),
      recordedAt: recordedAt ?? momentOf(meeting, now),
    };
  });
}

function kindOf(label: PackageComment["kind"]): CommentKind {
  switch (label) {
    case "意見":
      return "opinion";
    case "質問":
      return "question";
    case "要望":
      return "request";
    case "回答":
      return "answer";
    case "発言":
      return "remark";
  }
}

/** When the meeting began, in Japan; `now` when its date is not known. */
function momentOf(meeting: PackageMeeting, now: Date): string {
  if (meeting.date === undefined) return now.toISOString();
  return new Date(`${meeting.date}T${meeting.startTime ?? "00:00"}:00+09:00`).toISOString();
}

/** The package of a plan; the same plan always gives the same package. */
export function packageOf(content: PlanContent): Package {
  return {
    format: PACKAGE_FORMAT,
    plan: content.plan,
    items: content.items,
    indicators: content.indicators.map((indicator) => ({
      ...indicator,
      targets: packageValues(indicator.targets),
      actuals: packageValues(indicator.actuals),
    })),
    projects: content.projects,
    evaluations: inSheetOrder(content, content.evaluations).map(({ subject, fiscalYear, ...written }) => ({
      [subject.kind]: subject.id,
      fiscalYear,
      ...written,
    })),
    committee: content.committee,
    meetings: content.meetings.map((meeting) => packageMeeting(meeting, content.comments)),
    ...packageLists(content),
  };
}

/** Rows by their owners in the plan's order; a list without rows is no key of the package. */
function packageLists(content: PlanContent): Partial<Package> {
  const { items, projects, documents } = content;
  const results = content.results.toSorted(
    (a, b) => a.fiscalYear - b.fiscalYear || b.list.localeCompare(a.list),
  );
  const lists = {
    results: byOwner(items, results, (row) => row.item),
    initiatives: byOwner(projects, content.initiatives, (row) => row.project),
    undertakings: byOwner(projects, content.undertakings, (row) => row.project),
    passages: content.passages,
    documents,
    documentRows: byOwner(documents, content.documentRows, (row) => row.document),
    editions: content.editions,
    looks: content.looks,
    priorRatings: inMemberOrder(content),
    years: content.years,
  };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

/** The rows of the first owner in their order, then those of the second, … */
function byOwner<T>(owners: readonly { id: string }[], rows: readonly T[], ownerOf: (row: T) => string): T[] {
  const groups = Map.groupBy(rows, ownerOf);
  return owners.flatMap(({ id }) => groups.get(id) ?? []);
}

function packageValues(values: ValuesByYear): Record<string, PackageValue> {
  return Object.fromEntries(
    Object.entries(values).map(([year, value]): [string, PackageValue] => {
      switch (value.kind) {
        case "number":
          return [year, Number(value.number)];
        case "dash":
          return [year, "—"];
        case "reason":
          return [year, { none: value.reason }];
      }
    }),
  );
}

/** By year; within a year as the sheets follow each other. */
function inSheetOrder<T extends { subject: Subject; fiscalYear: number }>(
  { items, projects }: Pick<PlanContent, "items" | "projects">,
  rows: readonly T[],
): T[] {
  const order = new Map<string, number>();
  for (const { id } of items) order.set(`item:${id}`, order.size);
  for (const { id } of projects) order.set(`project:${id}`, order.size);
  const place = ({ subject }: T): number => order.get(subjectKey(subject)) ?? order.size;
  return rows.toSorted((a, b) => a.fiscalYear - b.fiscalYear || place(a) - place(b));
}

/** Sheet by sheet; those of one sheet as the members follow each other. */
function inMemberOrder({ priorRatings, ...content }: PlanContent): PriorRating[] {
  const order = content.committee.members.map((member) => member.id);
  const byMember = priorRatings.toSorted((a, b) => order.indexOf(a.member) - order.indexOf(b.member));
  return inSheetOrder(content, byMember);
}

function packageMeeting(meeting: Meeting, comments: readonly Comment[]): PackageMeeting {
  const own = comments.filter((comment) => comment.meeting === meeting.id).map(packageComment);
  const agendaOf = (lines: readonly AgendaItem[]): PackageAgendaItem[] =>
    lines.map(({ children, ...line }) => ({
      ...line,
      ...(children.length > 0 ? { children: agendaOf(children) } : {}),
    }));
  return { ...meeting, agenda: agendaOf(meeting.agenda), ...(own.length > 0 ? { comments: own } : {}) };
}

function packageComment(comment: Comment): PackageComment {
  const { meeting: _, subject, kind, ...own } = comment;
  return { ...own, kind: commentKindLabels[kind], ...(subject ? { [subject.kind]: subject.id } : {}) };
}
