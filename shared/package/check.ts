/** What a schema cannot say: references, uniqueness, the tree, years and grades of a package. */
import { AGENDA_DEPTH } from "#shared/domain/committee.ts";
import {
  checkComments,
  checkCommittee,
  checkLives,
  checkPriorRatings,
  checkRecord,
  checkYears,
  commentIds,
  gradesOf,
} from "./checkCommittee.ts";
import { checkDocuments, checkLooks, checkPapers, checkRows } from "./checkRows.ts";
import { decimalText } from "./decimal.ts";
import { invalid, type Path } from "./problem.ts";
import { checkSheet, checkSubject, checkYear, uniqueness } from "./references.ts";
import type { Package, PackageAgendaItem, PackageIndicator } from "./schema.ts";

/** Throws `package-invalid` at the first part that does not fit the others. */
export function checkPackage(contents: Package): void {
  checkItems(contents);
  checkLives(contents);
  checkIndicators(contents);
  checkProjects(contents);
  checkCommittee(contents);
  checkYears(contents);
  checkMeetings(contents);
  checkEvaluations(contents);
  checkPriorRatings(contents);
  checkRows(contents);
  checkDocuments(contents);
  checkLooks(contents);
  checkPapers(contents);
}

function checkItems({ plan, items }: Package): void {
  const unique = uniqueness("施策");
  for (const [index, item] of items.entries()) unique(item.id, ["items", index, "id"]);
  const parents = new Map(items.map((item) => [item.id, item.parent]));
  for (const [index, item] of items.entries()) {
    if (item.parent !== null && !parents.has(item.parent)) {
      throw invalid(["items", index, "parent"], `親の施策「${item.parent}」がありません`, item.parent);
    }
  }
  for (const [index, item] of items.entries()) {
    let depth = 1;
    for (let above = item.parent; above !== null; above = parents.get(above) ?? null) {
      depth += 1;
      if (above === item.id || depth > items.length) {
        throw invalid(["items", index, "parent"], "親をたどると自分に戻ります", item.parent);
      }
    }
    if (depth > plan.levels.length) {
      throw invalid(["items", index, "parent"], `階層は${plan.levels.length}段までです`, item.parent);
    }
  }
}

function checkIndicators({ plan, items, indicators }: Package): void {
  const known = new Set(items.map((item) => item.id));
  const unique = uniqueness("指標");
  const grades = new Set(plan.ratingScale.grades.map((grade) => grade.code));
  const [from, to] = plan.indicatorFiscalYears;
  for (const [index, indicator] of indicators.entries()) {
    const path = ["indicators", index];
    unique(indicator.id, [...path, "id"]);
    if (!known.has(indicator.item)) {
      throw invalid([...path, "item"], `施策「${indicator.item}」がありません`, indicator.item);
    }
    const isColumn = (year: number): boolean =>
      year === plan.baselineFiscalYear || (year >= from && year <= to);
    checkValues(indicator, path, isColumn);
    checkSetYears(indicator, path, isColumn, grades);
  }
}

function checkValues(indicator: PackageIndicator, path: Path, isColumn: (year: number) => boolean): void {
  for (const series of ["targets", "actuals"] as const) {
    for (const [year, value] of Object.entries(indicator[series])) {
      const place = [...path, series, year];
      if (!isColumn(Number(year))) throw invalid(place, `${year}年度は指標の年度の外です`, year);
      if (typeof value === "number" && decimalText(value) === undefined) {
        throw invalid(place, "数値は15桁までです", value);
      }
    }
  }
}

function checkSetYears(
  indicator: PackageIndicator,
  path: Path,
  isColumn: (year: number) => boolean,
  grades: ReadonlySet<string>,
): void {
  for (const [year, { grade, gradeReason }] of Object.entries(indicator.years ?? {})) {
    const place = [...path, "years", year];
    if (!isColumn(Number(year))) throw invalid(place, `${year}年度は指標の年度の外です`, year);
    if (grade !== undefined && !grades.has(grade)) {
      throw invalid([...place, "grade"], `評価「${grade}」は判定の基準にありません`, grade);
    }
    if ((grade === undefined) !== (gradeReason === undefined)) {
      throw invalid(
        place,
        "grade と gradeReason（評価を変えた理由）は両方書くか、両方書かないかです",
        grade ?? gradeReason,
      );
    }
  }
}

function checkProjects({ items, projects }: Package): void {
  const known = new Set(items.map((item) => item.id));
  const unique = uniqueness("プロジェクト");
  for (const [index, project] of projects.entries()) {
    unique(project.id, ["projects", index, "id"]);
    for (const [place, { item }] of project.related.entries()) {
      if (known.has(item)) continue;
      throw invalid(["projects", index, "related", place, "item"], `関連施策「${item}」がありません`, item);
    }
  }
}

function checkMeetings(contents: Package): void {
  const unique = {
    meeting: uniqueness("会議"),
    agenda: uniqueness("議事"),
    handout: uniqueness("配布資料"),
    comment: uniqueness("意見"),
  };
  for (const [index, meeting] of contents.meetings.entries()) {
    const path = ["meetings", index];
    unique.meeting(meeting.id, [...path, "id"]);
    checkYear(contents, meeting.evaluates, [...path, "evaluates"]);
    for (const [place, handout] of meeting.handouts.entries()) {
      unique.handout(handout.id, [...path, "handouts", place, "id"]);
    }
    checkAgenda(contents, meeting.agenda, [...path, "agenda"], 1, unique.agenda);
    checkRecord(contents, meeting, path);
    for (const [place, comment] of (meeting.comments ?? []).entries()) {
      unique.comment(comment.id, [...path, "comments", place, "id"]);
    }
    checkComments(contents, meeting, path);
  }
}

function checkAgenda(
  contents: Package,
  lines: readonly PackageAgendaItem[],
  path: Path,
  depth: number,
  unique: (id: string | undefined, path: Path) => void,
): void {
  for (const [index, line] of lines.entries()) {
    const place = [...path, index];
    if (depth > AGENDA_DEPTH) throw invalid(place, `次第は${AGENDA_DEPTH}段までです`, line.title);
    unique(line.id, [...place, "id"]);
    for (const [at, subject] of (line.subjects ?? []).entries()) {
      checkSheet(contents, subject, [...place, "subjects", at, "id"]);
    }
    checkAgenda(contents, line.children ?? [], [...place, "children"], depth + 1, unique);
  }
}

function checkEvaluations(contents: Package): void {
  const comments = commentIds(contents);
  const meetings = new Set(contents.meetings.map((meeting) => meeting.id));
  const seen = new Set<string>();
  for (const [index, evaluation] of contents.evaluations.entries()) {
    const path = ["evaluations", index];
    const { item, project, fiscalYear, rating, adopted } = evaluation;
    if ((item === undefined) === (project === undefined)) {
      throw invalid(path, "item と project のどちらか一方が必要です", item ?? "");
    }
    checkSubject(contents, evaluation, path);
    checkYear(contents, fiscalYear, [...path, "fiscalYear"]);
    const key = JSON.stringify([item, project, fiscalYear]);
    if (seen.has(key)) {
      throw invalid(path, `「${item ?? project}」の${fiscalYear}年度の評価が2つあります`, item ?? project);
    }
    seen.add(key);
    if (rating !== undefined && rating !== "" && !gradesOf(contents, fiscalYear).has(rating)) {
      throw invalid([...path, "rating"], `判定「${rating}」は判定の基準にありません`, rating);
    }
    for (const [place, source] of (evaluation.sources ?? []).entries()) {
      if (!comments.has(source))
        throw invalid([...path, "sources", place], `意見「${source}」がありません`, source);
    }
    if (adopted && !meetings.has(adopted.meeting)) {
      throw invalid(
        [...path, "adopted", "meeting"],
        `会議「${adopted.meeting}」がありません`,
        adopted.meeting,
      );
    }
  }
}
