/** As `check.ts`, for the committee's year: who came and spoke, what was adopted, 事前評価, opened years, items' lives. */
import { hasOneSpeaker } from "#shared/domain/comment.ts";
import { deadlineList } from "#shared/rules/deadlines.ts";
import { invalid, type Path } from "./problem.ts";
import { checkSheet, checkSubject, checkYear, uniqueness } from "./references.ts";
import type { Package, PackageAgendaItem, PackageMeeting } from "./schema.ts";

/** From when to when items are part of the plan, and what they go on from. */
export function checkLives({ items }: Package): void {
  const known = new Set(items.map((item) => item.id));
  for (const [index, { id, from, until, succeeds = [], formerNames = [] }] of items.entries()) {
    const path = ["items", index];
    if (from !== undefined && until !== undefined && from > until) {
      throw invalid([...path, "until"], `終わる年度（${until}）が始まる年度（${from}）より前です`, until);
    }
    const unique = uniqueness("引き継ぐ施策");
    for (const [place, before] of succeeds.entries()) {
      const at = [...path, "succeeds", place];
      unique(before, at);
      if (before === id) throw invalid(at, "自分自身を引き継ぐことはできません", before);
      if (!known.has(before)) throw invalid(at, `引き継ぐ施策「${before}」がありません`, before);
    }
    for (const [place, name] of formerNames.entries()) {
      const earlier = formerNames[place - 1];
      if (!earlier || earlier.until < name.until) continue;
      throw invalid([...path, "formerNames", place, "until"], "前の名称は古い順に並べます", name.until);
    }
  }
}

/** Settings and members. */
export function checkCommittee({ committee }: Package): void {
  const member = uniqueness("委員");
  for (const [index, { id }] of committee.members.entries())
    member(id, ["committee", "members", index, "id"]);
  const deadline = uniqueness("守る日付");
  for (const [index, { id }] of (committee.deadlines ?? []).entries()) {
    deadline(id, ["committee", "deadlines", index, "id"]);
  }
  const dispositions = committee.dispositions ?? [];
  for (const [index, disposition] of dispositions.entries()) {
    if (dispositions.indexOf(disposition) === index) continue;
    throw invalid(
      ["committee", "dispositions", index],
      `対応区分「${disposition}」が2つあります`,
      disposition,
    );
  }
}

/** Who came, what was kept of the dates, and how the minutes are written. */
export function checkRecord(contents: Package, meeting: PackageMeeting, path: Path): void {
  const members = new Set(contents.committee.members.map((member) => member.id));
  const unique = {
    member: uniqueness("出席した委員"),
    staff: uniqueness("職員"),
    header: uniqueness("会議録の項目"),
  };
  for (const [index, { member }] of (meeting.attendance ?? []).entries()) {
    const place = [...path, "attendance", index, "member"];
    unique.member(member, place);
    if (!members.has(member)) throw invalid(place, `委員「${member}」がいません`, member);
  }
  for (const [index, { id }] of (meeting.staff ?? []).entries())
    unique.staff(id, [...path, "staff", index, "id"]);
  const deadlines = deadlineList(contents.committee);
  for (const [index, done] of (meeting.deadlinesDone ?? []).entries()) {
    if (deadlines.some((deadline) => deadline.id === done)) continue;
    throw invalid([...path, "deadlinesDone", index], `守る日付「${done}」がありません`, done);
  }
  for (const [index, { id }] of (meeting.minutes?.header ?? []).entries()) {
    unique.header(id, [...path, "minutes", "header", index, "id"]);
  }
  const decided = uniqueness("決定事項の議事");
  const agenda = new Set(agendaIds(meeting.agenda));
  for (const [index, { agendaItem }] of (meeting.minutes?.decisions ?? []).entries()) {
    const place = [...path, "minutes", "decisions", index, "agendaItem"];
    decided(agendaItem, place);
    if (!agenda.has(agendaItem)) throw invalid(place, `議事「${agendaItem}」がありません`, agendaItem);
  }
}

function agendaIds(lines: readonly PackageAgendaItem[]): (string | undefined)[] {
  return lines.flatMap((line) => [line.id, ...agendaIds(line.children ?? [])]);
}

export function checkComments(contents: Package, meeting: PackageMeeting, path: Path): void {
  const members = new Set(contents.committee.members.map((member) => member.id));
  const agenda = new Set(agendaIds(meeting.agenda));
  const comments = commentIds(contents);
  for (const [index, comment] of (meeting.comments ?? []).entries()) {
    const place = [...path, "comments", index];
    const { member, agendaItem, answers } = comment;
    if (!hasOneSpeaker(comment)) {
      throw invalid(place, "member（委員）と speaker（委員でない人）のどちらか一方が必要です", member ?? "");
    }
    if (member !== undefined && !members.has(member)) {
      throw invalid([...place, "member"], `委員「${member}」がいません`, member);
    }
    if (agendaItem !== undefined && !agenda.has(agendaItem)) {
      throw invalid([...place, "agendaItem"], `議事「${agendaItem}」がありません`, agendaItem);
    }
    if (comment.item !== undefined && comment.project !== undefined) {
      throw invalid(place, "item と project の両方は書けません", comment.item);
    }
    checkSubject(contents, comment, place);
    if (answers === undefined) continue;
    if (answers === comment.id) throw invalid([...place, "answers"], "自分自身には答えられません", answers);
    if (!comments.has(answers))
      throw invalid([...place, "answers"], `発言「${answers}」がありません`, answers);
  }
}

/** Ids of every comment of the package. */
export function commentIds({ meetings }: Package): Set<string | undefined> {
  return new Set(meetings.flatMap((meeting) => (meeting.comments ?? []).map((comment) => comment.id)));
}

/** The codes that a year may be rated with: a year that is frozen has the scale it had then. */
export function gradesOf({ plan, years = [] }: Package, fiscalYear: number): Set<string> {
  const { ratingScale } = years.find((year) => year.fiscalYear === fiscalYear)?.frozen ?? plan;
  return new Set(ratingScale.grades.map((grade) => grade.code));
}

export function checkPriorRatings(contents: Package): void {
  const { priorRatings = [], committee } = contents;
  const seen = new Set<string>();
  for (const [index, { subject, fiscalYear, member, rating, note }] of priorRatings.entries()) {
    const path = ["priorRatings", index];
    checkSheet(contents, subject, [...path, "subject", "id"]);
    checkYear(contents, fiscalYear, [...path, "fiscalYear"]);
    if (!committee.members.some((one) => one.id === member)) {
      throw invalid([...path, "member"], `委員「${member}」がいません`, member);
    }
    const key = JSON.stringify([subject.kind, subject.id, fiscalYear, member]);
    if (seen.has(key)) {
      throw invalid(path, `「${subject.id}」の${fiscalYear}年度の事前評価が、同じ委員で2つあります`, member);
    }
    seen.add(key);
    if (rating === undefined && note === undefined) {
      throw invalid(path, "rating か note のどちらかが必要です", member);
    }
    if (rating !== undefined && !gradesOf(contents, fiscalYear).has(rating)) {
      throw invalid([...path, "rating"], `判定「${rating}」は判定の基準にありません`, rating);
    }
  }
}

/** Years follow each other without a gap; every one but the last is frozen. */
export function checkYears(contents: Package): void {
  const { years = [] } = contents;
  for (const [index, { fiscalYear, frozen }] of years.entries()) {
    const path = ["years", index];
    checkYear(contents, fiscalYear, [...path, "fiscalYear"]);
    const before = years[index - 1];
    if (before && fiscalYear !== before.fiscalYear + 1) {
      throw invalid([...path, "fiscalYear"], "開いた年度は続いた年度を古い順に並べます", fiscalYear);
    }
    const isLatest = index === years.length - 1;
    if (isLatest !== (frozen === undefined)) {
      throw invalid([...path, "frozen"], "frozen は、最後の年度のほかのすべての年度に書きます", fiscalYear);
    }
  }
}
