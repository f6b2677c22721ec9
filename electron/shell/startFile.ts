/** The plan file named on the command line: a double click in the system's file window arrives this way. */
import path from "node:path";

/**
 * @param argv arguments of the process, among them switches of Chromium that are not ours
 * @param cwd folder the program was started in: of this start, or of a second one
 */
export function startFile(argv: readonly string[], cwd: string): string | undefined {
  const named = argv
    .slice(1)
    .findLast((argument) => !argument.startsWith("-") && /\.hyoka$/iu.test(argument));
  return named === undefined ? undefined : path.resolve(cwd, named);
}
