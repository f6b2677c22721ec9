/** `rescue DAMAGED.hyoka NEW.hyoka`: every row that can still be read, in a new plan file, with a report beside it. */
import { dirname, join, resolve } from "node:path";
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { writeToken } from "#electron/backend/cli/writeToken.ts";
import { rescuedKindLine, rescueOutcome } from "#shared/messages/rescue.ts";

export const rescue: Command = async (backend, { files: [damaged = "", target = ""], force }) => {
  const { report, reportFile } = valueOf(
    await backend.call("plan.rescue", {
      source: backend.grantFile(resolve(damaged), "read"),
      token: writeToken(backend, target, force),
    }),
  );
  return {
    lines: [
      `読める内容で新しい計画ファイルを作りました: ${target}`,
      ...report.kinds.map((kind) => `  ${rescuedKindLine(kind)}`),
      ...report.problems.map((problem) => `  注意: ${problem}`),
      rescueOutcome(report, reportFile),
      ...(reportFile === null ? [] : [`報告: ${join(dirname(target), reportFile)}`]),
      `もとのファイルは変わっていません: ${damaged}`,
    ],
    value: {
      file: resolve(target),
      reportFile: reportFile === null ? null : join(dirname(resolve(target)), reportFile),
      report,
    },
  };
};
