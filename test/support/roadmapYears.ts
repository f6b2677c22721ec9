/** Years for tests of the ロードマップ, made from the sample that prints one. */
import { readFileSync } from "node:fs";
import type { Plan, Project } from "#shared/domain/plan.ts";
import type { Arrow, Undertaking } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import { contentOf } from "#shared/package/content.ts";
import { parsePackage } from "#shared/package/parse.ts";
import { yearOf } from "#test/support/progressYears.ts";

const roadmapPackageFile = new URL("../../shared/sample/roadmapPlan.json", import.meta.url).pathname;

/** 平成30年度 of the sample; fresh on every call. */
export function roadmapYear(): YearSnapshot {
  return yearOf(contentOf(parsePackage(readFileSync(roadmapPackageFile, "utf8")), new Date(0)), 2018);
}

export function arrow(from: number, to: number, more: Partial<Arrow> = {}): Arrow {
  return { from, to, start: "head", end: "head", ...more };
}

/** The year with project A alone, and other 重点事業 in it: each with a name and its arrows. */
export function withUndertakings(rows: readonly (Partial<Undertaking> & { title: string })[]): YearSnapshot {
  const year = roadmapYear();
  return {
    ...year,
    projects: year.projects.slice(0, 1),
    undertakings: rows.map((row, index): Undertaking => ({
      id: `u${index + 1}`,
      project: "pa",
      arrows: [],
      ...row,
    })),
  };
}

/** So many 重点事業, each beginning in another year. */
export function manyUndertakings(count: number): YearSnapshot {
  return withUndertakings(
    Array.from({ length: count }, (_, index) => ({
      title: `（仮称）地域の事業者を支える重点的な事業その${index + 1}`,
      origin: index % 2 === 0 ? ("new" as const) : ("existing" as const),
      arrows: [arrow(2018 + (index % 5), 2022, { start: "start" })],
    })),
  );
}

export function withPlan(year: YearSnapshot, change: Partial<Plan>): YearSnapshot {
  return { ...year, plan: { ...year.plan, ...change } };
}

/** The year with something else about its first project; undefined takes it away. */
export function withProject(
  year: YearSnapshot,
  change: { [K in keyof Project]?: Project[K] | undefined },
): YearSnapshot {
  const [first, ...others] = year.projects;
  const merged = Object.entries({ ...first, ...change }).filter(([, value]) => value !== undefined);
  return { ...year, projects: [Object.fromEntries(merged) as Project, ...others] };
}
