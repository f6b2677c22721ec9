/**
 * The command line `jimukyoku`: plain Node over the same backend as the window, for scripts, tests and IT staff.
 * Results on stdout, errors on stderr as `code: sentence`; exit 0 done, 1 failed, 2 usage.
 */
import { readFileSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { fileURLToPath } from "node:url";
import { createBackend } from "#electron/backend/backend.ts";
import { createLog } from "#electron/backend/support/log.ts";
import { logDeed } from "#electron/backend/support/deeds.ts";
import { programFolders } from "./programFolders.ts";
import { run } from "./run.ts";

const packageFolder = new URL("../../../", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", packageFolder), "utf8")) as {
  version: string;
};

/** Who stands in the history; accounts without a name (services, containers) exist. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return "jimukyoku";
  }
}

const folders = programFolders(fileURLToPath(packageFolder), {
  platform: process.platform,
  environment: process.env,
  home: homedir(),
});
const err = (line: string): void => void process.stderr.write(`${line}\n`);
// Machines read stderr as one line of JSON.
if (!process.argv.includes("--json")) folders.problems.forEach((problem) => err(`config.ini: ${problem}`));
const log = createLog(folders.log);
const backend = createBackend({
  version: manifest.version,
  actor: accountName(),
  log: ({ reference, method, error }) => log.fault(reference, error, { method }),
  deeds: (deed) => logDeed(log, deed),
  backups: folders.backups,
});
process.exitCode = await run(process.argv.slice(2), {
  backend,
  version: manifest.version,
  faults: { log, folder: folders.log },
  out: (line) => process.stdout.write(`${line}\n`),
  err,
});
