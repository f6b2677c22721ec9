/** One run of the command line: arguments in, lines and an exit code out. */
import { OperationError } from "#shared/contract/errors.ts";
import type { Backend } from "#electron/backend/backend.ts";
import { archiveExtract } from "./commands/archiveExtract.ts";
import { archiveList } from "./commands/archiveList.ts";
import { archiveSeal } from "./commands/archiveSeal.ts";
import { archiveVerify } from "./commands/archiveVerify.ts";
import { comment } from "./commands/comment.ts";
import { evaluate } from "./commands/evaluate.ts";
import { exportPackage } from "./commands/exportPackage.ts";
import { exportWord } from "./commands/exportWord.ts";
import { importPackage } from "./commands/importPackage.ts";
import { sample } from "./commands/sample.ts";
import { verify } from "./commands/verify.ts";
import type { Command, CommandName, Outcome } from "./command.ts";
import { parseCommandLine } from "./commandLine.ts";
import { failureLine, failureOf, failureSentence } from "./failures.ts";
import { commandUsage, usage, UsageError } from "./usage.ts";

export interface Surroundings {
  backend: Backend;
  version: string;
  out: (line: string) => void;
  err: (line: string) => void;
}

const commands: Record<CommandName, Command> = {
  sample,
  import: importPackage,
  package: exportPackage,
  export: exportWord,
  comment,
  evaluate,
  verify,
  "archive seal": archiveSeal,
  "archive verify": archiveVerify,
  "archive extract": archiveExtract,
  "archive list": archiveList,
};

/** @returns the exit code: 0 done, 1 failed, 2 usage. */
export async function run(argv: string[], { backend, version, out, err }: Surroundings): Promise<0 | 1 | 2> {
  let json = argv.includes("--json");
  try {
    const parsed = parseCommandLine(argv);
    if (parsed.kind === "help") {
      out(parsed.command === undefined ? usage() : commandUsage(parsed.command));
      return 0;
    }
    if (parsed.kind === "version") {
      out(version);
      return 0;
    }
    json = parsed.arguments.json;
    const outcome = await commands[parsed.command](backend, parsed.arguments);
    report(outcome);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      err(`usage: ${error.message}`);
      err(error.command === undefined ? usage() : commandUsage(error.command));
      return 2;
    }
    const failure = failureOf(error);
    err(failureLine(failure));
    if (json) {
      out(
        JSON.stringify({
          ok: false,
          error: { code: failure.code, sentence: failureSentence(failure), details: failure.details },
        }),
      );
    }
    if (!(error instanceof OperationError) && error instanceof Error) err(error.stack ?? error.message);
    return 1;
  } finally {
    await backend.close();
  }

  function report(outcome: Outcome): void {
    for (const note of outcome.notes ?? []) err(note);
    if (json) out(JSON.stringify({ ok: true, value: outcome.value }));
    else outcome.lines.forEach(out);
  }
}
