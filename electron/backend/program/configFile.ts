/** Reads `config.ini` beside the program, with which an IT section presets folders for everyone who starts it. */
import fs from "node:fs";
import path from "node:path";
import { decodeText } from "#electron/backend/decodeText.ts";
import { configProblemSentence } from "#shared/messages/config.ts";
import { parseConfig, type Config } from "#shared/rules/configFile.ts";

export const CONFIG_FILE = "config.ini";

/** No honest one is near it; read before anything else, it must not hold up the start. */
const MAX_BYTES = 64 * 1024;

export interface ProgramConfig extends Config {
  /** What is wrong with the file, as sentences; empty when all is well or there is no file. */
  problems: string[];
}

/**
 * Never throws: a file that cannot be read counts as none, and is told of.
 *
 * @param folder where the program's executable lies
 * @param environment variables of the process, for `%NAME%` in paths
 */
export function readConfigFile(
  folder: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  windows: boolean = process.platform === "win32",
): ProgramConfig {
  const none = (problem: string): ProgramConfig => ({ remember: true, problems: [problem] });
  let bytes: Buffer;
  try {
    const file = path.join(folder, CONFIG_FILE);
    if (fs.statSync(file).size > MAX_BYTES) {
      return none(
        "ファイルが大きすぎます（64KBまで）。別のファイルの名前が config.ini になっていないか、確かめてください。",
      );
    }
    bytes = fs.readFileSync(file);
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (missing) return { remember: true, problems: [] };
    return none("ファイルを読めません。ファイルの読み取りの権限を確かめてください。");
  }
  const text = decodeText(bytes);
  if (text === undefined) {
    return none("文章のファイルではありません。メモ帳で UTF-8 か ANSI（Shift_JIS）で保存してください。");
  }
  const { config, problems } = parseConfig(text, {
    variable: (name) => lookUp(environment, name, windows),
    windows,
  });
  return { ...config, problems: problems.map(configProblemSentence) };
}

/** Windows does not distinguish the case of names. */
function lookUp(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
  windows: boolean,
): string | undefined {
  if (!windows) return environment[name];
  const same = Object.keys(environment).find((key) => key.toUpperCase() === name.toUpperCase());
  return same === undefined ? undefined : environment[same];
}
