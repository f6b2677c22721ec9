/** Packs the project with a dummy Electron, the way `npx electron-builder` would pack it with the real one. */
import { execFile } from "node:child_process";
import { cp, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { DUMMY_VERSION, makeDummyElectron } from "./dummyElectron.ts";
import type { System } from "./system.ts";

/** What decides what is packed; everything else of the project is only ever read. */
const needed = ["package.json", "package-lock.json", "electron-builder.yml", "build/packing", "build/icon"];

/** Copies what packing needs into an empty folder, so that nothing is written into the project. */
export async function copyProject(project: string, target: string): Promise<void> {
  await mkdir(join(target, "build"), { recursive: true });
  for (const name of needed) await cp(join(project, name), join(target, name), { recursive: true });
  await symlink(join(project, "node_modules"), join(target, "node_modules"), "junction");
}

/**
 * Throws with electron-builder's words when it does not get to the end.
 *
 * @param project what `copyProject` made, with the built product in `dist`; the dummy is made beside it
 * @returns the folder that a PC would get
 */
export async function packWithDummy(project: string, system: System): Promise<string> {
  const electron = join(project, "..", `electron-${system}`);
  await makeDummyElectron(electron, system);
  const options = [
    `--${system}`,
    "dir",
    "--x64",
    `-c.electronDist=${electron}`,
    `-c.electronVersion=${DUMMY_VERSION}`,
  ];
  const builder = join(project, "node_modules/electron-builder/cli.js");
  try {
    await promisify(execFile)(process.execPath, [builder, ...options], { cwd: project });
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`electron-builder に失敗しました\n${stdout}${stderr}`, { cause: error });
  }
  return join(project, "release", `${system}-unpacked`);
}
