/**
 * Folders of the program as the command line uses them: those of the window, so that both list and make the same backups,
 * also where `config.ini` presets them.
 */
import { join } from "node:path";
import type { BackupOptions } from "#electron/backend/backup/keeper.ts";
import { readConfigFile } from "#electron/backend/program/configFile.ts";
import { dataFolder, makeDataFolder, type DataFolderSystem } from "#electron/backend/program/dataFolder.ts";
import { dataFolderSentence } from "#shared/messages/config.ts";

export interface ProgramFolders {
  backups: BackupOptions;
  /** Of the log. */
  log: string;
  /** What is wrong with `config.ini`, as sentences. */
  problems: string[];
}

/**
 * @param beside the folder of the command line's own package, whose `config.ini` holds as that of the window does.
 * `JIMUKYOKU_PROGRAM` in the environment names the folder of the installed program instead, `JIMUKYOKU_BACKUPS` another
 * folder of backups, for scripts.
 */
export function programFolders(beside: string, system: DataFolderSystem): ProgramFolders {
  const { environment, platform } = system;
  const config = readConfigFile(
    environment["JIMUKYOKU_PROGRAM"] || beside,
    environment,
    platform === "win32",
  );
  // Only a preset may turn out not to be usable; the usual folder is made with the first file in it.
  const { folder: preset, refused } =
    config.data === undefined ? { folder: undefined, refused: [] } : makeDataFolder(config.data, system);
  return {
    backups: {
      folder: environment["JIMUKYOKU_BACKUPS"] || join(preset ?? usualFolder(system), "控え"),
      second: config.backup,
    },
    log: preset === undefined ? usualLog(system) : join(preset, "log"),
    problems: [...config.problems, ...refused.map(dataFolderSentence)],
  };
}

/** Where Electron and the window have it. */
function usualFolder(system: DataFolderSystem): string {
  const { platform, environment, home } = system;
  const named = dataFolder(undefined, system);
  if (named !== undefined) return named;
  return platform === "darwin"
    ? join(home, "Library", "Application Support", "Jimukyoku")
    : join(environment["XDG_CONFIG_HOME"] || join(home, ".config"), "Jimukyoku");
}

/** On Windows the window's own log, elsewhere in the account's state folder. */
function usualLog(system: DataFolderSystem): string {
  const { platform, environment, home } = system;
  if (platform === "win32") return join(usualFolder(system), "log");
  return join(environment["XDG_STATE_HOME"] || join(home, ".local", "state"), "jimukyoku", "log");
}
