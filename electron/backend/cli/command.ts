/** What a command of the command line is. */
import type { Backend } from "#electron/backend/backend.ts";

export const commandNames = [
  "sample",
  "import",
  "package",
  "export",
  "comment",
  "evaluate",
  "verify",
] as const;
export type CommandName = (typeof commandNames)[number];

export interface CommandArguments {
  /** In the order of the command's usage line; as many as it names. */
  files: string[];
  /** Values of the options that were given, by name. */
  options: Readonly<Record<string, string>>;
  force: boolean;
  json: boolean;
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
