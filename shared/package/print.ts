/**
 * Writing a package: the same package is always the same bytes. The order of keys is published: in the parts the format
 * began with it is the list below, elsewhere that of the schema, which a parsed object has.
 */
import { z } from "zod";
import { handoutNumberingSchema, outputSetSchema } from "#shared/domain/committee.ts";
import { paperSchema } from "#shared/domain/paper.ts";
import { indicatorYearSchema, planPeriodSchema, type IndicatorYear } from "#shared/domain/plan.ts";
import { PACKAGE_FORMAT, packageSchema } from "./schema.ts";
import type { Package, PackageAgendaItem, PackageIndicator, PackageMeeting } from "./schema.ts";

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
    "forms",
    "committeeName",
    "externalSurveyNote",
    "ratingScale",
    "gradeScaleNote",
    "achievementRate",
    "periods",
    "roadmap",
  ],
  ratingScale: ["mode", "order", "grades"],
  grade: ["code", "name", "meaning", "from"],
  from: ["percent", "side"],
  achievementRate: ["cap", "decimals", "decrease"],
  item: [
    "id",
    "parent",
    "code",
    "title",
    "goal",
    "overview",
    "images",
    "concept",
    "policies",
    "relatedPlans",
    "pageReference",
    "isNew",
    "departments",
  ],
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
    "years",
  ],
  project: ["id", "number", "label", "title", "overview", "related"],
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
    "enteredOn",
    "author",
    "analysis",
    "needsSurvey",
    "needsRate",
    "needsRank",
    "needsRankInField",
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
    "agendaNumbering",
    "handoutNumbering",
    "output",
    "comments",
  ],
  agenda: ["id", "number", "title", "children"],
  handout: ["id", "number", "title", "kind", "counting", "paper"],
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
        ...(plan.periods ? { periods: z.array(planPeriodSchema).parse(plan.periods) } : {}),
        ...(plan.roadmap ? { roadmap: planPeriodSchema.parse(plan.roadmap) } : {}),
      },
      order.plan,
    ),
    items: contents.items.map((item) => sorted(item, order.item)),
    indicators: contents.indicators.map((indicator) =>
      sorted(
        {
          ...indicator,
          targets: byYear(indicator.targets),
          actuals: byYear(indicator.actuals),
          ...(indicator.years ? { years: sortedYears(indicator.years) } : {}),
        },
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
          handouts: meeting.handouts.map(sortedHandout),
          ...(meeting.handoutNumbering
            ? { handoutNumbering: handoutNumberingSchema.parse(meeting.handoutNumbering) }
            : {}),
          ...(meeting.output ? { output: outputSetSchema.parse(meeting.output) } : {}),
          ...(meeting.comments
            ? { comments: meeting.comments.map((comment) => sorted(comment, order.comment)) }
            : {}),
        },
        order.meeting,
      ),
    ),
    ...lists(contents),
  };
  return `${JSON.stringify(canonical, null, 2)}\n`;
}

/** The lists that a package may have: those that are there, row by row with the keys in their schema's order. */
function lists(contents: Package): Partial<Package> {
  const { shape } = packageSchema;
  const { results, initiatives, undertakings, passages, documents, documentRows, editions, looks } = contents;
  return {
    ...(results ? { results: shape.results.parse(results) } : {}),
    ...(initiatives ? { initiatives: shape.initiatives.parse(initiatives) } : {}),
    ...(undertakings ? { undertakings: shape.undertakings.parse(undertakings) } : {}),
    ...(passages ? { passages: shape.passages.parse(passages) } : {}),
    ...(documents ? { documents: shape.documents.parse(documents) } : {}),
    ...(documentRows ? { documentRows: shape.documentRows.parse(documentRows) } : {}),
    ...(editions ? { editions: shape.editions.parse(editions) } : {}),
    ...(looks ? { looks: shape.looks.parse(looks) } : {}),
  };
}

function sortedYears(years: NonNullable<PackageIndicator["years"]>): typeof years {
  const sortedYear = ([year, set]: [string, IndicatorYear]): [string, IndicatorYear] => [
    year,
    indicatorYearSchema.parse(set),
  ];
  return byYear(Object.fromEntries(Object.entries(years).map(sortedYear)));
}

function sortedHandout(handout: PackageMeeting["handouts"][number]): typeof handout {
  const paper = handout.paper ? { paper: paperSchema.parse(handout.paper) } : {};
  return sorted({ ...handout, ...paper }, order.handout);
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
