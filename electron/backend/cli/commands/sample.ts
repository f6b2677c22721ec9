/** `sample PLAN.hyoka [--name …]`: a new plan file that is one of the product's samples. */
import { resolve } from "node:path";
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { writeToken } from "#electron/backend/cli/writeToken.ts";
import { sampleOption } from "#electron/backend/cli/values.ts";

export const sample: Command = async (backend, given) => {
  const chosen = sampleOption(given);
  const [target = ""] = given.files;
  const { plan } = valueOf(
    await backend.call("plan.createSample", {
      token: writeToken(backend, target, given.force),
      sample: chosen.id,
    }),
  );
  return {
    lines: [`作成しました: ${target}（${plan.title}）`],
    value: {
      file: resolve(target),
      sample: chosen.id,
      title: plan.title,
      fiscalYear: chosen.fiscalYear,
      fiscalYears: plan.fiscalYears,
    },
  };
};
