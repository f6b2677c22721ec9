/**
 * The program's one log: what it did, for how long and how it failed, for the people who look after the PC. It must never
 * hold what anyone wrote: a fact is a number, a yes or no, or a word of the program; anything else is left out, whoever
 * asks. It stays in the program's own folder, and small.
 */
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { faultTrace } from "./faultTrace.ts";

/** Words of the program: names of methods, codes, versions, references; no spaces, no Japanese, no paths. */
const WORD = /^[\w.:+@$<>-]{1,100}$/u;

export type Fact = number | boolean | string | readonly string[];
export type Facts = Readonly<Record<string, Fact | undefined>>;

export interface Log {
  /** Never throws: a full disk loses the line, nothing else. */
  write(event: string, facts?: Facts): void;
  /** A fault of the program, under the reference the person was shown. */
  fault(reference: string, error: unknown, facts?: Facts): void;
  /** The files there are, newest first: name and content. */
  read(): { name: string; text: string }[];
}

export interface LogOptions {
  /** Bytes a file may have before the next one is begun. */
  size?: number;
  /** How many files there may be. */
  files?: number;
  now?: () => Date;
}

/** @param folder its files lie in; made with the first line */
export function createLog(folder: string, options: LogOptions = {}): Log {
  const { size = 200 * 1024, files = 5, now = () => new Date() } = options;
  const nameOf = (age: number): string => (age === 0 ? "jimukyoku.log" : `jimukyoku.${age}.log`);
  const pathOf = (age: number): string => join(folder, nameOf(age));

  function write(event: string, facts: Facts = {}): void {
    const line = `${JSON.stringify({ at: now().toISOString(), event: clean(event), ...cleanFacts(facts) })}\n`;
    try {
      mkdirSync(folder, { recursive: true });
      const found = statSync(pathOf(0), { throwIfNoEntry: false });
      if (found && found.size + line.length > size) rotate();
      appendFileSync(pathOf(0), line);
    } catch {
      // Nowhere to say it: the log is where it would be said.
    }
  }

  function rotate(): void {
    rmSync(pathOf(files - 1), { force: true });
    for (let age = files - 2; age >= 0; age -= 1) {
      if (statSync(pathOf(age), { throwIfNoEntry: false })) renameSync(pathOf(age), pathOf(age + 1));
    }
  }

  return {
    write,
    fault: (reference, error, facts = {}) => write("fault", { reference, ...facts, ...faultTrace(error) }),
    read: () =>
      Array.from({ length: files }, (_, age) => age).flatMap((age) => {
        try {
          return [{ name: nameOf(age), text: readFileSync(pathOf(age), "utf8") }];
        } catch {
          return [];
        }
      }),
  };
}

/** How a plan file is called in the log: the same file by the same word, from which its path cannot be read. */
export function planMark(path: string): string {
  return createHash("sha256").update(path.normalize("NFC")).digest("hex").slice(0, 12);
}

function cleanFacts(facts: Facts): Record<string, Exclude<Fact, undefined>> {
  const cleaned: Record<string, Fact> = {};
  for (const [name, fact] of Object.entries(facts)) {
    if (fact === undefined) continue;
    if (typeof fact === "number" || typeof fact === "boolean") cleaned[clean(name)] = fact;
    else if (typeof fact === "string") cleaned[clean(name)] = clean(fact);
    else cleaned[clean(name)] = fact.map(clean);
  }
  return cleaned;
}

function clean(word: string): string {
  return WORD.test(word) ? word : "?";
}
