/** What the committee's year adds to a package, made up by fast-check. */
import fc from "fast-check";
import type { PriorRating } from "#shared/domain/evaluation.ts";
import type { Package, PackageComment, PackageMeeting } from "#shared/package/schema.ts";
import type { Ground } from "./packageLists.ts";

/** Members `m0` and `m1`, the project `p0`, grades A and Ｂ. */
const member = fc.constantFrom("m0", "m1");

type Life = Pick<Package["items"][number], "from" | "until" | "formerNames">;

/** Years in which an item is part of the plan. */
export function anyLife({ words }: Ground): fc.Arbitrary<Life> {
  return fc.oneof(
    fc.constant<Life>({}),
    fc.record<Life>({ from: fc.constant(2020), until: fc.constantFrom(2020, 2022) }),
    words.map((title): Life => ({ formerNames: [{ until: 2019, code: "", title }] })),
  );
}

type Said = Pick<
  PackageComment,
  | "member"
  | "speaker"
  | "kind"
  | "property"
  | "summary"
  | "withheld"
  | "department"
  | "disposition"
  | "reflectedIn"
>;

/** Who said it and what became of it. */
export function anySaid({ text, words }: Ground): fc.Arbitrary<Said> {
  const speaker = fc.oneof(
    member.map((id): Pick<Said, "member"> => ({ member: id })),
    words.map((name): Pick<Said, "speaker"> => ({ speaker: name })),
  );
  const rest = fc.record<Omit<Said, "member" | "speaker">, "kind">(
    {
      kind: fc.constantFrom("意見", "質問", "要望", "回答", "発言"),
      property: fc.constantFrom("issues", "rating"),
      summary: text,
      withheld: fc.array(fc.record({ from: fc.nat({ max: 20 }), words }), { maxLength: 2 }),
      department: words,
      disposition: words,
      reflectedIn: text,
    },
    { requiredKeys: ["kind"] },
  );
  return fc.tuple(speaker, rest).map(([who, what]): Said => ({ ...who, ...what }));
}

type Record = Pick<
  PackageMeeting,
  "endTime" | "openness" | "closedReason" | "observers" | "attendance" | "staff" | "deadlinesDone" | "minutes"
>;

/** Who came to a meeting and how its minutes are written. */
export function anyRecord({ text, words }: Ground): fc.Arbitrary<Record> {
  const minutes = fc.record<NonNullable<Record["minutes"]>, "style" | "publicSpeakers" | "decisions">(
    {
      style: fc.constantFrom("full", "summary"),
      header: words.map((label) => [{ id: "name", label, kind: "name" as const }]),
      policy: fc.constantFrom("summary", "recording-only"),
      publicSpeakers: fc.constantFrom("name", "role", "label"),
      decisions: fc.constant([]),
    },
    { requiredKeys: ["style", "publicSpeakers", "decisions"] },
  );
  return fc.record<Record, never>(
    {
      endTime: fc.constant("17:15"),
      openness: fc.constantFrom("open", "partly", "closed"),
      closedReason: text,
      observers: fc.nat({ max: 20 }),
      attendance: fc.constantFrom(
        [],
        [{ member: "m1", status: "absent" as const }],
        [
          { member: "m0", status: "left" as const, note: "11時まで" },
          { member: "m1", status: "present" as const },
        ],
      ),
      staff: words.map((post) => [{ id: "s", post, name: "", side: "secretariat" as const }]),
      deadlinesDone: fc.constantFrom([], ["d1"]),
      minutes,
    },
    { requiredKeys: [] },
  );
}

/** With a deadline `d1`. */
export function anySettings({ text, words }: Ground): fc.Arbitrary<Partial<Package["committee"]>> {
  const deadlines = words.map((name) => [{ id: "d1", name, days: -14 }]);
  return fc.record<Pick<Package["committee"], "quorum" | "deadlines" | "dispositions">, "deadlines">(
    {
      quorum: fc.record({ article: text, need: fc.constantFrom("majority", "half", "two-thirds") }),
      deadlines,
      dispositions: fc.uniqueArray(words, { maxLength: 3 }),
    },
    { requiredKeys: ["deadlines"] },
  );
}

/** Some are left out, some stand there empty. */
export function anyPriorRatings({ words, item, year }: Ground): fc.Arbitrary<PriorRating[] | undefined> {
  const subject = fc.oneof(
    item.map((id) => ({ kind: "item" as const, id })),
    fc.constant({ kind: "project" as const, id: "p0" }),
  );
  const given = fc.oneof(
    fc.record({ rating: fc.constantFrom("A", "Ｂ") }),
    fc.record({ note: words }),
    fc.record({ rating: fc.constant("A"), note: words }),
  );
  const prior = fc
    .tuple(fc.record({ subject, fiscalYear: year, member }), given)
    .map(([place, what]): PriorRating => ({ ...place, ...what }));
  return fc.option(
    fc.uniqueArray(prior, {
      maxLength: 6,
      selector: (one) => JSON.stringify([one.subject, one.fiscalYear, one.member]),
    }),
    { nil: undefined },
  );
}
