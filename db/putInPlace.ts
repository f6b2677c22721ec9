/** The last steps of writing, for databases and settings alike: on disk, then under its name, then the name itself. */
import { closeSync, fsyncSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { removeLeftovers } from "./leftovers.ts";
import { renamePatiently } from "./renamePatiently.ts";

/** The steps, replaceable so that tests can make each of them fail or look on. */
export interface PlacingSteps {
  syncFile: (path: string) => void;
  rename: (from: string, to: string) => void;
  syncFolder: (folder: string) => void;
}

const steps: PlacingSteps = {
  syncFile: (path) => sync(path, "r+"),
  rename: renamePatiently,
  syncFolder(folder) {
    // Windows lets no folder be synced.
    if (process.platform !== "win32") sync(folder, "r");
  },
};

/**
 * Gives a finished file, which lies in the same folder under another name, its own name; a file of that name is replaced.
 * What a killed program left unfinished in the folder goes. Throws the system's error; the file of that name is then as it
 * was.
 */
export function putInPlace(temporary: string, path: string, changed: Partial<PlacingSteps> = {}): void {
  const { syncFile, rename, syncFolder } = { ...steps, ...changed };
  syncFile(temporary);
  rename(temporary, path);
  syncFolder(dirname(path));
  // Last: a copy made by Windows is as old as its source, and would be taken for a leftover itself.
  removeLeftovers(dirname(path), new Date());
}

function sync(path: string, flags: "r" | "r+"): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
