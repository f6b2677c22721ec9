/** Runs the real command line in a folder of its own and tells what came out of it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));
export const sampleFile = join(projectRoot, "shared/sample/samplePlan.json");
const main = join(projectRoot, "electron/backend/cli/main.ts");

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Desk {
  folder: string;
  path(name: string): string;
  /** Runs `jimukyoku …` with this folder as the current one. */
  run(...given: string[]): Ran;
  /** The same with something on standard input. */
  runWith(input: string, ...given: string[]): Ran;
  clear(): void;
}

export function newDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), "desk-"));
  // What the program keeps for itself, so that nothing is left with whoever runs the tests.
  const home = mkdtempSync(join(tmpdir(), "desk-home-"));
  return {
    folder,
    path: (name) => join(folder, name),
    run: (...given) => ran(folder, home, "", given),
    runWith: (input, ...given) => ran(folder, home, input, given),
    clear: () => {
      for (const one of [folder, home]) rmSync(one, { recursive: true, force: true });
    },
  };
}

function ran(folder: string, home: string, input: string, given: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...given], {
    cwd: folder,
    env: { ...process.env, XDG_CONFIG_HOME: home, XDG_STATE_HOME: home },
    encoding: "utf8",
    input,
  });
  return { code: status, stdout, stderr };
}
