/** 控え: listing, making and comparing backups, and going back to one. */
import { lookInto, planFacts } from "#db/backupFacts.ts";
import { linesApart } from "#db/compare.ts";
import { addBackup } from "#electron/backend/backup/files.ts";
import { restoreBackup } from "#electron/backend/backup/restore.ts";
import {
  readPlanFile,
  requirePlan,
  savedNow,
  type Context,
  type Handlers,
} from "#electron/backend/context.ts";
import { during } from "#electron/backend/support/deeds.ts";
import type { CheckedInput } from "#shared/contract/methods.ts";
import { openPlan } from "./planFile.ts";

/** The file of a backup in the list, or of one that a dialog named. */
function sourceOf(context: Context, input: CheckedInput<"backup.compare">): string {
  return "id" in input
    ? context.backups.fileOf(requirePlan(context), input.id)
    : context.tokens.require(input.token, "read").path;
}

export const backupHandlers = {
  "backup.list": (context) => readPlanFile(context, (plan) => context.backups.state(plan)),

  "backup.now"(context, { folder }) {
    const name = readPlanFile(context, (plan) => {
      if (folder === undefined) return context.backups.make(plan, "asked").name;
      const { path } = context.tokens.require(folder, "folder");
      // What cannot be written there is not kept for another place: the plan is, and a later backup has more of it.
      return during(
        context.tellDeed,
        { deed: "backup", plan: plan.path, facts: { why: "asked", place: "named" } },
        () => addBackup(plan.db, plan.path, path, context.now(), "asked"),
      );
    });
    return { ...savedNow(context, ["backups"]), name };
  },

  "backup.compare": (context, input) => {
    const file = sourceOf(context, input);
    return readPlanFile(context, (plan) =>
      lookInto(file, (backup) => ({
        plan: planFacts(plan.db, plan.path),
        backup: planFacts(backup, file),
        ...linesApart(plan.db, backup),
      })),
    );
  },

  async "backup.restore"(context, input) {
    const plan = requirePlan(context);
    const kept = await restoreBackup(context, plan, sourceOf(context, input));
    return {
      ...savedNow(context, ["plan", "snapshot", "history", "backups"]),
      plan: readPlanFile(context, openPlan),
      kept,
    };
  },

  "backup.setSecond"(context, { folder }) {
    context.backups.setSecond(folder === null ? undefined : context.tokens.require(folder, "folder").path);
    return savedNow(context, ["backups"]);
  },
} satisfies Handlers;
