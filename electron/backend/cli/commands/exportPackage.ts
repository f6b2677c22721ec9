/** `package PLAN.hyoka OUT.json`: the whole plan as a package. */
import { resolve } from "node:path";
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { writeToken } from "#electron/backend/cli/writeToken.ts";
import { openPlan } from "#electron/backend/cli/planFile.ts";

export const exportPackage: Command = async (backend, { files: [source = "", target = ""], force }) => {
  await openPlan(backend, source);
  const token = writeToken(backend, target, force);
  const { file } = valueOf(await backend.call("plan.exportPackage", { token }));
  return { lines: [`書き出しました: ${target}`], value: { file: resolve(target), bytes: file.bytes } };
};
