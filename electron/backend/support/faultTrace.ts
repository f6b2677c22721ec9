/**
 * What the log says of a fault: its kind and where in the program it happened. Never its message, which can quote what a
 * person wrote, and no folders, which carry the names of people and offices.
 */

const FRAMES = 12;

export interface FaultTrace {
  /** Class of the error: TypeError. */
  kind: string;
  /** Code of the system or of SQLite: EIO. */
  code?: string;
  /** `function@file:line:column`, innermost first. */
  at: string[];
}

/** @param error what was thrown, or the stack of what was thrown in another thread */
export function faultTrace(error: unknown): FaultTrace {
  const stack = error instanceof Error ? (error.stack ?? "") : typeof error === "string" ? error : "";
  const kind = error instanceof Error ? error.name : /^(?:Uncaught )?(\w+Error)\b/u.exec(stack)?.[1];
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return {
    kind: kind ?? typeof error,
    ...(typeof code === "string" && { code }),
    at: framesOf(stack),
  };
}

/** Lines of V8's stacks: `    at name (where)` or `    at where`. The message above them is not looked at. */
function framesOf(stack: string): string[] {
  return stack
    .split("\n")
    .map((line) => /^\s+at (?:async )?(?:(.+?) \()?([^()\s]*:\d+:\d+)\)?$/u.exec(line))
    .filter((match) => match !== null)
    .slice(0, FRAMES)
    .map(([, name, where]) => `${plain(name ?? "")}@${plain(where?.split(/[/\\]/u).at(-1) ?? "")}`);
}

function plain(word: string): string {
  return word.replaceAll(/[^\w.$:<>-]/gu, "").slice(0, 80);
}
