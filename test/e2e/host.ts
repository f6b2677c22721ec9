/**
 * What the end-to-end specs run on. `E2E_HOST=electron` insists on the real executable, `stand-in` on the stand-in,
 * `auto` (the default) takes the real one where it is installed. The name is in every test's title.
 */
import fs from "node:fs";
import path from "node:path";

export type HostName = "electron" | "stand-in";

export const repository = path.join(import.meta.dirname, "..", "..");
const electronFolder = path.join(repository, "node_modules", "electron");

/** Looked up on disk: importing the package without its executable would start a download. */
export function electronExecutable(): string | undefined {
  const named = path.join(electronFolder, "path.txt");
  if (!fs.existsSync(named)) return undefined;
  const executable = path.join(electronFolder, "dist", fs.readFileSync(named, "utf8").trim());
  return fs.existsSync(executable) ? executable : undefined;
}

export function chooseHost(wanted: string = process.env.E2E_HOST ?? "auto"): HostName {
  switch (wanted) {
    case "auto":
      return electronExecutable() === undefined ? "stand-in" : "electron";
    case "stand-in":
      return "stand-in";
    case "electron":
      if (electronExecutable() === undefined) {
        throw new Error(
          "E2E_HOST=electron, but Electron's executable is not installed (npx install-electron)",
        );
      }
      return "electron";
    default:
      throw new Error(`E2E_HOST must be auto, electron or stand-in, not ${wanted}`);
  }
}

export const host: HostName = chooseHost();
/** The folder that holds an executable called `electron`: read by the `electron` package, and so by Playwright. */
export const standInFolder = path.join(repository, "test", "electron-stand-in");

if (host === "stand-in") process.env.ELECTRON_OVERRIDE_DIST_PATH = standInFolder;
