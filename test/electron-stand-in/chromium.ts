/** Starts Debian's Chromium in the role of Electron's renderer and network stack. */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { CdpConnection } from "./cdp.ts";
import { connect } from "./cdp.ts";

export interface Chromium {
  cdp: CdpConnection;
  process: ChildProcess;
}

export interface ChromiumOptions {
  /** Profile folder: storage of the page lives as long as the app's own folder. */
  profile: string;
  /** Switches of the app's command line, and those the app appended. */
  switches: ReadonlyMap<string, string>;
  headed: boolean;
  /** The proxy that stands before every network. */
  gateway: string;
}

const fixed: readonly (readonly [string, string])[] = [
  // No name resolves in Chromium itself. Everything takes the gateway, this machine too: there it can be told whether
  // the program's egress block let it pass.
  ["host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  ["proxy-bypass-list", "<-loopback>"],
  ["disable-gpu", ""],
  ["disable-quic", ""],
  ["no-first-run", ""],
  ["no-default-browser-check", ""],
  ["disable-background-networking", ""],
  ["disable-component-update", ""],
  ["disable-sync", ""],
  ["remote-debugging-pipe", ""],
];
/** The first would cancel requests to this machine before the program's own egress block is asked. */
const disabledFeatures = ["LocalNetworkAccessChecks", "Translate", "OptimizationHints"];

export function executable(): string {
  const found = [process.env.CHROMIUM_PATH, "/usr/lib/chromium/chromium", "/usr/bin/chromium"].find(
    (candidate) => candidate !== undefined && fs.existsSync(candidate),
  );
  if (!found) throw new Error("Electron stand-in: Chromium was not found (set CHROMIUM_PATH)");
  return found;
}

export async function startChromium({
  profile,
  switches,
  headed,
  gateway,
}: ChromiumOptions): Promise<Chromium> {
  fs.mkdirSync(profile, { recursive: true });
  const all = new Map([...switches, ...fixed]);
  all.set("user-data-dir", path.resolve(profile));
  all.set(
    "disable-features",
    [switches.get("disable-features"), ...disabledFeatures].filter(Boolean).join(","),
  );
  all.set("proxy-server", gateway);
  if (process.getuid?.() === 0) all.set("no-sandbox", "");
  if (headed) {
    // A window without tabs and address bar, for the first window of the program.
    all.set("app", "data:text/html,");
    // No warning bar about the switches above.
    all.set("test-type", "");
  } else {
    all.set("headless", "new");
    all.set("no-startup-window", "");
  }
  const child = spawn(
    executable(),
    [...all].map(([name, value]) => (value === "" ? `--${name}` : `--${name}=${value}`)),
    {
      stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
      env: { ...process.env, LANGUAGE: "ja", LANG: "ja_JP.UTF-8" },
    },
  );
  const failed = new Promise<never>((_resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`Chromium ended at its start (${code})`)));
  });
  failed.catch(() => undefined);
  // Playwright finds the browser by this line; everything else Chromium says is its own affair.
  readline.createInterface({ input: child.stderr as Readable }).on("line", (line) => {
    if (line.startsWith("DevTools listening on ")) process.stderr.write(`${line}\n`);
    else if (process.env.STAND_IN_DEBUG) process.stderr.write(`[chromium] ${line}\n`);
  });
  const cdp = connect(child.stdio[4] as Readable, child.stdio[3] as Writable);
  await Promise.race([cdp.browser.send("Browser.getVersion"), failed]);
  return { cdp, process: child };
}
