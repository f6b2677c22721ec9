/**
 * Called by electron-builder when Electron's own files are in place: takes its demonstration program out, which stays when
 * Electron comes from a folder instead of a download.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";

export default async function afterExtract({ appOutDir }: { appOutDir: string }): Promise<void> {
  await rm(join(appOutDir, "resources", "default_app.asar"), { force: true });
}
