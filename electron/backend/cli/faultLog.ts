/** Where the command line tells faults of the program: on Windows the window's own log, elsewhere the account's state folder. */
import { homedir } from "node:os";
import { join } from "node:path";

export function logFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (platform === "win32") {
    return join(environment["LOCALAPPDATA"] || join(home, "AppData", "Local"), "Jimukyoku", "log");
  }
  return join(environment["XDG_STATE_HOME"] || join(home, ".local", "state"), "jimukyoku", "log");
}
