/** Where the window's program keeps backups, so that the command line lists and makes the same ones. */
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * @param environment `JIMUKYOKU_BACKUPS` names another folder: for scripts, and where `config.ini` presets the folder of
 * the program's data
 */
export function backupFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const named = environment["JIMUKYOKU_BACKUPS"];
  if (named) return named;
  const data =
    process.platform === "win32"
      ? environment["LOCALAPPDATA"] || join(homedir(), "AppData", "Local")
      : environment["XDG_CONFIG_HOME"] || join(homedir(), ".config");
  return join(data, "Jimukyoku", "控え");
}
