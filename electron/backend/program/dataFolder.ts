/**
 * Where the program keeps its own settings: on this PC, never in the roaming profile, which offices copy over the network
 * at every log-on, keep small or forbid to programs. Plan files lie where the person puts them.
 */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { locationOf, type Location } from "#db/location.ts";

export interface DataFolderSystem {
  platform: NodeJS.Platform;
  environment: Readonly<Record<string, string | undefined>>;
  home: string;
}

/**
 * @param preset from `config.ini`
 * @returns the folder; undefined to leave it where the system has such folders
 */
export function dataFolder(
  preset: string | undefined,
  { platform, environment, home }: DataFolderSystem,
): string | undefined {
  if (preset !== undefined) return preset;
  if (platform !== "win32") return undefined;
  const local = environment["LOCALAPPDATA"] || path.win32.join(home, "AppData", "Local");
  return path.win32.join(local, "Jimukyoku");
}

/**
 * Makes the folder: the preset one, else the one without a preset.
 *
 * @returns the folder that is there now, undefined to leave it to the system, and those that could not be made
 */
export function makeDataFolder(
  preset: string | undefined,
  system: DataFolderSystem,
): { folder: string | undefined; refused: string[] } {
  const refused: string[] = [];
  for (const folder of new Set([dataFolder(preset, system), dataFolder(undefined, system)])) {
    if (folder === undefined) break;
    try {
      mkdirSync(folder, { recursive: true });
      return { folder, refused };
    } catch {
      refused.push(folder);
    }
  }
  return { folder: undefined, refused };
}

/** Whether a folder of settings and backups is on this PC; a server may be away, and OneDrive copies what is being written. */
export function placeOfData(folder: string): Location {
  return locationOf(folder);
}
