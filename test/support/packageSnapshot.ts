/**
 * One year of a plan package as a snapshot, without the store: documents can be tested against a package's own words
 * through as little of the product as possible.
 */
import { existsSync, readFileSync } from "node:fs";
import type { Evaluation } from "#shared/domain/evaluation.ts";
import type { Item } from "#shared/domain/plan.ts";
import { type YearSnapshot, yearSnapshotSchema } from "#shared/domain/snapshot.ts";
import type { IndicatorValue } from "#shared/domain/value.ts";

type RawValue = number | "—" | { reason: string };
type Values = Record<string, RawValue>;

export interface RawPackage {
  plan: YearSnapshot["plan"];
  items: Item[];
  indicators: (Omit<YearSnapshot["indicators"][number], "targets" | "actuals"> & {
    targets: Values;
    actuals: Values;
  })[];
  projects: YearSnapshot["projects"];
  evaluations: (Partial<Omit<Evaluation, "subject">> & {
    fiscalYear: number;
    item?: string;
    project?: string;
  })[];
}

/** Folder with the sheets of a real municipality, kept outside the project; tests that need it are skipped without. */
const REAL = new URL("../../../shared/real/", import.meta.url);
export const realPackageFile = new URL("asaka-2019.json", REAL).pathname;
export const hasRealPackage = existsSync(realPackageFile);

export function readPackage(file: string): RawPackage {
  return JSON.parse(readFileSync(file, "utf8")) as RawPackage;
}

export const samplePackageFile = new URL("../../shared/sample/samplePlan.json", import.meta.url).pathname;
export function samplePackage(): RawPackage {
  return readPackage(samplePackageFile);
}

export function packageSnapshot(source: RawPackage, fiscalYear: number): YearSnapshot {
  const of = (year: number) => source.evaluations.filter((one) => one.fiscalYear === year).map(evaluation);
  return yearSnapshotSchema.parse({
    fiscalYear,
    plan: source.plan,
    frozen: false,
    items: treeOrder(source.items, null),
    otherItems: [],
    indicators: source.indicators.map((one) => ({
      ...one,
      targets: values(one.targets),
      actuals: values(one.actuals),
    })),
    projects: source.projects,
    evaluations: of(fiscalYear),
    previousEvaluations: of(fiscalYear - 1),
    previousComments: [],
    priorRatings: [],
    committee: { name: source.plan.committeeName, members: [] },
    meetings: [],
    comments: [],
    results: [],
    initiatives: [],
    undertakings: [],
    passages: [],
    editions: [],
    documents: [],
    documentRows: [],
    looks: {},
    paperEditions: [],
    archives: [],
  });
}

function treeOrder(items: readonly Item[], parent: string | null): Item[] {
  return items
    .filter((item) => item.parent === parent)
    .flatMap((item) => [item, ...treeOrder(items, item.id)]);
}

function values(raw: Values): Record<string, IndicatorValue> {
  return Object.fromEntries(Object.entries(raw).map(([year, value]) => [year, indicatorValue(value)]));
}

function indicatorValue(raw: RawValue): IndicatorValue {
  if (raw === "—") return { kind: "dash" };
  if (typeof raw === "object") return { kind: "reason", reason: raw.reason };
  return { kind: "number", number: String(raw) };
}

function evaluation(raw: RawPackage["evaluations"][number]): Evaluation {
  const { item, project, fiscalYear, ...texts } = raw;
  const written = Object.entries(texts).filter(([key, text]) => text !== "" && key !== "sources");
  return {
    ...Object.fromEntries(written),
    subject: item === undefined ? { kind: "project", id: project ?? "" } : { kind: "item", id: item },
    fiscalYear,
  };
}
