/** Writing a package: the same package is always the same bytes. */
import { PACKAGE_FORMAT } from "./schema.ts";
import type { Package, PackageAgendaItem } from "./schema.ts";

const order = {
  plan: [
    "municipality",
    "title",
    "firstFiscalYear",
    "lastFiscalYear",
    "baselineFiscalYear",
    "indicatorFiscalYears",
    "levels",
    "form",
    "committeeName",
    "externalSurveyNote",
    "ratingScale",
    "achievementRate",
  ],
  ratingScale: ["mode", "order", "grades"],
  grade: ["code", "meaning", "from"],
  from: ["percent", "side"],
  achievementRate: ["cap", "decimals"],
  item: ["id", "parent", "code", "title", "goal", "departments"],
  indicator: [
    "id",
    "item",
    "kind",
    "name",
    "unit",
    "externalSurvey",
    "cumulative",
    "direction",
    "targets",
    "actuals",
  ],
  project: ["id", "number", "title", "overview", "related"],
  related: ["item", "strength", "label"],
  evaluation: [
    "item",
    "project",
    "fiscalYear",
    "activities",
    "achievement",
    "issues",
    "rating",
    "committeeEvaluation",
    "sources",
  ],
  member: ["id", "name", "reading", "affiliation", "role", "termFrom", "termTo"],
  meeting: [
    "id",
    "fiscalYear",
    "evaluates",
    "number",
    "date",
    "startTime",
    "place",
    "agenda",
    "handouts",
    "comments",
  ],
  agenda: ["id", "number", "title", "children"],
  handout: ["id", "number", "title", "kind"],
  comment: ["id", "item", "project", "agendaItem", "member", "kind", "text", "reply", "recordedAt"],
} as const;

/** The object with its keys in the published order; absent ones stay absent. */
function sorted<T extends object>(part: T, keys: readonly string[]): T {
  const entries = Object.entries(part).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.toSorted(([a], [b]) => keys.indexOf(a) - keys.indexOf(b))) as T;
}

/** UTF-8 JSON, two spaces, keys in the published order, years ascending, a line end at the end. */
export function printPackage(contents: Package): string {
  const { plan } = contents;
  const canonical: Package = {
    format: PACKAGE_FORMAT,
    plan: sorted(
      {
        ...plan,
        ratingScale: sorted(
          { ...plan.ratingScale, grades: plan.ratingScale.grades.map(sortedGrade) },
          order.ratingScale,
        ),
        ...(plan.achievementRate
          ? { achievementRate: sorted(plan.achievementRate, order.achievementRate) }
          : {}),
      },
      order.plan,
    ),
    items: contents.items.map((item) => sorted(item, order.item)),
    indicators: contents.indicators.map((indicator) =>
      sorted(
        { ...indicator, targets: byYear(indicator.targets), actuals: byYear(indicator.actuals) },
        order.indicator,
      ),
    ),
    projects: contents.projects.map((project) =>
      sorted(
        { ...project, related: project.related.map((one) => sorted(one, order.related)) },
        order.project,
      ),
    ),
    evaluations: contents.evaluations.map((evaluation) => sorted(evaluation, order.evaluation)),
    committee: {
      name: contents.committee.name,
      members: contents.committee.members.map((member) => sorted(member, order.member)),
    },
    meetings: contents.meetings.map((meeting) =>
      sorted(
        {
          ...meeting,
          agenda: meeting.agenda.map(sortedAgenda),
          handouts: meeting.handouts.map((handout) => sorted(handout, order.handout)),
          ...(meeting.comments
            ? { comments: meeting.comments.map((comment) => sorted(comment, order.comment)) }
            : {}),
        },
        order.meeting,
      ),
    ),
  };
  return `${JSON.stringify(canonical, null, 2)}\n`;
}

function sortedGrade(grade: Package["plan"]["ratingScale"]["grades"][number]): typeof grade {
  return sorted({ ...grade, ...(grade.from ? { from: sorted(grade.from, order.from) } : {}) }, order.grade);
}

function sortedAgenda(line: PackageAgendaItem): PackageAgendaItem {
  return sorted(
    { ...line, ...(line.children ? { children: line.children.map(sortedAgenda) } : {}) },
    order.agenda,
  );
}

function byYear<V>(values: Record<string, V>): Record<string, V> {
  return Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => Number(a) - Number(b)));
}
