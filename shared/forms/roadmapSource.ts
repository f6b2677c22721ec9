/** What the parts of a ロードマップ have in common: where they print from, its years and its rows. */
import { type Project, roadmapYears } from "#shared/domain/plan.ts";
import type { Undertaking } from "#shared/domain/rows.ts";
import type { YearSnapshot } from "#shared/domain/snapshot.ts";
import type { TextGate } from "#shared/forms/build.ts";
import type { FormLook } from "#shared/forms/formLook.ts";

/** What a ロードマップ prints from, and how. */
export interface RoadmapSource {
  snapshot: YearSnapshot;
  gate: TextGate;
  look: FormLook;
  /** Size of what people wrote, points. */
  size: number;
}

/** The years that have a column: those of the ロードマップ, else those of the plan. */
export function shownYears(snapshot: Pick<YearSnapshot, "plan">): number[] {
  const [from, to] = roadmapYears(snapshot.plan);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

export function undertakingsOf({ undertakings }: YearSnapshot, project: Project): Undertaking[] {
  return undertakings.filter((one) => one.project === project.id);
}
