/**
 * `config.ini`: the folders an IT section presets, as a small file beside the program. Strict, so that a slip of the pen
 * is told instead of quietly doing nothing; a line that is right holds whatever is wrong with the others.
 */

/** What the file may say; what it leaves out is as without it. */
export interface Config {
  /** The program's own settings and log. */
  data?: string;
  /** Where dialogs begin for plan files and packages. */
  plans?: string;
  /** Where dialogs begin for everything that is written out. */
  output?: string;
  /** Second folder for backups. */
  backup?: string;
  /** Whether dialogs begin in the folder used last; true when nothing is said. */
  remember: boolean;
}

/** Settings that name a folder. */
export type FolderKey = "data" | "plans" | "output" | "backup";
const folderKeys: readonly FolderKey[] = ["data", "plans", "output", "backup"];

/** One thing that is wrong with a line, with the words it is told in. */
export type ConfigMistake =
  | { kind: "not-understood"; text: string }
  | { kind: "unknown-section"; section: string }
  | { kind: "no-section"; key: string }
  | { kind: "unknown-key"; key: string }
  | { kind: "repeated"; key: string; first: number }
  | { kind: "empty"; key: string }
  | { kind: "not-yes-no"; key: string; value: string }
  | { kind: "unknown-variable"; key: string; variable: string }
  | { kind: "not-absolute"; key: string; value: string }
  | { kind: "forbidden-character"; key: string; character: string };

/** What is wrong, and in which line, counted from 1. */
export type ConfigProblem = ConfigMistake & { line: number };

export interface ConfigSystem {
  /** A variable of the environment; its name is compared as the system does. */
  variable(name: string): string | undefined;
  /** Whether paths are those of Windows. */
  windows: boolean;
}

export interface ReadConfig {
  config: Config;
  problems: ConfigProblem[];
}

const SECTION = "folders";
const yesNo: Record<string, boolean> = { yes: true, はい: true, no: false, いいえ: false };

/** @param text the whole file, decoded and without its byte order mark */
export function parseConfig(text: string, system: ConfigSystem): ReadConfig {
  const config: Config = { remember: true };
  const problems: ConfigProblem[] = [];
  const seen = new Map<string, number>();
  let section: string | undefined;

  for (const [index, raw] of text.split(/\r\n|\r|\n/u).entries()) {
    const line = index + 1;
    const words = raw.trim();
    if (words === "" || /^[;#]/u.test(words)) continue;
    const head = /^\[(?<name>[^\]]*)\]$/u.exec(words)?.groups?.["name"]?.trim();
    if (head !== undefined) {
      section = head.toLowerCase();
      if (section !== SECTION) problems.push({ line, kind: "unknown-section", section: head });
      continue;
    }
    const problem = readSetting(words, line);
    if (problem) problems.push({ line, ...problem });
  }
  return { config, problems };

  function readSetting(words: string, line: number): ConfigMistake | undefined {
    const at = words.indexOf("=");
    if (at < 1) return { kind: "not-understood", text: words };
    const written = words.slice(0, at).trim();
    const key = written.toLowerCase();
    const value = unquoted(words.slice(at + 1).trim());
    if (section === undefined) return { kind: "no-section", key: written };
    // One problem is enough for a section that is not ours.
    if (section !== SECTION) return undefined;
    if (key !== "remember" && !isFolderKey(key)) return { kind: "unknown-key", key: written };
    const first = seen.get(key);
    if (first !== undefined) return { kind: "repeated", key, first };
    seen.set(key, line);
    if (value === "") return { kind: "empty", key };
    if (key === "remember") {
      const answer = Object.entries(yesNo).find(([word]) => word === value.toLowerCase())?.[1];
      if (answer === undefined) return { kind: "not-yes-no", key, value };
      config.remember = answer;
      return undefined;
    }
    const folder = readFolder(key, value, system);
    if (typeof folder !== "string") return folder;
    config[key] = folder;
    return undefined;
  }
}

function isFolderKey(key: string): key is FolderKey {
  return folderKeys.some((one) => one === key);
}

function unquoted(value: string): string {
  return /^"(?<inner>[^"]*)"$/u.exec(value)?.groups?.["inner"]?.trim() ?? value;
}

/** The folder with its variables filled in, or what is wrong with it. */
function readFolder(key: FolderKey, value: string, system: ConfigSystem): string | ConfigMistake {
  let unknown: string | undefined;
  const filled = value.replaceAll(/%(?<name>[^%]*)%/gu, (_, name: string) => {
    // Two of them are the character itself, as in batch files.
    if (name === "") return "%";
    const found = system.variable(name);
    if (found === undefined || found === "") unknown ??= name;
    return found ?? "";
  });
  if (unknown !== undefined) return { kind: "unknown-variable", key, variable: unknown };
  const absolute = system.windows ? /^(?:[a-z]:[\\/]|\\\\[^\\/?.]+\\[^\\/]+)/iu : /^\//u;
  if (!absolute.test(filled)) return { kind: "not-absolute", key, value: filled };
  // oxlint-disable-next-line no-control-regex -- control characters are in no path
  const forbidden = system.windows ? /[<>"|?*\u0000-\u001f]|(?<!^[a-z]):/iu : /[\u0000-\u001f]/u;
  const character = forbidden.exec(filled)?.[0];
  if (character !== undefined) return { kind: "forbidden-character", key, character };
  return filled;
}
