/** Builds the program with one protection taken out, to see that the checks notice. */
import fs from "node:fs";
import path from "node:path";
import { build } from "vite";
import { mainConfig } from "#build/vite.electron.ts";
import { repository } from "#test/e2e/host.ts";

export interface Breakage {
  /** File of the shell. */
  file: string;
  from: string;
  to: string;
}

/** @returns the folder of an app that is the shipped one but for these changes of its main process. */
export async function buildVariant(name: string, breakages: readonly Breakage[]): Promise<string> {
  const folder = path.join(repository, ".cache", `variant-${process.pid}-${name}`);
  const dist = path.join(folder, "dist");
  fs.cpSync(path.join(repository, "dist"), dist, { recursive: true });
  fs.copyFileSync(path.join(repository, "package.json"), path.join(folder, "package.json"));
  const open = new Set(breakages);
  await build(
    mainConfig({
      outDir: path.join(dist, "electron"),
      plugins: [
        {
          name: "break-on-purpose",
          enforce: "pre",
          transform(code, id) {
            let changed = code;
            for (const breakage of breakages) {
              if (!id.endsWith(`/electron/shell/${breakage.file}`)) continue;
              if (!changed.includes(breakage.from)) continue;
              changed = changed.replace(breakage.from, breakage.to);
              open.delete(breakage);
            }
            return changed;
          },
        },
      ],
    }),
  );
  // A breakage that no longer finds its place would leave a sound program, and prove nothing.
  if (open.size > 0) throw new Error(`not found: ${[...open].map(({ from }) => from).join("; ")}`);
  return folder;
}
