/** Opening a plan file for a person: an update and a takeover on the way are told to the log. */
import { openPlanFile, type PlanFile } from "#db/open.ts";
import type { OpenMode } from "#shared/domain/owner.ts";
import type { Context } from "./context.ts";
import { during } from "./support/deeds.ts";

/** Throws what `openPlanFile` throws. */
export function openFile(context: Context, path: string, mode?: OpenMode): PlanFile {
  const open = (): PlanFile =>
    openPlanFile(path, {
      actor: context.actor,
      now: context.now,
      ...(mode && { mode }),
      updating: ({ from, to }, work) =>
        during(context.tellDeed, { deed: "migration", plan: path, facts: { from, to } }, work),
    });
  return mode === "takeover" ? during(context.tellDeed, { deed: "takeover", plan: path }, open) : open();
}
