/**
 * Writing a package: the same package is always the same bytes. The order of keys is published: in the parts the format
 * began with it is the list below, elsewhere that of the schema, which a parsed object has.
 */
import { z } from "zod";
import { subjectSchema } from "#shared/domain/ids.ts";
import { paperSchema } from "#shared/domain/paper.ts";
import {
  indicatorYearSchema,
  itemSchema,
  planPeriodSchema,
  type IndicatorYear,
} from "#shared/domain/plan.ts";
import {
  PACKAGE_FORMAT,
  packageCommentSchema,
  packageEvaluationSchema,
  packageMeetingSchema,
  packageSchema,
} from "./schema.ts";
import type {
  Package,
  PackageAgendaItem,
  PackageComment,
  PackageIndicator,
  PackageMeeting,
} from "./schema.ts";

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
    "from",
    "until",
    "succeeds",
    "formerNames",
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
    "adopted",
  ],
  committee: ["name", "members", "quorum", "deadlines", "dispositions"],
  member: ["id", "name", "reading", "affiliation", "role", "termFrom", "termTo"],
  meeting: [
    "id",
    "fiscalYear",
    "evaluates",
    "number",
    "date",
    "startTime",
    "endTime",
    "place",
    "openness",
    "closedReason",
    "observers",
    "attendance",
    "staff",
    "deadlinesDone",
    "minutes",
    "agenda",
    "handouts",
    "agendaNumbering",
    "handoutNumbering",
    "output",
    "comments",
  ],
  agenda: ["id", "number", "title", "subjects", "children"],
  handout: ["id", "number", "title", "kind", "counting", "paper"],
  comment: [
    "id",
    "item",
    "project",
    "property",
    "agendaItem",
    "member",
    "speaker",
    "kind",
    "text",
    "summary",
    "withheld",
    "answers",
    "reply",
    "department",
    "disposition",
    "reflectedIn",
    "recordedAt",
  ],
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
    items: contents.items.map(sortedItem),
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
    evaluations: contents.evaluations.map((evaluation) =>
      sorted(
        { ...evaluation, ...inSchemaOrder(packageEvaluationSchema, evaluation, ["adopted"]) },
        order.evaluation,
      ),
    ),
    committee: sorted(
      {
        ...contents.committee,
        members: contents.committee.members.map((member) => sorted(member, order.member)),
        ...inSchemaOrder(packageSchema.shape.committee, contents.committee, ["quorum", "deadlines"]),
      },
      order.committee,
    ),
    meetings: contents.meetings.map((meeting) =>
      sorted(
        {
          ...meeting,
          ...inSchemaOrder(packageMeetingSchema, meeting, [
            "attendance",
            "staff",
            "minutes",
            "handoutNumbering",
            "output",
          ]),
          agenda: meeting.agenda.map(sortedAgenda),
          handouts: meeting.handouts.map(sortedHandout),
          ...(meeting.comments ? { comments: meeting.comments.map(sortedComment) } : {}),
        },
        order.meeting,
      ),
    ),
    ...lists(contents),
  };
  return `${JSON.stringify(canonical, null, 2)}\n`;
}

/** These parts, where they are there, with the keys in their schema's order. */
function inSchemaOrder<T extends object, K extends keyof T & string>(
  schema: z.ZodObject,
  part: T,
  keys: readonly K[],
): Pick<T, K> {
  const present = keys.filter((key) => part[key] !== undefined);
  return Object.fromEntries(
    present.map((key) => [key, (schema.shape[key] as z.ZodType).parse(part[key])]),
  ) as Pick<T, K>;
}

/** The lists that a package may have: those that are there, row by row with the keys in their schema's order. */
function lists(contents: Package): Partial<Package> {
  const { shape } = packageSchema;
  const { results, initiatives, undertakings, passages, documents, documentRows, editions, looks } = contents;
  const { priorRatings, years } = contents;
  return {
    ...(results ? { results: shape.results.parse(results) } : {}),
    ...(initiatives ? { initiatives: shape.initiatives.parse(initiatives) } : {}),
    ...(undertakings ? { undertakings: shape.undertakings.parse(undertakings) } : {}),
    ...(passages ? { passages: shape.passages.parse(passages) } : {}),
    ...(documents ? { documents: shape.documents.parse(documents) } : {}),
    ...(documentRows ? { documentRows: shape.documentRows.parse(documentRows) } : {}),
    ...(editions ? { editions: shape.editions.parse(editions) } : {}),
    ...(looks ? { looks: shape.looks.parse(looks) } : {}),
    ...(priorRatings ? { priorRatings: shape.priorRatings.parse(priorRatings) } : {}),
    ...(years ? { years: shape.years.parse(years) } : {}),
  };
}

function sortedYears(years: NonNullable<PackageIndicator["years"]>): typeof years {
  const sortedYear = ([year, set]: [string, IndicatorYear]): [string, IndicatorYear] => [
    year,
    indicatorYearSchema.parse(set),
  ];
  return byYear(Object.fromEntries(Object.entries(years).map(sortedYear)));
}

function sortedItem(item: Package["items"][number]): typeof item {
  return sorted({ ...item, ...inSchemaOrder(itemSchema, item, ["formerNames"]) }, order.item);
}

function sortedComment(comment: PackageComment): PackageComment {
  return sorted({ ...comment, ...inSchemaOrder(packageCommentSchema, comment, ["withheld"]) }, order.comment);
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
    {
      ...line,
      ...(line.subjects ? { subjects: z.array(subjectSchema).parse(line.subjects) } : {}),
      ...(line.children ? { children: line.children.map(sortedAgenda) } : {}),
    },
    order.agenda,
  );
}

function byYear<V>(values: Record<string, V>): Record<string, V> {
  return Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => Number(a) - Number(b)));
}
