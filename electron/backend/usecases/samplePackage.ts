/** The product's own sample plans; each is loaded only when someone asks for it. */
import type { SampleId } from "#shared/sample/samples.ts";

const packages: Record<SampleId, () => Promise<{ default: unknown }>> = {
  evaluation: () => import("#shared/sample/samplePlan.json", { with: { type: "json" } }),
  progress: () => import("#shared/sample/progressPlan.json", { with: { type: "json" } }),
  chapter: () => import("#shared/sample/chapterPlan.json", { with: { type: "json" } }),
  review: () => import("#shared/sample/reviewPlan.json", { with: { type: "json" } }),
  roadmap: () => import("#shared/sample/roadmapPlan.json", { with: { type: "json" } }),
  year: () => import("#shared/sample/yearPlan.json", { with: { type: "json" } }),
};

/** The package as its file has it. */
export async function samplePackage(id: SampleId): Promise<unknown> {
  return (await packages[id]()).default;
}
