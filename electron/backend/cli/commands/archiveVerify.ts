/** `archive verify FILE.zip|PLAN.hyoka [--expect CODE]`: whether what was sealed still is what it was. */
import { basename, extname, resolve } from "node:path";
import type { ArchiveReport } from "#shared/domain/archive.ts";
import { OperationError } from "#shared/contract/errors.ts";
import type { Backend } from "#electron/backend/backend.ts";
import type { Command } from "#electron/backend/cli/command.ts";
import { valueOf } from "#electron/backend/cli/failures.ts";
import { openPlan } from "#electron/backend/cli/planFile.ts";
import { UsageError } from "#electron/backend/cli/usage.ts";

/** Fewer would fit by chance. */
const SHORTEST_CODE = 16;

export const archiveVerify: Command = async (backend, { files: [file = ""], options }) => {
  const expected = expectedCode(options["expect"]);
  const report = await reportOf(backend, file);
  if (expected !== undefined) report.problems.push(...against(report, expected));
  if (report.problems.length > 0) throw notAsItWas(file, report.problems);
  const isZip = !isPlan(file);
  return {
    lines: [
      report.archives.length === 0
        ? `会議記録の保存はありません: ${file}`
        : `保存したときのままです: ${file}（${report.archives.map(({ sequence }) => `第${sequence}号`).join("、")}）`,
      ...report.archives.map(({ manifest }) => `照合番号 ${manifest}`),
      ...(isZip && expected === undefined
        ? ["控えてある照合番号と見比べてください（--expect で比べられます）。"]
        : []),
    ],
    value: { file: resolve(file), ...report },
  };
};

/** Found changes are a failure, so that a script notices them by the exit code. */
export function notAsItWas(file: string, problems: readonly string[]): OperationError {
  return new OperationError("archive-changed", { file: basename(file), problems: problems.join("\n") });
}

async function reportOf(backend: Backend, file: string): Promise<ArchiveReport> {
  if (isPlan(file)) {
    await openPlan(backend, file);
    return valueOf(await backend.call("archive.verify", {}));
  }
  const token = backend.grantFile(resolve(file), "read");
  return valueOf(await backend.call("archive.verify", { token }));
}

function isPlan(file: string): boolean {
  return extname(file).toLowerCase() === ".hyoka";
}

/** As it was copied from a letter: in groups, in capitals, full-width. */
function expectedCode(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const code = text.normalize("NFKC").replaceAll(/[\s-]/gu, "").toLowerCase();
  if (!/^[0-9a-f]*$/u.test(code) || code.length < SHORTEST_CODE || code.length > 64) {
    throw new UsageError(
      `照合番号は0〜9とa〜fの64文字です（先頭の${SHORTEST_CODE}文字以上があれば比べられます）。`,
      "archive verify",
    );
  }
  return code;
}

function against({ archives }: ArchiveReport, expected: string): string[] {
  if (archives.some(({ manifest }) => manifest.startsWith(expected))) return [];
  const [only] = archives;
  const now = archives.length === 1 && only ? `今の照合番号は ${only.manifest} です。` : "";
  return [`控えの照合番号と合うものがありません。作り替えられているか、別の保存です。${now}`];
}
