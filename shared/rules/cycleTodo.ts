/** 次にすること: everything that the year still lacks, each with the place where it is done and the day it is due. */
import type { Comment } from "#shared/domain/comment.ts";
import type { Meeting } from "#shared/domain/committee.ts";
import { fieldKey } from "#shared/domain/field.ts";
import { subjectKey } from "#shared/domain/ids.ts";
import { commentKindLabels } from "#shared/domain/comment.ts";
import { evaluationOf, sheetsOf, type YearSnapshot } from "#shared/domain/snapshot.ts";
import { adoptionState } from "#shared/rules/adoption.ts";
import type { CyclePlace } from "#shared/rules/cyclePlace.ts";
import { daysAfter, deadlinesOf, offsetLabel } from "#shared/rules/deadlines.ts";
import { answeredIds, opinionsOf } from "#shared/rules/dispositions.ts";
import { subjectLabel } from "#shared/rules/fieldText.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { heldMeetings, nextMeetingOf } from "#shared/rules/heldMeetings.ts";
import { hasCommitteeEvaluation, sheetProgress } from "#shared/rules/progress.ts";
import { attendanceCounts } from "#shared/rules/quorum.ts";
import { speakerOf } from "#shared/rules/speaker.ts";
import { valueChecks } from "#shared/rules/valueChecks.ts";

export interface CycleTodo {
  /** The same for as long as it is to be done. */
  key: string;
  /** What it is about: 「3 社会環境の変化に…」「第1回」. May be long. */
  about: string;
  /** What is missing, as a sentence without its full stop: 「推進委員会の評価が空です」. */
  what: string;
  /** ISO date. */
  due?: string;
  /** The day is over. */
  overdue: boolean;
  target: { kind: "place"; place: CyclePlace } | { kind: "next-year" };
}

/** More of a kind than this are one line that leads to the first. */
const EACH = 8;
/** Days ahead within which a date to keep is shown. */
const AHEAD = 45;

type Found = Omit<CycleTodo, "overdue">;

/**
 * What is due comes first, by its day; then the rest in the order of the year.
 * @param complete every step of the year is done: only the next year is left.
 */
export function cycleTodo(snapshot: YearSnapshot, today: string, complete: boolean): CycleTodo[] {
  if (snapshot.items.length === 0 && snapshot.projects.length === 0) {
    const place: CyclePlace = { screen: "plan", planPart: "items" };
    return [
      {
        key: "empty",
        about: "計画",
        what: `${snapshot.plan.levels.at(-1) ?? "施策"}がまだありません`,
        overdue: false,
        target: { kind: "place", place },
      },
    ];
  }
  return [
    ...fields(snapshot, today),
    ...checks(snapshot),
    ...meetings(snapshot, today),
    ...handouts(snapshot, today),
    ...evaluations(snapshot, today),
    ...opinions(snapshot),
    ...publication(snapshot, today),
    ...deadlines(snapshot, today),
    ...archives(snapshot, today),
    ...(complete ? nextYear(snapshot) : []),
  ]
    .map((one): CycleTodo => ({ ...one, overdue: one.due !== undefined && one.due < today }))
    .toSorted((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999"));
}

function at(place: CyclePlace): Found["target"] {
  return { kind: "place", place };
}

/** 「令和2年度第1回」 where several years' meetings could be meant is not needed here: these are of one year. */
function meetingName({ number }: Pick<Meeting, "number">): string {
  return `第${number}回`;
}

/** One line for each, or one for all of them, leading to the first. */
function bounded<T>(list: readonly T[], each: (one: T) => Found, all: (first: T) => Found): Found[] {
  const [first] = list;
  if (first === undefined) return [];
  return list.length > EACH ? [all(first)] : list.map(each);
}

/** The first date to keep before the next meeting that is not kept yet, or its own day. */
function beforeMeeting(snapshot: YearSnapshot, today: string): { due?: string } {
  const next = nextMeetingOf(snapshot, today);
  if (next?.date === undefined) return {};
  const kept = deadlinesOf(snapshot.committee, next).find(({ deadline, done }) => deadline.days < 0 && !done);
  return { due: kept?.date ?? next.date };
}

/** The first date to keep after this meeting that is not kept yet. */
function afterMeeting(snapshot: YearSnapshot, id: string): { due?: string } {
  const meeting = snapshot.meetings.find((one) => one.id === id);
  const open = meeting
    ? deadlinesOf(snapshot.committee, meeting).find(({ deadline, done }) => deadline.days >= 0 && !done)
    : undefined;
  return open ? { due: open.date } : {};
}

/** Empty fields, sheet by sheet: texts, then grades, then values. Forms without texts only ask for the values. */
function fields(snapshot: YearSnapshot, today: string): Found[] {
  const due = beforeMeeting(snapshot, today);
  if (!hasCommitteeEvaluation(snapshot)) return values(snapshot, due);
  return sheetsOf(snapshot).flatMap((sheet) => {
    const { missing } = sheetProgress(snapshot, sheet);
    const about = subjectLabel(snapshot, sheet);
    const kinds = [
      { kind: "texts", of: missing.filter(({ field }) => !isGrade(field) && field.entity === "evaluation") },
      { kind: "grades", of: missing.filter(({ field }) => isGrade(field)) },
      { kind: "values", of: missing.filter(({ field }) => field.entity === "indicatorValue") },
    ] as const;
    return kinds.flatMap(({ kind, of }): Found[] => {
      const [first] = of;
      if (first === undefined) return [];
      return [
        {
          key: `${kind}/${subjectKey(sheet)}`,
          about,
          what: emptyWords(kind, of.length),
          ...due,
          target: at({ screen: "sheets", sheet, focus: { key: fieldKey(first.field) } }),
        },
      ];
    });
  });
}

function isGrade(field: { entity: string; property?: string }): boolean {
  return field.entity === "evaluation" && field.property === "rating";
}

function emptyWords(kind: "texts" | "grades" | "values", count: number): string {
  switch (kind) {
    case "texts":
      return `記入していない欄が${count}つあります`;
    case "grades":
      return `判定がまだのところが${count}つあります`;
    case "values":
      return `実績値が空いている指標が${count}つあります`;
  }
}

function values({ plan, fiscalYear, indicators }: YearSnapshot, due: { due?: string }): Found[] {
  const [from, to] = plan.indicatorFiscalYears;
  if (fiscalYear < from || fiscalYear > to) return [];
  const empty = indicators.filter(({ actuals }) => actuals[String(fiscalYear)] === undefined);
  const [first] = empty;
  if (first === undefined) return [];
  const field = { entity: "indicatorValue", id: first.id, series: "actual", fiscalYear } as const;
  return [
    {
      key: "values",
      about: "指標",
      what: emptyWords("values", empty.length),
      ...due,
      target: at({
        screen: "sheets",
        sheet: { kind: "item", id: first.item },
        focus: { key: fieldKey(field) },
      }),
    },
  ];
}

function checks(snapshot: YearSnapshot): Found[] {
  const { fiscalYear } = snapshot;
  return valueChecks(snapshot).map(({ indicator, what }) => {
    const sheet = { kind: "item", id: indicator.item } as const;
    const code = snapshot.items.find(({ id }) => id === indicator.item)?.code ?? "";
    return {
      key: `check/${indicator.id}/${what}`,
      about: `${code} ${indicator.name}`.trim(),
      what,
      target: at({
        screen: "sheets",
        sheet,
        focus: {
          key: fieldKey({ entity: "indicatorValue", id: indicator.id, series: "actual", fiscalYear }),
        },
      }),
    };
  });
}

function meetings(snapshot: YearSnapshot, today: string): Found[] {
  const { committee } = snapshot;
  if (snapshot.meetings.length === 0) {
    return [
      {
        key: "no-meeting",
        about: committee.name || "委員会",
        what: "会議の予定がまだありません",
        target: at({ screen: "committee" }),
      },
    ];
  }
  const none: Found = {
    key: "no-members",
    about: committee.name || "委員会",
    what: "委員の名簿が空です",
    target: at({ screen: "committee" }),
  };
  return [
    ...(committee.members.length === 0 ? [none] : []),
    ...snapshot.meetings.flatMap((meeting): Found[] => {
      const place = { screen: "committee", meeting: meeting.id } as const;
      const about = meetingName(meeting);
      if (meeting.date === undefined)
        return [{ key: `day/${meeting.id}`, about, what: "開催日が決まっていません", target: at(place) }];
      const { unknown } = attendanceCounts(committee, meeting);
      if (meeting.date > today || unknown === 0 || isSealed(snapshot, meeting)) return [];
      const what = `出欠を記録していない委員が${unknown}名います`;
      return [{ key: `attendance/${meeting.id}`, about, what, target: at(place) }];
    }),
  ];
}

function isSealed({ archives }: YearSnapshot, { id }: Pick<Meeting, "id">): boolean {
  return archives.some(({ meeting }) => meeting === id);
}

/** The 配布版 of a meeting that is to come or was held without one. */
function handouts(snapshot: YearSnapshot, today: string): Found[] {
  if (snapshot.paperEditions.some(({ stage }) => stage === "handout")) return [];
  const meeting = nextMeetingOf(snapshot, today) ?? heldMeetings(snapshot, today).at(-1);
  if (!meeting) return [];
  return [
    {
      key: "handouts",
      about: meetingName(meeting),
      what: "配布資料がまだ配布版になっていません",
      ...beforeMeeting(snapshot, today),
      target: at({ screen: "archive", meeting: meeting.id }),
    },
  ];
}

/** Sheets whose evaluation is empty, not adopted, or changed after it was adopted; once the committee has met. */
function evaluations(snapshot: YearSnapshot, today: string): Found[] {
  if (!hasCommitteeEvaluation(snapshot) || heldMeetings(snapshot, today).length === 0) return [];
  const committee = snapshot.plan.committeeName;
  const words = {
    empty: `${committee}の評価が空です`,
    draft: `${committee}の評価がまだ採択されていません`,
    changed: `採択のあとで${committee}の評価が書き換えられています`,
  } as const;
  const { fiscalYear } = snapshot;
  return (["empty", "draft", "changed"] as const).flatMap((state) => {
    const sheets = sheetsOf(snapshot).filter(
      (sheet) => adoptionState(evaluationOf(snapshot, sheet)) === state,
    );
    const target = (sheet: (typeof sheets)[number]) =>
      state === "empty"
        ? at({
            screen: "sheets",
            sheet,
            focus: {
              key: fieldKey({
                entity: "evaluation",
                subject: sheet,
                fiscalYear,
                property: "committeeEvaluation",
              }),
            },
          })
        : at({ screen: "answers", sheet });
    return bounded(
      sheets,
      (sheet) => ({
        key: `evaluation/${subjectKey(sheet)}`,
        about: subjectLabel(snapshot, sheet),
        what: words[state],
        target: target(sheet),
      }),
      (first) => ({
        key: `evaluation/${state}`,
        about: `評価シート ${sheets.length}枚`,
        what: words[state],
        target: target(first),
      }),
    );
  });
}

function opinions(snapshot: YearSnapshot): Found[] {
  const answered = answeredIds(snapshot.comments);
  const open = opinionsOf(snapshot).filter(({ id }) => !answered.has(id));
  const place = (comment: Comment): Found["target"] =>
    at({ screen: "answers", meeting: comment.meeting, comment: comment.id });
  return snapshot.meetings.flatMap((meeting) => {
    const own = open.filter((one) => one.meeting === meeting.id);
    const due = afterMeeting(snapshot, meeting.id);
    return bounded(
      own,
      (comment) => ({
        key: `answer/${comment.id}`,
        about: `${speakerOf(snapshot.committee, comment, "name")}の${commentKindLabels[comment.kind]}「${comment.text}」`,
        what: "回答がまだありません",
        ...due,
        target: place(comment),
      }),
      (first) => ({
        key: `answers/${meeting.id}`,
        about: `${meetingName(meeting)}の意見 ${own.length}件`,
        what: "回答がまだありません",
        ...due,
        target: place(first),
      }),
    );
  });
}

/** The 公表版, once nothing is left to adopt or to answer. */
function publication(snapshot: YearSnapshot, today: string): Found[] {
  const meeting = heldMeetings(snapshot, today).at(-1);
  if (!meeting || snapshot.paperEditions.some(({ stage }) => stage === "public")) return [];
  if (evaluations(snapshot, today).length > 0 || opinions(snapshot).length > 0) return [];
  return [
    {
      key: "public",
      about: fiscalYearLabel(snapshot.fiscalYear),
      what: "評価の結果がまだ公表版になっていません",
      target: at({ screen: "archive", meeting: meeting.id }),
    },
  ];
}

/** Dates to keep that are near or over. What comes before a meeting is of no use once it was held. */
function deadlines(snapshot: YearSnapshot, today: string): Found[] {
  return snapshot.meetings
    .filter((meeting) => !isSealed(snapshot, meeting))
    .flatMap((meeting) =>
      deadlinesOf(snapshot.committee, meeting)
        .filter(({ done, date }) => !done && date <= daysAfter(today, AHEAD))
        .filter(({ deadline }) => deadline.days >= 0 || (meeting.date ?? "") >= today)
        .map(({ deadline, date }): Found => ({
          key: `deadline/${meeting.id}/${deadline.id}`,
          about: meetingName(meeting),
          what: `${deadline.name}（会議の${offsetLabel(deadline.days)}）`,
          due: date,
          target: at({ screen: deadline.days < 0 ? "committee" : "minutes", meeting: meeting.id }),
        })),
    );
}

function archives(snapshot: YearSnapshot, today: string): Found[] {
  return heldMeetings(snapshot, today)
    .filter((meeting) => !isSealed(snapshot, meeting))
    .map((meeting): Found => ({
      key: `archive/${meeting.id}`,
      about: meetingName(meeting),
      what: "会議記録がまだ保存されていません",
      target: at({ screen: "archive", meeting: meeting.id }),
    }));
}

function nextYear({ frozen, fiscalYear, plan }: YearSnapshot): Found[] {
  if (frozen || fiscalYear >= plan.lastFiscalYear) return [];
  return [
    {
      key: "next-year",
      about: fiscalYearLabel(fiscalYear),
      what: `すべて済みました。${fiscalYearLabel(fiscalYear + 1)}へ進めます`,
      target: { kind: "next-year" },
    },
  ];
}
