/** `verify PLAN.hyoka`: looks for damage; finding some is a failure. */
import { basename, resolve } from "node:path";
import { OperationError } from "#shared/contract/errors.ts";
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { openPlan } from "#electron/backend/cli/planFile.ts";

export const verify: Command = async (backend, { files: [file = ""] }) => {
  await openPlan(backend, file);
  const { sound, problems, rows } = valueOf(await backend.call("plan.verify", {}));
  if (!sound) {
    throw new OperationError("damaged", { file: `${basename(file)}：${problems.join("、")}` });
  }
  return {
    lines: [`問題はありません: ${file}（${rows}行）`],
    value: { file: resolve(file), sound, problems, rows },
  };
};
