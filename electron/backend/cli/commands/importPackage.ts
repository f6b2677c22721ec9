/** `import PACKAGE.json PLAN.hyoka`: a new plan file from a package, all or nothing. */
import { resolve } from "node:path";
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { writeToken } from "#electron/backend/cli/writeToken.ts";

export const importPackage: Command = async (backend, { files: [source = "", target = ""], force }) => {
  const { plan } = valueOf(
    await backend.call("plan.importPackage", {
      package: backend.grantFile(resolve(source), "read"),
      token: writeToken(backend, target, force),
    }),
  );
  return {
    lines: [`作成しました: ${target}（${plan.title}）`],
    value: { file: resolve(target), title: plan.title, fiscalYears: plan.fiscalYears },
  };
};
