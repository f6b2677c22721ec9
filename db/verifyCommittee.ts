/** As `verify.ts`, for what the committee's year refers to inside columns that are kept as a whole. */
import type { Database } from "better-sqlite3";
import type { AgendaItem, Meeting } from "#shared/domain/committee.ts";
import { subjectKey } from "#shared/domain/ids.ts";
import { deadlineList } from "#shared/rules/deadlines.ts";
import { fiscalYearLabel } from "#shared/rules/fiscalYear.ts";
import { readComments } from "./comments.ts";
import { readCommittee } from "./committee.ts";
import { readItems } from "./items.ts";
import { readMeetings } from "./meetings.ts";
import { planRow } from "./plan.ts";
import { readPlanYears } from "./planYears.ts";
import { readProjects } from "./projects.ts";

export function committeeMismatches(db: Database): string[] {
  return [...meetingMismatches(db), ...commentMismatches(db), ...lifeMismatches(db), ...yearMismatches(db)];
}

/** 「令和2年度 第1回」 */
function nameOf({ fiscalYear, number }: Meeting): string {
  return `${fiscalYearLabel(fiscalYear)} 第${number}回`;
}

function meetingMismatches(db: Database): string[] {
  const committee = readCommittee(db);
  const members = new Set(committee.members.map((member) => member.id));
  const deadlines = new Set(deadlineList(committee).map((deadline) => deadline.id));
  const subjects = new Set([
    ...readItems(db).map((item) => subjectKey({ kind: "item", id: item.id })),
    ...readProjects(db).map((project) => subjectKey({ kind: "project", id: project.id })),
  ]);
  return readMeetings(db).flatMap((meeting) => {
    const lines = meeting.agenda.flatMap(below);
    const lineIds = new Set(lines.map((line) => line.id));
    const problems = [
      ...(meeting.attendance ?? [])
        .filter((entry) => !members.has(entry.member))
        .map(() => "出席の記録に、名簿にない委員があります"),
      ...(meeting.deadlinesDone ?? [])
        .filter((done) => !deadlines.has(done))
        .map(() => "済んだ日付の中に、守る日付にないものがあります"),
      ...(meeting.minutes?.decisions ?? [])
        .filter((decision) => !lineIds.has(decision.agendaItem))
        .map(() => "決定事項の議題が次第にありません"),
      ...lines
        .filter((line) => line.subjects?.some((subject) => !subjects.has(subjectKey(subject))))
        .map((line) => `議題「${line.title}」の評価シートが計画にありません`),
    ];
    return problems.map((problem) => `${nameOf(meeting)}：${problem}`);
  });
}

function below(line: AgendaItem): AgendaItem[] {
  return [line, ...line.children.flatMap(below)];
}

function commentMismatches(db: Database): string[] {
  const meetings = new Map(readMeetings(db).map((meeting) => [meeting.id, meeting]));
  return readComments(db).flatMap((comment) => {
    const meeting = meetings.get(comment.meeting);
    if (!meeting || comment.answers !== comment.id) return [];
    return [`${nameOf(meeting)}：自分自身への回答になっている発言があります`];
  });
}

function lifeMismatches(db: Database): string[] {
  const items = readItems(db);
  const known = new Set(items.map((item) => item.id));
  return items.flatMap((item) => {
    const name = `施策「${item.title}」`;
    const { from, until, succeeds = [] } = item;
    return [
      ...(from !== undefined && until !== undefined && from > until
        ? [`${name}：始まる年度が終わる年度より後です`]
        : []),
      ...(succeeds.some((before) => !known.has(before) || before === item.id)
        ? [`${name}：引き継いだ施策が計画にありません`]
        : []),
    ];
  });
}

/** Years follow each other without a gap, inside the plan; every year but the latest is frozen. */
function yearMismatches(db: Database): string[] {
  const { first_fiscal_year: first, last_fiscal_year: last } = planRow(db);
  const years = readPlanYears(db);
  return years.flatMap(({ fiscalYear, frozen }, index) => {
    const before = years[index - 1];
    const year = fiscalYearLabel(fiscalYear);
    const isLatest = index === years.length - 1;
    return [
      ...(fiscalYear < first || fiscalYear > last ? [`${year}：計画の期間の外の年度が開かれています`] : []),
      ...(before && before.fiscalYear !== fiscalYear - 1 ? [`${year}：前の年度が開かれていません`] : []),
      ...(isLatest === (frozen === undefined)
        ? []
        : [`${year}：計画の${isLatest ? "書式が固定されています" : "書式が固定されていません"}`]),
    ];
  });
}
