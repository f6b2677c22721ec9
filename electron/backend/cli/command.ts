/** What a command of the command line is. */
import type { Backend } from "#electron/backend/backend.ts";

/** A command of two words is one of a group: `archive seal`. */
export const commandNames = [
  "sample",
  "import",
  "package",
  "export",
  "meeting add",
  "meeting list",
  "meeting show",
  "meeting set",
  "comment",
  "evaluate",
  "next-year",
  "verify",
  "rescue",
  "archive seal",
  "archive verify",
  "archive extract",
  "archive list",
  "backup list",
  "backup restore",
  "backup",
] as const;
export type CommandName = (typeof commandNames)[number];

export interface CommandArguments {
  /** In the order of the command's usage line; as many as it names. */
  files: string[];
  /** Values of the options that were given, by name; "" of one that takes no value. */
  options: Readonly<Record<string, string>>;
  force: boolean;
}

export interface Outcome {
  /** For people: lines on stdout. */
  lines: string[];
  /** The same for machines (`--json`). */
  value: unknown;
  /** What a person should know besides; on stderr. */
  notes?: string[];
}

/** @throws UsageError for arguments that make no sense, OperationError for everything that fails on the way. */
export type Command = (backend: Backend, given: CommandArguments) => Promise<Outcome>;
