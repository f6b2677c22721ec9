/** What the modules of one running stand-in share: the command line now, the browser once the app is ready. */
import type { CdpConnection } from "./cdp.ts";
import type { CommandLine } from "./switches.ts";
import { readCommandLine } from "./switches.ts";

export interface Host {
  commandLine: CommandLine;
  /** The person sees the windows (a developer's aid); otherwise nobody does and dialogs must be answered by tests. */
  headed: boolean;
  browser(): CdpConnection;
  browserStarted(cdp: CdpConnection): void;
}

function createHost(): Host {
  let started: CdpConnection | undefined;
  return {
    commandLine: readCommandLine(process.argv.slice(1)),
    headed: process.env.STAND_IN_HEADED === "1",
    browser() {
      if (!started) throw new Error("Electron: the app is not ready yet");
      return started;
    },
    browserStarted(cdp) {
      started = cdp;
    },
  };
}

export const host: Host = createHost();
