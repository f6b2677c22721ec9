/** A plan file for a test; usable outside the test runner too. */
import { createPlanFile } from "#db/create.ts";
import type { PlanContent } from "#shared/domain/planContent.ts";
import { smallPlan } from "./smallPlan.ts";

export function createPlan(path: string, content: PlanContent = smallPlan()): void {
  createPlanFile(path, content, {
    replace: false,
    actor: "事務局",
    label: "計画を作成",
    now: new Date("2026-01-01T00:00:00Z"),
  });
}
