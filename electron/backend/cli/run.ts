/** One run of the command line: arguments in, lines and an exit code out. */
import type { ErrorDetails } from "#shared/contract/errors.ts";
import type { Backend } from "#electron/backend/backend.ts";
import type { Log } from "#electron/backend/support/log.ts";
import { archiveExtract } from "./commands/archiveExtract.ts";
import { archiveList } from "./commands/archiveList.ts";
import { archiveSeal } from "./commands/archiveSeal.ts";
import { archiveVerify } from "./commands/archiveVerify.ts";
import { backup } from "./commands/backup.ts";
import { backupList } from "./commands/backupList.ts";
import { backupRestore } from "./commands/backupRestore.ts";
import { comment } from "./commands/comment.ts";
import { evaluate } from "./commands/evaluate.ts";
import { exportPackage } from "./commands/exportPackage.ts";
import { exportWord } from "./commands/exportWord.ts";
import { importPackage } from "./commands/importPackage.ts";
import { meetingAdd } from "./commands/meetingAdd.ts";
import { meetingList } from "./commands/meetingList.ts";
import { meetingSet } from "./commands/meetingSet.ts";
import { meetingShow } from "./commands/meetingShow.ts";
import { nextYear } from "./commands/nextYear.ts";
import { rescue } from "./commands/rescue.ts";
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
  /** Where faults of the program are told; people are shown their reference. */
  faults?: { log: Log; folder: string };
}

const commands: Record<CommandName, Command> = {
  sample,
  import: importPackage,
  package: exportPackage,
  export: exportWord,
  "meeting add": meetingAdd,
  "meeting list": meetingList,
  "meeting show": meetingShow,
  "meeting set": meetingSet,
  comment,
  evaluate,
  "next-year": nextYear,
  verify,
  rescue,
  "archive seal": archiveSeal,
  "archive verify": archiveVerify,
  "archive extract": archiveExtract,
  "archive list": archiveList,
  "backup list": backupList,
  "backup restore": backupRestore,
  backup,
};

/** @returns the exit code: 0 done, 1 failed, 2 usage. */
export async function run(
  argv: string[],
  { backend, version, out, err, faults }: Surroundings,
): Promise<0 | 1 | 2> {
  const json = argv.includes("--json");
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
    const outcome = await commands[parsed.command](backend, parsed.arguments);
    report(outcome);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      if (json) err(failureJson("usage", error.message));
      else {
        err(`usage: ${error.message}`);
        err(error.command === undefined ? usage() : commandUsage(error.command));
      }
      return 2;
    }
    const failure = failureOf(error, faults);
    if (json) err(failureJson(failure.code, failureSentence(failure), failure.details));
    else err(failureLine(failure));
    if (!json && failure.code === "internal" && faults) err(`記録: ${faults.folder}`);
    return 1;
  } finally {
    await backend.close();
  }

  function report({ lines, value, notes = [] }: Outcome): void {
    if (json) return out(JSON.stringify({ ok: true, value, ...(notes.length > 0 && { notes }) }));
    notes.forEach(err);
    lines.forEach(out);
  }
}

/** One line for machines: the same code and sentence that people read, and what they name. */
function failureJson(code: string, sentence: string, details: ErrorDetails = {}): string {
  return JSON.stringify({ ok: false, error: { code, sentence, details } });
}
