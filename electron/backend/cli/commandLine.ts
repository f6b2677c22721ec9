/** Reading the arguments: what was asked for, or a usage error in Japanese. */
import { parseArgs } from "node:util";
import { commandNames, type CommandArguments, type CommandName } from "./command.ts";
import { commandShapes, UsageError } from "./usage.ts";

export type CommandLine =
  | { kind: "help"; command: CommandName | undefined }
  | { kind: "version" }
  | { kind: "command"; command: CommandName; arguments: CommandArguments };

/** @throws UsageError */
export function parseCommandLine(argv: string[]): CommandLine {
  const [first, ...rest] = argv;
  if (first === undefined) throw new UsageError("コマンドを指定してください。");
  if (first === "--help" || first === "-h" || first === "help") return { kind: "help", command: undefined };
  if (first === "--version") return { kind: "version" };
  const command = commandNamed(first, rest[0]);

  const shape = commandShapes[command];
  const { values, positionals } = readOptions(command, command === first ? rest : rest.slice(1));
  if (values["help"] === true) return { kind: "help", command };
  if (positionals.length !== shape.files.length) {
    throw new UsageError(
      `ファイルは ${shape.files.join(" ")} の順に${shape.files.length}つ指定してください。`,
      command,
    );
  }
  const options = Object.fromEntries(
    Object.keys(shape.options).flatMap((name): [string, string][] => {
      const value = values[name];
      return value === undefined || value === false ? [] : [[name, value === true ? "" : value]];
    }),
  );
  for (const [name, { required }] of Object.entries(shape.options)) {
    if (required && options[name] === undefined)
      throw new UsageError(`--${name} を指定してください。`, command);
  }
  return {
    kind: "command",
    command,
    arguments: {
      files: positionals,
      options,
      force: values["force"] === true,
    },
  };
}

/** One of a group is named with its second word, too. */
function commandNamed(first: string, second: string | undefined): CommandName {
  const command = commandNames.find((name) => name === first || name === `${first} ${second ?? ""}`);
  if (command !== undefined) return command;
  const group = commandNames.filter((name) => name.startsWith(`${first} `));
  if (group.length === 0) throw new UsageError(`「${first}」というコマンドはありません。`);
  const words = group.map((name) => name.slice(first.length + 1)).join("、");
  throw new UsageError(`${first} のあとに ${words} のどれかを続けてください。`);
}

function readOptions(
  command: CommandName,
  rest: string[],
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  const shape = commandShapes[command];
  const options: Record<string, { type: "string" | "boolean"; short?: string }> = {
    help: { type: "boolean", short: "h" },
    json: { type: "boolean" },
  };
  if (shape.writes) options["force"] = { type: "boolean" };
  for (const [name, { value }] of Object.entries(shape.options))
    options[name] = { type: value === undefined ? "boolean" : "string" };
  try {
    return parseArgs({ args: rest, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(problem(error), command);
  }
}

/** Node's own messages are English; their codes are stable. */
function problem(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const option = /'(-[^\s'=]*)/u.exec(message)?.[1] ?? "";
  switch (code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return `「${option}」というオプションはありません。`;
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
      if (message.includes("does not take an argument")) return `「${option}」に値は付けられません。`;
      return `「${option}」の値が正しくありません。- で始まる値は ${option}=値 のように続けて書いてください。`;
    default:
      throw error;
  }
}
