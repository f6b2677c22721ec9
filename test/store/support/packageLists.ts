/** What the other official forms add to a package, made up by fast-check. */
import fc from "fast-check";
import type { Package } from "#shared/package/schema.ts";

/** The letters and the ids of the package that the lists belong to. */
export interface Ground {
  text: fc.Arbitrary<string>;
  words: fc.Arbitrary<string>;
  item: fc.Arbitrary<string>;
  /** Years of the plan. */
  year: fc.Arbitrary<number>;
}

type Lists = Required<
  Pick<
    Package,
    | "results"
    | "initiatives"
    | "undertakings"
    | "passages"
    | "documents"
    | "documentRows"
    | "editions"
    | "looks"
  >
>;

function listOf<T extends object>(
  row: fc.Arbitrary<T>,
  prefix: string,
): fc.Arbitrary<(T & { id: string })[]> {
  return fc
    .array(row, { maxLength: 4 })
    .map((rows) => rows.map((one, index) => ({ ...one, id: `${prefix}${index}` })));
}

/** Of a plan with the project `p0`. Some lists are left out, some stand there empty. */
export function anyLists({ text, words, item, year }: Ground): fc.Arbitrary<Partial<Lists>> {
  const project = fc.constant("p0");
  const arrow = fc
    .record({
      years: fc.tuple(year, year),
      start: fc.constantFrom("head" as const, "start" as const, "upgrade" as const),
      end: fc.constantFrom("head" as const, "none" as const),
    })
    .map(({ years, ...ends }) => ({ from: Math.min(...years), to: Math.max(...years), ...ends }));
  const statedIndicator = fc.record({ kind: text, name: text, baseline: text, middle: text, target: text });
  const measure = fc.record({
    title: text,
    overview: text,
    images: fc.array(text, { maxLength: 2 }),
    headings: fc.tuple(text, text, text),
    indicators: fc.array(statedIndicator, { maxLength: 2 }),
  });
  const passage = fc.record({ level: fc.integer({ min: 1, max: 4 }), title: text, text });
  const settings = fc.record(
    {
      newSide: fc.constantFrom("left" as const, "right" as const),
      newHeading: words,
      added: text,
      unchanged: fc.constantFrom("full" as const, "omit" as const),
      padding: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const look = fc.record(
    {
      margin: fc.record({
        top: fc.integer({ min: 5, max: 50 }),
        right: fc.constant(12.5),
        bottom: fc.constant(20),
        left: fc.constant(20),
      }),
      fonts: fc.constantFrom("ms" as const, "ud" as const),
      size: fc.constantFrom(-2, 0.5, 4),
      evaluationLabel: fc.constantFrom("の評価" as const, "からの評価" as const),
    },
    { requiredKeys: [] },
  );
  const documentRow = fc.record(
    {
      document: fc.constantFrom("doc-0", "doc-1"),
      title: text,
      newText: fc.option(text),
      oldText: fc.option(text),
      newMeasure: measure,
      oldMeasure: measure,
      underlines: fc.array(
        fc.record(
          {
            side: fc.constantFrom("new" as const, "old" as const),
            part: fc.constantFrom(
              "title",
              "images",
              "headings/2",
              "indicators/0/name",
              "indicators/999/target",
            ),
            from: fc.nat({ max: 50 }),
            words,
            underline: fc.boolean(),
          },
          { requiredKeys: ["side", "from", "words", "underline"] },
        ),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ["document", "title", "newText", "oldText", "underlines"] },
  );
  return fc.record(
    {
      results: listOf(
        fc.record({
          item,
          fiscalYear: year,
          list: fc.constantFrom("results" as const, "issues" as const),
          title: text,
          text,
          policy: text,
        }),
        "r",
      ),
      initiatives: listOf(fc.record({ project, title: text, text }), "n"),
      undertakings: listOf(
        fc.record(
          {
            project,
            title: text,
            origin: fc.constantFrom("new" as const, "existing" as const),
            arrows: fc.array(arrow, { maxLength: 3 }),
          },
          { requiredKeys: ["project", "title", "arrows"] },
        ),
        "u",
      ),
      passages: listOf(passage, "t"),
      documents: fc.tuple(words, words, settings).map(([one, other, settings]) => [
        { id: "doc-0", kind: "comparison" as const, title: one, settings },
        { id: "doc-1", kind: "outline" as const, title: other },
      ]),
      documentRows: listOf(documentRow, "w"),
      editions: listOf(
        fc.record({
          name: words,
          fixedOn: fc.constantFrom("2019-03-31", "2023-03-31"),
          passages: listOf(passage, "t"),
          measures: fc.array(fc.record({ item, code: fc.constant("1-1"), measure }), { maxLength: 2 }),
        }),
        "e",
      ),
      looks: fc.uniqueArray(
        fc.record({
          form: fc.constantFrom("agenda" as const, "roadmap" as const, "section-sheet" as const),
          fiscalYear: year,
          look,
        }),
        { maxLength: 4, selector: ({ form, fiscalYear }) => `${form}/${fiscalYear}` },
      ),
    },
    { requiredKeys: ["documents"] },
  );
}
