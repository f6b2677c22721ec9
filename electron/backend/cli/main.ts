/**
 * The command line `jimukyoku`: plain Node over the same backend as the window, for scripts, tests and IT staff.
 * Results on stdout, errors on stderr as `code: sentence`; exit 0 done, 1 failed, 2 usage.
 */
import { readFileSync } from "node:fs";
import { userInfo } from "node:os";
import { createBackend } from "#electron/backend/backend.ts";
import { backupFolder } from "./backupFolder.ts";
import { createLog } from "#electron/backend/support/log.ts";
import { logFolder } from "./faultLog.ts";
import { run } from "./run.ts";

const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
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

const folder = logFolder(process.env);
const log = createLog(folder);
const backend = createBackend({
  version: manifest.version,
  actor: accountName(),
  log: ({ reference, method, error }) => log.fault(reference, error, { method }),
  backups: { folder: backupFolder(process.env) },
});
process.exitCode = await run(process.argv.slice(2), {
  backend,
  version: manifest.version,
  faults: { log, folder },
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
});
