/** Packages made up by fast-check: everything the format allows, in combinations nobody would think of. */
import fc from "fast-check";
import type { Paper } from "#shared/domain/paper.ts";
import type { Grade, PlanPeriod } from "#shared/domain/plan.ts";
import type {
  Package,
  PackageAgendaItem,
  PackageComment,
  PackageEvaluation,
  PackageIndicator,
  PackageMeeting,
  PackageValue,
} from "#shared/package/schema.ts";
import { anyLife, anyPriorRatings, anyRecord, anySaid, anySettings } from "./packageCommittee.ts";
import { anyLists, type Ground } from "./packageLists.ts";

/** Letters that get lost elsewhere: variants, IVS, 外字, emoji, direction marks, combining marks, quotes. */
const odd = "あア漢髙﨑①㈱ー\u{845b}\u{e0100}\u{e000}😀👨\u200d👩\u200f\u3099か\"'\\％%_—－０ \n\tA1";
const letters = fc.constantFrom(...Array.from(odd));
const text = fc.string({ unit: letters, maxLength: 30 });
const words = fc.string({ unit: letters, minLength: 1, maxLength: 20 });
/** At most ten UTF-16 units, made of whole letters: half a letter is no text, and the parser leaves it out. */
const shortText = fc.string({ unit: letters, maxLength: 5 });
const year = fc.integer({ min: 2019, max: 2024 });
const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const value: fc.Arbitrary<PackageValue> = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
  fc.integer({ min: 0, max: 99_999 }).map((number) => number / 100),
  fc.constant("—" as const),
  words.map((none) => ({ none })),
);
const values = fc.dictionary(fc.integer({ min: 2018, max: 2024 }).map(String), value);

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
function present<T extends object>(part: T): Present<T> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Present<T>;
}

const plan: fc.Arbitrary<Package["plan"]> = fc
  .record({
    municipality: text,
    title: words,
    firstFiscalYear: fc.constant(2019),
    lastFiscalYear: fc.constant(2024),
    baselineFiscalYear: fc.constant(2018),
    indicatorFiscalYears: fc.constant([2019, 2024] as [number, number]),
    levels: fc.constant<string[]>(["方向性", "施策", "事業"]),
    form: fc.constantFrom("evaluation-sheet" as const, "progress-table" as const, "chapter-summary" as const),
    forms: optional(fc.constantFrom<"roadmap"[]>([], ["roadmap"])),
    gradeScaleNote: optional(text),
    periods: optional(fc.constant<PlanPeriod[]>([{ name: "前期", from: 2019, to: 2021 }])),
    roadmap: optional(words.map((name) => ({ name, from: 2019, to: 2024 }))),
    committeeName: words,
    externalSurveyNote: text,
    ratingScale: fc.record({
      mode: fc.constantFrom("judgement" as const, "thresholds" as const),
      grades: fc.constant<Grade[]>([
        { code: "A", meaning: "よい", from: { percent: 99.5, side: "以上" as const } },
        { code: "Ｂ", name: "未満", meaning: "" },
      ]),
    }),
    achievementRate: optional(
      fc
        .record({
          cap: fc.constantFrom(null, 100, 120.5),
          decimals: fc.integer({ min: 0, max: 4 }),
          decrease: optional(fc.constantFrom("mirrored" as const, "target-over-actual" as const)),
        })
        .map(present),
    ),
  })
  .map(present);

const itemCount = 6;
const itemIds = Array.from({ length: itemCount }, (_, index) => `i${index}`);
const itemId = fc.constantFrom(...itemIds);
const ground: Ground = { text, words, item: itemId, year };

/** Three levels at most: an item may hang under an earlier one that is not already at the bottom. */
const items: fc.Arbitrary<Package["items"]> = fc
  .array(
    fc.record({
      parent: fc.nat(),
      code: fc.string({ unit: letters, maxLength: 10 }),
      title: words,
      goal: optional(text),
      overview: optional(text),
      images: optional(text),
      concept: optional(text),
      policies: optional(text),
      relatedPlans: optional(text),
      pageReference: optional(text),
      isNew: optional(fc.boolean()),
      departments: optional(fc.array(words, { maxLength: 3 })),
      life: anyLife(ground),
    }),
    { minLength: itemCount, maxLength: itemCount },
  )
  .map((raw) => {
    const depths: number[] = [];
    return raw.map(({ life, ...item }, index) => {
      const possible = depths.flatMap((depth, above) => (depth < 3 ? [above] : []));
      const above = possible[item.parent % (possible.length + 1)];
      depths.push(above === undefined ? 1 : (depths[above] ?? 1) + 1);
      const succeeds = index > 0 && life.from !== undefined ? { succeeds: ["i0"] } : {};
      const place = { id: `i${index}`, parent: above === undefined ? null : `i${above}` };
      return present({ ...item, ...life, ...succeeds, ...place });
    });
  });

const indicatorYear = fc.oneof(
  fc.constant({}),
  fc.record({ printedRate: words }),
  fc.record({ grade: fc.constantFrom("A", "Ｂ"), gradeReason: words }),
);

const indicators: fc.Arbitrary<PackageIndicator[]> = fc
  .array(
    fc.record({
      item: itemId,
      kind: text,
      name: words,
      unit: fc.string({ unit: letters, maxLength: 5 }),
      externalSurvey: fc.boolean(),
      cumulative: fc.boolean(),
      direction: optional(fc.constantFrom("up" as const, "down" as const, "keep" as const)),
      targets: values,
      actuals: values,
      years: optional(fc.dictionary(year.map(String), indicatorYear, { maxKeys: 2 })),
    }),
    { maxLength: 5 },
  )
  .map((list) => list.map((indicator, index) => present({ ...indicator, id: `x/${index}` })));

const projects: fc.Arbitrary<Package["projects"]> = fc
  .array(
    fc.record({
      number: fc.nat({ max: 99 }),
      label: optional(words),
      title: words,
      overview: optional(text),
      related: fc.array(
        fc.record({
          item: itemId,
          strength: fc.constantFrom("primary" as const, "related" as const),
          label: text,
        }),
        { maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) => list.map((project, index) => present({ ...project, id: `p${index}` })));

const agenda: fc.Arbitrary<PackageAgendaItem[]> = fc
  .letrec<{ lines: PackageAgendaItem[] }>((tie) => ({
    lines: fc.array(
      fc
        .record({
          number: fc.constantFrom("1", "（1）", "①"),
          title: words,
          children: fc.option(tie("lines"), { nil: undefined, maxDepth: 3, depthIdentifier: "agenda" }),
        })
        .map(present),
      { maxLength: 2, depthIdentifier: "agenda" },
    ),
  }))
  .lines.filter((lines) => depthOf(lines) <= 4);

function depthOf(lines: readonly PackageAgendaItem[]): number {
  return lines.length === 0 ? 0 : 1 + Math.max(...lines.map((line) => depthOf(line.children ?? [])));
}

const comment: fc.Arbitrary<PackageComment> = fc
  .record({
    item: optional(itemId),
    said: anySaid(ground),
    text: words,
    reply: optional(text),
    recordedAt: optional(
      fc
        .date({ min: new Date("2020-01-01"), max: new Date("2025-01-01"), noInvalidDate: true })
        .map((date) => date.toISOString()),
    ),
  })
  .map(({ said, ...rest }) => present({ ...rest, ...said }));

const paper: fc.Arbitrary<Paper> = fc.oneof(
  itemId.map((id) => ({ form: "section-sheet" as const, subject: { kind: "item" as const, id } })),
  fc.constant({ form: "roadmap" as const, subject: { kind: "project" as const, id: "p0" } }),
  fc.constant({ form: "comparison-table" as const, document: "doc-0" }),
  fc.constant({ form: "progress-table" as const }),
);

const meetings: fc.Arbitrary<PackageMeeting[]> = fc
  .array(
    fc.record({
      fiscalYear: year,
      evaluates: year,
      number: fc.integer({ min: 1, max: 9 }),
      date: optional(fc.constantFrom("2020-08-07", "2021-02-28")),
      startTime: optional(fc.constantFrom("10:00", "13:30")),
      place: optional(text),
      agenda,
      handouts: fc.array(
        fc
          .record({
            number: shortText,
            title: words,
            kind: fc.constantFrom("handout" as const, "reference" as const),
            counting: optional(fc.constantFrom("own" as const, "branch" as const, "none" as const)),
            paper: optional(paper),
          })
          .map(present),
        { maxLength: 2 },
      ),
      agendaNumbering: optional(fc.constantFrom("niiza" as const, "parenthesis-wide" as const)),
      handoutNumbering: optional(
        fc.record({
          prefix: fc.constant("資料"),
          suffix: fc.constantFrom("", "号"),
          wide: fc.boolean(),
          first: fc.integer({ min: 1, max: 20 }),
        }),
      ),
      output: optional(
        fc.record({
          papers: fc.array(paper, { maxLength: 3 }),
          files: fc.constantFrom("one" as const, "many" as const),
          format: fc.constantFrom("word" as const, "pdf" as const),
        }),
      ),
      comments: optional(fc.array(comment, { maxLength: 4 })),
      record: anyRecord(ground),
    }),
    { maxLength: 3 },
  )
  .map((list) =>
    list.map(({ record, ...meeting }, index) =>
      present({
        ...meeting,
        ...record,
        id: `meeting ${index}`,
        ...(meeting.comments
          ? {
              comments: meeting.comments.map((one, place) => ({
                ...one,
                id: `c${index}-${place}`,
                ...(one.kind === "回答" && place > 0 ? { answers: `c${index}-0` } : {}),
              })),
            }
          : {}),
      }),
    ),
  );

const evaluation = fc.record({
  activities: optional(text),
  achievement: optional(text),
  issues: optional(text),
  rating: optional(fc.constantFrom("", "A", "Ｂ")),
  committeeEvaluation: optional(text),
  enteredOn: optional(text),
  author: optional(text),
  analysis: optional(text),
  needsSurvey: optional(text),
  needsRate: optional(shortText),
  sourced: fc.boolean(),
  adopted: optional(words),
  place: fc.tuple(fc.constantFrom(...itemIds, "p0"), year),
});

/** A package whose parts fit together. */
export const anyPackage: fc.Arbitrary<Package> = fc
  .record({
    plan,
    items,
    indicators,
    projects,
    meetings,
    evaluations: fc.uniqueArray(evaluation, { maxLength: 8, selector: ({ place }) => place.join("/") }),
    committeeName: text,
    members: fc.tuple(words, words),
    reading: optional(text),
    settings: anySettings(ground),
    priorRatings: anyPriorRatings(ground),
    lists: anyLists(ground),
  })
  .map(({ evaluations, committeeName, members, reading, settings, lists, ...all }) => {
    const { priorRatings, ...parts } = all;
    const [meeting] = parts.meetings;
    const comments = parts.meetings.flatMap((meeting) => (meeting.comments ?? []).map((one) => one.id ?? ""));
    return {
      format: "jimukyoku-plan/1" as const,
      ...parts,
      evaluations: evaluations.map(
        ({ place: [about, fiscalYear], sourced, adopted, ...texts }): PackageEvaluation =>
          present({
            ...(about === "p0" ? { project: about } : { item: about }),
            fiscalYear,
            ...texts,
            ...(sourced && comments.length > 0 ? { sources: comments } : {}),
            ...(meeting && adopted !== undefined
              ? { adopted: { meeting: meeting.id, date: "2020-08-07", text: adopted } }
              : {}),
          }),
      ),
      committee: {
        name: committeeName,
        members: members.map((name, index) => present({ id: `m${index}`, name, reading })),
        ...settings,
      },
      ...(priorRatings ? { priorRatings } : {}),
      ...lists,
    };
  });
