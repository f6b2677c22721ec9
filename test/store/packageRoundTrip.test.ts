/** A plan in and out of a file: nothing is lost, nothing is invented, and the same plan is the same bytes. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readContent } from "#db/content.ts";
import { openPlanFile } from "#db/open.ts";
import type { PriorRating } from "#shared/domain/evaluation.ts";
import { contentOf, packageOf } from "#shared/package/content.ts";
import { parsePackage } from "#shared/package/parse.ts";
import { printPackage } from "#shared/package/print.ts";
import type { Package, PackageIndicator } from "#shared/package/schema.ts";
import { yearSnapshotSchema } from "#shared/domain/snapshot.ts";
import { createPlan, openSmallPlan, testBackend, value } from "./support/backends.ts";
import { fullPackage, openFullPlan } from "./support/fullPlan.ts";
import { anyPackage } from "./support/packages.ts";
import { smallPackage } from "./support/smallPlan.ts";
import { fingerprint, temporaryFolder } from "./support/temporary.ts";

const real = "../shared/real/asaka-2019.json";

/** Imports a package into a new file and exports it again. */
async function throughFile(text: string): Promise<string> {
  const folder = temporaryFolder();
  const backend = testBackend();
  writeFileSync(join(folder, "in.json"), text);
  await value(backend, "plan.importPackage", {
    package: backend.grantFile(join(folder, "in.json"), "read"),
    token: backend.grantFile(join(folder, "plan.hyoka"), "write"),
  });
  await value(backend, "plan.exportPackage", { token: backend.grantFile(join(folder, "out.json"), "write") });
  await backend.close();
  expect(Object.keys(fingerprint(folder))).toEqual(["in.json", "out.json", "plan.hyoka"]);
  return readFileSync(join(folder, "out.json"), "utf8");
}

describe("a package", () => {
  it("comes out of a plan file byte for byte as it comes out the second time", async () => {
    const first = await throughFile(JSON.stringify(smallPackage()));
    expect(await throughFile(first)).toBe(first);
  });

  it("keeps every part of the plan", async () => {
    const out = parsePackage(await throughFile(JSON.stringify(smallPackage())));
    const { meetings, ...rest } = smallPackage();
    // What the package left out (ids, recording times) is filled in; everything else is as it was.
    expect(out).toMatchObject({ ...rest, evaluations: expect.arrayContaining(rest.evaluations) as unknown });
    expect(out.evaluations).toHaveLength(rest.evaluations.length);
    expect(out.meetings).toMatchObject(meetings);
    expect(out.meetings[0]?.comments?.[1]?.recordedAt).toBe("2020-08-07T01:00:00.000Z");
  });

  it("with everything that the other forms need keeps all of it, byte for byte", async () => {
    const first = await throughFile(JSON.stringify(fullPackage()));
    expect(await throughFile(first)).toBe(first);
    const { evaluations, meetings, ...rest } = fullPackage();
    const out = parsePackage(first);
    expect(out).toMatchObject(rest);
    expect(out.evaluations).toEqual(expect.arrayContaining(evaluations));
    expect(out.meetings).toMatchObject(meetings);
  });

  it("without the parts of the other forms has none of their keys", async () => {
    const out = JSON.parse(await throughFile(JSON.stringify(smallPackage()))) as Record<string, object>;
    expect(Object.keys(out)).toEqual([
      "format",
      "plan",
      "items",
      "indicators",
      "projects",
      "evaluations",
      "committee",
      "meetings",
    ]);
    expect(Object.keys(out["plan"] ?? {})).toEqual([
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
    ]);
  });

  it("is printed the same whatever order its keys were written in", () => {
    const contents = fullPackage();
    expect(printPackage(backwards(contents) as Package)).toBe(printPackage(contents));
  });

  it("takes the form of any plan and comes back the same", () => {
    const path = join(temporaryFolder(), "any.hyoka");
    const now = new Date("2026-01-01T00:00:00Z");
    const roundTrip = (text: string, run: number): string => {
      const file = `${path}-${run}`;
      createPlan(file, contentOf(parsePackage(text), now));
      const plan = openPlanFile(file, { actor: "x" });
      const out = printPackage(packageOf(readContent(plan.db)));
      plan.close();
      return out;
    };
    let run = 0;
    fc.assert(
      fc.property(anyPackage, (generated) => {
        const first = roundTrip(JSON.stringify(generated), (run += 1));
        expect(roundTrip(first, (run += 1))).toBe(first);
        expect(printPackage(parsePackage(first))).toBe(first);
        // The figures and words themselves, against what was put in.
        const [put, got] = [generated, parsePackage(first)];
        expect(byId(got.indicators.map(withoutEmptyYears))).toEqual(
          byId(put.indicators.map(withoutEmptyYears)),
        );
        for (const list of ["results", "initiatives", "undertakings", "documentRows", "editions"] as const) {
          expect(byId<{ id: string }>(got[list] ?? []), list).toEqual(byId<{ id: string }>(put[list] ?? []));
        }
        expect(got.passages ?? []).toEqual(put.passages ?? []);
        expect(got.documents).toEqual(put.documents);
        expect(got.looks ?? []).toHaveLength(put.looks?.length ?? 0);
        expect(byPlace(got.priorRatings ?? [])).toEqual(byPlace(put.priorRatings ?? []));
        expect(got.items.map(({ id, from, until }) => ({ id, from, until }))).toEqual(
          expect.arrayContaining(put.items.map(({ id, from, until }) => ({ id, from, until }))),
        );
        for (const [index, meeting] of put.meetings.entries()) {
          expect(got.meetings[index]).toMatchObject({
            ...withoutEmpty(meeting, ["place", "closedReason", "comments"]),
            agenda: expect.any(Array) as unknown,
            ...(meeting.comments?.length
              ? {
                  comments: meeting.comments.map((comment) =>
                    withoutEmpty(comment, ["summary", "reply", "reflectedIn", "withheld"]),
                  ),
                }
              : {}),
          });
        }
        expect(got.committee).toEqual({
          ...put.committee,
          members: put.committee.members.map(({ reading, ...member }) =>
            reading ? { ...member, reading } : member,
          ),
        });
      }),
      { numRuns: 60 },
    );
  });

  it.skipIf(!existsSync(real))("of the real plan comes back with the same content", async () => {
    const text = readFileSync(real, "utf8");
    const first = await throughFile(text);
    expect(await throughFile(first)).toBe(first);
    const [put, got] = [parsePackage(text), parsePackage(first)];
    expect(got.plan).toEqual(put.plan);
    expect(got.items).toEqual(put.items);
    expect(got.indicators).toEqual(put.indicators);
    expect(got.projects).toEqual(put.projects);
    const written = put.evaluations.map(({ committeeEvaluation, ...evaluation }) =>
      committeeEvaluation ? { ...evaluation, committeeEvaluation } : evaluation,
    );
    expect(got.evaluations).toHaveLength(written.length);
    expect(got.evaluations).toEqual(expect.arrayContaining(written));
    expect(got.meetings).toMatchObject(put.meetings);
  });
});

/** The same value with the keys of every object the other way round. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, backwards(one)]),
  );
}

function byId<T extends { id: string }>(list: readonly T[]): Record<string, T> {
  return Object.fromEntries(list.map((one) => [one.id, one]));
}

/** By sheet, year and member. */
function byPlace(list: readonly PriorRating[]): Record<string, PriorRating> {
  return Object.fromEntries(
    list.map((one) => [JSON.stringify([one.subject, one.fiscalYear, one.member]), one]),
  );
}

/** An empty text or list that may be absent is the same as none. */
function withoutEmpty(part: object, keys: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(part).filter(([key, one]) => {
      const isEmpty = one === "" || (Array.isArray(one) && one.length === 0);
      return !(keys.includes(key) && isEmpty);
    }),
  );
}

/** Years of which nothing is set are the same as none. */
function withoutEmptyYears({ years = {}, ...indicator }: PackageIndicator): PackageIndicator {
  const set = Object.entries(years).filter(([, year]) => Object.keys(year).length > 0);
  return set.length === 0 ? indicator : { ...indicator, years: Object.fromEntries(set) };
}

describe("the snapshot of a year", () => {
  it("fits its schema and has the year's own records", async () => {
    const { backend } = await openSmallPlan();
    const snapshot = await value(backend, "plan.snapshot", { fiscalYear: 2019 });
    expect(yearSnapshotSchema.parse(snapshot)).toEqual(snapshot);
    expect(snapshot.items.map((item) => item.id)).toEqual(["1", "1-1", "1-2", "2"]);
    expect(snapshot.evaluations.map(({ subject }) => subject.id).toSorted()).toEqual(["1", "1-1"]);
    expect(snapshot.meetings.map((meeting) => meeting.id)).toEqual(["r2-1"]);
    expect(snapshot.comments.map((comment) => comment.id)).toEqual(["c1", "c2", "c3"]);
    const next = await value(backend, "plan.snapshot", { fiscalYear: 2020 });
    expect(next.previousEvaluations).toEqual(snapshot.evaluations);
    expect(next.comments).toEqual([]);
  });

  it("has the rows of its year, the looks that hold in it, and editions without their texts", async () => {
    const { backend } = await openFullPlan();
    const snapshot = await value(backend, "plan.snapshot", { fiscalYear: 2020 });
    expect(yearSnapshotSchema.parse(snapshot)).toEqual(snapshot);
    expect(snapshot.results.map((row) => row.id)).toEqual(["r4"]);
    expect(snapshot.editions).toEqual([{ id: "e1", name: "平成31年3月策定", fixedOn: "2019-03-31" }]);
    expect(snapshot.looks).toEqual({ "section-sheet": { page: { size: "A3", orientation: "landscape" } } });
    expect(snapshot.documentRows.map((row) => row.id)).toEqual(["w1", "w2", "w3", "w4"]);
    expect(snapshot.undertakings[0]?.arrows).toHaveLength(2);
    expect((await value(backend, "plan.snapshot", { fiscalYear: 2021 })).looks).toEqual({});
    expect((await value(backend, "plan.verify", {})).problems).toEqual([]);
  });

  it("is refused for a year outside the plan", async () => {
    const { backend } = await openSmallPlan();
    expect(await backend.call("plan.snapshot", { fiscalYear: 2023 })).toMatchObject({
      ok: false,
      error: { code: "year-outside-plan", details: { year: 2023, from: 2019, to: 2022 } },
    });
  });

  it("shows an indicator of forty years", async () => {
    const wide = smallPackage();
    wide.plan.lastFiscalYear = 2058;
    wide.plan.indicatorFiscalYears = [2019, 2058];
    const years = Array.from({ length: 40 }, (_, index) => String(2019 + index));
    const [indicator] = wide.indicators;
    if (indicator) indicator.targets = Object.fromEntries(years.map((one, index) => [one, index]));
    const out = parsePackage(await throughFile(JSON.stringify(wide)));
    expect(Object.keys(out.indicators[0]?.targets ?? {})).toEqual(years);
  });
});
